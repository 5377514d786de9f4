//! Detects what separates and encloses cells, and where the header is.

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
    /// The character that separates cells.
    pub delimiter: u8,
    /// The character that encloses a cell containing delimiters: `"` or `'`.
    pub quote: u8,
    /// How many non-blank rows precede the header.
    pub above: u32,
    /// How many canonical columns the header names. Below two, the header was guessed by its shape
    /// or chosen by the user.
    pub known: usize,
    /// Whether the columns are named by a row that is not in the file: see
    /// [`super::missing_header`].
    pub headless: bool,
    /// The number of columns, without those on the right that have neither header nor content.
    pub width: usize,
}

impl<'t> Dialect<'t> {
    /// A scanner whose latest row is the header.
    #[must_use]
    pub fn rows(&self) -> Rows<'t> {
        let mut rows = self.all_rows();
        for _ in 0..=self.above {
            rows.next();
        }
        rows.expect(rows.row().len());
        rows
    }

    /// A scanner at the start of the table.
    #[must_use]
    pub fn all_rows(&self) -> Rows<'t> {
        let mut rows = Rows::with(self.body, self.format());
        if self.headless {
            rows.number_from_zero();
        }
        rows
    }

    /// A plain table with `width` columns and its header on top.
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

    /// The delimiter and quotation mark.
    pub const fn format(&self) -> QuoteFormat {
        QuoteFormat {
            delimiter: self.delimiter,
            quote: self.quote,
        }
    }
}

/// The delimiters that are tried; the first wins a tie.
const DELIMITERS: [u8; 4] = *b",;\t|";

/// Detects the shape of the table in a text; `None` where there is no table.
///
/// The user's choices in `options` come first (a delimiter that is not ASCII is ignored), then
/// Excel's `sep=` line. Otherwise each delimiter is tried. The one whose header names the most
/// canonical columns wins, because cells may contain more semicolons than there are commas between
/// them; in a tie, the one that gives more rows the same number of cells. Where no header names two
/// columns, a header is guessed, see [`survey`].
#[must_use]
pub(crate) fn find<'t>(text: &'t str, options: &ImportOptions) -> Option<Dialect<'t>> {
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
    let samples = sample::take(body);
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
        // An apostrophe may also begin a word, or guard a cell against spreadsheet programs, so it
        // counts as a quotation mark only in the header, or where it makes the table more even.
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

/// The number of columns that have a header or any content. The rows are examined only if the
/// header ends in empty cells, as spreadsheets leave them.
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

/// The number of cells up to the last that is not blank.
fn used(row: Row<'_>) -> usize {
    let used = (0..row.len())
        .rev()
        .find(|&i| !row.cell(i).trim().is_empty());
    used.map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests;
