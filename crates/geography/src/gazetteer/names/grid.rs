//! Points by rank and by grid square, so that only those in view need be visited.

use std::ops::Range;

use super::LAST_SHOWN;
use crate::bounds::{Bounds, UK};
use crate::metres::Metres;

/// The side of a square in metres: a townscape is covered by four of them.
const CELL: f64 = 20_000.0;
const ACROSS: usize = ((UK.max.east() - UK.min.east()) / CELL) as usize + 1;
const UP: usize = ((UK.max.north() - UK.min.north()) / CELL) as usize + 1;

pub(super) struct NameGrid {
    points: Vec<Metres>,
    /// Rank, then row, then column of the square → start of its points in `members`; one more at
    /// the end.
    first: Vec<u32>,
    members: Vec<u32>,
}

impl NameGrid {
    /// Builds the grid from points of ranks 1 to [`LAST_SHOWN`].
    pub(super) fn new(points: Vec<Metres>, ranks: &[u8]) -> Self {
        let bucket = |point: &Metres, rank: u8| {
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
            if let Some(count) = first.get_mut(bucket + 1) {
                *count += 1;
            }
        }
        let mut before = 0;
        for count in &mut first {
            before += *count;
            *count = before;
        }
        let mut next = first.clone();
        let mut members = vec![0; points.len()];
        for (index, bucket) in buckets.iter().enumerate() {
            let Some(next) = next.get_mut(*bucket) else {
                continue;
            };
            if let Some(member) = members.get_mut(*next as usize) {
                *member = index as u32;
            }
            *next += 1;
        }
        Self {
            points,
            first,
            members,
        }
    }

    pub(super) fn position(&self, index: u32) -> Option<Metres> {
        self.points.get(index as usize).copied()
    }

    pub(super) fn visit(&self, bounds: Bounds, max_rank: u8, visit: &mut dyn FnMut(u32)) {
        if bounds.is_empty() {
            return;
        }
        let ([left, bottom], [right, top]) = (square(bounds.min), square(bounds.max));
        for rank in 0..usize::from(max_rank) {
            for row in bottom..=top {
                let squares = (rank * UP + row) * ACROSS;
                for &index in self.members(squares + left..squares + right + 1) {
                    let point = self.points.get(index as usize);
                    if point.is_some_and(|&point| bounds.contains(point)) {
                        visit(index);
                    }
                }
            }
        }
    }

    /// The points of squares that follow one another.
    fn members(&self, squares: Range<usize>) -> &[u32] {
        let begin = |square: usize| self.first.get(square).map(|&begin| begin as usize);
        let range = begin(squares.start).zip(begin(squares.end));
        let members = range.and_then(|(begin, end)| self.members.get(begin..end));
        members.unwrap_or_default()
    }
}

/// The column and row of the square that contains a point; points off the map are assigned to a
/// square at its edge.
fn square(Metres([east, north]): Metres) -> [usize; 2] {
    let of = |metres: f64, squares: usize| {
        let steps = metres / CELL;
        (steps.max(0.0) as usize).min(squares - 1)
    };
    let Metres([west, south]) = UK.min;
    [of(east - west, ACROSS), of(north - south, UP)]
}
