//! Exports records: canonical CSV that can be imported again, descriptions of it for other
//! programs, and a template to fill in.

#![warn(clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::indexing_slicing))]

mod columns;
mod csv;
mod describe;
mod distance;
mod geojson;
mod layout;
mod sidecar;
mod template;
#[cfg(test)]
mod tests;

pub use csv::{Options, Provenance, csv, csv_near, csv_of, csv_with};
pub use describe::{About, Licence, Reference, csvw_metadata, data_package};
pub use geojson::geojson;
pub use sidecar::{Sidecar, sidecar};
pub use template::template;
