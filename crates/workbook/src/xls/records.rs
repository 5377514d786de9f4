//! Records, and texts that continue from one record to the next.

use super::{ends_early, kinds};
use crate::binary::u16_at;
use crate::refuse::Read;

/// A record.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// Its content.
    pub data: &'a [u8],
}

/// The records of a stream.
pub struct Records<'a> {
    rest: &'a [u8],
    part: &'a str,
}

impl<'a> Records<'a> {
    /// The records of a stream; `part` names it where something is wrong.
    pub fn new(stream: &'a [u8], part: &'a str) -> Self {
        Self { rest: stream, part }
    }

    /// The next record; `None` at the end.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` where the stream ends in a record.
    pub fn next(&mut self) -> Read<Option<Record<'a>>> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (record, rest) = split(self.rest).ok_or_else(|| ends_early(self.part))?;
        self.rest = rest;
        Ok(Some(record))
    }

    /// The content of the record read last and of those that continue it.
    pub fn segments(&self, record: &Record<'a>) -> Segments<'a> {
        Segments {
            current: record.data,
            rest: self.rest,
        }
    }
}

fn split(stream: &[u8]) -> Option<(Record<'_>, &[u8])> {
    let (kind, length) = (u16_at(stream, 0)?, usize::from(u16_at(stream, 2)?));
    let (data, rest) = stream.get(4..)?.split_at_checked(length)?;
    Some((Record { kind, data }, rest))
}

/// The content of a record and of those that continue it.
pub struct Segments<'a> {
    current: &'a [u8],
    /// The records after the current one.
    rest: &'a [u8],
}

impl<'a> Segments<'a> {
    /// Content that no record continues.
    pub fn of(content: &'a [u8]) -> Self {
        Self {
            current: content,
            rest: &[],
        }
    }

    /// Whether nothing is left.
    pub fn is_at_end(&mut self) -> bool {
        self.current.is_empty() && !self.advance()
    }

    /// Moves to the next record with content that continues this one.
    fn advance(&mut self) -> bool {
        while let Some((record, rest)) = split(self.rest) {
            if record.kind != kinds::CONTINUE {
                break;
            }
            (self.current, self.rest) = (record.data, rest);
            if !record.data.is_empty() {
                return true;
            }
        }
        false
    }

    fn byte(&mut self) -> Option<u8> {
        if self.is_at_end() {
            return None;
        }
        let (byte, rest) = self.current.split_first()?;
        self.current = rest;
        Some(*byte)
    }

    /// The next two bytes as a number.
    pub fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        let (low, high) = (self.u16()?, self.u16()?);
        Some(u32::from(high) << 16 | u32::from(low))
    }

    /// Passes over bytes.
    pub fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if self.is_at_end() {
                return None;
            }
            let now = count.min(self.current.len());
            self.current = self.current.get(now..)?;
            count -= now;
        }
        Some(())
    }

    /// Takes a text of the table of strings ([MS-XLS] 2.5.293), without its formats and readings.
    pub fn rich_text(&mut self, out: &mut String) -> Option<()> {
        let length = usize::from(self.u16()?);
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.u16()? };
        let further = if flags & 4 == 0 { 0 } else { self.u32()? };
        self.units(length, flags & 1 == 1, out)?;
        self.skip(usize::from(runs) * 4)?;
        self.skip(usize::try_from(further).ok()?)
    }

    /// Takes a text of this many UTF-16 units, which begins with a byte of flags.
    pub fn text(&mut self, length: usize, out: &mut String) -> Option<()> {
        let is_wide = self.byte()? & 1 == 1;
        self.units(length, is_wide, out)
    }

    /// Takes UTF-16 units, whose upper bytes are left out unless `is_wide`. A record that continues
    /// a text begins with flags of its own.
    fn units(&mut self, length: usize, mut is_wide: bool, out: &mut String) -> Option<()> {
        // At most 65,535, as the length is in two bytes.
        let mut units: Vec<u16> = Vec::with_capacity(length);
        while units.len() < length {
            let wanted = length - units.len();
            let size = if is_wide { 2 } else { 1 };
            let whole = (self.current.len() / size).min(wanted);
            let (now, rest) = self.current.split_at_checked(whole * size)?;
            match is_wide {
                true => units.extend(now.as_chunks().0.iter().copied().map(u16::from_le_bytes)),
                false => units.extend(now.iter().copied().map(u16::from)),
            }
            self.current = rest;
            if units.len() < length {
                if !self.advance() {
                    return None;
                }
                is_wide = self.byte()? & 1 == 1;
            }
        }
        let characters = char::decode_utf16(units);
        out.extend(characters.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::Segments;

    #[test]
    fn a_text_continues_in_other_widths() {
        // “ab” in single bytes, then “ŷ” and “c” in two each, then “d” in one.
        let rest = b"\x3c\0\x05\0\x01\x77\x01c\0\x3c\0\x02\0\0d";
        let mut segments = Segments {
            current: b"\x05\0\0ab",
            rest,
        };
        let mut text = String::new();
        assert_eq!(segments.rich_text(&mut text), Some(()));
        assert_eq!(text, "abŷcd");
        assert!(segments.is_at_end());
    }

    #[test]
    fn formats_and_readings_are_passed_over() {
        let mut segments = Segments::of(b"\x01\0\x0c\x01\0\x02\0\0\0aRRRRxx\x01\0\0b");
        for expected in ["a", "b"] {
            let mut text = String::new();
            segments.rich_text(&mut text).expect("a text");
            assert_eq!(text, expected);
        }
        assert!(segments.is_at_end());
    }

    #[test]
    fn a_text_that_ends_early_is_none() {
        for short in [
            &b""[..],
            b"\x05",
            b"\x05\0",
            b"\x05\0\0abcd",
            b"\x01\0\x01a",
            b"\x01\0\x08",
        ] {
            let mut text = String::new();
            assert_eq!(Segments::of(short).rich_text(&mut text), None, "{short:?}");
        }
    }
}
