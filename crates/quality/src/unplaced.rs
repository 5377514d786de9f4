//! Records without a position.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Files, LISTED, Listed, RecordRef};
use ingest::{Code, Issue, Report};
use records::Row;
use records::dataset::Dataset;
use records::dataset::record_key;
use records::record::PlacedBy;

/// A record without a position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unplaced {
    /// The record.
    pub record: RecordRef,
    /// Its region or nation, where that is known.
    pub area: String,
    /// The key by which it is opened, see [`record_key`].
    pub key: String,
    /// The issues about its position, each with its cell.
    pub reasons: Vec<Issue>,
    /// Whether its row gives a postcode or a place.
    pub is_given: bool,
}

/// The codes of issues about cells that gave no position.
const REASONS: [Code; 8] = [
    Code::CoordMissing,
    Code::CoordInvalid,
    Code::CoordOutsideUk,
    Code::PostcodeInvalid,
    Code::PostcodeUnknown,
    Code::PlaceUnknown,
    Code::PlaceAmbiguous,
    Code::RegionUnknown,
];

/// The unplaced records of the data set, in order.
pub(super) fn unplaced(data: &Dataset, reports: &[Report], files: &Files) -> Listed<Unplaced> {
    let without = |row: &Row| {
        let by = data.placed_by.get(row.index());
        matches!(by, Some(PlacedBy::None | PlacedBy::Region))
    };
    let rows: Vec<Row> = data.rows().filter(without).collect();
    let said = said(reports);
    let one = |&row: &Row| {
        let record = files.record(data, row);
        let reasons = said.get(&(record.file, record.row)).cloned();
        Unplaced {
            area: match data.region.get(row) {
                "" => data.nation.get(row),
                region => region,
            }
            .to_owned(),
            key: record_key(data, row),
            reasons: reasons.unwrap_or_default(),
            is_given: !data.postcode.get(row).is_empty() || !data.place_name.get(row).is_empty(),
            record,
        }
    };
    Listed {
        list: rows.iter().take(LISTED).map(one).collect(),
        total: rows.len() as u32,
    }
}

/// File and row → issues about its position.
fn said(reports: &[Report]) -> BTreeMap<(u32, u32), Vec<Issue>> {
    let mut said: BTreeMap<(u32, u32), Vec<Issue>> = BTreeMap::new();
    for (file, report) in (0..).zip(reports) {
        for issue in &report.issues {
            if let (Some(row), true) = (issue.row, REASONS.contains(&issue.code)) {
                let of_row = said.entry((file, row)).or_default();
                of_row.push(issue.clone());
            }
        }
    }
    said
}
