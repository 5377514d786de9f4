//! Cell addresses, and counts of cells with examples.

use messages::phrase::Several;

/// The maximum number of rows of a sheet in Excel and LibreOffice.
pub const MOST_ROWS: u32 = 1 << 20;
/// The maximum number of columns of a sheet in Excel and LibreOffice.
pub const MOST_COLUMNS: u32 = 1 << 14;

/// A cell's address as spreadsheets write it: row 0 and column 0 is A1.
pub fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", row + 1)
}

/// The row and column, from 0, of an address such as `B4` or `$B$4`; `None` outside any sheet.
pub fn place(address: &str) -> Option<(u32, u32)> {
    let address = address.replace('$', "");
    let digits = address.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = address.split_at(digits);
    if letters.is_empty() || letters.len() > 3 || digits.len() > 7 {
        return None;
    }
    let mut column = 0;
    for letter in letters.bytes() {
        let value = letter
            .to_ascii_uppercase()
            .checked_sub(b'A')
            .filter(|v| *v < 26)?;
        column = column * 26 + u32::from(value) + 1;
    }
    let row: u32 = digits.parse().ok()?;
    let inside = (1..=MOST_ROWS).contains(&row) && (1..=MOST_COLUMNS).contains(&column);
    inside.then(|| (row - 1, column - 1))
}

/// Cells of one kind: their number, and the addresses of the first few.
#[derive(Clone, Default)]
pub struct CellPlaces {
    /// The number of cells.
    pub count: u32,
    shown: Vec<String>,
}

impl CellPlaces {
    /// Adds a cell; `name` is called only for the first few.
    pub fn add(&mut self, name: impl FnOnce() -> String) {
        self.count += 1;
        if self.shown.len() < 5 {
            self.shown.push(name());
        }
    }

    /// The addresses of the first few, and the number of others.
    pub fn several(&self) -> Several {
        Several {
            names: self.shown.clone(),
            more: self.count - self.shown.len() as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use messages::phrase::Several;

    use super::{CellPlaces, address, place};

    #[test]
    fn addresses() {
        for (at, name) in [
            ((0, 0), "A1"),
            ((3, 25), "Z4"),
            ((0, 26), "AA1"),
            ((1_048_575, 16_383), "XFD1048576"),
        ] {
            assert_eq!(address(at.0, at.1), name);
            assert_eq!(place(name), Some(at));
        }
        assert_eq!(place("$B$4"), Some((3, 1)));
        for wrong in ["", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "é1", "A-1"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_first_few_places_are_named() {
        let mut places = CellPlaces::default();
        for row in 0..7 {
            places.add(|| address(row, 1));
        }
        let expected = Several {
            names: ["B1", "B2", "B3", "B4", "B5"].map(str::to_owned).into(),
            more: 2,
        };
        assert_eq!(places.several(), expected);
    }
}
