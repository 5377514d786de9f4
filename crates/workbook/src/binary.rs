//! What the binary formats (XLS, XLSB) share: fields in little-endian order, numbers in 30 bits,
//! numbered errors, and how a value becomes a cell.

use crate::address::{MOST_COLUMNS, MOST_ROWS};
use crate::grid::SheetGrid;
use crate::refuse::Read;
use crate::value::{self, NumberFormat, built_in};
use std::collections::BTreeMap;

/// The two bytes at an offset; `None` past the end.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// The four bytes at an offset; `None` past the end.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// The eight bytes at an offset; `None` past the end.
pub fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// The number at an offset; `None` past the end.
pub fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    u64_at(bytes, at).map(f64::from_bits)
}

/// A number of 30 bits ([MS-XLS] 2.5.217 `RkNumber`): an integer or the upper half of a float,
/// perhaps in hundredths.
pub fn rk(raw: u32) -> f64 {
    let value = match raw & 2 {
        0 => f64::from_bits(u64::from(raw & !3) << 32),
        _ => f64::from(raw.cast_signed() >> 2),
    };
    if raw & 1 == 0 { value } else { value / 100.0 }
}

/// How an error is shown ([MS-XLS] 2.5.10 `BErr`).
const fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2b => "#GETTING_DATA",
        _ => "#N/A",
    }
}

/// The value of a cell as it is stored.
#[derive(Clone, Copy)]
pub enum CellValue<'t> {
    /// A number, which may be a date.
    Number(f64),
    /// A text.
    Text(&'t str),
    /// True or false.
    Bool(bool),
    /// An error, by its number.
    Error(u8),
}

/// Number formats of cells while they are being read.
#[derive(Default)]
pub struct FormatTable {
    codes: BTreeMap<u16, NumberFormat>,
    ids: Vec<u16>,
}

impl FormatTable {
    /// Adds the code of a format.
    pub fn code(&mut self, id: u16, code: &str) {
        self.codes.insert(id, value::of_code(code));
    }

    /// Adds a cell style that uses a format.
    pub fn style(&mut self, id: u16) {
        self.ids.push(id);
    }

    /// The format of each cell style. Explicit codes take precedence over built-in numbers.
    pub fn resolve(&self) -> Vec<NumberFormat> {
        let format = |id: &u16| self.codes.get(id).copied();
        let ids = self.ids.iter();
        ids.map(|id| format(id).unwrap_or_else(|| built_in(u32::from(*id))))
            .collect()
    }
}

/// What numbers mean in a workbook.
#[derive(Default)]
pub struct NumberContext {
    /// The format of each cell style.
    pub formats: Vec<NumberFormat>,
    /// Whether day numbers count from 1904.
    pub since_1904: bool,
}

impl NumberContext {
    /// Adds a cell to a sheet; row and column count from 0, `style` is the index of its style.
    ///
    /// # Errors
    ///
    /// As [`SheetGrid::push`].
    pub fn put(
        &self,
        grid: &mut SheetGrid,
        (row, column): (u32, u32),
        style: u32,
        value: CellValue<'_>,
    ) -> Read<()> {
        match value {
            CellValue::Text(text) => grid.push(row, column, text),
            CellValue::Bool(true) => grid.push(row, column, "TRUE"),
            CellValue::Bool(false) => grid.push(row, column, "FALSE"),
            CellValue::Error(code) => {
                grid.push(row, column, error(code))?;
                grid.say_error(row, column);
                Ok(())
            }
            CellValue::Number(number) => {
                let format = self.formats.get(style as usize).copied();
                let format = format.unwrap_or(NumberFormat::Number);
                let text = value::text(&number.to_string(), format, self.since_1904);
                if format == NumberFormat::Day && row < MOST_ROWS && column < MOST_COLUMNS {
                    grid.push_date(row, column, &text)
                } else {
                    grid.push(row, column, &text)
                }
            }
        }
    }
}

/// Shared strings, concatenated.
#[derive(Default)]
pub struct StringTable {
    text: String,
    ends: Vec<usize>,
}

impl StringTable {
    /// Adds a string.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    /// The string with an index.
    pub fn get(&self, at: u32) -> Option<&str> {
        let at = at as usize;
        let end = *self.ends.get(at)?;
        let start = at
            .checked_sub(1)
            .map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..end)
    }
}

/// The text of UTF-16 units in little-endian order; half a character becomes U+FFFD.
pub fn utf16(bytes: &[u8]) -> String {
    let (pairs, _) = bytes.as_chunks();
    let units = pairs.iter().copied().map(u16::from_le_bytes);
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::rk;

    #[test]
    fn numbers_of_30_bits() {
        for (raw, value) in [
            (0, 0.0),
            (0x3ff0_0000, 1.0),
            (0x3ff0_0001, 0.01),
            (4 * 12_345 + 2, 12_345.0),
            (4 * 12_345 + 3, 123.45),
            ((-4_i32).cast_unsigned() | 2, -1.0),
        ] {
            assert_eq!(rk(raw), value, "{raw:#x}");
        }
    }
}
