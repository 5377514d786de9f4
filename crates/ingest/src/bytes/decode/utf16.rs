//! UTF-16, with and without a byte order mark.

use super::Encoding;

/// How many bytes are examined for signs of UTF-16.
const LOOKED_AT: usize = 1 << 16;

/// The text, and whether half a character at the end was left out. Lone surrogates become U+FFFD.
pub fn read(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, bool) {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len() / 2 + bytes.len() / 32);
    let units = pairs.iter().map(|&pair| unit(pair));
    text.extend(
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .skip_while(|&c| c == '\u{feff}'),
    );
    let tail = text.trim_end_matches(['\r', '\n', '\u{1a}']).len();
    if let Some(mark) = text.get(tail..).and_then(|tail| tail.find('\u{1a}')) {
        text.truncate(tail + mark);
    }
    let half = matches!(odd, [byte] if !matches!(byte, 0 | b'\r' | b'\n' | 0x1a));
    (text, half)
}

/// Detects UTF-16 and its byte order without a byte order mark: in mostly Latin text every other
/// byte is zero, always on the same side.
pub fn without_a_mark(bytes: &[u8]) -> Option<Encoding> {
    let (pairs, _) = bytes.get(..LOOKED_AT).unwrap_or(bytes).as_chunks::<2>();
    let zeros = |side: usize| {
        pairs
            .iter()
            .filter(|pair| pair.get(side) == Some(&0))
            .count()
    };
    let (first, second) = (zeros(0), zeros(1));
    let mostly = |zeros: usize| zeros > 1 && zeros * 10 > pairs.len() * 7;
    let hardly = |zeros: usize| zeros * 20 <= pairs.len();
    match (first, second) {
        _ if mostly(second) && hardly(first) => Some(Encoding::Utf16Le),
        _ if mostly(first) && hardly(second) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, without_a_mark};

    #[test]
    fn the_shape_of_utf16() {
        let text = "id,partner\n1,Tŷ Pawb\n2,Oriel Ynys Môn\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let wide: Vec<u8> = text
            .chars()
            .flat_map(|c| u32::from(c).to_le_bytes())
            .collect();
        assert_eq!(without_a_mark(&le), Some(Encoding::Utf16Le));
        assert_eq!(without_a_mark(&be), Some(Encoding::Utf16Be));
        for other in [
            &wide[..],
            text.as_bytes(),
            b"",
            b"a",
            b"a\0b\0c,de",
            &[0; 64],
        ] {
            assert_eq!(without_a_mark(other), None, "{other:?}");
        }
    }
}
