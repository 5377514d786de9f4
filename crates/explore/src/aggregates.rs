//! Aggregates rows into small plain values: totals, place counts, details, the headline.

mod detail;
mod headline;
mod links;
mod places;
mod spot;
mod table;
mod title;
mod totals;

pub use detail::{
    Around, Detail, Fact, Line, Listing, RecordDetail, detail, distance_in_words, long_texts,
};
pub use headline::{Chip, ChipKind, Headline, chips, headline, near_in_words, removable};
pub use links::{PlaceLink, links};
pub use places::{Main, PlaceCounts, TypeKey, place_counts, type_key};
pub use spot::{place_at, whereabouts};
pub use table::sorted;
pub use title::{subject, title};
pub use totals::{Totals, totals};
