//! Grid references of letters and figures: `TQ 300 800`, `J 337 741`.
//!
//! Britain: two letters name a square of 100 km (OS, *A guide to coordinate systems in Great
//! Britain*, section 7); the first a square of 500 km, counted from a point 1,000 km west and 500
//! km south of the false origin. Ireland: one letter, counted from the false origin (OSNI, *The
//! Irish Grid*). In both, the letters run without `I` in rows of five from the north-west.

use super::grid::{grid_to_wgs84, irish_grid_to_wgs84};
use records::record::LonLat;

/// A square of a grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GridReference {
    /// The easting of its south-west corner, in metres from the false origin.
    pub easting: f64,
    /// The northing of its south-west corner, likewise.
    pub northing: f64,
    /// The length of a side in metres: 10,000 for two figures, 1,000 for four, 100 for six, 10 for
    /// eight, 1 for ten.
    pub size: f64,
    /// Whether it belongs to the Irish Grid rather than the British.
    pub irish: bool,
}

/// The squares of 500 km that contain any part of Great Britain.
const LAND: [u8; 4] = *b"HNST";
const SQUARE: f64 = 100_000.0;

impl GridReference {
    /// Reads letters and two to ten figures, in any case, with spaces or commas between the parts.
    /// `None` for what has not that shape, and for letters that name no square of the grid.
    ///
    /// ```
    /// use crate::geo::GridReference;
    /// let square = GridReference::parse("tq 300 800").unwrap();
    /// assert_eq!((square.easting, square.northing, square.size), (530_000.0, 180_000.0, 100.0));
    /// assert_eq!(GridReference::parse("TQ30008000").unwrap().size, 10.0);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = without_name(text.trim());
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (letters, figures) = text.split_at_checked(letters)?;
        let mut parts = figures
            .split(|c: char| c.is_whitespace() || c == ',')
            .filter(|part| !part.is_empty());
        let (east, north) = match (parts.next()?, parts.next(), parts.next()) {
            (all, None, None) => all.split_at_checked(all.len() / 2)?,
            (east, Some(north), None) => (east, north),
            _ => return None,
        };
        let is_figures = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let fits = east.len() == north.len() && (1..=5).contains(&east.len());
        if !fits || !is_figures(east) || !is_figures(north) {
            return None;
        }
        let (column, row, irish) = square(letters)?;
        let size = SQUARE / 10_f64.powi(east.len() as i32);
        let metres = |part: &str| Some(f64::from(part.parse::<u32>().ok()?) * size);
        Some(Self {
            easting: column * SQUARE + metres(east)?,
            northing: row * SQUARE + metres(north)?,
            size,
            irish,
        })
    }

    /// The position of the square's centre. `None` outside the grid.
    #[must_use]
    pub fn position(&self) -> Option<LonLat> {
        let half = self.size / 2.0;
        let (east, north) = (self.easting + half, self.northing + half);
        if self.irish {
            irish_grid_to_wgs84(east, north)
        } else {
            grid_to_wgs84(east, north)
        }
    }
}

/// The text without the grid's name before it: `OSGB NT 258 733`, `OS grid ref: NT258733`.
fn without_name(text: &str) -> &str {
    const NAMES: [&str; 9] = [
        "osgb36",
        "osgb",
        "ordnance survey",
        "os",
        "bng",
        "ngr",
        "grid",
        "reference",
        "ref",
    ];
    let mut text = text;
    while let Some(rest) = NAMES.iter().find_map(|name| {
        let (head, rest) = text.split_at_checked(name.len())?;
        let ends = rest.starts_with([' ', ':', '.', '-']);
        (head.eq_ignore_ascii_case(name) && ends).then_some(rest)
    }) {
        text = rest.trim_start_matches([' ', ':', '.', '-']);
    }
    text
}

/// The column and row of a square of 100 km from the false origin, and whether it is Irish.
fn square(letters: &str) -> Option<(f64, f64, bool)> {
    match *letters.as_bytes() {
        [letter] => {
            let (column, row) = cell(letter)?;
            Some((column, row, true))
        }
        [large, small] => {
            if !LAND.contains(&large.to_ascii_uppercase()) {
                return None;
            }
            let ((column, row), (x, y)) = (cell(large)?, cell(small)?);
            Some((5.0 * column - 10.0 + x, 5.0 * row - 5.0 + y, false))
        }
        _ => None,
    }
}

/// The column and row of a letter, counted from the south-west.
fn cell(letter: u8) -> Option<(f64, f64)> {
    let letter = letter.to_ascii_uppercase();
    let number = match letter {
        b'A'..=b'H' => letter - b'A',
        b'J'..=b'Z' => letter - b'A' - 1,
        _ => return None,
    };
    Some((f64::from(number % 5), f64::from(4 - number / 5)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn squares() {
        for (given, expected) in [
            ("TQ 300 800", Some((530_000.0, 180_000.0, 100.0, false))),
            ("TQ3080", Some((530_000.0, 180_000.0, 1_000.0, false))),
            ("tq38", Some((530_000.0, 180_000.0, 10_000.0, false))),
            ("SU12345678", Some((412_340.0, 156_780.0, 10.0, false))),
            ("SU 12345 56789", Some((412_345.0, 156_789.0, 1.0, false))),
            ("SV 900 100", Some((90_000.0, 10_000.0, 100.0, false))),
            ("HP 60 10", Some((460_000.0, 1_210_000.0, 1_000.0, false))),
            ("NT, 257, 735", Some((325_700.0, 673_500.0, 100.0, false))),
            ("J 337 741", Some((333_700.0, 374_100.0, 100.0, true))),
            (
                "OSGB NT 258 733",
                Some((325_800.0, 673_300.0, 100.0, false)),
            ),
            (
                "OS grid ref: NT258733",
                Some((325_800.0, 673_300.0, 100.0, false)),
            ),
            ("C433167", Some((243_300.0, 416_700.0, 100.0, true))),
            ("TQ 300 8000", None),
            ("TQ 30", Some((530_000.0, 100_000.0, 10_000.0, false))),
            ("TQ 300", None),
            ("TQ", None),
            ("TI 300 800", None),
            ("AA 300 800", None),
            ("TQA 300 800", None),
            ("300 800", None),
            ("TQ 300 800 1", None),
            ("TQ 123456 123456", None),
            ("TQ 30o 800", None),
            ("SW7 2RL", None),
            ("", None),
        ] {
            let found = GridReference::parse(given)
                .map(|found| (found.easting, found.northing, found.size, found.irish));
            assert_eq!(found, expected, "{given:?}");
        }
    }

    proptest! {
        /// Every square metre of the grid has a reference, and it reads back as itself.
        #[test]
        fn there_and_back(east in 0..700_000_u32, north in 0..1_300_000_u32) {
            let letter = |column: u32, row: u32| {
                let number = (4 - row) * 5 + column;
                char::from(b"ABCDEFGHJKLMNOPQRSTUVWXYZ"[number as usize])
            };
            let (x, y) = (east / 100_000 + 10, north / 100_000 + 5);
            let letters = [letter(x / 5, y / 5), letter(x % 5, y % 5)];
            let text: String = letters.iter().collect();
            let text = format!("{text} {:05} {:05}", east % 100_000, north % 100_000);
            let found = GridReference::parse(&text);
            if LAND.contains(&(letters[0] as u8)) {
                let found = found.unwrap();
                prop_assert_eq!((found.easting as u32, found.northing as u32), (east, north));
            } else {
                prop_assert!(found.is_none());
            }
        }

        #[test]
        fn any_text_is_answered(text in "[A-Za-zé]{0,3}[0-9 ,]{0,12}") {
            if let Some(found) = GridReference::parse(&text) {
                let _ = found.position();
            }
        }
    }
}
