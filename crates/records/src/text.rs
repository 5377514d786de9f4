//! Makes text comparable, and formats numbers.

/// Does what [`str::trim`] does, without decoding text that begins and ends with printed ASCII: every
/// cell is trimmed.
#[inline]
#[must_use]
pub fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [only] if only.is_ascii_graphic() => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Converts to lower case without accents, with single spaces between words, for searching and
/// matching names.
///
/// Covers the Latin letters of the languages of these islands and their neighbours (Welsh ŵ ŷ,
/// Gaelic and French accents). Letters of other scripts stay as they are, including capitals: the
/// tables that lower every script's case would be 2% of the page.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        match plain(c) {
            Some(base) => out.push(base),
            None => out.push(c),
        }
    }
    out
}

const fn plain(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => 'a',
        'Ç' | 'ç' | 'Ć'..='č' => 'c',
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => 'i',
        'Ñ' | 'ñ' | 'Ń'..='ň' => 'n',
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => 'u',
        'Ŵ' | 'ŵ' | 'Ẁ'..='ẅ' => 'w',
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ' | 'ỳ' => 'y',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2010}'..='\u{2015}' => '-',
        _ => return None,
    })
}

/// A share in whole per cent, rounded to the nearest, a half up; 0 if the whole is 0.
#[must_use]
pub fn whole_percent(part: u32, whole: u32) -> u32 {
    let (part, whole) = (u64::from(part), u64::from(whole));
    match part {
        0 => 0,
        _ if part >= whole => 100,
        _ => ((part * 200 + whole) / (whole * 2)) as u32,
    }
}

/// A share as it is shown in every language: "33%"; "<1%" and ">99%" at the ends, so that a little
/// is not shown as nothing, nor most as all.
#[must_use]
pub fn percent(part: u32, whole: u32) -> String {
    let (hundredfold, all) = (u64::from(part) * 100, u64::from(whole));
    if part > 0 && hundredfold < all {
        "<1%".to_owned()
    } else if part < whole && hundredfold > all * 99 {
        ">99%".to_owned()
    } else {
        format!("{}%", whole_percent(part, whole))
    }
}

/// A number with at most `places` decimal places, without trailing zeros: 1.50 → "1.5".
///
/// It goes through whole numbers, because the standard formatting of floating-point numbers needs
/// tables that the page can do without. Numbers too large for that are given whole.
#[must_use]
pub fn decimal(number: f64, places: u32) -> String {
    let text = fixed(number, places);
    if !text.contains('.') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A number as it is written: to a millionth; from a thousand million, to a hundredth; from ten
/// million million, whole. Written by [`decimal`] with six places, it reads back unchanged.
#[must_use]
pub fn rounded(number: f64) -> f64 {
    let unit = [1e6, 1e2, 1.0]
        .into_iter()
        .find(|unit| (number * unit).abs() <= WHOLE);
    match unit {
        Some(unit) => (number * unit).round() / unit,
        None => number,
    }
}

/// Well below 2⁵³, up to which a float can represent every whole number, which leaves enough
/// precision to recognise halves.
const WHOLE: f64 = 1e15;

/// A number with exactly `places` decimal places: 1.5 → "1.50".
#[must_use]
pub fn fixed(number: f64, places: u32) -> String {
    let unit = 10_i64.pow(places);
    let scaled = number * unit as f64;
    if scaled.abs() > WHOLE {
        // A float this large is not reliable so many places after the point.
        return if places > 2 {
            fixed(number, 2)
        } else {
            (number.round() as i64).to_string()
        };
    }
    let scaled = scaled.round() as i64;
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, fraction) = (scaled.abs() / unit, scaled.abs() % unit);
    if places == 0 {
        return format!("{sign}{whole}");
    }
    let fraction = fraction.to_string();
    let noughts = "0".repeat(places as usize - fraction.len());
    format!("{sign}{whole}.{noughts}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::{decimal, fixed, fold, percent, rounded};
    use proptest::prelude::*;

    #[test]
    fn little_is_not_nothing_and_most_is_not_all() {
        let cases = [
            ((0, 0), "0%"),
            ((0, 9), "0%"),
            ((1, 9_000), "<1%"),
            ((1, 100), "1%"),
            ((7, 8), "88%"),
            ((1, 3), "33%"),
            ((2, 3), "67%"),
            ((99, 100), "99%"),
            ((8_999, 9_000), ">99%"),
            ((u32::MAX, u32::MAX), "100%"),
        ];
        for ((part, whole), share) in cases {
            assert_eq!(percent(part, whole), share, "{part} of {whole}");
        }
    }

    #[test]
    fn folds_case_accents_and_space() {
        for (given, folded) in [
            ("Tŷ  Pawb", "ty pawb"),
            (" Oriel Môn\u{a0}", "oriel mon"),
            ("An Lanntair, Steòrnabhagh", "an lanntair, steornabhagh"),
            ("V&A – Dundee", "v&a - dundee"),
            ("", ""),
        ] {
            assert_eq!(fold(given), folded);
        }
    }

    #[test]
    fn numbers_are_rounded_and_written() {
        for (number, places, text) in [
            (1.5, 2, "1.50"),
            (-0.5, 4, "-0.5000"),
            (-0.000_04, 4, "0.0000"),
            (0.0, 0, "0"),
            (2.0 / 3.0, 3, "0.667"),
            (1e12, 2, "1000000000000.00"),
            (-7.06, 1, "-7.1"),
        ] {
            assert_eq!(fixed(number, places), text);
        }
        for (number, text) in [
            (1.50, "1.5"),
            (100.0, "100"),
            (0.25, "0.25"),
            (1e18, "1000000000000000000"),
        ] {
            assert_eq!(decimal(number, 3), text);
        }
    }

    proptest! {
        #[test]
        fn what_is_rounded_is_read_as_it_is_written(digits in -1e15..1e15_f64, places in 0..20_i32) {
            let number = rounded(digits / 10_f64.powi(places));
            prop_assert_eq!(rounded(number), number);
            prop_assert_eq!(decimal(number, 6).parse::<f64>(), Ok(number));
        }
    }
}
