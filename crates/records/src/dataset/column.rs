//! Dictionary-coded columns.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::compact::{deltas, first_seen};
use crate::Row;
use crate::hash::same;

/// From the end of what is before to the end of what is at `i`.
fn range(ends: &[u32], i: usize) -> Option<Range<usize>> {
    let end = *ends.get(i)?;
    let start = i.checked_sub(1).and_then(|before| ends.get(before));
    Some(start.copied().unwrap_or_default() as usize..end as usize)
}

/// Many strings stored in one allocation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strings {
    text: String,
    #[serde(with = "deltas")]
    ends: Vec<u32>,
}

impl Strings {
    /// Appends a string and returns its index.
    pub fn push(&mut self, value: &str) -> u32 {
        let index = self.len() as u32;
        self.text.push_str(value);
        self.ends.push(self.text.len() as u32);
        index
    }

    /// The number of strings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no strings.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The string at an index; empty where there is none.
    #[must_use]
    pub fn get(&self, index: u32) -> &str {
        let range = range(&self.ends, index as usize);
        range
            .and_then(|range| self.text.get(range))
            .unwrap_or_default()
    }

    /// Whether the string at an index equals `value`.
    #[must_use]
    pub fn is(&self, index: u32, value: &str) -> bool {
        let Some(range) = range(&self.ends, index as usize) else {
            return value.is_empty();
        };
        // Compared as bytes, so that the ends of the string need not be checked again as character
        // boundaries.
        let found = self.text.as_bytes().get(range);
        found.is_some_and(|found| same(found, value.as_bytes()))
    }

    /// All strings in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|i| self.get(i))
    }

    /// The index of a string, by a linear search.
    #[must_use]
    pub fn position(&self, value: &str) -> Option<u32> {
        self.iter().position(|v| v == value).map(|i| i as u32)
    }
}

/// One value per row: a code into a dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Row → code.
    #[serde(with = "first_seen")]
    pub codes: Vec<u32>,
    /// Code → value.
    pub values: Strings,
}

impl Column {
    /// The code of a row.
    #[must_use]
    pub fn code(&self, row: Row) -> Option<u32> {
        self.codes.get(row.index()).copied()
    }

    /// The value of a row.
    #[must_use]
    pub fn get(&self, row: Row) -> &str {
        self.code(row).map_or("", |code| self.values.get(code))
    }
}

/// Several values per row: a set of codes into a dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MultiColumn {
    /// Row → end of its codes in `codes`.
    #[serde(with = "deltas")]
    pub ends: Vec<u32>,
    /// The codes of all rows, concatenated; distinct within a row.
    #[serde(with = "first_seen")]
    pub codes: Vec<u32>,
    /// Code → value.
    pub values: Strings,
}

impl MultiColumn {
    /// The codes of a row.
    #[must_use]
    pub fn codes_of(&self, row: Row) -> &[u32] {
        self.codes.get(self.range(row)).unwrap_or_default()
    }

    /// The range of a row's codes in `codes`.
    pub(super) fn range(&self, row: Row) -> Range<usize> {
        range(&self.ends, row.index()).unwrap_or_default()
    }

    /// The values of a row.
    pub fn get(&self, row: Row) -> impl Iterator<Item = &str> {
        self.codes_of(row).iter().map(|&code| self.values.get(code))
    }
}
