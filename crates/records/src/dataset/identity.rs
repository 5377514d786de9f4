//! Keys that identify a record or a place in page addresses, in lists, and when data sets are
//! merged.

use super::{Dataset, NONE};
use crate::Row;
use crate::record::LonLat;

/// A record's key in a page address: its id where no other record has the same, else `#` and its
/// row in the data set.
#[must_use]
pub fn record_key(data: &Dataset, row: Row) -> String {
    let id = data.id.get(row);
    let code = data.id.codes.get(row.index()).copied().unwrap_or(NONE);
    let unique = data.id.codes.iter().filter(|c| **c == code).take(2).count() == 1;
    if unique && !id.is_empty() && !id.starts_with('#') {
        id.to_owned()
    } else {
        format!("#{}", row.0)
    }
}

/// The row that a [`record_key`] identifies.
#[must_use]
pub fn find_record(data: &Dataset, key: &str) -> Option<Row> {
    if let Some(row) = key.strip_prefix('#') {
        let row = row.parse().ok().map(Row);
        return row.filter(|row| row.index() < data.len());
    }
    let code = data.id.values.position(key)?;
    let row = data.id.codes.iter().position(|c| *c == code);
    row.map(|row| Row(row as u32))
}

/// A place's key in a page address: latitude and longitude in 1/10,000 of a degree. Positions with
/// the same key, less than about 10 m apart, are one place.
#[must_use]
pub fn place_key(position: LonLat) -> (i32, i32) {
    (
        (position.lat * 1e4).round() as i32,
        (position.lon * 1e4).round() as i32,
    )
}
