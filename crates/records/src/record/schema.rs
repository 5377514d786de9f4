//! The schema: every canonical column of a partnership record, one row each.
//!
//! Everything that records, data sets, merging, comparisons, exports, completeness, details and the
//! menu of columns need to know about a column follows from its row, through [`with_schema`].

use serde::{Deserialize, Serialize};

/// Whether a column is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Required: a file without it is refused, a row without it rejected.
    Required,
    /// Every record has a value once it is read, whether or not its file gives one.
    Resolved,
    /// The column may be missing or empty.
    Optional,
}

/// The heading under which menus list a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What every record must have.
    Needed,
    /// Where the partner is.
    Where,
    /// What the partnership was, when, and how it was funded.
    What,
    /// More about the record.
    More,
}

/// Passes the schema to a macro, whose path is in brackets, that takes `(ARGUMENTS…) (ROWS…)`.
///
/// A row is: variant, header, how it is stored, need, group, whether clean files have it
/// (`Exported`) and the data report shows how often it is filled (`Measured`), and a sentence on
/// what it holds. How a column is stored:
///
/// - `line(slot)`, `text(slot)`: one text per record, of one line or of several, taken verbatim;
/// - `own(slot)`: one text per record, read by a function of its own;
/// - `coded(slot)`: one text per record, resolved by a code list or a table;
/// - `lone(slot)`: one text per record; a record without one gets a unique value;
/// - `many(slot)`: several values per record;
/// - `number(slot)`: a count or an amount;
/// - `date(slot, text)`: a span of days and the text that gives it;
/// - `position`, `placing`: part of where the record is and of how that was found.
///
/// Texts needed only for a record's details are marked `later` in a packed data set (see
/// [`crate::dataset::texts`]).
#[macro_export]
macro_rules! with_schema {
    ([$($then:tt)+] $($arguments:tt)*) => {
        $($then)+! { ($($arguments)*) (
            Id "id" [now line(id)] Optional More [Exported Measured]
                "The record's reference, as its museum gave it; unique within one return.";
            Project "project" [now lone(project)] Optional More [Exported Measured]
                "Groups the records of one project; a record without it is a project of its own.";
            Institution "institution" [now coded(institution)] Required Needed [Exported]
                "The national institution that leads or reports the partnership.";
            Partner "partner" [now own(partner)] Required Needed [Exported]
                "The partner organisation.";
            PartnerKind "partner_kind" [now coded(partner_kind)] Optional What [Exported Measured]
                "What kind of organisation the partner is.";
            Place "place" [now coded(place_name)] Optional Where [Exported Measured]
                "The partner's town or venue.";
            Postcode "postcode" [now coded(postcode)] Optional Where [Exported Measured]
                "The partner's postcode, in full or only its outward part.";
            Latitude "latitude" [position] Optional Where [Exported]
                "Degrees north (WGS84), as given or found; see placed_by.";
            Longitude "longitude" [position] Optional Where [Exported]
                "Degrees east (WGS84), as given or found; see placed_by.";
            Easting "easting" [position] Optional Where []
                "Metres east on the British National Grid.";
            Northing "northing" [position] Optional Where []
                "Metres north on the British National Grid.";
            Nation "nation" [now coded(nation)] Optional Where [Exported Measured]
                "The nation of the United Kingdom, as given or from the position.";
            Region "region" [now coded(region)] Optional Where [Exported Measured]
                "The ITL1 region, one of twelve in the United Kingdom, as given or from the position.";
            PartnershipType "partnership_type" [many(types)] Required Needed [Exported]
                "What the partners did together; one or more.";
            FundingStream "funding_stream" [many(funding)] Resolved What [Exported Measured]
                "Who paid for it; one or more.";
            Start "start" [date(start, start_text)] Optional What [Exported Measured]
                "When it began: a year, a date, or a financial year such as 2008-09, which runs from 1 April to 31 March.";
            End "end" [date(end, end_text)] Optional What [Exported Measured]
                "When it ended, written as the start is.";
            Title "title" [now text(title)] Optional What [Exported Measured]
                "The partnership's name.";
            Description "description" [later text(description)] Optional What [Exported Measured]
                "What it was about.";
            Note "note" [later text(note)] Optional More [Exported]
                "Remarks on the record itself.";
            Url "url" [later own(url)] Optional More [Exported Measured]
                "Where to read more.";
            Objects "objects" [number(objects)] Optional What [Exported Measured]
                "How many objects were involved.";
            Audience "audience" [number(audience)] Optional What [Exported Measured]
                "How many people were reached.";
            Amount "amount" [number(amount)] Optional What [Exported Measured]
                "Money in pounds sterling.";
            Source "source" [later line(source)] Optional More [Exported Measured]
                "Where the record is documented.";
            Certainty "certainty" [now own(certainty)] Optional More [Exported Measured]
                "Whether the record is documented, reported, or illustrative (invented).";
            Precision "precision" [placing] Resolved More [Exported]
                "How precisely the position is known.";
            PlacedBy "placed_by" [placing] Resolved More [Exported]
                "What the position was found by.";
        ) }
    };
}

/// Passes the columns, grouped by how they are stored, to a macro that takes
/// `(ARGUMENTS…) now [{DOC VARIANT SLOT}…] later […] many […] numbers […] dates [{… SLOT TEXT}…]`.
#[macro_export]
macro_rules! with_slots {
    ($then:ident $($arguments:tt)*) => {
        $crate::with_schema! { [$crate::sort_slots] $then ($($arguments)*) }
    };
}

/// Sorts rows into the lists of [`with_slots`], one by one.
#[macro_export]
macro_rules! sort_slots {
    (($then:ident $arguments:tt) ($($rows:tt)*)) => {
        $crate::sort_slots! { $then $arguments now [] later [] many [] numbers [] dates [] ; $($rows)* }
    };
    ($then:ident $arguments:tt now $now:tt later $later:tt many $many:tt numbers $numbers:tt dates $dates:tt ;) => {
        $then! { $arguments now $now later $later many $many numbers $numbers dates $dates }
    };
    ($then:ident $arguments:tt now [$($now:tt)*] later $later:tt many $many:tt numbers $numbers:tt dates $dates:tt ;
        $variant:ident $header:literal [now $shape:ident($slot:ident)] $need:ident $group:ident $flags:tt $about:literal; $($rows:tt)*) => {
        $crate::sort_slots! { $then $arguments now [$($now)* { #[doc = $about] $variant $shape $slot }] later $later many $many numbers $numbers dates $dates ; $($rows)* }
    };
    ($then:ident $arguments:tt now $now:tt later [$($later:tt)*] many $many:tt numbers $numbers:tt dates $dates:tt ;
        $variant:ident $header:literal [later $shape:ident($slot:ident)] $need:ident $group:ident $flags:tt $about:literal; $($rows:tt)*) => {
        $crate::sort_slots! { $then $arguments now $now later [$($later)* { #[doc = $about] $variant $shape $slot }] many $many numbers $numbers dates $dates ; $($rows)* }
    };
    ($then:ident $arguments:tt now $now:tt later $later:tt many [$($many:tt)*] numbers $numbers:tt dates $dates:tt ;
        $variant:ident $header:literal [many($slot:ident)] $need:ident $group:ident $flags:tt $about:literal; $($rows:tt)*) => {
        $crate::sort_slots! { $then $arguments now $now later $later many [$($many)* { #[doc = $about] $variant $slot }] numbers $numbers dates $dates ; $($rows)* }
    };
    ($then:ident $arguments:tt now $now:tt later $later:tt many $many:tt numbers [$($numbers:tt)*] dates $dates:tt ;
        $variant:ident $header:literal [number($slot:ident)] $need:ident $group:ident $flags:tt $about:literal; $($rows:tt)*) => {
        $crate::sort_slots! { $then $arguments now $now later $later many $many numbers [$($numbers)* { #[doc = $about] $variant $slot }] dates $dates ; $($rows)* }
    };
    ($then:ident $arguments:tt now $now:tt later $later:tt many $many:tt numbers $numbers:tt dates [$($dates:tt)*] ;
        $variant:ident $header:literal [date($slot:ident, $text:ident)] $need:ident $group:ident $flags:tt $about:literal; $($rows:tt)*) => {
        $crate::sort_slots! { $then $arguments now $now later $later many $many numbers $numbers dates [$($dates)* { #[doc = $about] $variant $slot $text }] ; $($rows)* }
    };
    ($then:ident $arguments:tt now $now:tt later $later:tt many $many:tt numbers $numbers:tt dates $dates:tt ;
        $variant:ident $header:literal [$($other:tt)*] $need:ident $group:ident $flags:tt $about:literal; $($rows:tt)*) => {
        $crate::sort_slots! { $then $arguments now $now later $later many $many numbers $numbers dates $dates ; $($rows)* }
    };
}

/// Further properties of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flag {
    /// Every clean file has it.
    Exported,
    /// The data report shows how often it is filled.
    Measured,
}

macro_rules! declare {
    (() ($(
        $variant:ident $header:literal $storage:tt $need:ident $group:ident [$($flag:ident)*] $about:literal;
    )*)) => {
        /// A canonical column of a partnership record. Unknown columns are kept in addition to
        /// these.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Field {
            $(#[doc = $about] #[serde(rename = $header)] $variant,)*
        }

        impl Field {
            /// Every canonical column, in the order of the template and of exports.
            pub const ALL: [Self; [$($header),*].len()] = [$(Self::$variant,)*];

            /// The column's canonical header.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $header,)*
                }
            }

            /// What the column holds, in a sentence.
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self {
                    $(Self::$variant => $about,)*
                }
            }

            /// Whether the column is required.
            #[must_use]
            pub const fn need(self) -> Need {
                match self {
                    $(Self::$variant => Need::$need,)*
                }
            }

            /// The heading under which menus list the column.
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

    /// The columns of every clean file, in order; positions are written as latitude and longitude.
    pub fn exported() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|field| field.is_exported())
    }

    /// Whether every clean file has the column.
    #[must_use]
    pub const fn is_exported(self) -> bool {
        self.has(Flag::Exported)
    }

    /// Whether the data report shows how often the column is filled.
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
