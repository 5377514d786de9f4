//! Reads source tables: CSV rows by column name, with errors that name the row.

use std::path::Path;
use std::str::FromStr;

use super::{Result, read};
use records::codes::Region;

/// One row of a source table.
pub struct SourceRow<'t> {
    path: &'t str,
    number: usize,
    headers: &'t csv::StringRecord,
    cells: csv::StringRecord,
}

impl SourceRow<'_> {
    /// A cell, by its column's name.
    pub fn text(&self, column: &str) -> Result<&str> {
        self.headers
            .iter()
            .position(|header| header == column)
            .and_then(|i| self.cells.get(i))
            .ok_or_else(|| format!("{} has no column {column}", self.path))
    }

    /// A cell as a number.
    pub fn number<T: FromStr>(&self, column: &str) -> Result<T> {
        let cell = self.text(column)?;
        cell.parse().map_err(|_| self.fault(column, cell))
    }

    /// A cell with an ITL1 code, as a region.
    pub fn region(&self, column: &str) -> Result<Region> {
        let cell = self.text(column)?;
        Region::from_code(cell).ok_or_else(|| self.fault(column, cell))
    }

    /// A cell with degrees, in the gazetteer's steps.
    pub fn steps(&self, column: &str, a_degree: i32) -> Result<i32> {
        Ok((self.number::<f64>(column)? * f64::from(a_degree)).round() as i32)
    }

    /// A cell with kilometres, in steps of 100 m.
    pub fn hundred_metres(&self, column: &str) -> Result<u16> {
        Ok((self.number::<f64>(column)? * 10.0).round() as u16)
    }

    fn fault(&self, column: &str, cell: &str) -> String {
        format!(
            "{}, row {}, column {column}: cannot use {cell:?}",
            self.path, self.number
        )
    }
}

/// Reads a whole table, converting each row with `of`.
pub fn rows<T>(root: &Path, path: &str, of: impl Fn(&SourceRow) -> Result<T>) -> Result<Vec<T>> {
    let bytes = read(root, path)?;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let headers = reader
        .headers()
        .map_err(|e| format!("{path}: {e}"))?
        .clone();
    reader
        .records()
        .enumerate()
        .map(|(i, cells)| {
            let cells = cells.map_err(|e| format!("{path}: {e}"))?;
            of(&SourceRow {
                path,
                number: i + 2,
                headers: &headers,
                cells,
            })
        })
        .collect()
}

/// The difference of each value from the previous one; the first is unchanged.
pub fn differences(values: impl IntoIterator<Item = i32>) -> Vec<i32> {
    let mut before = 0;
    values
        .into_iter()
        .map(|value| {
            let step = value - before;
            before = value;
            step
        })
        .collect()
}

/// A region's index in `Region::ALL`.
pub fn index(region: Region) -> u8 {
    region as u8
}
