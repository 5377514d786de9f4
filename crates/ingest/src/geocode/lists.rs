//! Lists in one cell: `1. Truro 2. Edinburgh`.

/// The items of a numbered or lettered list in one line: `1. Truro 2. Edinburgh`, `a) Truro b)
/// Edinburgh`. Empty where a text is no such list.
pub(crate) fn listed(text: &str) -> Vec<&str> {
    let mut items = Vec::new();
    for first in ['1', 'a', 'A'] {
        items.clear();
        let mut rest = text.trim();
        let mut marker = u32::from(first);
        while let Some((before, after)) = char::from_u32(marker).and_then(|c| at_marker(rest, c)) {
            if marker == u32::from(first) && !before.is_empty() {
                break;
            }
            if marker > u32::from(first) {
                items.push(before);
            }
            rest = after;
            marker += 1;
        }
        if !items.is_empty() {
            items.push(rest);
            return items;
        }
    }
    items
}

/// Splits a text at a list's marker (`1.`, `1)`, `(1)`) at the start of a word.
fn at_marker(text: &str, marker: char) -> Option<(&str, &str)> {
    text.match_indices(marker).find_map(|(at, _)| {
        let (before, after) = (text.get(..at)?, text.get(at + marker.len_utf8()..)?);
        let inner = before.strip_suffix('(').unwrap_or(before);
        let is_word = inner.is_empty() || inner.ends_with([' ', '\n', '\t', ';', ',']);
        let after = after
            .strip_prefix([')', '.'])
            .filter(|after| !after.starts_with(|c: char| c.is_ascii_digit()))?;
        let ends = [' ', '\n', '\t', ';', ','];
        is_word.then(|| (inner.trim_matches(ends), after.trim_matches(ends)))
    })
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn lists_in_one_cell() {
        let two = ["Truro", "Edinburgh"].as_slice();
        for (text, expected) in [
            ("1. Truro 2. Edinburgh", two),
            ("1) Truro\n2) Edinburgh", two),
            ("(1) Truro; (2) Edinburgh", two),
            ("a) Truro b) Edinburgh", two),
            ("A. Truro, B. Edinburgh", two),
            ("1.Truro 2.Edinburgh", two),
            ("1. Truro", &[]),
            ("12 High Street, Leeds", &[]),
            ("Unit 1. Mill Lane, 2. Floor", &[]),
            ("a Truro b Edinburgh", &[]),
            ("1.5 2.5", &[]),
            ("St. Ives", &[]),
            ("", &[]),
        ] {
            assert_eq!(listed(text), expected, "{text:?}");
        }
    }
}
