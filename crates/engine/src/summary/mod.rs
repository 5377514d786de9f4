//! Rows → small plain values: totals, place counts, details, the headline.

mod detail;
mod headline;
mod links;
mod places;
mod table;
mod totals;

pub use detail::{
    Detail, Fact, Line, Listing, RecordDetail, detail, find_record, long_texts, place_key,
    record_key,
};
pub use headline::{Chip, ChipKind, Headline, chips, headline, removable};
pub use links::{Link, links};
pub use places::{Main, PlaceCounts, TypeKey, place_counts, type_key};
pub use table::sorted;
pub use totals::{Totals, totals};
