//! One partnership record: its canonical columns and how it was placed.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A canonical column of a partnership record. Unknown columns are kept beside these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Unique in the file.
    Id,
    /// Groups the records of one project.
    Project,
    /// The national institution that leads or reports.
    Institution,
    /// The partner organisation.
    Partner,
    /// Museum or gallery, university, …
    PartnerKind,
    /// Town or venue place name.
    Place,
    /// Full or outward postcode.
    Postcode,
    /// WGS84 decimal degrees.
    Latitude,
    /// WGS84 decimal degrees.
    Longitude,
    /// British National Grid metres.
    Easting,
    /// British National Grid metres.
    Northing,
    /// One of the four nations.
    Nation,
    /// One of the twelve ITL1 regions.
    Region,
    /// One or more partnership types.
    PartnershipType,
    /// One or more funding streams.
    FundingStream,
    /// When it began: a year, a date or a financial year.
    Start,
    /// When it ended.
    End,
    /// Free text.
    Title,
    /// Free text.
    Description,
    /// Free text about the record itself.
    Note,
    /// A link.
    Url,
    /// Number of objects.
    Objects,
    /// Number of people reached.
    Audience,
    /// Pounds.
    Amount,
    /// Where the record is documented.
    Source,
    /// Documented, reported or illustrative.
    Certainty,
    /// How precisely a given position is known; written by our own export.
    Precision,
    /// How a given position was found; written by our own export.
    PlacedBy,
}

impl Field {
    /// Every canonical column, in the order the template and the export write them.
    pub const ALL: [Self; 28] = [
        Self::Id,
        Self::Project,
        Self::Institution,
        Self::Partner,
        Self::PartnerKind,
        Self::Place,
        Self::Postcode,
        Self::Latitude,
        Self::Longitude,
        Self::Easting,
        Self::Northing,
        Self::Nation,
        Self::Region,
        Self::PartnershipType,
        Self::FundingStream,
        Self::Start,
        Self::End,
        Self::Title,
        Self::Description,
        Self::Note,
        Self::Url,
        Self::Objects,
        Self::Audience,
        Self::Amount,
        Self::Source,
        Self::Certainty,
        Self::Precision,
        Self::PlacedBy,
    ];

    /// The canonical header.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Project => "project",
            Self::Institution => "institution",
            Self::Partner => "partner",
            Self::PartnerKind => "partner_kind",
            Self::Place => "place",
            Self::Postcode => "postcode",
            Self::Latitude => "latitude",
            Self::Longitude => "longitude",
            Self::Easting => "easting",
            Self::Northing => "northing",
            Self::Nation => "nation",
            Self::Region => "region",
            Self::PartnershipType => "partnership_type",
            Self::FundingStream => "funding_stream",
            Self::Start => "start",
            Self::End => "end",
            Self::Title => "title",
            Self::Description => "description",
            Self::Note => "note",
            Self::Url => "url",
            Self::Objects => "objects",
            Self::Audience => "audience",
            Self::Amount => "amount",
            Self::Source => "source",
            Self::Certainty => "certainty",
            Self::Precision => "precision",
            Self::PlacedBy => "placed_by",
        }
    }
}

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
pub type Handle = u32;

/// The handles of those columns whose cells are resolved through something that remembers them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Handles {
    /// Of [`Record::institution`].
    pub institution: Handle,
    /// Of [`Record::partner_kind`].
    pub partner_kind: Handle,
    /// Of [`Record::place`], the position and its precision.
    pub place: Handle,
    /// Of [`Record::postcode`].
    pub postcode: Handle,
    /// Of [`Record::nation`].
    pub nation: Handle,
    /// Of [`Record::region`].
    pub region: Handle,
    /// Of [`Record::district`].
    pub district: Handle,
    /// Of [`Record::types`], all together.
    pub types: Handle,
    /// Of [`Record::funding`], all together.
    pub funding: Handle,
    /// Of [`Record::start_text`].
    pub start_text: Handle,
    /// Of [`Record::end_text`].
    pub end_text: Handle,
}

/// One accepted row with its values resolved, on its way into a [`crate::dataset::Dataset`].
///
/// Text borrows from the row where it can, so that reading a file allocates per distinct value
/// rather than per cell.
#[derive(Clone, Debug, Default)]
pub struct Record<'r> {
    /// The file's number within the data set, and the row as a spreadsheet numbers it (header = 1
    /// where nothing stands above it).
    pub row: u32,
    /// As given; may be empty.
    pub id: Cow<'r, str>,
    /// As given; empty means the record is a project of its own.
    pub project: Cow<'r, str>,
    /// Resolved through the code list.
    pub institution: Cow<'r, str>,
    /// As given, white space tidied.
    pub partner: Cow<'r, str>,
    /// Resolved through the code list; may be empty.
    pub partner_kind: Cow<'r, str>,
    /// As given; may be empty.
    pub place: Cow<'r, str>,
    /// In standard form where it is a postcode, else as given.
    pub postcode: Cow<'r, str>,
    /// Where the record is, in WGS84, unless only its region is known or nothing is.
    pub position: Option<LonLat>,
    /// How the position was found.
    pub placed_by: PlacedBy,
    /// How precise it is.
    pub precision: Precision,
    /// One of the four nations, as given or derived; may be empty.
    pub nation: Cow<'r, str>,
    /// One of the twelve regions, as given or derived; may be empty.
    pub region: Cow<'r, str>,
    /// The name of the local authority district at the position; empty where that is not known, or no
    /// better than a region.
    pub district: Cow<'r, str>,
    /// Resolved through the code list; distinct; never empty in an accepted record.
    pub types: Vec<Cow<'r, str>>,
    /// Resolved through the code list; distinct; `Not stated` where the cell was empty.
    pub funding: Vec<Cow<'r, str>>,
    /// When it began.
    pub start: Option<Span>,
    /// The `start` cell as given.
    pub start_text: Cow<'r, str>,
    /// When it ended.
    pub end: Option<Span>,
    /// The `end` cell as given.
    pub end_text: Cow<'r, str>,
    /// Free text.
    pub title: Cow<'r, str>,
    /// Free text.
    pub description: Cow<'r, str>,
    /// Free text.
    pub note: Cow<'r, str>,
    /// As given: whether it may be a link is decided where it is shown ([`crate::ingest::link`]).
    pub url: Cow<'r, str>,
    /// Where the record is documented.
    pub source: Cow<'r, str>,
    /// Documented, reported or illustrative; may be empty.
    pub certainty: Cow<'r, str>,
    /// Number of objects.
    pub objects: Option<f64>,
    /// Number of people.
    pub audience: Option<f64>,
    /// Pounds.
    pub amount: Option<f64>,
    /// Which of its values the file does not give.
    pub derived: Derived,
    /// Unknown columns: index into the builder's list of headers, and the cell. Empty cells are
    /// left out.
    pub extra: Vec<(u32, Cow<'r, str>)>,
    /// What spares looking up its values.
    pub handles: Handles,
}
