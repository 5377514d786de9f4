//! Every text that users read, by key, in their language.
//!
//! English is in `locales/en`, with a file for each part of the product, from which `build.rs`
//! generates the keys. Another language is in a folder next to it with the same files; it is packed
//! into a file of the site by `cargo xtask data` ([`translation`]) and fetched when a page uses it.
//! Templates contain `{name}` gaps; plural forms are separated by `|` in the order of the
//! language's plural categories (CLDR).

#![warn(clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::indexing_slicing))]

pub mod phrase;
pub mod translation;

use std::sync::OnceLock;

use records::query::{DistanceUnit, Facet, Near, Radius, Unit};
use records::record::{Field, PlacedBy, Precision};
use records::text::decimal;
use records::with_schema;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A text of the interface.
pub trait Text: Copy + 'static {
    /// Every text of the list to which it belongs.
    const ALL: &'static [Self];

    /// The list in English.
    fn list() -> &'static English;

    /// Its index in the list.
    fn place(self) -> usize;
}

/// A list of texts in British English: one text, split into its lines when it is first used. That
/// takes less space in a module than hundreds of texts with their addresses.
#[derive(Debug)]
pub struct English {
    list: List,
    text: &'static str,
    lines: OnceLock<Vec<&'static str>>,
}

impl English {
    pub(crate) const fn new(list: List, text: &'static str) -> Self {
        let lines = OnceLock::new();
        Self { list, text, lines }
    }

    fn line(&self, place: usize) -> &'static str {
        let lines = self.lines.get_or_init(|| self.text.split('\n').collect());
        lines.get(place).copied().unwrap_or_default()
    }
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// British English.
    #[default]
    English,
    /// Welsh.
    Welsh,
}

impl Language {
    /// Every language of the interface.
    pub const ALL: [Self; 2] = [Self::English, Self::Welsh];

    /// The language's tag (BCP 47).
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            Self::Welsh => "cy",
        }
    }

    /// The language's own name for itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Welsh => "Cymraeg",
        }
    }

    /// The language that a tag asks for, by its first part: `en`, `en-GB`, `EN-us`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let first = |tag: &str| tag.split('-').next().map(str::to_ascii_lowercase);
        let is_asked = |language: &Self| first(language.tag()) == first(tag);
        Self::ALL.into_iter().find(is_asked)
    }

    /// The index of a count's form among the language's plural categories (CLDR 44, cardinals):
    /// English one, other; Welsh zero, one, two, few (3), many (6), other.
    const fn form(self, n: u32) -> usize {
        match (self, n) {
            (Self::English, 1) => 0,
            (Self::English, _) => 1,
            (Self::Welsh, 0..=3) => n as usize,
            (Self::Welsh, 6) => 4,
            (Self::Welsh, _) => 5,
        }
    }
}

/// Provides texts in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words(pub Language);

impl Words {
    /// The text of a key.
    #[must_use]
    pub fn get<K: Text>(self, key: K) -> &'static str {
        self.text(K::list(), key.place())
    }

    #[inline(never)]
    fn text(self, english: &English, place: usize) -> &'static str {
        let other = match self.0 {
            Language::English => None,
            Language::Welsh => translation::text(english.list, place),
        };
        other.unwrap_or_else(|| english.line(place))
    }

    /// The text of a key with its gaps filled.
    #[must_use]
    pub fn fill<K: Text>(self, key: K, gaps: &[(&str, &str)]) -> String {
        filled(self.get(key), gaps)
    }

    /// The text of a key in the plural form for a count, with its gaps filled.
    #[must_use]
    pub fn fill_counted<K: Text>(self, key: K, n: u32, gaps: &[(&str, &str)]) -> String {
        filled(self.form(self.get(key), n), gaps)
    }

    /// The word for "and" before a text. Welsh has three forms: "ac" before a vowel; "a" before
    /// most words; and "&" where the next word would change its first letter or lose its article.
    #[must_use]
    pub fn and(self, next: &str) -> &'static str {
        let and = self.get(PageText::And);
        let is_vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u');
        let mut letters = next.chars();
        let first = letters.next().unwrap_or_default().to_ascii_lowercase();
        let second = letters.next().unwrap_or_default();
        let form = match first {
            'c' | 'p' | 't' => 2,
            'y' if next.starts_with("Y ") || next.starts_with("Yr ") => 2,
            // Ynys Môn begins with a vowel, York with a consonant.
            'y' => usize::from(!is_vowel(second)),
            _ => usize::from(is_vowel(first)),
        };
        and.split('|').nth(form).unwrap_or(and)
    }

    /// Joins items as in "A, B and C".
    #[must_use]
    pub fn list<T: AsRef<str>>(self, items: &[T]) -> String {
        let mut out = String::new();
        for (i, item) in items.iter().map(AsRef::as_ref).enumerate() {
            if i > 0 && i + 1 == items.len() {
                out.push(' ');
                out.push_str(self.and(item));
                out.push(' ');
            } else if i > 0 {
                out.push_str(", ");
            }
            out.push_str(item);
        }
        out
    }

    /// "and" or "or" before a text, between values all or any of which must match.
    #[must_use]
    pub fn joiner(self, all: bool, next: &str) -> &'static str {
        if all {
            self.and(next)
        } else {
            self.get(PageText::Or)
        }
    }

    /// A count with its unit: "1 record", "1,652 records".
    #[must_use]
    pub fn count<K: Text>(self, key: K, n: u32) -> String {
        self.counted(self.get(key), n)
    }

    #[inline(never)]
    fn counted(self, text: &str, n: u32) -> String {
        self.form(text, n).replace("{n}", &self.number(n))
    }

    /// The form of a text for a count.
    pub fn form(self, text: &str, n: u32) -> &str {
        let forms = text.split('|').take(self.0.form(n) + 1);
        forms.last().unwrap_or_default()
    }

    /// A template with its gaps filled.
    pub fn filled(self, template: &str, gaps: &[(&str, &str)]) -> String {
        filled(template, gaps)
    }

    /// A count in a unit.
    #[must_use]
    pub fn count_unit(self, unit: Unit, n: u32) -> String {
        self.count(PageText::count_of(unit), n)
    }

    /// A whole number with its digits in groups of three: 1,652.
    #[must_use]
    pub fn number(self, n: u32) -> String {
        group(&n.to_string())
    }

    /// A number as given in a cell, with its integer part in groups of three.
    #[must_use]
    pub fn decimal(self, n: f64) -> String {
        let text = decimal(n.abs(), 6);
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let sign = if n < 0.0 { "−" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{sign}{}{point}{fraction}", group(whole))
    }

    /// A distance, given in metres, as text: "3.2 miles", "15 miles"; whole from ten on, and "less
    /// than a tenth" instead of zero.
    #[must_use]
    pub fn distance(self, metres: f64, unit: DistanceUnit) -> String {
        let length = metres / unit.metres();
        if length < 0.05 {
            let tenth = self.length("0.1", unit, 0);
            return self.fill(PageText::LessThan, &[("n", &tenth)]);
        }
        let places = u32::from(length < 9.95);
        let text = decimal(length, places);
        let whole = text.parse().unwrap_or_default();
        let number = if text.contains('.') {
            text
        } else {
            self.number(whole)
        };
        self.length(&number, unit, whole)
    }

    /// A distance that is only accurate to the town: "about 3 miles".
    #[must_use]
    pub fn rough_distance(self, metres: f64, unit: DistanceUnit) -> String {
        let whole = (metres / unit.metres()).round() as u32;
        let key = if whole == 0 {
            PageText::LessThan
        } else {
            PageText::Approximately
        };
        let length = self.length(&self.number(whole.max(1)), unit, whole.max(1));
        self.fill(key, &[("n", &length)])
    }

    /// A radius: "10 miles".
    #[must_use]
    pub fn radius(self, radius: Radius) -> String {
        let number = u32::from(radius.number());
        self.length(&number.to_string(), radius.unit(), number)
    }

    /// A number that is already formatted, with its unit in the plural form for a whole number.
    fn length(self, number: &str, unit: DistanceUnit, whole: u32) -> String {
        let key = match unit {
            DistanceUnit::Miles => PageText::CountMiles,
            DistanceUnit::Kilometres => PageText::Kilometres,
        };
        self.form(self.get(key), whole).replace("{n}", number)
    }

    /// The name of a circle's centre; its latitude and longitude where it has none.
    #[must_use]
    pub fn point(self, near: &Near) -> String {
        if near.name.is_empty() {
            near.position()
        } else {
            self.named(&near.name).to_owned()
        }
    }

    /// A value of the data as shown: the empty one is shown as "not given".
    #[must_use]
    pub fn value(self, value: &str) -> &str {
        if value.is_empty() {
            self.get(PageText::NotGiven)
        } else {
            self.named(value)
        }
    }

    /// The name of a local authority district in the language. A place of the same name may be
    /// another, such as Newport on the Isle of Wight.
    #[must_use]
    pub fn district(self, name: &str) -> &str {
        match self.0 {
            Language::English => name,
            Language::Welsh => {
                translation::value(&format!("{}{name}", translation::DISTRICT)).unwrap_or(name)
            }
        }
    }

    /// A value of a facet as shown.
    #[must_use]
    pub fn of_facet(self, facet: Facet, value: &str) -> &str {
        match facet {
            Facet::District if !value.is_empty() => self.district(value),
            _ => self.value(value),
        }
    }

    /// A value of a code list, a nation, a region or a town of the map in the language; any other
    /// is unchanged.
    #[must_use]
    pub fn named(self, value: &str) -> &str {
        match self.0 {
            Language::English => value,
            Language::Welsh => translation::value(value).unwrap_or(value),
        }
    }
}

#[inline(never)]
fn filled(mut rest: &str, gaps: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(rest.len() + 16);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        let filling = gaps.iter().find(|(gap, _)| *gap == name);
        out.push_str(filling.map_or("", |(_, text)| text));
        rest = tail;
    }
    out.push_str(rest);
    out
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

macro_rules! labels {
    (() ($(
        $variant:ident $header:literal $storage:tt $need:ident $group:ident $flags:tt $about:literal;
    )*)) => {
        impl PageText {
            /// The name of a column: the text with the same key.
            #[must_use]
            pub const fn of_field(field: Field) -> Self {
                match field {
                    $(Field::$variant => Self::$variant,)*
                }
            }
        }
    };
}

with_schema! { [labels] }

impl PageText {
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
            Facet::District => Self::District,
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
        assert_eq!(words.count(PageText::CountRecords, 1), "1 record");
        assert_eq!(words.count(PageText::CountRecords, 1_652), "1,652 records");
        for (metres, unit, text) in [
            (0.0, DistanceUnit::Miles, "less than 0.1 miles"),
            (1_609.344, DistanceUnit::Miles, "1 mile"),
            (5_150.0, DistanceUnit::Miles, "3.2 miles"),
            (16_050.0, DistanceUnit::Miles, "10 miles"),
            (2_000_000.0, DistanceUnit::Miles, "1,243 miles"),
            (80.0, DistanceUnit::Kilometres, "0.1 km"),
            (24_600.0, DistanceUnit::Kilometres, "25 km"),
        ] {
            assert_eq!(words.distance(metres, unit), text);
        }
        assert_eq!(
            words.rough_distance(700.0, DistanceUnit::Miles),
            "less than 1 mile"
        );
        assert_eq!(words.radius(Radius::FIRST), "10 miles");
        assert_eq!(
            words.fill(PageText::Quoted, &[("text", "a {b}")]),
            "“a {b}”"
        );
    }
}
