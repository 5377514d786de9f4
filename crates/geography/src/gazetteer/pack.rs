//! The file format of the gazetteer: sorted columns with small numbers.
//!
//! Written by `cargo xtask data`, read by [`super::Gazetteer::from_bytes`]. Positions are in
//! [`LAT_STEPS`] and [`LON_STEPS`]: an outward code's relative to the previous one, a sector's to
//! its outward code, a place's to the mean position of the places in its area. Radii are in 100 m.

use serde::{Deserialize, Serialize};

/// The number at the start of the file; changes with the format.
pub const MAGIC: u32 = 0x6767_0007;

/// Steps in a degree of latitude: 11 m each, as the source has them.
pub const LAT_STEPS: i32 = 10_000;

/// Steps in a degree of longitude: 8 to 11 m each in the United Kingdom.
pub const LON_STEPS: i32 = 6_500;

/// Postcodes and places.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedGazetteer {
    /// Always [`MAGIC`].
    pub magic: u32,
    /// Outward codes in alphabetical order.
    pub outward: PackedOutward,
    /// Sectors in the order of their outward codes and digits.
    pub sectors: PackedSectors,
    /// Areas that contain places.
    pub areas: PackedAreas,
    /// Places in the order of their keys, then the most populous first.
    pub places: PackedPlaces,
}

/// Columns of outward codes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedOutward {
    /// The codes, joined by line feeds.
    pub codes: String,
    /// Latitudes, as differences from the previous row.
    pub lat: Vec<i32>,
    /// Longitudes, as differences from the previous row.
    pub lon: Vec<i32>,
    /// The radius that contains nine out of ten of the code's postcodes; 0 where not known.
    pub radius: Vec<u16>,
    /// Indices into `Region::ALL`.
    pub region: Vec<u8>,
}

/// Columns of sectors.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedSectors {
    /// For each outward code, the set of digits that have a sector: bit 0 for digit 0.
    pub digits: Vec<u16>,
    /// Latitudes, relative to the outward code's.
    pub lat: Vec<i32>,
    /// Longitudes, relative to the outward code's.
    pub lon: Vec<i32>,
    /// The radius that contains nine out of ten of the sector's postcodes.
    pub radius: Vec<u16>,
}

/// Columns of areas.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedAreas {
    /// Keys (see `super::name::key`), joined by line feeds.
    pub keys: String,
    /// Indices into `Region::ALL`.
    pub region: Vec<u8>,
    /// The mean latitude of the area's places.
    pub lat: Vec<i32>,
    /// The mean longitude of the area's places.
    pub lon: Vec<i32>,
}

/// Columns of places. A place's region is its area's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedPlaces {
    /// Keys (see `super::name::key`) without the prefix that each shares with the previous one,
    /// joined by line feeds.
    pub tails: String,
    /// The length of that prefix in bytes.
    pub shared: Vec<u8>,
    /// Latitudes, relative to the area's.
    pub lat: Vec<i32>,
    /// Longitudes, relative to the area's.
    pub lon: Vec<i32>,
    /// Populations to two significant figures; 0 where not known.
    pub population: Vec<u32>,
    /// The place's row in [`PackedAreas`].
    pub area: Vec<u16>,
    /// For a village of which only the postcode district is known, the radius in kilometres that
    /// contains nine out of ten of the district's postcodes; 0 for a position of its own.
    pub reach: Vec<u8>,
}

/// Splits sorted keys into what they share with the previous key and the rest:
/// [`PackedPlaces::tails`] and [`PackedPlaces::shared`].
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

/// Reconstructs the keys; `None` where a tail fits no prefix.
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
