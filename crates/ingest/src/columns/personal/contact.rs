//! Recognises e-mail addresses and telephone numbers, alone in a cell or within a text.

/// Whether the cell is an e-mail address: a word with one `@` and a dot after it.
pub fn is_email(cell: &str) -> bool {
    holds_email(cell) && cell.split_whitespace().count() <= 5
}

/// Whether a text of any length contains an e-mail address.
pub fn holds_email(text: &str) -> bool {
    text.contains('@')
        && text
            .split([' ', ',', ';', '<', '>', '(', ')', ':', '\n', '/', '[', ']'])
            .any(|word| {
                let word = word.trim_end_matches(['.', '!', '?', '"', '\'', '”']);
                word.split_once('@').is_some_and(|(name, host)| {
                    let name_fits = name.chars().next_back().is_some_and(char::is_alphanumeric);
                    let top = host.rsplit_once('.').map_or("", |(_, top)| top);
                    name_fits && top.len() >= 2 && top.chars().all(char::is_alphabetic)
                })
            })
}

/// Whether the cell is a UK telephone number: `0` or `+44` and nine or ten digits more, of which
/// the first is 1, 2, 3, 5, 7, 8 or 9 (Ofcom, National Telephone Numbering Plan), with only spaces,
/// hyphens, brackets and an extension besides.
pub fn is_telephone(cell: &str) -> bool {
    if cell.bytes().filter(u8::is_ascii_digit).count() < 10 {
        return false;
    }
    if is_degrees(cell) {
        return false;
    }
    let number =
        cell.trim_start_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, ':' | '.' | ' '));
    let number = number
        .split(['x', 'X', 'e', 'E'])
        .next()
        .unwrap_or_default();
    let mut digits = String::new();
    for c in number.replace("(0)", "").chars() {
        match c {
            '0'..='9' | '+' => digits.push(c),
            ' ' | '-' | '(' | ')' | '.' | '\u{a0}' => {}
            _ => return false,
        }
    }
    let national = ["+44", "0044", "44", "0"]
        .iter()
        .find_map(|prefix| digits.strip_prefix(prefix));
    let spaced = number.trim().len() > digits.len() || digits.starts_with(['+', '0']);
    national.is_some_and(|rest| {
        spaced
            && matches!(rest.len(), 9 | 10)
            && rest.starts_with(['1', '2', '3', '5', '7', '8', '9'])
            && rest.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Whether a cell is a number with a fraction, and small enough for degrees: a longitude in nine
/// decimals has as many figures as a telephone number.
fn is_degrees(cell: &str) -> bool {
    let cell = cell.trim().trim_start_matches('\u{2212}');
    let has_fraction = cell
        .bytes()
        .filter(|byte| matches!(byte, b'.' | b','))
        .count()
        == 1;
    let value = has_fraction.then(|| cell.replace(',', ".").parse::<f64>().ok());
    value.flatten().is_some_and(|value| value.abs() <= 180.0)
}

/// Whether a longer text contains such a number: a run of figures, spaces, hyphens and brackets
/// that begins with `0`, `(0` or `+44` and is not part of a word.
pub fn holds_telephone(text: &str) -> bool {
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '\u{a0}');
    let mut before = None;
    let mut rest = text;
    while let Some(at) = rest.find(['0', '+', '(']) {
        let (skipped, tail) = rest.split_at(at);
        before = skipped.chars().next_back().or(before);
        let end = tail.find(|c| !is_part(c)).unwrap_or(tail.len());
        let (stretch, behind) = tail.split_at(end);
        let free = !before
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '£' | '.' | ',' | '/' | '-'))
            && (stretch.ends_with(' ')
                || !behind.starts_with(|c: char| c.is_alphabetic() || matches!(c, '/' | '%')));
        if free && is_telephone(stretch.trim_end_matches(['(', ' ', '-'])) {
            return true;
        }
        let step = end.max(1);
        before = tail.get(..step).and_then(|part| part.chars().next_back());
        rest = tail.get(step..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{holds_email, holds_telephone, is_email, is_telephone};

    #[test]
    fn coordinates_are_no_telephone_numbers() {
        for cell in [
            "0.123456789",
            "-0.123456789",
            "\u{2212}0.1234567890",
            "0,123456789",
            "-05.123456789",
        ] {
            assert!(!is_telephone(cell), "{cell}");
        }
        for cell in ["0191.232 6789", "020.7946.0000", "0191.2326789"] {
            assert!(is_telephone(cell), "{cell}");
        }
    }

    proptest! {
        #[test]
        fn no_longitude_is_a_telephone_number(degrees in -180.0..180.0_f64, figures in 1..12_usize) {
            let cell = format!("{degrees:.figures$}");
            prop_assert!(!is_telephone(&cell), "{}", cell);
        }
    }

    #[test]
    fn addresses_and_numbers() {
        for cell in [
            "a.b@example.org",
            "A Person <a.b@example.ac.uk>",
            "mail: x@y.wales",
        ] {
            assert!(is_email(cell), "{cell}");
        }
        for cell in ["@NMDC_UK", "a@b", "meet @ 10.30", "a @ b.org", ""] {
            assert!(!is_email(cell), "{cell}");
        }
        for cell in [
            "020 7946 0000",
            "+44 20 7946 0000",
            "+44 (0)20 7946 0000",
            "(029) 2018 0000",
            "01632-960001",
            "07700 900000",
            "Tel: 01632 960001",
            "01632 960001 ext 12",
            "01632 96001",
        ] {
            assert!(is_telephone(cell), "{cell}");
        }
        for cell in [
            "2008-09",
            "1234567890",
            "529600",
            "SW7 2RL",
            "01/04/2008",
            "51.4857",
            "00441",
            "",
            "0123",
            "4410",
        ] {
            assert!(!is_telephone(cell), "{cell}");
        }
    }

    #[test]
    fn within_a_text() {
        for text in [
            "Agreed with the registrar, write to a.b@example.org.",
            "Ring 01632 960001 before delivery; loading bay at the back",
            "the curator (020 7946 0000) holds the key",
            "call +44 (0)20 7946 0000 or write",
        ] {
            assert!(holds_email(text) || holds_telephone(text), "{text}");
        }
        for text in [
            "Shown 01/04/2008 to 30/09/2008, 12 works",
            "from 2008-09 to 2010-11, 1,234,567,890 visits",
            "£01632960001 was never paid",
            "OS grid 529600 179600; accession 1998.0163296000",
            "object 0163296000A (012)",
            "lat 51.4857 lon -0.1721",
            "",
        ] {
            assert!(!holds_email(text) && !holds_telephone(text), "{text}");
        }
    }
}
