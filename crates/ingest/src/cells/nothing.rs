//! Cells that mean "nothing", in any column.

/// Words for an empty cell, in lower case. Words with a meaning in one column only (`ongoing` in a
/// date, `various` in a place, `nil` in a count) are handled by that column.
const WORDS: [&str; 15] = [
    "n/a",
    "n.a.",
    "n/k",
    "na",
    "none",
    "not applicable",
    "not given",
    "not known",
    "not stated",
    "null",
    "tba",
    "tbc",
    "tbd",
    "unknown",
    "#n/a",
];

/// Whether a cell is empty, a mark without a letter or figure (`-`, `?`, `…`), or one of the words
/// for an empty cell.
#[must_use]
pub fn is_nothing(cell: &str) -> bool {
    !cell.chars().any(char::is_alphanumeric)
        || (cell.len() <= 14 && WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests {
    use super::{WORDS, is_nothing};

    #[test]
    fn marks_and_words_are_nothing() {
        for cell in [
            "",
            "-",
            "–",
            "?",
            "…",
            "N/A",
            "Not known",
            "TBC",
            "£ -",
            "null",
        ] {
            assert!(is_nothing(cell), "{cell}");
        }
        for cell in ["0", "nil", "National", "Tbilisi", "various", "ŷ", "no"] {
            assert!(!is_nothing(cell), "{cell}");
        }
        assert!(
            WORDS
                .iter()
                .all(|word| word.len() <= 14 && is_nothing(word))
        );
    }
}
