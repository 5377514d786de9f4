//! Links between institutions or partners and places: the flow map's data.

use crate::count_at;
use records::dataset::Dataset;
use records::sort;
use records::{PlaceId, Row};

/// The records that link an institution (or a partner) with a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceLink {
    /// The place.
    pub place: PlaceId,
    /// Place code.
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
        let place = data.place_of(row);
        if let Some(place) = place.filter(|_| data.institution.code(row) == Some(code)) {
            count_at(&mut counts, place.index());
        }
    }
    sort::most_first(&counts)
        .into_iter()
        .map(|(place, records)| PlaceLink {
            place: PlaceId(place),
            records,
        })
        .collect()
}
