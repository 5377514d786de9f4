//! Dates read from cells, alone and as part of a column.

use super::{Date, DateStyle, in_any_column, read};
use proptest::prelude::*;
use records::days::to_civil;
use records::record::Span;
use testing::{cases, matching};

fn span(span: Span) -> String {
    let part = |days| {
        let (y, m, d) = to_civil(days);
        format!("{y}-{m:02}-{d:02}")
    };
    match span.first == span.last {
        true => part(span.first),
        false => format!("{} to {}", part(span.first), part(span.last)),
    }
}

fn show(date: Date) -> String {
    match date {
        Date::Known(s) => span(s),
        Date::Range(first, Some(last)) => format!("{} … {}", span(first), span(last)),
        Date::Range(first, None) => format!("{} …", span(first)),
        Date::DoubtfulRange(first, last, _) => {
            let last = last.map(span).unwrap_or_default();
            format!("{} … {last}?", span(first))
        }
        Date::Doubtful(s, _) => format!("{}?", span(s)),
        Date::Mangled(None) => "mangled".into(),
        Date::Mangled(Some(was)) => format!("mangled, perhaps {was}"),
        Date::Until(s, _) => format!("… {}", span(s)),
        Date::Open => "open".into(),
        Date::Unknown(_) => "unknown".into(),
    }
}

fn check(column: &[&str], cases: &[(&str, &str)]) {
    let mut style = DateStyle::default();
    for cell in column {
        style.see(cell);
    }
    for (cell, expected) in cases {
        assert_eq!(show(read(cell, &style)), *expected, "{cell}");
    }
}

#[test]
fn dates() {
    check(
        &[],
        &[
            ("2015", "2015-01-01 to 2015-12-31"),
            ("2015-04", "2015-04-01 to 2015-04-30"),
            ("2015-04-03", "2015-04-03"),
            ("2015/04/03", "2015-04-03"),
            ("2015-04-03T00:00:00Z", "2015-04-03"),
            ("2015-04-03T00:30:00+01:00", "2015-04-03"),
            ("2015-04-03 10:00", "2015-04-03"),
            ("2015-W14", "2015-03-30 to 2015-04-05"),
            ("2015-W14-5", "2015-04-03"),
            ("03/04/2015", "2015-04-03"),
            ("13/04/2015", "2015-04-13"),
            ("1/2/10", "2010-02-01"),
            ("3.4.2015", "2015-04-03"),
            ("31/12/1999", "1999-12-31"),
            ("04/13/2015", "2015-04-13?"),
            ("2008-09", "2008-04-01 to 2009-03-31"),
            ("2008/09", "2008-04-01 to 2009-03-31"),
            ("2008–09", "2008-04-01 to 2009-03-31"),
            ("2008/2009", "2008-04-01 to 2009-03-31"),
            ("FY 2008-09", "2008-04-01 to 2009-03-31"),
            ("1999-00", "1999-04-01 to 2000-03-31"),
            ("2008-12", "2008-12-01 to 2008-12-31"),
            (
                "2008-2012",
                "2008-01-01 to 2008-12-31 … 2012-01-01 to 2012-12-31",
            ),
            ("08/09", "2008-04-01 to 2009-03-31?"),
            ("c. 1999", "1999-01-01 to 1999-12-31"),
            ("c1999", "1999-01-01 to 1999-12-31"),
            ("circa 1999", "1999-01-01 to 1999-12-31"),
            ("1990s", "1990-01-01 to 1999-12-31"),
            ("April 2010", "2010-04-01 to 2010-04-30"),
            ("3 Apr 2010", "2010-04-03"),
            ("3rd April 2010", "2010-04-03"),
            ("April 3, 2010", "2010-04-03"),
            ("3-Apr-10", "2010-04-03"),
            ("Sept 2010", "2010-09-01 to 2010-09-30"),
            ("08-Sep", "mangled, perhaps 2008-09"),
            ("Nov-10", "mangled, perhaps 2010-11"),
            ("39904", "mangled, perhaps 2009-04-01"),
            ("ongoing", "open"),
            ("", "open"),
            ("2015-13", "unknown"),
            ("29/02/2015", "unknown"),
            ("29/02/2016", "2016-02-29"),
            ("soon", "unknown"),
            ("8", "unknown"),
            ("9999999999", "unknown"),
        ],
    );
}

#[test]
fn words_around_a_date() {
    check(
        &[],
        &[
            ("approx. 2009", "2009-01-01 to 2009-12-31"),
            ("about 2009", "2009-01-01 to 2009-12-31"),
            ("early 2009", "2009-01-01 to 2009-12-31"),
            ("mid-2009", "2009-01-01 to 2009-12-31"),
            ("from April 2009", "2009-04-01 to 2009-04-30"),
            ("since 2009", "2009-01-01 to 2009-12-31"),
            ("until 31/03/2010", "… 2010-03-31"),
            ("ended 2015", "… 2015-01-01 to 2015-12-31"),
            ("hyd at 2015", "… 2015-01-01 to 2015-12-31"),
            ("2009?", "2009-01-01 to 2009-12-31"),
            ("[2009]", "2009-01-01 to 2009-12-31"),
            ("'2009", "2009-01-01 to 2009-12-31"),
            ("'09", "2009-01-01 to 2009-12-31"),
            ("'2008-09", "2008-04-01 to 2009-03-31"),
            ("Friday 3 April 2009", "2009-04-03"),
            ("Fri, 3 Apr 2009", "2009-04-03"),
            ("the 3rd of April 2009", "2009-04-03"),
            ("3 April 2009 10:30", "2009-04-03"),
            ("03/04/2009 10:30:00 AM", "2009-04-03"),
            ("1 Sept 2009, 9:00", "2009-09-01"),
            ("before 2009", "unknown"),
            ("c.", "unknown"),
        ],
    );
}

#[test]
fn months_days_and_seasons() {
    check(
        &[],
        &[
            ("March 2008", "2008-03-01 to 2008-03-31"),
            ("MARCH 2008", "2008-03-01 to 2008-03-31"),
            ("March, 2008", "2008-03-01 to 2008-03-31"),
            ("2008 March", "2008-03-01 to 2008-03-31"),
            ("Mar-08", "2008-03-01 to 2008-03-31"),
            ("March 08", "2008-03-01 to 2008-03-31"),
            ("September 08", "2008-09-01 to 2008-09-30"),
            ("Sept '08", "2008-09-01 to 2008-09-30"),
            ("1st Sept 2008", "2008-09-01"),
            ("1 Sept. 2008", "2008-09-01"),
            ("2nd March 2008", "2008-03-02"),
            ("22nd of August, 2008", "2008-08-22"),
            ("August 21st 2008", "2008-08-21"),
            ("3.4.08", "2008-04-03"),
            ("Spring 2009", "2009-03-01 to 2009-05-31"),
            ("Summer 2009", "2009-06-01 to 2009-08-31"),
            ("autumn 2009", "2009-09-01 to 2009-11-30"),
            ("winter 2009", "2009-12-01 to 2010-02-28?"),
            ("Winter 2008-09", "2008-12-01 to 2009-02-28"),
            ("Winter 2008/9", "2008-12-01 to 2009-02-28"),
            ("Summer 2008/09", "2008-06-01 to 2008-08-31"),
            ("Spring 2008/09", "2009-03-01 to 2009-05-31"),
            ("Q3 2008", "2008-07-01 to 2008-09-30?"),
            ("2008 Q3", "2008-07-01 to 2008-09-30?"),
            ("2008-Q3", "2008-07-01 to 2008-09-30?"),
            ("Q3 2008-09", "2008-10-01 to 2008-12-31"),
            ("Q4 2008/09", "2009-01-01 to 2009-03-31"),
            ("2008/09 Q1", "2008-04-01 to 2008-06-30"),
            ("Q5 2008", "unknown"),
            ("3 September", "unknown"),
            ("31/04/2009", "unknown"),
            ("30 February 2009", "unknown"),
            ("2009-02-30", "unknown"),
            ("01/01/1900", "unknown"),
            ("1905-06-27", "2005-01-01 to 2005-12-31?"),
        ],
    );
}

#[test]
fn welsh() {
    check(
        &[],
        &[
            ("Mawrth 2008", "2008-03-01 to 2008-03-31"),
            ("3 Ebrill 2009", "2009-04-03"),
            ("3ydd Ebrill 2009", "2009-04-03"),
            ("1af Mai 2009", "2009-05-01"),
            ("Tachwedd 2009", "2009-11-01 to 2009-11-30"),
            ("Gorffennaf 2009", "2009-07-01 to 2009-07-31"),
            ("Haf 2009", "2009-06-01 to 2009-08-31"),
            ("Hydref 2009", "2009-10-01 to 2009-10-31?"),
            ("3 Hydref 2009", "2009-10-03"),
            ("parhaus", "open"),
            ("2008 ymlaen", "2008-01-01 to 2008-12-31 …"),
            ("blwyddyn ariannol 2008-09", "2008-04-01 to 2009-03-31"),
        ],
    );
}

#[test]
fn financial_years() {
    check(
        &[],
        &[
            ("2008/9", "2008-04-01 to 2009-03-31"),
            ("2008-9", "2008-04-01 to 2009-03-31"),
            ("2008 - 09", "2008-04-01 to 2009-03-31"),
            ("2008–2009", "2008-04-01 to 2009-03-31"),
            ("FY 2008/09", "2008-04-01 to 2009-03-31"),
            ("FY2008/9", "2008-04-01 to 2009-03-31"),
            ("FY08/09", "2008-04-01 to 2009-03-31"),
            ("FY0809", "2008-04-01 to 2009-03-31"),
            ("FY09", "2008-04-01 to 2009-03-31?"),
            ("FY 2009", "2008-04-01 to 2009-03-31?"),
            ("Financial year 2008-09", "2008-04-01 to 2009-03-31"),
            ("2009/10", "2009-04-01 to 2010-03-31"),
            ("2008/10", "2008-10-01 to 2008-10-31"),
            (
                "2008-13",
                "2008-01-01 to 2008-12-31 … 2013-01-01 to 2013-12-31",
            ),
        ],
    );
}

#[test]
fn two_dates_in_a_cell() {
    check(
        &[],
        &[
            (
                "2008-2010",
                "2008-01-01 to 2008-12-31 … 2010-01-01 to 2010-12-31",
            ),
            (
                "2008 – 2010",
                "2008-01-01 to 2008-12-31 … 2010-01-01 to 2010-12-31",
            ),
            (
                "2008 to 2010",
                "2008-01-01 to 2008-12-31 … 2010-01-01 to 2010-12-31",
            ),
            (
                "from 2008 to 2010",
                "2008-01-01 to 2008-12-31 … 2010-01-01 to 2010-12-31",
            ),
            (
                "2008, 2009 and 2010",
                "2008-01-01 to 2008-12-31 … 2010-01-01 to 2010-12-31",
            ),
            (
                "2008 & 2009",
                "2008-01-01 to 2008-12-31 … 2009-01-01 to 2009-12-31",
            ),
            ("2008, 2011", "unknown"),
            ("2010-2008", "unknown"),
            (
                "2008/09 - 2010/11",
                "2008-04-01 to 2009-03-31 … 2010-04-01 to 2011-03-31",
            ),
            (
                "2008-09 to 2010-11",
                "2008-04-01 to 2009-03-31 … 2010-04-01 to 2011-03-31",
            ),
            ("01/09/2008 - 31/08/2009", "2008-09-01 … 2009-08-31"),
            ("01/09/2008-31/08/2009", "2008-09-01 … 2009-08-31"),
            ("2008-09-01 to 2009-08-31", "2008-09-01 … 2009-08-31"),
            ("1 Sept 2008 - 31 Aug 2009", "2008-09-01 … 2009-08-31"),
            ("26 Apr-27 Jun 2009", "2009-04-26 … 2009-06-27"),
            ("3-5 May 2009", "2009-05-03 … 2009-05-05"),
            ("3 – 5 May 2009", "2009-05-03 … 2009-05-05"),
            (
                "Apr-Jun 2009",
                "2009-04-01 to 2009-04-30 … 2009-06-01 to 2009-06-30",
            ),
            (
                "April – June 2009",
                "2009-04-01 to 2009-04-30 … 2009-06-01 to 2009-06-30",
            ),
            (
                "Dec-Jan 2009",
                "2008-12-01 to 2008-12-31 … 2009-01-01 to 2009-01-31",
            ),
            (
                "April 2008 - March 2011",
                "2008-04-01 to 2008-04-30 … 2011-03-01 to 2011-03-31",
            ),
            ("2008 onwards", "2008-01-01 to 2008-12-31 …"),
            ("2008-", "2008-01-01 to 2008-12-31 …"),
            ("2008 - present", "2008-01-01 to 2008-12-31 …"),
            ("2008-ongoing", "2008-01-01 to 2008-12-31 …"),
            ("April 2008 to date", "2008-04-01 to 2008-04-30 …"),
        ],
    );
}

#[test]
fn dates_that_are_open_or_not_known() {
    for cell in [
        "", "-", "–", "n/a", "N/A", "TBC", "unknown", "ongoing", "Present", "to date", "current",
        "n.d.", "?",
    ] {
        assert_eq!(show(read(cell, &DateStyle::default())), "open", "{cell}");
    }
}

#[test]
fn a_column_tells_day_from_month() {
    let american = ["04/13/2015", "12/25/2014", "03/04/2015", "2015"];
    check(
        &american,
        &[
            ("03/04/2015", "2015-03-04?"),
            ("04/13/2015", "2015-04-13?"),
            ("04/04/2015", "2015-04-04"),
            ("01/02/2015 - 03/04/2015", "2015-01-02 … 2015-03-04?"),
            ("from 01/02/2015 onwards", "2015-01-02 … ?"),
        ],
    );
    check(
        &["04/13/2015", "25/12/2014"],
        &[("03/04/2015", "2015-04-03?"), ("25/12/2014", "2014-12-25")],
    );
    check(&["25/12/2014"], &[("03/04/2015", "2015-04-03")]);
}

#[test]
fn a_column_tells_what_a_spreadsheet_program_did() {
    check(
        &[],
        &[
            ("08-Sep", "mangled, perhaps 2008-09"),
            ("8-Sep", "mangled, perhaps 2008-09"),
            ("08-Mar", "mangled"),
            ("Sep-08", "mangled, perhaps 2008-09"),
            ("Nov-10", "mangled, perhaps 2010-11"),
            ("39692", "mangled, perhaps 2008-09-01"),
        ],
    );
    check(
        &["Mar-08", "Sep-08", "Jan-09"],
        &[
            ("Sep-08", "2008-09-01 to 2008-09-30?"),
            ("Mar-08", "2008-03-01 to 2008-03-31"),
        ],
    );
    check(
        &["08-Sep", "Nov-10", "Aug-09", "Sep-08"],
        &[
            ("Sep-08", "mangled, perhaps 2008-09"),
            ("Aug-09", "2009-08-01 to 2009-08-31?"),
        ],
    );
    check(
        &["39692", "39904", "2009"],
        &[
            ("39692", "2008-09-01?"),
            ("2009", "2009-01-01 to 2009-12-31"),
        ],
    );
    check(
        &["2007-08", "2008-09", "2008-10"],
        &[
            ("2008-10", "2008-10-01 to 2008-10-31?"),
            ("2008-04", "2008-04-01 to 2008-04-30"),
        ],
    );
}

proptest! {
    #[test]
    fn any_text_is_read(
        cell in "[0-9/\\-. a-zŷ':]{0,14}|(apr|q1|fy|winter|c\\.)[ 0-9/\\-]{0,12}",
        column in proptest::collection::vec("[0-9/\\-A-Za-z]{0,10}", 0..3),
    ) {
        let mut style = DateStyle::default();
        for cell in &column {
            style.see(cell);
        }
        match read(&cell, &style) {
            Date::Known(span) | Date::Doubtful(span, _) => prop_assert!(span.first <= span.last),
            Date::Range(first, Some(last)) => prop_assert!(first.first <= last.last),
            _ => {}
        }
    }
}

/// The span that a text gives, without any doubt about it.
fn stretch(date: &Date) -> Option<(Span, Option<Span>, bool)> {
    match *date {
        Date::Known(span) | Date::Doubtful(span, _) => Some((span, None, false)),
        Date::Range(first, last) | Date::DoubtfulRange(first, last, _) => Some((first, last, true)),
        Date::Until(span, _) => Some((span, None, true)),
        Date::Mangled(_) | Date::Open | Date::Unknown(_) => None,
    }
}

/// A date that a column of any style reads is written so that a column without a style reads it the
/// same way; one that cannot be read there cannot be read here.
fn comes_back(cell: &str, column: &[String]) -> Result<(), TestCaseError> {
    let mut style = DateStyle::default();
    for cell in column {
        style.see(cell);
    }
    let said = stretch(&read(cell, &style));
    let kept = in_any_column(cell, &style).unwrap_or_else(|| cell.to_owned());
    let usual = DateStyle::default();
    prop_assert_eq!(stretch(&read(&kept, &usual)), said, "{}", kept);
    let again = in_any_column(&kept, &usual);
    prop_assert!(
        again.as_ref().is_none_or(|again| *again == kept),
        "{kept} {again:?}"
    );
    Ok(())
}

#[test]
fn the_century_is_that_of_the_other_dates() {
    check(
        &["12/05/1929", "1931"],
        &[
            ("25/02/30", "1930-02-25?"),
            ("25/02/99", "1999-02-25?"),
            ("'30", "1930-01-01 to 1930-12-31?"),
        ],
    );
    check(
        &["2008", "2015"],
        &[("25/02/12", "2012-02-25"), ("25/02/99", "1999-02-25")],
    );
    check(&["1998"], &[("01/06/45", "2045-06-01?")]);
}

#[test]
fn days_of_1905_among_others_of_their_time() {
    check(
        &["1905-07-07", "2008"],
        &[("1905-07-07", "2015-01-01 to 2015-12-31?")],
    );
    check(
        &["1904-03-01", "1905-07-07"],
        &[("1905-07-07", "1905-07-07")],
    );
}

#[test]
fn a_clean_column_says_the_same() {
    for (cell, column) in [
        ("39692", ["2008", "2008"]),
        ("39692", ["39692", "39904"]),
        ("from 39692", ["39692", "39904"]),
        ("c. Sep-08", ["Mar-08", "Jan-09"]),
        ("Sep-08", ["08-Sep", "Nov-10"]),
        ("01/02/2008 - 03/04/2008", ["04/13/2015", "2015"]),
        ("01/02/2008 - 03/04/2008", ["04/13/2015", "13/04/2015"]),
        ("Sep-08 - Oct-08", ["Mar-08", "Jan-09"]),
    ] {
        let column = column.map(str::to_owned);
        assert!(
            comes_back(cell, &column).is_ok(),
            "{cell}: {:?}",
            comes_back(cell, &column)
        );
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_text_comes_back_without_its_column(
        cell in matching(DATES),
        column in proptest::collection::vec(matching(DATES), 0..3),
    ) {
        comes_back(&cell, &column)?;
    }
}

const DATES: &str = "[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{2}|19[0-9]{2}|20[01][0-9])|'[0-9]{2}|(until |ended )[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}|\
    (from |c\\. |)([23][0-9]{4}|(Mar|Sep|Nov|Jan)-0[0-9]|0[0-9]-(Sep|Oct)|20[01][0-9][-/][01][0-9])|\
    (0?[1-9]|1[0-9])[/.](0?[1-9]|1[0-9])[/.](09|2009)( - | to |-)(0?[1-9]|1[0-9])[/.](0?[1-9]|1[0-9])[/.](10|2010)|\
    (Mar|Sep|Nov)-0[0-9]( - | to )((Mar|Sep|Nov)-0[0-9]|20[01][0-9]|Q[1-4] 2009|39692)|\
    [0-9/\\-. a-zŷ':]{0,14}|(apr|q1|fy|winter|c\\.)[ 0-9/\\-]{0,12}|39692|08-09|2008-09|ongoing";
