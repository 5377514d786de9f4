//! Reads texts of cells: the shared table, inline strings, and the escapes in both.

use std::borrow::Cow;

use crate::refuse::Read;
use crate::xml::{Node, Xml};

/// The shared strings, concatenated.
#[derive(Default)]
pub struct SharedStrings {
    text: String,
    ends: Vec<usize>,
}

impl SharedStrings {
    /// Reads the table.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` where the part is not well-formed.
    pub fn from_part(part: &str) -> Read<Self> {
        let mut xml = Xml::new(part, "shared strings");
        let mut strings = Self::default();
        let mut one = String::new();
        loop {
            match xml.next()? {
                Node::End => return Ok(strings),
                Node::Open(element) if element.local_name().as_ref() == "si" => {
                    one.clear();
                    rich_text(&mut xml, &mut one)?;
                    strings.text.push_str(&unescaped(&one));
                    strings.ends.push(strings.text.len());
                }
                _ => {}
            }
        }
    }

    /// The string with a given index.
    pub fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let start = match at.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start..end)
    }
}

/// Adds the text of the element that was opened last (`si` or `is`): plain or in runs, without
/// phonetic hints.
pub fn rich_text(xml: &mut Xml<'_>, out: &mut String) -> Read<()> {
    let outer = xml.depth();
    let mut in_text = None;
    while xml.depth() >= outer {
        match xml.next()? {
            Node::Open(element) => match element.local_name().as_ref() {
                "rPh" => xml.skip()?,
                "t" => in_text = Some(xml.depth()),
                _ => {}
            },
            Node::Close if in_text.is_some_and(|depth| xml.depth() < depth) => in_text = None,
            Node::Text(text) if in_text.is_some() => out.push_str(&text),
            Node::Close | Node::Text(_) | Node::End => {}
        }
    }
    Ok(())
}

/// Resolves `_xHHHH_` (ECMA-376 part 1, 22.9.2.19), and makes every line end `\n`.
#[must_use]
pub fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") && !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        units.extend(before.encode_utf16());
        match escape(from) {
            Some((unit, after)) => {
                units.push(unit);
                rest = after;
            }
            None => {
                units.extend("_x".encode_utf16());
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    units.extend(rest.encode_utf16());
    let text = String::from_utf16_lossy(&units);
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn escape(text: &str) -> Option<(u16, &str)> {
    let digits = text.get(2..6)?;
    let after = text.get(6..)?.strip_prefix('_')?;
    let is_hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
    let unit = u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
    Some((unit, after))
}

#[cfg(test)]
mod tests {
    use super::{SharedStrings, unescaped};

    #[test]
    fn plain_rich_and_phonetic() {
        let strings = SharedStrings::from_part(
            r#"<sst><si><t>Leeds</t></si><si><r><t xml:space="preserve">V&amp;A </t></r><r><t>Dundee</t></r><rPh><t>x</t></rPh></si><si/><si><t>a_x000D_
b</t></si></sst>"#,
        );
        let strings = strings.unwrap_or_default();
        let all: Vec<_> = (0..5).map(|i| strings.get(i)).collect();
        assert_eq!(
            all,
            [
                Some("Leeds"),
                Some("V&A Dundee"),
                Some(""),
                Some("a\nb"),
                None
            ]
        );
    }

    #[test]
    fn escapes() {
        for (text, expected) in [
            ("a_x000A_b", "a\nb"),
            ("_x005F_x000A_", "_x000A_"),
            ("_x00", "_x00"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("_x+0A0_", "_x+0A0_"),
            ("_xéé_", "_xéé_"),
            ("_xD83D__xDE00_", "😀"),
            ("a\r\nb\rc", "a\nb\nc"),
        ] {
            assert_eq!(unescaped(text), expected, "{text:?}");
        }
    }
}
