//! Code lists: versioned vocabularies with groups, labels and synonyms.

pub mod funding;
pub mod institutions;
pub mod kinds;
pub mod list;
mod near;
pub mod regions;
pub mod types;

pub use list::{CodeList, Entry};
pub use near::NearValue;
pub use regions::{Nation, Region};
