//! Splits text into rows of cells and finds the header.

pub(crate) mod dialect;
pub(crate) mod ditto;
pub(crate) mod explanation;
pub(crate) mod grouped_header;
pub mod missing_header;
pub(crate) mod repaired_row;
pub(crate) mod rows;
pub(crate) mod sample;
pub(crate) mod second_header;
pub(crate) mod shifted;
pub(crate) mod smart_quotes;
