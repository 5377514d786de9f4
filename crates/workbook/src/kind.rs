//! Identifies the actual type of a ZIP archive or an old Office document.

use ingest::{DocumentFormat, IssueKind, Lock, Refusal};

use crate::archive::Archive;
use crate::refuse::{Read, locked};
use crate::xlsx::main_part;

/// A supported kind of workbook.
pub enum DocumentKind {
    /// Excel, with the name of its main part.
    Xlsx(String),
    /// OpenDocument.
    Ods,
}

/// Identifies what an archive is.
///
/// # Errors
///
/// The reason why it cannot be read.
pub fn of_archive(archive: &Archive<'_>) -> Read<DocumentKind> {
    if let Some(media) = archive.read("mimetype")? {
        return of_media(&String::from_utf8_lossy(&media));
    }
    if archive.has("Index/Document.iwa") || archive.has("Index.zip") {
        return Err(IssueKind::NumbersWorkbook.into());
    }
    let main = match main_part(archive)? {
        Some(main) => main,
        None if archive.has("xl/workbook.xml") => "xl/workbook.xml".into(),
        None => return Err(other(archive)),
    };
    let lower = main.to_ascii_lowercase();
    if lower.ends_with(".bin") {
        return Err(IssueKind::ExcelBinaryWorkbook.into());
    }
    let what = match lower.split('/').next() {
        Some("word") => DocumentFormat::WordDocument,
        Some("ppt") => DocumentFormat::Presentation,
        Some("visio") => DocumentFormat::VisioDrawing,
        _ => return Ok(DocumentKind::Xlsx(main)),
    };
    Err(document(what))
}

fn of_media(media: &str) -> Read<DocumentKind> {
    let media = media.trim();
    if media.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(DocumentKind::Ods);
    }
    Err(match media.rsplit('.').next() {
        Some("text") => document(DocumentFormat::OpenDocumentText),
        Some("presentation") => document(DocumentFormat::OpenDocumentPresentation),
        _ if media.contains("epub") => document(DocumentFormat::Ebook),
        _ => IssueKind::NotSpreadsheet.into(),
    })
}

fn document(document: DocumentFormat) -> Refusal {
    IssueKind::Document { document }.into()
}

/// The refusal of a plain archive, with the names of the tables in it.
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
    let kind = match tables.as_slice() {
        [] => IssueKind::ZipWithoutTable,
        [table] => IssueKind::ZipWithTable {
            table: (*table).to_owned(),
        },
        [first, ..] => IssueKind::ZipWithTables {
            n: tables.len() as u32,
            table: (*first).to_owned(),
        },
    };
    kind.into()
}

/// Identifies an OLE document; none is supported.
pub fn of_ole(bytes: &[u8]) -> Refusal {
    // The names of its streams, in UTF-16.
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        return locked(Lock::LockedOffice);
    }
    if has("WordDocument") {
        let document = DocumentFormat::OldWordDocument;
        IssueKind::OldDocument { document }.into()
    } else if has("PowerPoint Document") {
        IssueKind::OldPowerPoint.into()
    } else {
        IssueKind::OldExcel.into()
    }
}
