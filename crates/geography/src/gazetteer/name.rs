//! Makes place names comparable.

use std::borrow::Cow;

use super::Postcode;
use records::text::fold;

/// The form in which place names are compared: folded, without marks, and with the words that are
/// written one way or another brought to one.
///
/// ```
/// use crate::gazetteer::name::key;
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

/// Words before a place's name that only say what kind of place it is, or that something is near
/// it.
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
/// The same after the name.
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

/// The name in a key without such words: `hackney` from `london borough of hackney`. `None` where
/// there are none, or nothing remains.
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

/// A key with the capitals of a name, and the article that keys lack: `Isle of Wight`,
/// `Wells next the Sea`.
#[must_use]
pub fn titled(key: &str) -> String {
    const SMALL: [&str; 12] = [
        "and", "by", "de", "in", "la", "le", "next", "of", "on", "over", "under", "y",
    ];
    const WITH_ARTICLE: [&str; 5] = ["hill", "marsh", "sea", "water", "wold"];
    let mut out = String::with_capacity(key.len());
    let mut after_small = false;
    for word in key.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        if after_small && WITH_ARTICLE.contains(&word) {
            out.push_str("the ");
        }
        let small = !out.is_empty() && SMALL.contains(&word);
        after_small = small;
        match word.chars().next().filter(|_| !small) {
            Some(first) => {
                out.extend(first.to_uppercase());
                out.push_str(word.get(first.len_utf8()..).unwrap_or_default());
            }
            None => out.push_str(word),
        }
    }
    out
}

/// An address without its whole postcodes, and without an outward code at its end (`London SE10`).
#[must_use]
pub fn without_postcode(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let mut out = text.to_owned();
    for place in Postcode::within(text).into_iter().rev() {
        out.replace_range(place.1, "");
    }
    if let Some((_, at)) = Postcode::at_end(&out) {
        out.replace_range(at, "");
    }
    Cow::Owned(out)
}

/// Whether a key says that a place is only near the one named.
#[must_use]
pub fn is_near(key: &str) -> bool {
    ["near ", "nr ", "outside ", "close to "]
        .iter()
        .any(|word| key.starts_with(word))
}

/// Whether a key says that it names a village or a town rather than a council.
#[must_use]
pub fn is_village(key: &str) -> bool {
    key.starts_with("village of ") || key.starts_with("town of ")
}

#[cfg(test)]
mod tests {
    use super::{is_near, key, titled, undressed, without_postcode};

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
    fn keys_as_people_write_them() {
        for (key, expected) in [
            ("isle of wight", "Isle of Wight"),
            ("telford and wrekin", "Telford and Wrekin"),
            ("of man", "Of Man"),
            ("wells next sea", "Wells next the Sea"),
            ("stratford on avon", "Stratford on Avon"),
            ("", ""),
        ] {
            assert_eq!(titled(key), expected);
        }
    }

    #[test]
    fn addresses_without_postcodes() {
        for (given, expected) in [
            ("Museum St, Leeds LS1 3AA", "Museum St, Leeds "),
            ("Museum St, Leeds LS13AA, UK", "Museum St, Leeds , UK"),
            ("London SE10", "London "),
            ("London, SW7", "London, "),
            ("SE10", "SE10"),
            ("12 High Street", "12 High Street"),
            ("Unit 4, B1", "Unit 4, "),
            ("Leeds", "Leeds"),
        ] {
            assert_eq!(without_postcode(given), expected, "{given}");
        }
    }

    #[test]
    fn a_key_is_its_own_key() {
        for given in ["The Saint & Upon-Avon", "Llanfairpwllgwyngyll", "A.B.C"] {
            assert_eq!(key(&key(given)), key(given));
        }
    }
}
