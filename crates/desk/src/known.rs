//! Whether files that were read were seen before.

use js_sys::Uint8Array;
use partnership_map::platform::worker::Packed;

/// Whether a file was seen before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// No.
    New,
    /// It is shown already: name and records are the same.
    Shown,
    /// It is among the files just read, further up.
    Twice,
    /// A file of the same name is shown, with other records.
    Name,
}

/// How it stands with each of the files that were read, beside those that are shown.
///
/// A reading holds the file's name and all its records: two that are alike byte for byte are of the
/// same file, read in the same way.
pub fn of(readings: &[Packed], present: &[Packed]) -> Vec<Known> {
    let name = |packed: &Packed| packed.meta().map(|(report, ..)| report.file);
    let names: Vec<String> = present.iter().filter_map(name).collect();
    let known = readings.iter().enumerate().map(|(i, packed)| {
        let is_same = |other: &Packed| same(&packed.reading, &other.reading);
        if readings.iter().take(i).any(is_same) {
            Known::Twice
        } else if present.iter().any(is_same) {
            Known::Shown
        } else if name(packed).is_some_and(|name| names.contains(&name)) {
            Known::Name
        } else {
            Known::New
        }
    });
    known.collect()
}

fn same(one: &Uint8Array, other: &Uint8Array) -> bool {
    one.length() == other.length() && one.to_vec() == other.to_vec()
}
