//! Decodes a file's bytes to text.

mod detect;
mod tables;
mod utf16;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use tables::CodePage;

/// How a file's bytes were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, including plain ASCII.
    #[default]
    Utf8,
    /// UTF-8 with invalid bytes, each of which became U+FFFD.
    Utf8Lossy,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// Windows-1252 (Western European).
    Windows1252,
    /// ISO-8859-14 (Latin-8, Celtic), which has the Welsh ŵ and ŷ.
    Iso8859_14,
    /// Mac Roman, Excel's “CSV (Macintosh)”.
    MacRoman,
    /// Code page 850, Excel's “CSV (MS-DOS)”.
    Cp850,
}

impl Encoding {
    /// The encodings that a user may choose from, likeliest first.
    pub const CHOICES: &'static [Self] = &[
        Self::Utf8,
        Self::Windows1252,
        Self::Iso8859_14,
        Self::MacRoman,
        Self::Cp850,
        Self::Utf16Le,
        Self::Utf16Be,
    ];

    /// The encoding's name as people know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Lossy => "UTF-8 with faults",
            Self::Utf16Le => "UTF-16 (little endian)",
            Self::Utf16Be => "UTF-16 (big endian)",
            Self::Windows1252 => "Windows-1252",
            Self::Iso8859_14 => "ISO-8859-14 (Celtic)",
            Self::MacRoman => "Mac Roman",
            Self::Cp850 => "CP850 (MS-DOS)",
        }
    }

    /// The code page of a single-byte encoding: its upper 128 characters.
    const fn table(self) -> Option<&'static CodePage> {
        match self {
            Self::Windows1252 => Some(&tables::WINDOWS_1252),
            Self::Iso8859_14 => Some(&tables::ISO_8859_14),
            Self::MacRoman => Some(&tables::MAC_ROMAN),
            Self::Cp850 => Some(&tables::CP850),
            Self::Utf8 | Self::Utf8Lossy | Self::Utf16Le | Self::Utf16Be => None,
        }
    }
}

/// A file's text and how it was decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text, without byte order marks at its start and without the DOS end-of-file mark. Bytes
    /// that could not be decoded are U+FFFD.
    pub text: Cow<'b, str>,
    /// The encoding used.
    pub encoding: Encoding,
    /// Whether the encoding was guessed, as neither the file nor the user named it.
    pub guessed: bool,
    /// Whether the file ends in half a UTF-16 character, which was left out.
    pub half: bool,
    /// Its headings were in two rows and were made one: the number of the upper.
    pub grouped_header: Option<u32>,
}

/// Decodes bytes: in the encoding chosen by the user, else that of the file's byte order mark, else
/// UTF-8 or UTF-16 where the bytes have that shape, else the likeliest single-byte encoding (see
/// [`detect::single_byte`]). `None` where the encoding is not supported (UTF-32).
#[must_use]
pub fn decode(bytes: &[u8], settled: Option<Encoding>) -> Option<Decoded<'_>> {
    if let Some(encoding) = settled {
        return Some(read_as(bytes, encoding, false));
    }
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => None,
        [0xff, 0xfe, ..] => Some(read_as(bytes, Encoding::Utf16Le, false)),
        [0xfe, 0xff, ..] => Some(read_as(bytes, Encoding::Utf16Be, false)),
        _ => Some(unmarked(bytes)),
    }
}

fn unmarked(bytes: &[u8]) -> Decoded<'_> {
    if let Some(encoding) = utf16::without_a_mark(bytes) {
        return read_as(bytes, encoding, true);
    }
    if let Ok(text) = str::from_utf8(trimmed(bytes)) {
        return Decoded {
            text: Cow::Borrowed(text),
            encoding: Encoding::Utf8,
            guessed: false,
            half: false,
            grouped_header: None,
        };
    }
    if is_mostly_utf8(bytes) {
        return read_as(bytes, Encoding::Utf8, false);
    }
    read_as(bytes, detect::single_byte(bytes), true)
}

fn read_as(bytes: &[u8], encoding: Encoding, guessed: bool) -> Decoded<'_> {
    let (text, half) = match encoding {
        Encoding::Utf16Le => utf16::read(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => utf16::read(bytes, u16::from_be_bytes),
        _ => (String::new(), false),
    };
    let (text, encoding) = match (encoding, encoding.table()) {
        (Encoding::Utf16Le | Encoding::Utf16Be, _) => (Cow::Owned(text), encoding),
        (_, Some(table)) => (Cow::Owned(single_byte(trimmed(bytes), table)), encoding),
        (_, None) => match String::from_utf8_lossy(trimmed(bytes)) {
            Cow::Borrowed(text) => (Cow::Borrowed(text), Encoding::Utf8),
            owned => (owned, Encoding::Utf8Lossy),
        },
    };
    Decoded {
        text,
        encoding,
        guessed,
        half,
        grouped_header: None,
    }
}

const MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

/// The bytes without UTF-8 byte order marks at the start and the DOS end-of-file mark.
fn trimmed(mut bytes: &[u8]) -> &[u8] {
    while let Some(rest) = bytes.strip_prefix(&MARK) {
        bytes = rest;
    }
    let mut end = bytes;
    while let [rest @ .., b'\r' | b'\n' | 0x1a] = end {
        end = rest;
    }
    let tail = bytes.get(end.len()..).unwrap_or_default();
    let kept = tail.iter().position(|&byte| byte == 0x1a);
    bytes
        .get(..end.len() + kept.unwrap_or(tail.len()))
        .unwrap_or(bytes)
}

fn single_byte(bytes: &[u8], table: &CodePage) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    let mut rest = bytes;
    while !rest.is_empty() {
        let plain = rest.iter().position(|byte| !byte.is_ascii());
        let (ascii, high) = rest.split_at(plain.unwrap_or(rest.len()));
        text.push_str(str::from_utf8(ascii).unwrap_or_default());
        rest = high;
        if let [byte, after @ ..] = high {
            text.push(character(*byte, table));
            rest = after;
        }
    }
    text
}

fn character(byte: u8, table: &CodePage) -> char {
    let beyond = byte
        .checked_sub(0x80)
        .and_then(|i| table.get(usize::from(i)));
    beyond.copied().unwrap_or(char::from(byte))
}

/// Whether there are at least as many well-formed multi-byte characters as runs of invalid bytes;
/// one is enough where the file begins with UTF-8's byte order mark.
///
/// In a file of another encoding hardly any accented letter happens to be well-formed UTF-8, so a
/// single damaged row does not make a UTF-8 file look like another encoding.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut well_formed, mut faults, mut in_fault) = (0_usize, 0_usize, false);
    for chunk in trimmed(bytes).utf8_chunks() {
        let valid = chunk.valid();
        well_formed += valid.bytes().filter(|&byte| byte >= 0xc0).count();
        if !valid.is_empty() {
            in_fault = false;
        }
        if !chunk.invalid().is_empty() && !in_fault {
            faults += 1;
            in_fault = true;
        }
    }
    well_formed >= faults || (well_formed > 0 && bytes.starts_with(&MARK))
}

#[cfg(test)]
mod tests {
    use super::{Encoding, character, decode};

    #[test]
    fn encodings() {
        for (bytes, text, encoding, guessed) in [
            (&b"a,b"[..], "a,b", Encoding::Utf8, false),
            (b"\xef\xbb\xbf\xef\xbb\xbfa", "a", Encoding::Utf8, false),
            (b"a\n\x1a", "a\n", Encoding::Utf8, false),
            (b"a\r\n\x1a\r\n\x1a\x1a\n", "a\r\n", Encoding::Utf8, false),
            (b"\xff\xfea\0\x77\x01", "aŷ", Encoding::Utf16Le, false),
            (b"\xfe\xff\0a\x01\x77", "aŷ", Encoding::Utf16Be, false),
            (
                b"\xff\xfea\0\x00\xd8",
                "a\u{fffd}",
                Encoding::Utf16Le,
                false,
            ),
            (b"\xff\xfe", "", Encoding::Utf16Le, false),
            (b"i\0d\0,\0\x77\x01\n\0", "id,ŷ\n", Encoding::Utf16Le, true),
            (b"\0i\0d\0,\x01\x77\0\n", "id,ŷ\n", Encoding::Utf16Be, true),
            (
                b"caf\xe9 \x80 \x93x\x94",
                "café € “x”",
                Encoding::Windows1252,
                true,
            ),
            (
                "tŷ \u{2013} \u{1}".as_bytes(),
                "tŷ – \u{1}",
                Encoding::Utf8,
                false,
            ),
            (b"t\xc5\xb7 \xff", "tŷ \u{fffd}", Encoding::Utf8Lossy, false),
            (b"t\xc5\xb7 \xc5", "tŷ \u{fffd}", Encoding::Utf8Lossy, false),
            (
                b"\xef\xbb\xbft\xc5\xb7 \xff a\xff",
                "tŷ \u{fffd} a\u{fffd}",
                Encoding::Utf8Lossy,
                false,
            ),
            (b"\xef\xbb\xbfcaf\xe9", "café", Encoding::Windows1252, true),
        ] {
            let read = decode(bytes, None).expect("an encoding that is read");
            assert_eq!(
                (read.text.as_ref(), read.encoding, read.guessed),
                (text, encoding, guessed)
            );
        }
        assert!(decode(b"\xff\xfe\0\0a\0\0\0", None).is_none());
    }

    #[test]
    fn half_a_character_at_the_end_is_told() {
        for (bytes, text, half) in [
            (&b"\xff\xfea\0b"[..], "a", true),
            (b"\xff\xfea\0\n", "a", false),
            (b"\xff\xfea\0\x1a", "a", false),
            (b"\xff\xfea\0\0", "a", false),
        ] {
            let read = decode(bytes, None).expect("UTF-16");
            assert_eq!((read.text.as_ref(), read.half), (text, half), "{bytes:?}");
        }
    }

    #[test]
    fn what_the_user_settled_is_done() {
        for (encoding, text) in [
            (Encoding::Utf8, "T\u{fffd},\u{fffd}"),
            (Encoding::Windows1252, "Tþ,£"),
            (Encoding::Iso8859_14, "Tŷ,£"),
            (Encoding::MacRoman, "T˛,£"),
            (Encoding::Cp850, "T■,ú"),
        ] {
            let read = decode(b"T\xfe,\xa3", Some(encoding)).expect("text");
            assert!(!read.guessed);
            assert_eq!(read.text, text, "{encoding:?}");
        }
        let read = decode(b"a\0\x77\x01", Some(Encoding::Utf16Le)).expect("text");
        assert_eq!(read.text, "aŷ");
    }

    #[test]
    fn every_single_byte_encoding_reads_back_what_it_can_write() {
        for &encoding in Encoding::CHOICES {
            let Some(table) = encoding.table() else {
                continue;
            };
            let bytes: Vec<u8> = (1..=0x19).chain(0x1b..=0xff).collect();
            let read = decode(&bytes, Some(encoding)).expect("text");
            assert_eq!(read.text.chars().count(), bytes.len(), "{encoding:?}");
            for (&byte, c) in bytes.iter().zip(read.text.chars()) {
                assert_eq!(c, character(byte, table));
                assert_eq!(c.is_ascii(), byte.is_ascii(), "{encoding:?} {byte:x}");
            }
        }
    }
}
