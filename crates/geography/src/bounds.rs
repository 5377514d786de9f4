//! A rectangular extent.

use crate::metres::Metres;

/// The United Kingdom from Scilly to Shetland and Fermanagh to Lowestoft. The bundled boundaries lie
/// within it (checked by a test).
pub const UK: Bounds = Bounds {
    min: Metres([-420_000.0, 80_000.0]),
    max: Metres([260_000.0, 1_330_000.0]),
};

/// A rectangle on the map. Empty until something is added.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// West and south.
    pub min: Metres,
    /// East and north.
    pub max: Metres,
}

impl Bounds {
    /// An extent that contains nothing.
    pub const EMPTY: Self = Self {
        min: Metres([f64::INFINITY; 2]),
        max: Metres([f64::NEG_INFINITY; 2]),
    };

    /// The smallest rectangle around all points.
    #[must_use]
    pub fn around(points: impl IntoIterator<Item = Metres>) -> Self {
        points.into_iter().fold(Self::EMPTY, Self::with)
    }

    /// The extent enlarged to contain a point.
    #[must_use]
    pub fn with(self, Metres([east, north]): Metres) -> Self {
        Self {
            min: Metres::new(self.min.east().min(east), self.min.north().min(north)),
            max: Metres::new(self.max.east().max(east), self.max.north().max(north)),
        }
    }

    /// The extent enlarged to contain another.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        self.with(other.min).with(other.max)
    }

    /// Whether it contains nothing.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.min.east() > self.max.east() || self.min.north() > self.max.north()
    }

    /// Width and height; zero when empty.
    #[must_use]
    pub fn size(&self) -> Metres {
        Metres::new(
            (self.max.east() - self.min.east()).max(0.0),
            (self.max.north() - self.min.north()).max(0.0),
        )
    }

    /// Its centre; the origin when empty.
    #[must_use]
    pub fn centre(&self) -> Metres {
        if self.is_empty() {
            return Metres::default();
        }
        Metres::new(
            (self.min.east() + self.max.east()) / 2.0,
            (self.min.north() + self.max.north()) / 2.0,
        )
    }

    /// The extent enlarged by a margin on each side, in metres.
    #[inline]
    #[must_use]
    pub fn grown(self, margin: f64) -> Self {
        Self {
            min: Metres::new(self.min.east() - margin, self.min.north() - margin),
            max: Metres::new(self.max.east() + margin, self.max.north() + margin),
        }
    }

    /// The extent reduced by a margin on each side, in metres.
    #[must_use]
    pub fn shrunk(self, margin: f64) -> Self {
        self.grown(-margin)
    }

    /// Whether a point lies within or on the edge.
    #[inline]
    #[must_use]
    pub fn contains(&self, Metres([east, north]): Metres) -> bool {
        east >= self.min.east()
            && east <= self.max.east()
            && north >= self.min.north()
            && north <= self.max.north()
    }

    /// Whether two rectangles share any point.
    #[inline]
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.min.east() <= other.max.east()
            && other.min.east() <= self.max.east()
            && self.min.north() <= other.max.north()
            && other.min.north() <= self.max.north()
    }

    /// The point of the rectangle nearest to another.
    #[must_use]
    pub fn nearest(&self, Metres([east, north]): Metres) -> Metres {
        Metres::new(
            east.max(self.min.east()).min(self.max.east()),
            north.max(self.min.north()).min(self.max.north()),
        )
    }
}
