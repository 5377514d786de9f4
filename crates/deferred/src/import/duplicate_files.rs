//! Whether imported files were seen before, whole or in part.

use ingest::Meta;
use platform::import::EncodedImport;
use quality::{ComparedFile, Overlap, newer_version, overlap};
use records::dataset::Dataset;

/// Whether a file was seen before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportStatus {
    /// It was not.
    New,
    /// It is already shown: name and records are the same.
    Shown,
    /// It is the same as an earlier one among the files just read.
    Twice,
    /// It appears to be a newer version of a file that is shown: with the same name, or with the
    /// same columns and some of the same records.
    Newer {
        /// That file's index among those shown.
        at: usize,
        /// Its name.
        file: String,
    },
}

/// How much of a file is already shown, record by record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The numbers of such records.
    Counted(Overlap),
    /// It is too large to be compared without delay.
    TooLarge,
}

/// The number of records that can be compared without a noticeable delay.
const COMPARED: u32 = 200_000;

/// The status of each imported file, compared with those shown.
///
/// An import includes the file's name and all its records: two that are identical byte for byte are
/// of the same file, read in the same way.
pub fn compare(
    readings: &[EncodedImport],
    present: &[EncodedImport],
) -> Vec<(ImportStatus, Comparison)> {
    let shown: Vec<ComparedFile> = present.iter().map(compared_file).collect();
    let known = readings.iter().enumerate().map(|(i, packed)| {
        let is_same = |other: &EncodedImport| packed.is_same(other);
        let twice = readings.iter().take(i).any(is_same);
        if twice || present.iter().any(is_same) {
            let known = if twice {
                ImportStatus::Twice
            } else {
                ImportStatus::Shown
            };
            return (known, Comparison::Counted(Overlap::default()));
        }
        let new = compared_file(packed);
        let sets: Vec<&Dataset> = shown.iter().filter_map(|one| one.data.as_ref()).collect();
        let compared = new.data.as_ref().filter(|_| sets.len() == present.len());
        let found = compared.map_or(Comparison::TooLarge, |new| {
            Comparison::Counted(overlap(new, &sets))
        });
        (newer(&new, &shown), found)
    });
    known.collect()
}

/// What is compared of an import.
fn compared_file(packed: &EncodedImport) -> ComparedFile {
    let meta: Option<Meta> = packed.meta();
    // Data that the site provides packed has no report, and is small.
    let records = meta.as_ref().map_or(0, |(report, ..)| report.accepted);
    let data = (records <= COMPARED).then(|| packed.dataset().flatten().unwrap_or_default());
    let (name, shape) = meta.map_or((None, None), |(report, inspection, _)| {
        (Some(report.file), inspection.map(|found| found.shape))
    });
    ComparedFile { name, shape, data }
}

fn newer(new: &ComparedFile, shown: &[ComparedFile]) -> ImportStatus {
    let at = newer_version(new, shown);
    let file = at.and_then(|at| shown.get(at)?.name.clone());
    match (at, file) {
        (Some(at), Some(file)) => ImportStatus::Newer { at, file },
        _ => ImportStatus::New,
    }
}
