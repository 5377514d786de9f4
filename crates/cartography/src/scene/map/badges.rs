//! "Somewhere in" badges, each placed within its region or nation.

use super::super::label::{LabelBox, width};
use super::super::{Anchor, Edge, Ink, Item, Mark, MarkId, TextStyle};
use super::Build;
use super::interior::Interior;
use super::names::inner;
use crate::view::Pixels;

/// The height of a badge in CSS pixels.
const BADGE: f64 = 20.0;
/// The gap between a badge and the map's edge, in CSS pixels.
const EDGE: f64 = 2.0;
/// The minimum gap between a badge's centre and the border, in CSS pixels.
const INSET: f64 = 1.0;
/// The cost of reaching over a border, as a distance in CSS pixels.
const PER_BORDER: f64 = 40.0;
/// The cost of covering a text, likewise.
const PER_TEXT: f64 = 400.0;
/// The cost of covering a mark, for each CSS pixel of its radius.
const PER_RADIUS: f64 = 4.0;
/// Positions are tried this many CSS pixels apart along a row, a fixed number to each side.
const STRIDE: f64 = 12.0;
const STRIDES: i32 = 7;

/// How many times as wide and as high as the map an area may be and still have a badge.
const MOST_BEYOND: f64 = 3.0;

/// A "somewhere in" badge and where it fits.
pub(super) struct Badge {
    at: Pixels,
    size: Pixels,
    text: String,
}

impl Build<'_> {
    /// Places the badges. A badge's centre is always within its region or nation and all of it on
    /// the map: in the part that is in view, near the label point, where it hides least. Where no
    /// such position exists, there is no badge; the headline and the legend count its records at
    /// every camera position.
    pub(super) fn badges(&mut self) -> Vec<Badge> {
        let input = self.input;
        let mut badges = Vec::with_capacity(input.somewhere.len());
        for (index, somewhere) in input.somewhere.iter().enumerate() {
            let text = format!("≈ {}", input.words.number(somewhere.count));
            let size = Pixels([width(&text, TextStyle::SmallCount) + 12.0, BADGE]);
            let Some(at) = self.badge_spot(somewhere.area, size) else {
                continue;
            };
            self.room.take(LabelBox::around(at, size));
            let weight = u64::from(somewhere.count);
            let radius = size.x().max(size.y()) / 2.0;
            let id = MarkId::RegionOnly(index as u32);
            self.marks.push(Mark {
                id,
                at,
                radius,
                weight,
                cluster: None,
            });
            badges.push(Badge { at, size, text });
        }
        badges
    }

    fn badge_spot(&self, area: super::Area, size: Pixels) -> Option<Pixels> {
        let (view, boundaries) = (&self.input.view, self.input.ground.boundaries);
        let feature = area.feature(boundaries)?;
        let [west, south, east, north] = feature.bbox;
        let spans = [(east - west) / view.scale, (north - south) / view.scale];
        // In a small part of an area, the badge would suggest that the records are there.
        if (0..2).all(|axis| spans[axis] > view.size.0[axis] * MOST_BEYOND) {
            return None;
        }
        let margin = size.map(|side| side / 2.0 + EDGE);
        let inside = Interior::new(view, boundaries, feature, BADGE / 2.0, margin)?;
        let wanted = inner(view, view.to_screen(feature.label));
        let mut best: Option<(Pixels, f64)> = None;
        for row in inside.rows_from(wanted.y()) {
            let y = inside.height(row);
            if best.is_some_and(|(_, least)| (y - wanted.y()).abs() >= least) {
                break;
            }
            for [from, to] in inside.middles(row, &[2.0 * INSET]) {
                for stride in -STRIDES..=STRIDES {
                    let x = wanted.x() + f64::from(stride) * STRIDE;
                    let at = Pixels([x.max(from).min(to), y]);
                    let cost = self.badge_cost(&inside, row, at, size, wanted);
                    if best.is_none_or(|(_, least)| cost < least) {
                        best = Some((at, cost));
                    }
                }
            }
        }
        best.map(|(at, _)| at)
    }

    /// The cost of a position, expressed in CSS pixels from the preferred one.
    fn badge_cost(
        &self,
        inside: &Interior,
        row: i32,
        at: Pixels,
        size: Pixels,
        wanted: Pixels,
    ) -> f64 {
        let space = LabelBox::around(at, size);
        let far = at.distance(wanted);
        let ends = [space.min.x(), space.max.x()];
        let over = (-1..=1).filter(|by| !inside.holds(row + by, ends)).count();
        let hidden = self.room.circles_in(space);
        let hidden: f64 = hidden.into_iter().map(|(_, radius)| radius).sum();
        let text = if self.room.is_free_of_text(space) {
            0.0
        } else {
            PER_TEXT
        };
        far + over as f64 * PER_BORDER + hidden * PER_RADIUS + text
    }

    pub(super) fn draw_badges(&mut self, badges: Vec<Badge>) {
        for Badge { at, size, text } in badges {
            let edge = Edge {
                ink: Ink::Mark,
                width: 1.2,
                dashed: true,
            };
            self.items.push(Item::Badge {
                at,
                size,
                radius: 5.0,
                fill: Ink::LitLand,
                edge,
            });
            self.text(&text, at, Anchor::Middle, TextStyle::SmallCount, Ink::Text);
        }
    }
}
