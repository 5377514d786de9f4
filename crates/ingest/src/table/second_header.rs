//! A second header further down, whose columns may be in another order.

use super::missing_header;
use super::repaired_row::RepairedRow;
use super::rows::Row;
use crate::headers::columns::Columns;
use crate::headers::synonyms::{ColumnTarget, key, meaning};
use messages::phrase::Several;

/// The fewest columns that a second header names.
const FEWEST: usize = 3;

/// The order of the cells below a second header.
pub struct SecondHeader {
    /// For each column of the file, the cell that fills it.
    cells: Vec<Option<usize>>,
    /// Headers of cells that fill no column of the file.
    pub unread: Several,
}

impl SecondHeader {
    /// Reads a row as a second header; `None` where it is not one.
    #[must_use]
    pub fn new(row: Row<'_>, columns: &Columns) -> Option<Self> {
        let filled = row.cells().filter(|cell| !cell.trim().is_empty()).count();
        let targets: Vec<Option<ColumnTarget>> = row
            .cells()
            .map(|cell| meaning(cell.trim()).map(|(target, _)| target))
            .collect();
        let mut named: Vec<ColumnTarget> = Vec::new();
        for target in targets.iter().flatten() {
            if !named.contains(target) {
                named.push(*target);
            }
        }
        let is_header = named.len() >= FEWEST
            && 2 * named.len() > filled
            && !missing_header::looks_like_record(row.cells());
        if !is_header {
            return None;
        }
        let mut free = vec![true; row.len()];
        let mut cells: Vec<Option<usize>> = vec![None; columns.all.len()];
        // The same words go before the same meaning.
        for by_meaning in [false, true] {
            for (cell, column) in cells.iter_mut().zip(&columns.all) {
                if cell.is_some() {
                    continue;
                }
                let target = match (column.field, column.position) {
                    (Some(field), _) => Some(ColumnTarget::Field(field)),
                    (None, true) => Some(ColumnTarget::Position),
                    (None, false) => None,
                };
                let mut all = targets.iter().enumerate().zip(&mut free);
                let found = all.find(|((i, other), free)| {
                    let is_it = match by_meaning {
                        true => target.is_some() && **other == target,
                        false => key(row.cell(*i)) == key(&column.header),
                    };
                    **free && is_it
                });
                if let Some(((i, _), free)) = found {
                    *free = false;
                    *cell = Some(i);
                }
            }
        }
        let unread = row.cells().zip(&free).filter(|(_, free)| **free);
        let unread: Vec<String> = unread
            .map(|(cell, _)| cell.trim().to_owned())
            .filter(|cell| !cell.is_empty())
            .collect();
        Some(Self {
            cells,
            unread: Several {
                names: unread,
                more: 0,
            },
        })
    }

    /// Whether every column stays where it is.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let mut cells = self.cells.iter().enumerate();
        cells.all(|(i, cell)| cell.is_none_or(|cell| cell == i)) && self.unread.names.is_empty()
    }

    /// The cells of a row below it, in the order of the file's columns.
    #[must_use]
    pub fn in_order(&self, row: Row<'_>) -> RepairedRow {
        RepairedRow::new(
            self.cells
                .iter()
                .map(|cell| cell.map_or("", |i| row.cell(i))),
        )
    }
}

/// Whether most cells of a row are headers of the file.
#[must_use]
pub fn repeats_headers(row: Row<'_>, columns: &Columns) -> bool {
    let (mut filled, mut headers) = (0, 0);
    for cell in row.cells().filter(|cell| !cell.trim().is_empty()) {
        let cell = key(cell);
        filled += 1;
        headers += usize::from(columns.all.iter().any(|column| key(&column.header) == cell));
    }
    2 * headers > filled
}

/// Whether a cell names a column, as only the cells of a header do.
#[must_use]
pub fn names_column(cell: &str, columns: &Columns) -> bool {
    let cell = cell.trim();
    let is_short = (1..=60).contains(&cell.len());
    is_short && (meaning(cell).is_some() || columns.all.iter().any(|column| column.header == cell))
}
