//! Links between institutions or partners and places: the flow map's data.

use records::Row;
use records::dataset::{Dataset, NONE};
use records::sort;

/// The records that link an institution (or a partner) with a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceLink {
    /// Place code.
    pub place: u32,
    /// The number of records.
    pub records: u32,
}

/// The places of one institution's records among the rows, most records first.
#[must_use]
pub fn links(data: &Dataset, rows: &[Row], institution: &str) -> Vec<PlaceLink> {
    let Some(code) = data.institution.values.position(institution) else {
        return Vec::new();
    };
    let mut counts = vec![0u32; data.places.positions.len()];
    for &row in rows {
        let place = data.place[row.index()];
        if data.institution.codes[row.index()] == code && place != NONE {
            counts[place as usize] += 1;
        }
    }
    sort::most_first(&counts)
        .into_iter()
        .map(|(place, records)| PlaceLink { place, records })
        .collect()
}
