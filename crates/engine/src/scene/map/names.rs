//! Names of nations, regions and towns, where they can be read.

use super::super::city::CITIES;
use super::super::label::{Space, width};
use super::super::{Anchor, Ink, Item, TextStyle};
use super::Build;
use crate::geo::Projection;

/// Nations are named when one CSS pixel is at least so many metres, regions below.
const NATIONS_FROM: f64 = 1_000.0;
/// Regions are no longer named below.
const REGIONS_FROM: f64 = 120.0;
/// Towns are named when one CSS pixel is at most so many metres: farther out, a name beside a symbol
/// stands on another town.
const TOWNS_TO: f64 = 5_000.0;
/// How many times as wide as its area a name may be: a wider one seems to name its neighbours.
const WIDEST_NAME: f64 = 2.5;

impl Build<'_> {
    /// Names of nations far out and of regions closer up, beneath all marks, where they are covered
    /// least.
    pub(super) fn area_names(&mut self) {
        let (view, boundaries) = (&self.input.view, self.input.ground.boundaries);
        let (features, style) = if view.scale >= NATIONS_FROM {
            (&boundaries.nations, TextStyle::Nation)
        } else if view.scale >= REGIONS_FROM {
            (&boundaries.regions, TextStyle::Region)
        } else {
            return;
        };
        for feature in features {
            let name = match feature.region.filter(|_| style == TextStyle::Region) {
                Some(region) => region.name(),
                None => feature
                    .nation
                    .map_or(feature.name.as_str(), |nation| nation.name()),
            };
            let name = self.input.words.value(name);
            let text = if style == TextStyle::Nation {
                name.to_ascii_uppercase()
            } else {
                name.to_owned()
            };
            let [west, south, east, north] = feature.bbox;
            let span = [(east - west) / view.scale, (north - south) / view.scale];
            self.area_name(view.to_screen(feature.label), span, &text, style);
        }
    }

    /// One name near the middle of its area, in two lines where the area is narrower than the name.
    fn area_name(&mut self, middle: [f64; 2], span: [f64; 2], text: &str, style: TextStyle) {
        let whole = width(text, style);
        let lines = match text.split_once(' ') {
            Some((first, rest)) if whole > span[0] => vec![first, rest],
            _ => vec![text],
        };
        let line_height = style.face().size * 1.35;
        let size = [
            lines
                .iter()
                .map(|line| width(line, style))
                .fold(0.0, f64::max),
            line_height * lines.len() as f64,
        ];
        if size[0] > span[0] * WIDEST_NAME {
            return;
        }
        // A covered mark weighs as much as being so many pixels off.
        const PER_MARK: f64 = 24.0;
        let reach = area_name_reach(span);
        let marks = self
            .room
            .circles_in(Space::around(middle, size).grown(reach));
        let cost = |at: [f64; 2]| {
            let space = Space::around(at, size);
            let covered = marks
                .iter()
                .filter(|&&mark| space.meets_circle(mark))
                .count();
            (at[0] - middle[0]).hypot(at[1] - middle[1]) + PER_MARK * covered as f64
        };
        let best = area_name_spots(reach)
            .map(|[dx, dy]| [middle[0] + dx, middle[1] + dy])
            .filter(|&at| self.room.is_free_of_text(Space::around(at, size)))
            .map(|at| (at, cost(at)))
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(at, _)| at);
        let Some(at) = best else { return };
        self.room.take(Space::around(at, size));
        let top = at[1] - line_height * (lines.len() - 1) as f64 / 2.0;
        for (i, line) in lines.into_iter().enumerate() {
            self.items.push(Item::Text {
                at: [at[0], top + line_height * i as f64],
                anchor: Anchor::Middle,
                text: line.to_owned(),
                style,
                ink: Ink::AreaName,
                opacity: 1.0,
            });
        }
    }

    pub(super) fn city_names(&mut self) {
        let view = &self.input.view;
        if view.scale > TOWNS_TO {
            return;
        }
        for city in CITIES.iter().filter(|city| view.scale <= city.from_scale) {
            let [x, y] = view.to_screen(Projection::project(city.position));
            if !self.near_view([x, y], 0.0) {
                continue;
            }
            let style = TextStyle::Town;
            let text = self.input.words.value(city.name).to_owned();
            // Beside the symbol that covers the town, else beside the town itself.
            let ([x, y], radius) = self.room.circle_over([x, y]).unwrap_or(([x, y], 2.0));
            let gap = radius + 4.0;
            let spots = [
                ([x + gap, y], Anchor::Start),
                ([x - gap, y], Anchor::End),
                ([x, y - gap - 5.0], Anchor::Middle),
                ([x, y + gap + 5.0], Anchor::Middle),
                ([x + gap * 0.75, y - gap * 0.85], Anchor::Start),
                ([x + gap * 0.75, y + gap * 0.85], Anchor::Start),
                ([x - gap * 0.75, y - gap * 0.85], Anchor::End),
                ([x - gap * 0.75, y + gap * 0.85], Anchor::End),
            ];
            let space = |&(at, anchor): &_| Space::of_text(&text, style, at, anchor);
            let found = spots
                .into_iter()
                .find(|spot| self.room.is_free(space(spot)));
            let Some((at, anchor)) = found else { continue };
            self.room.take(space(&(at, anchor)));
            let (ink, opacity) = (Ink::TownName, 1.0);
            self.items.push(Item::Text {
                at,
                anchor,
                text,
                style,
                ink,
                opacity,
            });
        }
    }
}

/// How far a name may be from the middle of an area that spans so many pixels.
fn area_name_reach([width, height]: [f64; 2]) -> [f64; 2] {
    [(width / 5.0).min(64.0), (height / 2.2).min(56.0)]
}

fn area_name_spots([dx, dy]: [f64; 2]) -> impl Iterator<Item = [f64; 2]> {
    const STEPS: i32 = 5;
    let share = |n: i32| f64::from(n) / f64::from(STEPS);
    (-STEPS..=STEPS)
        .flat_map(|row| (-STEPS..=STEPS).map(move |column| [column, row]))
        .map(move |[column, row]| [share(column) * dx, share(row) * dy])
}
