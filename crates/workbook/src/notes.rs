//! What should be known about a sheet, in words.

use engine::ingest::{Code, Issue};

use crate::address::Places;

/// What was seen while a sheet was read.
#[derive(Default)]
pub struct Seen {
    /// Formulas.
    pub formulas: u32,
    /// Formulas without a value.
    pub valueless: Places,
    /// Cells that show an error.
    pub errors: Places,
    /// Dates that may be years.
    pub years: Places,
    /// Areas merged over several rows whose first cell has a value.
    pub tall: Places,
    /// Values under merged cells.
    pub covered: Places,
    /// Hidden rows with a value.
    pub hidden_rows: u32,
    /// Hidden columns with a value.
    pub hidden_columns: u32,
}

impl Seen {
    /// What should be known about the sheet. `stale`: its values are to be computed on opening.
    pub fn notes(&self, stale: bool) -> Vec<Issue> {
        let mut notes = Vec::new();
        if self.valueless.count > 0 {
            notes.push(note(
                Code::FormulaWithoutValue,
                format!(
                    "{} without a value: {}",
                    counted(self.valueless.count, "formula"),
                    self.valueless.words()
                ),
                "read as empty; formulas are not computed here. Open the workbook in Excel or LibreOffice, save it, and open it again",
            ));
        }
        let kept = self.formulas.saturating_sub(self.valueless.count);
        if stale && kept > 0 {
            notes.push(note(
                Code::FormulaStale,
                format!(
                    "{}, in a workbook that asks for its formulas to be computed when it is opened",
                    counted(kept, "formula")
                ),
                "their stored values were read and may be out of date. Open the workbook in Excel or LibreOffice, save it, and open it again",
            ));
        }
        if self.errors.count > 0 {
            notes.push(note(
                Code::CellError,
                format!(
                    "{} with an error value (#N/A, #REF! …): {}",
                    counted(self.errors.count, "cell"),
                    self.errors.words()
                ),
                "read as the sheet shows them; a value that a record needs is then taken as empty. Correct them in the spreadsheet",
            ));
        }
        if self.years.count > 0 {
            notes.push(note(
                Code::DateSuspect,
                format!(
                    "{} with a date in 1905: {}",
                    counted(self.years.count, "cell"),
                    self.years.words()
                ),
                "kept as they are. A year such as 2008 typed into a cell that is formatted as a date becomes such a day: format the cells as numbers to see it",
            ));
        }
        notes.extend(self.note_on_merged());
        notes.extend(self.note_on_hidden());
        notes
    }

    fn note_on_merged(&self) -> Option<Issue> {
        if self.tall.count == 0 && self.covered.count == 0 {
            return None;
        }
        let mut found = Vec::new();
        if self.tall.count > 0 {
            found.push(format!(
                "cells merged over several rows: {}",
                self.tall.words()
            ));
        }
        if self.covered.count > 0 {
            found.push(format!(
                "values under merged cells, which no sheet shows: {}",
                self.covered.words()
            ));
        }
        Some(note(
            Code::MergedCells,
            found.join("; "),
            "only the first cell of a merged area has the value. Where it is meant for all of them, unmerge the cells and fill them down",
        ))
    }

    fn note_on_hidden(&self) -> Option<Issue> {
        let mut found = Vec::new();
        if self.hidden_rows > 0 {
            found.push(counted(self.hidden_rows, "hidden row"));
        }
        if self.hidden_columns > 0 {
            found.push(counted(self.hidden_columns, "hidden column"));
        }
        (!found.is_empty()).then(|| {
            note(
                Code::HiddenCells,
                found.join(" and "),
                "read like the others; delete what is not meant to be read",
            )
        })
    }
}

/// A note on the whole file.
pub fn note(code: Code, found: impl Into<String>, done: impl Into<String>) -> Issue {
    Issue {
        code,
        row: None,
        column: None,
        found: found.into(),
        done: done.into(),
    }
}

/// "1 row", "2 rows".
pub fn counted(n: u32, unit: &str) -> String {
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}
