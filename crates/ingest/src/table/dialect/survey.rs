//! Assesses how good a table a text is with a given delimiter.

use super::used;
use crate::headers::columns;
use crate::table::rows::{QuoteFormat, Row, RowStep, Rows};

/// How many rows are searched for the header.
const LOOKED_AT: u32 = 60;

/// The fewest columns of a table without a known header: as many as a record needs (institution,
/// partner, partnership type and a place).
const LEAST_WIDTH: usize = 4;

/// The percentage of rows that must have the same number of cells in a table without a known
/// header: lines of prose do not.
const LEAST_EVEN: usize = 80;

/// The maximum length of a header, in characters: longer cells are prose.
const LONGEST_HEADER: usize = 120;

/// The table that a delimiter makes of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Survey {
    /// The header.
    pub header: Header,
    /// The percentage of rows that are as wide as the header.
    even: usize,
}

/// A row that is, or may be, the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// How many canonical columns it names.
    pub known: usize,
    /// How many non-blank rows precede it.
    pub above: u32,
    /// How many cells it has.
    cells: usize,
}

impl Survey {
    /// Whether this survey of a text is preferable to another.
    pub fn is_better_than(self, other: Self) -> bool {
        let rank = |survey: Self| {
            let Header { known, cells, .. } = survey.header;
            (if known > 1 { known } else { 0 }, survey.even, cells)
        };
        rank(self) > rank(other)
    }

    /// Whether another quotation mark makes a more even table than this one. The number of cells
    /// does not count: an apostrophe that guards a header joins it with the row below.
    pub fn is_more_even_than(self, other: Self) -> bool {
        self.header.known >= other.header.known && self.even > other.even
    }
}

/// Finds the header and measures how even the rows are.
///
/// The header is the first of these that exists: the row that the user `settled`; the row that
/// names the most canonical columns, at least two; the first row that looks like a header
/// ([`looks_like_header`]) in an even table. The last also beats a later row that names fewer
/// columns than a record needs, because a data row may do so by chance. Where the delimiter is
/// `certain`, the requirements for a table are lower.
pub fn survey(
    text: &str,
    samples: &[&str],
    format: QuoteFormat,
    settled: Option<u32>,
    certain: bool,
) -> Option<Survey> {
    let body = Body::new(samples, format);
    let (width, even) = body.commonest();
    let header = match settled {
        Some(row) => {
            settled_header(text, format, row).filter(|header| certain || header.cells > 1)?
        }
        None => {
            let is_table = match certain {
                true => width > 1,
                false => width >= LEAST_WIDTH && even >= LEAST_EVEN,
            };
            let head = Head::new(text, format, width.min(body.filled));
            let guess = if is_table { head.guess() } else { None };
            match (head.known, guess) {
                (Some(few), Some(guess)) if few.known < LEAST_WIDTH && guess.above < few.above => {
                    guess
                }
                (Some(known), _) => known,
                (None, guess) => guess?,
            }
        }
    };
    let even = body.even(header.cells);
    Some(Survey { header, even })
}

/// The widths of the rows.
struct Body {
    /// The number of cells of each row; 0 where a quotation mark is not closed.
    widths: Vec<usize>,
    /// The highest number of cells filled in any row.
    filled: usize,
}

impl Body {
    fn new(samples: &[&str], format: QuoteFormat) -> Self {
        let mut body = Self {
            widths: Vec::new(),
            filled: 0,
        };
        for sample in samples {
            let mut rows = Rows::with(sample, format);
            loop {
                match rows.next() {
                    RowStep::End => break,
                    RowStep::Unclosed => body.widths.push(0),
                    RowStep::Row if rows.row().is_blank() => {}
                    RowStep::Row => {
                        body.filled = body.filled.max(used(rows.row()));
                        body.widths.push(rows.row().len());
                    }
                }
            }
        }
        body
    }

    /// The most frequent number of cells, and the percentage of rows that have it.
    fn commonest(&self) -> (usize, usize) {
        let width = commonest(&self.widths);
        (width, self.even(width))
    }

    /// The percentage of rows with this many cells. Rows at the start of the file, above the first
    /// of that width, are a preamble and do not count.
    fn even(&self, width: usize) -> usize {
        let above = self.widths.iter().take(LOOKED_AT as usize);
        let above = above.take_while(|&&cells| cells != width).count();
        let fit = self.widths.iter().filter(|&&cells| cells == width).count();
        fit * 100 / (self.widths.len() - above).max(1)
    }
}

fn commonest(widths: &[usize]) -> usize {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for &width in widths {
        match counts.iter_mut().find(|(_, of)| *of == width) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, width)),
        }
    }
    counts.into_iter().max().map_or(0, |(_, width)| width)
}

/// The row with a given number, or the next that is not blank.
fn settled_header(text: &str, format: QuoteFormat, number: u32) -> Option<Header> {
    let mut rows = Rows::with(text, format);
    let mut above = 0;
    loop {
        match rows.next() {
            RowStep::End => return None,
            RowStep::Row if rows.number() >= number => return Some(header(rows.row(), above)),
            RowStep::Row | RowStep::Unclosed => above += 1,
        }
    }
}

fn header(row: Row<'_>, above: u32) -> Header {
    Header {
        known: columns::known(row),
        above,
        cells: row.len(),
    }
}

/// Candidates for the header among the first rows of a text.
struct Head {
    /// The first row that names the most canonical columns, if at least two.
    known: Option<Header>,
    /// The first row that looks like a header.
    alike: Option<Header>,
    /// How many rows were examined.
    rows: u32,
}

impl Head {
    fn new(text: &str, format: QuoteFormat, width: usize) -> Self {
        let mut head = Self {
            known: None,
            alike: None,
            rows: 0,
        };
        let mut rows = Rows::with(text, format);
        while head.rows < LOOKED_AT {
            match rows.next() {
                RowStep::End => break,
                RowStep::Unclosed => {}
                RowStep::Row => head.add(rows.row(), width),
            }
            head.rows += 1;
        }
        head
    }

    fn add(&mut self, row: Row<'_>, width: usize) {
        let header = header(row, self.rows);
        if header.known > self.known.map_or(1, |best| best.known) {
            self.known = Some(header);
        }
        if self.alike.is_none() && looks_like_header(row, width) {
            self.alike = Some(header);
        }
    }

    /// The row that looks like a header, where there are rows below it.
    fn guess(&self) -> Option<Header> {
        self.alike.filter(|header| header.above + 1 < self.rows)
    }
}

/// Whether a row is as wide as the table and consists mostly of short words. A few cells may be
/// empty, such as the first, above row numbers.
fn looks_like_header(row: Row<'_>, width: usize) -> bool {
    let (mut empty, mut odd) = (0, 0);
    for cell in row.cells().take(width).map(str::trim) {
        empty += usize::from(cell.is_empty());
        odd += usize::from(is_number(cell) || cell.chars().count() > LONGEST_HEADER);
    }
    used(row) == width && odd * 2 < width && empty * 4 <= width
}

/// Figures, with the marks of amounts, dates and coordinates.
fn is_number(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit()) && !cell.chars().any(char::is_alphabetic)
}

/// Whether all cells of the header are enclosed in `'`.
pub fn header_is_single_quoted(text: &str, delimiter: u8, above: u32) -> bool {
    let mut rows = Rows::new(text, delimiter);
    for _ in 0..=above {
        rows.next();
    }
    let enclosed = |cell: &str| cell.len() > 1 && cell.starts_with('\'') && cell.ends_with('\'');
    let mut cells = rows
        .row()
        .cells()
        .map(str::trim)
        .filter(|cell| !cell.is_empty());
    rows.row().len() > 1 && cells.all(enclosed)
}

/// Whether some cells are enclosed in `'` in nine of ten lines.
pub fn lines_are_single_quoted(samples: &[&str], delimiter: u8) -> bool {
    let (mut lines, mut quoted) = (0_usize, 0_usize);
    for line in samples.iter().flat_map(|sample| sample.lines()) {
        let mut parts = line.split(char::from(delimiter)).map(str::trim);
        lines += 1;
        quoted += usize::from(
            parts.clone().any(|part| part.starts_with('\''))
                && parts.any(|part| part.ends_with('\'')),
        );
    }
    lines > 1 && quoted * 10 >= (lines - 1) * 9
}
