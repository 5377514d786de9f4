//! Workbooks as museums send them, through the whole import.

mod support;

use ingest::{Outcome, Sentences};
use messages::Words;
use support::{museum_return, ods, read, xlsx};
use workbook::{Converted, SheetInfo, sheets, to_csv};

fn codes(converted: &Converted) -> Vec<&str> {
    converted
        .notes
        .iter()
        .map(|note| note.code.name())
        .collect()
}

/// The sentences of the first remark.
fn said(converted: &Converted) -> Sentences {
    converted.notes[0].sentences(Words::default())
}

#[test]
fn a_return_as_its_owner_meant_it() {
    let converted = to_csv(&museum_return(), None).expect("a sheet");
    assert_eq!(converted.sheet, "Return 2008-09");
    assert_eq!(
        converted.csv,
        "\"Partnership return, 2008-09\",,,,,,,,\n\
         \n\
         Ref,Lead institution,Partner,Postcode,Partnership type,Start,End,Objects,Notes\n\
         00042,Victoria and Albert Museum,\"Sample Museum, Leeds\",LS1 3AA,Loan; Learning,2008-09-01,2009-03-31T18:00,12,\"First line\nsecond “line”, with a comma\"\n\
         \n\
         B7,Victoria and Albert Museum,Sample Gallery,eh1 1jf,Touring exhibition,Sep-08,,24,#N/A\n"
    );
    // This writer leaves computing to whichever program opens the file.
    assert_eq!(
        codes(&converted),
        [
            "W_SHEET_CHOSEN",
            "W_FORMULA_STALE",
            "W_CELL_ERROR",
            "W_HIDDEN_CELLS"
        ]
    );
    assert_eq!(
        said(&converted).message,
        "The workbook has 3 sheets with content. Not read: “Read me first” and “Lists” (hidden)."
    );
}

#[test]
fn the_sheets_of_a_return() {
    let info = |name: &str, rows, columns, hidden, known| SheetInfo {
        name: name.into(),
        rows,
        columns,
        hidden,
        known,
    };
    assert_eq!(
        sheets(&museum_return()),
        Ok(vec![
            info("Read me first", 3, 1, false, 0),
            info("Return 2008-09", 6, 9, false, 9),
            info("Lists", 1, 1, true, 0),
        ])
    );
}

#[test]
fn the_report_names_the_rows_of_the_sheet() {
    let reading = read(&museum_return(), None);
    let report = &reading.report;
    assert_eq!((report.rows, report.accepted, report.rejected), (2, 2, 0));
    assert_eq!(
        (report.outcome, report.delimiter),
        (Outcome::AcceptWarn, None)
    );
    let dataset = reading.dataset.expect("records");
    assert_eq!(dataset.row, [4, 6]);
    let of = |name: &str| report.issues.iter().find(|issue| issue.code.name() == name);
    assert_eq!(of("W_DATE_SUSPECT").and_then(|issue| issue.row), Some(6));
    assert_eq!(
        report.issues.first().map(|issue| issue.code.name()),
        Some("W_SHEET_CHOSEN")
    );
}

#[test]
fn a_named_sheet_is_read_and_an_unknown_one_is_said() {
    let named = to_csv(&museum_return(), Some("read me first ")).expect("a sheet");
    assert_eq!(named.sheet, "Read me first");
    assert!(named.csv.starts_with("Please fill in"));
    assert_eq!(codes(&named), ["W_SHEET_CHOSEN"]);
    let reading = read(&museum_return(), Some("Data"));
    assert_eq!(
        reading.report.error.map(|code| code.name()),
        Some("E_SHEET_UNKNOWN")
    );
    assert_eq!(
        reading.report.issues[0].sentences(Words::default()).hint,
        "Choose one of its sheets: “Read me first”, “Return 2008-09” and “Lists” (hidden)."
    );
}

const CONTENT: &str = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">
 <office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
 <office:body><office:spreadsheet>
  <table:table table:name="Hidden" table:style-name="ta2">
   <table:table-row><table:table-cell office:value-type="string"><text:p>institution</text:p></table:table-cell></table:table-row>
  </table:table>
  <table:table table:name="Dychweliad">
   <table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>
   <table:table-header-rows>
    <table:table-row><table:table-cell table:number-columns-spanned="4"><text:p>Return</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="3"/></table:table-row>
   </table:table-header-rows>
   <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
   <table:table-row><table:table-cell><text:p>institution</text:p></table:table-cell><table:table-cell><text:p>partner</text:p></table:table-cell><table:table-cell><text:p>start</text:p></table:table-cell><table:table-cell><text:p>postcode</text:p></table:table-cell></table:table-row>
   <table:table-row table:number-rows-repeated="2">
    <table:table-cell table:number-rows-spanned="2"><text:p>Amgueddfa Cymru</text:p></table:table-cell>
    <table:table-cell office:value-type="string"><text:p>Tŷ Pawb</text:p><text:p>Wrecsam</text:p></table:table-cell>
    <table:table-cell office:value-type="date" office:date-value="2008-09-01"/>
    <table:table-cell table:formula="of:=X"/>
   </table:table-row>
   <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
  </table:table>
 </office:spreadsheet></office:body>
</office:document-content>"#;

#[test]
fn an_opendocument_return() {
    let bytes = ods(CONTENT.as_bytes());
    let converted = to_csv(&bytes, None).expect("a sheet");
    assert_eq!(converted.sheet, "Dychweliad");
    assert_eq!(
        converted.csv,
        "Return,,,\n\n\ninstitution,partner,start,postcode\n\
         Amgueddfa Cymru,\"Tŷ Pawb\nWrecsam\",2008-09-01,\n\
         Amgueddfa Cymru,\"Tŷ Pawb\nWrecsam\",2008-09-01,\n"
    );
    assert_eq!(
        codes(&converted),
        [
            "W_SHEET_CHOSEN",
            "W_FORMULA_WITHOUT_VALUE",
            "W_MERGED_CELLS",
            "W_HIDDEN_CELLS"
        ]
    );
}

#[test]
fn of_several_tables_the_others_are_named() {
    let sheet = |name: &str| {
        format!(
            r#"<table:table table:name="{name}"><table:table-row><table:table-cell><text:p>institution</text:p></table:table-cell><table:table-cell><text:p>partner</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Tate</text:p></table:table-cell></table:table-row></table:table>"#
        )
    };
    let content = format!(
        "<d><b><s>{}{}</s></b></d>",
        sheet("2008-09"),
        sheet("2009-10")
    );
    let converted = to_csv(&ods(content.as_bytes()), None).expect("a sheet");
    assert_eq!(
        said(&converted).advice(),
        "The sheet “2008-09” was read. There are more tables of records, in “2009-10”: choose one of them under “Sheet”, or open the file once for each."
    );
}

#[test]
fn traps_of_dates_are_said() {
    let styles = r#"<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let sheet =
        r#"<worksheet><sheetData><row><c s="0"><v>2008</v></c></row></sheetData></worksheet>"#;
    let links = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/></Relationships>"#;
    let book = r#"<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>"#;
    let bytes = support::zip(&[
        ("xl/workbook.xml", book.as_bytes(), true),
        ("xl/_rels/workbook.xml.rels", links.as_bytes(), true),
        ("xl/s.xml", sheet.as_bytes(), true),
        ("xl/styles.xml", styles.as_bytes(), true),
    ]);
    let converted = to_csv(&bytes, None).expect("a sheet");
    assert_eq!(converted.csv, "1905-06-30\n");
    assert_eq!(codes(&converted), ["W_DATE_SUSPECT"]);
}

#[test]
fn an_empty_workbook_is_refused() {
    let bytes = xlsx(b"<worksheet><sheetData/></worksheet>", b"<sst/>");
    let refusal = to_csv(&bytes, None).expect_err("a refusal");
    assert_eq!(refusal.code().name(), "E_EMPTY");
}

#[test]
fn text_files_are_read_as_before() {
    let reading = read(
        b"institution,partner,partnership_type,place\nA,B,Loan,Leeds\n",
        None,
    );
    assert_eq!(
        (reading.report.accepted, reading.report.delimiter),
        (1, Some(','))
    );
}
