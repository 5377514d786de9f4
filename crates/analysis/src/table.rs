//! A view's numbers as a table, for the page and as CSV.

use crate::Action;

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its content, with the unit.
    pub caption: String,
    /// The names of its columns; the first describes the rows.
    pub columns: Vec<String>,
    /// Its rows, each with as many cells as there are columns.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableRow {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// What a click on it does.
    pub act: Option<Action>,
    /// Whether it totals the others.
    pub total: bool,
}

impl TableRow {
    /// A row that totals the others.
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
    /// Its text as shown: "1,652", "not known".
    pub text: String,
    /// The number that it shows, for sorting and for CSV; `None` for a text.
    pub value: Option<f64>,
    /// The step of its tint, as for a choropleth's class: 0 to 6.
    pub step: Option<u8>,
    /// Its share of the largest value, 0 to 1, drawn as a bar behind it.
    pub bar: Option<f64>,
    /// What a click on it does, where that differs from its row's action.
    pub act: Option<Action>,
}

impl Cell {
    /// A cell with a text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A cell with a number, given as a value and as text.
    #[must_use]
    pub fn number(value: f64, text: String) -> Self {
        Self {
            text,
            value: Some(value),
            ..Self::default()
        }
    }

    /// The cell with a bar behind it.
    #[must_use]
    pub fn with_bar(mut self, share: f64) -> Self {
        self.bar = Some(share);
        self
    }
}

impl Table {
    /// The table as CSV: the caption's unit is kept in the column names, numbers are plain, and no
    /// cell starts a formula.
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
