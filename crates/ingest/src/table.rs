//! Splits text into rows of cells and finds the header.

pub(crate) mod dialect;
pub mod missing_header;
pub(crate) mod rows;
pub(crate) mod sample;
pub(crate) mod smart_quotes;
