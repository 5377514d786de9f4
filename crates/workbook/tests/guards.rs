//! Files that are not workbooks, and malicious workbooks: each is refused quickly, with its name.

mod support;

use std::time::Instant;

use messages::Words;
use support::{ODS, ods, xlsx, zip};
use workbook::{sheets, to_csv};

fn check(what: &str, bytes: &[u8], code: &str, says: &str) {
    let start = Instant::now();
    let refusal = to_csv(bytes, None).expect_err(what);
    let said = refusal.clone().into_issue().sentences(Words::default());
    assert_eq!(refusal.code().name(), code, "{what}: {said:?}");
    assert!(said.message.contains(says), "{what}: {said:?}");
    assert!(!said.hint.is_empty(), "{what}");
    assert_eq!(
        sheets(bytes).err().map(|refusal| refusal.code()),
        Some(refusal.code())
    );
    assert!(start.elapsed().as_secs() < 60, "{what} took too long");
}

fn ole(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.extend([0; 504]);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn office(main: &str) -> Vec<u8> {
    let root = format!(
        r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="{main}"/></Relationships>"#
    );
    zip(&[("_rels/.rels", root.as_bytes(), true)])
}

#[test]
fn other_kinds_of_file() {
    for (what, bytes, code, says) in [
        (
            "locked",
            ole("EncryptedPackage"),
            "E_WORKBOOK_LOCKED",
            "protected by a password",
        ),
        ("xls", ole("Workbook"), "E_TYPE_XLS", "old Excel workbook"),
        (
            "doc",
            ole("WordDocument"),
            "E_TYPE_XLS",
            "old Word document",
        ),
        (
            "docx",
            office("word/document.xml"),
            "E_TYPE_ZIP",
            "a Word document",
        ),
        (
            "pptx",
            office("/ppt/presentation.xml"),
            "E_TYPE_ZIP",
            "PowerPoint",
        ),
        ("xlsb", office("xl/workbook.bin"), "E_TYPE_XLSX", ".xlsb"),
        (
            "numbers",
            zip(&[("Index/Document.iwa", b"", false)]),
            "E_TYPE_ZIP",
            "Numbers",
        ),
        (
            "odt",
            zip(&[(
                "mimetype",
                b"application/vnd.oasis.opendocument.text",
                false,
            )]),
            "E_TYPE_ZIP",
            "an OpenDocument text",
        ),
        (
            "zip of tables",
            zip(&[
                ("a/return.CSV", b"x", false),
                ("b.xlsx", b"y", false),
                ("__MACOSX/c.csv", b"", false),
            ]),
            "E_TYPE_ZIP",
            "2 tables, the first of them “a/return.CSV”",
        ),
        (
            "zip of one table",
            zip(&[("a.csv", b"x", false)]),
            "E_TYPE_ZIP",
            "holds “a.csv”",
        ),
        (
            "zip of nothing",
            zip(&[("a.txt", b"x", false)]),
            "E_TYPE_ZIP",
            "no table",
        ),
        ("empty zip", zip(&[]), "E_TYPE_ZIP", "no table"),
    ] {
        check(what, &bytes, code, says);
    }
}

#[test]
fn locked_opendocument() {
    let manifest = b"<!DOCTYPE m SYSTEM \"Manifest.dtd\"><m><e><manifest:encryption-data/></e></m>";
    let bytes = zip(&[
        ("mimetype", ODS, false),
        ("META-INF/manifest.xml", manifest, true),
    ]);
    check(
        "old",
        &bytes,
        "E_WORKBOOK_LOCKED",
        "protected by a password",
    );
    let bytes = zip(&[("mimetype", ODS, false), ("encrypted-package", b"", false)]);
    check(
        "new",
        &bytes,
        "E_WORKBOOK_LOCKED",
        "protected by a password",
    );
    // An entry protected by a ZIP password.
    let mut bytes = ods(b"<d/>");
    let at = bytes
        .windows(6)
        .rposition(|w| w == b"PK\x01\x02\x14\0")
        .expect("an entry");
    bytes[at + 8] = 1;
    check(
        "zip's own",
        &bytes,
        "E_WORKBOOK_LOCKED",
        "protected by a password",
    );
}

#[test]
fn bombs() {
    let blank = |n: usize| {
        let mut sheet = b"<worksheet><sheetData>".to_vec();
        sheet.extend(std::iter::repeat_n(b' ', n));
        sheet.extend(b"</sheetData></worksheet>");
        sheet
    };
    check(
        "ratio",
        &xlsx(&blank(4 << 20), b"<sst/>"),
        "E_WORKBOOK_BOMB",
        "sheet1.xml",
    );
    // One long string in many cells.
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(900_000));
    let row = "<row><c t=\"s\"><v>0</v></c></row>".repeat(400);
    let sheet = format!("<worksheet><sheetData>{row}</sheetData></worksheet>");
    check(
        "strings",
        &xlsx(sheet.as_bytes(), strings.as_bytes()),
        "E_WORKBOOK_BOMB",
        "MB of text",
    );
    // A header in the last column of a sheet of many rows.
    let rows: String = (2..30_000)
        .map(|n| format!("<row r=\"{n}\"><c><v>{n}</v></c></row>"))
        .collect();
    let wide = format!(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>partner</v></c><c r=\"XFD1\" t=\"str\"><v>place</v></c></row>{rows}</sheetData></worksheet>"
    );
    check_csv_bomb(&xlsx(wide.as_bytes(), b"<sst/>"));
    let repeated = r#"<d><b><s><table:table table:name="A"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table></s></b></d>"#;
    check(
        "repeats",
        &ods(repeated.as_bytes()),
        "E_WORKBOOK_BOMB",
        "repeat",
    );
    let many: Vec<String> = (0..20_001).map(|n| n.to_string()).collect();
    let many: Vec<support::Part<'_>> = many
        .iter()
        .map(|name| (name.as_str(), &b""[..], false))
        .collect();
    check("entries", &zip(&many), "E_WORKBOOK_BOMB", "20,001 files");
}

/// The sheets can be listed; only the text of this one would be too much.
fn check_csv_bomb(bytes: &[u8]) {
    assert_eq!(sheets(bytes).map(|sheets| sheets[0].columns), Ok(16_384));
    let refusal = to_csv(bytes, None).expect_err("a bomb");
    assert_eq!(refusal.code().name(), "E_WORKBOOK_BOMB");
}

#[test]
fn sizes_that_lie() {
    let honest = xlsx(b"<worksheet><sheetData/></worksheet>", b"<sst/>");
    let entry = honest
        .windows(24)
        .rposition(|w| w == b"xl/worksheets/sheet1.xml")
        .expect("an entry")
        - 46;
    for (field, value) in [
        (24, 5_u32),
        (24, 900_000),
        (20, 3),
        (42, 7),
        (42, u32::MAX - 1),
        (16, 0),
    ] {
        let mut bytes = honest.clone();
        bytes[entry + field..entry + field + 4].copy_from_slice(&value.to_le_bytes());
        check("a lie", &bytes, "E_WORKBOOK_DAMAGED", "cannot be unpacked");
    }
    let mut bytes = honest.clone();
    bytes[entry + 24..entry + 28].copy_from_slice(&(u32::MAX - 1).to_le_bytes());
    check("4 GB", &bytes, "E_WORKBOOK_BOMB", "4,095 MB");
}

#[test]
fn cut_short() {
    let whole = support::museum_return();
    check(
        "half",
        &whole[..whole.len() / 2],
        "E_WORKBOOK_DAMAGED",
        "its end is missing",
    );
    check(
        "only a start",
        b"PK\x03\x04",
        "E_WORKBOOK_DAMAGED",
        "its end is missing",
    );
    check(
        "inside",
        &xlsx(b"<worksheet><sheetData><row>", b"<sst/>"),
        "E_WORKBOOK_DAMAGED",
        "ends too early",
    );
}

#[test]
fn tricks_of_xml() {
    let laughs = br#"<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>"#;
    check(
        "entities",
        &xlsx(laughs, b"<sst/>"),
        "E_WORKBOOK_DAMAGED",
        "document type",
    );
    let outside = br#"<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><d><b><s/></b></d>"#;
    check(
        "outside",
        &ods(outside),
        "E_WORKBOOK_DAMAGED",
        "document type",
    );
    let mut deep = "<a>".repeat(60_000);
    deep.push_str(&"</a>".repeat(60_000));
    let deep =
        format!("<worksheet><sheetData><row>{deep}<c><v>1</v></c></row></sheetData></worksheet>");
    let read = to_csv(&xlsx(deep.as_bytes(), b"<sst/>"), None).map(|c| c.csv);
    assert_eq!(read.as_deref(), Ok("1\n"), "depth costs nothing");
}

#[test]
fn a_far_cell_and_a_large_dimension_cost_nothing() {
    let start = Instant::now();
    let sheet = br#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="B1:XFD1048575"/></mergeCells></worksheet>"#;
    let converted = to_csv(&xlsx(sheet, b"<sst/>"), None).expect("a sheet");
    assert_eq!(converted.csv.len(), 2 + 1_048_574 + 16_383 + 2);
    assert!(start.elapsed().as_secs() < 60);
}

#[test]
fn many_hidden_columns_and_merged_cells_cost_little() {
    let start = Instant::now();
    let columns = "<col min=\"1\" max=\"16384\" hidden=\"1\"/>".repeat(20_000);
    let merged: String = (0..20_000)
        .map(|n| format!("<mergeCell ref=\"A1:XFD{}\"/>", 1_000_000 + n))
        .collect();
    let cells: String = (0..5_000)
        .map(|n| format!("<row><c><v>{n}</v></c></row>"))
        .collect();
    let sheet = format!(
        "<worksheet><cols>{columns}</cols><sheetData>{cells}</sheetData><mergeCells>{merged}</mergeCells></worksheet>"
    );
    let bytes = xlsx(sheet.as_bytes(), b"<sst/>");
    let known = to_csv(&bytes, None).map(|c| c.csv.lines().count());
    let code = known.as_ref().err().map(|refusal| refusal.code().name());
    assert!(
        known == Ok(1) || code == Some("E_WORKBOOK_DAMAGED"),
        "{known:?}"
    );
    assert!(start.elapsed().as_secs() < 60);
}
