//! Identifies the actual type of a file that may be a workbook.

use ingest::{DocumentFormat, IssueKind, Lock, Refusal};

use crate::archive::Archive;
use crate::ole::{Compound, MAGIC};
use crate::refuse::{Read, locked};
use crate::xls::BARE;
use crate::xlsx::main_part;

/// What a workbook is packed in.
pub enum Container {
    /// A ZIP archive.
    Archive,
    /// A compound file.
    Ole,
    /// Nothing: the records of an old Excel sheet.
    BareXls,
    /// Nothing: text.
    Text,
}

/// Identifies what a workbook is packed in, by its first bytes.
pub fn of_bytes(bytes: &[u8]) -> Container {
    if bytes.starts_with(b"PK") {
        Container::Archive
    } else if bytes.starts_with(MAGIC) {
        Container::Ole
    } else if BARE.iter().any(|start| bytes.starts_with(start)) {
        Container::BareXls
    } else {
        Container::Text
    }
}

/// A supported kind of workbook in an archive.
pub enum DocumentKind {
    /// Excel, with the name of its main part.
    Xlsx(String),
    /// Binary Excel, with the name of its main part.
    Xlsb(String),
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
        return Ok(DocumentKind::Xlsb(main));
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
            [".csv", ".tsv", ".xlsx", ".xlsm", ".xlsb", ".ods", ".xls"]
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

/// The stream of records of an old Excel workbook.
///
/// # Errors
///
/// The reason why the document is refused: it is another, protected by a password, or damaged.
pub fn of_ole(bytes: &[u8]) -> Read<Vec<u8>> {
    // Names of streams, in UTF-16, wherever they are: a document may be damaged.
    let mentions = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    let document = Compound::open(bytes);
    if let Ok(document) = &document {
        if document.has("EncryptedPackage") {
            return Err(locked(Lock::LockedOffice));
        }
        for name in ["Workbook", "Book"] {
            if let Some(stream) = document.stream(name)? {
                return Ok(stream);
            }
        }
    }
    if mentions("EncryptedPackage") {
        return Err(locked(Lock::LockedOffice));
    }
    if mentions("WordDocument") {
        let document = DocumentFormat::OldWordDocument;
        return Err(IssueKind::OldDocument { document }.into());
    }
    if mentions("PowerPoint Document") {
        return Err(IssueKind::OldPowerPoint.into());
    }
    match document {
        Err(damage) if mentions("Workbook") || mentions("Book") => Err(damage),
        _ => Err(IssueKind::OldOffice.into()),
    }
}
