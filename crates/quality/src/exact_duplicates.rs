//! Records that occur in several files, and files that are wholly contained in another.

use serde::{Deserialize, Serialize};

use super::{Files, LISTED, Listed, RecordRef};
use records::Row;
use records::dataset::Dataset;

/// A record that two files have: counted once, and reported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RepeatedRecord {
    /// The record that was left out.
    pub left_out: RecordRef,
    /// The record that represents both.
    pub kept: RecordRef,
}

/// A file that contains only records that another one has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WholeFile {
    /// Index into [`crate::Audit::files`].
    pub file: u32,
    /// The index of the other file.
    pub of: u32,
    /// The number of its records.
    pub records: u32,
    /// Whether the other file has nothing more: they are the same file, whatever their names.
    pub same: bool,
}

/// The records that merging left out.
pub(super) fn records(data: &Dataset, files: &Files) -> Listed<RepeatedRecord> {
    let repeated = data.repeats.iter().map(|repeat| {
        let kept = files.record(data, repeat.kept);
        RepeatedRecord {
            left_out: RecordRef {
                record: None,
                file: files.of(repeat.origin),
                row: repeat.row,
                ..kept.clone()
            },
            kept,
        }
    });
    Listed {
        list: repeated.take(LISTED).collect(),
        total: data.repeats.len() as u32,
    }
}

/// Files without any record of their own, where a single other file has all of them.
pub(super) fn whole_files(data: &Dataset, files: &Files) -> Vec<WholeFile> {
    let mut records = vec![0_u32; data.origins.len()];
    for &origin in &data.origin {
        if let Some(count) = records.get_mut(usize::from(origin)) {
            *count += 1;
        }
    }
    let repeated = |of: u16| data.repeats.iter().filter(|r| r.origin == of).count() as u32;
    let accepted = |of: u16| repeated(of) + records.get(usize::from(of)).copied().unwrap_or(0);
    let kept_in = |kept: Row| data.origin.get(kept.index()).copied();
    let mut whole = Vec::new();
    for origin in 0..data.origins.len() as u16 {
        let mut repeats = data
            .repeats
            .iter()
            .filter(|r| r.origin == origin)
            .peekable();
        let of = repeats.peek().and_then(|first| kept_in(first.kept));
        let Some(of) = of.filter(|_| records.get(usize::from(origin)) == Some(&0)) else {
            continue;
        };
        let count = repeats.clone().count() as u32;
        if repeats.all(|repeat| kept_in(repeat.kept) == Some(of)) {
            whole.push(WholeFile {
                file: files.of(origin),
                of: files.of(of),
                records: count,
                same: accepted(of) == count,
            });
        }
    }
    whole
}
