//! The schema: every canonical column of a partnership record, a row each.
//!
//! What a record, a data set, merging, comparing, exports, completeness, the details and the menu of
//! columns need to know of a column follows from its row, through [`with_schema`].

use serde::{Deserialize, Serialize};

/// How much a column is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A file without it is refused, a row without it rejected.
    Required,
    /// Every record has it once it is read, whether its file says it or not.
    Resolved,
    /// May be empty.
    Optional,
}

/// Where menus list a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What every record must have.
    Needed,
    /// Where the partner is.
    Where,
    /// What it was, when, and on whose money.
    What,
    /// More about the record.
    More,
}

/// Gives the schema to a macro, whose path is in brackets, that takes `(ARGUMENTS…) (ROWS…)`.
///
/// A row is: variant, header, how it is stored, need, group, and whether clean files have it
/// (`Exported`) and the data report says how often it is filled (`Measured`). How a column is stored:
///
/// - `line(slot)`, `text(slot)`: one text a record, of one line or of several, taken as it stands;
/// - `own(slot)`: one text a record, read in a way of its own;
/// - `coded(slot)`: one text a record that a code list or a table resolves;
/// - `lone(slot)`: one text a record; a record without it has a value of its own;
/// - `many(slot)`: several values a record;
/// - `number(slot)`: a count or an amount;
/// - `date(slot, text)`: a stretch of days and the text that says it;
/// - `position`, `placing`: parts of where the record is and of how that was found.
///
/// Texts that are needed only for a record's details come `later` in a packed data set (see
/// [`crate::dataset::texts`]).
macro_rules! with_schema {
    ([$($then:tt)+] $($arguments:tt)*) => {
        $($then)+! { ($($arguments)*) (
            /// Unique in the file.
            Id "id" [now line(id)] Optional More [Exported Measured];
            /// Groups the records of one project.
            Project "project" [now lone(project)] Optional More [Exported Measured];
            /// The national institution that leads or reports.
            Institution "institution" [now coded(institution)] Required Needed [Exported];
            /// The partner organisation.
            Partner "partner" [now own(partner)] Required Needed [Exported];
            /// Museum or gallery, university, …
            PartnerKind "partner_kind" [now coded(partner_kind)] Optional What [Exported Measured];
            /// Town or venue place name.
            Place "place" [now coded(place_name)] Optional Where [Exported Measured];
            /// Full or outward postcode.
            Postcode "postcode" [now coded(postcode)] Optional Where [Exported Measured];
            /// WGS84 decimal degrees.
            Latitude "latitude" [position] Optional Where [Exported];
            /// WGS84 decimal degrees.
            Longitude "longitude" [position] Optional Where [Exported];
            /// British National Grid metres.
            Easting "easting" [position] Optional Where [];
            /// British National Grid metres.
            Northing "northing" [position] Optional Where [];
            /// One of the four nations.
            Nation "nation" [now coded(nation)] Optional Where [Exported Measured];
            /// One of the twelve ITL1 regions.
            Region "region" [now coded(region)] Optional Where [Exported Measured];
            /// One or more partnership types.
            PartnershipType "partnership_type" [many(types)] Required Needed [Exported];
            /// One or more funding streams.
            FundingStream "funding_stream" [many(funding)] Resolved What [Exported Measured];
            /// When it began: a year, a date or a financial year.
            Start "start" [date(start, start_text)] Optional What [Exported Measured];
            /// When it ended.
            End "end" [date(end, end_text)] Optional What [Exported Measured];
            /// Free text.
            Title "title" [now text(title)] Optional What [Exported Measured];
            /// Free text.
            Description "description" [later text(description)] Optional What [Exported Measured];
            /// Free text about the record itself.
            Note "note" [later text(note)] Optional More [Exported];
            /// A link.
            Url "url" [later own(url)] Optional More [Exported Measured];
            /// Number of objects.
            Objects "objects" [number(objects)] Optional What [Exported Measured];
            /// Number of people reached.
            Audience "audience" [number(audience)] Optional What [Exported Measured];
            /// Pounds.
            Amount "amount" [number(amount)] Optional What [Exported Measured];
            /// Where the record is documented.
            Source "source" [later line(source)] Optional More [Exported Measured];
            /// Documented, reported or illustrative.
            Certainty "certainty" [now own(certainty)] Optional More [Exported Measured];
            /// How precisely a given position is known; written by our own export.
            Precision "precision" [placing] Resolved More [Exported];
            /// How a given position was found; written by our own export.
            PlacedBy "placed_by" [placing] Resolved More [Exported];
        ) }
    };
}

pub(crate) use with_schema;

/// Gives the columns by how they are stored to a macro that takes
/// `(ARGUMENTS…) now [{DOC VARIANT SLOT}…] later […] many […] numbers […] dates [{… SLOT TEXT}…]`.
macro_rules! with_slots {
    ($then:ident $($arguments:tt)*) => {
        $crate::record::with_schema! { [$crate::record::sort_slots] $then ($($arguments)*) }
    };
}

pub(crate) use with_slots;

/// Sorts rows into the lists of [`with_slots`], one by one.
macro_rules! sort_slots {
    (($then:ident $arguments:tt) ($($rows:tt)*)) => {
        $crate::record::sort_slots! { $then $arguments now [] later [] many [] numbers [] dates [] ; $($rows)* }
    };
    ($then:ident $arguments:tt now $now:tt later $later:tt many $many:tt numbers $numbers:tt dates $dates:tt ;) => {
        $then! { $arguments now $now later $later many $many numbers $numbers dates $dates }
    };
    ($then:ident $arguments:tt now [$($now:tt)*] later $later:tt many $many:tt numbers $numbers:tt dates $dates:tt ;
        $(#[$doc:meta])* $variant:ident $header:literal [now $shape:ident($slot:ident)] $need:ident $group:ident $flags:tt; $($rows:tt)*) => {
        $crate::record::sort_slots! { $then $arguments now [$($now)* { $(#[$doc])* $variant $shape $slot }] later $later many $many numbers $numbers dates $dates ; $($rows)* }
    };
    ($then:ident $arguments:tt now $now:tt later [$($later:tt)*] many $many:tt numbers $numbers:tt dates $dates:tt ;
        $(#[$doc:meta])* $variant:ident $header:literal [later $shape:ident($slot:ident)] $need:ident $group:ident $flags:tt; $($rows:tt)*) => {
        $crate::record::sort_slots! { $then $arguments now $now later [$($later)* { $(#[$doc])* $variant $shape $slot }] many $many numbers $numbers dates $dates ; $($rows)* }
    };
    ($then:ident $arguments:tt now $now:tt later $later:tt many [$($many:tt)*] numbers $numbers:tt dates $dates:tt ;
        $(#[$doc:meta])* $variant:ident $header:literal [many($slot:ident)] $need:ident $group:ident $flags:tt; $($rows:tt)*) => {
        $crate::record::sort_slots! { $then $arguments now $now later $later many [$($many)* { $(#[$doc])* $variant $slot }] numbers $numbers dates $dates ; $($rows)* }
    };
    ($then:ident $arguments:tt now $now:tt later $later:tt many $many:tt numbers [$($numbers:tt)*] dates $dates:tt ;
        $(#[$doc:meta])* $variant:ident $header:literal [number($slot:ident)] $need:ident $group:ident $flags:tt; $($rows:tt)*) => {
        $crate::record::sort_slots! { $then $arguments now $now later $later many $many numbers [$($numbers)* { $(#[$doc])* $variant $slot }] dates $dates ; $($rows)* }
    };
    ($then:ident $arguments:tt now $now:tt later $later:tt many $many:tt numbers $numbers:tt dates [$($dates:tt)*] ;
        $(#[$doc:meta])* $variant:ident $header:literal [date($slot:ident, $text:ident)] $need:ident $group:ident $flags:tt; $($rows:tt)*) => {
        $crate::record::sort_slots! { $then $arguments now $now later $later many $many numbers $numbers dates [$($dates)* { $(#[$doc])* $variant $slot $text }] ; $($rows)* }
    };
    ($then:ident $arguments:tt now $now:tt later $later:tt many $many:tt numbers $numbers:tt dates $dates:tt ;
        $(#[$doc:meta])* $variant:ident $header:literal [$($other:tt)*] $need:ident $group:ident $flags:tt; $($rows:tt)*) => {
        $crate::record::sort_slots! { $then $arguments now $now later $later many $many numbers $numbers dates $dates ; $($rows)* }
    };
}

pub(crate) use sort_slots;

/// What else a row says of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flag {
    /// Every clean file has it.
    Exported,
    /// The data report says how often it is filled.
    Measured,
}

macro_rules! declare {
    (() ($(
        $(#[$doc:meta])* $variant:ident $header:literal $storage:tt $need:ident $group:ident [$($flag:ident)*];
    )*)) => {
        /// A canonical column of a partnership record. Unknown columns are kept beside these.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Field {
            $($(#[$doc])* #[serde(rename = $header)] $variant,)*
        }

        impl Field {
            /// Every canonical column, in the order of the template and of exports.
            pub const ALL: [Self; [$($header),*].len()] = [$(Self::$variant,)*];

            /// The canonical header.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $header,)*
                }
            }

            /// How much it is needed.
            #[must_use]
            pub const fn need(self) -> Need {
                match self {
                    $(Self::$variant => Need::$need,)*
                }
            }

            /// Where menus list it.
            #[must_use]
            pub const fn group(self) -> Group {
                match self {
                    $(Self::$variant => Group::$group,)*
                }
            }

            const fn flags(self) -> &'static [Flag] {
                match self {
                    $(Self::$variant => &[$(Flag::$flag),*],)*
                }
            }
        }
    };
}

with_schema! { [declare] }

impl Field {
    /// The columns without which a file is refused.
    pub fn required() -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(|field| field.need() == Need::Required)
    }

    /// The columns of every clean file, in order: positions are written as latitude and longitude.
    pub fn exported() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|field| field.is_exported())
    }

    /// Whether every clean file has it.
    #[must_use]
    pub const fn is_exported(self) -> bool {
        self.has(Flag::Exported)
    }

    /// Whether the data report says how often it is filled.
    #[must_use]
    pub const fn is_measured(self) -> bool {
        self.has(Flag::Measured)
    }

    const fn has(self, flag: Flag) -> bool {
        let mut flags = self.flags();
        while let [first, rest @ ..] = flags {
            if *first as u8 == flag as u8 {
                return true;
            }
            flags = rest;
        }
        false
    }
}
