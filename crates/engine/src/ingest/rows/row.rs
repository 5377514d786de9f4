//! One row's cells.

/// One row's cells, borrowed from the text where that is possible.
#[derive(Clone, Copy, Debug)]
pub struct Row<'r> {
    text: &'r str,
    ends: &'r [usize],
    gap: usize,
}

impl<'r> Row<'r> {
    /// Cells one after the other in a text, with the end of each.
    #[must_use]
    pub const fn new(text: &'r str, ends: &'r [usize]) -> Self {
        Self { text, ends, gap: 0 }
    }

    /// The cells of a line in which one byte stands between two cells.
    pub(super) const fn of_line(text: &'r str, ends: &'r [usize]) -> Self {
        Self { text, ends, gap: 1 }
    }

    /// How many cells there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell; empty where the row is too short.
    #[must_use]
    pub fn cell(&self, i: usize) -> &'r str {
        let Some(&end) = self.ends.get(i) else {
            return "";
        };
        let before = i.checked_sub(1).and_then(|i| self.ends.get(i));
        let start = before.map_or(0, |before| before + self.gap);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The first `n` cells.
    #[must_use]
    pub fn first(self, n: usize) -> Self {
        let ends = self.ends.get(..n).unwrap_or(self.ends);
        Self { ends, ..self }
    }

    /// All cells in order.
    pub fn cells(self) -> impl Iterator<Item = &'r str> {
        (0..self.len()).map(move |i| self.cell(i))
    }

    /// Whether every cell is blank.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells().all(|cell| cell.trim().is_empty())
    }
}
