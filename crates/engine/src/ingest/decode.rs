//! Bytes → text.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// How a file's bytes were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, also plain ASCII.
    #[default]
    Utf8,
    /// UTF-8 with bytes that are none: each became U+FFFD.
    Utf8Lossy,
    /// UTF-16, little endian, by its mark.
    Utf16Le,
    /// UTF-16, big endian, by its mark.
    Utf16Be,
    /// Windows-1252 (Western European), a guess.
    Windows1252,
}

impl Encoding {
    /// The name people know it by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Lossy => "UTF-8 with faults",
            Self::Utf16Le => "UTF-16 (little endian)",
            Self::Utf16Be => "UTF-16 (big endian)",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// Reads bytes as text, without byte order marks and without the DOS end-of-file mark. `None`
/// where the encoding is one that is not read (UTF-32).
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<(Cow<'_, str>, Encoding)> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => None,
        [0xff, 0xfe, rest @ ..] => Some((utf16(rest, u16::from_le_bytes), Encoding::Utf16Le)),
        [0xfe, 0xff, rest @ ..] => Some((utf16(rest, u16::from_be_bytes), Encoding::Utf16Be)),
        _ => Some(eight_bit(without_marks(bytes))),
    }
}

fn without_marks(mut bytes: &[u8]) -> &[u8] {
    while let [0xef, 0xbb, 0xbf, rest @ ..] = bytes {
        bytes = rest;
    }
    while let [rest @ .., 0x1a] = bytes {
        bytes = rest;
    }
    bytes
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'static, str> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|&pair| unit(pair));
    let text: String = char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    let text = text
        .trim_start_matches('\u{feff}')
        .trim_end_matches('\u{1a}');
    Cow::Owned(text.to_owned())
}

fn eight_bit(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    if let Ok(text) = str::from_utf8(bytes) {
        return (Cow::Borrowed(text), Encoding::Utf8);
    }
    if is_mostly_utf8(bytes) {
        (String::from_utf8_lossy(bytes), Encoding::Utf8Lossy)
    } else {
        let text = bytes.iter().map(|&byte| windows_1252(byte)).collect();
        (Cow::Owned(text), Encoding::Windows1252)
    }
}

/// Whether well-formed multi-byte characters are at least as many as stretches of faulty bytes.
///
/// In a file of another encoding hardly any accented letter happens to be well-formed UTF-8, so one
/// damaged row does not turn a whole UTF-8 file into another encoding.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut well_formed, mut faults, mut in_fault) = (0_usize, 0_usize, false);
    for chunk in bytes.utf8_chunks() {
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
    well_formed >= faults
}

/// The characters of bytes 0x80 to 0x9F in Windows-1252 (WHATWG Encoding Standard); the five that
/// it leaves open are U+FFFD here.
const HIGH: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}',
    'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => HIGH
            .get(usize::from(byte - 0x80))
            .copied()
            .unwrap_or_default(),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, decode};

    #[test]
    fn encodings() {
        for (bytes, text, encoding) in [
            (&b"a,b"[..], "a,b", Encoding::Utf8),
            (b"\xef\xbb\xbf\xef\xbb\xbfa", "a", Encoding::Utf8),
            (b"a\n\x1a", "a\n", Encoding::Utf8),
            (b"\xff\xfea\0\x77\x01", "aŷ", Encoding::Utf16Le),
            (b"\xfe\xff\0a\x01\x77", "aŷ", Encoding::Utf16Be),
            (b"\xff\xfea\0\x00\xd8", "a\u{fffd}", Encoding::Utf16Le),
            (b"\xff\xfea", "", Encoding::Utf16Le),
            (
                b"caf\xe9 \x80 \x93x\x94",
                "café € “x”",
                Encoding::Windows1252,
            ),
            ("tŷ \u{2013} \u{1}".as_bytes(), "tŷ – \u{1}", Encoding::Utf8),
            (b"t\xc5\xb7 \xff", "tŷ \u{fffd}", Encoding::Utf8Lossy),
            (b"t\xc5\xb7 \xc5", "tŷ \u{fffd}", Encoding::Utf8Lossy),
        ] {
            let (read, how) = decode(bytes).expect("an encoding that is read");
            assert_eq!((read.as_ref(), how), (text, encoding));
        }
        assert!(decode(b"\xff\xfe\0\0a\0\0\0").is_none());
    }
}
