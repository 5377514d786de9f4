//! Locations: projections, boundaries, distances, the gazetteer, institutions' sites.

#![warn(clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::indexing_slicing))]

pub mod bounds;
pub mod gazetteer;
pub mod geo;
pub mod metres;
pub mod sites;
