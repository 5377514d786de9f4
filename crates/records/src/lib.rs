//! Partnership records: the schema of their columns, code lists, data sets, queries.

#![warn(clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::indexing_slicing))]

pub mod codes;
pub mod csv;
pub mod dataset;
pub mod days;
pub mod hash;
mod ids;
pub mod link;
pub mod normalise;
pub mod query;
pub mod record;
pub mod sort;
pub mod text;

pub use ids::{PlaceId, Row};
