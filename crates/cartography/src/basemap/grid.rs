//! The grid of square cells into which the base map is cut.

use crate::view::{Bounds, Metres};

/// The side of a cell in metres: a map 40 km across needs about a dozen.
pub const SIDE: f64 = 16_000.0;
/// How far polygons reach beyond their cell, in metres: two pixels at the scale where the base map
/// starts.
pub const OVERLAP: f64 = 500.0;
/// The number of columns from west to east, and of rows from south to north.
const COUNT: [u16; 2] = [68, 104];
/// The south-western corner: the United Kingdom with 200 km around it.
const ORIGIN: Metres = Metres([-620_000.0, -120_000.0]);

/// A cell by its number, counted from west to east in rows from south to north.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell(pub u16);

impl Cell {
    /// The cell in a column and a row.
    const fn at([column, row]: [u16; 2]) -> Self {
        Self(row * COUNT[0] + column)
    }

    /// The area of the cell.
    #[must_use]
    pub fn bounds(self) -> Bounds {
        let at = [self.0 % COUNT[0], self.0 / COUNT[0]];
        let min = [0, 1].map(|axis| ORIGIN.0[axis] + f64::from(at[axis]) * SIDE);
        Bounds {
            min: Metres(min),
            max: Metres(min.map(|side| side + SIDE)),
        }
    }
}

/// Every cell that touches an area, from west to east in rows from south to north.
pub fn cells(bounds: Bounds) -> impl Iterator<Item = Cell> {
    let index = |axis: usize, metres: f64| {
        let at = ((metres - ORIGIN.0[axis]) / SIDE).floor();
        at.clamp(0.0, f64::from(COUNT[axis] - 1)) as u16
    };
    let (min, max) = (bounds.min.0, bounds.max.0);
    // An area that is empty or lies entirely outside has no cells.
    let outside = (0..2).any(|axis| {
        let end = ORIGIN.0[axis] + f64::from(COUNT[axis]) * SIDE;
        !(min[axis] <= max[axis] && max[axis] >= ORIGIN.0[axis] && min[axis] <= end)
    });
    let [columns, rows] = [0, 1].map(|axis| index(axis, min[axis])..=index(axis, max[axis]));
    let rows = rows.filter(move |_| !outside);
    rows.flat_map(move |row| columns.clone().map(move |column| Cell::at([column, row])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_cover_what_is_asked() {
        let bounds = Bounds {
            min: Metres([-1_000.0, 500_000.0]),
            max: Metres([20_000.0, 510_000.0]),
        };
        let found: Vec<Cell> = cells(bounds).collect();
        let covered = found
            .iter()
            .fold(Bounds::EMPTY, |all, cell| all.union(cell.bounds()));
        assert!(covered.contains(bounds.min) && covered.contains(bounds.max));
        assert!(found.iter().all(|cell| cell.bounds().overlaps(&bounds)));
        assert!(found.is_sorted());
    }

    #[test]
    fn nowhere_has_no_cell() {
        let far = Bounds {
            min: Metres([2e6, 2e6]),
            max: Metres([3e6, 3e6]),
        };
        for bounds in [Bounds::EMPTY, far] {
            assert_eq!(cells(bounds).count(), 0);
        }
    }
}
