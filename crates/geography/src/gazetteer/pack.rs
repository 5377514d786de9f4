//! The gazetteer as it travels: sorted columns whose numbers are small.
//!
//! Written by `cargo xtask data`, read by [`super::Gazetteer::from_bytes`]. Positions are in
//! [`LAT_STEPS`] and [`LON_STEPS`]: an outward code's from the one before it, a sector's from
//! its outward code's, a place's from the middle of the places of its area.
//! Radii are in 100 m.

use serde::{Deserialize, Serialize};

/// What comes first in the file; changes with the layout.
pub const MAGIC: u32 = 0x6767_0006;

/// Steps in a degree of latitude: 11 m each, as the source has them.
pub const LAT_STEPS: i32 = 10_000;

/// Steps in a degree of longitude: 8 to 11 m each in the United Kingdom.
pub const LON_STEPS: i32 = 6_500;

/// Postcodes and places.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedGazetteer {
    /// [`MAGIC`].
    pub magic: u32,
    /// Outward codes in alphabetical order.
    pub outward: PackedOutward,
    /// Sectors in the order of their outward codes and digits.
    pub sectors: PackedSectors,
    /// Areas that places lie in.
    pub areas: PackedAreas,
    /// Places in the order of their keys, then the most populous first.
    pub places: PackedPlaces,
}

/// Columns of outward codes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedOutward {
    /// Joined by line feeds.
    pub codes: String,
    /// Latitude, from the row before.
    pub lat: Vec<i32>,
    /// Longitude, from the row before.
    pub lon: Vec<i32>,
    /// Holds nine of ten of the code's postcodes; 0 where that is not known.
    pub radius: Vec<u16>,
    /// Index into `Region::ALL`.
    pub region: Vec<u8>,
}

/// Columns of sectors.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedSectors {
    /// Per outward code, a set of the digits that have a sector: bit 0 for digit 0.
    pub digits: Vec<u16>,
    /// Latitude, from the outward code's.
    pub lat: Vec<i32>,
    /// Longitude, from the outward code's.
    pub lon: Vec<i32>,
    /// Holds nine of ten of the sector's postcodes.
    pub radius: Vec<u16>,
}

/// Columns of areas.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedAreas {
    /// Keys (see `super::name::key`), joined by line feeds.
    pub keys: String,
    /// Index into `Region::ALL`.
    pub region: Vec<u8>,
    /// Latitude in the middle of its places.
    pub lat: Vec<i32>,
    /// Longitude in the middle of its places.
    pub lon: Vec<i32>,
}

/// Columns of places. A place's region is its area's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedPlaces {
    /// Keys (see `super::name::key`) without what each has in common with the one before it, joined
    /// by line feeds.
    pub tails: String,
    /// How many bytes that is.
    pub shared: Vec<u8>,
    /// Latitude, from the area's.
    pub lat: Vec<i32>,
    /// Longitude, from the area's.
    pub lon: Vec<i32>,
    /// Inhabitants in two figures; 0 where not known.
    pub population: Vec<u32>,
    /// Row of [`PackedAreas`].
    pub area: Vec<u16>,
}

/// Sorted keys as tails and what they share with the key before: [`PackedPlaces::tails`] and
/// [`PackedPlaces::shared`].
#[must_use]
pub fn without_beginnings(keys: &[&str]) -> (String, Vec<u8>) {
    let mut before = "";
    let mut tails = Vec::with_capacity(keys.len());
    let mut shared = Vec::with_capacity(keys.len());
    for key in keys {
        let mut same = 0;
        for ((at, a), b) in key.char_indices().zip(before.chars()) {
            if a != b || at + a.len_utf8() > usize::from(u8::MAX) {
                break;
            }
            same = at + a.len_utf8();
        }
        tails.push(&key[same..]);
        shared.push(same as u8);
        before = key;
    }
    (tails.join("\n"), shared)
}

/// The keys again; `None` where a tail goes with no beginning.
#[must_use]
pub fn with_beginnings(tails: &str, shared: &[u8]) -> Option<Vec<String>> {
    let mut keys: Vec<String> = Vec::with_capacity(shared.len());
    let mut tails = tails.split('\n');
    for &same in shared {
        let before = keys.last().map_or("", String::as_str);
        let mut key = before.get(..usize::from(same))?.to_owned();
        key.push_str(tails.next()?);
        keys.push(key);
    }
    Some(keys)
}

#[cfg(test)]
mod tests {
    use super::{with_beginnings, without_beginnings};

    #[test]
    fn keys_come_back() {
        let keys = ["ab", "ab", "abc", "ä", "äb", "b"];
        let (tails, shared) = without_beginnings(&keys);
        assert_eq!(
            (tails.as_str(), &shared[..]),
            ("ab\n\nc\nä\nb\nb", &[0, 2, 2, 0, 2, 0][..])
        );
        assert_eq!(with_beginnings(&tails, &shared).expect("keys"), keys);
        let long = "x".repeat(300);
        let keys = [long.as_str(), long.as_str()];
        let (tails, shared) = without_beginnings(&keys);
        assert_eq!(with_beginnings(&tails, &shared).expect("keys"), keys);
        assert_eq!(with_beginnings("a", &[3]), None);
        assert_eq!(with_beginnings("ä\nb", &[0, 1]), None);
        assert_eq!(with_beginnings("a", &[0, 0]), None);
    }
}
