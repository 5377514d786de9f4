//! One row's cells.

/// One row's cells, borrowed from the text where that is possible.
#[derive(Clone, Copy, Debug)]
pub struct Row<'r> {
    text: &'r str,
    spans: &'r [CellSpan],
}

/// Start and end of a cell in its row's text, in bytes.
pub type CellSpan = (usize, usize);

impl<'r> Row<'r> {
    /// A row with the given text and cells.
    #[must_use]
    pub const fn new(text: &'r str, spans: &'r [CellSpan]) -> Self {
        Self { text, spans }
    }

    /// How many cells there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.spans.len()
    }

    /// A cell; empty where the row is too short.
    #[must_use]
    pub fn cell(&self, i: usize) -> &'r str {
        let Some(&(start, end)) = self.spans.get(i) else {
            return "";
        };
        self.text.get(start..end).unwrap_or_default()
    }

    /// The first `n` cells.
    #[must_use]
    pub fn first(self, n: usize) -> Self {
        let spans = self.spans.get(..n).unwrap_or(self.spans);
        Self { spans, ..self }
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
