//! Maps headers to the columns of a record.

pub(crate) mod axes;
pub(crate) mod column_mapping;
pub(crate) mod columns;
pub(crate) mod refusal;
pub(crate) mod status;
pub(crate) mod synonyms;
pub(crate) mod units;
