//! The shape of a UK postcode.

use std::fmt;
use std::ops::Range;

/// A postcode in standard form, whole or the outward part alone.
///
/// ```
/// use crate::gazetteer::Postcode;
/// let postcode = Postcode::parse("sw72rl").unwrap();
/// assert_eq!(postcode.to_string(), "SW7 2RL");
/// assert_eq!(postcode.outward(), "SW7");
/// assert_eq!(postcode.sector().unwrap().to_string(), "SW7 2");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Postcode {
    /// Outward and inward parts: `SW7 2RL`.
    Full(Outward, [u8; 3]),
    /// The outward part and the inward part's digit, as shortened for privacy: `SW7 2`.
    Sector(Outward, u8),
    /// The outward part alone: `SW7`.
    Outward(Outward),
}

/// An outward code, two to four ASCII letters and digits, padded with spaces.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Outward([u8; 4]);

impl Outward {
    /// Reads an outward code in upper case: `A9 A99 AA9 AA99 A9A AA9A` (Royal Mail, Programmers'
    /// Guide to the Postcode Address File, appendix on postcode formats).
    fn new(text: &[u8]) -> Option<Self> {
        let letters = text.iter().take_while(|c| c.is_ascii_uppercase()).count();
        let area = text.get(..letters)?;
        let district = text.get(letters..)?;
        let shape = matches!(district, [d] if d.is_ascii_digit())
            || matches!(district, [d, e] if d.is_ascii_digit()
                && (e.is_ascii_digit() || e.is_ascii_uppercase()));
        if !(1..=2).contains(&letters) || !shape || is_elsewhere(area) {
            return None;
        }
        // Letters that the guide rules out in these positions.
        let first_fits = area.first().is_some_and(|c| !b"QVX".contains(c));
        let second_fits = area.get(1).is_none_or(|c| !b"IJZ".contains(c));
        if !first_fits || !second_fits {
            return None;
        }
        let mut code = [b' '; 4];
        for (slot, byte) in code.iter_mut().zip(text) {
            *slot = *byte;
        }
        Some(Self(code))
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default().trim_end()
    }

    /// The four bytes as one number, in alphabetical order.
    #[must_use]
    pub const fn key(self) -> u32 {
        u32::from_be_bytes(self.0)
    }

    /// The outward code with a given key.
    #[must_use]
    pub fn from_key(key: u32) -> Option<Self> {
        Self::new(key.to_be_bytes().trim_ascii_end())
    }
}

impl fmt::Debug for Outward {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether an area is Jersey, Guernsey or the Isle of Man (crown dependencies), forces post or
/// non-geographic.
fn is_elsewhere(area: &[u8]) -> bool {
    matches!(area, b"JE" | b"GY" | b"IM" | b"BF" | b"BX")
}

/// The letters used in inward parts: `CIKMOV` never are, so that handwriting is not misread (same
/// guide).
const UNIT_LETTERS: &[u8; 20] = b"ABDEFGHJLNPQRSTUWXYZ";

/// The index of an inward letter, 0 to 19.
pub(super) fn unit_letter(c: u8) -> Option<usize> {
    UNIT_LETTERS.iter().position(|letter| *letter == c)
}

fn is_unit_letter(c: u8) -> bool {
    unit_letter(c).is_some()
}

impl Postcode {
    /// Parses a postcode in any case and spacing, with dots, hyphens or no-break spaces; whole,
    /// outward part alone or down to the sector. `None` for anything that is not shaped like a UK
    /// postcode, and for codes without a place in the UK: Girobank (`GIR 0AA`), forces post
    /// (`BFPO`, `BF1`), non-geographic `BX`, Jersey, Guernsey and the Isle of Man.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0u8; 7];
        let mut length = 0;
        // Where the outward part ended, if a gap shows it.
        let mut gaps = [false; 8];
        for c in text.trim().chars() {
            if is_gap(c) {
                *gaps.get_mut(length)? = true;
                continue;
            }
            if !c.is_ascii_alphanumeric() {
                return None;
            }
            *bytes.get_mut(length)? = c.to_ascii_uppercase() as u8;
            length += 1;
        }
        let code = bytes.get(..length)?;
        Self::full(code)
            .or_else(|| {
                Outward::new(code)
                    .filter(|_| !splits(&gaps, length))
                    .map(Self::Outward)
            })
            .or_else(|| Self::cut_to_sector(code))
    }

    /// Every whole postcode in a text and its position, in order: two words (`YO1 7FR`) or one
    /// (`YO17FR`).
    #[must_use]
    pub fn within(text: &str) -> Vec<(Self, Range<usize>)> {
        let words = words(text);
        let mut found = Vec::new();
        let mut i = 0;
        while let Some(word) = words.get(i).cloned() {
            let two = words
                .get(i + 1)
                .filter(|next| next.len() == 3 && word.len() <= 4)
                .map(|next| word.start..next.end);
            let one = (word.len() >= 5).then(|| word.clone());
            let whole = |at: Range<usize>| {
                let code: String = text
                    .get(at.clone())?
                    .chars()
                    .filter(char::is_ascii_alphanumeric)
                    .collect();
                let postcode =
                    Self::parse(&code).filter(|found| matches!(found, Self::Full(..)))?;
                Some((postcode, at))
            };
            match two.and_then(whole) {
                Some(postcode) => {
                    found.push(postcode);
                    i += 1;
                }
                None => found.extend(one.and_then(whole)),
            }
            i += 1;
        }
        found
    }

    /// The outward code or sector at the end of a longer text (`London SE10`), and its position.
    #[must_use]
    pub fn at_end(text: &str) -> Option<(Self, Range<usize>)> {
        let words = words(text);
        let (last, before) = words.split_last()?;
        let end = |start: usize| {
            let code = text.get(start..last.end)?;
            let digit = code.bytes().any(|byte| byte.is_ascii_digit());
            let part =
                Self::parse(code).filter(|found| digit && !matches!(found, Self::Full(..)))?;
            (start > 0).then_some((part, start..last.end))
        };
        let sector = before
            .last()
            .filter(|_| last.len() == 1)
            .and_then(|outward| end(outward.start));
        sector.filter(|_| before.len() > 1).or_else(|| {
            let named = before.iter().any(|word| {
                text.get(word.clone())
                    .is_some_and(|w| w.chars().all(char::is_alphabetic))
            });
            end(last.start).filter(|_| named)
        })
    }

    fn full(code: &[u8]) -> Option<Self> {
        let (outward, inward) = code.split_at_checked(code.len().checked_sub(3)?)?;
        match *inward {
            [digit, a, b] if digit.is_ascii_digit() && is_unit_letter(a) && is_unit_letter(b) => {
                Some(Self::Full(Outward::new(outward)?, [digit, a, b]))
            }
            _ => None,
        }
    }

    fn cut_to_sector(code: &[u8]) -> Option<Self> {
        let (&digit, outward) = code.split_last()?;
        if !digit.is_ascii_digit() {
            return None;
        }
        Some(Self::Sector(Outward::new(outward)?, digit))
    }

    /// The outward part, `SW7`.
    #[must_use]
    pub fn outward(&self) -> &str {
        self.outward_code().as_str()
    }

    /// The outward part as a value.
    #[must_use]
    pub const fn outward_code(&self) -> &Outward {
        match self {
            Self::Full(outward, _) | Self::Sector(outward, _) | Self::Outward(outward) => outward,
        }
    }

    /// The sector, `SW7 2`, where the postcode includes it.
    #[must_use]
    pub const fn sector(&self) -> Option<Self> {
        match *self {
            Self::Full(outward, [digit, ..]) | Self::Sector(outward, digit) => {
                Some(Self::Sector(outward, digit))
            }
            Self::Outward(_) => None,
        }
    }
}

/// The ranges of words consisting of letters and figures.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let end = at + c.len_utf8();
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = end,
            None => words.push(at..end),
        }
    }
    words
}

/// Whether there is a gap inside the code rather than at its ends.
fn splits(gaps: &[bool], length: usize) -> bool {
    gaps.get(1..length)
        .is_some_and(|inner| inner.contains(&true))
}

fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '.' | '-' | '\u{2010}'..='\u{2015}' | '\u{feff}' | '\u{200b}'
        )
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.outward())?;
        match self {
            Self::Full(_, inward) => {
                write!(f, " {}", std::str::from_utf8(inward).unwrap_or_default())
            }
            Self::Sector(_, digit) => write!(f, " {}", char::from(*digit)),
            Self::Outward(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Postcode;

    fn check(given: &str, expected: Option<&str>) {
        let found = Postcode::parse(given).map(|postcode| postcode.to_string());
        assert_eq!(found.as_deref(), expected, "{given:?}");
    }

    #[test]
    fn every_format_of_royal_mail() {
        for whole in [
            "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 1HQ", "EC1A 1BB",
        ] {
            check(whole, Some(whole));
            check(&whole.replace(' ', ""), Some(whole));
            check(&whole.to_lowercase(), Some(whole));
            check(&whole.replace(' ', "\u{a0}"), Some(whole));
            check(&whole.replace(' ', "  "), Some(whole));
            check(&whole.replace(' ', "-"), Some(whole));
            check(&format!(" {whole}. "), Some(whole));
            let outward = whole.split(' ').next().unwrap();
            check(outward, Some(outward));
            check(&outward.to_lowercase(), Some(outward));
        }
    }

    #[test]
    fn sectors() {
        check("SW7 2", Some("SW7 2"));
        check("ec1a 1", Some("EC1A 1"));
        check("M60 1", Some("M60 1"));
        // Without its gap this is the outward code of another place.
        check("SW72", Some("SW72"));
        check("M1 1", Some("M1 1"));
    }

    #[test]
    fn no_postcode_of_the_uk() {
        for given in [
            "",
            " ",
            "-",
            "SW",
            "7",
            "GIR 0AA",
            "BFPO 801",
            "BF1 3AA 9",
            "JE2 3QA",
            "GY1 1WG",
            "IM1 3LY",
            "BX1 1LT",
            "QA1 1AA",
            "AI1 1AA",
            "SW7 2CL",
            "SW7 2R",
            "SW7 RL2",
            "75008",
            "D02 X285",
            "SW7 2RL extra",
            "n/a",
            "unknown",
            "London",
            "SW7 2RL; SE1 9TG",
            "ŜW7",
        ] {
            check(given, None);
        }
    }

    proptest! {
        #[test]
        fn reads_anything_without_fault(text in ".{0,12}") {
            if let Some(postcode) = Postcode::parse(&text) {
                // Whatever is parsed is in standard form, and the standard form parses to the same
                // value.
                prop_assert_eq!(Postcode::parse(&postcode.to_string()), Some(postcode));
            }
        }

        #[test]
        fn finds_every_shape(text in "[A-PR-UWYZ][A-HK-Y]?[0-9][0-9]? [0-9][ABD-HJLNP-UW-Z]{2}") {
            let area: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
            let elsewhere = ["JE", "GY", "IM", "BF", "BX"].contains(&area.as_str());
            prop_assert_eq!(Postcode::parse(&text).is_none(), elsewhere);
        }
    }
}
