//! What a file in an archive's or an old Office document's clothes really is.

use engine::ingest::{Code, Refusal};

use crate::archive::Archive;
use crate::refuse::{Read, locked, refusal};
use crate::xlsx::main_part;

const SAVE_AS: &str = "Open it in Excel or LibreOffice, choose File › Save As › Excel Workbook (.xlsx), and open that file.";
const UNPACK: &str = "Unpack it first, then open what is inside.";

/// A workbook that is read.
pub enum Kind {
    /// Excel, with the name of its main part.
    Xlsx(String),
    /// OpenDocument.
    Ods,
}

/// Says what an archive is.
///
/// # Errors
///
/// The reason why it is not read.
pub fn of_archive(archive: &Archive<'_>) -> Read<Kind> {
    if let Some(media) = archive.read("mimetype")? {
        return of_media(&String::from_utf8_lossy(&media));
    }
    if archive.has("Index/Document.iwa") || archive.has("Index.zip") {
        return Err(refusal(
            Code::TypeZip,
            "This is a Numbers spreadsheet.",
            "In Numbers choose File › Export To › Excel or CSV, and open that file.",
        ));
    }
    let main = match main_part(archive)? {
        Some(main) => main,
        None if archive.has("xl/workbook.xml") => "xl/workbook.xml".into(),
        None => return Err(other(archive)),
    };
    let lower = main.to_ascii_lowercase();
    if lower.ends_with(".bin") {
        return Err(refusal(
            Code::TypeXlsx,
            "This is an Excel binary workbook (.xlsb).",
            SAVE_AS,
        ));
    }
    let what = match lower.split('/').next() {
        Some("word") => "a Word document",
        Some("ppt") => "a PowerPoint presentation",
        Some("visio") => "a Visio drawing",
        _ => return Ok(Kind::Xlsx(main)),
    };
    Err(document(what))
}

fn of_media(media: &str) -> Read<Kind> {
    let media = media.trim();
    if media.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Kind::Ods);
    }
    Err(match media.rsplit('.').next() {
        Some("text") => document("an OpenDocument text"),
        Some("presentation") => document("an OpenDocument presentation"),
        _ if media.contains("epub") => document("an e-book (EPUB)"),
        _ => refusal(Code::TypeZip, "This is a document, no spreadsheet.", UNPACK),
    })
}

fn document(what: &str) -> Refusal {
    refusal(
        Code::TypeZip,
        format!("This is {what}."),
        "Copy the table in it into a spreadsheet, save that, and open it.",
    )
}

/// A plain archive, with the names of the tables that are in it.
fn other(archive: &Archive<'_>) -> Refusal {
    let tables: Vec<&str> = archive
        .names()
        .filter(|name| !name.starts_with("__MACOSX/"))
        .filter(|name| {
            let lower = name.to_ascii_lowercase();
            [".csv", ".tsv", ".xlsx", ".xlsm", ".ods", ".xls"]
                .iter()
                .any(|ending| lower.ends_with(ending))
        })
        .collect();
    let found = match tables.as_slice() {
        [] => "This is a ZIP archive with no table in it.".into(),
        [one] => format!("This is a ZIP archive that holds “{one}”."),
        [first, ..] => format!(
            "This is a ZIP archive that holds {} tables, the first “{first}”.",
            tables.len()
        ),
    };
    refusal(Code::TypeZip, found, UNPACK)
}

/// Says what an OLE document is; none is read.
pub fn of_ole(bytes: &[u8]) -> Refusal {
    // The names of its streams, in UTF-16.
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        return locked("an Excel workbook or Office document");
    }
    let (what, advice) = if has("WordDocument") {
        (
            "an old Word document",
            "Copy the table in it into a spreadsheet, save that, and open it.",
        )
    } else if has("PowerPoint Document") {
        ("an old PowerPoint presentation", SAVE_AS)
    } else {
        ("an old Excel workbook (.xls)", SAVE_AS)
    };
    refusal(Code::TypeXls, format!("This is {what}."), advice)
}
