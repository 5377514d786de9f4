//! A packed reading in two parts: what the map, the table, the filters and the search need, and the
//! long texts (descriptions, notes, addresses and sources), which only the detail of a record and
//! what leaves the page show.
//!
//! postcard writes one field after the other without marks, and the long texts are the last fields
//! of a [`Dataset`]. The first part is therefore a reading of its own, in which these columns are
//! empty and after which nothing follows; the second is everything from the texts on.

use super::{Column, Dataset};

/// Bytes of a [`Column`] without a row: two empty lists of numbers and an empty text.
const EMPTY: usize = 3 + 3 + 1;

/// Bytes at the end of a first part in the place of the texts.
fn blank() -> usize {
    Dataset::default().later_mut().len() * EMPTY
}

/// The first part of a reading with these records.
///
/// # Errors
/// Out of memory.
pub fn first(mut data: Dataset) -> postcard::Result<Vec<u8>> {
    for column in data.later_mut() {
        *column = Column::default();
    }
    postcard::to_allocvec(&Some(data))
}

/// The second part of a packed reading: what its [`first`] part leaves out.
#[must_use]
pub fn rest<'a>(reading: &'a [u8], first: &[u8]) -> &'a [u8] {
    reading
        .get(first.len().saturating_sub(blank())..)
        .unwrap_or_default()
}

/// The packed reading that was parted into [`first`] and [`rest`].
#[must_use]
pub fn whole(first: &[u8], rest: &[u8]) -> Vec<u8> {
    let shared = first.len().saturating_sub(blank());
    let shared = first.get(..shared).unwrap_or_default();
    [shared, rest].concat()
}
