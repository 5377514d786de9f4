//! A bounded sample of a table's rows, spread over the whole file.

use super::dialect::Dialect;
use super::rows::{Row, RowStep, Rows};
use super::smart_quotes;
use crate::headers::columns::known_columns;
use records::normalise::{self, Removed};

/// The maximum number of rows that are kept …
const ROWS: usize = 500;
/// … and the approximate maximum number of cells, though never fewer than [`FEWEST`] rows.
const CELLS: usize = 40_000;
const FEWEST: usize = 40;
/// Files of up to this many bytes are read whole; from larger ones, [`WINDOWS`] sections of
/// [`WINDOW`] bytes each are read.
const WHOLE: usize = 1 << 20;
const WINDOWS: usize = 32;
const WINDOW: usize = 16 << 10;

/// Cells of some of the rows below the header, by column, tidied.
pub struct Sample {
    rows: Vec<Vec<String>>,
    width: usize,
}

impl Sample {
    /// Takes a sample of the rows below a table's header.
    #[must_use]
    pub fn new(dialect: &Dialect<'_>) -> Self {
        let (body, delimiter) = (dialect.body, dialect.delimiter);
        let mut rows = dialect.rows();
        let width = dialect.width;
        let most = (CELLS / width.max(1)).clamp(FEWEST, ROWS);
        let is_whole = body.len() <= WHOLE;
        let each = if is_whole {
            most
        } else {
            (most / WINDOWS).max(2)
        };
        let mut thinned = Thinned::new(each, delimiter);
        if is_whole {
            thinned.take(&mut rows, width, false);
            return Self {
                rows: thinned.rows,
                width,
            };
        }
        let below = rows.line().as_ptr() as usize - body.as_ptr() as usize + rows.line().len();
        let mut all = Vec::new();
        for window in windows(body, below) {
            thinned.take(&mut Rows::with(window, dialect.format()), width, true);
            all.append(&mut thinned.rows);
            thinned.stride = 1;
        }
        Self { rows: all, width }
    }

    /// How many rows were sampled.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows.len()
    }

    /// How many columns the header has.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// A column's cells that are not empty.
    pub fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .filter_map(move |row| row.get(column))
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
    }

    /// The cells of two columns in the same row, where neither is empty.
    pub fn pairs(&self, first: usize, second: usize) -> impl Iterator<Item = (&str, &str)> {
        self.rows.iter().filter_map(move |row| {
            let (first, second) = (row.get(first)?, row.get(second)?);
            (!first.is_empty() && !second.is_empty()).then_some((first.as_str(), second.as_str()))
        })
    }
}

/// Keeps one row in every `stride`, so that at most `most` remain.
struct Thinned {
    rows: Vec<Vec<String>>,
    most: usize,
    stride: usize,
    delimiter: u8,
}

impl Thinned {
    const fn new(most: usize, delimiter: u8) -> Self {
        Self {
            rows: Vec::new(),
            most,
            stride: 1,
            delimiter,
        }
    }

    /// Samples rows. `cut` tells that the text may begin and end within a quoted cell: then only
    /// rows as wide as the header count.
    fn take(&mut self, rows: &mut Rows<'_>, width: usize, cut: bool) {
        let mut seen = 0_usize;
        loop {
            match rows.next() {
                RowStep::End => return,
                // Below a second header, columns are in another order.
                RowStep::Row if !cut && is_header(rows.row()) => return,
                RowStep::Row if rows.row().is_blank() || (cut && rows.row().len() != width) => {}
                RowStep::Row => {
                    if seen.is_multiple_of(self.stride) {
                        self.keep(rows.row(), width);
                    }
                    seen += 1;
                }
                RowStep::Unclosed => {}
            }
        }
    }

    fn keep(&mut self, row: Row<'_>, width: usize) {
        if self.rows.len() >= self.most {
            let mut keep = false;
            self.rows.retain(|_| {
                keep = !keep;
                keep
            });
            self.stride *= 2;
        }
        let mended = smart_quotes::mend(row, width, self.delimiter);
        let row = mended
            .as_ref()
            .map_or(row, crate::table::repaired_row::RepairedRow::row);
        // Cells beyond the last column: the other cells may have moved, so they prove nothing.
        if row.cells().skip(width).any(|cell| !cell.trim().is_empty()) {
            return;
        }
        let tidied = |cell| normalise::line(cell, &mut Removed::default()).into_owned();
        self.rows
            .push(row.cells().take(width).map(tidied).collect());
    }
}

/// Whether a row names columns, as only a header does. Few rows are without any figure.
fn is_header(row: Row<'_>) -> bool {
    let has_digit = |cell: &str| cell.bytes().any(|byte| byte.is_ascii_digit());
    !row.cells().any(has_digit) && known_columns(row.cells()) * 2 > row.len().max(5)
}

/// Sections of whole lines, evenly spaced below the header, including the first and last lines.
fn windows(body: &str, below: usize) -> Vec<&str> {
    let rest = body.get(below..).unwrap_or_default();
    let step = rest.len().saturating_sub(WINDOW) / (WINDOWS - 1);
    let line_after = |at: usize| {
        let tail = rest.as_bytes().get(at..).unwrap_or_default();
        let end = tail.iter().position(|b| matches!(b, b'\n' | b'\r'));
        end.map_or(rest.len(), |end| at + end + 1)
    };
    (0..WINDOWS)
        .filter_map(|i| {
            let at = i * step;
            let start = if i == 0 { 0 } else { line_after(at) };
            let end = if i + 1 == WINDOWS {
                rest.len()
            } else {
                line_after(at + WINDOW)
            };
            rest.get(start..end)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Dialect, ROWS, Sample, WHOLE};

    #[test]
    fn a_small_file_is_taken_whole() {
        let below_a_title = Dialect {
            above: 1,
            ..Dialect::plain("title,,\nid,a\n1, x \n\n2,,\n3,y\nshifted,by,one\n\"4\n", 2)
        };
        let sample = Sample::new(&below_a_title);
        assert_eq!((sample.rows(), sample.width()), (3, 2));
        assert_eq!(sample.cells(0).collect::<Vec<_>>(), ["1", "2", "3"]);
        assert_eq!(sample.cells(1).collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!(sample.cells(7).count(), 0);
        assert_eq!(
            sample.pairs(0, 1).collect::<Vec<_>>(),
            [("1", "x"), ("3", "y")]
        );
    }

    #[test]
    fn a_large_file_is_sampled_from_end_to_end() {
        for (rows, padding) in [(3_000_u32, 10), (60_000, 40), (900_000, 3)] {
            let mut text = String::from("id,text\n");
            for row in 0..rows {
                text.push_str(&format!("{row},{}\n", "x".repeat(padding)));
            }
            let large = text.len() > WHOLE;
            assert_eq!(large, rows > 3_000);
            let sample = Sample::new(&Dialect::plain(&text, 2));
            assert!(
                sample.rows() <= ROWS && sample.rows() > ROWS / 4,
                "{}",
                sample.rows()
            );
            let ids: Vec<u32> = sample.cells(0).map(|id| id.parse().unwrap()).collect();
            assert!(ids.is_sorted() && ids[0] == 0, "{ids:?}");
            let gaps = ids.windows(2).map(|pair| pair[1] - pair[0]).max();
            assert!(gaps.is_some_and(|gap| gap <= rows / 16), "{gaps:?}");
            assert!(
                ids.last().is_some_and(|last| *last > rows - rows / 16),
                "{ids:?}"
            );
        }
    }

    #[test]
    fn a_stretch_may_begin_within_a_quoted_cell() {
        let row = format!(
            "1,\"{}\",Leeds\n",
            "a line, and\nanother \"\"one\"\"\n".repeat(200)
        );
        let text = format!("id,text,place\n{}", row.repeat(400));
        assert!(text.len() > WHOLE);
        let sample = Sample::new(&Dialect::plain(&text, 3));
        assert!(sample.rows() > 20);
        let other = sample.cells(2).filter(|cell| *cell != "Leeds").count();
        assert!(other * 10 < sample.rows(), "{other} of {}", sample.rows());
    }
}
