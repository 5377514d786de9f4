//! Removes white space, invisible characters and the guard against formulas from a cell.

use std::borrow::Cow;

use crate::csv::is_guarded;

/// What was removed from a cell and is worth reporting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// Invisible characters, such as zero-width spaces.
    pub invisible: bool,
    /// Control characters.
    pub control: bool,
}

/// A cell without anything invisible: leading, trailing and doubled spaces of all kinds, invisible
/// and control characters, and the apostrophe that keeps spreadsheet programs from reading a
/// formula. Line breaks become spaces.
#[must_use]
pub fn line<'c>(cell: &'c str, removed: &mut Removed) -> Cow<'c, str> {
    normalised(cell, removed, false)
}

/// Does the same as [`line`] but keeps line breaks, for free text and lists.
#[must_use]
pub fn text<'c>(cell: &'c str, removed: &mut Removed) -> Cow<'c, str> {
    normalised(cell, removed, true)
}

fn normalised<'c>(mut cell: &'c str, removed: &mut Removed, breaks: bool) -> Cow<'c, str> {
    while is_guarded(cell) {
        cell = cell.get(1..).unwrap_or_default();
    }
    let tidied = if is_tidy(cell) {
        Cow::Borrowed(cell)
    } else {
        cleaned(cell, removed, breaks)
    };
    if is_guarded(&tidied) {
        let mut text = tidied.into_owned();
        while is_guarded(&text) {
            text = cleaned(text.get(1..).unwrap_or_default(), removed, breaks).into_owned();
        }
        return Cow::Owned(text);
    }
    tidied
}

/// Whether a cell is plain ASCII without leading, trailing or doubled spaces, as most are, in one
/// pass over the bytes.
fn is_tidy(cell: &str) -> bool {
    let mut after_space = true;
    for &byte in cell.as_bytes() {
        if !(b' '..=b'~').contains(&byte) || (after_space && byte == b' ') {
            return false;
        }
        after_space = byte == b' ';
    }
    !after_space || cell.is_empty()
}

/// Whether a row's text is plain ASCII without doubled spaces and without the marks (`&`, `_`) of
/// other programs' escapes: then so are its cells.
// Without a branch, so that sixteen bytes are processed together.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
#[must_use]
pub fn is_plain_row(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_odd = |byte: u8| !(b' '..=b'~').contains(&byte) | (byte == b'&') | (byte == b'_');
    let odd = bytes
        .iter()
        .fold(0, |odd, &byte| odd | u8::from(is_odd(byte)));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let double = |(&a, &b): (&u8, &u8)| u8::from((a == b' ') & (b == b' '));
    odd | pairs.fold(0, |any, pair| any | double(pair)) == 0
}

/// Whether a row's text contains a mark that every spreadsheet error has (`#REF!`, `Err:508`).
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
#[must_use]
pub fn may_hold_errors(line: &str) -> bool {
    let mark = |byte: u8| u8::from((byte == b'#') | (byte == b':'));
    line.bytes().fold(0, |any, byte| any | mark(byte)) != 0
}

/// Whether a cell is empty or white space; for most, the first letter is enough to tell.
#[must_use]
pub fn is_blank(cell: &str) -> bool {
    match cell.as_bytes() {
        [] => true,
        [b'!'..=b'~', ..] => false,
        _ => cell.trim().is_empty(),
    }
}

/// Whether a cell needs neither tidying nor repair. `in_plain_row` tells that [`is_plain_row`] is
/// true of its row.
#[must_use]
pub fn is_clean(cell: &str, in_plain_row: bool) -> bool {
    match cell.as_bytes() {
        [] => true,
        [b' ' | b'\'', ..] | [.., b' '] => false,
        _ => in_plain_row || is_plain_row(cell),
    }
}

fn cleaned<'c>(cell: &'c str, removed: &mut Removed, breaks: bool) -> Cow<'c, str> {
    let mut out = String::with_capacity(cell.len());
    let (mut gap, mut newline) = (false, false);
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
            newline = breaks;
            gap = true;
        } else if c.is_whitespace() {
            gap = true;
        } else if !gap && is_joiner(c) && joins(out.chars().next_back(), chars.peek().copied()) {
            out.push(c);
        } else if is_invisible(c) {
            removed.invisible = true;
        } else if c.is_control() {
            removed.control = true;
        } else {
            if gap && !out.is_empty() {
                out.push(if newline { '\n' } else { ' ' });
            }
            (gap, newline) = (false, false);
            out.push(c);
        }
    }
    if out == cell {
        Cow::Borrowed(cell)
    } else {
        Cow::Owned(out)
    }
}

const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner is between two characters that it may join: emoji, and scripts other than
/// Latin, Greek and Cyrillic.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let joinable = |c: Option<char>| c.is_some_and(|c| c >= '\u{600}' && !is_invisible(c));
    joinable(before) && joinable(after)
}

const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{feff}'
    )
}

/// Whether a text is empty or a stroke that means nothing (`-`, `---`, `…`), as people fill cells
/// and programs rule off headers.
#[must_use]
pub fn is_dash(text: &str) -> bool {
    let strokes = ['-', '–', '—', '_', '=', ':', '.', '…', ' '];
    text.chars().all(|c| strokes.contains(&c))
}

/// Whether the cell contains U+FFFD, the sign of bytes that could not be decoded.
#[must_use]
pub fn is_damaged(cell: &str) -> bool {
    !cell.is_ascii() && cell.contains(char::REPLACEMENT_CHARACTER)
}

/// Whether a question mark is between two letters of a name, where a program probably replaced a
/// letter that it did not know.
#[must_use]
pub fn looks_lossy(name: &str) -> bool {
    name.contains('?')
        && name.as_bytes().windows(3).any(|window| match window {
            [before, b'?', after] => {
                (before.is_ascii_alphabetic() || *before >= 0x80) && after.is_ascii_lowercase()
            }
            _ => false,
        })
}

/// Whether UTF-8 seems to have been decoded as Windows-1252 (`Å·`, `â€“`).
#[must_use]
pub fn looks_misread(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let mut before = ' ';
    text.chars().any(|c| {
        let misread = (matches!(before, 'Â'..='Å') && is_high(c)) || (before == 'â' && c == '€');
        before = c;
        misread
    })
}

/// Whether a character is one that Windows-1252 has for a byte from 0x80 to 0xBF and is not a
/// letter.
const fn is_high(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{bf}' | '\u{2013}'..='\u{203a}' | '€' | '™')
}

#[cfg(test)]
mod tests {
    use super::{
        Removed, is_clean, is_plain_row, line, looks_lossy, looks_misread, may_hold_errors, text,
    };
    use proptest::prelude::*;

    #[test]
    fn rows_that_may_hold_errors() {
        for (row, may) in [
            ("", false),
            ("1,Tate", false),
            ("1,#N/A", true),
            ("Err:508", true),
        ] {
            assert_eq!(may_hold_errors(row), may, "{row:?}");
        }
    }

    #[test]
    fn plain_rows() {
        for (row, plain) in [
            ("", true),
            ("1,Tate,Loan", true),
            ("1,\"a, b\",~ 12345678 'x'", true),
            ("1234567  ", false),
            ("1234567 ,", true),
            ("12345678 ", true),
            ("1234567  89", false),
            ("123456  89", false),
            ("V&A", false),
            ("12345678V&A", false),
            ("_x000D_", false),
            ("a\tb", false),
            ("12345678\u{7f}", false),
            ("12345678ŷ", false),
            ("a\0b", false),
        ] {
            assert_eq!(is_plain_row(row), plain, "{row:?}");
        }
    }

    fn check(cell: &str, expected: &str, invisible: bool, control: bool) {
        let mut removed = Removed::default();
        assert!(
            cell == expected || !is_clean(cell, is_plain_row(cell)),
            "{cell:?}"
        );
        assert_eq!(line(cell, &mut removed), expected, "{cell:?}");
        assert_eq!(removed, Removed { invisible, control }, "{cell:?}");
    }

    #[test]
    fn spaces_and_invisible_characters() {
        check("Tate", "Tate", false, false);
        check("", "", false, false);
        check(" Tate \t", "Tate", false, false);
        check("Tate\u{a0}", "Tate", false, false);
        check(
            "Touring\u{2009} exhibition",
            "Touring exhibition",
            false,
            false,
        );
        check("a\r\nb", "a b", false, false);
        check("Ta\u{200b}te", "Tate", true, false);
        check("Tate\u{200d}", "Tate", true, false);
        check("\u{feff}Tate", "Tate", true, false);
        check("Ta\u{ad}te", "Tate", true, false);
        check("a\u{0}b", "ab", false, true);
        check("Tŷ Pawb", "Tŷ Pawb", false, false);
        check("👩🏽\u{200d}🎨", "👩🏽\u{200d}🎨", false, false);
    }

    #[test]
    fn the_guard_comes_off() {
        check("'=1+1", "=1+1", false, false);
        check("'-3.1770", "-3.1770", false, false);
        check("'tis", "'tis", false, false);
        check("''=1", "''=1", false, false);
        check("'\t=1", "=1", false, false);
        check("'\t'=1", "=1", false, false);
    }

    #[test]
    fn free_text_keeps_its_lines() {
        assert_eq!(text(" a  b \r\n\r\n c ", &mut Removed::default()), "a b\nc");
    }

    #[test]
    fn earlier_damage() {
        for (name, lossy) in [
            ("Ll?n", true),
            ("Gl?yd", true),
            ("Why? Because", false),
            ("?", false),
        ] {
            assert_eq!(looks_lossy(name), lossy, "{name}");
        }
        for (name, misread) in [
            ("TÅ· Pawb", true),
            ("Cymru â€“ Wales", true),
            ("cafÃ©", true),
            ("Tŷ Pawb", false),
            ("Ängelholm", false),
            ("Château", false),
        ] {
            assert_eq!(looks_misread(name), misread, "{name}");
        }
    }

    proptest! {
        #[test]
        fn what_is_clean_is_not_normalised(cells in "([a '=&;_x0\t~ŷÃ]{0,4}[,|]){3}") {
            for cell in cells.split([',', '|']) {
                if is_clean(cell, is_plain_row(&cells)) {
                    let mut removed = Removed::default();
                    prop_assert_eq!(line(cell, &mut removed), cell);
                    prop_assert_eq!(text(cell, &mut removed), cell);
                    prop_assert_eq!(removed, Removed::default());
                    prop_assert!(!looks_misread(cell));
                }
            }
        }

        #[test]
        fn what_is_tidy_stays(cell in "[a '=\\-\t\n\u{200b}\u{200d}\u{feff}ŷ👩]{0,12}") {
            let once = text(&cell, &mut Removed::default()).into_owned();
            prop_assert_eq!(text(&once, &mut Removed::default()), once.as_str());
        }
    }
}
