//! Sections of a file, from its start to its end, that represent the whole.

/// A file of up to this many bytes is examined in full.
const SMALL: usize = 256 << 10;
/// How many bytes at the start of a longer file are examined.
const HEAD: usize = 64 << 10;
/// How many further sections are examined, evenly spaced, the last at the end.
const STRETCHES: usize = 12;
/// The length of each section, in bytes.
const STRETCH: usize = 16 << 10;

/// Whole lines of a text: all of a small one, else its start and evenly spaced sections of the
/// rest.
pub fn take(text: &str) -> Vec<&str> {
    if text.len() <= SMALL {
        return vec![text];
    }
    let mut stretches = vec![lines(text, 0, HEAD)];
    let room = text.len() - HEAD - STRETCH;
    for i in 1..=STRETCHES {
        let start = HEAD + room * i / STRETCHES;
        stretches.push(lines(text, start, STRETCH));
    }
    stretches
}

/// The whole lines among `length` bytes from `start`.
fn lines(text: &str, start: usize, length: usize) -> &str {
    let bytes = text.as_bytes().get(start..).unwrap_or_default();
    let bytes = bytes.get(..length).unwrap_or(bytes);
    let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let first = match start {
        0 => 0,
        _ => bytes.iter().position(is_end).map_or(bytes.len(), |i| i + 1),
    };
    let last = bytes.iter().rposition(is_end).map_or(0, |i| i + 1);
    text.get(start + first..start + last).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{SMALL, take};

    #[test]
    fn whole_lines_from_start_to_end() {
        assert_eq!(take("a\nŷ"), ["a\nŷ"]);
        let text: String = (0..SMALL / 4).map(|n| format!("ŷ {n:06}\n")).collect();
        let stretches = take(&text);
        assert!(stretches.len() > 10);
        assert!(stretches[0].starts_with("ŷ 000000\n"));
        assert!(stretches.last().is_some_and(|last| text.ends_with(last)));
        for line in stretches.iter().flat_map(|stretch| stretch.lines()) {
            assert_eq!(line.chars().count(), 8, "{line}");
        }
        assert!(take(&"x".repeat(SMALL * 2)).concat().is_empty());
    }
}
