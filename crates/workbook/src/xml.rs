//! The XML of workbooks as a plain stream: without custom entities, document types or recursion.

use std::borrow::Cow;

use ingest::Damage;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::refuse::{Read, damaged};

/// A step through a document. An empty element opens and closes.
pub enum Node<'x> {
    /// An element begins.
    Open(BytesStart<'x>),
    /// The innermost element ends.
    Close,
    /// Text, with references resolved.
    Text(Cow<'x, str>),
    /// The document ends, with every element closed.
    End,
}

/// A document being read.
pub struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x str,
    depth: usize,
}

impl<'x> Xml<'x> {
    /// Begins a document; `part` names it where something is wrong.
    pub fn new(text: &'x str, part: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            part,
            depth: 0,
        }
    }

    /// The number of open elements.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The number of bytes of the text that have been read.
    pub fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// The next step.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` where the document is not well-formed, ends early, or defines entities.
    pub fn next(&mut self) -> Read<Node<'x>> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.broken())?;
            return Ok(match event {
                Event::Start(element) => {
                    self.depth += 1;
                    Node::Open(element)
                }
                Event::End(_) => {
                    self.depth = self.depth.checked_sub(1).ok_or_else(|| self.broken())?;
                    Node::Close
                }
                Event::Text(text) => Node::Text(match text.into_inner() {
                    Cow::Borrowed(text) => lines(text),
                    Cow::Owned(text) => Cow::Owned(lines(&text).into_owned()),
                }),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(name) => Node::Text(self.character(&name)?),
                Event::Eof if self.depth == 0 => Node::End,
                Event::Eof => {
                    return Err(damaged(Damage::PartEndsEarly {
                        part: self.part.to_owned(),
                    }));
                }
                Event::DocType(_) => {
                    return Err(damaged(Damage::DocumentType {
                        part: self.part.to_owned(),
                    }));
                }
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// Skips the rest of the element that was opened last.
    pub fn skip(&mut self) -> Read<()> {
        let depth = self.depth;
        while self.depth >= depth {
            if matches!(self.next()?, Node::End) {
                break;
            }
        }
        Ok(())
    }

    fn character(&self, name: &quick_xml::events::BytesRef<'_>) -> Read<Cow<'x, str>> {
        let text = match name.resolve_char_ref().map_err(|_| self.broken())? {
            Some(c) => return Ok(Cow::Owned(c.into())),
            None => quick_xml::escape::resolve_predefined_entity(name),
        };
        text.map(Cow::Borrowed).ok_or_else(|| self.broken())
    }

    fn broken(&self) -> ingest::Refusal {
        damaged(Damage::NotWellFormed {
            part: self.part.to_owned(),
        })
    }
}

/// Converts every line end to `\n` (XML 1.0, section 2.11).
fn lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// An attribute by its local name.
///
/// # Errors
///
/// `E_WORKBOOK_DAMAGED` where the attributes are not well-formed.
pub fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Read<Option<Cow<'e, str>>> {
    let broken = || damaged(Damage::AttributesBroken);
    // The time to check for repeated names grows with the square of their number.
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| broken())?;
        if attribute.key.local_name().as_ref() == name {
            return attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map(Some)
                .map_err(|_| broken());
        }
    }
    Ok(None)
}

/// A number in an attribute; `None` where it is missing or not a number.
pub fn number(element: &BytesStart<'_>, name: &str) -> Read<Option<u32>> {
    Ok(attribute(element, name)?.and_then(|value| value.trim().parse().ok()))
}

/// Whether an attribute is true.
pub fn flag(element: &BytesStart<'_>, name: &str) -> Read<bool> {
    Ok(attribute(element, name)?.is_some_and(|value| matches!(value.trim(), "1" | "true" | "on")))
}

/// The text of a part: UTF-8, or UTF-16 with a byte order mark, which is removed.
///
/// # Errors
///
/// `E_WORKBOOK_DAMAGED` for any other bytes.
pub fn text(bytes: Vec<u8>, part: &str) -> Read<String> {
    let broken = || {
        damaged(Damage::PartNotText {
            part: part.to_owned(),
        })
    };
    let wide = |of: fn([u8; 2]) -> u16| -> Option<String> {
        let (pairs, _) = bytes.as_chunks();
        let units: Vec<u16> = pairs.iter().copied().map(of).collect();
        String::from_utf16(units.get(1..).unwrap_or_default()).ok()
    };
    match bytes.first_chunk() {
        Some(b"\xff\xfe") => wide(u16::from_le_bytes).ok_or_else(broken),
        Some(b"\xfe\xff") => wide(u16::from_be_bytes).ok_or_else(broken),
        _ => {
            let mut text = String::from_utf8(bytes).map_err(|_| broken())?;
            if text.starts_with('\u{feff}') {
                text.drain(..3);
            }
            Ok(text)
        }
    }
}
