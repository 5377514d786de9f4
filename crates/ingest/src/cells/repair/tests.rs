//! Damaged text and its originals.

use std::borrow::Cow;

use super::{is_error, repaired, tidied};
use proptest::prelude::*;
use records::normalise::{Removed, is_clean, is_plain_row, line};

#[test]
fn text_read_in_the_wrong_encoding() {
    for (damaged, meant) in [
        ("TÅ· Pawb", "Tŷ Pawb"),
        ("Llanbadarn FfynÃ´n", "Llanbadarn Ffynôn"),
        ("Cymru â€“ Wales", "Cymru – Wales"),
        ("cafÃ©", "café"),
        ("Â£500", "£500"),
        ("museumâ€™s", "museum’s"),
        ("â€œLoansâ€\u{9d}", "“Loans”"),
        ("SteÃ²rnabhagh", "Steòrnabhagh"),
        ("Ã\u{a0} la carte", "à la carte"),
        ("TÃ…Â· Pawb", "Tŷ Pawb"),
        ("TÅ· Pawb, Tŷ Pawb", "Tŷ Pawb, Tŷ Pawb"),
    ] {
        let text = repaired(damaged).map(|r| (r.text, r.misread));
        assert_eq!(text, Some((meant.to_owned(), true)), "{damaged}");
    }
}

#[test]
fn what_cannot_be_seen_does_not_part_what_is_to_be_repaired() {
    for (damaged, meant) in [
        ("Ã\u{e}¼", "ü"),
        ("V&am\u{200b}p;A", "V&A"),
        ("_x00\u{1}0D_", ""),
        ("&am\u{200b}p;eacute;", "é"),
        ("V&A", "V&A"),
        (" a  b ", "a b"),
    ] {
        let mut taken = Removed::default();
        let (text, repaired) = tidied(damaged, line, &mut taken);
        assert_eq!(text, meant, "{damaged}");
        assert_eq!(repaired.is_some(), damaged.contains(['Ã', ';', '_']));
        let again = tidied(&text, line, &mut Removed::default());
        assert_eq!(again, (Cow::Borrowed(meant), None), "{damaged}");
    }
}

#[test]
fn text_that_only_looks_so() {
    for text in [
        "Tŷ Pawb",
        "Château",
        "Ängelholm",
        "“LE CAFÉ”",
        "“SMÅ”",
        "R&D; loans",
        "a & b",
        "AT&T; and",
        "&unknown;",
        "_x00ZZ_",
        "file_x0041_",
    ] {
        assert_eq!(repaired(text), None, "{text}");
    }
}

#[test]
fn escapes() {
    for (escaped, meant) in [
        ("V&amp;A", "V&A"),
        ("V&amp;amp;A", "V&A"),
        ("T&ycirc; Pawb", "Tŷ Pawb"),
        ("&Ycirc;", "Ŷ"),
        ("St&#39;s", "St's"),
        ("museum&#146;s", "museum’s"),
        ("&#x2013;", "–"),
        ("&pound;5", "£5"),
        ("caf&amp;eacute;", "café"),
    ] {
        let text = repaired(escaped).map(|r| (r.text, r.entities));
        assert_eq!(text, Some((meant.to_owned(), true)), "{escaped}");
    }
    for (escaped, meant) in [
        ("Loan_x000D_", "Loan\n"),
        ("a_x000D_\nb", "a\n\nb"),
        ("a_x0009_b", "a b"),
        ("a_x0000_b", "ab"),
    ] {
        let text = repaired(escaped).map(|r| (r.text, r.escapes));
        assert_eq!(text, Some((meant.to_owned(), true)), "{escaped}");
    }
}

#[test]
fn errors_of_formulas() {
    for cell in [
        "#N/A",
        "#REF!",
        "#NAME?",
        "#DIV/0!",
        " #value! ",
        "#####",
        "Err:508",
    ] {
        assert!(is_error(cell), "{cell}");
    }
    for cell in ["", "#", "##", "#MuseumWeek", "N/A", "Err:", "Error", "#1"] {
        assert!(!is_error(cell), "{cell}");
    }
}

proptest! {
    #[test]
    fn what_is_clean_is_not_repaired(cells in "([a '=&;_x0\t~ŷÃ]{0,4}[,|]){3}") {
        for cell in cells.split([',', '|']) {
            if is_clean(cell, is_plain_row(&cells)) {
                prop_assert_eq!(repaired(cell), None);
            }
        }
    }

    #[test]
    fn what_is_repaired_stays(cell in "[a-cÃÅ·â€“é&;#_x0-9ŷ]{0,16}") {
        if let Some(once) = repaired(&cell).filter(|once| once.misread) {
            prop_assert!(repaired(&once.text).is_none_or(|twice| !twice.misread));
        }
    }
}
