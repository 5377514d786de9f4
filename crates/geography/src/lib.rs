//! Locations: projections, boundaries, distances, the gazetteer, institutions' sites.

pub mod bounds;
pub mod gazetteer;
pub mod geo;
pub mod sites;
