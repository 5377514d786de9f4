//! A rectangular extent.

/// The United Kingdom from Scilly to Shetland and Fermanagh to Lowestoft, in the map's projection:
/// metres from its origin at 2° W 49° N. The bundled boundaries lie within it (checked by a test).
pub const UK: Bounds = Bounds {
    min: [-420_000.0, 80_000.0],
    max: [260_000.0, 1_330_000.0],
};

/// A rectangle in metres, or in whatever unit its corners have. Empty until something is added.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// West and south.
    pub min: [f64; 2],
    /// East and north.
    pub max: [f64; 2],
}

impl Bounds {
    /// An extent that contains nothing.
    pub const EMPTY: Self = Self {
        min: [f64::INFINITY; 2],
        max: [f64::NEG_INFINITY; 2],
    };

    /// The smallest rectangle around all points.
    #[must_use]
    pub fn around(points: impl IntoIterator<Item = [f64; 2]>) -> Self {
        points.into_iter().fold(Self::EMPTY, Self::with)
    }

    /// The extent enlarged to contain a point.
    #[must_use]
    pub fn with(self, [x, y]: [f64; 2]) -> Self {
        Self {
            min: [self.min[0].min(x), self.min[1].min(y)],
            max: [self.max[0].max(x), self.max[1].max(y)],
        }
    }

    /// The extent enlarged to contain another.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        self.with(other.min).with(other.max)
    }

    /// Whether it contains nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.min[0] > self.max[0] || self.min[1] > self.max[1]
    }

    /// Width and height; zero when empty.
    #[must_use]
    pub fn size(&self) -> [f64; 2] {
        [
            (self.max[0] - self.min[0]).max(0.0),
            (self.max[1] - self.min[1]).max(0.0),
        ]
    }

    /// Its centre; the origin when empty.
    #[must_use]
    pub fn centre(&self) -> [f64; 2] {
        if self.is_empty() {
            return [0.0, 0.0];
        }
        [
            (self.min[0] + self.max[0]) / 2.0,
            (self.min[1] + self.max[1]) / 2.0,
        ]
    }

    /// The extent enlarged by a margin on each side.
    #[must_use]
    pub fn grown(self, margin: f64) -> Self {
        Self {
            min: [self.min[0] - margin, self.min[1] - margin],
            max: [self.max[0] + margin, self.max[1] + margin],
        }
    }

    /// The extent reduced by a margin on each side.
    #[must_use]
    pub fn shrunk(self, margin: f64) -> Self {
        self.grown(-margin)
    }

    /// Whether a point lies within or on the edge.
    #[must_use]
    pub fn contains(&self, [x, y]: [f64; 2]) -> bool {
        x >= self.min[0] && x <= self.max[0] && y >= self.min[1] && y <= self.max[1]
    }

    /// Whether two rectangles share any point.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.min[0] <= other.max[0]
            && other.min[0] <= self.max[0]
            && self.min[1] <= other.max[1]
            && other.min[1] <= self.max[1]
    }

    /// The point of the rectangle nearest to another.
    #[must_use]
    pub fn nearest(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [
            x.max(self.min[0]).min(self.max[0]),
            y.max(self.min[1]).min(self.max[1]),
        ]
    }
}
