//! Encodes bytes as text that is valid in a UTF-8 page, at seven bits a byte.
//!
//! The bits are taken seven at a time, from the highest. Each group of seven is the ASCII character
//! with that number, unless it is one of [`SHUNNED`]: those and the next seven bits become one
//! character of two bytes, `U+0080` + 128 × (index in the list) + the seven bits. So seven bits
//! always take one byte. (The idea is base-122's; the alphabet is ours.) Line feeds are not part of
//! the code: they keep lines short for software that cannot handle long ones.

/// Numbers that are never used as characters: what HTML changes or interprets (NUL, CR, `<`, `>`,
/// `&`), white space, the backslash, and controls that editors and mail programs act on. There are
/// fifteen: 15 × 128 is the number of two-byte characters.
pub const SHUNNED: [u8; 15] = [
    0x00, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B, b' ', b'&', b'<', b'>', b'\\', 0x7F,
];

/// The number of characters in a line. It takes at most twice as many bytes, so that mail programs
/// leave lines whole (they may break those of more than 998).
const LINE: usize = 480;

/// Encodes bytes as text with 8/7 of their length, plus a line feed per line.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 8 / 7 + bytes.len() / LINE + 2);
    let mut sevens = sevens(bytes);
    let mut in_line = 0;
    while let Some(seven) = sevens.next() {
        let shunned = SHUNNED.iter().position(|&one| one == seven);
        out.push(match shunned {
            None => char::from(seven),
            Some(place) => {
                let next = sevens.next().unwrap_or_default();
                two_bytes(place as u32, next)
            }
        });
        in_line += 1;
        if in_line == LINE {
            out.push('\n');
            in_line = 0;
        }
    }
    out
}

/// A character from `U+0080` to `U+07FF`, all of which take two bytes.
fn two_bytes(place: u32, next: u8) -> char {
    char::from_u32(0x80 + (place << 7) + u32::from(next)).unwrap_or('\u{80}')
}

/// Decodes the text; `None` where it is not in this encoding. Missing bits at the end of the last
/// byte are padding.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 7 / 8);
    let (mut held, mut bits) = (0u32, 0);
    let mut take = |seven: u32| {
        held = (held << 7 | seven) & 0x7FFF;
        bits += 7;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
        }
    };
    for c in text.chars().filter(|c| *c != '\n') {
        match u32::from(c) {
            code @ 0..=0x7F => {
                take(code);
            }
            code @ 0x80..=0x7FF => {
                let place = (code - 0x80) >> 7;
                take(u32::from(*SHUNNED.get(place as usize)?));
                take((code - 0x80) & 0x7F);
            }
            _ => return None,
        }
    }
    Some(out)
}

fn sevens(bytes: &[u8]) -> impl Iterator<Item = u8> + '_ {
    let mut bytes = bytes.iter();
    let (mut held, mut bits) = (0u32, 0);
    std::iter::from_fn(move || {
        if bits < 7 {
            match bytes.next() {
                Some(&byte) => {
                    held = (held << 8 | u32::from(byte)) & 0xFFFF;
                    bits += 8;
                }
                None if bits == 0 => return None,
                None => {
                    held <<= 7 - bits;
                    bits = 7;
                }
            }
        }
        bits -= 7;
        Some((held >> bits & 0x7F) as u8)
    })
}

#[cfg(test)]
mod tests {
    use super::{SHUNNED, decode, encode};
    use proptest::prelude::*;

    fn check(bytes: &[u8]) {
        let text = encode(bytes);
        let mut back = decode(&text).expect("our own text");
        // Padding yields at most one byte: seven bits of an unfilled pair.
        assert!(back.len() == bytes.len() || back.len() == bytes.len() + 1);
        back.truncate(bytes.len());
        assert_eq!(back, bytes);
        let stands = |c: char| c == '\n' || !u8::try_from(c).is_ok_and(|c| SHUNNED.contains(&c));
        assert!(text.chars().all(stands), "{text:?}");
    }

    #[test]
    fn small_ones() {
        for bytes in [
            &b""[..],
            b"\0",
            b"<",
            b"\0\0\0\0\0\0\0\0",
            b"</script>",
            &[255; 9],
        ] {
            check(bytes);
        }
        assert_eq!(encode(b"").len(), 0);
        assert_eq!(decode("\u{800}"), None);
    }

    #[test]
    fn it_is_dense_and_its_lines_are_short() {
        let mixed = |i: u32| (i.wrapping_mul(2_654_435_761) >> 13) as u8;
        let bytes: Vec<u8> = (0..70_000).map(mixed).collect();
        let text = encode(&bytes);
        assert!(text.len() < 70_000 * 8 / 7 + 1_000, "{}", text.len());
        assert!(text.lines().all(|line| line.len() <= 998));
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            check(&bytes);
        }
    }
}
