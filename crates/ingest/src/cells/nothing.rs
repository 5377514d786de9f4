//! Cells that mean "nothing", in any column.

/// Words for an empty cell in English and Welsh, in lower case. Words with a meaning in one column
/// only (`ongoing` in a date, `various` in a place, `nil` in a count) are handled by that column.
const WORDS: [&str; 28] = [
    "n/a",
    "n.a.",
    "n\\a",
    "n/k",
    "na",
    "none",
    "not applicable",
    "not available",
    "not given",
    "not known",
    "not provided",
    "not recorded",
    "not stated",
    "not yet known",
    "no data",
    "null",
    "(null)",
    "(blank)",
    "tba",
    "tbc",
    "t.b.c.",
    "tbd",
    "to be confirmed",
    "unknown",
    "#n/a",
    "anhysbys",
    "amherthnasol",
    "ddim yn hysbys",
];

/// Bytes in the longest of them.
const LONGEST: usize = 15;

/// Whether a cell is empty, a mark without a letter or figure (`-`, `?`, `…`), or one of the words
/// for an empty cell.
#[must_use]
pub fn is_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    // Most cells begin with another letter, and every cell of every row is asked about.
    let may_be_word = cell.len() <= LONGEST
        && matches!(
            cell.as_bytes().first(),
            Some(b'n' | b'N' | b't' | b'T' | b'u' | b'U' | b'a' | b'A' | b'd' | b'D' | b'#' | b'(')
        );
    (may_be_word && WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word)))
        || !cell.chars().any(char::is_alphanumeric)
}

/// Whether a cell of text is nothing: a word for it, a dash or a few question marks. Marks such as
/// `????` may be letters that a program lost.
#[must_use]
pub fn is_placeholder(cell: &str) -> bool {
    let cell = cell.trim();
    let is_mark = |c: char| matches!(c, '-' | '–' | '—' | '_' | '.' | '…' | '*' | '/' | '=');
    let has_letters = || cell.chars().any(char::is_alphanumeric);
    !cell.is_empty()
        && is_nothing(cell)
        && (has_letters() || cell.chars().all(is_mark) || matches!(cell, "?" | "??" | "???"))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, WORDS, is_nothing};

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
            " n/a ",
            "To be confirmed",
            "Anhysbys",
        ] {
            assert!(is_nothing(cell), "{cell}");
        }
        for cell in ["0", "nil", "National", "Tbilisi", "various", "ŷ", "no"] {
            assert!(!is_nothing(cell), "{cell}");
        }
        assert!(
            WORDS
                .iter()
                .all(|word| word.len() <= LONGEST && is_nothing(word))
        );
    }
}
