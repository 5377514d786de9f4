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
        (
            "xls in part",
            ole("Workbook"),
            "E_WORKBOOK_DAMAGED",
            "list of contents",
        ),
        (
            "mail",
            ole("__properties_version1.0"),
            "E_TYPE_XLS",
            "no workbook was found",
        ),
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
        (
            "xlsb in part",
            office("xl/workbook.bin"),
            "E_WORKBOOK_DAMAGED",
            "“xl/workbook.bin” is missing",
        ),
        (
            "web page",
            b"<!DOCTYPE html><p>404".to_vec(),
            "E_TYPE_HTML",
            "without a table",
        ),
        (
            "xml",
            b"<?xml version='1.0'?><a/>".to_vec(),
            "E_TYPE_XML",
            "XML",
        ),
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

/// A record of an old Excel workbook.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a length");
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

fn begin(kind: u16) -> Vec<u8> {
    record(
        0x809,
        &[&[0, 6], &kind.to_le_bytes()[..], &[0; 12]].concat(),
    )
}

fn end() -> Vec<u8> {
    record(0xa, &[])
}

fn sheet_of(cells: &[u8]) -> Vec<u8> {
    [&begin(0x10), cells, &end()].concat()
}

fn cell(kind: u16, row: u16, column: u16, value: &[u8]) -> Vec<u8> {
    let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    record(kind, &[&place[..], value].concat())
}

/// A compound file with these streams.
fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let file = std::io::Cursor::new(Vec::new());
    let mut document = cfb::CompoundFile::create(file).expect("a document");
    for (path, content) in streams {
        if let Some((storage, _)) = path
            .rsplit_once('/')
            .filter(|(storage, _)| !storage.is_empty())
        {
            document.create_storage_all(storage).expect("a storage");
        }
        let mut stream = document.create_stream(path).expect("a stream");
        std::io::Write::write_all(&mut stream, content).expect("its content");
    }
    document.into_inner().into_inner()
}

/// A workbook of sheets that begin at these places after the records of the workbook, which come
/// with `globals`.
fn xls(globals: &[u8], starts: &[u32], sheets: &[u8]) -> Vec<u8> {
    let bound = |start: u32| record(0x85, &[&start.to_le_bytes()[..], b"\0\0\x01\0A"].concat());
    let head = [&begin(5), globals].concat();
    let first = head.len() + starts.len() * bound(0).len() + end().len();
    let starts = starts.iter().map(|start| bound(first as u32 + start));
    let starts: Vec<u8> = starts.flatten().collect();
    compound(&[("/Workbook", &[&head, &starts, &end(), sheets].concat())])
}

#[test]
fn far_cells_of_old_workbooks_cost_nothing() {
    let number = |row, column| cell(0x203, row, column, &1.5_f64.to_le_bytes());
    let dimensions = record(0x200, &[0xff; 14]);
    let cells = [&dimensions[..], &number(0, 0), &number(65_535, 255)].concat();
    let sheet = sheet_of(&cells);
    for bytes in [sheet_of(&cells), xls(&[], &[0], &sheet)] {
        let converted = to_csv(&bytes, None).expect("a sheet");
        assert_eq!(converted.csv.len(), 4 + 65_534 + 255 + 4);
    }
}

#[test]
fn bombs_in_old_workbooks() {
    // One long string in many cells.
    let long = [&[0; 8][..], &8_000_u16.to_le_bytes(), &[0], &[b'x'; 8_000]].concat();
    let cells: Vec<u8> = (0..40_000_u16)
        .flat_map(|row| cell(0xfd, row, 0, &[0; 4]))
        .collect();
    let sheet = sheet_of(&cells);
    check(
        "strings of an xls",
        &xls(&record(0xfc, &long), &[0], &sheet),
        "E_WORKBOOK_BOMB",
        "MB of text",
    );
    // Many sheets in one place, and in each other.
    let starts = vec![0; 20_000];
    check(
        "sheets in one place",
        &xls(&[], &starts, &sheet),
        "E_WORKBOOK_DAMAGED",
        "list of contents",
    );
    let nested = begin(0x10).repeat(20_000);
    let starts: Vec<u32> = (0..20_000).map(|n| n * 20).collect();
    check(
        "sheets in sheets",
        &xls(&[], &starts, &nested),
        "E_WORKBOOK_DAMAGED",
        "ends too early",
    );
    let root = r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>"#;
    let links = r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.bin"/></Relationships>"#;
    // A sheet of the name A, with the link a.
    let book = b"\x9c\x01\x14\0\0\0\0\x01\0\0\0\x01\0\0\0a\0\x01\0\0\0A\0";
    let part = vec![0_u8; 4 << 20];
    let bytes = zip(&[
        ("_rels/.rels", root.as_bytes(), true),
        ("xl/workbook.bin", book, true),
        ("xl/_rels/workbook.bin.rels", links.as_bytes(), true),
        ("xl/s.bin", &part, true),
    ]);
    check("a part of an xlsb", &bytes, "E_WORKBOOK_BOMB", "s.bin");
}

#[test]
fn old_workbooks_by_what_they_hold() {
    let sheet = [
        begin(0x10),
        cell(0x203, 0, 0, &1.5_f64.to_le_bytes()),
        end(),
    ]
    .concat();
    let locked = xls(&record(0x2f, &[0; 6]), &[0], &sheet);
    check(
        "password",
        &locked,
        "E_WORKBOOK_LOCKED",
        "protected by a password",
    );
    let book = [begin(0x10), sheet[20..].to_vec()].concat();
    let word = compound(&[
        ("/WordDocument", b"text"),
        ("/ObjectPool/1/Workbook", &book),
    ]);
    check(
        "a sheet in a letter",
        &word,
        "E_TYPE_XLS",
        "old Word document",
    );
    let with_letter = compound(&[("/Workbook", &book), ("/MBD1/WordDocument", b"text")]);
    let converted = to_csv(&with_letter, None).map(|converted| converted.csv);
    assert_eq!(converted.as_deref(), Ok("1.5\n"), "a letter in a sheet");
}

#[test]
fn pages_that_cost_too_much() {
    let start = Instant::now();
    let rows = "<tr><td><td>x".repeat(60_000);
    let spans = "<td rowspan=65534 colspan=1000>".repeat(16);
    let page = format!("<table><tr>{spans}{rows}</table>");
    let refusal = to_csv(page.as_bytes(), None).expect_err("a refusal");
    assert_eq!(refusal.code().name(), "E_WORKBOOK_DAMAGED");
    let deep = "<table><tr><td>a<td>b<tr><td>c<td>".repeat(20_000);
    assert_eq!(
        sheets(deep.as_bytes()).map(|sheets| sheets.len()),
        Ok(20_000)
    );
    assert!(start.elapsed().as_secs() < 60);
}

#[test]
fn texts_before_biff8_have_a_code_page() {
    let label = |text: &[u8]| {
        let length = (text.len() as u16).to_le_bytes();
        cell(0x204, 0, 0, &[&length, text].concat())
    };
    for (code_page, text, expected) in [
        (1252_u16, b"Caf\xe9 \x93x\x94", "Café “x”\n"),
        (10_000, b"Caf\x8e \xd2x\xd3", "Café “x”\n"),
        (850, b"Caf\x82 'x'", "Café 'x'\n"),
    ] {
        let begin = |kind: u8| record(0x809, &[0, 5, kind, 0, 0, 0, 0, 0]);
        let globals = record(0x42, &code_page.to_le_bytes());
        let head = [begin(5), globals].concat();
        let bound = |start: usize| {
            record(
                0x85,
                &[&(start as u32).to_le_bytes(), b"\0\0\x01A".as_slice()].concat(),
            )
        };
        let start = head.len() + bound(0).len() + end().len();
        let sheet = [begin(0x10), label(text), end()].concat();
        let bytes = compound(&[("/Book", &[head, bound(start), end(), sheet].concat())]);
        let converted = to_csv(&bytes, None).map(|converted| converted.csv);
        assert_eq!(converted.as_deref(), Ok(expected), "{code_page}");
    }
    // What web systems write by hand: a sheet with nothing around it.
    let begin = record(0x809, &[0, 0, 0x10, 0, 0, 0, 0, 0]);
    let bytes = [
        begin,
        label(b"Caf\xe9"),
        cell(0x203, 0, 1, &7_f64.to_le_bytes()),
        end(),
    ]
    .concat();
    let converted = to_csv(&bytes, None).map(|converted| converted.csv);
    assert_eq!(converted.as_deref(), Ok("Café,7\n"));
}
