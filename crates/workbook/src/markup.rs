//! Tables that are text: web pages and XML spreadsheets, whatever their file name says.

use std::borrow::Cow;

use ingest::{Encoding, IssueKind, decode};

use crate::refuse::Read;

/// The number of bytes at the start in which a document says what it is.
const HEAD: usize = 4096;

/// A supported kind of document.
pub enum Markup<'a> {
    /// A web page.
    Html(Cow<'a, str>),
    /// An XML Spreadsheet 2003.
    XmlSpreadsheet(Cow<'a, str>),
}

/// Identifies a document, and decodes it.
///
/// # Errors
///
/// The reason why it cannot be read: it is neither of these.
pub fn open(bytes: &[u8]) -> Read<Markup<'_>> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head = decode(head, None).map_or_else(String::new, |head| head.text.to_ascii_lowercase());
    let decoded = decode(bytes, declared(bytes, &head)).ok_or(IssueKind::Utf32)?;
    let is_xml = head.trim_start().starts_with("<?");
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") && head.contains("<workbook")
        || head.contains("<ss:workbook")
    {
        return Ok(Markup::XmlSpreadsheet(decoded.text));
    }
    if is_xml && !head.contains("<html") {
        return Err(IssueKind::Xml.into());
    }
    Ok(Markup::Html(decoded.text))
}

/// The encoding that a document declares, unless its bytes say otherwise: a byte order mark, or
/// text that is not UTF-8 though it is said to be.
fn declared(bytes: &[u8], head: &str) -> Option<Encoding> {
    let has_mark = [&b"\xef\xbb\xbf"[..], b"\xff\xfe", b"\xfe\xff"]
        .iter()
        .any(|mark| bytes.starts_with(mark));
    if has_mark {
        return None;
    }
    let (_, label) = head
        .split_once("charset=")
        .or_else(|| head.split_once("encoding="))?;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    let label = label.split(|c| !is_part(c)).next()?;
    match label {
        "windows-1252" | "cp1252" | "iso-8859-1" | "iso8859-1" | "latin1" | "us-ascii" => {
            Some(Encoding::Windows1252)
        }
        "iso-8859-14" => Some(Encoding::Iso8859_14),
        "macintosh" | "x-mac-roman" => Some(Encoding::MacRoman),
        "ibm850" | "cp850" => Some(Encoding::Cp850),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Markup, open};

    fn check(bytes: &[u8], expected: &str) {
        let found = match open(bytes) {
            Ok(Markup::Html(text)) => format!("html {text}"),
            Ok(Markup::XmlSpreadsheet(_)) => "xml".to_owned(),
            Err(refusal) => refusal.code().name().to_owned(),
        };
        assert_eq!(found, expected, "{bytes:?}");
    }

    #[test]
    fn documents_by_their_start() {
        for (bytes, expected) in [
            (&b"<table>\xc5\xb7"[..], "html <table>\u{177}"),
            (b"<meta charset=utf-8>\xc5\xb7", "html <meta charset=utf-8>\u{177}"),
            (b"<meta charset='ISO-8859-1'>\xe9", "html <meta charset='ISO-8859-1'>\u{e9}"),
            (b"\xef\xbb\xbf<p charset=latin1>\xc3\xa9", "html <p charset=latin1>\u{e9}"),
            (b"\xff\xfe<\0p\0>\0", "html <p>"),
            (b"<?xml version='1.0'?><html/>", "html <?xml version='1.0'?><html/>"),
            (b"<?xml version='1.0'?><records/>", "E_TYPE_XML"),
            (
                b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
                "xml",
            ),
            (b"\xff\xfe\0\0<\0\0\0", "E_ENCODING"),
        ] {
            check(bytes, expected);
        }
    }
}
