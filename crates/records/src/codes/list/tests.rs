//! Which entry of a list a text is matched to.

use super::{CodeList, index};
use crate::codes::{funding, institutions, kinds, regions, types};

#[test]
fn no_text_means_two_entries() {
    let lists: [&'static CodeList; 6] = [
        &types::LIST,
        &funding::LIST,
        &kinds::LIST,
        &institutions::LIST,
        &regions::REGIONS,
        &regions::NATIONS,
    ];
    for list in lists {
        let index = index(list.entries);
        for pair in index.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{:?}", list.entries[pair[0].1]);
        }
    }
}

#[test]
fn finds_by_label_code_welsh_and_synonym() {
    for (list, given, label) in [
        (&types::LIST, "touring  exhibition", "Touring exhibition"),
        (&types::LIST, "ARDDANGOSFA DEITHIOL", "Touring exhibition"),
        (&types::LIST, "Long term loan", "Long-term loan"),
        (&types::LIST, "loans", "Loan"),
        (&funding::LIST, "Arts Council England", "Arts council"),
        (&funding::LIST, "HLF", "Heritage lottery"),
        (&funding::LIST, "not known", "Not stated"),
        (&kinds::LIST, "Museum", "Museum or gallery"),
        (&institutions::LIST, "V&A", "Victoria and Albert Museum"),
        (&institutions::LIST, "V and A", "Victoria and Albert Museum"),
        (
            &institutions::LIST,
            "Victoria & Albert Museum",
            "Victoria and Albert Museum",
        ),
        (
            &regions::REGIONS,
            "yorkshire & the humber",
            "Yorkshire and The Humber",
        ),
        (&regions::NATIONS, "Cymru", "Wales"),
    ] {
        assert_eq!(list.find(given).map(|e| e.en), Some(label), "{given}");
    }
}

#[test]
fn other_values_are_not_bent_to_fit() {
    for given in ["Skills sharing", "Loan/Exchange", "Permanent gallery", ""] {
        assert_eq!(types::LIST.find(given), None, "{given}");
    }
    assert_eq!(funding::LIST.find("DCMS/Wolfson"), None);
    assert_eq!(funding::LIST.find("None"), None);
    assert_eq!(institutions::LIST.find("Leeds City Museum"), None);
}

#[test]
fn types_and_streams_as_museums_write_them() {
    for (list, label, texts) in [
        (
            &types::LIST,
            "Loan",
            &[
                "loan out",
                "Loans (out)",
                "Loans programme",
                "Temporary loans",
            ][..],
        ),
        (
            &types::LIST,
            "Touring exhibition",
            &["touring", "Tour", "Travelling exhibition"],
        ),
        (
            &types::LIST,
            "Staff development",
            &["CPD", "Training", "Secondments", "mentoring"],
        ),
        (
            &types::LIST,
            "Audience development",
            &["Outreach", "community engagement"],
        ),
        (
            &types::LIST,
            "Learning",
            &["Schools", "Education", "schools programme", "Addysg"],
        ),
        (
            &types::LIST,
            "Research and scholarship",
            &["R&D", "Research", "Ymchwil"],
        ),
        (
            &funding::LIST,
            "Heritage lottery",
            &["HLF", "NLHF", "National Lottery Heritage Fund"],
        ),
        (
            &funding::LIST,
            "Arts council",
            &["ACE", "Arts Council England", "the Arts Council"],
        ),
        (
            &funding::LIST,
            "Research council",
            &["AHRC", "AHRB", "HEFCE", "Research Councils UK"],
        ),
        (
            &funding::LIST,
            "Renaissance in the Regions",
            &["Renaissance", "MLA Renaissance"],
        ),
        (
            &funding::LIST,
            "Grant in aid",
            &["GIA", "Grant-in-aid", "DCMS grant in aid"],
        ),
        (
            &funding::LIST,
            "UK government department",
            &["HM Treasury", "Department for Education", "DCLG"],
        ),
        (
            &funding::LIST,
            "Film lottery",
            &["BFI National Lottery", "BFI Lottery Transition Fund"],
        ),
        (
            &funding::LIST,
            "Regional development agency",
            &["SEEDA", "One North East (regional development agency)"],
        ),
        (
            &funding::LIST,
            "Not stated",
            &["n/a", "TBC", "not known", "not specified"],
        ),
        (
            &kinds::LIST,
            "Museum or gallery",
            &["museum", "Art Gallery", "Amgueddfa"],
        ),
    ] {
        for text in texts {
            assert_eq!(list.find(text).map(|e| e.en), Some(label), "{text}");
        }
    }
}

#[test]
fn hints_name_entries_and_are_no_synonyms() {
    for list in [
        &types::LIST,
        &funding::LIST,
        &kinds::LIST,
        &institutions::LIST,
    ] {
        for (hint, code) in list.hints {
            assert_eq!(list.find(hint), None, "{hint}");
            assert_eq!(list.near(hint).map(|e| e.code), Some(*code), "{hint}");
        }
    }
}
