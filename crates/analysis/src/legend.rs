//! Legends, drawn as parts of the figure so that an exported image includes its own.

use crate::classes::Classes;
use crate::figure::{Fill, Frame, Line, Mark, width_of, wrapped};
use cartography::scene::{Anchor, Ink};

const SWATCH: [f64; 2] = [22.0, 13.0];
const STEP: f64 = 20.0;

/// The outline of swatches.
pub const EDGE: Line = Line {
    ink: Ink::RegionLine,
    width: 0.8,
    dashed: false,
};

/// A line of a legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The swatch.
    pub fill: Fill,
    /// What it means.
    pub text: String,
}

/// The height of a legend with `lines` lines, including its title.
#[must_use]
pub fn height(lines: usize) -> f64 {
    22.0 + STEP * lines as f64
}

/// A legend with one line below the other.
#[must_use]
pub fn column(at: [f64; 2], title: &str, entries: &[Entry]) -> Frame {
    within(at, f64::INFINITY, title, entries)
}

/// A legend on the North Sea of a map with the size given by [`crate::maps::size`], where there is
/// no land.
#[must_use]
pub fn at_sea(map: [f64; 2], title: &str, entries: &[Entry]) -> Frame {
    let [left, top] = sea(map);
    within([left, top], map[0] - left - 6.0, title, entries)
}

/// The start of the free part of that sea, east of Shetland and north of the Wash.
#[must_use]
pub fn sea(map: [f64; 2]) -> [f64; 2] {
    [(map[0] * 0.685).round(), 12.0]
}

/// The height of a legend in one row.
pub const ROW: f64 = 22.0;

/// A legend in one row, its classes from low to high, for wide figures.
#[must_use]
pub fn row(at: [f64; 2], title: &str, entries: &[Entry]) -> Frame {
    let mut frame = Frame::new(at, [0.0, ROW]);
    let y = ROW / 2.0;
    frame.title([0.0, y], title);
    let mut x = (width_of(title) * 1.08 + 14.0).round();
    for entry in entries.iter().rev() {
        frame.put(Mark::Rect {
            at: [x, y - SWATCH[1] / 2.0],
            size: SWATCH,
            fill: entry.fill,
            edge: Some(EDGE),
        });
        x += SWATCH[0] + 6.0;
        frame.text([x, y], Anchor::Start, entry.text.clone(), Ink::Text);
        x = (x + width_of(&entry.text) + 16.0).round();
    }
    frame.size[0] = x;
    frame
}

/// A legend no wider than `room` CSS pixels: longer texts wrap.
#[must_use]
pub fn within(at: [f64; 2], room: f64, title: &str, entries: &[Entry]) -> Frame {
    const LINE: f64 = 15.0;
    let indent = SWATCH[0] + 7.0;
    let mut frame = Frame::new(at, [0.0, 0.0]);
    let mut y = 8.0;
    let mut widest: f64 = 0.0;
    // Bold letters are wider than a label's.
    for line in wrapped(title, room / 1.08) {
        widest = widest.max(width_of(&line) * 1.08);
        frame.title([0.0, y], line);
        y += LINE;
    }
    y += 6.0;
    for entry in entries {
        frame.put(Mark::Rect {
            at: [0.0, y - SWATCH[1] / 2.0],
            size: SWATCH,
            fill: entry.fill,
            edge: Some(EDGE),
        });
        for line in wrapped(&entry.text, room - indent) {
            widest = widest.max(width_of(&line) + indent);
            frame.text([indent, y], Anchor::Start, line, Ink::Text);
            y += LINE;
        }
        y += STEP - LINE;
    }
    frame.size = [widest.min(room).ceil(), y];
    frame
}

/// The lines of a choropleth's legend: each class with its lowest and highest value, highest first.
/// `show` formats a value.
#[must_use]
pub fn of_classes(classes: &Classes, show: &dyn Fn(f64) -> String) -> Vec<Entry> {
    let class = |i: usize| {
        let [least, most] = [classes.bottoms[i], classes.tops[i]].map(show);
        Entry {
            fill: Fill::Solid(Ink::Step(classes.step(i))),
            text: if least == most {
                least
            } else {
                format!("{least} – {most}")
            },
        }
    };
    (0..classes.len()).rev().map(class).collect()
}
