//! Text → rows of cells, and where the header is.

pub(crate) mod dialect;
pub mod missing_header;
pub(crate) mod rows;
pub(crate) mod sample;
pub(crate) mod smart_quotes;
