//! Counts and amounts, cell by cell and as part of a column.

use super::{IssueKind, Points, quantity};
use crate::cells::nothing::is_nothing;
use proptest::prelude::*;

fn alone(cell: &str) -> Result<super::Quantity, IssueKind> {
    quantity(cell, Points::default(), false)
}

#[test]
fn quantities() {
    for (cell, value, cleaned, comma) in [
        ("1200", 1200.0, false, false),
        ("1,200", 1200.0, false, false),
        ("1,234,567.50", 1_234_567.5, false, false),
        ("£1,200", 1200.0, true, false),
        ("-£500", -500.0, true, false),
        ("1 200", 1200.0, true, false),
        ("1\u{a0}200", 1200.0, true, false),
        ("12,5", 12.5, false, true),
        ("1.200,50", 1200.5, false, true),
        ("1.234.567", 1_234_567.0, false, false),
        ("'12", 12.0, true, false),
        ("£1,234.50", 1234.5, true, false),
        ("£ 1,234", 1234.0, true, false),
        ("1200 GBP", 1200.0, true, false),
        ("GBP 1200", 1200.0, true, false),
        ("1200.50", 1200.5, false, false),
        ("1.234", 1.234, false, false),
        ("0.125", 0.125, false, false),
        ("+5", 5.0, false, false),
    ] {
        let n = alone(cell).unwrap_or_else(|why| panic!("{cell}: {why:?}"));
        assert_eq!(
            (n.number.value, n.number.cleaned, n.number.decimal_comma),
            (value, cleaned, comma),
            "{cell}"
        );
        assert_eq!(n.cleaning, None, "{cell}");
    }
}

#[test]
fn quantities_that_need_a_word() {
    for (cell, value) in [
        ("1.2m", 1_200_000.0),
        ("£1.2 million", 1_200_000.0),
        ("£1.25M", 1_250_000.0),
        ("12k", 12_000.0),
        ("£12.5K", 12_500.0),
        ("3 thousand", 3_000.0),
        ("£2bn", 2e9),
        ("approx 300", 300.0),
        ("approx. 300", 300.0),
        ("c.300", 300.0),
        ("c 300", 300.0),
        ("circa 1,300", 1300.0),
        ("~300", 300.0),
        ("300+", 300.0),
        ("over 300", 300.0),
        ("more than £300", 300.0),
        ("300 (approx)", 300.0),
        ("c. £1.2m", 1_200_000.0),
        ("(1,234)", -1234.0),
        ("(£500)", -500.0),
        ("12 objects", 12.0),
        ("1,200 visitors", 1200.0),
        ("approx 40 works of art", 40.0),
    ] {
        let n = alone(cell).unwrap_or_else(|why| panic!("{cell}: {why:?}"));
        assert_eq!(n.number.value, value, "{cell}");
        assert!(n.cleaning.is_some(), "{cell}");
    }
}

#[test]
fn what_is_no_quantity() {
    for (cell, why) in [
        ("many", IssueKind::NotANumber),
        ("1,23,456", IssueKind::NotANumber),
        ("£1,2000", IssueKind::NotANumber),
        ("£", IssueKind::NotANumber),
        ("3 loans and 4 tours", IssueKind::NotANumber),
        ("£1,200 + VAT", IssueKind::NotANumber),
        ("12/15", IssueKind::NotANumber),
        ("12 15", IssueKind::NotANumber),
        ("--5", IssueKind::NotANumber),
        ("12-15", IssueKind::NumberRange),
        ("10 – 20", IssueKind::NumberRange),
        ("10 to 20", IssueKind::NumberRange),
        ("50%", IssueKind::NumberShare),
        ("50 per cent", IssueKind::NumberShare),
        ("€1,200", IssueKind::NumberNotPounds),
        ("$5", IssueKind::NumberNotPounds),
        ("", IssueKind::NotANumber),
    ] {
        let fault = alone(cell).expect_err(cell);
        assert_eq!(fault, why, "{cell}");
    }
}

#[test]
fn nought_is_not_nothing() {
    for cell in ["nil", "Nil", "zero", "0"] {
        assert!(!is_nothing(cell), "{cell}");
        assert_eq!(alone(cell).map(|n| n.number.value), Ok(0.0), "{cell}");
    }
}

#[test]
fn a_column_tells_its_decimal_commas() {
    for (column, cell, whole, value) in [
        (&["1.234,50", "12,5"][..], "1.234", false, 1234.0),
        (&["1.234,50", "12.5"], "1.234", false, 1.234),
        (&[], "1.234", false, 1.234),
        (&[], "1.234", true, 1234.0),
        (&[], "12.5", true, 12.5),
        (&["1,200"], "1.234", false, 1.234),
        (&["12,5"], "0.125", false, 0.125),
    ] {
        let mut points = Points::default();
        for cell in column {
            points.see(cell);
        }
        let n = quantity(cell, points, whole).unwrap_or_else(|why| panic!("{cell}: {why:?}"));
        assert_eq!(n.number.value, value, "{column:?} {cell}");
        assert_eq!(n.cleaning.is_some(), value == 1234.0, "{column:?} {cell}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(cell in "[0-9,.\\-+£()kmc ~]{0,12}", column in "[0-9,.]{0,8}") {
        let mut points = Points::default();
        points.see(&column);
        for whole in [true, false] {
            if let Ok(n) = quantity(&cell, points, whole) {
                prop_assert!(n.number.value.is_finite());
            }
        }
    }

    #[test]
    fn what_is_written_is_read(n in 0_u32..10_000_000, pence in 0_u32..100) {
        let value = f64::from(n) + f64::from(pence) / 100.0;
        let digits = n.to_string();
        let grouped: Vec<&str> = digits
            .as_bytes()
            .rchunks(3)
            .rev()
            .filter_map(|chunk| str::from_utf8(chunk).ok())
            .collect();
        let cell = format!("£{}.{pence:02}", grouped.join(","));
        let read = alone(&cell).map(|n| n.number.value);
        prop_assert!(read.is_ok_and(|read| (read - value).abs() < 1e-6), "{cell}");
    }
}
