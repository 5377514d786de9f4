//! Legends, drawn as parts of the figure so that a picture carries its own.

use super::classes::Classes;
use super::figure::{Fill, Frame, Line, Mark, width_of};
use crate::scene::{Anchor, Ink};

const SWATCH: [f64; 2] = [22.0, 13.0];
const STEP: f64 = 20.0;

/// The line around swatches.
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

/// How high a legend of so many lines is, its title included.
#[must_use]
pub fn height(lines: usize) -> f64 {
    22.0 + STEP * lines as f64
}

/// A legend, one line below the other.
#[must_use]
pub fn column(at: [f64; 2], title: &str, entries: &[Entry]) -> Frame {
    let widest = entries.iter().map(|entry| width_of(&entry.text));
    let width = widest.fold(width_of(title), f64::max) + SWATCH[0] + 12.0;
    let mut frame = Frame::new(at, [width, height(entries.len())]);
    frame.title([0.0, 8.0], title);
    for (i, entry) in entries.iter().enumerate() {
        let y = 22.0 + STEP * i as f64;
        frame.put(Mark::Rect {
            at: [0.0, y],
            size: SWATCH,
            fill: entry.fill,
            edge: Some(EDGE),
        });
        let at = [SWATCH[0] + 8.0, y + SWATCH[1] / 2.0];
        frame.text(at, Anchor::Start, entry.text.clone(), Ink::Text);
    }
    frame
}

/// The lines of a choropleth's legend: each class with its least and largest value, most first.
/// `show` words a value.
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
