//! Postcodes and place names → positions, offline.

use crate::codes::{Nation, Region};
use crate::record::{LonLat, PlacedBy, Precision};

/// Where a postcode or a place name is, and how well that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// WGS84.
    pub position: LonLat,
    /// How it was found.
    pub placed_by: PlacedBy,
    /// How precise it is.
    pub precision: Precision,
    /// The region the table gives.
    pub region: Option<Region>,
    /// Kilometres within which the true position lies in nine of ten cases, where known.
    pub radius_km: Option<f32>,
}

/// What is known beside a place name, to choose among places of one name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// The record's region.
    pub region: Option<Region>,
    /// The record's nation.
    pub nation: Option<Nation>,
}
