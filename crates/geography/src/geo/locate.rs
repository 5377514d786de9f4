//! Finds the shape that contains a point, and the nearest shape.
//!
//! Edges are sorted into horizontal bands, so that a lookup examines about a hundredth of them: a
//! file of a million rows needs a million lookups. Shapes share their edges and do not overlap, so
//! the first edge crossed by a ray to the east bounds the shape that contains the point, except
//! where simplified arcs cross; there the even-odd rule decides.

use super::boundaries::{ArcRef, Feature};
use crate::metres::Metres;

/// The height of a band in metres: coast edges are shorter than this, so that few are in two bands.
const BAND: f64 = 2_000.0;
/// More bands than the whole UK needs, so that a wrong coordinate cannot exhaust memory.
const MOST_BANDS: usize = 4_096;
/// Marks a side of an edge without a shape.
const NOBODY: u16 = u16::MAX;

#[derive(Clone, Copy)]
struct BoundaryEdge {
    from: Metres,
    to: Metres,
    owners: [u16; 2],
}

/// Edges by band.
pub(super) struct Locator {
    south: f64,
    bands: Vec<Vec<BoundaryEdge>>,
}

impl Locator {
    /// Takes shapes that share arcs and do not overlap; they are numbered in this order.
    pub(super) fn new<'a>(
        arcs: &[Vec<Metres>],
        features: impl Iterator<Item = &'a Feature>,
    ) -> Self {
        let mut owners = vec![[NOBODY; 2]; arcs.len()];
        for (shape, feature) in (0..NOBODY).zip(features) {
            for ArcRef { arc, .. } in feature.rings.iter().flatten() {
                if let Some([first, second]) = owners.get_mut(*arc as usize) {
                    *(if *first == NOBODY { first } else { second }) = shape;
                }
            }
        }
        let owned = || {
            let arcs = arcs.iter().zip(&owners);
            arcs.filter(|(_, owners)| owners[0] != NOBODY)
        };
        let south = owned()
            .flat_map(|(points, _)| points)
            .map(|point| point.north())
            .fold(f64::INFINITY, f64::min);
        let mut locator = Self {
            south,
            bands: Vec::new(),
        };
        for (points, &owners) in owned() {
            for pair in points.windows(2) {
                if let [from, to] = *pair {
                    locator.add(BoundaryEdge { from, to, owners });
                }
            }
        }
        locator
    }

    fn add(&mut self, edge: BoundaryEdge) {
        let low = self.band(edge.from.north().min(edge.to.north()));
        let high = self.band(edge.from.north().max(edge.to.north()));
        if high >= self.bands.len() as i64 {
            self.bands.resize_with((high + 1) as usize, Vec::new);
        }
        for band in low..=high {
            if let Some(edges) = self.bands.get_mut(band as usize) {
                edges.push(edge);
            }
        }
    }

    /// The band's number, which may lie outside the existing bands.
    fn band(&self, north: f64) -> i64 {
        let band = (north - self.south) / BAND;
        (band.floor() as i64).clamp(-(MOST_BANDS as i64), MOST_BANDS as i64 - 1)
    }

    fn edges(&self, band: i64) -> &[BoundaryEdge] {
        usize::try_from(band)
            .ok()
            .and_then(|i| self.bands.get(i))
            .map_or(&[], Vec::as_slice)
    }

    /// The shape that contains the point.
    pub(super) fn inside(&self, point: Metres) -> Option<u16> {
        let edges = self.edges(self.band(point.north()));
        let crossed = || {
            let crossings = edges
                .iter()
                .map(|edge| (edge, edge.crossing_east_of(point)));
            crossings.filter_map(|(edge, x)| Some((edge, x?)))
        };
        let (first, _) = crossed().min_by(|a, b| a.1.total_cmp(&b.1))?;
        let holds = |shape: u16| {
            let bounds = crossed().filter(|(edge, _)| edge.owners.contains(&shape));
            shape != NOBODY && bounds.count() % 2 == 1
        };
        let holder = first.owners.into_iter().find(|&shape| holds(shape));
        // Simplified arcs cross here and there, so the first edge may belong to another shape.
        holder.or_else(|| {
            let mut owners = crossed().flat_map(|(edge, _)| edge.owners);
            owners.find(|&shape| holds(shape))
        })
    }

    /// Among the `wanted` shapes, the one whose edge is nearest to the point, and its distance in
    /// metres, if that is at most `limit` metres.
    pub(super) fn nearest(
        &self,
        point: Metres,
        limit: f64,
        wanted: impl Fn(u16) -> bool,
    ) -> Option<(u16, f64)> {
        // A position that is not a number is near nothing, and no distance would end the search.
        if !point.0.into_iter().all(f64::is_finite) {
            return None;
        }
        let wanted = |shape: &u16| *shape != NOBODY && wanted(*shape);
        let home = self.band(point.north());
        let mut best: Option<(u16, f64)> = None;
        let mut within = limit;
        for step in 0.. {
            // Every point of the bands `step` away is at least this far away.
            if f64::from(step - 1) * BAND > within {
                break;
            }
            let (below, above) = (home - i64::from(step), home + i64::from(step));
            let mut look = |band| {
                for edge in self.edges(band) {
                    let distance = edge.distance(point);
                    if distance > within {
                        continue;
                    }
                    if let Some(shape) = edge.owners.into_iter().find(wanted) {
                        within = distance;
                        best = Some((shape, distance));
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

impl BoundaryEdge {
    /// The easting at which a ray to the east crosses the edge, if it does.
    fn crossing_east_of(&self, Metres([x, y]): Metres) -> Option<f64> {
        let (Metres([x1, y1]), Metres([x2, y2])) = (self.from, self.to);
        // Half-open, so that a ray through a vertex crosses only one of its two edges.
        if (y1 > y) == (y2 > y) {
            return None;
        }
        let crossing = (x2 - x1) * (y - y1) / (y2 - y1) + x1;
        (x < crossing).then_some(crossing)
    }

    fn distance(&self, Metres([x, y]): Metres) -> f64 {
        let (Metres([x1, y1]), Metres([x2, y2])) = (self.from, self.to);
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

    /// Two adjacent squares sharing the arc x = 0, and a lake in the eastern one.
    fn squares() -> Locator {
        let arcs = [
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
        ]
        .map(|arc| arc.into_iter().map(Metres).collect());
        let feature = |rings: &[&[u32]]| Feature {
            code: String::new(),
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
            label: Metres::default(),
        };
        let features = [feature(&[&[0, 1]]), feature(&[&[0, 2], &[3]])];
        Locator::new(&arcs, features.iter())
    }

    #[test]
    fn inside_and_near() {
        let squares = squares();
        for (point, inside, nearest) in [
            ([-1.0, 0.0], Some(0), Some((0, 1.0))),
            ([1.0, 0.0], Some(1), Some((0, 1.0))),
            ([4e3, 0.0], None, Some((1, 1e3))),
            ([-12e3, 0.0], None, Some((0, 3e3))),
            ([0.0, -15e3], None, None),
            ([f64::NAN, f64::NAN], None, None),
        ] {
            let point = Metres(point);
            assert_eq!(squares.inside(point), inside, "{point:?}");
            assert_eq!(squares.nearest(point, 5e3, |_| true), nearest, "{point:?}");
        }
        let east = squares.nearest(Metres([-1.0, 0.0]), 5e3, |shape| shape == 1);
        assert_eq!(east, Some((1, 1.0)));
    }

    proptest! {
        #[test]
        fn agrees_with_geo(x in -15e3..15e3_f64, y in -15e3..15e3_f64) {
            let west = polygon![(x: 0.0, y: -9e3), (x: 0.0, y: 9e3), (x: -9e3, y: 9e3), (x: -9e3, y: -9e3)];
            let (squares, point) = (squares(), Point::new(x, y));
            prop_assert_eq!(squares.inside(Metres([x, y])) == Some(0), west.contains(&point));
            if !west.contains(&point) {
                let (_, near) = squares.nearest(Metres([x, y]), 1e6, |shape| shape == 0).unwrap_or_default();
                prop_assert!((near - Euclidean.distance(&west, &point)).abs() < 1e-6);
            }
        }
    }
}
