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

#[cfg(test)]
mod tests {
    use super::key;

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
