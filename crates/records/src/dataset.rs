//! Records stored as columns: dictionary codes, multi-value sets and numeric arrays.
//!
//! A row's number is its index in every column. This module does not depend on how a record was
//! read or is drawn; filters and summaries walk these arrays in one pass.

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
use crate::with_slots;
use crate::{PlaceId, Row};

/// Marks a row that has no value in a column of codes.
pub const NONE: u32 = u32::MAX;

/// First character of the generated project of a record that names none; no given name contains a
/// control character.
pub const LONE: char = '\u{1}';

/// The three kinds of data, which are never mixed without saying so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Every record cites its public source.
    Documented,
    /// A file that a user opened.
    Reported,
    /// Synthetic data.
    Illustrative,
}

/// The file that records came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The file's name as the user knows it.
    pub file: String,
    /// What kind of data it holds.
    pub kind: Kind,
}

/// The distinct map positions of a data set, indexed by place code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Places {
    /// The WGS84 position of each place.
    #[serde(with = "compact::positions")]
    pub positions: Vec<LonLat>,
    /// The most frequent place name among the records at each place, as a code of
    /// [`Dataset::place_name`]; [`NONE`] where none of them has one. See
    /// [`Dataset::name_of_place`].
    #[serde(with = "compact::first_seen")]
    pub names: Vec<u32>,
    /// The best precision among the records at each place.
    #[serde(with = "compact::kinds")]
    pub precision: Vec<Precision>,
}

macro_rules! dataset {
    (() now [$({ $(#[$now_doc:meta])* $now:ident $now_shape:ident $now_slot:ident })*]
        later [$({ $(#[$later_doc:meta])* $later:ident $later_shape:ident $later_slot:ident })*]
        many [$({ $(#[$many_doc:meta])* $many:ident $many_slot:ident })*]
        numbers [$({ $(#[$number_doc:meta])* $number:ident $number_slot:ident })*]
        dates [$({ $(#[$date_doc:meta])* $date:ident $date_slot:ident $date_text:ident })*]) => {
        /// Partnership records, stored as columns. In a column with one text per record, an empty
        /// value means that none is given.
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
            $($(#[$now_doc])* pub $now_slot: Column,)*
            /// The name of the local authority district, from position and region.
            pub district: Column,
            $($(#[$many_doc])* pub $many_slot: MultiColumn,)*
            /// Row → its place, or [`PlaceId::NONE`].
            #[serde(with = "compact::places")]
            pub place: Vec<PlaceId>,
            /// The distinct positions.
            pub places: Places,
            /// How each row was placed.
            #[serde(with = "compact::kinds")]
            pub placed_by: Vec<PlacedBy>,
            /// How precise each row's position is.
            #[serde(with = "compact::kinds")]
            pub precision: Vec<Precision>,
            $(
                $(#[$date_doc])*
                #[serde(with = "compact::spans")]
                pub $date_slot: Vec<Option<Span>>,
                /// The text of the cell.
                pub $date_text: Column,
            )*
            $(
                $(#[$number_doc])*
                #[serde(with = "compact::measures")]
                pub $number_slot: Vec<Option<f64>>,
            )*
            /// Unknown columns by header, kept and shown.
            pub extra: Vec<(String, Column)>,
            /// Row → which of its values were derived because the file leaves them empty; an empty
            /// list where every value is given.
            #[serde(with = "compact::kinds")]
            pub derived: Vec<Derived>,
            /// The headers in `extra` whose columns hold personal data: shown, but exported only on
            /// request.
            pub personal: Vec<String>,
            /// Records that merging left out because another file has them.
            pub repeats: Vec<Repeat>,
            // These come last: when packed, they can be sent after the rest (see `texts`).
            $($(#[$later_doc])* pub $later_slot: Column,)*
        }

        impl Dataset {
            /// A column with one text per record; `None` where the field is not such a column. A
            /// project's text is not always one that was given: see [`Dataset::named_project`].
            #[must_use]
            pub const fn text(&self, field: Field) -> Option<&Column> {
                match field {
                    $(Field::$now => Some(&self.$now_slot),)*
                    $(Field::$later => Some(&self.$later_slot),)*
                    $(Field::$date => Some(&self.$date_text),)*
                    _ => None,
                }
            }

            /// A column that may hold several values per record.
            #[must_use]
            pub const fn several(&self, field: Field) -> Option<&MultiColumn> {
                match field {
                    $(Field::$many => Some(&self.$many_slot),)*
                    _ => None,
                }
            }

            /// A column with one number per record.
            #[must_use]
            pub fn numbers(&self, field: Field) -> Option<&[Option<f64>]> {
                match field {
                    $(Field::$number => Some(&self.$number_slot),)*
                    _ => None,
                }
            }

            /// Every column of texts, including the districts and the columns specific to a file.
            fn texts_mut(&mut self) -> impl Iterator<Item = &mut Column> {
                let given = [
                    $(&mut self.$now_slot,)*
                    $(&mut self.$later_slot,)*
                    $(&mut self.$date_text,)*
                    &mut self.district,
                ];
                let extra = self.extra.iter_mut().map(|(_, column)| column);
                given.into_iter().chain(extra)
            }

            /// Every column with several values.
            fn several_mut(&mut self) -> impl Iterator<Item = &mut MultiColumn> {
                [$(&mut self.$many_slot,)*].into_iter()
            }

            /// Every column of numbers.
            fn numbers_mut(&mut self) -> impl Iterator<Item = &mut Vec<Option<f64>>> {
                [$(&mut self.$number_slot,)*].into_iter()
            }

            /// Every column of days.
            fn days_mut(&mut self) -> impl Iterator<Item = &mut Vec<Option<Span>>> {
                [$(&mut self.$date_slot,)*].into_iter()
            }

            /// The columns of days.
            fn days(&self) -> impl Iterator<Item = &[Option<Span>]> {
                [$(self.$date_slot.as_slice(),)*].into_iter()
            }

            /// The columns that may be sent later.
            fn later_mut(&mut self) -> impl ExactSizeIterator<Item = &mut Column> {
                [$(&mut self.$later_slot,)*].into_iter()
            }
        }
    };
}

with_slots! { dataset }

impl Dataset {
    /// The number of records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.row.len()
    }

    /// Whether there are no records.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.row.is_empty()
    }

    /// The records in their order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row> + use<> {
        (0..self.len() as u32).map(Row)
    }

    /// The project as given; empty where the record names none.
    #[must_use]
    pub fn named_project(&self, row: Row) -> &str {
        let name = self.project.get(row);
        if name.starts_with(LONE) { "" } else { name }
    }

    /// Where a record is; `None` where it has no position.
    #[must_use]
    pub fn place_of(&self, row: Row) -> Option<PlaceId> {
        let place = self.place.get(row.index()).copied();
        place.filter(|&place| place != PlaceId::NONE)
    }

    /// The name of a place; empty where no record there gives one.
    #[must_use]
    pub fn name_of_place(&self, place: PlaceId) -> &str {
        let name = self.places.names.get(place.index());
        name.map_or("", |&name| self.place_name.values.get(name))
    }

    /// Whether a place is known only to the town, or less precisely.
    #[must_use]
    pub fn is_rough(&self, place: PlaceId) -> bool {
        self.places.precision.get(place.index()) >= Some(&Precision::Town)
    }

    /// Whether a value of a row was derived because its file leaves it empty.
    #[must_use]
    pub fn is_derived(&self, row: Row, field: Field) -> bool {
        let derived = self.derived.get(row.index());
        derived.is_some_and(|derived| derived.has(field))
    }

    /// Whether any record is synthetic: everything shown or exported then says so.
    #[must_use]
    pub fn is_illustrative(&self) -> bool {
        self.origins.iter().any(|o| o.kind == Kind::Illustrative)
    }
}

impl Numbered for u16 {
    fn number(self) -> u32 {
        self.into()
    }

    fn from_number(number: u32) -> Option<Self> {
        number.try_into().ok()
    }
}

impl Numbered for PlacedBy {
    fn number(self) -> u32 {
        self as u32
    }

    fn from_number(number: u32) -> Option<Self> {
        Self::ALL.get(number as usize).copied()
    }
}

impl Numbered for Precision {
    fn number(self) -> u32 {
        self as u32
    }

    fn from_number(number: u32) -> Option<Self> {
        Self::ALL.get(number as usize).copied()
    }
}

impl Numbered for Derived {
    fn number(self) -> u32 {
        self.bits().into()
    }

    fn from_number(number: u32) -> Option<Self> {
        number.try_into().ok().map(Self::of_bits)
    }
}
