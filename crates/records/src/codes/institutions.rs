//! National institutions and the names that files give them.
//!
//! The list itself is `data/vocabularies/institutions.toml`. It contains candidates only: the
//! sixteen institutions surveyed in 2009 are not named in any public text, and this is not a list
//! of them. A name stands for the body itself, never for another body that later absorbed it,
//! except where the same body was renamed.

use super::list::{CodeList, Entry};

/// A former name of an institution. It still resolves: records keep the names of their time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Former {
    /// The institution's code in the list.
    pub code: &'static str,
    /// The former name, which is also a synonym of the entry.
    pub name: &'static str,
    /// The first year in which it was used, where a source gives it.
    pub first: Option<u16>,
    /// The last year in which it was used, where a source gives it.
    pub last: Option<u16>,
}

// `ENTRIES`, `MAY_MEAN` and `FORMER`.
include!(concat!(env!("OUT_DIR"), "/institutions.rs"));

/// The institutions and their names.
pub static LIST: CodeList = CodeList::new(ENTRIES).with_hints(MAY_MEAN);

#[cfg(test)]
mod tests;
