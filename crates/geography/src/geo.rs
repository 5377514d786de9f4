//! The geography of the United Kingdom: projections, distances, boundaries.
//!
//! There are three kinds of coordinates, none of which is ever passed as another: WGS84 degrees
//! ([`records::record::LonLat`]), British National Grid metres ([`grid`]) and the map's own metres
//! ([`crate::metres::Metres`]).

pub mod boundaries;
pub mod distance;
pub mod grid;
pub mod locate;
pub mod pack;
pub mod projection;
pub mod reach;
pub mod reference;
pub mod transverse_mercator;

pub use boundaries::{ArcRef, Borders, Boundaries, Feature};
pub use distance::{distance_km, offset_km};
pub use grid::{grid_to_wgs84, irish_grid_to_wgs84, irish_tm_to_wgs84, wgs84_to_grid};
pub use projection::Projection;
pub use reach::Reach;
pub use reference::GridReference;
