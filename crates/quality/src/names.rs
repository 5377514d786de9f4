//! Splits names of bodies and places into words that can be compared.

use hashbrown::HashMap;

use records::codes::list::key;
use records::sort;
use records::text::fold;

/// A name split into parts. Words are codes of [`PartnerNames::words`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartnerName {
    /// Its letters and digits only.
    pub letters: String,
    /// Its distinct words, in the order of their codes, without articles and similar words.
    pub words: Vec<u32>,
    /// The words before the last comma or bracket, where a place follows.
    pub before_place: Option<Vec<u32>>,
}

/// Many names with a common vocabulary.
#[derive(Default)]
pub struct PartnerNames {
    /// The words, by code.
    pub words: Vec<String>,
    codes: HashMap<String, u32>,
}

/// Words that do not distinguish names.
const LITTLE: [&str; 9] = [
    "the", "and", "of", "at", "in", "for", "yr", "ltd", "limited",
];

/// Abbreviations and what they stand for.
const SHORT: [(&str, &str); 14] = [
    ("st", "saint"),
    ("univ", "university"),
    ("uni", "university"),
    ("mus", "museum"),
    ("gall", "gallery"),
    ("natl", "national"),
    ("nat", "national"),
    ("lib", "library"),
    ("dept", "department"),
    ("center", "centre"),
    ("ctr", "centre"),
    ("assoc", "association"),
    ("govt", "government"),
    ("soc", "society"),
];

impl PartnerNames {
    /// Splits a name. `is_place` recognises places by their folded names.
    pub fn name(&mut self, text: &str, is_place: &dyn Fn(&str) -> bool) -> PartnerName {
        let before_place = split_place(text)
            .filter(|(_, place)| is_place(&fold(place)))
            .map(|(before, _)| self.words_of(before))
            .filter(|words| !words.is_empty());
        PartnerName {
            letters: key(text),
            words: self.words_of(text),
            before_place,
        }
    }

    /// The codes of a text's words, distinct and in order.
    pub fn words_of(&mut self, text: &str) -> Vec<u32> {
        let mut codes = Vec::new();
        for word in words(text) {
            let next = self.words.len() as u32;
            let code = *self.codes.entry_ref(word.as_str()).or_insert(next);
            if code == next {
                self.words.push(word);
            }
            codes.push(code);
        }
        sort::stable_by(&mut codes, &mut |a, b| a.cmp(b));
        codes.dedup();
        codes
    }

    /// The code of a word, where any name has it.
    pub fn code(&self, word: &str) -> Option<u32> {
        self.codes.get(word).copied()
    }

    /// The word of a code.
    pub fn word(&self, code: u32) -> &str {
        self.words.get(code as usize).map_or("", String::as_str)
    }
}

/// Splits `Leeds City Museum, Leeds` and `Leeds City Museum (Leeds)` into the name and the place.
fn split_place(text: &str) -> Option<(&str, &str)> {
    match text.strip_suffix(')') {
        Some(rest) => rest.rsplit_once('('),
        None => text.rsplit_once(','),
    }
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text).replace('&', " and ").replace(['\'', '.'], "");
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !LITTLE.contains(word))
        .map(|word| {
            let long = SHORT.iter().find(|(short, _)| *short == word);
            singular(long.map_or(word, |(_, long)| long))
        })
        .collect()
}

/// A word without an English plural ending: the same for both forms, but not always a word.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    let plural = word.len() > 3 && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('s').filter(|_| plural) {
        Some(stem) => stem.to_owned(),
        None => word.to_owned(),
    }
}

/// Whether two words differ by one letter added, missing or wrong, or two letters transposed: the
/// optimal string alignment distance is 1.
#[must_use]
pub fn is_one_slip(a: &str, b: &str) -> bool {
    a != b && a.len().abs_diff(b.len()) <= 4 && strsim::osa_distance(a, b) == 1
}

#[cfg(test)]
mod tests {
    use super::{PartnerNames, is_one_slip, words};

    #[test]
    fn names_become_words() {
        for (name, found) in [
            ("The Museums & Galleries of Leeds", "museum gallery leed"),
            ("St. Ives' Univ.", "saint ive university"),
            ("Tŷ Pawb", "ty pawb"),
            ("V&A", "v a"),
            ("Hall No. 7, Wing-B", "hall no 7 wing b"),
            ("", ""),
        ] {
            assert_eq!(words(name).join(" "), found, "{name}");
        }
    }

    #[test]
    fn a_place_behind_the_name_is_told_apart() {
        let mut names = PartnerNames::default();
        let is_place = |place: &str| place == "leeds";
        let base = names.words_of("Abbey House");
        for (name, found) in [
            ("Abbey House, Leeds", Some(&base)),
            ("Abbey House (Leeds)", Some(&base)),
            ("Abbey House, Library", None),
            ("Abbey House", None),
            (", Leeds", None),
        ] {
            assert_eq!(
                names.name(name, &is_place).before_place.as_ref(),
                found,
                "{name}"
            );
        }
    }

    #[test]
    fn one_slip() {
        for (a, b, slip) in [
            ("museum", "musuem", true),
            ("museum", "musem", true),
            ("museum", "museun", true),
            ("museum", "museum", false),
            ("museum", "musea", false),
            ("ab", "ba", true),
            ("abc", "cba", false),
            ("", "a", true),
        ] {
            assert_eq!(is_one_slip(a, b), slip, "{a} {b}");
            assert_eq!(is_one_slip(b, a), slip, "{b} {a}");
        }
    }
}
