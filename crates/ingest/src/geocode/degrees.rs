//! Reads degrees as people write them: one coordinate in a cell, or both.

use crate::cells::number;

/// The axis of a coordinate, where its letter shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoordinateAxis {
    /// `N` or `S`.
    NorthSouth,
    /// `E` or `W`.
    EastWest,
}

/// One coordinate in degrees and how it was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Angle {
    /// Degrees, north and east positive; metres where metres were written.
    pub degrees: f64,
    /// The axis, where a letter gives it.
    pub axis: Option<CoordinateAxis>,
    /// Minutes, or minutes and seconds, were given.
    pub sexagesimal: bool,
    /// Signs, spaces or units were removed.
    pub cleaned: bool,
    /// A comma was read as the decimal point.
    pub decimal_comma: bool,
}

/// Latitude and longitude from one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoordinatePair {
    /// Degrees north, unless the two were swapped and nothing in the cell shows it.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// Reads `51.5074`, `-0,1278`, `51.5074° N`, `N51.5074`, `51°30'26"N`, `51 30 26 N`, `51:30:26`,
/// `51° 30.44′`.
#[must_use]
pub fn angle(cell: &str) -> Option<Angle> {
    let (text, letter) = without_letter(cell.trim());
    let negative = matches!(letter, Some('S' | 'W'));
    let axis = letter.map(|letter| match letter {
        'N' | 'S' => CoordinateAxis::NorthSouth,
        _ => CoordinateAxis::EastWest,
    });
    let sign = |degrees: f64| if negative { -degrees.abs() } else { degrees };
    // A gap inside a number separates degrees and minutes rather than thousands.
    let parted = (!records::csv::is_number(text))
        .then(|| sexagesimal(text))
        .flatten();
    if let Some(degrees) = parted {
        return Some(Angle {
            degrees: sign(degrees),
            axis,
            sexagesimal: true,
            cleaned: false,
            decimal_comma: false,
        });
    }
    let number = number::coordinate(text)?;
    Some(Angle {
        degrees: sign(number.value),
        axis,
        sexagesimal: false,
        cleaned: number.cleaned || letter.is_some(),
        decimal_comma: number.decimal_comma,
    })
}

/// Removes a compass letter at the start or the end.
fn without_letter(text: &str) -> (&str, Option<char>) {
    let letter = |c: char| {
        let c = c.to_ascii_uppercase();
        "NSEW".contains(c).then_some(c)
    };
    // A small `s` after minutes stands for seconds.
    let seconds = text.ends_with('s') && text.contains(['m', '\'', '′', '’']);
    if let Some(found) = text
        .chars()
        .next_back()
        .and_then(letter)
        .filter(|_| !seconds)
    {
        return (text[..text.len() - 1].trim_end(), Some(found));
    }
    match text.chars().next().and_then(letter) {
        Some(found) => (text[1..].trim_start_matches([' ', ':', '=']), Some(found)),
        None => (text, None),
    }
}

/// Reads degrees and minutes, with or without seconds; only the last may have a fraction.
fn sexagesimal(text: &str) -> Option<f64> {
    let (negative, text) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let lowered = text.to_ascii_lowercase();
    let mut plain = String::with_capacity(lowered.len());
    for word in ["degrees", "deg", "minutes", "min", "seconds", "sec"]
        .iter()
        .fold(lowered, |text, word| text.replace(word, " "))
        .chars()
    {
        match word {
            '0'..='9' | '.' => plain.push(word),
            ',' => plain.push('.'),
            '°' | 'º' | '˚' | '\'' | '′' | '’' | '‘' | '´' | '`' | '"' | '″' | '”' | '“' | ':'
            | 'd' | 'm' | 's' => plain.push(' '),
            c if c.is_whitespace() => plain.push(' '),
            _ => return None,
        }
    }
    let parts: Vec<&str> = plain.split_ascii_whitespace().collect();
    let (last, whole) = parts.split_last()?;
    if !(1..=2).contains(&whole.len()) || whole.iter().any(|part| part.contains('.')) {
        return None;
    }
    let number = |part: &str| records::csv::is_number(part).then(|| part.parse::<f64>().ok())?;
    if number(whole.first()?)? >= 90.0 {
        return None;
    }
    let mut degrees = 0.0;
    for (i, part) in whole.iter().chain([last]).enumerate() {
        let value = number(part)?;
        if i > 0 && value >= 60.0 {
            return None;
        }
        degrees += value / 60_f64.powi(i as i32);
    }
    Some(if negative { -degrees } else { degrees })
}

/// Reads both coordinates of one cell: `51.4857, -3.1770`, `51,4857; -3,1770`,
/// `51°30'26"N 0°7'39"W`, `N51.5 W0.12`, `lat: 51.5, lon: -0.12`, and with the longitude first
/// `POINT (-3.1770 51.4857)`, `[-3.1770, 51.4857]`, `{"coordinates": [-3.1770, 51.4857]}`.
#[must_use]
pub fn pair(cell: &str) -> Option<CoordinatePair> {
    let cell = cell.trim();
    if cell.len() > 200 || !cell.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if let Some(inner) = longitude_first(cell) {
        let [lon, lat] = halves(inner)?;
        return Some(ordered(lat, lon));
    }
    let plain = without_labels(cell);
    let plain = plain.trim_matches(|c: char| c.is_whitespace() || "()[]".contains(c));
    let [first, second] = halves(plain)?;
    Some(ordered(first, second))
}

/// Puts latitude first: compass letters outweigh the order.
fn ordered(lat: Angle, lon: Angle) -> CoordinatePair {
    let exchanged =
        lat.axis == Some(CoordinateAxis::EastWest) || lon.axis == Some(CoordinateAxis::NorthSouth);
    let (lat, lon) = if exchanged { (lon, lat) } else { (lat, lon) };
    CoordinatePair {
        lat: lat.degrees,
        lon: lon.degrees,
    }
}

/// The text between the brackets of well-known text or of a GeoJSON position.
fn longitude_first(cell: &str) -> Option<&str> {
    let begins = |word: &str| {
        let head = cell.get(..word.len())?;
        head.eq_ignore_ascii_case(word).then_some(())
    };
    let after = if begins("point").is_some() || begins("srid").is_some() {
        cell.split_once('(')?.1
    } else if cell.starts_with('[') || cell.contains("coordinates\"") {
        cell.split_once('[')?.1
    } else {
        return None;
    };
    let end = after.find([')', ']']).unwrap_or(after.len());
    after.get(..end)
}

/// Removes `lat`, `longitude` and similar labels.
fn without_labels(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut word = String::new();
    for c in cell.chars().chain(['\n']) {
        if c.is_ascii_alphabetic() {
            word.push(c);
            continue;
        }
        let label = ["lat", "latitude", "lon", "lng", "long", "longitude"]
            .iter()
            .any(|label| word.eq_ignore_ascii_case(label));
        if !label {
            out.push_str(&word);
        }
        if !((label || word.is_empty()) && (c == '=' || c == ':') && ends_open(&out)) {
            out.push(c);
        }
        word.clear();
    }
    out
}

/// Whether a colon here follows a label rather than degrees.
fn ends_open(out: &str) -> bool {
    !out.trim_end().ends_with(|c: char| c.is_ascii_digit()) || out.ends_with([' ', ','])
}

/// Splits a text into its two coordinates in the first of the usual ways that yields two.
fn halves(text: &str) -> Option<[Angle; 2]> {
    splits(text)
        .into_iter()
        .flatten()
        .find_map(|(first, second)| {
            let trim = |half: &str| angle(half.trim_matches([' ', ',', ';', '\u{a0}']));
            Some([trim(first)?, trim(second)?])
        })
}

fn splits(text: &str) -> [Option<(&str, &str)>; 7] {
    let at = |i: usize| text.split_at_checked(i);
    [
        text.split_once([';', '|', '/']),
        text.split_once(", "),
        // The middle one of one or three commas.
        nth_of(text, ',', text.matches(',').count() / 2).and_then(at),
        after_letter(text).and_then(at),
        middle_gap(text).and_then(at),
        text.split_once(','),
        text.split_once('\t'),
    ]
}

fn nth_of(text: &str, c: char, n: usize) -> Option<usize> {
    text.match_indices(c).nth(n).map(|(i, _)| i)
}

/// Where to split after the first compass letter, or before the second where the letters lead.
fn after_letter(text: &str) -> Option<usize> {
    let is_letter = |c: char| "NSEWnsew".contains(c);
    let mut letters = text.char_indices().filter(|(_, c)| is_letter(*c));
    let (first, _) = letters.next()?;
    if first == 0 {
        letters.next().map(|(second, _)| second)
    } else {
        Some(first + 1)
    }
}

/// The middle one of an odd number of gaps: between two, four or six parts.
fn middle_gap(text: &str) -> Option<usize> {
    let gaps: Vec<usize> = text
        .char_indices()
        .zip(text.chars().skip(1))
        .filter(|((_, c), next)| c.is_whitespace() && !next.is_whitespace())
        .map(|((i, _), _)| i)
        .collect();
    (gaps.len() % 2 == 1).then(|| gaps.get(gaps.len() / 2).copied())?
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(found: Option<f64>, expected: Option<f64>) -> bool {
        match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() < 1e-6,
            (found, expected) => found.is_some() == expected.is_some(),
        }
    }

    #[test]
    fn one_to_a_cell() {
        for (cell, expected) in [
            ("51.5074", Some(51.5074)),
            ("-0,1278", Some(-0.1278)),
            ("51.5074° N", Some(51.5074)),
            ("N51.5074", Some(51.5074)),
            ("N 51.5074", Some(51.5074)),
            ("W0.1278", Some(-0.1278)),
            ("0.1278 W", Some(-0.1278)),
            ("-0.1278 W", Some(-0.1278)),
            ("51°30'26\"N", Some(51.507_222)),
            ("51° 30′ 26.64″ N", Some(51.507_4)),
            ("51º30’26”", Some(51.507_222)),
            ("51 30 26 N", Some(51.507_222)),
            ("51:30:26", Some(51.507_222)),
            ("51° 30.44′", Some(51.507_333)),
            ("51d30m26s", Some(51.507_222)),
            ("51 deg 30 min 26 sec N", Some(51.507_222)),
            ("0°7'39\"W", Some(-0.1275)),
            ("-0 7 39", Some(-0.1275)),
            ("−0°7′39″", Some(-0.1275)),
            ("W 0 7 39", Some(-0.1275)),
            ("51°30'26,6\"N", Some(51.507_388_9)),
            ("530034", Some(530_034.0)),
            ("51°60'", None),
            ("51°30'60\"", None),
            ("51.5°30'", None),
            ("51 30 26 1", Some(5_130_261.0)),
            ("51a30", None),
            ("CF10 3NP", None),
            ("N", None),
            ("é", None),
            ("", None),
        ] {
            let found = angle(cell).map(|angle| angle.degrees);
            assert!(near(found, expected), "{cell:?}: {found:?}");
        }
    }

    #[test]
    fn both_in_a_cell() {
        let cardiff = Some((51.4857, -3.177));
        let london = Some((51.507_222, -0.1275));
        for (cell, expected) in [
            ("51.4857, -3.1770", cardiff),
            ("51.4857,-3.1770", cardiff),
            ("51.4857 -3.1770", cardiff),
            ("51.4857\t-3.1770", cardiff),
            ("51.4857 / -3.1770", cardiff),
            ("(51.4857; -3.1770)", cardiff),
            ("51,4857; -3,1770", cardiff),
            ("51,4857 -3,1770", cardiff),
            ("51,4857, -3,1770", cardiff),
            ("51,4857,-3,1770", cardiff),
            ("lat: 51.4857, lon: -3.1770", cardiff),
            ("Latitude=51.4857 Longitude=-3.1770", cardiff),
            ("51.4857N 3.1770W", cardiff),
            ("51.4857° N, 3.1770° W", cardiff),
            ("N51.4857 W3.1770", cardiff),
            ("3.1770W 51.4857N", cardiff),
            ("POINT (-3.1770 51.4857)", cardiff),
            ("point(-3.1770 51.4857)", cardiff),
            ("SRID=4326;POINT(-3.1770 51.4857)", cardiff),
            ("[-3.1770, 51.4857]", cardiff),
            (
                "{\"type\":\"Point\",\"coordinates\":[-3.1770,51.4857]}",
                cardiff,
            ),
            ("51°30'26\"N 0°7'39\"W", london),
            ("51° 30' 26\" N, 0° 7' 39\" W", london),
            ("51° 30' 26\" N 0° 7' 39\" W", london),
            ("51 30 26 N 0 7 39 W", london),
            ("51 30 26, -0 7 39", london),
            ("51 30 26 -0 7 39", london),
            ("51:30:26 -0:7:39", london),
            ("N 51 30 26 W 0 7 39", london),
            ("12 High Street, Leeds", None),
            ("Unit 3, 14 Mill Lane", None),
            ("POINT", None),
            ("POINT ()", None),
            ("[]", None),
            ("51.4857", None),
            ("London", None),
            ("", None),
        ] {
            let found = pair(cell);
            let agrees = near(found.map(|p| p.lat), expected.map(|p| p.0))
                && near(found.map(|p| p.lon), expected.map(|p| p.1));
            assert!(agrees, "{cell:?}: {found:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "[0-9NSEWnswe°'\"., :;()\\[\\]\\-−°′é]{0,40}|.{0,30}") {
            let _ = (angle(&text), pair(&text));
        }

        #[test]
        fn degrees_minutes_and_seconds_read_back(d in 0..90_u32, m in 0..60_u32, s in 0..60_u32) {
            let expected = f64::from(d) + f64::from(m) / 60.0 + f64::from(s) / 3600.0;
            for text in [format!("{d}°{m}'{s}\"N"), format!("{d} {m} {s}"), format!("S{d}:{m}:{s}")] {
                let found = angle(&text).unwrap();
                prop_assert!((found.degrees.abs() - expected).abs() < 1e-9, "{}", text);
            }
        }
    }
}
