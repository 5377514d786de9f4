//! Display names as they travel: columns along a space-filling curve, so that neighbours stand
//! next to each other and their positions differ little.
//!
//! Written by `cargo xtask data` as `places.bin`, read by [`super::Names::from_bytes`].

use serde::{Deserialize, Serialize};

/// What comes first in the file; changes with the layout.
pub const MAGIC: u32 = 0x706c_0001;

/// Steps in a degree of latitude: 11 m each.
pub const LAT_STEPS: i32 = 10_000;

/// Steps in a degree of longitude: 8 to 11 m each in the United Kingdom.
pub const LON_STEPS: i32 = 6_500;

/// Columns of names and of their aliases.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedNames {
    /// [`MAGIC`].
    pub magic: u32,
    /// As people write them, joined by line feeds.
    pub names: String,
    /// Latitude in [`LAT_STEPS`], from the row before.
    pub lat: Vec<i32>,
    /// Longitude in [`LON_STEPS`], from the row before.
    pub lon: Vec<i32>,
    /// Inhabitants in two figures; 0 where not known.
    pub population: Vec<u32>,
    /// Importance, 1 to [`super::COARSE`].
    pub rank: Vec<u8>,
    /// Index into `Region::ALL`.
    pub region: Vec<u8>,
    /// Other names, joined by line feeds.
    pub aliases: String,
    /// Row of the place that each other name is of.
    pub alias_of: Vec<u32>,
    /// Language of each other name: 0 none in particular, 1 Welsh, shown on a Welsh map.
    pub alias_kind: Vec<u8>,
}
