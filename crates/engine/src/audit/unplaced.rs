//! Records without a position of their own.

use serde::{Deserialize, Serialize};

use super::{Files, LISTED, Listed, RecordRef};
use crate::dataset::Dataset;
use crate::record::PlacedBy;
use crate::summary::record_key;

/// A record without a position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unplaced {
    /// The record.
    pub record: RecordRef,
    /// Its region or nation, where that is known.
    pub area: String,
    /// By which it is opened, see [`record_key`].
    pub key: String,
}

/// Those of the data set, in its order.
pub(super) fn unplaced(data: &Dataset, files: &Files) -> Listed<Unplaced> {
    let without = |row: &u32| {
        let by = data.placed_by.get(*row as usize);
        matches!(by, Some(PlacedBy::None | PlacedBy::Region))
    };
    let rows: Vec<u32> = (0..data.len() as u32).filter(without).collect();
    let one = |&row: &u32| Unplaced {
        record: files.record(data, row),
        area: match data.region.get(row) {
            "" => data.nation.get(row),
            region => region,
        }
        .to_owned(),
        key: record_key(data, row),
    };
    Listed {
        list: rows.iter().take(LISTED).map(one).collect(),
        total: rows.len() as u32,
    }
}
