//! Square cells over the plane in a hash table of flat arrays, without an allocation per point.

use crate::view::Metres;

const EMPTY: u32 = u32::MAX;

/// A cell's column and row.
pub(super) type Bucket = [i32; 2];

/// Numbered entries, each in one cell. A cell may have several entries.
pub(super) struct ClusterGrid {
    side: f64,
    /// Hash → latest entry with that hash.
    heads: Vec<u32>,
    /// Entry → its cell, and the previous entry with the same hash.
    entries: Vec<(Bucket, u32)>,
}

impl ClusterGrid {
    /// A grid of cells with `side` metres, for about `expected` entries.
    pub fn new(side: f64, expected: usize) -> Self {
        let slots = (expected * 2).next_power_of_two().max(16);
        let side = if side.is_finite() && side > 0.0 {
            side
        } else {
            1.0
        };
        Self {
            side,
            heads: vec![EMPTY; slots],
            entries: Vec::with_capacity(expected),
        }
    }

    pub fn cell_of(&self, Metres([x, y]): Metres) -> Bucket {
        [
            (x / self.side).floor() as i32,
            (y / self.side).floor() as i32,
        ]
    }

    fn slot(&self, [column, row]: Bucket) -> usize {
        // Two odd constants from SplitMix64 spread adjacent cells over the table.
        let mixed = (column as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            ^ (row as u64).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        ((mixed ^ (mixed >> 29)) as usize) & (self.heads.len() - 1)
    }

    fn chain(&self, cell: Bucket) -> impl Iterator<Item = u32> {
        let mut at = self.heads.get(self.slot(cell)).copied().unwrap_or(EMPTY);
        std::iter::from_fn(move || {
            loop {
                let index = at;
                let &(found, before) = self.entries.get(index as usize)?;
                at = before;
                if found == cell {
                    return Some(index);
                }
            }
        })
    }

    /// Adds an entry and returns its number.
    pub fn insert(&mut self, cell: Bucket) -> u32 {
        let slot = self.slot(cell);
        let index = self.entries.len() as u32;
        if let Some(head) = self.heads.get_mut(slot) {
            self.entries.push((cell, *head));
            *head = index;
        }
        index
    }

    /// The entry of a cell, created if there is none.
    pub fn find_or_insert(&mut self, cell: Bucket) -> u32 {
        let found = self.chain(cell).next();
        found.unwrap_or_else(|| self.insert(cell))
    }

    /// Visits every entry whose cell touches the square with half side `reach` around a point.
    pub fn within(&self, Metres([x, y]): Metres, reach: f64, mut visit: impl FnMut(u32)) {
        let [left, bottom] = self.cell_of(Metres([x - reach, y - reach]));
        let [right, top] = self.cell_of(Metres([x + reach, y + reach]));
        let cells =
            (i64::from(right) - i64::from(left) + 1) * (i64::from(top) - i64::from(bottom) + 1);
        if cells > self.entries.len() as i64 {
            (0..self.entries.len() as u32).for_each(visit);
            return;
        }
        for row in bottom..=top {
            for column in left..=right {
                self.chain([column, row]).for_each(&mut visit);
            }
        }
    }
}
