//! Code lists: versioned vocabularies with groups, labels and synonyms.

pub mod regions;

pub use regions::{Nation, Region};
