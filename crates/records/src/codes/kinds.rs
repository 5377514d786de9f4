//! Kinds of partner organisation: `data/vocabularies/kinds.toml`.

use super::list::{CodeList, Entry};

// `ENTRIES`.
include!(concat!(env!("OUT_DIR"), "/kinds.rs"));

/// The kinds of partner.
pub static LIST: CodeList = CodeList::new(ENTRIES).of_terms();
