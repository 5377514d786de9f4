//! The columns that a clean file has in addition to the canonical ones: how dates were read, where
//! records came from.

use super::reading;
use crate::{Options, Provenance, csv, csv_with};
use ingest::{ImportOptions, Input, Resources};
use records::Row;
use records::dataset::{Kind, merge};

/// A cell of a row of a written file, by its header.
fn cell(written: &str, row: usize, header: &str) -> String {
    let mut rows = ::csv::Reader::from_reader(written.as_bytes());
    let headers = rows.headers().expect("a header").clone();
    let at = headers.iter().position(|found| found == header);
    let at = at.unwrap_or_else(|| panic!("no column {header} in {written}"));
    let row = rows.records().nth(row).expect("a row").expect("a row");
    row[at].to_owned()
}

#[test]
fn dates_are_written_as_they_were_read() {
    for (start, end, first, last) in [
        ("2008-09", "", "2008-04-01", ""),
        ("2008-09", "2008-09", "2008-04-01", "2009-03-31"),
        ("2008-2010", "", "2008-01-01", "2010-12-31"),
        ("03/04/2015", "September 2015", "2015-04-03", "2015-09-30"),
        ("08-Sep", "ongoing", "", ""),
        ("soon", "", "", ""),
    ] {
        let text =
            format!("institution,partner,type,place,start,end\nTate,A,Loan,Leeds,{start},{end}\n");
        let data = reading(text.as_bytes(), Kind::Reported, false)
            .dataset
            .expect("a data set");
        let written = csv(&data);
        let dates = ["start_date", "end_date"].map(|header| cell(&written, 0, header));
        assert_eq!(dates, [first, last], "{start} {end}");
        let again = reading(written.as_bytes(), Kind::Reported, false);
        assert_eq!(again.dataset.map(|data| csv(&data)), Some(written));
        let said: Vec<_> = again
            .report
            .issues
            .iter()
            .filter_map(|i| i.column.as_ref().map(|column| column.header.as_str()))
            .collect();
        assert!(
            !said.contains(&"start_date") && !said.contains(&"end_date"),
            "{said:?}"
        );
        let bare = Options {
            dates: false,
            ..Options::default()
        };
        assert!(!csv_with(&data, [Row(0)], &bare).contains("start_date"));
    }
}

/// A person edits a clean file: the text is what counts, and anything that only the date says is
/// not lost.
#[test]
fn a_date_beside_its_text_never_wins_in_silence() {
    for (start, start_date, becomes, first, said) in [
        ("2010", "2008-04-01", "2010", "2010-01-01", 1),
        ("2010", "", "2010", "2010-01-01", 0),
        ("", "2008-04-01", "2008-04-01", "2008-04-01", 0),
        ("", "03/04/2015", "2015-04-03", "2015-04-03", 0),
        ("2010", "soon", "2010", "2010-01-01", 1),
        ("soon", "2008-04-01", "soon", "", 1),
    ] {
        let text = format!(
            "institution,partner,partnership_type,place,start,start_date,precision,placed_by\n\
             Tate,A,Loan,Leeds,{start},{start_date},none,none\n"
        );
        let read = reading(text.as_bytes(), Kind::Reported, false);
        let issues = &read.report.issues;
        let about = issues.iter().filter(|i| {
            i.column.as_ref().map(|column| column.header.as_str()) == Some("start_date")
        });
        assert_eq!(about.count(), said, "{start} {start_date}: {issues:?}");
        let written = csv(&read.dataset.expect("a data set"));
        let cells = ["start", "start_date"].map(|header| cell(&written, 0, header));
        assert_eq!(cells, [becomes, first], "{start} {start_date}");
    }
    // In a museum's own file the two may mean anything, so both are kept.
    let text = "institution,partner,type,place,start,start_date\nTate,A,Loan,Leeds,2010,Spring\n";
    let data = reading(text.as_bytes(), Kind::Reported, false)
        .dataset
        .expect("a data set");
    assert_eq!(cell(&csv(&data), 0, "start_date (as given)"), "Spring");
}

#[test]
fn where_a_record_came_from_is_not_lost() {
    let read = |name: &str, text: &str| {
        let input = Input {
            name,
            bytes: text.as_bytes(),
            kind: Kind::Reported,
            options: ImportOptions::NONE,
        };
        ingest::read(&input, &Resources::default(), &mut |_| {})
            .dataset
            .expect("a data set")
    };
    let from =
        |written: &str, row| ["source_file", "source_row"].map(|header| cell(written, row, header));
    let header = "institution,partner,type,place";
    let a = read("a.csv", &format!("{header}\nTate,A,Loan,Leeds\n"));
    let b = read("b.csv", &format!("{header}\n\nTate,B,Loan,Leeds\n"));
    assert!(
        !csv(&a).contains("source_file"),
        "one file's name says nothing new"
    );
    let always = Options {
        provenance: Provenance::Always,
        ..Options::default()
    };
    assert_eq!(from(&csv_with(&a, [Row(0)], &always), 0), ["a.csv", "2"]);
    let both = csv(&merge(&[&a, &b]));
    assert_eq!(
        [from(&both, 0), from(&both, 1)],
        [["a.csv", "2"], ["b.csv", "3"]]
    );
    // Read again, alone or with the museum's own file: no duplicates, and every record where it
    // was.
    let clean = read("clean.csv", &both);
    assert_eq!(csv(&clean), both);
    let merged = merge(&[&clean, &b]);
    assert_eq!((merged.len(), csv(&merged)), (2, both));
    let never = Options {
        provenance: Provenance::Never,
        ..Options::default()
    };
    assert!(!csv_with(&clean, [Row(0)], &never).contains("source_"));
}
