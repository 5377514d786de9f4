//! Funding streams. Government Indemnity is insurance and therefore not among them.
//!
//! The list itself is `data/vocabularies/funding.toml`.

use super::list::{CodeList, Entry};

// `ENTRIES`, `MAY_MEAN` and `years`.
include!(concat!(env!("OUT_DIR"), "/funding.rs"));

/// What an empty funding cell means.
pub const NOT_STATED: &str = "Not stated";

/// The funding streams.
pub static LIST: CodeList = CodeList::new(ENTRIES).of_terms().with_hints(MAY_MEAN);
