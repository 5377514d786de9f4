//! What tells the numbers of a data set apart.

use serde::{Deserialize, Serialize};

/// A record's place in every column of a [`Dataset`](crate::dataset::Dataset). The row of a
/// spreadsheet that the record came from is another number, and no `Row`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(transparent)]
#[serde(transparent)]
pub struct Row(pub u32);

impl Row {
    /// Where the record's value is in a column.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The code of a distinct map position: where it is in every list of a
/// [`Places`](crate::dataset::Places).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(transparent)]
#[serde(transparent)]
pub struct PlaceId(pub u32);

impl PlaceId {
    /// Marks a record that has no position; no list of places has it.
    pub const NONE: Self = Self(u32::MAX);

    /// Where the position is in a list of places.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl From<PlaceId> for u32 {
    fn from(place: PlaceId) -> Self {
        place.0
    }
}
