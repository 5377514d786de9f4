//! A row put together again from the cells of another.

use super::rows::{CellSpan, Row};

/// The cells of a row that was put right.
#[derive(Clone, Default)]
pub struct RepairedRow {
    text: String,
    spans: Vec<CellSpan>,
    begin: usize,
}

impl RepairedRow {
    /// A row of these cells.
    pub fn new<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let mut row = Self::default();
        for cell in cells {
            row.add(cell);
            row.end_cell();
        }
        row
    }

    /// Adds to the cell that is being put together.
    pub fn add(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Ends that cell.
    pub fn end_cell(&mut self) {
        self.spans.push((self.begin, self.text.len()));
        self.begin = self.text.len();
    }

    /// How many cells have ended.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.spans.len()
    }

    /// Its cells.
    #[must_use]
    pub fn row(&self) -> Row<'_> {
        Row::new(&self.text, &self.spans)
    }
}
