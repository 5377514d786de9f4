//! Recognises files that are not text tables.

use crate::bytes::decode::decode;
use crate::report::issue::IssueKind;

/// The number of bytes in which a document of tables says what it is.
const HEAD: usize = 1024;
/// How web pages begin, in lower case: a table alone is a page too.
const WEB_PAGE: [&str; 9] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<meta",
    "<style",
    "<table",
    "<div",
    "<center",
];
/// How XML Spreadsheet 2003 begins, in lower case, where the XML declaration is left out.
const XML_SPREADSHEET: [&str; 2] = ["<?mso-application", "<workbook"];

/// Whether a file that begins with these bytes (a thousand are enough) should go to the workbook
/// converter, which reports precisely what else such a file may be: archives, old Office documents,
/// web pages and XML. [`crate::read`] converts nothing: it refuses a workbook.
#[must_use]
pub fn may_be_workbook(start: &[u8]) -> bool {
    const MAGIC: [&[u8]; 5] = [
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\xd0\xcf\x11\xe0",
        // The records of an old Excel sheet with nothing around them.
        b"\x09\x08\x08\x00",
        b"\x09\x08\x10\x00",
    ];
    MAGIC.iter().any(|magic| start.starts_with(magic)) || is_markup(start)
}

fn is_markup(start: &[u8]) -> bool {
    let head = start.get(..HEAD).unwrap_or(start);
    decode(head, None).is_some_and(|head| {
        let text = without_comments(&head.text);
        let xml = ["<?xml"].iter().chain(&XML_SPREADSHEET);
        xml.chain(&WEB_PAGE).any(|tag| begins(text, tag))
    })
}

/// The text from the first thing that is shown.
fn without_comments(text: &str) -> &str {
    let mut text = text.trim_start();
    while let Some((_, rest)) = text
        .strip_prefix("<!--")
        .and_then(|comment| comment.split_once("-->"))
    {
        text = rest.trim_start();
    }
    text
}

fn begins(text: &str, tag: &str) -> bool {
    text.get(..tag.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(tag))
}

/// Recognises a file by its first bytes, before it is decoded.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> Option<IssueKind> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let found = if starts(b"%PDF-") {
        IssueKind::Pdf
    } else if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        zip(bytes)
    } else if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        IssueKind::OldOffice
    } else if starts(b"\x1f\x8b") {
        IssueKind::Gzip
    } else if [&b"\x89PNG"[..], b"\xff\xd8\xff", b"GIF8"]
        .into_iter()
        .any(starts)
        || (starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"))
    {
        IssueKind::Picture
    } else if starts(b"{\\rtf") {
        IssueKind::RichText
    } else if starts(b"SQLite format 3\0") {
        IssueKind::Sqlite
    } else if starts(b"\0asm") {
        IssueKind::WebAssembly
    } else if starts(b"\x7fELF") || starts(b"MZ\x90\0") {
        IssueKind::Program
    } else if starts(b"PAR1") {
        IssueKind::Parquet
    } else if starts(b"7z\xbc\xaf\x27\x1c") || starts(b"Rar!") || starts(b"BZh") {
        IssueKind::Archive
    } else {
        return None;
    };
    Some(found)
}

fn zip(bytes: &[u8]) -> IssueKind {
    let names = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    if names(b"xl/workbook") || names(b"xl/worksheets") {
        IssueKind::ExcelWorkbook
    } else if names(b"opendocument.spreadsheet") {
        IssueKind::OpenDocumentSheet
    } else if names(b"Index/Document.iwa") {
        IssueKind::NumbersSheet
    } else {
        IssueKind::ZipOrOffice
    }
}

/// Recognises decoded text that is another kind of file.
#[must_use]
pub fn of_text(text: &str) -> Option<IssueKind> {
    let start = without_comments(text);
    if WEB_PAGE.iter().any(|tag| begins(start, tag)) {
        Some(IssueKind::WebPage)
    } else if begins(start, "mime-version:") && text.contains("multipart/related") {
        Some(IssueKind::WebArchive)
    } else if begins(start, "<?xml") || XML_SPREADSHEET.iter().any(|tag| begins(start, tag)) {
        Some(IssueKind::Xml)
    } else if begins(start, "{\\rtf") {
        of_bytes(b"{\\rtf")
    } else if is_json(start) {
        Some(IssueKind::Json)
    } else if is_binary(text) {
        Some(IssueKind::NotText)
    } else {
        None
    }
}

fn is_json(start: &str) -> bool {
    let rest = |open| start.strip_prefix(open).map(str::trim_start);
    if let Some(rest) = rest('{') {
        return rest.starts_with(['"', '}']);
    }
    rest('[').is_some_and(|rest| rest.starts_with(['{', '[', '"', ']']))
}

/// Whether more than a tenth of the characters at the start are control or replacement characters:
/// fewer are dropped from a text and counted.
fn is_binary(text: &str) -> bool {
    let (mut odd, mut all) = (0_usize, 0_usize);
    for c in text.chars().take(65_536) {
        all += 1;
        let is_text = !c.is_control() || matches!(c, '\t' | '\n' | '\r');
        odd += usize::from(!is_text || c == char::REPLACEMENT_CHARACTER);
    }
    odd > 4 && odd * 10 > all
}

#[cfg(test)]
mod tests {
    use super::{may_be_workbook, of_bytes, of_text};
    use crate::Code;

    #[test]
    fn workbooks_by_their_start() {
        for (start, expected) in [
            (&b"PK\x03\x04"[..], true),
            (b"PK\x05\x06", true),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", true),
            (b"\x09\x08\x08\x00\x00\x00\x10\x00", true),
            (b"PK", false),
            (b"PKG,partner", false),
            (
                b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'>",
                true,
            ),
            (b"\xef\xbb\xbf\r\n<!-- export --> <TABLE border=1>", true),
            (b"\xff\xfe<\0t\0a\0b\0l\0e\0>\0", true),
            (b"<?xml version='1.0'?>", true),
            (b"<b>id</b>,partner", false),
            (b"<tablet>,partner", true),
            (b"", false),
        ] {
            assert_eq!(may_be_workbook(start), expected, "{start:?}");
        }
    }

    #[test]
    fn by_bytes() {
        for (bytes, code) in [
            (&b"%PDF-1.7\n"[..], Some(Code::TypePdf)),
            (b"PK\x03\x04....xl/workbook.xml", Some(Code::TypeXlsx)),
            (b"PK\x03\x04....word/document.xml", Some(Code::TypeZip)),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Some(Code::TypeXls)),
            (b"\x1f\x8b\x08", Some(Code::TypeGzip)),
            (b"\0asm\x01\0\0\0", Some(Code::TypeBinary)),
            (b"\x89PNG\r\n", Some(Code::TypeImage)),
            (b"PKG,partner", None),
            (b"", None),
        ] {
            assert_eq!(of_bytes(bytes).map(|kind| kind.code()), code, "{bytes:?}");
        }
    }

    #[test]
    fn by_text() {
        for (text, code) in [
            ("\n\n  <HTML><body>", Some(Code::TypeHtml)),
            ("<!DOCTYPE html>", Some(Code::TypeHtml)),
            ("<!-- a --><table>", Some(Code::TypeHtml)),
            (
                "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x",
                Some(Code::TypeHtml),
            ),
            ("MIME-Version,id", None),
            ("<?xml version=\"1.0\"?>", Some(Code::TypeXml)),
            ("[\n {\"id\": 1}]", Some(Code::TypeJson)),
            ("{\"type\": 1}", Some(Code::TypeJson)),
            ("[id],[partner]", None),
            ("{id},partner", None),
            ("<b>id</b>,partner", None),
            ("\u{1}\u{2}\u{3}\u{4}\u{5}abc", Some(Code::TypeBinary)),
            ("id,partner\n1,a\u{0}b", None),
        ] {
            assert_eq!(of_text(text).map(|kind| kind.code()), code, "{text:?}");
        }
    }
}
