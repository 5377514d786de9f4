//! One partnership record: its canonical columns ([`schema`]) and how it was placed.

mod schema;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::with_slots;

pub use schema::{Field, Group, Need};

/// A column that a clean file has in addition to the canonical ones: written, but never required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// The local authority district at the position.
    District,
    /// The first day of the `start` date.
    StartDate,
    /// The last day of the `end` date.
    EndDate,
    /// The file that contains the record.
    SourceFile,
    /// The record's row in that file.
    SourceRow,
}

impl Resolved {
    /// All such columns.
    pub const ALL: [Self; 5] = [
        Self::District,
        Self::StartDate,
        Self::EndDate,
        Self::SourceFile,
        Self::SourceRow,
    ];

    /// The column's header.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::District => "district",
            Self::StartDate => "start_date",
            Self::EndDate => "end_date",
            Self::SourceFile => "source_file",
            Self::SourceRow => "source_row",
        }
    }

    /// The column with exactly this header.
    #[must_use]
    pub fn from_header(header: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == header)
    }

    /// Whether the column says where a record came from, and is therefore not part of the record's
    /// content.
    #[must_use]
    pub const fn is_provenance(self) -> bool {
        matches!(self, Self::SourceFile | Self::SourceRow)
    }
}

/// How a record got its position.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum PlacedBy {
    /// Latitude and longitude as given.
    Coordinates,
    /// British National Grid easting and northing as given.
    Grid,
    /// The full postcode's own point.
    PostcodeUnit,
    /// The postcode's sector (`SW7 2`).
    PostcodeSector,
    /// The outward code (`SW7`).
    PostcodeOutward,
    /// The place name, through the gazetteer.
    PlaceName,
    /// Only the region or nation is known: "somewhere in".
    Region,
    /// Not placed.
    #[default]
    None,
}

impl PlacedBy {
    /// Every way of placing a record, best first.
    pub const ALL: [Self; 8] = [
        Self::Coordinates,
        Self::Grid,
        Self::PostcodeUnit,
        Self::PostcodeSector,
        Self::PostcodeOutward,
        Self::PlaceName,
        Self::Region,
        Self::None,
    ];

    /// The word used in exports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Coordinates => "coordinates",
            Self::Grid => "grid",
            Self::PostcodeUnit => "postcode unit",
            Self::PostcodeSector => "postcode sector",
            Self::PostcodeOutward => "outward code",
            Self::PlaceName => "place name",
            Self::Region => "region",
            Self::None => "none",
        }
    }
}

/// How precisely a position is known.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum Precision {
    /// Known roughly to the building.
    Exact,
    /// Known to the postcode or its sector.
    Postcode,
    /// Known to the town or outward code.
    Town,
    /// Only the region or nation is known.
    Region,
    /// Unknown.
    #[default]
    None,
}

impl Precision {
    /// Every precision, best first.
    pub const ALL: [Self; 5] = [
        Self::Exact,
        Self::Postcode,
        Self::Town,
        Self::Region,
        Self::None,
    ];

    /// The word used in exports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Postcode => "postcode",
            Self::Town => "town",
            Self::Region => "region",
            Self::None => "none",
        }
    }
}

/// A span of days read from a `start` or `end` cell, as days since 1970-01-01.
///
/// `2008-09` (a financial year) is 2008-04-01 to 2009-03-31; `2015` is the whole year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first day.
    pub first: i32,
    /// The last day, inclusive.
    pub last: i32,
}

/// A position in WGS84 decimal degrees; written to a millionth of a degree (about 0.1 m).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "(i32, i32)", into = "(i32, i32)")]
pub struct LonLat {
    /// Longitude, in degrees east.
    pub lon: f64,
    /// Latitude, in degrees north.
    pub lat: f64,
}

impl LonLat {
    /// The position as it is written: rounded to a millionth of a degree.
    #[must_use]
    pub fn rounded(self) -> Self {
        <(i32, i32)>::from(self).into()
    }
}

impl From<LonLat> for (i32, i32) {
    fn from(position: LonLat) -> Self {
        let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
        (millionths(position.lon), millionths(position.lat))
    }
}

impl From<(i32, i32)> for LonLat {
    fn from((lon, lat): (i32, i32)) -> Self {
        Self {
            lon: f64::from(lon) / 1e6,
            lat: f64::from(lat) / 1e6,
        }
    }
}

/// The columns of a record that were filled although the file leaves them empty: from its position
/// or its address, or because of the kind of file. One bit per column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derived(u8);

impl Derived {
    /// The columns that can be derived.
    pub const FIELDS: [Field; 4] = [
        Field::Postcode,
        Field::Nation,
        Field::Region,
        Field::Certainty,
    ];

    /// Adds a column, if it is one of [`Self::FIELDS`].
    #[must_use]
    pub fn with(self, field: Field) -> Self {
        Self(self.0 | Self::bit(field))
    }

    /// Whether the column's value was derived.
    #[must_use]
    pub fn has(self, field: Field) -> bool {
        self.0 & Self::bit(field) != 0
    }

    /// Whether no column was derived.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// One bit for each column of [`Self::FIELDS`].
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The set with the given [`Self::bits`].
    #[must_use]
    pub const fn of_bits(bits: u8) -> Self {
        Self(bits)
    }

    fn bit(field: Field) -> u8 {
        let at = Self::FIELDS.iter().position(|known| *known == field);
        at.map_or(0, |at| 1 << at)
    }
}

/// An id for a cell's value: records of one file with the same id have the same value in that
/// column, which need not be looked up again. 0 means no id.
pub type CellId = u32;

/// The ids of those columns whose cells are resolved through a cache.
#[derive(Clone, Copy, Debug, Default)]
pub struct CellIds {
    /// The id of [`Record::institution`].
    pub institution: CellId,
    /// The id of [`Record::partner_kind`].
    pub partner_kind: CellId,
    /// The id of the place: its name, its position and the precision of that.
    pub place_name: CellId,
    /// The id of [`Record::postcode`].
    pub postcode: CellId,
    /// The id of [`Record::nation`].
    pub nation: CellId,
    /// The id of [`Record::region`].
    pub region: CellId,
    /// The id of [`Record::district`].
    pub district: CellId,
    /// The id of [`Record::types`], all together.
    pub types: CellId,
    /// The id of [`Record::funding`], all together.
    pub funding: CellId,
    /// The id of [`Record::start_text`].
    pub start_text: CellId,
    /// The id of [`Record::end_text`].
    pub end_text: CellId,
}

macro_rules! record {
    (() now [$({ $(#[$now_doc:meta])* $now:ident $now_shape:ident $now_slot:ident })*]
        later [$({ $(#[$later_doc:meta])* $later:ident $later_shape:ident $later_slot:ident })*]
        many [$({ $(#[$many_doc:meta])* $many:ident $many_slot:ident })*]
        numbers [$({ $(#[$number_doc:meta])* $number:ident $number_slot:ident })*]
        dates [$({ $(#[$date_doc:meta])* $date:ident $date_slot:ident $date_text:ident })*]) => {
        /// One accepted row with its values resolved, on its way into a [`crate::dataset::Dataset`].
        ///
        /// Text borrows from the row where it can, so that reading a file allocates per distinct
        /// value rather than per cell.
        #[derive(Clone, Debug, Default)]
        pub struct Record<'r> {
            /// The row as a spreadsheet numbers it (header = 1 if nothing precedes it).
            pub row: u32,
            $($(#[$now_doc])* pub $now_slot: Cow<'r, str>,)*
            $($(#[$later_doc])* pub $later_slot: Cow<'r, str>,)*
            $($(#[$many_doc])* pub $many_slot: Vec<Cow<'r, str>>,)*
            $($(#[$number_doc])* pub $number_slot: Option<f64>,)*
            $(
                $(#[$date_doc])* pub $date_slot: Option<Span>,
                /// The text of the cell, as given.
                pub $date_text: Cow<'r, str>,
            )*
            /// The position in WGS84; `None` where only the region is known, or nothing.
            pub position: Option<LonLat>,
            /// How the position was found.
            pub placed_by: PlacedBy,
            /// How precise the position is.
            pub precision: Precision,
            /// The name of the local authority district at the position; empty where the position
            /// is not known, or no better than a region.
            pub district: Cow<'r, str>,
            /// The values that were derived because the file leaves them empty.
            pub derived: Derived,
            /// Unknown columns: index into the builder's list of headers, and the cell. Empty cells
            /// are left out.
            pub extra: Vec<(u32, Cow<'r, str>)>,
            /// Cell ids, which save looking up the values again.
            pub handles: CellIds,
        }
    };
}

with_slots! { record }
