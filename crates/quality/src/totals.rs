//! Counts of rows and records by outcome.

use serde::{Deserialize, Serialize};

use crate::Files;
use ingest::{Code, Outcome, Report};
use records::dataset::Dataset;
use records::record::{PlacedBy, Precision};
use records::sort;
use records::{PlaceId, Row};

/// What happened to the rows of one file, or of all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// The number of files, including refused ones.
    pub files: u32,
    /// The number of files that were refused.
    pub refused: u32,
    /// Data rows of the files; always `accepted + rejected`.
    pub rows: u32,
    /// Rows that became records.
    pub accepted: u32,
    /// Rows that did not.
    pub rejected: u32,
    /// Accepted rows that were left out in merging because another file has the record.
    pub repeated: u32,
    /// Records of the data set; always `accepted - repeated`.
    pub records: u32,
    /// Records with a position on the map.
    pub located: u32,
    /// Records by the precision of their position, best first.
    pub by_precision: Vec<(Precision, u32)>,
    /// Records by how their position was found, best first.
    pub by_placed_by: Vec<(PlacedBy, u32)>,
}

/// The report on one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileAudit {
    /// Its name as the user knows it.
    pub file: String,
    /// What happened to it.
    pub outcome: Outcome,
    /// Why it was refused.
    pub error: Option<Code>,
    /// The counts of its rows.
    pub totals: Totals,
    /// The institutions that report in it, with their numbers of records, most first.
    pub institutions: Vec<(String, u32)>,
    /// The number of issues of each kind.
    pub issues: Vec<(Code, u32)>,
}

/// Totals over all files.
pub(super) fn of_all(data: &Dataset, reports: &[Report], files: &Files) -> Totals {
    let mut all = Totals {
        files: files.origin.len() as u32,
        ..of_records(data, data.rows())
    };
    let without_report = files.origin.get(reports.len()..).unwrap_or_default();
    let rows = |origin: u16| data.origin.iter().filter(|&&of| of == origin).count() as u32;
    let unsaid: u32 = without_report.iter().flatten().map(|&of| rows(of)).sum();
    (all.rows, all.accepted) = (unsaid, unsaid);
    for report in reports {
        all.add_report(report);
    }
    all.repeated = data.repeats.len() as u32;
    all
}

impl Totals {
    fn add_report(&mut self, report: &Report) {
        self.refused += u32::from(report.outcome == Outcome::Refuse);
        self.rows += report.rows;
        self.accepted += report.accepted;
        self.rejected += report.rejected;
    }
}

fn of_records(data: &Dataset, rows: impl Iterator<Item = Row>) -> Totals {
    let mut totals = Totals {
        by_precision: Precision::ALL.map(|precision| (precision, 0)).into(),
        by_placed_by: PlacedBy::ALL.map(|by| (by, 0)).into(),
        ..Totals::default()
    };
    for row in rows {
        let row = row.index();
        totals.records += 1;
        totals.located += u32::from(
            data.place
                .get(row)
                .is_some_and(|&place| place != PlaceId::NONE),
        );
        count(&mut totals.by_precision, data.precision.get(row));
        count(&mut totals.by_placed_by, data.placed_by.get(row));
    }
    totals
}

fn count<T: PartialEq>(counts: &mut [(T, u32)], value: Option<&T>) {
    if let Some((_, count)) = counts.iter_mut().find(|(of, _)| Some(of) == value) {
        *count += 1;
    }
}

/// The number of files with each outcome; outcomes with none are omitted.
pub(super) fn outcomes(reports: &[Report]) -> Vec<(Outcome, u32)> {
    let mut counts = Vec::new();
    for outcome in [
        Outcome::Accept,
        Outcome::AcceptWarn,
        Outcome::Partial,
        Outcome::Refuse,
    ] {
        let count = reports.iter().filter(|r| r.outcome == outcome).count();
        if count > 0 {
            counts.push((outcome, count as u32));
        }
    }
    counts
}

/// An entry for each file.
pub(super) fn of_files(data: &Dataset, reports: &[Report], files: &Files) -> Vec<FileAudit> {
    let mut rows: Vec<Vec<Row>> = vec![Vec::new(); data.origins.len()];
    for (row, &origin) in data.rows().zip(&data.origin) {
        if let Some(rows) = rows.get_mut(usize::from(origin)) {
            rows.push(row);
        }
    }
    let file = |(i, origin): (usize, &Option<u16>)| {
        let none = Vec::new();
        let rows = origin.and_then(|of| rows.get(usize::from(of)));
        of_file(data, rows.unwrap_or(&none), reports.get(i), *origin)
    };
    files.origin.iter().enumerate().map(file).collect()
}

fn of_file(
    data: &Dataset,
    rows: &[Row],
    report: Option<&Report>,
    origin: Option<u16>,
) -> FileAudit {
    let mut totals = of_records(data, rows.iter().copied());
    totals.files = 1;
    match report {
        Some(report) => totals.add_report(report),
        None => (totals.rows, totals.accepted) = (totals.records, totals.records),
    }
    let repeats = data
        .repeats
        .iter()
        .filter(|repeat| Some(repeat.origin) == origin);
    let mut institutions = vec![0; data.institution.values.len()];
    let kept = repeats.map(|repeat| {
        totals.repeated += 1;
        repeat.kept
    });
    for row in kept.chain(rows.iter().copied()) {
        if let Some(count) = data
            .institution
            .codes
            .get(row.index())
            .and_then(|&code| institutions.get_mut(code as usize))
        {
            *count += 1;
        }
    }
    let origin = origin.and_then(|of| data.origins.get(usize::from(of)));
    FileAudit {
        file: report
            .map(|report| report.file.clone())
            .or_else(|| origin.map(|origin| origin.file.clone()))
            .unwrap_or_default(),
        outcome: report.map_or(Outcome::Accept, |report| report.outcome),
        error: report.and_then(|report| report.error),
        totals,
        institutions: sort::most_first(&institutions)
            .into_iter()
            .map(|(code, count)| (data.institution.values.get(code).to_owned(), count))
            .collect(),
        issues: report.map_or_else(Vec::new, |report| report.counts.clone()),
    }
}
