//! What parts and encloses the cells, and where the header stands.

mod sample;
mod survey;

use super::missing_header;
use super::rows::{QuoteFormat, Row, RowStep, Rows};
use crate::import_options::ImportOptions;
use survey::{Survey, survey};

/// The shape of a file's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect<'t> {
    /// The text without Excel's `sep=` line.
    pub body: &'t str,
    /// What parts the cells.
    pub delimiter: u8,
    /// What encloses a cell that holds delimiters: `"` or `'`.
    pub quote: u8,
    /// How many rows that are not blank stand above the header.
    pub above: u32,
    /// How many canonical columns the header names. Fewer than two: the header is a guess by its
    /// shape, or what the user settled.
    pub known: usize,
    /// The columns are named by a row that is not in the file: see [`super::missing_header`].
    pub headless: bool,
    /// How many columns there are, without those at the right that have neither header nor content.
    pub width: usize,
}

impl<'t> Dialect<'t> {
    /// A reader whose newest row is the header.
    #[must_use]
    pub fn rows(&self) -> Rows<'t> {
        let mut rows = self.all_rows();
        for _ in 0..=self.above {
            rows.next();
        }
        rows.expect(rows.row().len());
        rows
    }

    /// A reader at the table's start.
    #[must_use]
    pub fn all_rows(&self) -> Rows<'t> {
        let mut rows = Rows::with(self.body, self.format());
        if self.headless {
            rows.number_from_zero();
        }
        rows
    }

    /// A plain table of so many columns with its header on top.
    #[cfg(test)]
    pub const fn plain(body: &'t str, width: usize) -> Self {
        Self {
            body,
            delimiter: b',',
            quote: b'"',
            above: 0,
            known: width,
            headless: false,
            width,
        }
    }

    /// How its rows are told apart.
    pub const fn format(&self) -> QuoteFormat {
        QuoteFormat {
            delimiter: self.delimiter,
            quote: self.quote,
        }
    }
}

/// The delimiters that are tried; of equals the first is taken.
const DELIMITERS: [u8; 4] = *b",;\t|";

/// The shape of the table that a text is; `None` where it is none.
///
/// What `options` settles goes first (a delimiter that is not ASCII is none), then Excel's `sep=`
/// line. Otherwise each delimiter is tried: the one whose header names the most canonical columns
/// is taken, for cells may hold more semicolons than there are commas between them; of equals the
/// one that gives more rows the same number of cells. Where no header names two columns, a header
/// is guessed, see [`survey`].
#[must_use]
pub(crate) fn of<'t>(text: &'t str, options: &ImportOptions) -> Option<Dialect<'t>> {
    let (stated, body) = match sep_line(text) {
        Some((delimiter, body)) => (Some(delimiter), body),
        None => (None, text),
    };
    let settled = options
        .delimiter
        .and_then(|delimiter| u8::try_from(delimiter).ok())
        .filter(u8::is_ascii);
    let only = settled.or(stated);
    let tried = match &only {
        Some(delimiter) => std::slice::from_ref(delimiter),
        None => &DELIMITERS[..],
    };
    let samples = sample::of(body);
    let look = |delimiter: u8, quote: u8| {
        let format = QuoteFormat { delimiter, quote };
        survey(body, &samples, format, options.header, only.is_some())
            .map(|survey| (format, survey))
    };
    let mut best: Option<(QuoteFormat, Survey)> = None;
    for found in tried.iter().filter_map(|&delimiter| look(delimiter, b'"')) {
        if best.is_none_or(|(_, best)| found.1.is_better_than(best)) {
            best = Some(found);
        }
    }
    let (mut format, mut found) = best?;
    let header_alone = survey::header_is_single_quoted(body, format.delimiter, found.header.above);
    if header_alone || survey::lines_are_single_quoted(&samples, format.delimiter) {
        // An apostrophe may also begin a word, or guard a cell against spreadsheet programs: it is
        // a quotation mark in the header, or where the table is more even for it.
        let single = look(format.delimiter, b'\'');
        if let Some(single) =
            single.filter(|(_, other)| header_alone || other.is_more_even_than(found))
        {
            (format, found) = single;
        }
    }
    let mut dialect = Dialect {
        body,
        delimiter: format.delimiter,
        quote: format.quote,
        above: found.header.above,
        known: found.header.known,
        headless: options.header == Some(missing_header::NONE),
        width: 0,
    };
    dialect.width = width(&dialect);
    Some(dialect)
}

fn sep_line(text: &str) -> Option<(u8, &str)> {
    let (line, body) = text.split_at(text.find(['\r', '\n'])?);
    let line = line.trim_matches('"');
    let head = line.get(..4)?;
    let &[delimiter] = line.get(4..)?.as_bytes() else {
        return None;
    };
    let body = body
        .strip_prefix("\r\n")
        .or_else(|| body.strip_prefix(['\r', '\n']))?;
    (head.eq_ignore_ascii_case("sep=") && delimiter.is_ascii() && delimiter != b'"')
        .then_some((delimiter, body))
}

/// How many columns have a header or any content. Only a header that ends in empty cells, as
/// spreadsheets leave them, makes it necessary to look at the rows.
fn width(dialect: &Dialect<'_>) -> usize {
    let mut rows = dialect.rows();
    let all = rows.row().len();
    let mut used = used(rows.row());
    while used < all {
        match rows.next() {
            RowStep::Row => used = used.max(self::used(rows.row()).min(all)),
            RowStep::Unclosed => {}
            RowStep::End => break,
        }
    }
    used
}

/// How many cells there are up to the last that is not blank.
fn used(row: Row<'_>) -> usize {
    let used = (0..row.len())
        .rev()
        .find(|&i| !row.cell(i).trim().is_empty());
    used.map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests;
