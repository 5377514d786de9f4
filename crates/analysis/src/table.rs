//! A view's numbers as a table, on the page and as CSV.

use crate::Action;

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it holds, with its unit.
    pub caption: String,
    /// The names of its columns; the first names the rows.
    pub columns: Vec<String>,
    /// Its rows, each with as many cells as there are columns.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableRow {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// What choosing it does.
    pub act: Option<Action>,
    /// It sums up the others.
    pub total: bool,
}

impl TableRow {
    /// The row that sums up the others.
    #[must_use]
    pub const fn total(cells: Vec<Cell>) -> Self {
        Self {
            cells,
            act: None,
            total: true,
        }
    }
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it says, as it is shown: "1,652", "not known".
    pub text: String,
    /// The number it shows, for sorting and for CSV; a text has none.
    pub value: Option<f64>,
    /// How dark it is tinted, as a choropleth's class is: 0 to 6.
    pub step: Option<u8>,
    /// Which share of the largest it is, 0 to 1: drawn as a bar behind it.
    pub bar: Option<f64>,
    /// What choosing it does, where it does something else than its row.
    pub act: Option<Action>,
}

impl Cell {
    /// A text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A number as it is shown.
    #[must_use]
    pub fn number(value: f64, text: String) -> Self {
        Self {
            text,
            value: Some(value),
            ..Self::default()
        }
    }

    /// With a bar behind it.
    #[must_use]
    pub fn with_bar(mut self, share: f64) -> Self {
        self.bar = Some(share);
        self
    }
}

impl Table {
    /// As CSV: the caption's unit stays in the column names, numbers are plain, and no cell starts a
    /// formula.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut out = String::new();
        let mut line = |cells: &mut dyn Iterator<Item = String>| {
            records::csv::line(&mut out, cells);
        };
        line(&mut self.columns.iter().cloned());
        for row in &self.rows {
            line(&mut row.cells.iter().map(|cell| match cell.value {
                Some(value) => records::text::decimal(value, 6),
                None => cell.text.clone(),
            }));
        }
        out
    }
}
