//! Place names made comparable.

use crate::text::fold;

/// The form in which place names are compared: folded, without marks, and with the words that are
/// written one way or another brought to one.
///
/// ```
/// use engine::gazetteer::name::key;
/// assert_eq!(key("Newcastle-upon-Tyne"), key("NEWCASTLE ON TYNE"));
/// assert_eq!(key("Saint Andrews"), "st andrews");
/// assert_eq!(key("King's Lynn"), "kings lynn");
/// ```
#[must_use]
pub fn key(name: &str) -> String {
    let folded = fold(name);
    let mut out = String::with_capacity(folded.len());
    let mut word = String::new();
    for c in folded.chars().chain([' ']) {
        match c {
            '\'' | '.' | '`' => {}
            '&' | '+' => {
                push_word(&mut out, &mut word);
                word.push_str("and");
                push_word(&mut out, &mut word);
            }
            c if c.is_alphanumeric() => word.push(c),
            _ => push_word(&mut out, &mut word),
        }
    }
    out
}

fn push_word(out: &mut String, word: &mut String) {
    let standard = match word.as_str() {
        "" | "the" => "",
        "saint" | "sant" => "st",
        "upon" => "on",
        "gt" => "great",
        same => same,
    };
    if !standard.is_empty() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(standard);
    }
    word.clear();
}

/// Words before a place's name that only say what it is, or that it is near.
const BEFORE: [&str; 13] = [
    "near",
    "nr",
    "outside",
    "close to",
    "village of",
    "town of",
    "city of",
    "london borough of",
    "royal borough of",
    "metropolitan borough of",
    "county borough of",
    "borough of",
    "district of",
];
/// The same behind it.
const BEHIND: [&str; 10] = [
    "city centre",
    "town centre",
    "city council",
    "district council",
    "borough council",
    "council",
    "borough",
    "district",
    "city",
    "town",
];

/// The name in a key without the words that dress it: `hackney` of `london borough of hackney`.
/// `None` where there are none, or nothing is left.
#[must_use]
pub fn undressed(key: &str) -> Option<&str> {
    let before = BEFORE
        .iter()
        .find_map(|word| key.strip_prefix(word)?.strip_prefix(' '));
    let inner = before.unwrap_or(key);
    let behind = BEHIND
        .iter()
        .find_map(|word| inner.strip_suffix(word)?.strip_suffix(' '));
    let inner = behind.unwrap_or(inner);
    (inner.len() < key.len() && !inner.is_empty()).then_some(inner)
}

/// Whether a key says that a place is only near the one it names.
#[must_use]
pub fn is_near(key: &str) -> bool {
    ["near ", "nr ", "outside ", "close to "]
        .iter()
        .any(|word| key.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::{is_near, key, undressed};

    #[test]
    fn names_undressed() {
        for (given, expected) in [
            ("London Borough of Hackney", Some("hackney")),
            ("City of York", Some("york")),
            ("City of York Council", Some("york")),
            ("Leeds city centre", Some("leeds")),
            ("nr. Leyburn", Some("leyburn")),
            ("Leeds", None),
            ("Borough", None),
            ("City of", None),
            ("", None),
        ] {
            assert_eq!(undressed(&key(given)), expected, "{given:?}");
        }
        assert!(is_near(&key("Nr Leyburn")) && !is_near("nearby"));
    }

    #[test]
    fn one_form_of_many() {
        for (given, expected) in [
            ("Stoke-on-Trent", "stoke on trent"),
            ("STOKE UPON TRENT", "stoke on trent"),
            ("  St.  Ives ", "st ives"),
            ("Saint Ives", "st ives"),
            ("Bo’ness", "boness"),
            ("Bo'ness", "boness"),
            ("Tyne & Wear", "tyne and wear"),
            ("Tyne&Wear", "tyne and wear"),
            ("The Mumbles", "mumbles"),
            ("Ynys Môn", "ynys mon"),
            ("Gt. Yarmouth", "great yarmouth"),
            ("The", ""),
            ("…", ""),
            ("", ""),
        ] {
            assert_eq!(key(given), expected, "{given:?}");
        }
    }

    #[test]
    fn a_key_is_its_own_key() {
        for given in ["The Saint & Upon-Avon", "Llanfairpwllgwyngyll", "A.B.C"] {
            assert_eq!(key(&key(given)), key(given));
        }
    }
}
