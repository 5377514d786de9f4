//! Draws the key to line widths and symbols.

use super::super::{Input, legend};
use super::{Flows, To};
use crate::figure::{Fill, Frame, Line, Mark, wrapped};
use cartography::scene::{Anchor, Edge, Ink, Item, Shape};
use cartography::view::Pixels;
use messages::FlowsText;
use messages::PageText;

/// The width of the widest line, and a minimum added to all so that thin ones are visible, in CSS
/// pixels.
pub const WIDEST: f64 = 8.0;
const THIN: f64 = 0.8;
/// The height of the key's symbols, in CSS pixels.
const MARKS: f64 = 32.0;
const LINE: f64 = 15.0;

/// The width of a line.
pub fn width_of_line(count: u32, most: u32, to: To) -> f64 {
    let widest = if to == To::Place {
        WIDEST / 2.0
    } else {
        WIDEST
    };
    THIN + (widest - THIN) * f64::from(count) / f64::from(most.max(1))
}

/// A symbol at a place.
pub fn dot(at: Pixels, radius: f64, shape: Shape, ink: Ink) -> Item {
    Item::Symbol {
        at,
        radius,
        shape,
        fill: ink,
        edge: Edge {
            ink: Ink::MarkEdge,
            width: 1.0,
            dashed: false,
        },
        opacity: 1.0,
    }
}

/// Draws the key on the North Sea of a map.
pub fn key(input: &Input, flows: &Flows, most: u32, map: [f64; 2]) -> Frame {
    let w = input.words;
    let at = legend::sea(map);
    let mut key = Entries {
        room: map[0] - at[0] - MARKS - 8.0,
        y: 8.0,
        frame: Frame::new(at, [map[0] - at[0], 0.0]),
    };
    key.frame
        .title([0.0, key.y], w.get(PageText::of_unit(input.unit())));
    key.y += 20.0;
    let mut counts = vec![most, most / 3, 1];
    counts.retain(|n| *n > 0);
    counts.dedup();
    for n in counts {
        let width = width_of_line(n, most, flows.to);
        let line = Mark::Path {
            points: vec![[0.0, key.y], [MARKS - 8.0, key.y]],
            closed: false,
            fill: Fill::None,
            edge: Some(Line {
                ink: Ink::Flow,
                width,
                dashed: false,
            }),
        };
        key.entry(line, &w.number(n));
    }
    let (x, y) = (MARKS / 2.0 - 4.0, key.y);
    if flows.to == To::Place {
        let mark = Mark::Item(dot(Pixels([x, y]), 3.5, Shape::Circle, Ink::Flow));
        key.entry(mark, w.get(FlowsText::KeyPartner));
    } else {
        let mark = Mark::Path {
            points: vec![[x + 7.0, y], [x - 5.0, y - 4.0], [x - 5.0, y + 4.0]],
            closed: true,
            fill: Fill::Solid(Ink::Flow),
            edge: None,
        };
        key.entry(mark, w.get(FlowsText::KeyPartner));
    }
    if flows.to != To::Nation {
        let mark = Mark::Item(dot(Pixels([x, key.y]), 4.0, Shape::Diamond, Ink::SiteMark));
        key.entry(mark, w.get(FlowsText::KeySite));
    }
    key.frame.size[1] = key.y;
    key.frame
}

struct Entries {
    frame: Frame,
    /// The width available for each text, in CSS pixels.
    room: f64,
    y: f64,
}

impl Entries {
    fn entry(&mut self, mark: Mark, text: &str) {
        self.frame.put(mark);
        for line in wrapped(text, self.room) {
            self.frame
                .text([MARKS, self.y], Anchor::Start, line, Ink::Text);
            self.y += LINE;
        }
        self.y += 6.0;
    }
}
