//! Decides where a text fits: estimated widths, and occupied areas.

use super::{Anchor, TextStyle};

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

/// A rectangle on screen: left, top, right, bottom in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LabelBox {
    pub min: [f64; 2],
    pub max: [f64; 2],
}

impl LabelBox {
    /// The area that a text takes up.
    pub fn of_text(text: &str, style: TextStyle, at: [f64; 2], anchor: Anchor) -> Self {
        let (width, half) = (width(text, style), style.face().size * 0.6);
        let left = match anchor {
            Anchor::Start => at[0],
            Anchor::Middle => at[0] - width / 2.0,
            Anchor::End => at[0] - width,
        };
        Self {
            min: [left, at[1] - half],
            max: [left + width, at[1] + half],
        }
    }

    pub fn around(at: [f64; 2], size: [f64; 2]) -> Self {
        let half = size.map(|side| side / 2.0);
        Self {
            min: [at[0] - half[0], at[1] - half[1]],
            max: [at[0] + half[0], at[1] + half[1]],
        }
    }

    fn meets(&self, other: &Self) -> bool {
        (0..2).all(|axis| self.min[axis] < other.max[axis] && other.min[axis] < self.max[axis])
    }

    pub fn meets_circle(&self, (at, radius): ([f64; 2], f64)) -> bool {
        let gap = |axis: usize| {
            (self.min[axis] - at[axis])
                .max(at[axis] - self.max[axis])
                .max(0.0)
        };
        gap(0).hypot(gap(1)) < radius
    }

    /// The box enlarged by `by` on each side.
    pub fn grown(&self, by: [f64; 2]) -> Self {
        let [dx, dy] = by;
        Self {
            min: [self.min[0] - dx, self.min[1] - dy],
            max: [self.max[0] + dx, self.max[1] + dy],
        }
    }

    fn within(&self, size: [f64; 2]) -> bool {
        (0..2).all(|axis| self.min[axis] >= 2.0 && self.max[axis] <= size[axis] - 2.0)
    }
}

/// The occupied areas of a map.
pub(super) struct CollisionIndex {
    size: [f64; 2],
    texts: Vec<LabelBox>,
    circles: Vec<([f64; 2], f64)>,
}

impl CollisionIndex {
    pub fn new(size: [f64; 2]) -> Self {
        Self {
            size,
            texts: Vec::new(),
            circles: Vec::new(),
        }
    }

    pub fn take_circle(&mut self, at: [f64; 2], radius: f64) {
        self.circles.push((at, radius));
    }

    pub fn take(&mut self, space: LabelBox) {
        self.texts.push(space);
    }

    /// The circle that covers a point, if any; the one with the nearest centre if there are
    /// several.
    pub fn circle_over(&self, at: [f64; 2]) -> Option<([f64; 2], f64)> {
        let away = |&(centre, _): &([f64; 2], f64)| (centre[0] - at[0]).hypot(centre[1] - at[1]);
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
    pub fn circles_in(&self, space: LabelBox) -> Vec<([f64; 2], f64)> {
        self.circles
            .iter()
            .copied()
            .filter(|&circle| space.meets_circle(circle))
            .collect()
    }
}
