//! The map as values: view, scale, clusters, scene, base map.

pub mod basemap;
pub mod cluster;
pub mod scale;
pub mod scene;
pub mod view;
