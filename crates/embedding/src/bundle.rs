//! The page as one file, and what a user adds to it.
//!
//! The template is a page with everything in it (made by `cargo xtask bundle`; `src/onefile`
//! describes how it opens). It has one empty element, which [`fill`] fills with named parts:
//! records, and what the page starts with. Both the command and the button in the page use this
//! module.
//!
//! ```text
//! parts ─ pack (a line that names them, then their bytes) ─ deflate ─ its length in front, four
//!       bytes, lowest first ─ encode (text) ─ the element
//! ```

pub mod text;

use cartography::scene::svg::Escaped;
use miniz_oxide::deflate::compress_to_vec;

/// The start of the element, to the end of its start tag.
pub const OWN: &str = "<script id=\"own\" type=\"text/plain\">";
const END: &str = "</script>";
const TITLE: [&str; 2] = ["<title>", "</title>"];

/// Compression effort, 0 to 10: the highest that is worth its time.
const EFFORT: u8 = 9;

/// The part with records, as canonical CSV.
pub const RECORDS: &str = "own/records.csv";
/// The part with the name of that file, as people know it.
pub const NAME: &str = "own/name";
/// The part with the query with which the page starts, as a fragment.
pub const START: &str = "own/start";
/// The part with the settings, which on a site are in a file with this name next to the page.
pub const CONFIG: &str = "config.json";

/// A part that is put into the page, which finds it by its name.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// One of [`RECORDS`], [`NAME`], [`START`], [`CONFIG`].
    pub name: &'a str,
    /// The content.
    pub bytes: &'a [u8],
}

/// Why a page could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FillError {
    /// The text is not a template: it has no element for added parts, or several.
    NotATemplate,
    /// The parts are larger than 4 GiB in total.
    TooLarge,
}

/// Packs parts: names and lengths as a line of JSON, `[["own/name",12],…]`, then the bytes. Names
/// consist of plain letters, digits, `/`, `.`, `-` and `_`; other characters become `_`.
#[must_use]
pub fn pack(parts: &[Part]) -> Vec<u8> {
    let mut out = String::from("[");
    for (i, part) in parts.iter().enumerate() {
        let name: String = part.name.chars().map(plain).collect();
        let comma = if i > 0 { "," } else { "" };
        out.push_str(&format!("{comma}[\"{name}\",{}]", part.bytes.len()));
    }
    out.push_str("]\n");
    let mut out = out.into_bytes();
    for part in parts {
        out.extend_from_slice(part.bytes);
    }
    out
}

const fn plain(c: char) -> char {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '/' | '.' | '-' | '_' => c,
        _ => '_',
    }
}

/// Puts parts into the page, replacing those that it has; `title` becomes its title unless it is
/// empty. Whatever the parts contain stays within its element, because it is encoded.
///
/// # Errors
/// The text is not a template, or the parts are too large.
pub fn fill(template: &str, title: &str, parts: &[Part]) -> Result<String, FillError> {
    let (head, tail) = around(template, OWN, END)?;
    let own = if parts.is_empty() {
        String::new()
    } else {
        let packed = compress_to_vec(&pack(parts), EFFORT);
        let length = u32::try_from(packed.len()).map_err(|_| FillError::TooLarge)?;
        text::encode(&[&length.to_le_bytes()[..], &packed].concat())
    };
    let filled = format!("{head}{own}{tail}");
    if title.is_empty() {
        return Ok(filled);
    }
    let (head, tail) = around(&filled, TITLE[0], TITLE[1])?;
    Ok(format!("{head}{}{tail}", Escaped(title)))
}

/// Splits a page around the only `start` and the next `end`: the text up to and including `start`,
/// and the text from `end` on.
fn around<'t>(page: &'t str, start: &str, end: &str) -> Result<(&'t str, &'t str), FillError> {
    let from = page.find(start).ok_or(FillError::NotATemplate)? + start.len();
    let (head, rest) = page.split_at(from);
    if rest.contains(start) {
        return Err(FillError::NotATemplate);
    }
    let to = rest.find(end).ok_or(FillError::NotATemplate)?;
    Ok((head, &rest[to..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::inflate::decompress_to_vec;
    use proptest::prelude::*;

    const PAGE: &str = "<!doctype html><html><head><title>Map</title></head><body>\
        <script id=\"own\" type=\"text/plain\"></script><script>go()</script></body></html>";

    /// The content of the element in a filled page.
    fn own(page: &str) -> Vec<u8> {
        let (_, rest) = page.split_once(OWN).expect("the element");
        let (text, _) = rest.split_once(END).expect("its end");
        let packed = text::decode(text).expect("our own text");
        let (length, packed) = packed.split_first_chunk().expect("a length");
        let packed = &packed[..u32::from_le_bytes(*length) as usize];
        decompress_to_vec(packed).expect("our own deflate")
    }

    #[test]
    fn parts_are_named_and_measured() {
        let parts = [
            Part {
                name: NAME,
                bytes: "Ŵ.csv".as_bytes(),
            },
            Part {
                name: "a\"b<",
                bytes: b"",
            },
        ];
        let packed = pack(&parts);
        assert_eq!(
            String::from_utf8_lossy(&packed),
            "[[\"own/name\",6],[\"a_b_\",0]]\nŴ.csv"
        );
    }

    #[test]
    fn what_is_no_template_is_said() {
        for page in [
            "",
            "<html></html>",
            &PAGE.replace(END, ""),
            &format!("{PAGE}{PAGE}"),
        ] {
            assert_eq!(fill(page, "", &[]), Err(FillError::NotATemplate), "{page}");
        }
    }

    #[test]
    fn a_filled_page_is_a_template_again() {
        let part = |bytes| {
            [Part {
                name: RECORDS,
                bytes,
            }]
        };
        let first = fill(PAGE, "First", &part(b"a")).expect("a template");
        let second = fill(&first, "Map", &[]).expect("a template");
        assert_eq!(second, PAGE);
        assert_ne!(first, PAGE);
        assert_eq!(fill(PAGE, "", &[]).expect("a template"), PAGE);
    }

    #[test]
    fn a_title_is_text() {
        let page = fill(PAGE, "</title><script>alert(1)</script>", &[]).expect("a template");
        assert!(
            page.contains("<title>&lt;/title&gt;&lt;script&gt;"),
            "{page}"
        );
    }

    /// Bytes that HTML would interpret, mixed with others.
    fn hostile() -> impl Strategy<Value = Vec<u8>> {
        let pieces = prop_oneof![
            Just(b"</script>".to_vec()),
            Just(b"<!--<script>".to_vec()),
            Just(OWN.as_bytes().to_vec()),
            Just(b"</title>\0\r\n".to_vec()),
            proptest::collection::vec(any::<u8>(), 0..40),
        ];
        proptest::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn nothing_breaks_out(bytes in hostile(), name in "\\PC{0,9}", title in "\\PC{0,30}|</title>|<script>") {
            let parts = [Part { name: &name, bytes: &bytes }];
            let page = fill(PAGE, &title, &parts).expect("a template");
            // The same tags in the same order: every `<` in the page is from the template.
            let tags = |page: &str| page.split('<').skip(1).map(|tag| {
                tag.split('>').next().unwrap_or_default().to_owned()
            }).collect::<Vec<_>>();
            prop_assert_eq!(tags(&page), tags(PAGE));
            prop_assert!(own(&page).ends_with(&bytes));
            prop_assert_eq!(own(&page), pack(&parts));
        }
    }
}
