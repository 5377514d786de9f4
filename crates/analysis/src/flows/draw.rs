//! Draws links as lines on the map.

use super::super::{Action, Input, maps};
use super::key::{WIDEST, dot, key, width_of_line};
use super::{FlowLink, Flows, To};
use crate::figure::{Figure, Fill, Frame, LABEL, Mark, fitted, width_of};
use cartography::scene::{Anchor, Edge, Ink, Item, Shape, TextStyle};
use cartography::view::{Metres, Pixels};
use messages::FlowsText;

/// How far a line's midpoint is from the straight line, as a share of its length.
const BEND: f64 = 0.14;
/// The length below which a link is drawn as a circle.
const NEAR: f64 = 14.0;

/// The maximum number of links drawn: more would hide each other.
pub const fn most(to: To) -> usize {
    match to {
        To::Region => 60,
        To::Place => 150,
        To::Nation => 16,
    }
}

/// Draws the map with its key.
pub fn figure(input: &Input, flows: &Flows) -> Figure {
    let width = input.width.min(560.0);
    let map = maps::size(width);
    let mut frame = maps::uk([0.0, 0.0], map);
    maps::land(&mut frame);
    let mut pen = Pen {
        input,
        flows,
        most: 0,
        labels: Vec::new(),
    };
    let drawn = flows.drawn.iter().take(most(flows.to));
    let drawn: Vec<(&FlowLink, Ends)> = drawn
        .filter_map(|link| Some((link, pen.ends_of(&frame, link)?)))
        .collect();
    let lines = drawn.iter().filter(|(_, ends)| ends.length() >= NEAR);
    pen.most = lines.map(|(link, _)| link.count).max().unwrap_or_default();
    let key = key(input, flows, pen.most, map);
    let mut figure = Figure {
        isolates: true,
        ..Figure::new(map)
    };
    pen.origins(&mut figure);
    for (link, ends) in drawn {
        pen.link(&mut figure, &mut frame, link, ends);
    }
    pen.ends(&figure, &mut frame);
    figure.frames.extend([frame, key]);
    figure
}

struct Pen<'a> {
    input: &'a Input<'a>,
    flows: &'a Flows,
    most: u32,
    /// Left, top, right and bottom of each label drawn so far.
    labels: Vec<[f64; 4]>,
}

/// The two ends of a link.
#[derive(Clone, Copy)]
struct Ends([Pixels; 2]);

impl Ends {
    fn length(self) -> f64 {
        let [from, to] = self.0;
        from.distance(to)
    }
}

impl Pen<'_> {
    fn screen(&self, frame: &Frame, at: Metres) -> Pixels {
        frame
            .view
            .map(|view| view.to_screen(at))
            .unwrap_or_default()
    }

    fn ends_of(&self, frame: &Frame, link: &FlowLink) -> Option<Ends> {
        let origin = self.flows.origins.get(link.from as usize)?;
        let to = self.flows.target_at(self.input, link.to)?;
        Some(Ends([origin.at, to].map(|at| self.screen(frame, at))))
    }

    fn link(&mut self, figure: &mut Figure, frame: &mut Frame, link: &FlowLink, ends: Ends) {
        let Self { input, flows, .. } = *self;
        let Ends([from, to]) = ends;
        let act = flows.link_act(input, link);
        let on = act.as_ref().is_some_and(|act| act.is_on(input.query));
        let tip = figure.tip(self.said(link), act, on);
        if let Some(tip) = figure.tips.last_mut() {
            tip.of = Some(link.from);
        }
        let ink = if on { Ink::Accent } else { Ink::Flow };

        let Pixels([dx, dy]) = to - from;
        let width = width_of_line(link.count, self.most, flows.to);
        // Thin lines are fainter, so that many of them do not obscure the thick ones.
        let opacity = if on { 0.95 } else { 0.3 + 0.3 * width / WIDEST };
        if ends.length() < NEAR {
            let radius = if flows.to == To::Nation { 17.0 } else { 9.0 };
            let at = Pixels([from.x(), from.y() - radius]);
            let edge = Edge {
                ink,
                width: 2.0,
                dashed: false,
            };
            frame.put_with(Mark::Item(Item::Ring { at, radius, edge }), tip);
            if flows.to == To::Nation {
                let number = input.words.number(link.count);
                self.number(frame, &[Pixels([at.x(), at.y() - radius - 10.0])], number);
            }
            return;
        }
        // All bend to the same side, so that outward and return links stay apart.
        let middle = (from + to).map(|sum| sum / 2.0);
        let control = Pixels([middle.x() - dy * BEND, middle.y() + dx * BEND]);
        let point = if flows.to == To::Place {
            0.0
        } else {
            4.0 + 0.9 * width
        };
        let Pixels([ex, ey]) = to - control;
        let end = ex.hypot(ey).max(1.0);
        let [ux, uy] = [ex / end, ey / end];
        let base = Pixels([to.x() - ux * point, to.y() - uy * point]);
        let points = [from, control, base];
        frame.put_with(
            Mark::Item(Item::Curve {
                points,
                width,
                ink,
                opacity,
            }),
            tip,
        );
        if point > 0.0 {
            let half = width / 2.0 + 1.8;
            let points = vec![
                to.0,
                [base.x() - uy * half, base.y() + ux * half],
                [base.x() + uy * half, base.y() - ux * half],
            ];
            let fill = Fill::Solid(ink);
            let edge = None;
            let closed = true;
            frame.put_with(
                Mark::Path {
                    points,
                    closed,
                    fill,
                    edge,
                },
                tip,
            );
        } else {
            let symbol = dot(to, 1.6 + width / 2.0, Shape::Circle, ink);
            frame.put_with(Mark::Item(symbol), tip);
        }
        if flows.to == To::Nation {
            let number = input.words.number(link.count);
            let along = |t: f64| {
                let [a, b, c] = [(1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t];
                Pixels([0, 1].map(|i| a * from.0[i] + b * control.0[i] + c * to.0[i]))
            };
            self.number(frame, &[0.5, 0.4, 0.6, 0.3, 0.7].map(along), number);
        }
    }

    /// Draws a number on its line, at the first of some points that is free of other text.
    fn number(&mut self, frame: &mut Frame, points: &[Pixels], text: String) {
        let free = points.iter().find(|at| self.is_free(around(**at, &text)));
        let Some(&at) = free.or(points.first()) else {
            return;
        };
        let face = cartography::scene::Face {
            halo: 3.0,
            weight: 600,
            ..LABEL
        };
        let anchor = Anchor::Middle;
        let ink = Ink::Text;
        self.labels.push(around(at, &text));
        frame.put(Mark::Text {
            at: at.0,
            anchor,
            text,
            face,
            ink,
        });
    }

    /// The tooltip of a line: its ends, its count, and the institutions.
    fn said(&self, link: &FlowLink) -> String {
        let w = self.input.words;
        let mut who = String::new();
        if let (To::Region | To::Place, Some(origin)) =
            (self.flows.to, self.flows.origins.get(link.from as usize))
        {
            who = w.fill(
                FlowsText::Who,
                &[("list", &self.names(&origin.institutions))],
            );
        }
        let gaps = [
            ("from", self.flows.from_name(link)),
            ("to", self.flows.to_name(self.input, link)),
            ("count", &*self.input.counted(link.count)),
            ("who", &*who),
        ];
        w.fill(FlowsText::Tip, &gaps)
    }

    /// The names of an origin's institutions: the first three, and how many more.
    fn names(&self, codes: &[u32]) -> String {
        let w = self.input.words;
        let values = &self.input.data.institution.values;
        let names = codes
            .iter()
            .take(3)
            .map(|code| values.get(*code).to_owned());
        let mut names: Vec<String> = names.collect();
        if codes.len() > 3 {
            let n = w.number(codes.len() as u32 - 3);
            names.push(w.fill(FlowsText::More, &[("n", &n)]));
        }
        names.join(", ")
    }

    /// Adds the origins' tooltips, first of all so that their indices are known.
    fn origins(&self, figure: &mut Figure) {
        for (i, origin) in (0..).zip(&self.flows.origins) {
            let values = self.flows.institutions(self.input, i);
            let act = (!values.is_empty()).then_some(Action::ToggleAll(values));
            let on = act.as_ref().is_some_and(|act| act.is_on(self.input.query));
            let gaps = [
                ("town", &*origin.name),
                ("list", &*self.names(&origin.institutions)),
            ];
            figure.tip(self.input.words.fill(FlowsText::Origin, &gaps), act, on);
        }
    }

    /// Draws the origins' points, and the names of both ends where there is space.
    fn ends(&mut self, figure: &Figure, frame: &mut Frame) {
        let Self { input, flows, .. } = *self;
        let (shape, radius) = match flows.to {
            To::Nation => (Shape::Circle, 3.0),
            To::Region | To::Place => (Shape::Diamond, 4.0),
        };
        for (i, origin) in (0..).zip(&flows.origins) {
            let at = self.screen(frame, origin.at);
            let on = figure.tips.get(i as usize).is_some_and(|tip| tip.on);
            let tip = Some(i);
            let ink = if on { Ink::Accent } else { Ink::SiteMark };
            frame.put_with(Mark::Item(dot(at, radius, shape, ink)), tip);
            if !origin.institutions.is_empty() {
                self.name(frame, at, &origin.name);
            }
        }
        if flows.to == To::Place {
            return;
        }
        let origins = flows.origins.iter().filter(|o| !o.institutions.is_empty());
        let mut named: Vec<&str> = origins.map(|origin| origin.name.as_str()).collect();
        for link in flows.drawn.iter().take(most(flows.to)) {
            let name = flows.to_name(input, link);
            if !named.contains(&name) {
                named.push(name);
                if let Some(at) = flows.target_at(input, link.to) {
                    let at = self.screen(frame, at);
                    self.name(frame, at, name);
                }
            }
        }
    }

    fn is_free(&self, [left, top, right, bottom]: [f64; 4]) -> bool {
        let apart = |o: &[f64; 4]| right < o[0] || o[2] < left || bottom < o[1] || o[3] < top;
        self.labels.iter().all(apart)
    }

    fn name(&mut self, frame: &mut Frame, at: Pixels, name: &str) {
        let text = fitted(name, 170.0);
        let half = width_of(&text) / 2.0;
        let spots = [
            [half + 8.0, 0.0],
            [0.0, 13.0],
            [-half - 8.0, 0.0],
            [0.0, -13.0],
        ];
        let inside = |[left, top, right, bottom]: [f64; 4]| {
            left > 0.0 && top > 0.0 && right < frame.size[0] && bottom < frame.size[1]
        };
        let free = |rect: [f64; 4]| inside(rect) && self.is_free(rect);
        let spots = spots.map(|way| at + Pixels(way));
        let Some(spot) = spots.into_iter().find(|at| free(around(*at, &text))) else {
            return;
        };
        self.labels.push(around(spot, &text));
        frame.put(Mark::Item(Item::Text {
            at: spot,
            anchor: Anchor::Middle,
            text,
            style: TextStyle::Town,
            ink: Ink::TownName,
            opacity: 1.0,
        }));
    }
}

fn around(Pixels([x, y]): Pixels, text: &str) -> [f64; 4] {
    let half = width_of(text) / 2.0 + 2.0;
    [x - half, y - 8.0, x + half, y + 8.0]
}
