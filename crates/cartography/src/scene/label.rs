//! Decides where a text fits: estimated widths, and occupied areas.

use super::{Anchor, TextStyle};
use crate::view::Pixels;

/// Average widths of letters and capitals as a share of the font size, slightly generous for the
/// typefaces in use. The engine has no font to measure.
const LETTER: f64 = 0.58;
const CAPITAL: f64 = 0.72;

/// The estimated width of a text in CSS pixels.
pub(super) fn width(text: &str, style: TextStyle) -> f64 {
    let face = style.face();
    let letter = |c: char| face.size * if c.is_uppercase() { CAPITAL } else { LETTER };
    text.chars().map(|c| letter(c) + face.spacing).sum()
}

/// A rectangle on screen: its top left and its bottom right corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LabelBox {
    pub min: Pixels,
    pub max: Pixels,
}

impl LabelBox {
    /// The area that a text takes up.
    pub fn of_text(text: &str, style: TextStyle, at: Pixels, anchor: Anchor) -> Self {
        let (width, half) = (width(text, style), style.face().size * 0.6);
        let left = match anchor {
            Anchor::Start => at.x(),
            Anchor::Middle => at.x() - width / 2.0,
            Anchor::End => at.x() - width,
        };
        Self {
            min: Pixels([left, at.y() - half]),
            max: Pixels([left + width, at.y() + half]),
        }
    }

    pub fn around(at: Pixels, size: Pixels) -> Self {
        let half = size.map(|side| side / 2.0);
        Self {
            min: at - half,
            max: at + half,
        }
    }

    fn meets(&self, other: &Self) -> bool {
        (0..2).all(|axis| {
            self.min.0[axis] < other.max.0[axis] && other.min.0[axis] < self.max.0[axis]
        })
    }

    pub fn meets_circle(&self, (at, radius): (Pixels, f64)) -> bool {
        let gap = |axis: usize| {
            (self.min.0[axis] - at.0[axis])
                .max(at.0[axis] - self.max.0[axis])
                .max(0.0)
        };
        gap(0).hypot(gap(1)) < radius
    }

    /// The box enlarged by `by` on each side.
    pub fn grown(&self, by: Pixels) -> Self {
        Self {
            min: self.min - by,
            max: self.max + by,
        }
    }

    fn within(&self, size: Pixels) -> bool {
        (0..2).all(|axis| self.min.0[axis] >= 2.0 && self.max.0[axis] <= size.0[axis] - 2.0)
    }
}

/// The occupied areas of a map.
pub(super) struct CollisionIndex {
    size: Pixels,
    texts: Vec<LabelBox>,
    circles: Vec<(Pixels, f64)>,
}

impl CollisionIndex {
    pub fn new(size: Pixels) -> Self {
        Self {
            size,
            texts: Vec::new(),
            circles: Vec::new(),
        }
    }

    pub fn take_circle(&mut self, at: Pixels, radius: f64) {
        self.circles.push((at, radius));
    }

    pub fn take(&mut self, space: LabelBox) {
        self.texts.push(space);
    }

    /// The circle that covers a point, if any; the one with the nearest centre if there are
    /// several.
    pub fn circle_over(&self, at: Pixels) -> Option<(Pixels, f64)> {
        let away = |&(centre, _): &(Pixels, f64)| centre.distance(at);
        (self.circles.iter().copied())
            .filter(|circle| away(circle) < circle.1)
            .min_by(|a, b| away(a).total_cmp(&away(b)))
    }

    /// Whether an area is on the map and unoccupied.
    pub fn is_free(&self, space: LabelBox) -> bool {
        self.is_free_of_text(space)
            && !self
                .circles
                .iter()
                .any(|&circle| space.meets_circle(circle))
    }

    /// Whether an area is on the map and free of text.
    pub fn is_free_of_text(&self, space: LabelBox) -> bool {
        space.within(self.size) && !self.texts.iter().any(|text| text.meets(&space))
    }

    /// The circles that touch an area.
    pub fn circles_in(&self, space: LabelBox) -> Vec<(Pixels, f64)> {
        self.circles
            .iter()
            .copied()
            .filter(|&circle| space.meets_circle(circle))
            .collect()
    }
}
