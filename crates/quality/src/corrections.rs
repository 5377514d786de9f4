//! Cells that were read as something other than their text, and unlisted values: the trail from
//! what is shown back to what museums sent.

use serde::{Deserialize, Serialize};

use crate::Files;
use crate::issues::Reporters;
use ingest::{Code, Report};
use records::dataset::Dataset;
use records::record::Field;

/// A cell or value that was read as something other than its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Index into [`crate::Audit::files`].
    pub file: u32,
    /// The institution that reports the row, or all rows of the file; empty where several may.
    pub institution: String,
    /// The kind of correction.
    pub code: Code,
    /// The column.
    pub field: Field,
    /// The row as a spreadsheet numbers it; the first of several.
    pub row: u32,
    /// The number of cells.
    pub count: u32,
    /// The text in the file.
    pub from: String,
    /// What it was read as.
    pub to: String,
    /// Whether the user undid it, so that the cell is kept verbatim.
    pub undone: bool,
}

/// An unlisted value, kept as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlisted {
    /// Index into [`crate::Audit::files`].
    pub file: u32,
    /// The institution that reports the row, or all rows of the file; empty where several may.
    pub institution: String,
    /// The column.
    pub field: Field,
    /// The first row that has it, as a spreadsheet numbers it.
    pub row: u32,
    /// The number of cells.
    pub count: u32,
    /// The text in the file.
    pub value: String,
    /// The listed value that it may mean.
    pub near: Option<String>,
}

/// All corrections and unlisted values in the reports, file by file.
pub(super) fn changes(
    data: &Dataset,
    reports: &[Report],
    files: &Files,
) -> (Vec<Changed>, Vec<Unlisted>) {
    let reporters = Reporters::new(data);
    let (mut changed, mut unlisted) = (Vec::new(), Vec::new());
    for (file, report) in (0..).zip(reports) {
        let origin = files.origin.get(file as usize).copied().flatten();
        let by = |row: u32, count: u32| {
            let row = Some(row).filter(|_| count == 1);
            reporters.of(data, origin, row).to_owned()
        };
        changed.extend(report.corrections.iter().map(|one| Changed {
            file,
            institution: by(one.row, one.count),
            code: one.code,
            field: one.field,
            row: one.row,
            count: one.count,
            from: one.from.clone(),
            to: one.to.clone(),
            undone: one.undone,
        }));
        unlisted.extend(report.unknown.iter().map(|one| Unlisted {
            file,
            institution: by(one.first_row, one.count),
            field: one.field,
            row: one.first_row,
            count: one.count,
            value: one.value.clone(),
            near: one.near.clone(),
        }));
    }
    (changed, unlisted)
}
