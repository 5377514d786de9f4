//! Splits packed records in two: what the map, the table, the filters and the search need, and the
//! long texts (descriptions, notes, addresses and sources), which are needed only for a record's
//! details and for exports.
//!
//! postcard writes the fields in order without delimiters, and the long texts are the last fields
//! of a [`Dataset`]. The first part is therefore a complete packed data set in which these columns
//! are empty and nothing follows; the second is everything from the texts on.

use super::{Column, Dataset};

/// The packed size in bytes of a [`Column`] without rows: two empty lists of numbers and an empty
/// text.
const EMPTY: usize = 3 + 3 + 1;

/// The number of bytes at the end of a first part that take the place of the texts.
fn blank() -> usize {
    Dataset::default().later_mut().len() * EMPTY
}

/// The first part of packed records.
///
/// # Errors
/// Out of memory.
pub fn first(mut data: Dataset) -> postcard::Result<Vec<u8>> {
    for column in data.later_mut() {
        *column = Column::default();
    }
    postcard::to_allocvec(&Some(data))
}

/// The second part of packed records: what the [`first`] part leaves out.
#[must_use]
pub fn rest<'a>(reading: &'a [u8], first: &[u8]) -> &'a [u8] {
    reading
        .get(first.len().saturating_sub(blank())..)
        .unwrap_or_default()
}

/// The packed records that were split into [`first`] and [`rest`].
#[must_use]
pub fn whole(first: &[u8], rest: &[u8]) -> Vec<u8> {
    let shared = first.len().saturating_sub(blank());
    let shared = first.get(..shared).unwrap_or_default();
    [shared, rest].concat()
}
