//! The words of the interface, by key. (What is said of a file's rows is worded where they are read,
//! in `ingest`, since the command line says it too.)
//!
//! A language is one list; a key that a list misses does not compile. Templates hold `{name}`
//! gaps; counted forms are parted by `|` in the order of the language's plural categories.

macro_rules! catalogue {
    ($name:ident: $($key:ident: $text:literal,)*) => {
        /// Names a text of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = $text] $key,)*
        }

        impl Text for $name {
            fn english(self) -> &'static str {
                match self {
                    $(Self::$key => $text,)*
                }
            }
        }
    };
}

pub(crate) use catalogue;

mod english;
mod english_analysis;
mod english_desk;
mod english_embed;
mod english_share;

use crate::query::{Facet, Unit};
use crate::record::{PlacedBy, Precision};
use crate::text::decimal;

pub use english::Key;
pub use english_analysis::AnalysisKey;
pub use english_desk::DeskKey;
pub use english_embed::EmbedKey;
pub use english_share::ShareKey;

/// A text of the interface in every language. The page and the data desk have each their own list,
/// so that neither carries the other's words.
pub trait Text: Copy {
    /// In British English.
    fn english(self) -> &'static str;
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// British English.
    #[default]
    English,
}

impl Language {
    /// Every language of the interface.
    pub const ALL: [Self; 1] = [Self::English];

    /// Its tag (BCP 47).
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
        }
    }

    /// The language that a tag asks for, by its first part: `en`, `en-GB`, `EN-us`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let first = |tag: &str| tag.split('-').next().map(str::to_ascii_lowercase);
        let is_asked = |language: &Self| first(language.tag()) == first(tag);
        Self::ALL.into_iter().find(is_asked)
    }
}

/// Speaks one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words(pub Language);

impl Words {
    /// The text of a key.
    #[must_use]
    pub fn get(self, key: impl Text) -> &'static str {
        match self.0 {
            Language::English => key.english(),
        }
    }

    /// The text of a key with its gaps filled.
    #[must_use]
    pub fn fill(self, key: impl Text, gaps: &[(&str, &str)]) -> String {
        let mut rest = self.get(key);
        let mut out = String::with_capacity(rest.len() + 16);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let (name, tail) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(
                gaps.iter()
                    .find(|(gap, _)| *gap == name)
                    .map_or("", |(_, text)| text),
            );
            rest = tail;
        }
        out.push_str(rest);
        out
    }

    /// A count with its unit: "1 record", "1,652 records".
    #[must_use]
    pub fn count(self, key: impl Text, n: u32) -> String {
        let form = match self.0 {
            Language::English => usize::from(n != 1),
        };
        let text = self.get(key);
        let template = text.split('|').nth(form).unwrap_or(text);
        template.replace("{n}", &self.number(n))
    }

    /// A count in a unit.
    #[must_use]
    pub fn count_unit(self, unit: Unit, n: u32) -> String {
        self.count(Key::count_of(unit), n)
    }

    /// A whole number in groups of three: 1,652.
    #[must_use]
    pub fn number(self, n: u32) -> String {
        group(&n.to_string())
    }

    /// A number as a cell gave it, its whole part in groups of three.
    #[must_use]
    pub fn decimal(self, n: f64) -> String {
        let text = decimal(n.abs(), 6);
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let sign = if n < 0.0 { "−" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{sign}{}{point}{fraction}", group(whole))
    }

    /// A value of the data as it is shown: the empty one says that nothing was given.
    #[must_use]
    pub fn value(self, value: &str) -> &str {
        if value.is_empty() {
            self.get(Key::NotGiven)
        } else {
            value
        }
    }
}

fn group(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl Key {
    /// The name of a facet.
    #[must_use]
    pub const fn of_facet(facet: Facet) -> Self {
        match facet {
            Facet::Type => Self::PartnershipType,
            Facet::Institution => Self::Institution,
            Facet::Funding => Self::FundingStream,
            Facet::Kind => Self::PartnerKind,
            Facet::Nation => Self::Nation,
            Facet::Region => Self::Region,
            Facet::Certainty => Self::Certainty,
        }
    }

    /// How a position was found.
    #[must_use]
    pub const fn of_placing(by: PlacedBy) -> Self {
        match by {
            PlacedBy::Coordinates => Self::PlacedByCoordinates,
            PlacedBy::Grid => Self::PlacedByGrid,
            PlacedBy::PostcodeUnit => Self::PlacedByPostcodeUnit,
            PlacedBy::PostcodeSector => Self::PlacedByPostcodeSector,
            PlacedBy::PostcodeOutward => Self::PlacedByPostcodeOutward,
            PlacedBy::PlaceName => Self::PlacedByPlaceName,
            PlacedBy::Region => Self::PlacedByRegion,
            PlacedBy::None => Self::PlacedByNone,
        }
    }

    /// How precise a position is.
    #[must_use]
    pub const fn of_precision(precision: Precision) -> Self {
        match precision {
            Precision::Exact => Self::PrecisionExact,
            Precision::Postcode => Self::PrecisionPostcode,
            Precision::Town => Self::PrecisionTown,
            Precision::Region => Self::PrecisionRegion,
            Precision::None => Self::PlacedByNone,
        }
    }

    /// The name of a unit.
    #[must_use]
    pub const fn of_unit(unit: Unit) -> Self {
        match unit {
            Unit::Records => Self::Records,
            Unit::Projects => Self::Projects,
            Unit::Partners => Self::Partners,
        }
    }

    /// The name of a unit within a sentence.
    #[must_use]
    pub const fn of_unit_lower(unit: Unit) -> Self {
        match unit {
            Unit::Records => Self::RecordsInline,
            Unit::Projects => Self::ProjectsInline,
            Unit::Partners => Self::PartnersInline,
        }
    }

    /// The counted form of a unit.
    #[must_use]
    pub const fn count_of(unit: Unit) -> Self {
        match unit {
            Unit::Records => Self::CountRecords,
            Unit::Projects => Self::CountProjects,
            Unit::Partners => Self::CountPartners,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        let words = Words::default();
        for (n, text) in [
            (0, "0"),
            (999, "999"),
            (1_652, "1,652"),
            (1_000_000, "1,000,000"),
        ] {
            assert_eq!(words.number(n), text);
        }
        assert_eq!(words.decimal(12_345.5), "12,345.5");
        assert_eq!(words.decimal(-1_000.0), "−1,000");
    }

    #[test]
    fn gaps_are_filled_and_counts_agree() {
        let words = Words::default();
        assert_eq!(words.count(Key::CountRecords, 1), "1 record");
        assert_eq!(words.count(Key::CountRecords, 1_652), "1,652 records");
        assert_eq!(words.fill(Key::Quoted, &[("text", "a {b}")]), "“a {b}”");
    }
}
