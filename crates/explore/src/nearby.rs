//! Spatial queries on a data set: what lies near a point, and how far away.
//!
//! Distances are straight lines over the ground, as in [`Reach`]. There is no index: every query
//! walks the rows that match the filters in any case, and [`Reach`] rules out nearly every place by
//! comparing two numbers. With 100,000 places an answer takes 4 to 9 ms even without optimisation
//! (`cargo run -p explore --example near_speed`), less than building a tree over them.

use crate::aggregates::{Totals, totals};
use crate::count_at;
use geography::geo::Reach;
use records::dataset::{Dataset, NONE};
use records::record::LonLat;
use records::sort;
use records::{PlaceId, Row};

/// The distance in metres from a point to the one opposite on the globe, rounded up.
const EVERYWHERE: f64 = 20_100_000.0;
/// How far, in metres, a record known only to the town may be from the town's point. In lists it
/// counts as that much farther away, so that it does not come before records known to be near.
pub const TOWN_METRES: f64 = 3_000.0;
/// A place and how far away it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearPlace {
    /// The place.
    pub place: PlaceId,
    /// Place code.
    /// The distance in metres.
    pub metres: f64,
    /// The number of rows at the place.
    pub records: u32,
}

/// A partner and the distance of its nearest place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearPartner {
    /// The code in [`Dataset::partner`].
    pub partner: u32,
    /// Its nearest place.
    pub place: PlaceId,
    /// The code of its nearest place.
    /// The distance to that place in metres.
    pub metres: f64,
    /// The number of the partner's rows, among those whose places were considered.
    pub records: u32,
}

/// The `n` places of some rows that are nearest to a point, nearest first; the lower place code
/// wins a tie. Rows without a position are near nothing.
#[must_use]
pub fn nearest(data: &Dataset, rows: &[Row], point: LonLat, n: usize) -> Vec<NearPlace> {
    let counts = records_by_place(data, rows);
    let mut reach = Reach::new(point, EVERYWHERE);
    let mut found: Vec<NearPlace> = Vec::with_capacity(n + 1);
    let places = (0..).map(PlaceId).zip(&data.places.positions).zip(counts);
    for ((place, position), records) in places {
        let metres = (records > 0).then(|| reach.distance(*position)).flatten();
        let Some(metres) = metres.filter(|_| n > 0) else {
            continue;
        };
        let at = found.partition_point(|known| known.metres <= metres);
        found.insert(
            at,
            NearPlace {
                place,
                metres,
                records,
            },
        );
        found.truncate(n);
        // Nothing farther than the n-th can still be among them.
        if let Some(last) = found.get(n - 1) {
            reach = Reach::new(point, last.metres);
        }
    }
    found
}

/// The `n` partners of some rows whose nearest place is nearest to a point, nearest first.
#[must_use]
pub fn nearest_partners(data: &Dataset, rows: &[Row], point: LonLat, n: usize) -> Vec<NearPartner> {
    // A place may have several partners and a partner several places. The places needed are mostly
    // as many as the partners requested; where they are not, more places are considered.
    let mut places = n;
    loop {
        let found = nearest(data, rows, point, places);
        let all = found.len() < places;
        let furthest = found.last().map_or(0.0, |last| last.metres);
        let mut partners = partners_within(data, rows, point, furthest);
        if all || partners.len() >= n {
            partners.truncate(n);
            return partners;
        }
        places = places.saturating_mul(4);
    }
}

/// The distance in metres at which a place is sorted in a list of the nearest.
pub(crate) fn reach(data: &Dataset, place: PlaceId, metres: f64) -> f64 {
    metres
        + if data.is_rough(place) {
            TOWN_METRES
        } else {
            0.0
        }
}

/// The partners of some rows that have a place within `metres` of a point, nearest first, allowing
/// for [`TOWN_METRES`]; the lower code wins a tie.
#[must_use]
pub fn partners_within(
    data: &Dataset,
    rows: &[Row],
    point: LonLat,
    metres: f64,
) -> Vec<NearPartner> {
    let distances = distances(data, point, metres);
    let mut slots = vec![NONE; data.partner.values.len()];
    let mut found: Vec<NearPartner> = Vec::new();
    for &row in rows {
        let near = distance_of(data, &distances, row).zip(data.partner.code(row));
        let Some(((place, metres), partner)) = near else {
            continue;
        };
        let Some(slot) = slots.get_mut(partner as usize) else {
            continue;
        };
        if *slot == NONE {
            *slot = found.len() as u32;
            found.push(NearPartner {
                partner,
                place,
                metres,
                records: 0,
            });
        }
        let Some(known) = found.get_mut(*slot as usize) else {
            continue;
        };
        known.records += 1;
        if reach(data, place, metres) < reach(data, known.place, known.metres) {
            (known.place, known.metres) = (place, metres);
        }
    }
    let reach = |near: &NearPartner| reach(data, near.place, near.metres);
    sort::stable_by(&mut found, &mut |a, b| {
        (reach(a).total_cmp(&reach(b))).then(a.partner.cmp(&b.partner))
    });
    found
}

/// Those of some rows whose place is within `metres` of a point, in order.
#[must_use]
pub fn rows_within(data: &Dataset, rows: &[Row], point: LonLat, metres: f64) -> Vec<Row> {
    let distances = distances(data, point, metres);
    let is_near = |row: &Row| distance_of(data, &distances, *row).is_some();
    rows.iter().copied().filter(is_near).collect()
}

/// Counts of those of some rows that are within `metres` of a point: records, projects, partners,
/// institutions, places.
#[must_use]
pub fn within(data: &Dataset, rows: &[Row], point: LonLat, metres: f64) -> Totals {
    totals(data, &rows_within(data, rows, point, metres))
}

/// Place code → distance in metres from a point, where that is at most `metres`.
#[must_use]
pub fn distances(data: &Dataset, point: LonLat, metres: f64) -> Vec<Option<f64>> {
    let reach = Reach::new(point, metres);
    let positions = data.places.positions.iter();
    positions
        .map(|position| reach.distance(*position))
        .collect()
}

/// A row's place and its distance, looked up in the result of [`distances`].
#[must_use]
pub fn distance_of(data: &Dataset, distances: &[Option<f64>], row: Row) -> Option<(PlaceId, f64)> {
    let place = *data.place.get(row.index())?;
    let metres = distances.get(place.index()).copied().flatten()?;
    Some((place, metres))
}

/// Place code → number of some rows at that place.
fn records_by_place(data: &Dataset, rows: &[Row]) -> Vec<u32> {
    let mut counts = vec![0; data.places.positions.len()];
    for &row in rows {
        if let Some(place) = data.place_of(row) {
            count_at(&mut counts, place.index());
        }
    }
    counts
}

#[cfg(test)]
mod tests;
