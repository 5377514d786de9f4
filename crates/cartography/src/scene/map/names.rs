//! Draws names of nations, regions and towns where they are legible.

use super::super::city::CITIES;
use super::super::label::{LabelBox, width};
use super::super::{Anchor, Ink, TextStyle};
use super::Build;
use super::interior::Interior;
use crate::view::{MapView, Pixels};
use geography::geo::Projection;
use geography::geo::boundaries::Feature;

/// The scale, in metres per CSS pixel, from which nations are named; below it, regions are.
const NATIONS_FROM: f64 = 1_000.0;
/// The scale below which regions are no longer named.
const REGIONS_FROM: f64 = 120.0;
/// The scale, in metres per CSS pixel, up to which towns are named: farther out, a name next to a
/// symbol would be on another town.
const TOWNS_TO: f64 = 5_000.0;
/// The gap between a name and the map's edge, in CSS pixels.
const EDGE: f64 = 2.0;
/// The preferred distance of a name from the map's edges, as a share of its side.
const INNER: f64 = 0.2;
/// The cost of covering a mark, as a distance in CSS pixels.
const PER_MARK: f64 = 24.0;
/// Positions are tried this many CSS pixels apart along a row, a fixed number to each side.
const STRIDE: f64 = 12.0;
const STRIDES: i32 = 5;

impl Build<'_> {
    /// Draws names of nations far out and of regions closer up, beneath all marks: each entirely
    /// within its own shape, in the part that is in view, where it covers least. One that does not
    /// fit is not drawn.
    pub(super) fn area_names(&mut self) {
        let (view, boundaries) = (&self.input.view, self.input.ground.boundaries);
        if view.scale >= NATIONS_FROM {
            for feature in &boundaries.nations {
                let name = feature
                    .nation
                    .map_or(&*feature.name, |nation| nation.name());
                let name = self.input.words.value(name).to_ascii_uppercase();
                if !self.area_name(feature, &name, TextStyle::Nation) {
                    self.area_name(feature, &name, TextStyle::NarrowNation);
                }
            }
        } else if view.scale >= REGIONS_FROM {
            for feature in &boundaries.regions {
                let name = feature
                    .region
                    .map_or(&*feature.name, |region| region.name());
                self.area_name(feature, self.input.words.value(name), TextStyle::Region);
            }
        }
    }

    /// Draws one name within its feature, in two lines where it does not fit in one; returns
    /// whether it fits.
    fn area_name(&mut self, feature: &Feature, text: &str, style: TextStyle) -> bool {
        let view = &self.input.view;
        let line_height = style.face().size * 1.35;
        let margin = Pixels([EDGE, line_height / 2.0 + EDGE]);
        let inside = Interior::new(
            view,
            self.input.ground.boundaries,
            feature,
            line_height / 2.0,
            margin,
        );
        let Some(inside) = inside else { return false };
        let middle = inner(view, view.to_screen(feature.label));
        let one = [text];
        let two = text.split_once(' ').map(|(first, rest)| [first, rest]);
        let mut found = self.room_for(&inside, middle, &one, style);
        let mut lines = &one[..];
        if let (None, Some(two)) = (found, &two) {
            found = self.room_for(&inside, middle, two, style);
            lines = two;
        }
        let Some((at, size)) = found else {
            return false;
        };
        self.room.take(LabelBox::around(at, size));
        let top = at.y() - line_height * (lines.len() - 1) as f64 / 2.0;
        for (i, line) in lines.iter().enumerate() {
            let at = Pixels([at.x(), top + line_height * i as f64]);
            self.text(line, at, Anchor::Middle, style, Ink::AreaName);
        }
        true
    }

    /// The best centre for a name with these lines, and its cost: near the preferred position, over
    /// few marks.
    fn room_for(
        &self,
        inside: &Interior,
        wanted: Pixels,
        lines: &[&str],
        style: TextStyle,
    ) -> Option<(Pixels, Pixels)> {
        let widths: Vec<f64> = lines.iter().map(|line| width(line, style)).collect();
        let widest = widths.iter().copied().fold(0.0, f64::max);
        let size = Pixels([widest, style.face().size * 1.35 * lines.len() as f64]);
        let mut best: Option<(Pixels, f64)> = None;
        for row in inside.rows_from(wanted.y()) {
            let y = inside.height(row);
            if best.is_some_and(|(_, least)| (y - wanted.y()).abs() >= least) {
                break;
            }
            for [from, to] in inside.middles(row, &widths) {
                for stride in -STRIDES..=STRIDES {
                    let x = wanted.x() + f64::from(stride) * STRIDE;
                    let at = Pixels([x.max(from).min(to), y]);
                    let far = at.distance(wanted);
                    let space = LabelBox::around(at, size);
                    if best.is_some_and(|(_, least)| far >= least)
                        || !self.room.is_free_of_text(space)
                    {
                        continue;
                    }
                    let cost = far + PER_MARK * self.room.circles_in(space).len() as f64;
                    if best.is_none_or(|(_, least)| cost < least) {
                        best = Some((at, cost));
                    }
                }
            }
        }
        best.map(|(at, _)| (at, size))
    }

    pub(super) fn city_names(&mut self) {
        let view = &self.input.view;
        if view.scale > TOWNS_TO {
            return;
        }
        for city in CITIES.iter().filter(|city| view.scale <= city.from_scale) {
            let at = view.to_screen(Projection::project(city.position));
            if !self.near_view(at, 0.0) {
                continue;
            }
            let style = TextStyle::Town;
            let text = self.input.words.value(city.name).to_owned();
            // Next to the symbol that covers the town, else next to the town itself.
            let (Pixels([x, y]), radius) = self.room.circle_over(at).unwrap_or((at, 2.0));
            let gap = radius + 4.0;
            let spots = [
                (Pixels([x + gap, y]), Anchor::Start),
                (Pixels([x - gap, y]), Anchor::End),
                (Pixels([x, y - gap - 5.0]), Anchor::Middle),
                (Pixels([x, y + gap + 5.0]), Anchor::Middle),
                (Pixels([x + gap * 0.75, y - gap * 0.85]), Anchor::Start),
                (Pixels([x + gap * 0.75, y + gap * 0.85]), Anchor::Start),
                (Pixels([x - gap * 0.75, y - gap * 0.85]), Anchor::End),
                (Pixels([x - gap * 0.75, y + gap * 0.85]), Anchor::End),
            ];
            let space = |&(at, anchor): &_| LabelBox::of_text(&text, style, at, anchor);
            let found = spots
                .into_iter()
                .find(|spot| self.room.is_free(space(spot)));
            let Some((at, anchor)) = found else { continue };
            self.room.take(space(&(at, anchor)));
            self.text(&text, at, anchor, style, Ink::TownName);
        }
    }
}

/// The point of the map's inner part that is nearest to another: the preferred position for a
/// feature's name or badge, so that it stays in view when the feature's own centre has left the
/// map.
pub(super) fn inner(view: &MapView, at: Pixels) -> Pixels {
    let along = |axis: usize| {
        let side = view.size.0[axis];
        at.0[axis].max(side * INNER).min(side * (1.0 - INNER))
    };
    Pixels([along(0), along(1)])
}
