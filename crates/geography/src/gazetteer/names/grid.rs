//! Points by rank and by grid square, so that only those in view need be visited.

use super::LAST_SHOWN;
use crate::bounds::{Bounds, UK};

/// The side of a square in metres: a townscape is covered by four of them.
const CELL: f64 = 20_000.0;
const ACROSS: usize = ((UK.max[0] - UK.min[0]) / CELL) as usize + 1;
const UP: usize = ((UK.max[1] - UK.min[1]) / CELL) as usize + 1;

pub(super) struct NameGrid {
    points: Vec<[f64; 2]>,
    /// Rank, then row, then column of the square → start of its points in `members`; one more at
    /// the end.
    first: Vec<u32>,
    members: Vec<u32>,
}

impl NameGrid {
    /// Builds the grid from points of ranks 1 to [`LAST_SHOWN`].
    pub(super) fn new(points: Vec<[f64; 2]>, ranks: &[u8]) -> Self {
        let bucket = |point: &[f64; 2], rank: u8| {
            let [column, row] = square(*point);
            (usize::from(rank.saturating_sub(1)) * UP + row) * ACROSS + column
        };
        let buckets: Vec<usize> = points
            .iter()
            .zip(ranks)
            .map(|(point, rank)| bucket(point, *rank))
            .collect();
        let mut first = vec![0_u32; usize::from(LAST_SHOWN) * UP * ACROSS + 1];
        for bucket in &buckets {
            first[bucket + 1] += 1;
        }
        let mut before = 0;
        for count in &mut first {
            before += *count;
            *count = before;
        }
        let mut next = first.clone();
        let mut members = vec![0; points.len()];
        for (index, bucket) in buckets.iter().enumerate() {
            members[next[*bucket] as usize] = index as u32;
            next[*bucket] += 1;
        }
        Self {
            points,
            first,
            members,
        }
    }

    pub(super) fn position(&self, index: u32) -> Option<[f64; 2]> {
        self.points.get(index as usize).copied()
    }

    pub(super) fn visit(&self, bounds: Bounds, max_rank: u8, visit: &mut dyn FnMut(u32)) {
        if bounds.is_empty() {
            return;
        }
        let (from, to) = (square(bounds.min), square(bounds.max));
        for rank in 0..usize::from(max_rank) {
            for row in from[1]..=to[1] {
                let squares = (rank * UP + row) * ACROSS;
                let range = self.first[squares + from[0]]..self.first[squares + to[0] + 1];
                let members = self.members.get(range.start as usize..range.end as usize);
                for index in members.unwrap_or_default() {
                    if self.points.get(*index as usize).is_some_and(|point| {
                        (0..2).all(|axis| {
                            (bounds.min[axis]..=bounds.max[axis]).contains(&point[axis])
                        })
                    }) {
                        visit(*index);
                    }
                }
            }
        }
    }
}

/// The column and row of the square that contains a point; points off the map are assigned to a
/// square at its edge.
fn square(point: [f64; 2]) -> [usize; 2] {
    let of = |axis: usize, squares: usize| {
        let steps = (point[axis] - UK.min[axis]) / CELL;
        (steps.max(0.0) as usize).min(squares - 1)
    };
    [of(0, ACROSS), of(1, UP)]
}
