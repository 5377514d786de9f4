//! Positions on the map, in metres.

use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// A position on the map, or the way from one position to another: metres east and north in the
/// map's projection, from its origin at 49° N 2° W ([`crate::geo::Projection`]).
///
/// Metres of the National Grid have another origin: they are plain arrays ([`crate::geo::grid`]), so
/// that the compiler tells the two apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Metres(pub [f64; 2]);

// Always inlined: optimising for size, the compiler would rather copy positions to call them.
impl Metres {
    /// A position from its metres east and north.
    #[inline(always)]
    #[must_use]
    pub const fn new(east: f64, north: f64) -> Self {
        Self([east, north])
    }

    /// Metres east of the origin.
    #[inline(always)]
    #[must_use]
    pub const fn east(&self) -> f64 {
        self.0[0]
    }

    /// Metres north of the origin.
    #[inline(always)]
    #[must_use]
    pub const fn north(&self) -> f64 {
        self.0[1]
    }

    /// The distance to another position on the map, in metres.
    #[inline(always)]
    #[must_use]
    pub fn distance(self, to: Self) -> f64 {
        (self.0[0] - to.0[0]).hypot(self.0[1] - to.0[1])
    }
}

impl Add for Metres {
    type Output = Self;

    #[inline(always)]
    fn add(self, by: Self) -> Self {
        Self([self.0[0] + by.0[0], self.0[1] + by.0[1]])
    }
}

impl Sub for Metres {
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
        let (from, way) = (Metres::new(1_000.0, -2_000.0), Metres::new(3.0, 4.0));
        assert_eq!(from + way, Metres([1_003.0, -1_996.0]));
        assert_eq!(from + way - from, way);
        assert_eq!(from.distance(from + way), 5.0);
        assert_eq!([way.east(), way.north()], way.0);
    }
}
