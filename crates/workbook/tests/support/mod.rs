//! Workbooks for the tests: a return as museums send it, from an independent writer, and small
//! packages assembled part by part.

#![allow(dead_code, reason = "each test links what it needs")]

use ingest::{Import, ImportOptions, Input, Resources};
use records::dataset::Kind;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet, XlsxError};

pub const ODS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// A part of a package: its name, its content, and whether it is deflated.
pub type Part<'p> = (&'p str, &'p [u8], bool);

/// A ZIP archive with these parts.
pub fn zip(parts: &[Part<'_>]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for &(name, content, deflated) in parts {
        let packed = if deflated {
            miniz_oxide::deflate::compress_to_vec(content, 6)
        } else {
            content.to_vec()
        };
        let offset = out.len() as u32;
        let mut shared = Vec::new();
        for field in [0_u16, if deflated { 8 } else { 0 }, 0, 0] {
            shared.extend(field.to_le_bytes());
        }
        for field in [
            crc32fast::hash(content),
            packed.len() as u32,
            content.len() as u32,
        ] {
            shared.extend(field.to_le_bytes());
        }
        shared.extend((name.len() as u16).to_le_bytes());
        shared.extend([0, 0]);
        out.extend(b"PK\x03\x04\x14\0");
        out.extend(&shared);
        out.extend(name.as_bytes());
        out.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\0\x14\0");
        directory.extend(&shared);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = out.len() as u32;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([parts.len() as u16; 2].map(u16::to_le_bytes).concat());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

const ROOT: &str = r#"<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const LINKS: &str = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>"#;

/// An XLSX with one sheet that has this XML and these shared strings.
pub fn xlsx(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    zip(&[
        ("_rels/.rels", ROOT.as_bytes(), true),
        ("xl/workbook.xml", BOOK.as_bytes(), true),
        ("xl/_rels/workbook.xml.rels", LINKS.as_bytes(), true),
        ("xl/worksheets/sheet1.xml", sheet, true),
        ("xl/sharedStrings.xml", strings, true),
    ])
}

/// An ODS with this content.
pub fn ods(content: &[u8]) -> Vec<u8> {
    zip(&[("mimetype", ODS, false), ("content.xml", content, true)])
}

/// A museum's return: a sheet of notes, the records under a merged title, and a hidden list.
pub fn museum_return() -> Vec<u8> {
    let mut book = Workbook::new();
    notes(book.add_worksheet()).expect("the notes");
    records(book.add_worksheet()).expect("the records");
    let lists = book.add_worksheet();
    lists.set_name("Lists").expect("a name");
    lists.set_hidden(true);
    lists.write(0, 0, "Loan").expect("a cell");
    book.save_to_buffer().expect("a workbook")
}

fn notes(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("Read me first")?;
    sheet.write(0, 0, "Please fill in one row for each partnership.")?;
    sheet.write(2, 0, "Questions, to the partnerships office")?;
    Ok(())
}

fn records(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let month = Format::new().set_num_format("mmm-yy");
    let number = Format::new().set_num_format("00000");
    let bold = Format::new().set_bold();
    sheet.set_name("Return 2008-09")?;
    sheet.merge_range(0, 0, 0, 8, "Partnership return, 2008-09", &bold)?;
    let headers = [
        "Ref",
        "Lead institution",
        "Partner",
        "Postcode",
        "Partnership type",
        "Start",
        "End",
        "Objects",
        "Notes",
    ];
    for (column, header) in headers.iter().enumerate() {
        sheet.write(2, column as u16, *header)?;
    }
    sheet.write_with_format(3, 0, 42, &number)?;
    sheet.write(3, 1, "Victoria and Albert Museum")?;
    sheet.write(3, 2, "Sample Museum, Leeds")?;
    sheet.write(3, 3, "LS1 3AA")?;
    sheet.write(3, 4, "Loan; Learning")?;
    sheet.write_with_format(3, 5, 39_692, &day)?;
    sheet.write_with_format(3, 6, 39_903.75, &day)?;
    sheet.write(3, 7, 12.0)?;
    sheet.write(3, 8, "First line\nsecond “line”, with a comma")?;
    // Row 5 is blank; row 6 is computed and hidden.
    sheet.write(5, 0, "B7")?;
    sheet.write_formula(
        5,
        1,
        Formula::new("=B4").set_result("Victoria and Albert Museum"),
    )?;
    sheet.write(5, 2, "Sample Gallery")?;
    sheet.write(5, 3, "eh1 1jf")?;
    sheet.write(5, 4, "Touring exhibition")?;
    sheet.write_with_format(5, 5, 39_692, &month)?;
    sheet.write_formula(5, 7, Formula::new("=H4*2").set_result("24"))?;
    sheet.write_formula(5, 8, Formula::new("=NA()").set_result("#N/A"))?;
    sheet.set_row_hidden(5)?;
    Ok(())
}

/// A workbook or page made by another program; see `fixtures/make.sh`.
pub fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    std::fs::read(format!("{folder}/{name}")).expect("a fixture")
}

/// Every fixture.
pub const FIXTURES: [&str; 9] = [
    "libreoffice.xls",
    "libreoffice-1904.xls",
    "libreoffice-html.xls",
    "sheetjs-biff5.xls",
    "sheetjs-biff8.xls",
    "sheetjs-html.xls",
    "sheetjs-xml.xls",
    "sheetjs.xlsb",
    "xlwt.xls",
];

/// Reads a file through the whole import, without tables of places.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Import {
    let options = ImportOptions {
        sheet: sheet.map(str::to_owned),
        ..ImportOptions::default()
    };
    let input = Input {
        name: "return.xlsx",
        bytes,
        kind: Kind::Reported,
        options: &options,
    };
    let resources = Resources {
        boundaries: None,
        gazetteer: None,
        units: None,
    };
    workbook::read(&input, &resources, &mut |_| {})
}
