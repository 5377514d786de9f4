//! Records as columns: dictionary codes, multi-value sets and numeric arrays.
//!
//! A row's number is its place in every column. Nothing here knows how a record was read or how it
//! is drawn; filters and summaries walk these arrays in one pass.

mod build;
mod column;
mod compact;
mod facet;
mod identity;
mod merge;
mod repeat;
pub mod texts;

pub use build::Builder;
pub use column::{Column, MultiColumn, Strings};
pub use facet::FacetColumn;
pub use identity::{find_record, place_key, record_key};
pub use merge::merge;
pub use repeat::{Repeat, fingerprint, is_same_record};

use compact::kinds::Numbered;
use serde::{Deserialize, Serialize};

use crate::record::{Derived, Field, LonLat, PlacedBy, Precision, Span};

/// Marks a row that has no value in a column of codes or places.
pub const NONE: u32 = u32::MAX;

/// Begins the project of a record that is one of its own; no given name holds a control character.
pub(crate) const LONE: char = '\u{1}';

/// Which of the three kinds of data this is; they are never mixed without saying so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Each record carries its public source.
    Documented,
    /// A file that a user opened.
    Reported,
    /// Synthetic.
    Illustrative,
}

/// Where a file's records came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The file's name as the user knows it.
    pub file: String,
    /// What kind of data it holds.
    pub kind: Kind,
}

/// The distinct map positions of a data set. Index = place code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Places {
    /// WGS84 positions.
    #[serde(with = "compact::positions")]
    pub positions: Vec<LonLat>,
    /// The most frequent place name of the records here, as a code of [`Dataset::place_name`];
    /// [`NONE`] where none of them has one. See [`Dataset::name_of_place`].
    #[serde(with = "compact::first_seen")]
    pub names: Vec<u32>,
    /// The best precision among the records here.
    #[serde(with = "compact::kinds")]
    pub precision: Vec<Precision>,
}

/// Partnership records, stored as columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    /// The files the records came from; [`Dataset::origin`] indexes this.
    pub origins: Vec<Origin>,
    /// Row → index into `origins`.
    #[serde(with = "compact::kinds")]
    pub origin: Vec<u16>,
    /// Row → row number in its file, as a spreadsheet numbers it.
    #[serde(with = "compact::deltas")]
    pub row: Vec<u32>,
    /// As given.
    pub id: Column,
    /// Every row has a project; a record without one is a project of its own.
    pub project: Column,
    /// National institution.
    pub institution: Column,
    /// Partner organisation.
    pub partner: Column,
    /// Kind of partner; the empty value means not given.
    pub partner_kind: Column,
    /// Town or venue place name as given.
    pub place_name: Column,
    /// Postcode.
    pub postcode: Column,
    /// Nation; the empty value means unknown.
    pub nation: Column,
    /// Region; the empty value means unknown.
    pub region: Column,
    /// Local authority district by its name, from position and region; the empty value means unknown.
    pub district: Column,
    /// Partnership types.
    pub types: MultiColumn,
    /// Funding streams.
    pub funding: MultiColumn,
    /// Documented, reported, illustrative; the empty value means not given.
    pub certainty: Column,
    /// Row → place code, or [`NONE`].
    #[serde(with = "compact::first_seen")]
    pub place: Vec<u32>,
    /// The distinct positions.
    pub places: Places,
    /// How each row was placed.
    #[serde(with = "compact::kinds")]
    pub placed_by: Vec<PlacedBy>,
    /// How precisely.
    #[serde(with = "compact::kinds")]
    pub precision: Vec<Precision>,
    /// When each row began.
    #[serde(with = "compact::spans")]
    pub start: Vec<Option<Span>>,
    /// The `start` cell.
    pub start_text: Column,
    /// When each row ended.
    #[serde(with = "compact::spans")]
    pub end: Vec<Option<Span>>,
    /// The `end` cell.
    pub end_text: Column,
    /// Free text.
    pub title: Column,
    /// Number of objects.
    #[serde(with = "compact::measures")]
    pub objects: Vec<Option<f64>>,
    /// Number of people.
    #[serde(with = "compact::measures")]
    pub audience: Vec<Option<f64>>,
    /// Pounds.
    #[serde(with = "compact::measures")]
    pub amount: Vec<Option<f64>>,
    /// Unknown columns by header, kept and shown.
    pub extra: Vec<(String, Column)>,
    /// Row → which of its values its file does not give; empty where every value is given.
    #[serde(with = "compact::kinds")]
    pub derived: Vec<Derived>,
    /// The headers of those of `extra` that hold personal data: shown, and exported only on request.
    pub personal: Vec<String>,
    /// What merging left out because another file has it.
    pub repeats: Vec<Repeat>,
    // The long texts stand last: packed, they can come after the rest (see `texts`).
    /// Free text.
    pub description: Column,
    /// Free text.
    pub note: Column,
    /// As given.
    pub url: Column,
    /// Where the record is documented.
    pub source: Column,
}

impl Dataset {
    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.row.len()
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.row.is_empty()
    }

    /// The project as given; empty where the record is a project of its own.
    #[must_use]
    pub fn named_project(&self, row: u32) -> &str {
        let name = self.project.get(row);
        if name.starts_with(LONE) { "" } else { name }
    }

    /// What a place is called; empty where no record there says.
    #[must_use]
    pub fn name_of_place(&self, place: u32) -> &str {
        let name = self.places.names.get(place as usize);
        name.map_or("", |&name| self.place_name.values.get(name))
    }

    /// Whether a place is known only to the town, or to less.
    #[must_use]
    pub fn is_rough(&self, place: u32) -> bool {
        self.places.precision.get(place as usize) >= Some(&Precision::Town)
    }

    /// Whether a value of a row was derived: its file leaves it empty.
    #[must_use]
    pub fn is_derived(&self, row: u32, field: Field) -> bool {
        let derived = self.derived.get(row as usize);
        derived.is_some_and(|derived| derived.has(field))
    }

    /// Whether any record is synthetic: then everything shown or exported says so.
    #[must_use]
    pub fn is_illustrative(&self) -> bool {
        self.origins.iter().any(|o| o.kind == Kind::Illustrative)
    }
}

impl Numbered for u16 {
    fn number(self) -> u32 {
        self.into()
    }

    fn of(number: u32) -> Option<Self> {
        number.try_into().ok()
    }
}

impl Numbered for PlacedBy {
    fn number(self) -> u32 {
        self as u32
    }

    fn of(number: u32) -> Option<Self> {
        Self::ALL.get(number as usize).copied()
    }
}

impl Numbered for Precision {
    fn number(self) -> u32 {
        self as u32
    }

    fn of(number: u32) -> Option<Self> {
        Self::ALL.get(number as usize).copied()
    }
}

impl Numbered for Derived {
    fn number(self) -> u32 {
        self.bits().into()
    }

    fn of(number: u32) -> Option<Self> {
        number.try_into().ok().map(Self::of_bits)
    }
}
