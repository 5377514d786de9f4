//! Which of up to sixteen shapes holds a point, and which is nearest.
//!
//! Edges are sorted into horizontal bands, so that a question looks at about a hundredth of them:
//! a file of a million rows asks a million times. Inside is the even-odd rule, for all shapes at
//! once: a set of shapes is a bit mask, and each edge that a ray to the east crosses toggles the
//! shapes it bounds.

use super::boundaries::{ArcRef, Feature};

/// Height of a band in metres: coast edges are shorter than this, so that few stand in two bands.
const BAND: f64 = 2_000.0;
/// More bands than the whole UK needs; keeps a wrong coordinate from asking for memory.
const MOST_BANDS: usize = 4_096;

#[derive(Clone, Copy)]
struct Edge {
    from: [f64; 2],
    to: [f64; 2],
    owners: u16,
}

/// Edges by band.
pub(super) struct Locator {
    south: f64,
    bands: Vec<Vec<Edge>>,
}

impl Locator {
    /// Takes at most sixteen shapes; the first is bit 0.
    pub(super) fn new<'a>(
        arcs: &[Vec<[f64; 2]>],
        features: impl Iterator<Item = &'a Feature>,
    ) -> Self {
        let mut owners = vec![0u16; arcs.len()];
        for (bit, feature) in (0..16).zip(features) {
            for ArcRef { arc, .. } in feature.rings.iter().flatten() {
                if let Some(set) = owners.get_mut(*arc as usize) {
                    *set ^= 1 << bit;
                }
            }
        }
        let owned = || arcs.iter().zip(&owners).filter(|(_, owners)| **owners != 0);
        let south = owned()
            .flat_map(|(points, _)| points)
            .map(|point| point[1])
            .fold(f64::INFINITY, f64::min);
        let mut locator = Self {
            south,
            bands: Vec::new(),
        };
        for (points, &owners) in owned() {
            for pair in points.windows(2) {
                if let [from, to] = *pair {
                    locator.add(Edge { from, to, owners });
                }
            }
        }
        locator
    }

    fn add(&mut self, edge: Edge) {
        let low = self.band(edge.from[1].min(edge.to[1]));
        let high = self.band(edge.from[1].max(edge.to[1]));
        if high >= self.bands.len() as i64 {
            self.bands.resize_with((high + 1) as usize, Vec::new);
        }
        for band in low..=high {
            if let Some(edges) = self.bands.get_mut(band as usize) {
                edges.push(edge);
            }
        }
    }

    /// The band's number; may lie outside the bands there are.
    fn band(&self, north: f64) -> i64 {
        let band = (north - self.south) / BAND;
        (band.floor() as i64).clamp(-(MOST_BANDS as i64), MOST_BANDS as i64 - 1)
    }

    fn edges(&self, band: i64) -> &[Edge] {
        usize::try_from(band)
            .ok()
            .and_then(|i| self.bands.get(i))
            .map_or(&[], Vec::as_slice)
    }

    /// The set of shapes that hold the point (map metres).
    pub(super) fn inside(&self, point: [f64; 2]) -> u16 {
        self.edges(self.band(point[1]))
            .iter()
            .filter(|edge| edge.is_crossed_east_of(point))
            .fold(0, |set, edge| set ^ edge.owners)
    }

    /// Of the shapes in `among`, the owners of the edge nearest to the point, and its distance in
    /// metres, if that is at most `limit` metres.
    pub(super) fn nearest(&self, point: [f64; 2], among: u16, limit: f64) -> Option<(u16, f64)> {
        let home = self.band(point[1]);
        let mut best: Option<(u16, f64)> = None;
        let mut within = limit;
        for step in 0.. {
            // Every point of the bands `step` away is at least this far off.
            if f64::from(step - 1) * BAND > within {
                break;
            }
            let (below, above) = (home - i64::from(step), home + i64::from(step));
            let mut look = |band| {
                for edge in self
                    .edges(band)
                    .iter()
                    .filter(|edge| edge.owners & among != 0)
                {
                    let distance = edge.distance(point);
                    if distance <= within {
                        within = distance;
                        best = Some((edge.owners & among, distance));
                    }
                }
            };
            look(below);
            if above != below {
                look(above);
            }
        }
        best
    }
}

impl Edge {
    fn is_crossed_east_of(&self, [x, y]: [f64; 2]) -> bool {
        let ([x1, y1], [x2, y2]) = (self.from, self.to);
        // Half-open, so that a ray through a vertex meets one of its two edges, not both.
        (y1 > y) != (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    }

    fn distance(&self, [x, y]: [f64; 2]) -> f64 {
        let ([x1, y1], [x2, y2]) = (self.from, self.to);
        let (dx, dy) = (x2 - x1, y2 - y1);
        let length2 = dx * dx + dy * dy;
        let along = if length2 > 0.0 {
            (((x - x1) * dx + (y - y1) * dy) / length2).clamp(0.0, 1.0)
        } else {
            0.0
        };
        (x - x1 - along * dx).hypot(y - y1 - along * dy)
    }
}

#[cfg(test)]
mod tests {
    use geo::{Contains, Distance, Euclidean, Point, polygon};
    use proptest::prelude::*;

    use super::*;

    /// Two squares side by side, sharing the arc x = 0, and a lake in the eastern one.
    fn squares() -> Locator {
        let arcs = vec![
            vec![[0.0, -9e3], [0.0, 9e3]],
            vec![[0.0, 9e3], [-9e3, 9e3], [-9e3, -9e3], [0.0, -9e3]],
            vec![[0.0, 9e3], [9e3, 9e3], [9e3, -9e3], [0.0, -9e3]],
            vec![
                [3e3, -1e3],
                [5e3, -1e3],
                [5e3, 1e3],
                [3e3, 1e3],
                [3e3, -1e3],
            ],
        ];
        let feature = |rings: &[&[u32]]| Feature {
            name: String::new(),
            region: None,
            nation: None,
            rings: rings
                .iter()
                .map(|r| {
                    r.iter()
                        .map(|&arc| ArcRef {
                            arc,
                            reversed: false,
                        })
                        .collect()
                })
                .collect(),
            bbox: [0.0; 4],
            label: [0.0; 2],
        };
        let features = [feature(&[&[0, 1]]), feature(&[&[0, 2], &[3]])];
        Locator::new(&arcs, features.iter())
    }

    #[test]
    fn inside_and_near() {
        let squares = squares();
        for (point, inside, nearest) in [
            ([-1.0, 0.0], 0b01, Some((0b11, 1.0))),
            ([1.0, 0.0], 0b10, Some((0b11, 1.0))),
            ([4e3, 0.0], 0, Some((0b10, 1e3))),
            ([-12e3, 0.0], 0, Some((0b01, 3e3))),
            ([0.0, -15e3], 0, None),
            ([f64::NAN, f64::NAN], 0, None),
        ] {
            assert_eq!(squares.inside(point), inside, "{point:?}");
            assert_eq!(squares.nearest(point, 0b11, 5e3), nearest, "{point:?}");
        }
    }

    proptest! {
        #[test]
        fn agrees_with_geo(x in -15e3..15e3_f64, y in -15e3..15e3_f64) {
            let west = polygon![(x: 0.0, y: -9e3), (x: 0.0, y: 9e3), (x: -9e3, y: 9e3), (x: -9e3, y: -9e3)];
            let (squares, point) = (squares(), Point::new(x, y));
            prop_assert_eq!(squares.inside([x, y]) & 1 != 0, west.contains(&point));
            if !west.contains(&point) {
                let (_, near) = squares.nearest([x, y], 1, 1e6).unwrap_or_default();
                prop_assert!((near - Euclidean.distance(&west, &point)).abs() < 1e-6);
            }
        }
    }
}
