//! The gazetteer as it travels: sorted columns whose numbers are small.
//!
//! Written by `cargo xtask data`, read by [`super::Gazetteer::from_bytes`]. Positions are in
//! 1/10,000 of a degree (about 10 m), each the difference from the one before it; a sector's from
//! its outward code's. Radii are in 100 m.

use serde::{Deserialize, Serialize};

/// What comes first in the file; changes with the layout.
pub const MAGIC: u32 = 0x6767_0001;

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
}

/// Columns of places.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedPlaces {
    /// Keys (see `super::name::key`), joined by line feeds.
    pub keys: String,
    /// Latitude, from the row before.
    pub lat: Vec<i32>,
    /// Longitude, from the row before.
    pub lon: Vec<i32>,
    /// Inhabitants; 0 where not known.
    pub population: Vec<u32>,
    /// Row of [`PackedAreas`], or one past the last where none is known.
    pub area: Vec<u16>,
    /// Index into `Region::ALL`.
    pub region: Vec<u8>,
}
