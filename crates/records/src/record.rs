//! One partnership record: its canonical columns ([`schema`]) and how it was placed.

mod schema;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::with_slots;

pub use schema::{Field, Group, Need};

/// A column that a clean file has beside the canonical ones: written, never asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// The local authority district at the position.
    District,
    /// The first day of what `start` says.
    StartDate,
    /// The last day of what `end` says.
    EndDate,
    /// The file that the record stands in.
    SourceFile,
    /// Its row there.
    SourceRow,
}

impl Resolved {
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::District,
        Self::StartDate,
        Self::EndDate,
        Self::SourceFile,
        Self::SourceRow,
    ];

    /// The header.
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

    /// Of a header, exactly as it is written.
    #[must_use]
    pub fn of(header: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == header)
    }

    /// Whether it says where a record came from: no part of what the record says.
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
    /// Every way, best first.
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
    /// To the building or so.
    Exact,
    /// To the postcode or its sector.
    Postcode,
    /// To the town or outward code.
    Town,
    /// Only the region or nation.
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

/// A stretch of days read from a `start` or `end` cell, as days since 1970-01-01.
///
/// `2008-09` (a financial year) is 2008-04-01 to 2009-03-31; `2015` is the whole year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First day.
    pub first: i32,
    /// Last day, inclusive.
    pub last: i32,
}

/// A position in WGS84 decimal degrees; written to a millionth of a degree (about 0.1 m).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "(i32, i32)", into = "(i32, i32)")]
pub struct LonLat {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

impl LonLat {
    /// As it is written: to a millionth of a degree.
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

/// The columns of a record that were filled although the file leaves them empty: from its position,
/// its address, or because of what kind of file it is. One bit a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derived(u8);

impl Derived {
    /// The columns that can be.
    pub const FIELDS: [Field; 4] = [
        Field::Postcode,
        Field::Nation,
        Field::Region,
        Field::Certainty,
    ];

    /// The same with one column more, if it is one of [`Self::FIELDS`].
    #[must_use]
    pub fn with(self, field: Field) -> Self {
        Self(self.0 | Self::bit(field))
    }

    /// Whether the column's value was derived.
    #[must_use]
    pub fn has(self, field: Field) -> bool {
        self.0 & Self::bit(field) != 0
    }

    /// Whether none was.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// One bit a column of [`Self::FIELDS`].
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Out of [`Self::bits`].
    #[must_use]
    pub const fn of_bits(bits: u8) -> Self {
        Self(bits)
    }

    fn bit(field: Field) -> u8 {
        let at = Self::FIELDS.iter().position(|known| *known == field);
        at.map_or(0, |at| 1 << at)
    }
}

/// A number for a value of a column: records of one file that have the same have the same value
/// there, which need not be looked up again. 0 is none.
pub type CellId = u32;

/// The handles of those columns whose cells are resolved through something that remembers them.
#[derive(Clone, Copy, Debug, Default)]
pub struct CellIds {
    /// Of [`Record::institution`].
    pub institution: CellId,
    /// Of [`Record::partner_kind`].
    pub partner_kind: CellId,
    /// Of the place: its name, its position and how precise that is.
    pub place_name: CellId,
    /// Of [`Record::postcode`].
    pub postcode: CellId,
    /// Of [`Record::nation`].
    pub nation: CellId,
    /// Of [`Record::region`].
    pub region: CellId,
    /// Of [`Record::district`].
    pub district: CellId,
    /// Of [`Record::types`], all together.
    pub types: CellId,
    /// Of [`Record::funding`], all together.
    pub funding: CellId,
    /// Of [`Record::start_text`].
    pub start_text: CellId,
    /// Of [`Record::end_text`].
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
            /// The row as a spreadsheet numbers it (header = 1 where nothing is above it).
            pub row: u32,
            $($(#[$now_doc])* pub $now_slot: Cow<'r, str>,)*
            $($(#[$later_doc])* pub $later_slot: Cow<'r, str>,)*
            $($(#[$many_doc])* pub $many_slot: Vec<Cow<'r, str>>,)*
            $($(#[$number_doc])* pub $number_slot: Option<f64>,)*
            $(
                $(#[$date_doc])* pub $date_slot: Option<Span>,
                /// The cell that says it, as given.
                pub $date_text: Cow<'r, str>,
            )*
            /// Where the record is, in WGS84, unless only its region is known or nothing is.
            pub position: Option<LonLat>,
            /// How the position was found.
            pub placed_by: PlacedBy,
            /// How precise it is.
            pub precision: Precision,
            /// The name of the local authority district at the position; empty where that is not
            /// known, or no better than a region.
            pub district: Cow<'r, str>,
            /// Which of its values the file does not give.
            pub derived: Derived,
            /// Unknown columns: index into the builder's list of headers, and the cell. Empty cells
            /// are left out.
            pub extra: Vec<(u32, Cow<'r, str>)>,
            /// What spares looking up its values.
            pub handles: CellIds,
        }
    };
}

with_slots! { record }
