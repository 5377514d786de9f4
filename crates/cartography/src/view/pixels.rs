//! Positions on the screen, in CSS pixels.

use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// A position on the screen, or the way from one position to another, or a width and height: CSS
/// pixels right and down, from the map's top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pixels(pub [f64; 2]);

// Always inlined: optimising for size, the compiler would rather copy positions to call them.
impl Pixels {
    /// A position from its pixels right and down.
    #[inline(always)]
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self([x, y])
    }

    /// Pixels right of the corner; of a size, the width.
    #[inline(always)]
    #[must_use]
    pub const fn x(&self) -> f64 {
        self.0[0]
    }

    /// Pixels down from the corner; of a size, the height.
    #[inline(always)]
    #[must_use]
    pub const fn y(&self) -> f64 {
        self.0[1]
    }

    /// Both axes changed alike.
    #[inline(always)]
    #[must_use]
    pub fn map(self, change: impl FnMut(f64) -> f64) -> Self {
        Self(self.0.map(change))
    }

    /// The distance to another position, in CSS pixels.
    #[inline(always)]
    #[must_use]
    pub fn distance(self, to: Self) -> f64 {
        (self.0[0] - to.0[0]).hypot(self.0[1] - to.0[1])
    }
}

impl Add for Pixels {
    type Output = Self;

    #[inline(always)]
    fn add(self, by: Self) -> Self {
        Self([self.0[0] + by.0[0], self.0[1] + by.0[1]])
    }
}

impl Sub for Pixels {
    type Output = Self;

    #[inline(always)]
    fn sub(self, by: Self) -> Self {
        Self([self.0[0] - by.0[0], self.0[1] - by.0[1]])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_and_ways_add_up() {
        let (from, way) = (Pixels::new(100.0, 20.0), Pixels::new(-3.0, 4.0));
        assert_eq!(from + way, Pixels([97.0, 24.0]));
        assert_eq!(from + way - from, way);
        assert_eq!(from.distance(from + way), 5.0);
        assert_eq!([way.x(), way.y()], way.0);
        assert_eq!(way.map(f64::abs), Pixels([3.0, 4.0]));
    }
}
