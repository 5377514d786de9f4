//! Cells that mean "nothing", in any column.

use records::text::trim;

/// Words for an empty cell in English and Welsh, in lower case. Words with a meaning in one column
/// only (`ongoing` in a date, `various` in a place, `nil` in a count) are handled by that column.
const WORDS: [&str; 30] = [
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
    "i'w gadarnhau",
    "i’w gadarnhau",
];

/// Bytes in the longest of them.
const LONGEST: usize = 15;

/// Whether a cell is empty, a mark without a letter or figure (`-`, `?`, `…`), or one of the words
/// for an empty cell.
#[must_use]
pub fn is_nothing(cell: &str) -> bool {
    let cell = trim(cell);
    // Most cells begin with another letter, and every cell of every row is asked about.
    let may_begin = |first: &u8| b"ntuad#(i".contains(&first.to_ascii_lowercase());
    let may_be_word = cell.len() <= LONGEST && cell.as_bytes().first().is_some_and(may_begin);
    (may_be_word && WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word)))
        || !cell.chars().any(char::is_alphanumeric)
}

/// Whether a cell of text is nothing: a word for it, a dash or a few question marks. Marks such as
/// `????` may be letters that a program lost.
#[must_use]
pub fn is_placeholder(cell: &str) -> bool {
    let cell = trim(cell);
    let is_mark = |c: char| matches!(c, '-' | '–' | '—' | '_' | '.' | '…' | '*' | '/' | '=');
    let has_letters = || cell.chars().any(char::is_alphanumeric);
    !cell.is_empty()
        && is_nothing(cell)
        && (has_letters() || cell.chars().all(is_mark) || matches!(cell, "?" | "??" | "???"))
}

/// Further words that name nothing, where a name is expected, in lower case.
const NO_NAMES: [&str; 37] = [
    "nil",
    "nk",
    "n.k.",
    "nan",
    "no",
    "no partner",
    "no partners",
    "no name",
    "not sure",
    "not confirmed",
    "don't know",
    "don’t know",
    "dont know",
    "do not know",
    "to follow",
    "to be advised",
    "to be agreed",
    "x",
    "xx",
    "xxx",
    "0",
    "0.0",
    "0.00",
    "£0",
    "£0.00",
    "select",
    "please select",
    "please choose",
    "choose",
    "choose one",
    "choose an item",
    "choose from list",
    "select one",
    "select from list",
    "select an option",
    "dim",
    "dim partner",
];

/// What follows such a word, or refers to a row that cannot be told.
const NOTHING_BEGINS: [&str; 6] = ["n/a ", "n/a-", "tbc ", "tbc-", "same as row", "as row "];

/// Whether a cell that should hold a name or a value of a list holds neither: what [`is_nothing`]
/// says, also in brackets or with a question mark, a nought, a prompt to select something.
#[must_use]
pub fn names_nothing(cell: &str) -> bool {
    let cell = trim(cell);
    if is_nothing(cell) {
        return true;
    }
    // Every name of every row is asked about.
    let (Some(first), Some(last)) = (cell.as_bytes().first(), cell.as_bytes().last()) else {
        return true;
    };
    let is_bare = first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric();
    if is_bare && !b"ndtxspcai0".contains(&first.to_ascii_lowercase()) {
        return false;
    }
    let is_mark = |c: char| "()[]{}<>\"'“”‘’?!…-–—_*:;, ".contains(c) || c.is_whitespace();
    let bare = match is_bare {
        true => cell,
        false => cell.trim_matches(is_mark).trim_end_matches("..."),
    };
    // One letter in brackets, as in official statistics: [x], [c], [z].
    let is_symbol = cell.len() == 3 && cell.starts_with('[') && bare.len() == 1;
    let begins = |word: &&str| {
        let head = bare.get(..word.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(word))
    };
    is_symbol
        || (bare.len() <= 16
            && (is_nothing(bare) || NO_NAMES.iter().any(|word| bare.eq_ignore_ascii_case(word))))
        || (bare.len() >= 4 && NOTHING_BEGINS.iter().any(begins))
}

/// Whether a cell for a nation or region names the whole country, and therefore none of them.
#[must_use]
pub fn is_whole_country(cell: &str) -> bool {
    const NAMES: [&str; 11] = [
        "uk",
        "u.k.",
        "u.k",
        "the uk",
        "united kingdom",
        "gb",
        "gbr",
        "great britain",
        "britain",
        "y deyrnas unedig",
        "prydain fawr",
    ];
    let cell = trim(cell);
    cell.len() <= 16 && NAMES.iter().any(|name| name.eq_ignore_ascii_case(cell))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, NO_NAMES, WORDS, is_nothing, names_nothing};

    #[test]
    fn what_names_nothing() {
        assert_eq!(NO_NAMES.iter().find(|word| !names_nothing(word)), None);
        for cell in [
            "n.k.",
            "nil",
            "(tbc)",
            "TBC?",
            "(unknown)",
            "[x]",
            "[c]",
            "NaN",
            "X",
            "Not sure",
            "don’t know",
            "to follow",
            "N/A - see notes",
            "No partner",
            "-- select --",
            "Choose from list",
            "Select…",
            "0",
            "0.00",
            "same as row 2",
            "N/A",
        ] {
            assert!(names_nothing(cell), "{cell}");
        }
        for cell in [
            "Nile Museum",
            "Select Society",
            "Museum of Nothing",
            "A",
            "[xy]",
            "10",
            "Tate",
            "Noss",
            "No. 1 Royal Crescent",
            "Dimbola",
            "X-ray Museum",
        ] {
            assert!(!names_nothing(cell), "{cell}");
        }
    }

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
