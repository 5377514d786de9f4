//! What two ways of writing a value differ in, in words.

use super::similar::{Reason, Similar};
use crate::text::fold;

impl Similar {
    /// What the two values differ in, as a clause: `only capitals and “&” for “and” differ`.
    #[must_use]
    pub fn difference(&self) -> String {
        let (keep, other) = (self.keep.as_str(), self.other.as_str());
        match self.reason {
            Reason::Spelling => in_writing(keep, other),
            Reason::Words => in_words(keep, other),
            Reason::Place => "one has its place behind it".to_owned(),
            Reason::Extra => in_words(keep, other),
            Reason::Slip => in_words(keep, other) + ": one letter",
        }
    }
}

/// Takes one kind of difference out of a text.
type Level = fn(&str) -> String;

/// What values of the same letters can differ in; each takes out no more than its name says.
const LEVELS: [(&str, Level); 5] = [
    ("capitals", str::to_lowercase),
    ("accents", without_accents),
    ("“&” for “and”", |text| {
        let spelt = text.replace(['&', '＆', '+'], " and ");
        spelt.split_whitespace().collect::<Vec<_>>().join(" ")
    }),
    ("spaces", |text| {
        text.split_whitespace().collect::<Vec<_>>().concat()
    }),
    ("punctuation", |text| {
        let stays = |c: &char| c.is_alphanumeric() || c.is_whitespace() || "&＆+".contains(*c);
        text.chars().filter(stays).collect()
    }),
];

/// Folding takes capitals too: letters that it leaves as they are but for their case stay.
fn without_accents(text: &str) -> String {
    text.chars()
        .map(|c| {
            if !c.is_alphabetic() {
                return c.to_string();
            }
            let folded = fold(c.encode_utf8(&mut [0; 4]));
            let plain: String = c.to_lowercase().collect();
            if folded == plain {
                c.to_string()
            } else {
                folded
            }
        })
        .collect()
}

fn in_writing(a: &str, b: &str) -> String {
    // A kind counts where the values still differ with all other kinds taken out.
    let kinds: Vec<&str> = LEVELS
        .iter()
        .enumerate()
        .filter(|(i, _)| bare(a, *i) != bare(b, *i))
        .map(|(_, (name, _))| *name)
        .collect();
    match kinds.as_slice() {
        [] => "only capitals, accents, spaces, punctuation or “&” differ".to_owned(),
        [one] if *one == "punctuation" => "only the punctuation differs".to_owned(),
        [one] if one.starts_with('“') => format!("only {one} differs"),
        kinds => format!("only {} differ", listed(kinds)),
    }
}

/// The text with every kind of difference but one taken out.
fn bare(text: &str, but: usize) -> String {
    let others = LEVELS.iter().enumerate().filter(|(i, _)| *i != but);
    let mut text = text.to_owned();
    for (_, (_, level)) in others {
        text = level(&text);
    }
    text
}

fn in_words(a: &str, b: &str) -> String {
    let (first, second) = (words(a), words(b));
    let only = |one: &[String], other: &[String]| -> Vec<String> {
        let left = one.iter().filter(|word| !other.contains(word));
        left.map(|word| format!("“{word}”")).collect()
    };
    let (x, y) = (only(&first, &second), only(&second, &first));
    let said = |words: &[String]| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        listed(&words)
    };
    match (x.is_empty(), y.is_empty()) {
        (true, true) => "the same words in another order".to_owned(),
        (false, false) => format!("{} for {}", said(&y), said(&x)),
        (false, true) => format!("one has {} more", said(&x)),
        (true, false) => format!("one has {} more", said(&y)),
    }
}

fn words(text: &str) -> Vec<String> {
    fold(text)
        .replace(['&', '＆', '+'], " and ")
        .replace(['\'', '’', '.'], "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn listed(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Reason, Similar};
    use crate::record::Field;

    #[test]
    fn what_differs_is_what_is_said() {
        use Reason::{Extra, Slip, Spelling, Words};
        for (keep, other, reason, expected) in [
            (
                "Leeds City Museum",
                "LEEDS CITY MUSEUM",
                Spelling,
                "only capitals differ",
            ),
            ("Tŷ Pawb", "Ty Pawb", Spelling, "only accents differ"),
            (
                "Tŷ Pawb",
                "TY PAWB",
                Spelling,
                "only capitals and accents differ",
            ),
            ("Abbey House", "AbbeyHouse", Spelling, "only spaces differ"),
            (
                "St. Mary's",
                "St Marys",
                Spelling,
                "only the punctuation differs",
            ),
            (
                "Arts & Crafts",
                "Arts and Crafts",
                Spelling,
                "only “&” for “and” differs",
            ),
            (
                "Arts & Crafts",
                "arts and crafts.",
                Spelling,
                "only capitals, “&” for “and” and punctuation differ",
            ),
            ("The Ashmolean", "Ashmolean", Words, "one has “the” more"),
            ("Tate Ltd", "Tate Limited", Words, "“limited” for “ltd”"),
            (
                "York University",
                "University York",
                Words,
                "the same words in another order",
            ),
            (
                "Derby Museums",
                "Derby Museums Trust",
                Extra,
                "one has “trust” more",
            ),
            (
                "Fitzwilliam Museum",
                "Fitzwiliam Museum",
                Slip,
                "“fitzwiliam” for “fitzwilliam”: one letter",
            ),
        ] {
            let pair = Similar {
                field: Field::Partner,
                keep: keep.into(),
                keep_records: 2,
                other: other.into(),
                other_records: 1,
                reason,
                uses: Vec::new(),
            };
            assert_eq!(pair.difference(), expected, "{keep} / {other}");
        }
    }
}
