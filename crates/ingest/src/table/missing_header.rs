//! Tables whose first row is already a record.

use super::dialect;
use crate::import_options::ImportOptions;
use geography::gazetteer::Postcode;
use records::codes::{institutions, types};

/// The value of [`ImportOptions::header`] for a file without a header.
pub const NONE: u32 = 0;

/// The text below an added header that numbers the columns (`column 1`, `column 2` …), so that it
/// is read like any other table; `None` where it contains no table.
pub(crate) fn with_numbered_columns(text: &str, options: &ImportOptions) -> Option<String> {
    let on_top = ImportOptions {
        header: Some(1),
        ..options.clone()
    };
    let dialect = dialect::find(text, &on_top)?;
    let (head, body) = text.split_at_checked(text.len() - dialect.body.len())?;
    let width = dialect.rows().row().len();
    let columns: Vec<String> = (1..=width).map(|n| format!("column {n}")).collect();
    let delimiter = char::from(dialect.delimiter).to_string();
    Some(format!("{head}{}\n{body}", columns.join(&delimiter)))
}

/// Whether the first row of a text without a known header looks like a record, see
/// [`looks_like_record`].
pub(crate) fn begins_with_record(text: &str) -> bool {
    let on_top = ImportOptions {
        header: Some(1),
        ..ImportOptions::default()
    };
    dialect::find(text, &on_top)
        .is_some_and(|dialect| looks_like_record(dialect.rows().row().cells()))
}

/// Whether cells hold what records hold: at least two of a whole postcode, an institution, a
/// partnership type, and coordinates or a date in figures.
#[must_use]
pub fn looks_like_record<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let cells: Vec<&str> = cells.map(str::trim).collect();
    let any = |is: fn(&str) -> bool| usize::from(cells.iter().any(|cell| is(cell)));
    let kinds = any(|cell| matches!(Postcode::parse(cell), Some(Postcode::Full(..))))
        + any(|cell| institutions::LIST.find(cell).is_some())
        + any(|cell| types::LIST.find(cell).is_some())
        + any(is_figure);
    kinds >= 2
}

/// Whether a cell is a number with a decimal point, or a date: a year alone may also be a header.
fn is_figure(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    digits >= 4
        && cell.bytes().any(|byte| matches!(byte, b'.' | b'-' | b'/'))
        && !cell.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use crate::{Code, ImportOptions, Input, IssueKind, Outcome, Resources, inspect, read};
    use records::dataset::Kind;
    use records::record::Field;

    const ROWS: &str = "1;Tate;A;Leeds;LS1 3AA;53.80;-1.55;Loan\n\
        2;V&A;B;York;YO1 7FR;53.96;-1.08;Learning\n\
        3;V&A;;York;YO1 7FR;53.96;-1.08;Learning\n";

    fn input<'i>(text: &'i str, options: &'i ImportOptions) -> Input<'i> {
        Input {
            name: "bare.csv",
            bytes: text.as_bytes(),
            kind: Kind::Reported,
            options,
        }
    }

    #[test]
    fn it_is_proposed_and_asked_for_and_no_row_is_taken_for_a_header() {
        let resources = Resources::default();
        for text in [
            ROWS.to_owned(),
            format!("sep=;\r\n{ROWS}"),
            // Mostly figures: no row looks like a header.
            ROWS.replace("53.", "4;4;4;53."),
        ] {
            let found = inspect(&input(&text, ImportOptions::NONE), &resources).expect("a table");
            assert_eq!((found.header, found.header_guessed), (super::NONE, true));
            assert!(found.needs_mapping);
            let headers: Vec<&str> = found.columns.iter().map(|c| c.header.as_str()).collect();
            assert_eq!(headers.first(), Some(&"column 1"));

            let refused = read(&input(&text, ImportOptions::NONE), &resources, &mut |_| {}).report;
            assert_eq!(refused.error, Some(Code::NoKnownColumns));
            let said = refused.issues.last().expect("a reason");
            let expected = matches!(
                said.kind,
                IssueKind::NoHeader | IssueKind::NoHeaderAboveRecords
            );
            assert!(expected, "{said:?}");

            let column = |n: u32, field| (format!("column {n}"), Some(field));
            let settled = ImportOptions {
                header: Some(super::NONE),
                columns: vec![
                    column(2, Field::Institution),
                    column(3, Field::Partner),
                    column(4, Field::Place),
                    column(headers.len() as u32, Field::PartnershipType),
                ],
                ..ImportOptions::default()
            };
            let reading = read(&input(&text, &settled), &resources, &mut |_| {});
            let report = reading.report;
            assert_eq!(report.outcome, Outcome::Partial);
            assert_eq!((report.rows, report.accepted), (3, 2));
            let missing = report.issues.iter().find(|i| i.code == Code::MissingValue);
            assert_eq!(missing.and_then(|issue| issue.row), Some(3));
        }
    }

    #[test]
    fn headers_that_are_not_known_stay_headers() {
        for text in [
            "Body in charge,With,At,Did\nTate,A,Leeds,Loan\nV&A,B,York,Tour\n",
            "Place of it,Then,Now,2009\nLeeds,1,2,3\nYork,1,2,3\n",
            "Thing,Tate Gallery visitors,Spent,Got\nA,1,2,3\nB,1,2,3\n",
        ] {
            let found = inspect(&input(text, ImportOptions::NONE), &Resources::default());
            assert_eq!(found.expect(text).header, 1, "{text}");
        }
    }
}
