//! The file format of display names: columns along a space-filling curve, so that neighbours are
//! adjacent and their positions differ little.
//!
//! Written by `cargo xtask data` as `places.bin`, read by [`super::Names::from_bytes`].

use serde::{Deserialize, Serialize};

/// The number at the start of the file; changes with the format.
pub const MAGIC: u32 = 0x706c_0001;

/// Steps in a degree of latitude: 11 m each.
pub const LAT_STEPS: i32 = 10_000;

/// Steps in a degree of longitude: 8 to 11 m each in the United Kingdom.
pub const LON_STEPS: i32 = 6_500;

/// Columns of names and of their aliases.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedNames {
    /// Always [`MAGIC`].
    pub magic: u32,
    /// The names as people write them, joined by line feeds.
    pub names: String,
    /// Latitudes in [`LAT_STEPS`], as differences from the previous row.
    pub lat: Vec<i32>,
    /// Longitudes in [`LON_STEPS`], as differences from the previous row.
    pub lon: Vec<i32>,
    /// Populations to two significant figures; 0 where not known.
    pub population: Vec<u32>,
    /// Ranks, 1 to [`super::COARSE`].
    pub rank: Vec<u8>,
    /// Indices into `Region::ALL`.
    pub region: Vec<u8>,
    /// Alternative names, joined by line feeds.
    pub aliases: String,
    /// The row of the place to which each alternative name belongs.
    pub alias_of: Vec<u32>,
    /// The language of each alternative name: 0 none in particular, 1 Welsh, shown on a Welsh map.
    pub alias_kind: Vec<u8>,
}
