//! Splits a cell into the values that it lists.

use records::codes::CodeList;
use records::normalise::{self, Removed};

/// What may separate two values where both sides are known: one of these bytes …
const BETWEEN: &[u8; 4] = b",/&+";
/// … or one of these words and marks.
const SPACED: [&str; 6] = [" and ", " a ", " ac ", " with ", " - ", " – "];

/// The values of a cell: split at `;`, `|` and line breaks, without a list's bullets. A part that
/// is not itself a known value is split further if that yields known values only ("Loans and
/// learning", but "Research and scholarship" whole), and always at slashes with spaces around them.
#[must_use]
pub fn values(cell: &str, list: &'static CodeList) -> Vec<String> {
    let mut out = Vec::new();
    for part in cell.split([';', '|', '\n', '•', '·', '‣', '▪', '●', '◦']) {
        let part = without_bullet(part);
        if let Some(known) = known(&part, list) {
            out.extend(known);
            continue;
        }
        for piece in part.split(" / ") {
            let piece = without_bullet(piece);
            match known(&piece, list) {
                Some(known) => out.extend(known),
                None => out.push(piece),
            }
        }
    }
    out.retain(|value| !value.is_empty());
    out
}

/// A part, tidied, without a bullet: `- Loan`, `* Loan`, `2) Loan`.
fn without_bullet(part: &str) -> String {
    let mut part = tidied(part);
    loop {
        let rest = part
            .strip_prefix("- ")
            .or_else(|| part.strip_prefix("– "))
            .or_else(|| part.strip_prefix("* "))
            .or_else(|| numbered(&part));
        let Some(rest) = rest else {
            return part;
        };
        part = tidied(rest);
    }
}

/// The text after `2) ` or `2. `.
fn numbered(part: &str) -> Option<&str> {
    let rest = part.strip_prefix(|c: char| c.is_ascii_digit())?;
    rest.strip_prefix(") ").or_else(|| rest.strip_prefix(". "))
}

fn tidied(part: &str) -> String {
    normalise::line(part, &mut Removed::default()).into_owned()
}

/// The text as known values: itself, or its parts where each is one. Longer values are tried first,
/// so that a name containing "and" stays whole.
fn known(text: &str, list: &'static CodeList) -> Option<Vec<String>> {
    /// A longer cell is prose, not a list.
    const LONGEST: usize = 400;
    if text.is_empty() || list.find(text).is_some() {
        return Some(vec![text.to_owned()]);
    }
    if text.len() > LONGEST || marks(text).is_empty() {
        return None;
    }
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (value, behind) = longest_known(rest, list)?;
        out.push(value.to_owned());
        rest = behind;
    }
    Some(out)
}

/// The longest known value at the start of a text, and what follows the separator after it.
fn longest_known<'t>(text: &'t str, list: &'static CodeList) -> Option<(&'t str, &'t str)> {
    let mut marks = marks(text);
    marks.push((text.len(), text.len()));
    marks.iter().rev().find_map(|&(at, behind)| {
        let value = text.get(..at)?.trim().trim_end_matches(',');
        list.find(value)?;
        // "Loan, and Learning": two separators in a row count as one.
        let rest = text.get(behind..)?.trim();
        let rest = rest.strip_prefix("and ").unwrap_or(rest);
        Some((value, rest.trim_start_matches([',', ' ', '&', '/'])))
    })
}

/// Where possible separators begin and end, in order. No two occurrences of a separator overlap.
fn marks(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut marks = Vec::new();
    let mut ends = [0; SPACED.len()];
    for (at, byte) in bytes.iter().enumerate() {
        if BETWEEN.contains(byte) {
            marks.push((at, at + 1));
        } else if *byte == b' ' {
            let rest = bytes.get(at..).unwrap_or_default();
            for (mark, end) in SPACED.iter().zip(&mut ends) {
                if at >= *end && rest.starts_with(mark.as_bytes()) {
                    *end = at + mark.len();
                    marks.push((at, *end));
                }
            }
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::values;
    use records::codes::list::CodeList;
    use records::codes::{funding, types};

    fn check(list: &'static CodeList, cell: &str, expected: &[&str]) {
        assert_eq!(values(cell, list), expected, "{cell:?}");
        let again = values(&expected.join("; "), list);
        assert_eq!(again, expected, "{cell:?} once more");
    }

    #[test]
    fn lists_of_types() {
        for (cell, expected) in [
            ("Loan; Learning", &["Loan", "Learning"][..]),
            ("Loan|Learning", &["Loan", "Learning"]),
            ("Loan\nLearning", &["Loan", "Learning"]),
            ("• Loan\n• Learning", &["Loan", "Learning"]),
            ("• Loan • Learning", &["Loan", "Learning"]),
            ("- Loan\n- Learning", &["Loan", "Learning"]),
            ("1. Loan\n2. Learning", &["Loan", "Learning"]),
            ("1) Loan\n2) Something new", &["Loan", "Something new"]),
            ("Loan / Learning", &["Loan", "Learning"]),
            ("Loan/Learning", &["Loan", "Learning"]),
            ("Loan & Learning", &["Loan", "Learning"]),
            ("Loan and learning", &["Loan", "learning"]),
            ("Loan + Learning", &["Loan", "Learning"]),
            (
                "Loan, Learning and Advocacy",
                &["Loan", "Learning", "Advocacy"],
            ),
            (
                "Loan, Learning, and Advocacy",
                &["Loan", "Learning", "Advocacy"],
            ),
            ("Loan,Learning,", &["Loan", "Learning"]),
            ("Research and scholarship", &["Research and scholarship"]),
            (
                "Loan and Research and scholarship",
                &["Loan", "Research and scholarship"],
            ),
            (
                "Research and scholarship and Loan",
                &["Research and scholarship", "Loan"],
            ),
            ("Learning and education", &["Learning and education"]),
            ("Loan/Exchange", &["Loan/Exchange"]),
            ("Loan, of objects", &["Loan, of objects"]),
            ("Loan / Exchange", &["Loan", "Exchange"]),
            (
                "Exchange / Loan and learning",
                &["Exchange", "Loan", "learning"],
            ),
            ("Loans and friendship", &["Loans and friendship"]),
            ("-", &["-"]),
            ("; / Exchange", &["/ Exchange"]),
            ("", &[]),
        ] {
            check(&types::LIST, cell, expected);
        }
    }

    #[test]
    fn lists_of_streams() {
        for (cell, expected) in [
            ("Trust or foundation", &["Trust or foundation"][..]),
            ("HLF and Art Fund", &["HLF", "Art Fund"]),
            ("HLF, ACE & AHRC", &["HLF", "ACE", "AHRC"]),
            ("DCMS/Wolfson", &["DCMS/Wolfson"]),
            (
                "Arts and Humanities Research Council and HLF",
                &["Arts and Humanities Research Council", "HLF"],
            ),
            ("Marks and Spencer", &["Marks and Spencer"]),
            ("HLF and Marks and Spencer", &["HLF and Marks and Spencer"]),
            (
                "National Lottery Heritage Fund",
                &["National Lottery Heritage Fund"],
            ),
        ] {
            check(&funding::LIST, cell, expected);
        }
    }
}
