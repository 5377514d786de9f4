//! What was read as something else than the files say, and values that no list has: the trail from
//! what is shown back to what museums sent.

use serde::{Deserialize, Serialize};

use crate::Files;
use crate::issues::Reporters;
use ingest::{Code, Report};
use records::dataset::Dataset;
use records::record::Field;

/// What was read as something else than its file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Index into [`crate::Audit::files`].
    pub file: u32,
    /// Who reports the row, or all rows of the file; empty where several may.
    pub institution: String,
    /// What kind of correction.
    pub code: Code,
    /// The column.
    pub field: Field,
    /// The row as a spreadsheet numbers it, of several the first.
    pub row: u32,
    /// In how many cells.
    pub count: u32,
    /// What stands in the file.
    pub from: String,
    /// What it was read as.
    pub to: String,
    /// The user undid it: it was taken as it stands.
    pub undone: bool,
}

/// A value that no list has: it is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlisted {
    /// Index into [`crate::Audit::files`].
    pub file: u32,
    /// Who reports the row, or all rows of the file; empty where several may.
    pub institution: String,
    /// The column.
    pub field: Field,
    /// The first row that has it, as a spreadsheet numbers it.
    pub row: u32,
    /// In how many cells.
    pub count: u32,
    /// As it stands in the file.
    pub value: String,
    /// What it may be meant for.
    pub near: Option<String>,
}

/// All that the reports list, file by file.
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
