//! The difference between two spellings of a value.

use crate::near_duplicate_values::{Reason, Similar};
use messages::phrases;
use records::text::fold;

phrases! {
    /// The difference between two spellings of a value.
    Difference {
        DifferWriting { n: u32, kinds: Vec<Mark> },
        DifferMarks,
        DifferPlace,
        DifferOrder,
        DifferWords { one: Vec<Quoted>, other: Vec<Quoted> },
        DifferLetter { one: Vec<Quoted>, other: Vec<Quoted> },
        DifferMore { words: Vec<Quoted> },
    }
}

phrases! {
    /// How values with the same letters can differ.
    Mark {
        MarkCapitals,
        MarkAccents,
        MarkAmpersand,
        MarkSpaces,
        MarkPunctuation,
    }
}

phrases! {
    /// A word of a value, quoted.
    Quoted {
        QuotedWord { word: String },
    }
}

impl Similar {
    /// The difference between the two values.
    #[must_use]
    pub fn difference(&self) -> Difference {
        let (keep, other) = (self.keep.as_str(), self.other.as_str());
        match (self.reason, in_words(keep, other)) {
            (Reason::Spelling, _) => in_writing(keep, other),
            (Reason::Place, _) => Difference::DifferPlace,
            (Reason::Slip, Difference::DifferWords { one, other }) => {
                Difference::DifferLetter { one, other }
            }
            (Reason::Words | Reason::Extra | Reason::Slip, words) => words,
        }
    }
}

/// Removes one kind of difference from a text.
type DifferenceLevel = fn(&str) -> String;

/// The kinds of difference, each with a function that removes it and nothing else.
const LEVELS: [(Mark, DifferenceLevel); 5] = [
    (Mark::MarkCapitals, str::to_lowercase),
    (Mark::MarkAccents, without_accents),
    (Mark::MarkAmpersand, |text| {
        let spelt = text.replace(['&', '＆', '+'], " and ");
        spelt.split_whitespace().collect::<Vec<_>>().join(" ")
    }),
    (Mark::MarkSpaces, |text| {
        text.split_whitespace().collect::<Vec<_>>().concat()
    }),
    (Mark::MarkPunctuation, |text| {
        let stays = |c: &char| c.is_alphanumeric() || c.is_whitespace() || "&＆+".contains(*c);
        text.chars().filter(stays).collect()
    }),
];

/// Removes accents but not capitals: folding removes both, so letters that it changes only in case
/// are kept.
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

fn in_writing(a: &str, b: &str) -> Difference {
    // A kind counts if the values still differ after all other kinds have been removed.
    let kinds: Vec<Mark> = LEVELS
        .iter()
        .enumerate()
        .filter(|(i, _)| bare(a, *i) != bare(b, *i))
        .map(|(_, (mark, _))| mark.clone())
        .collect();
    let n = match kinds.as_slice() {
        [] => return Difference::DifferMarks,
        [Mark::MarkAmpersand | Mark::MarkPunctuation] => 1,
        _ => 2,
    };
    Difference::DifferWriting { n, kinds }
}

/// The text after removing every kind of difference except one.
fn bare(text: &str, but: usize) -> String {
    let others = LEVELS.iter().enumerate().filter(|(i, _)| *i != but);
    let mut text = text.to_owned();
    for (_, (_, level)) in others {
        text = level(&text);
    }
    text
}

fn in_words(a: &str, b: &str) -> Difference {
    let (first, second) = (words(a), words(b));
    let only = |one: &[String], other: &[String]| -> Vec<Quoted> {
        let left = one.iter().filter(|word| !other.contains(word));
        let word = |word: &String| Quoted::QuotedWord { word: word.clone() };
        left.map(word).collect()
    };
    let (other, one) = (only(&first, &second), only(&second, &first));
    match (one.is_empty(), other.is_empty()) {
        (true, true) => Difference::DifferOrder,
        (false, false) => Difference::DifferWords { one, other },
        (false, true) => Difference::DifferMore { words: one },
        (true, false) => Difference::DifferMore { words: other },
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

#[cfg(test)]
mod tests {
    use super::{Reason, Similar};
    use messages::phrase::Gap;
    use records::record::Field;

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
                "only punctuation differs",
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
            ("The Ashmolean", "Ashmolean", Words, "one also has “the”"),
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
                "one also has “trust”",
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
            assert_eq!(
                pair.difference().text(Default::default()),
                expected,
                "{keep} / {other}"
            );
        }
    }
}
