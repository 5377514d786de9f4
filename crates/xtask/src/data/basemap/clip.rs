//! Cuts rings and lines at the edges of a rectangle.

use cartography::basemap::Edge;
use cartography::view::Bounds;

/// A corner of a ring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vertex {
    /// Its position, in map metres.
    pub at: [f64; 2],
    /// What the edge to the next corner separates.
    pub edge: Edge,
    /// Whether a line that other rings may share starts here.
    pub is_joint: bool,
}

impl Vertex {
    /// A closed ring whose edges are all of one class; the last point, which repeats the first, is
    /// omitted.
    pub fn ring(points: &[[f64; 2]], edge: Edge) -> Vec<Self> {
        let own = points.split_last().map_or(points, |(_, own)| own);
        let vertex = |(i, &at): (usize, &[f64; 2])| Self {
            at,
            edge,
            is_joint: i == 0,
        };
        own.iter().enumerate().map(vertex).collect()
    }
}

/// One side of a rectangle: points with `sign · coordinate ≤ sign · limit` on the axis are kept.
#[derive(Clone, Copy)]
struct ClipSide {
    axis: usize,
    sign: f64,
    limit: f64,
}

impl ClipSide {
    fn of_bounds(bounds: Bounds) -> [Self; 4] {
        let side = |axis, sign, limit| Self { axis, sign, limit };
        [
            side(0, -1.0, bounds.min.east()),
            side(0, 1.0, bounds.max.east()),
            side(1, -1.0, bounds.min.north()),
            side(1, 1.0, bounds.max.north()),
        ]
    }

    fn keeps(self, at: [f64; 2]) -> bool {
        self.sign * at[self.axis] <= self.sign * self.limit
    }

    /// Where the line between two points crosses it: identical to the last bit from either end.
    fn crossing(self, a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
        let [a, b] = if a <= b { [a, b] } else { [b, a] };
        let other = 1 - self.axis;
        let way = (self.limit - a[self.axis]) / (b[self.axis] - a[self.axis]);
        let mut at = [self.limit; 2];
        at[other] = a[other] + way * (b[other] - a[other]);
        at
    }
}

/// The part of a ring within a rectangle (I. Sutherland and G. Hodgman, "Reentrant polygon
/// clipping", 1974). Where the ring leaves and enters, it follows the rectangle's edge, which makes
/// no difference under the even-odd rule.
pub fn clip_ring(ring: &[Vertex], bounds: Bounds) -> Vec<Vertex> {
    let mut ring = ring.to_vec();
    for side in ClipSide::of_bounds(bounds) {
        if ring.iter().all(|vertex| side.keeps(vertex.at)) {
            continue;
        }
        let mut kept = Vec::with_capacity(ring.len());
        for (i, vertex) in ring.iter().enumerate() {
            let next = ring[(i + 1) % ring.len()];
            let cut = |edge| Vertex {
                at: side.crossing(vertex.at, next.at),
                edge,
                is_joint: true,
            };
            match (side.keeps(vertex.at), side.keeps(next.at)) {
                (true, true) => kept.push(*vertex),
                (true, false) => kept.extend([*vertex, cut(Edge::Cut)]),
                (false, true) => kept.push(cut(vertex.edge)),
                (false, false) => {}
            }
        }
        ring = kept;
    }
    ring
}

/// The pieces of a line within a rectangle.
pub fn clip_line(points: &[[f64; 2]], bounds: Bounds) -> Vec<Vec<[f64; 2]>> {
    let mut pieces: Vec<Vec<[f64; 2]>> = Vec::new();
    let mut is_open = false;
    for pair in points.windows(2) {
        let [mut from, mut to] = [pair[0], pair[1]];
        let mut is_out = false;
        for side in ClipSide::of_bounds(bounds) {
            match (side.keeps(from), side.keeps(to)) {
                (true, true) => {}
                (true, false) => to = side.crossing(from, to),
                (false, true) => from = side.crossing(from, to),
                (false, false) => is_out = true,
            }
            if is_out {
                break;
            }
        }
        if is_out {
            is_open = false;
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if is_open && from == pair[0] => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
        is_open = to == pair[1];
    }
    pieces
}

#[cfg(test)]
mod tests {
    use cartography::view::Metres;

    use super::*;

    const SQUARE: Bounds = Bounds {
        min: Metres([0.0, 0.0]),
        max: Metres([10.0, 10.0]),
    };

    fn area(ring: &[Vertex]) -> f64 {
        let corner = |i: usize| ring[i % ring.len()].at;
        let twice = (0..ring.len()).map(|i| {
            let (a, b) = (corner(i), corner(i + 1));
            a[0] * b[1] - b[0] * a[1]
        });
        twice.sum::<f64>().abs() / 2.0
    }

    #[test]
    fn a_ring_keeps_what_is_within() {
        for (points, within) in [
            (vec![[2.0, 2.0], [4.0, 2.0], [4.0, 4.0], [2.0, 4.0]], 4.0),
            (
                vec![[-5.0, -5.0], [5.0, -5.0], [5.0, 5.0], [-5.0, 5.0]],
                25.0,
            ),
            (
                vec![[-9.0, -9.0], [19.0, -9.0], [19.0, 19.0], [-9.0, 19.0]],
                100.0,
            ),
            (vec![[20.0, 0.0], [30.0, 0.0], [30.0, 10.0]], 0.0),
            // Two tongues that extend into it: the area between them is not filled.
            (
                vec![
                    [-5.0, 1.0],
                    [5.0, 1.0],
                    [5.0, 2.0],
                    [-1.0, 2.0],
                    [-1.0, 8.0],
                    [5.0, 8.0],
                    [5.0, 9.0],
                    [-5.0, 9.0],
                ],
                10.0,
            ),
        ] {
            let closed: Vec<[f64; 2]> = points.iter().chain(points.first()).copied().collect();
            let ring = clip_ring(&Vertex::ring(&closed, Edge::Coast), SQUARE);
            assert!((area(&ring) - within).abs() < 1e-9, "{points:?}: {ring:?}");
            for (i, vertex) in ring.iter().enumerate() {
                let next = ring[(i + 1) % ring.len()].at;
                let along = (0..2)
                    .any(|axis| vertex.at[axis] == next[axis] && [0.0, 10.0].contains(&next[axis]));
                assert_eq!(vertex.edge == Edge::Cut, along, "{vertex:?} to {next:?}");
            }
        }
    }

    #[test]
    fn a_line_is_cut_into_pieces() {
        for (line, pieces) in [
            (
                vec![[1.0, 1.0], [2.0, 2.0]],
                vec![vec![[1.0, 1.0], [2.0, 2.0]]],
            ),
            (
                vec![[-5.0, 5.0], [15.0, 5.0]],
                vec![vec![[0.0, 5.0], [10.0, 5.0]]],
            ),
            (
                vec![[5.0, 5.0], [15.0, 5.0], [15.0, 6.0], [5.0, 6.0]],
                vec![vec![[5.0, 5.0], [10.0, 5.0]], vec![[10.0, 6.0], [5.0, 6.0]]],
            ),
            (vec![[-5.0, 5.0], [-5.0, 9.0]], vec![]),
            (
                vec![[-5.0, 5.0], [5.0, 15.0], [5.0, 20.0]],
                vec![vec![[0.0, 10.0], [0.0, 10.0]]],
            ),
        ] {
            assert_eq!(clip_line(&line, SQUARE), pieces, "{line:?}");
        }
    }
}
