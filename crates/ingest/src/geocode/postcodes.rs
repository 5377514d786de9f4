//! Reads postcodes as people write them: alone, in an address, mistyped, or from another country.

use crate::report::issue::IssueKind;
use geography::gazetteer::Postcode;

/// The result of reading a cell for a postcode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostcodeFound {
    /// A postcode and nothing else.
    Plain(Postcode),
    /// A postcode that had to be read out of the cell, and how that was done.
    Read(Postcode, PostcodeSource),
    /// No usable postcode, and why.
    Nothing(IssueKind),
}

/// How a postcode was read out of a cell that contains more, or something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostcodeSource {
    /// It was part of a longer text.
    Text,
    /// It was the first of several.
    FirstOfSeveral,
    /// O and 0, or I and 1, were swapped.
    LettersExchanged,
    /// It was part of an address in the cell for a place.
    Address,
    /// It was the whole of the cell for a place.
    PlaceCell,
}

impl PostcodeSource {
    /// The issue to report, with the postcode in its standard form.
    #[must_use]
    pub const fn kind(self, read: String) -> IssueKind {
        match self {
            Self::Text => IssueKind::PostcodeInText { read },
            Self::FirstOfSeveral => IssueKind::PostcodeFirstOfSeveral { read },
            Self::LettersExchanged => IssueKind::PostcodeLettersExchanged { read },
            Self::Address => IssueKind::PostcodeInAddress { read },
            Self::PlaceCell => IssueKind::PostcodeForTown { read },
        }
    }
}

/// Reads a postcode from a cell. `in_use` tells whether a postcode's outward code, and its unit
/// where that is known, is in the tables: `None` where there are no tables.
#[must_use]
pub fn read(cell: &str, in_use: &dyn Fn(&Postcode) -> Option<bool>) -> PostcodeFound {
    let cell = cell.trim();
    let plain = Postcode::parse(cell);
    if let Some(postcode) = plain.filter(|postcode| in_use(postcode) != Some(false)) {
        return PostcodeFound::Plain(postcode);
    }
    if let Some((_, why)) = elsewhere(cell) {
        return PostcodeFound::Nothing(why);
    }
    if let Some(postcode) = mended(cell, in_use) {
        return PostcodeFound::Read(postcode, PostcodeSource::LettersExchanged);
    }
    if let Some(postcode) = plain {
        return PostcodeFound::Plain(postcode);
    }
    match within(cell).as_slice() {
        [] => {}
        [one, rest @ ..] if rest.iter().all(|other| other == one) => {
            return PostcodeFound::Read(*one, PostcodeSource::Text);
        }
        [first, ..] => return PostcodeFound::Read(*first, PostcodeSource::FirstOfSeveral),
    }
    match leading_outward(cell) {
        Some(outward) => PostcodeFound::Read(outward, PostcodeSource::Text),
        None => PostcodeFound::Nothing(why_none(cell)),
    }
}

/// Every whole postcode in a text, in order: two words (`YO1 7FR`) or one (`YO17FR`).
#[must_use]
pub fn within(text: &str) -> Vec<Postcode> {
    Postcode::within(text)
        .into_iter()
        .map(|(postcode, _)| postcode)
        .collect()
}

fn whole(text: &str) -> Option<Postcode> {
    Postcode::parse(text).filter(|postcode| matches!(postcode, Postcode::Full(..)))
}

/// Reads `SW7 (South Kensington)`: an outward code before a bracket or a comma.
fn leading_outward(cell: &str) -> Option<Postcode> {
    let (first, _) = cell.split_once(['(', ',', ';', '/'])?;
    Postcode::parse(first)
}

/// The only postcode in use that results from swapping O and 0, I and 1. One that is possible but
/// not in use counts only where there is no table to contradict it.
fn mended(cell: &str, in_use: &dyn Fn(&Postcode) -> Option<bool>) -> Option<Postcode> {
    let code: Vec<char> = cell
        .chars()
        .filter(|c| !c.is_whitespace() && !".-".contains(*c))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    if !(5..=7).contains(&code.len()) || !code.iter().all(char::is_ascii_alphanumeric) {
        return None;
    }
    let doubtful: Vec<usize> = (0..code.len())
        .filter(|&i| code.get(i).is_some_and(|c| other(*c).is_some()))
        .collect();
    let mut readings = (1..1_u32 << doubtful.len()).filter_map(|set| {
        let mut reading = code.clone();
        for (bit, &i) in doubtful.iter().enumerate() {
            if set >> bit & 1 == 1 {
                let c = reading.get_mut(i)?;
                *c = other(*c)?;
            }
        }
        let text: String = reading.into_iter().collect();
        whole(&text).filter(|postcode| in_use(postcode) != Some(false))
    });
    let one = readings.next()?;
    readings.next().is_none().then_some(one)
}

fn other(c: char) -> Option<char> {
    Some(match c {
        'O' => '0',
        '0' => 'O',
        'I' => '1',
        '1' => 'I',
        _ => return None,
    })
}

/// Whether a cell holds a postcode from outside the United Kingdom: a place named with it (Douglas,
/// St Helier) is then not its namesake within.
#[must_use]
pub fn is_abroad(cell: &str) -> bool {
    elsewhere(cell).is_some_and(|(abroad, _)| abroad)
}

/// A whole postcode from outside the United Kingdom in an address, and what it is.
#[must_use]
pub fn abroad_in(address: &str) -> Option<(&str, IssueKind)> {
    let start = |word: &str| word.as_ptr() as usize - address.as_ptr() as usize;
    let words: Vec<&str> = address
        .split(|c: char| c.is_whitespace() || c == ',' || c == ';')
        .filter(|word| !word.is_empty())
        .collect();
    let ones = words.iter().map(|word| (start(word), word.len()));
    let twos = words
        .windows(2)
        .filter_map(|two| Some((start(two.first()?), two.last()?)))
        .map(|(from, last)| (from, start(last) + last.len() - from));
    ones.chain(twos).find_map(|(from, length)| {
        let code = address.get(from..from + length)?;
        let (abroad, why) = elsewhere(code).filter(|_| is_whole(code))?;
        abroad.then_some((code, why))
    })
}

/// Whether a code ends as whole postcodes do, with a figure and two letters, or is an Irish one.
fn is_whole(code: &str) -> bool {
    let code: Vec<u8> = code.bytes().filter(u8::is_ascii_alphanumeric).collect();
    let inward = matches!(&*code, [.., figure, a, b]
        if figure.is_ascii_digit() && a.is_ascii_alphabetic() && b.is_ascii_alphabetic());
    let upper = code.to_ascii_uppercase();
    (5..=7).contains(&code.len()) && (inward || str::from_utf8(&upper).is_ok_and(is_eircode))
}

/// What a code that places nothing in the United Kingdom is, and whether it belongs elsewhere.
fn elsewhere(cell: &str) -> Option<(bool, IssueKind)> {
    let code: String = cell
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let area = code.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, rest) = code.split_at_checked(area)?;
    let coded = rest.starts_with(|c: char| c.is_ascii_digit()) && rest.len() <= 5;
    let has_no_place = matches!(letters, "BFPO" | "BF" | "GIR" | "BX");
    let why = match letters {
        "BFPO" | "BF" if coded => IssueKind::PostcodeForces,
        "GIR" if coded => IssueKind::PostcodeGirobank,
        "BX" if coded => IssueKind::PostcodeWithoutPlace,
        "JE" | "GY" if coded => IssueKind::PostcodeChannelIslands,
        "IM" if coded => IssueKind::PostcodeIsleOfMan,
        "ASCN" | "STHL" | "TDCU" | "FIQQ" | "BBND" | "SIQQ" | "PCRN" | "TKCA" | "GX" => {
            IssueKind::PostcodeOverseas
        }
        _ if is_eircode(&code) => IssueKind::PostcodeIrish,
        _ => return None,
    };
    Some((!has_no_place, why))
}

/// Whether a code is an Irish one, such as `D02 X285`: a letter, two figures (or `6W`), and four
/// letters and figures that are not shaped like a British inward part.
fn is_eircode(code: &str) -> bool {
    let bytes = code.as_bytes();
    bytes.len() == 7
        && bytes.first().is_some_and(u8::is_ascii_uppercase)
        && bytes.get(1).is_some_and(u8::is_ascii_digit)
        && bytes
            .get(2)
            .is_some_and(|c| c.is_ascii_digit() || *c == b'W')
        && bytes.get(3).is_some_and(u8::is_ascii_uppercase)
        && whole(code).is_none()
}

fn why_none(cell: &str) -> IssueKind {
    let letters = cell.bytes().all(|byte| byte.is_ascii_alphabetic());
    let figures = !cell.is_empty()
        && cell
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
    if letters && (1..=2).contains(&cell.len()) {
        IssueKind::PostcodeAreaOnly
    } else if figures {
        IssueKind::PostcodeFiguresOnly
    } else {
        IssueKind::NotAPostcode
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_that_are_not_in_the_united_kingdom() {
        for (address, code) in [
            ("Kingswood Grove, Douglas, IM1 3LY", Some("IM1 3LY")),
            ("The Weighbridge, St Helier JE23NG", Some("JE23NG")),
            ("St Peter Port, gy1 1ug, Guernsey", Some("gy1 1ug")),
            ("Kildare Street, Dublin 2, D02 F627", Some("D02 F627")),
            ("Millennium Square, Leeds LS2 8BH", None),
            ("IM 25 High Street, Leeds", None),
            ("Unit IM1, 3 Lyme Street, Leeds", None),
            ("Je suis 2 bis", None),
            ("", None),
        ] {
            assert_eq!(abroad_in(address).map(|(code, _)| code), code, "{address}");
        }
    }

    fn check(cell: &str, expected: &str, how: Option<PostcodeSource>) {
        // Only these outward codes are in use, and of SE1 only one unit.
        let in_use = |postcode: &Postcode| {
            let outward = [
                "SW7", "SE1", "YO1", "OX1", "SO16", "M1", "IP1", "W1A", "CF10",
            ];
            let text = postcode.to_string();
            let unit = !text.starts_with("SE1 ") || text == "SE1 0AA";
            Some(outward.contains(&postcode.outward()) && unit)
        };
        let (found, said) = match read(cell, &in_use) {
            PostcodeFound::Plain(postcode) => (postcode.to_string(), None),
            PostcodeFound::Read(postcode, how) => (postcode.to_string(), Some(how)),
            PostcodeFound::Nothing(why) => {
                assert_eq!(why, IssueKind::NotAPostcode, "{cell:?}");
                (String::new(), None)
            }
        };
        assert_eq!((found.as_str(), said), (expected, how), "{cell:?}");
    }

    #[test]
    fn alone_or_in_text() {
        let (text, several) = (
            Some(PostcodeSource::Text),
            Some(PostcodeSource::FirstOfSeveral),
        );
        for (cell, expected, how) in [
            ("SW7 2RL", "SW7 2RL", None),
            ("sw72rl", "SW7 2RL", None),
            ("SW7", "SW7", None),
            ("SW7 2", "SW7 2", None),
            ("SW7 2RL (main site)", "SW7 2RL", text),
            ("SW72RL, London", "SW7 2RL", text),
            ("Museum Street, York, YO1 7FR", "YO1 7FR", text),
            ("Museum Street York YO17FR UK", "YO1 7FR", text),
            ("SW7 2RL; SW7 2RL", "SW7 2RL", text),
            ("SW7 2RL; YO1 7FR", "SW7 2RL", several),
            ("SW7 2RL / YO1 7FR", "SW7 2RL", several),
            ("SW7 2RL\nYO1 7FR", "SW7 2RL", several),
            ("SW7 (South Kensington)", "SW7", text),
            // Well formed but in no table: kept, and reported elsewhere.
            ("ZE9 9ZZ", "ZE9 9ZZ", None),
        ] {
            check(cell, expected, how);
        }
    }

    #[test]
    fn letters_and_figures_exchanged() {
        let mended = Some(PostcodeSource::LettersExchanged);
        for (cell, expected, how) in [
            ("0X1 2AA", "OX1 2AA", mended),
            ("S016 7NS", "SO16 7NS", mended),
            ("SO16 7NS", "SO16 7NS", None),
            ("MI 1AE", "M1 1AE", mended),
            ("M1 IAE", "M1 1AE", mended),
            ("1P1 1AA", "IP1 1AA", mended),
            ("CFIO 3NP", "CF10 3NP", mended),
            ("CF1O 3NP", "CF10 3NP", mended),
            ("SE1 OAA", "SE1 0AA", mended),
            // An inward part has neither O nor I, and nothing else is swapped.
            ("SW7 2R0", "", None),
            ("5W7 2RL", "", None),
        ] {
            check(cell, expected, how);
        }
    }

    #[test]
    fn without_tables_one_possible_reading_is_needed() {
        let unknown = |_: &Postcode| None;
        let read = |cell| read(cell, &unknown);
        let ox = Postcode::parse("OX1 2AA").unwrap();
        assert_eq!(
            read("0X1 2AA"),
            PostcodeFound::Read(ox, PostcodeSource::LettersExchanged)
        );
        assert!(matches!(read("S01 1AA"), PostcodeFound::Plain(_)));
        // I1O and IIO, 1IO …: several results.
        assert!(matches!(read("II0 1AA"), PostcodeFound::Nothing(_)));
    }

    #[test]
    fn what_is_none_is_named() {
        for (cell, expected) in [
            ("BFPO 801", IssueKind::PostcodeForces),
            ("BF1 0AX", IssueKind::PostcodeForces),
            ("GIR 0AA", IssueKind::PostcodeGirobank),
            ("BX1 1LT", IssueKind::PostcodeWithoutPlace),
            ("JE2 3NF", IssueKind::PostcodeChannelIslands),
            ("GY1 1AA", IssueKind::PostcodeChannelIslands),
            ("IM1 3LY", IssueKind::PostcodeIsleOfMan),
            ("FIQQ 1ZZ", IssueKind::PostcodeOverseas),
            ("D02 X285", IssueKind::PostcodeIrish),
            ("CF", IssueKind::PostcodeAreaOnly),
            ("75001", IssueKind::PostcodeFiguresOnly),
            ("London", IssueKind::NotAPostcode),
            ("", IssueKind::NotAPostcode),
        ] {
            let PostcodeFound::Nothing(why) = read(cell, &|_| Some(true)) else {
                panic!("{cell} is read");
            };
            assert_eq!(why, expected, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in ".{0,40}|[A-Z01OI ]{0,12}") {
            let _ = read(&text, &|_| None);
            for postcode in within(&text) {
                prop_assert!(matches!(postcode, Postcode::Full(..)));
            }
        }

        #[test]
        fn an_address_gives_up_its_postcode(
            before in "[a-z ,]{0,20}",
            postcode in "(SW7|YO1|M1|EC1A) [0-9][ABD-HJLNP-UW-Z]{2}",
            after in "[ ,.)]{1,3}",
        ) {
            let text = format!("{before},{postcode}{after}");
            let expected = Postcode::parse(&postcode).unwrap();
            prop_assert_eq!(within(&text).last().copied(), Some(expected));
        }
    }
}
