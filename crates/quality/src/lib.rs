//! The data-quality report: how reliable the imported data is, for whoever combines the returns of
//! many museums.
//!
//! Everything here is a count or a suggestion; nothing is changed. Numbers name their unit in their
//! fields' names or comments: a *row* belongs to a file, a *record* to the merged data set.

#![warn(clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::indexing_slicing))]

mod blocking;
mod by_institution;
mod completeness;
mod corrections;
mod difference;
mod exact_duplicates;
mod filter;
mod issues;
mod matching;
mod names;
mod near_duplicate_values;
mod newer_version;
mod overlap;
mod possible_duplicates;
mod table;
#[cfg(test)]
mod tests;
mod totals;
mod unplaced;

pub use by_institution::{InstitutionPart, Tally};
pub use completeness::{Completeness, Measure};
pub use corrections::{Changed, Unlisted};
pub use exact_duplicates::{RepeatedRecord, WholeFile};
pub use filter::Narrow;
pub use issues::{Finding, IssueGroup, Severity};
pub use near_duplicate_values::{Reason, Similar, Use};
pub use newer_version::{ComparedFile, newer_version};
pub use overlap::{Overlap, overlap};
pub use possible_duplicates::{Double, Likeness, Strength};
pub use table::audit_csv;
pub use totals::{FileAudit, Totals};
pub use unplaced::Unplaced;

use serde::{Deserialize, Serialize};

use ingest::{Outcome, Report};
use records::Row;
use records::dataset::Dataset;

/// The maximum number of pairs in a list; its total counts all.
pub const LISTED: usize = 500;

/// The data-quality report on a data set and the files from which it was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Audit {
    /// Totals over all files.
    pub totals: Totals,
    /// The number of files with each outcome; outcomes with none are omitted.
    pub outcomes: Vec<(Outcome, u32)>,
    /// One entry for each report, in order; then one for each file of the data set without a
    /// report.
    pub files: Vec<FileAudit>,
    /// The issues by kind: the most severe first, then the most frequent.
    pub issues: Vec<IssueGroup>,
    /// Records without a position.
    pub unplaced: Listed<Unplaced>,
    /// Unknown columns that appear to hold personal data.
    pub personal: Vec<String>,
    /// Which columns are filled.
    pub completeness: Completeness,
    /// Values that are probably the same.
    pub similar: Listed<Similar>,
    /// Records that are probably the same.
    pub doubles: Listed<Double>,
    /// Records that occur in several files and were counted once.
    pub repeats: Listed<RepeatedRecord>,
    /// Files of which every record occurs in another one.
    pub whole_files: Vec<WholeFile>,
    /// Cells that were read as something other than their text, as far as the reports list them.
    pub changed: Vec<Changed>,
    /// Unlisted values, as far as the reports list them.
    pub unlisted: Vec<Unlisted>,
    /// The counts of every institution in every file; empty once the report is narrowed.
    pub parts: Vec<InstitutionPart>,
    /// What the report is narrowed to.
    pub narrow: Narrow,
}

/// At most [`LISTED`] items, and their actual number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listed<T> {
    /// The first items.
    pub list: Vec<T>,
    /// The number of all items.
    pub total: u32,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            total: 0,
        }
    }
}

/// A reference by which people can find a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordRef {
    /// Its row in the merged data set; `None` where it was left out as a duplicate.
    pub record: Option<Row>,
    /// Index into [`Audit::files`].
    pub file: u32,
    /// Its row in the file, as a spreadsheet numbers it.
    pub row: u32,
    /// The institution that reports it.
    pub institution: String,
    /// The partner.
    pub partner: String,
}

/// Audits a data set that was merged from the files of `reports`.
#[must_use]
pub fn audit(data: &Dataset, reports: &[Report]) -> Audit {
    let files = Files::new(data, reports);
    let alike = near_duplicate_values::SimilarFound::find(data);
    let completeness = completeness::completeness(data);
    let (changed, unlisted) = corrections::changes(data, reports, &files);
    Audit {
        totals: totals::of_all(data, reports, &files),
        outcomes: totals::outcomes(reports),
        files: totals::of_files(data, reports, &files),
        issues: issues::by_kind(data, reports, &files),
        unplaced: unplaced::unplaced(data, reports, &files),
        personal: data.personal.clone(),
        parts: by_institution::parts(data, &files, &completeness),
        completeness,
        similar: alike.listed(&files),
        doubles: possible_duplicates::doubles(data, &files, &alike),
        repeats: exact_duplicates::records(data, &files),
        whole_files: exact_duplicates::whole_files(data, &files),
        changed,
        unlisted,
        narrow: Narrow::default(),
    }
}

/// The correspondence between files of the report and of the data set.
struct Files {
    /// Origin → file.
    of_origin: Vec<u32>,
    /// File → origin; `None` where the file was refused.
    origin: Vec<Option<u16>>,
}

impl Files {
    /// Matches reports with origins, which are in the same order, except that a refused file has no
    /// origin.
    fn new(data: &Dataset, reports: &[Report]) -> Self {
        let mut of_origin = vec![None; data.origins.len()];
        let mut origin: Vec<Option<u16>> = Vec::with_capacity(reports.len());
        for report in reports {
            let fits = |&(at, of): &(usize, &records::dataset::Origin)| {
                of.file == report.file && of_origin.get(at).is_some_and(Option::is_none)
            };
            let at = data.origins.iter().enumerate().find(fits).map(|(at, _)| at);
            let at = at.filter(|_| report.outcome != Outcome::Refuse);
            if let Some(file) = at.and_then(|at| of_origin.get_mut(at)) {
                *file = Some(origin.len() as u32);
            }
            origin.push(at.map(|at| at as u16));
        }
        let of_origin = of_origin
            .into_iter()
            .enumerate()
            .map(|(at, file)| {
                file.unwrap_or_else(|| {
                    origin.push(Some(at as u16));
                    origin.len() as u32 - 1
                })
            })
            .collect();
        Self { of_origin, origin }
    }

    fn of(&self, origin: u16) -> u32 {
        self.of_origin
            .get(usize::from(origin))
            .copied()
            .unwrap_or_default()
    }

    fn record(&self, data: &Dataset, record: Row) -> RecordRef {
        let i = record.index();
        RecordRef {
            record: Some(record),
            file: self.of(data.origin.get(i).copied().unwrap_or_default()),
            row: data.row.get(i).copied().unwrap_or_default(),
            institution: data.institution.get(record).to_owned(),
            partner: data.partner.get(record).to_owned(),
        }
    }
}
