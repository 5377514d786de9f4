//! Workbooks and pages from other programs (`fixtures/make.sh`): one return in every format, which
//! reads the same from each, and the same as calamine reads it.

mod support;

use std::io::Cursor;

use calamine::{Data, Reader, Xls, Xlsb};
use support::{fixture, read};
use workbook::{Converted, SheetInfo, sheets, to_csv};

const HEADER: &str = "\"Partnership return, 2008-09\",,,,,,,,,\n\n\
    Ref,Lead institution,Partner,Postcode,Partnership type,Start,End,Objects,Website,Notes\n";

/// The records, as every format stores them.
const RECORDS: &str = "00042,Amgueddfa Cymru,\"Tŷ Pawb, Wrecsam\",LL13 8BY,Loan; Learning,2008-09-01,2009-03-31T18:00,12,https://www.typawb.wales/,\"First line\nsecond “line”, café\"\n\
    B7,Amgueddfa Cymru,Sample Gallery,eh1 1jf,Touring exhibition,Sep-08,14:30,30,TRUE,#N/A\n\
    -0.1277,Tate St Ives,Penlee House,51.507412345678,1234567890,1905-06-30,15%,1200.5,,#DIV/0!\n";

fn converted(name: &str) -> Converted {
    to_csv(&fixture(name), None).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

fn codes(converted: &Converted) -> Vec<&str> {
    let notes = converted.notes.iter();
    notes.map(|note| note.code.name()).collect()
}

const ALL: [&str; 6] = [
    "W_SHEET_CHOSEN",
    "W_CELL_ERROR",
    "W_DATE_SUSPECT",
    "W_LINKED_ADDRESS",
    "W_MERGED_CELLS",
    "W_HIDDEN_CELLS",
];

#[test]
fn a_return_reads_the_same_from_every_format() {
    for name in [
        "libreoffice.xls",
        "sheetjs-biff8.xls",
        "sheetjs.xlsb",
        "sheetjs-xml.xls",
    ] {
        let converted = converted(name);
        assert_eq!(converted.csv, format!("{HEADER}{RECORDS}"), "{name}");
        assert_eq!(converted.sheet, "Return 2008-09", "{name}");
        assert_eq!(codes(&converted), ALL, "{name}");
        let info = |name: &str, rows, columns, hidden, known| SheetInfo {
            name: name.into(),
            rows,
            columns,
            hidden,
            known,
        };
        assert_eq!(
            sheets(&fixture(name)),
            Ok(vec![
                info("Read me first", 1, 1, false, 0),
                info("Return 2008-09", 6, 10, false, 10),
                info("Lists", 1, 1, true, 0),
            ]),
            "{name}"
        );
    }
}

#[test]
fn days_count_from_1904_where_the_workbook_says_so() {
    // The year 2008 as a day number is a day in 1909 then, which is nothing to remark on.
    let converted = converted("libreoffice-1904.xls");
    let expected = format!("{HEADER}{RECORDS}").replace("1905-06-30", "1909-07-01");
    assert_eq!(converted.csv, expected);
    assert!(!codes(&converted).contains(&"W_DATE_SUSPECT"));
}

#[test]
fn biff5_has_neither_links_nor_merged_cells() {
    // The writer has replaced what is not ASCII.
    let converted = converted("sheetjs-biff5.xls");
    let expected = format!("{HEADER}{RECORDS}")
        .replace(['ŷ', '“', '”', 'é'], "_")
        .replace("B7,Amgueddfa Cymru", "B7,")
        .replace("https://www.typawb.wales/", "see their page");
    assert_eq!(converted.csv, expected);
}

#[test]
fn pages_read_as_they_are_shown() {
    let shown = format!("{HEADER}{RECORDS}")
        .replace("2008-09-01", "01/09/2008")
        .replace("2009-03-31T18:00", "31/03/2009 18:00")
        .replace("1905-06-30", "30/06/1905");
    let expected = shown.replace("51.507412345678", "51.50741235");
    // This writer leaves out errors.
    let expected = expected
        .replace(",#N/A\n", ",\n")
        .replace(",#DIV/0!\n", ",\n");
    assert_eq!(converted("sheetjs-html.xls").csv, expected);
    let converted = converted("libreoffice-html.xls");
    assert_eq!(converted.csv, shown);
    assert_eq!(converted.sheet, "Table 1");
    assert_eq!(codes(&converted), ["W_LINKED_ADDRESS", "W_MERGED_CELLS"]);
}

#[test]
fn texts_continue_from_record_to_record() {
    let converted = converted("xlwt.xls");
    let mut lines = converted.csv.lines();
    assert_eq!(
        lines.next(),
        Some("id,institution,partner,partnership_type,place,start,notes")
    );
    for row in 1..160_usize {
        let notes = if row % 2 == 1 { "é" } else { "ŷ" }.repeat(row % 90);
        let line = format!("{row},Tate,Gallery {row},Loan,Leeds,2008-09-01,{notes} note {row}");
        assert_eq!(lines.next(), Some(line.as_str()));
    }
    assert_eq!(lines.next(), None);
    assert_eq!(
        codes(&converted),
        ["W_SHEET_CHOSEN", "W_FORMULA_WITHOUT_VALUE"]
    );
}

#[test]
fn calamine_finds_the_same_values() {
    for name in [
        "libreoffice.xls",
        "sheetjs-biff8.xls",
        "sheetjs-biff5.xls",
        "xlwt.xls",
    ] {
        let mut book = Xls::new(Cursor::new(fixture(name))).expect("a workbook");
        same_values(name, |sheet| book.worksheet_range(sheet).ok());
    }
    let mut book = Xlsb::new(Cursor::new(fixture("sheetjs.xlsb"))).expect("a workbook");
    same_values("sheetjs.xlsb", |sheet| book.worksheet_range(sheet).ok());
}

/// Compares the cells whose value does not depend on a number format, a link or merged cells.
fn same_values(name: &str, mut range: impl FnMut(&str) -> Option<calamine::Range<Data>>) {
    let mut compared = 0;
    for sheet in sheets(&fixture(name)).expect("sheets") {
        let ours = to_csv(&fixture(name), Some(&sheet.name))
            .expect("a sheet")
            .csv;
        let ours: Vec<csv::StringRecord> = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(blank_lines_kept(&ours).as_bytes())
            .records()
            .collect::<Result<_, _>>()
            .expect("a CSV");
        let theirs = range(&sheet.name).expect("a sheet");
        let (top, left) = theirs.start().expect("a cell");
        for (row, column, value) in theirs.used_cells() {
            let at = (row + top as usize, column + left as usize);
            let found = ours
                .get(at.0)
                .and_then(|row| row.get(at.1))
                .unwrap_or_default();
            let expected = match value {
                Data::String(text) if text != "see their page" => text.clone(),
                Data::Bool(truth) => truth.to_string().to_uppercase(),
                Data::Error(error) => error.to_string(),
                // Dates and numbers with leading zeros are shown as such; calamine does not know
                // every format.
                Data::Float(number) if !found.contains(['-', ':', '%']) && *number != 42.0 => {
                    number.to_string()
                }
                _ => continue,
            };
            assert_eq!(found, expected, "{name} {} {at:?}", sheet.name);
            compared += 1;
        }
    }
    // Of an XLSB, calamine finds only the cells that name their column.
    assert!(compared > 5, "{name}: {compared}");
}

/// The parser skips blank lines.
fn blank_lines_kept(csv: &str) -> String {
    csv.replace("\n\n", "\n,\n")
}

#[test]
fn a_return_goes_through_the_whole_import() {
    for name in [
        "libreoffice.xls",
        "sheetjs.xlsb",
        "sheetjs-xml.xls",
        "sheetjs-html.xls",
    ] {
        let report = read(&fixture(name), None).report;
        // The type of the last row is a number.
        assert_eq!((report.rows, report.accepted), (3, 2), "{name}");
        assert!(
            report.sheet.is_some() && report.delimiter.is_none(),
            "{name}"
        );
    }
}
