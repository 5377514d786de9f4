//! A sheet as its non-empty cells, and as CSV text.

use std::collections::BTreeSet;
use std::rc::Rc;

use ingest::{
    Damage, Oversize, known_columns, looks_like_record, names_quantity, names_web_address,
    required_columns,
};

use crate::address::{MOST_COLUMNS, MOST_ROWS, address};
use crate::notes::NotesSeen;
use crate::refuse::{Read, bomb, damaged};

/// The maximum size of a sheet's text, in bytes of CSV.
const MOST_TEXT: usize = 256 << 20;
/// The maximum number of cells with a value.
const MOST_CELLS: usize = 20_000_000;
/// How many non-blank rows are searched for the header, as in CSV files.
const LOOKED_AT: usize = 30;
/// The maximum number of web addresses behind cells.
const MOST_LINKS: usize = 1_000_000;
/// The maximum number of cells that are visited to clear those covered by merged cells.
const MOST_VISITED: usize = 50_000_000;

/// How many rows are looked at to count records.
const COUNTED: usize = 2_000;

/// What a sheet's header says; all zero where no row names two canonical columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeaderRow {
    /// How many canonical columns it names.
    pub known: u32,
    /// How many of the required ones it names.
    pub required: u32,
    /// How many columns wide it is.
    pub width: u32,
    /// Its index, from 0.
    pub row: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct SheetCell {
    row: u32,
    column: u32,
    from: u32,
    to: u32,
}

/// An area of merged cells: first row, first column, last row, last column, all from 0.
pub type UsedRange = [u32; 4];

/// A sheet while it is being read, and afterwards.
#[derive(Clone, Default)]
pub struct SheetGrid {
    cells: Vec<SheetCell>,
    text: String,
    merged: Vec<UsedRange>,
    /// The web addresses behind cells: row, column, address.
    links: Vec<(u32, u32, Rc<str>)>,
    hidden_columns: Vec<(u32, u32)>,
    hidden_rows: BTreeSet<u32>,
    /// Observations to report about the sheet.
    pub seen: NotesSeen,
}

impl SheetGrid {
    /// Adds a cell, unless its text is empty.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` beyond the limits of a sheet, `E_WORKBOOK_BOMB` beyond ours.
    pub fn push(&mut self, row: u32, column: u32, text: &str) -> Read<()> {
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(damaged(Damage::CellOutside {
                row: row.saturating_add(1),
                column: column.saturating_add(1),
            }));
        }
        if text.is_empty() {
            return Ok(());
        }
        if self.cells.len() >= MOST_CELLS || self.text.len() + text.len() > MOST_TEXT {
            return Err(too_much());
        }
        // Both fit, as the text is at most 256 MiB.
        let from = self.text.len() as u32;
        self.text.push_str(text);
        self.cells.push(SheetCell {
            row,
            column,
            from,
            to: self.text.len() as u32,
        });
        Ok(())
    }

    /// Notes a cell that shows an error.
    pub fn say_error(&mut self, row: u32, column: u32) {
        self.seen.errors.add(|| address(row, column));
    }

    /// Adds a date as ISO text, and notes if it may be a year: 2008 in a cell formatted as a date
    /// is a day in 1905.
    ///
    /// # Errors
    ///
    /// As [`Self::push`].
    pub fn push_date(&mut self, row: u32, column: u32, text: &str) -> Read<()> {
        if text.starts_with("1905-") {
            self.seen.years.add(|| address(row, column));
        }
        self.push(row, column, text)
    }

    /// Notes hidden columns, the first and last, counted from 0.
    pub fn hide_columns(&mut self, first: u32, last: u32) {
        if self.hidden_columns.len() < MOST_COLUMNS as usize {
            self.hidden_columns.push((first, last));
        }
    }

    /// Notes a hidden row.
    pub fn hide_row(&mut self, row: u32) {
        self.hidden_rows.insert(row);
    }

    /// Notes the web address behind a cell.
    pub fn link(&mut self, row: u32, column: u32, address: Rc<str>) {
        if self.links.len() < MOST_LINKS && row < MOST_ROWS && column < MOST_COLUMNS {
            self.links.push((row, column, address));
        }
    }

    /// Notes an area of merged cells.
    pub fn merge(&mut self, area: UsedRange) {
        self.merged.push(area);
    }

    /// Sorts the cells and removes those covered by merged cells.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` where a cell is given twice or merged areas overlap excessively.
    pub fn finish(mut self) -> Read<Self> {
        let place = |cell: &SheetCell| (cell.row, cell.column);
        if !self.cells.is_sorted_by_key(place) {
            self.cells.sort_by_key(place);
        }
        let mut neighbours = self.cells.iter().zip(self.cells.iter().skip(1));
        if let Some((twice, _)) = neighbours.find(|(cell, next)| place(cell) == place(next)) {
            return Err(damaged(Damage::CellTwice {
                cell: address(twice.row, twice.column),
            }));
        }
        self.clear_covered()?;
        self.show_addresses()?;
        self.count_hidden();
        Ok(self)
    }

    fn clear_covered(&mut self) -> Read<()> {
        let mut visited = 0;
        let mut any = false;
        let mut down = Vec::new();
        for [top, left, bottom, right] in std::mem::take(&mut self.merged) {
            let first = self
                .cells
                .partition_point(|cell| (cell.row, cell.column) < (top, left));
            for cell in self.cells.iter_mut().skip(first) {
                visited += 1;
                if visited > MOST_VISITED {
                    return Err(damaged(Damage::MergedOverlap));
                }
                if cell.row > bottom {
                    break;
                }
                let inside = (left..=right).contains(&cell.column) && cell.to > cell.from;
                if !inside {
                    continue;
                }
                if (cell.row, cell.column) != (top, left) {
                    self.seen.covered.add(|| address(cell.row, cell.column));
                    cell.to = cell.from;
                    any = true;
                } else if bottom > top {
                    down.push((*cell, [top, left, bottom, right]));
                }
            }
        }
        if any {
            self.cells.retain(|cell| cell.to > cell.from);
        }
        self.fill_down(&down)
    }

    /// Rows without another value stay blank: they are no records.
    fn fill_down(&mut self, merged: &[(SheetCell, UsedRange)]) -> Read<()> {
        let mut filled = Vec::new();
        let quantities = match merged.is_empty() {
            true => Vec::new(),
            false => self.columns_named(names_quantity).1,
        };
        for &(cell, [top, left, bottom, right]) in merged {
            let area = || format!("{}:{}", address(top, left), address(bottom, right));
            // Repeated, a number would be counted once for each row.
            if quantities.contains(&cell.column) {
                self.seen.quantities.add(area);
                continue;
            }
            self.seen.tall.add(area);
            let below = (cell.row + 1, 0);
            let first = self
                .cells
                .partition_point(|other| (other.row, other.column) < below);
            let rest = self.cells.get(first..).unwrap_or_default();
            for row in rest.chunk_by(|a, b| a.row == b.row) {
                let Some(row) = row
                    .first()
                    .map(|other| other.row)
                    .filter(|row| *row <= bottom)
                else {
                    break;
                };
                filled.push(SheetCell { row, ..cell });
                if filled.len() + self.cells.len() > MOST_CELLS {
                    return Err(too_much());
                }
            }
        }
        if !filled.is_empty() {
            self.cells.append(&mut filled);
            self.cells.sort_by_key(|cell| (cell.row, cell.column));
            // Areas that overlap give a cell twice.
            self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        }
        Ok(())
    }

    /// In the column of web addresses, puts the address behind a cell in the place of its text.
    fn show_addresses(&mut self) -> Read<()> {
        let links = std::mem::take(&mut self.links);
        if links.is_empty() {
            return Ok(());
        }
        let (header, columns) = self.columns_named(names_web_address);
        let mut shown = Vec::new();
        for (row, column, address) in links {
            if row <= header || !columns.contains(&column) {
                continue;
            }
            let found = self
                .cells
                .binary_search_by_key(&(row, column), |cell| (cell.row, cell.column));
            let text = found.ok().and_then(|at| self.cells.get(at));
            let text = text.map_or("", |cell| self.text_of(cell));
            if text.contains("://") || text.starts_with("www.") || text == &*address {
                continue;
            }
            self.seen.links.add(|| crate::address::address(row, column));
            let from = self.text.len() as u32;
            self.text.push_str(&address);
            let cell = SheetCell {
                row,
                column,
                from,
                to: self.text.len() as u32,
            };
            match found.ok().and_then(|at| self.cells.get_mut(at)) {
                Some(place) => *place = cell,
                None => shown.push(cell),
            }
            if self.text.len() > MOST_TEXT {
                return Err(too_much());
            }
        }
        self.cells.append(&mut shown);
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        Ok(())
    }

    /// The row of the header, and its columns whose header is as asked.
    fn columns_named(&self, is_meant: fn(&str) -> bool) -> (u32, Vec<u32>) {
        let known = |row: &&[SheetCell]| known_columns(row.iter().map(|cell| self.text_of(cell)));
        let Some(header) = self.rows().take(LOOKED_AT).max_by_key(known) else {
            return (0, Vec::new());
        };
        let columns = header
            .iter()
            .filter(|cell| is_meant(self.text_of(cell)))
            .map(|cell| cell.column);
        let row = header.first().map_or(0, |cell| cell.row);
        (row, columns.collect())
    }

    fn count_hidden(&mut self) {
        let rows = self.rows().filter_map(|row| row.first());
        let rows = rows
            .filter(|cell| self.hidden_rows.contains(&cell.row))
            .count();
        let used: BTreeSet<u32> = self.cells.iter().map(|cell| cell.column).collect();
        let is_hidden = |column: &&u32| {
            let stretches = &mut self.hidden_columns.iter();
            stretches.any(|(first, last)| (first..=last).contains(column))
        };
        let columns = used.iter().filter(is_hidden).count();
        self.seen.hidden_rows = rows as u32;
        self.seen.hidden_columns = columns as u32;
    }

    /// The number of rows and columns up to the last with a value.
    pub fn size(&self) -> (u32, u32) {
        let rows = self.cells.last().map_or(0, |cell| cell.row + 1);
        let columns = self.cells.iter().map(|cell| cell.column + 1).max();
        (rows, columns.unwrap_or(0))
    }

    /// The row among the first that looks most like a header.
    pub fn header(&self) -> HeaderRow {
        let mut best = HeaderRow::default();
        for row in self.rows().take(LOOKED_AT) {
            let texts = || row.iter().map(|cell| self.text_of(cell));
            let known = known_columns(texts()) as u32;
            if known > best.known.max(1) {
                best = HeaderRow {
                    known,
                    required: required_columns(texts()) as u32,
                    width: row.last().map_or(0, |cell| cell.column + 1),
                    row: row.first().map_or(0, |cell| cell.row),
                };
            }
        }
        best
    }

    /// How many of the first rows look like records.
    pub fn records(&self) -> u32 {
        let is_record =
            |row: &&[SheetCell]| looks_like_record(row.iter().map(|cell| self.text_of(cell)));
        self.rows().take(COUNTED).filter(is_record).count() as u32
    }

    fn rows(&self) -> impl Iterator<Item = &[SheetCell]> {
        self.cells.chunk_by(|a, b| a.row == b.row)
    }

    fn text_of(&self, cell: &SheetCell) -> &str {
        self.text
            .get(cell.from as usize..cell.to as usize)
            .unwrap_or_default()
    }

    /// The sheet as CSV: commas, `"` where needed, `\n`. Line n is row n: blank rows are blank
    /// lines. Rows with a value are as wide as the header, or as their last value.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_BOMB` where the text would be too long.
    pub fn csv(&self) -> Read<String> {
        let width = self.header().width;
        let mut out = String::with_capacity(self.text.len() + self.cells.len());
        let mut at = 0;
        for row in self.rows() {
            let number = row.first().map_or(0, |cell| cell.row);
            for _ in at..number {
                out.push('\n');
            }
            let mut column = 0;
            for cell in row {
                commas(&mut out, cell.column - column);
                column = cell.column;
                field(&mut out, self.text_of(cell));
            }
            commas(&mut out, width.saturating_sub(column + 1));
            out.push('\n');
            at = number + 1;
            if out.len() > MOST_TEXT {
                return Err(too_much());
            }
        }
        Ok(out)
    }
}

fn commas(out: &mut String, n: u32) {
    const SOME: &str = ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,";
    let mut n = n as usize;
    while n > 0 {
        let now = n.min(SOME.len());
        out.push_str(SOME.get(..now).unwrap_or_default());
        n -= now;
    }
}

fn field(out: &mut String, text: &str) {
    if !text.contains(['"', ',', '\n', '\r']) {
        out.push_str(text);
        return;
    }
    out.push('"');
    for (i, part) in text.split('"').enumerate() {
        if i > 0 {
            out.push_str("\"\"");
        }
        out.push_str(part);
    }
    out.push('"');
}

fn too_much() -> ingest::Refusal {
    bomb(Oversize::SheetTooLarge {
        cells: (MOST_CELLS / 1_000_000) as u32,
        megabytes: (MOST_TEXT >> 20) as u32,
    })
}

#[cfg(test)]
mod tests {
    use super::SheetGrid;
    use crate::address::place;
    use ingest::{Issue, IssueKind};
    use messages::phrase::Several;
    use proptest::collection::btree_map;
    use proptest::prelude::{prop_assert_eq, proptest};
    use std::collections::BTreeMap;

    fn grid(cells: &[(&str, &str)]) -> SheetGrid {
        let mut grid = SheetGrid::default();
        for (at, text) in cells {
            let (row, column) = place(at).expect("an address");
            grid.push(row, column, text).expect("within bounds");
        }
        grid
    }

    fn check(cells: &[(&str, &str)], expected: &str) {
        let csv = grid(cells).finish().and_then(|grid| grid.csv());
        assert_eq!(csv.as_deref(), Ok(expected), "{cells:?}");
    }

    #[test]
    fn rows_keep_their_numbers_and_cells_their_columns() {
        check(&[], "");
        check(&[("A1", "a"), ("B1", "b")], "a,b\n");
        check(&[("B3", "b")], "\n\n,b\n");
        check(&[("A1", "a"), ("C4", "c")], "a\n\n\n,,c\n");
        check(&[("C4", "c"), ("A1", "a")], "a\n\n\n,,c\n");
    }

    #[test]
    fn cells_are_quoted_where_needed() {
        check(
            &[
                ("A1", "a,b"),
                ("B1", "say \"x\""),
                ("C1", "two\nlines"),
                ("D1", " as is "),
            ],
            "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\", as is \n",
        );
    }

    #[test]
    fn rows_are_as_wide_as_the_header() {
        check(
            &[
                ("A1", "Return"),
                ("A2", "partner"),
                ("C2", "postcode"),
                ("A3", "x"),
                ("D4", "y"),
            ],
            "Return,,\npartner,,postcode\nx,,\n,,,y\n",
        );
    }

    proptest! {
        /// Whatever the cells contain, a CSV parser finds each in its place.
        #[test]
        fn a_reader_of_csv_finds_every_cell(
            cells in btree_map((0_u32..6, 0_u32..80), "[a-c ,;\"'\n]{1,4}", 1..20),
        ) {
            let mut grid = SheetGrid::default();
            for (&(row, column), text) in &cells {
                grid.push(row, column, text).expect("within bounds");
            }
            let csv = grid.finish().and_then(|grid| grid.csv()).expect("a sheet");
            let mut reader = csv::ReaderBuilder::new();
            let mut reader = reader.has_headers(false).flexible(true).from_reader(csv.as_bytes());
            let mut rows: Vec<u32> = cells.keys().map(|&(row, _)| row).collect();
            rows.dedup();
            let mut found = BTreeMap::new();
            // The parser skips blank lines.
            for (record, row) in reader.records().zip(rows) {
                for (column, text) in record.expect("a record").iter().enumerate() {
                    if !text.is_empty() {
                        found.insert((row, column as u32), text.to_owned());
                    }
                }
            }
            prop_assert_eq!(found, cells);
        }
    }

    #[test]
    fn a_cell_given_twice_is_damage() {
        let twice = grid(&[("A1", "a"), ("A1", "b")]).finish();
        assert_eq!(
            twice.err().map(|refusal| refusal.code().name()),
            Some("E_WORKBOOK_DAMAGED")
        );
    }

    #[test]
    fn a_merged_amount_counts_once() {
        let mut grid = grid(&[
            ("A1", "institution"),
            ("B1", "partner"),
            ("C1", "amount"),
            ("A2", "Tate"),
            ("B2", "A"),
            ("C2", "9000"),
            ("B3", "B"),
        ]);
        grid.merge([1, 0, 2, 0]);
        grid.merge([1, 2, 2, 2]);
        let grid = grid.finish().expect("a grid");
        let csv = grid.csv();
        let expected = "institution,partner,amount\nTate,A,9000\nTate,B,\n";
        assert_eq!(csv.as_deref(), Ok(expected));
        let codes: Vec<IssueKind> = grid
            .seen
            .notes(false)
            .into_iter()
            .map(|note| note.kind)
            .collect();
        assert_eq!(codes.len(), 2, "{codes:?}");
    }

    #[test]
    fn what_merged_cells_cover_is_taken_out_and_said() {
        let mut grid = grid(&[
            ("A1", "V&A"),
            ("A2", "old"),
            ("B2", "Leeds"),
            ("A4", "Tate"),
        ]);
        grid.merge([0, 0, 2, 0]);
        let grid = grid.finish().expect("a grid");
        assert_eq!(grid.csv().as_deref(), Ok("V&A\nV&A,Leeds\n\nTate\n"));
        let notes = grid.seen.notes(false);
        let one = |name: &str| Several {
            names: vec![name.into()],
            more: 0,
        };
        let expected = IssueKind::MergedDownAndOver {
            cells: one("A1:A3"),
            covered: one("A2"),
        };
        assert_eq!(notes, [Issue::of_file(expected)]);
    }
}
