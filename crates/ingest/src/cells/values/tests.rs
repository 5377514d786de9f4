//! Cells of coded columns, alone and as part of a column.

use std::rc::Rc;

use super::Vocabulary;
use crate::cells::overrides::Overrides;
use crate::cells::verbatim::AsFound;
use crate::{Code, ImportOptions};
use records::codes::list::CodeList;
use records::codes::{funding, institutions, kinds, types};
use records::record::Field;

fn settled(options: &ImportOptions) -> Rc<Overrides> {
    Rc::new(Overrides::new(options, &AsFound::default()))
}

fn check(list: &'static CodeList, cell: &str, expected: &[&str]) {
    let nothing = settled(ImportOptions::NONE);
    let mut vocabulary = Vocabulary::many(Field::PartnershipType, list, &nothing);
    assert_eq!(vocabulary.read(cell, 2).values, expected, "{cell:?}");
    let again = vocabulary.read(&expected.join("; "), 3).values.clone();
    assert_eq!(again, expected, "{cell:?} once more");
}

#[test]
fn several_values_in_a_cell() {
    check(
        &types::LIST,
        "Loan; Touring exhibition",
        &["Loan", "Touring exhibition"],
    );
    check(&types::LIST, "Loan|Learning", &["Loan", "Learning"]);
    check(
        &types::LIST,
        "Loan\nSkills sharing",
        &["Loan", "Skills sharing"],
    );
    check(
        &types::LIST,
        "Loan / Touring exhibition",
        &["Loan", "Touring exhibition"],
    );
    check(&types::LIST, "Loan/Exchange", &["Loan/Exchange"]);
    check(
        &types::LIST,
        "Loan, Touring exhibition",
        &["Loan", "Touring exhibition"],
    );
    check(&types::LIST, "Loan, of objects", &["Loan, of objects"]);
    check(&types::LIST, ";;Loan;;", &["Loan"]);
    check(&types::LIST, "Loan;Loan; loan", &["Loan"]);
    check(&types::LIST, " ; ", &[]);
    check(&types::LIST, "; '=1", &["=1"]);
    check(&types::LIST, "Loan; / Exchange", &["Loan", "/ Exchange"]);
    check(&funding::LIST, "DCMS/Wolfson", &["DCMS/Wolfson"]);
    check(&funding::LIST, "N/A", &["Not stated"]);
}

#[test]
fn one_value_in_a_cell() {
    let nothing = settled(ImportOptions::NONE);
    let mut vocabulary = Vocabulary::one(Field::Institution, &institutions::LIST, &nothing);
    for cell in [
        "Tate",
        "Ta\u{200b}te",
        "Tate\u{a0}",
        "tate gallery",
        "'Tate'",
    ] {
        assert_eq!(vocabulary.read(cell, 2).values, ["Tate"], "{cell:?}");
    }
    assert_eq!(vocabulary.read("A; B", 2).values, ["A; B"]);
    assert!(vocabulary.read("Ta\u{200b}te", 2).taken.invisible);
}

#[test]
fn values_are_noted_counted_and_offered() {
    let nothing = settled(ImportOptions::NONE);
    let mut types = Vocabulary::many(Field::PartnershipType, &types::LIST, &nothing);
    for (row, cell) in [
        (2, "Skills sharing; Loan"),
        (3, "skills-sharing"),
        (4, "Tourring exhibition"),
        (5, "CPD; Touring  Exhibition"),
        (6, "Skills sharing; Loan"),
    ] {
        types.read(cell, row);
    }
    let (unknown, corrections) = types.finish();
    let unknown: Vec<_> = unknown
        .iter()
        .map(|u| (u.value.as_str(), u.count, u.first_row, u.near.as_deref()))
        .collect();
    assert_eq!(
        unknown,
        [
            ("Skills sharing", 3, 2, None),
            ("Tourring exhibition", 1, 4, Some("Touring exhibition")),
        ]
    );
    let corrections: Vec<_> = corrections
        .iter()
        .map(|c| (c.code, c.row, c.count, c.from.as_str(), c.to.as_str()))
        .collect();
    assert_eq!(
        corrections,
        [(Code::ValueAlias, 5, 1, "CPD", "Staff development")]
    );
}

#[test]
fn what_is_settled_is_done() {
    let options = settled(&ImportOptions {
        values: vec![
            (
                Field::PartnershipType,
                "Skills sharing".into(),
                "Knowledge sharing".into(),
            ),
            (Field::PartnershipType, "CPD".into(), "CPD".into()),
            (
                Field::PartnershipType,
                "Both".into(),
                "Loan; Learning".into(),
            ),
            (Field::PartnershipType, "Nothing".into(), String::new()),
        ],
        undone: vec![(9, Field::PartnershipType)],
        ..ImportOptions::default()
    });
    let mut types = Vocabulary::many(Field::PartnershipType, &types::LIST, &options);
    for (row, cell, expected) in [
        (
            2,
            "skills sharing; Loans",
            &["Knowledge sharing", "Loan"][..],
        ),
        (3, "CPD", &["CPD"]),
        (4, "Both", &["Loan", "Learning"]),
        (5, "Nothing; Loan", &["Loan"]),
        (8, "Loans; V&amp;A", &["Loan", "V&A"]),
        (9, "Loans; V&amp;A", &["Loans; V&amp;A"]),
    ] {
        assert_eq!(types.read(cell, row).values, expected, "{cell}");
    }
    let (unknown, corrections) = types.finish();
    assert_eq!(unknown.len(), 1, "only what nobody overrides: {unknown:?}");
    let mapped = corrections
        .iter()
        .filter(|c| c.code == Code::ValueMapped)
        .count();
    assert_eq!(mapped, 3);
}

#[test]
fn a_kind_of_nothing_is_empty() {
    let nothing = settled(ImportOptions::NONE);
    let mut kinds = Vocabulary::one(Field::PartnerKind, &kinds::LIST, &nothing);
    for cell in ["-", "n/a", "TBC", "?", ""] {
        assert!(kinds.read(cell, 2).values.is_empty(), "{cell}");
    }
}
