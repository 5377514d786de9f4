//! Splits text into rows of cells, whatever the line ends, and limits the effect of faulty
//! quotation marks.
//!
//! A line whose quoted cells contain neither quotation marks nor line ends, as is true of most
//! lines in most files, is split in one pass, and its cells are borrowed from the text. Any other
//! line goes through [`scan`], which knows how programs and people misplace quotation marks: where
//! a record reads badly, other interpretations are tried, and a quotation mark that is never closed
//! costs its own line rather than the rest of the file.

mod row;
mod scan;

pub use row::{CellSpan, Row};
pub use scan::QuoteFormat;

use crate::bytes::byte_scan::{BLOCK, marks};
use scan::{Reading, ScannedRecord, Strays, is_line_end, record};

/// The result of [`Rows::next`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStep {
    /// A row: see [`Rows::row`].
    Row,
    /// One line with a quotation mark that is never closed: see [`Rows::line`].
    Unclosed,
    /// The end of the text.
    End,
}

/// A scanner over the whole text of a file.
#[derive(Clone)]
pub struct Rows<'t> {
    text: &'t str,
    at: usize,
    line: (usize, usize),
    format: QuoteFormat,
    width: Option<usize>,
    plain: bool,
    spans: Vec<CellSpan>,
    quoted: ScannedRecord,
    spare: ScannedRecord,
    number: u32,
    /// How many rows at the start were added and are not part of the file.
    before: u32,
    blank: u32,
    marked: bool,
    far: usize,
    kinds: [u8; 256],
    marks: Marks,
}

/// The bytes in the latest block of the text that may end a cell.
#[derive(Clone, Copy)]
struct Marks {
    /// The offset of the block: a multiple of [`BLOCK`], or `usize::MAX` before the first.
    block: usize,
    /// One bit for each byte of the block.
    bits: u64,
}

/// What a byte means in a line; most are plain text.
const DELIMITER: u8 = 1;
const QUOTE: u8 = 2;
const LINE_END: u8 = 4;

const AS_WRITTEN: Reading = Reading {
    escapes: false,
    strays: Strays::ByLooks,
};

/// Alternative interpretations of a record's quotation marks, in the order in which they are tried.
const OTHERWISE: [Reading; 3] = [
    Reading {
        escapes: true,
        strays: Strays::ByLooks,
    },
    Reading {
        escapes: false,
        strays: Strays::Inside,
    },
    Reading {
        escapes: false,
        strays: Strays::Unquoted,
    },
];

impl<'t> Rows<'t> {
    /// Scans `text` with an ASCII delimiter and cells enclosed in `"`.
    #[must_use]
    pub fn new(text: &'t str, delimiter: u8) -> Self {
        Self::with(
            text,
            QuoteFormat {
                delimiter,
                quote: b'"',
            },
        )
    }

    /// Scans `text` in a given format.
    #[must_use]
    pub fn with(text: &'t str, format: QuoteFormat) -> Self {
        let mut kinds = [0; 256];
        for (byte, kind) in [
            (b'\r', LINE_END),
            (b'\n', LINE_END),
            (format.quote, QUOTE),
            (format.delimiter, DELIMITER),
        ] {
            if let Some(slot) = kinds.get_mut(usize::from(byte)) {
                *slot = kind;
            }
        }
        Self {
            text,
            at: 0,
            line: (0, 0),
            format,
            width: None,
            plain: true,
            spans: Vec::new(),
            quoted: ScannedRecord::default(),
            spare: ScannedRecord::default(),
            number: 0,
            before: 0,
            blank: 0,
            marked: false,
            far: most_ahead(text),
            kinds,
            marks: Marks {
                block: usize::MAX,
                bits: 0,
            },
        }
    }

    /// How its rows are told apart.
    #[must_use]
    pub const fn format(&self) -> QuoteFormat {
        self.format
    }

    /// Sets the expected number of cells in a row, which decides between readings of quotation
    /// marks.
    pub const fn expect(&mut self, width: usize) {
        self.width = Some(width);
    }

    /// Gives the first row the number 0. Call it before that row is read.
    pub const fn number_from_zero(&mut self) {
        self.before = 1;
    }

    /// The cells of the latest row.
    #[must_use]
    pub fn row(&self) -> Row<'_> {
        if self.plain {
            Row::new(self.line(), &self.spans)
        } else {
            Row::new(&self.quoted.text, &self.quoted.spans)
        }
    }

    /// The text of the latest row as it is in the file, or the line of [`RowStep::Unclosed`];
    /// without its line end.
    #[must_use]
    pub fn line(&self) -> &'t str {
        self.text.get(self.line.0..self.line.1).unwrap_or_default()
    }

    /// The number of the latest row as a spreadsheet gives it: blank rows count, line breaks within
    /// a cell do not.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number.saturating_sub(self.before)
    }

    /// How many empty lines were skipped.
    #[must_use]
    pub const fn blank(&self) -> u32 {
        self.blank
    }

    /// Whether the latest row has a quotation mark where none should be, so that its cells are only
    /// the likeliest reading.
    #[must_use]
    pub const fn is_stray(&self) -> bool {
        !self.plain && self.quoted.stray
    }

    /// Whether a byte order mark preceded the latest row, as where files were joined.
    #[must_use]
    pub const fn is_marked(&self) -> bool {
        self.marked
    }

    /// The fraction of the file that has been scanned, 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f32 {
        self.at as f32 / self.text.len().max(1) as f32
    }

    /// Advances to the next row that is not an empty line.
    pub fn next(&mut self) -> RowStep {
        self.pass_what_is_no_row();
        if self.at >= self.text.len() {
            return RowStep::End;
        }
        self.number = self.number.saturating_add(1);
        let start = self.at;
        self.plain = self.part_line();
        if !self.plain {
            self.read_quoted(start);
            self.line = (start, self.quoted.end);
            if self.quoted.unclosed || self.has_swallowed_rows() {
                self.give_up_line(start);
                return RowStep::Unclosed;
            }
            self.unwrap();
        }
        self.at = self.line.1;
        self.at += line_end(self.rest()).unwrap_or(0);
        self.far = (self.far + 4 * (self.at - start)).min(most_ahead(self.text));
        RowStep::Row
    }

    /// Skips empty lines and what remains between files that were joined: byte order marks, DOS
    /// end-of-file marks, form feeds.
    fn pass_what_is_no_row(&mut self) {
        self.marked = false;
        loop {
            let rest = self.rest();
            if let Some(end) = line_end(rest) {
                self.at += end;
                self.blank = self.blank.saturating_add(1);
                self.number = self.number.saturating_add(1);
            } else if rest.starts_with(&[0xef, 0xbb, 0xbf]) {
                self.at += 3;
                self.marked = true;
            } else if let [0x1a | 0x0c, ..] = rest {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Splits a line into cells. Returns false where a quoted cell contains a quotation mark or a
    /// line end, or has text outside its quotation marks.
    fn part_line(&mut self) -> bool {
        self.spans.clear();
        let mut start = self.at;
        let end = loop {
            let Some(((from, to), end, kind)) = self.cell(start) else {
                return false;
            };
            self.spans.push((from - self.at, to - self.at));
            if kind != DELIMITER {
                break end;
            }
            start = end + 1;
        };
        self.line = (self.at, end);
        !self.may_be_wrapped()
    }

    /// The cell that begins at `start`, the position of what ends it, and the kind of that byte.
    /// `None` where the cell needs the full scan.
    fn cell(&mut self, start: usize) -> Option<(CellSpan, usize, u8)> {
        let (mut end, mut kind) = self.find(start, DELIMITER | QUOTE | LINE_END);
        if kind == QUOTE && end == start {
            let (close, kind) = self.find(start + 1, QUOTE | LINE_END);
            let after = close + 1;
            let ends = self.kind(after);
            let is_plain = kind == QUOTE && matches!(ends, DELIMITER | LINE_END);
            return is_plain.then_some(((start + 1, close), after, ends));
        }
        if kind == QUOTE {
            let before = self.text.as_bytes().get(start..end)?;
            if before.trim_ascii().is_empty() {
                return None;
            }
            // Within the text of a cell a quotation mark is an ordinary character.
            (end, kind) = self.find(end, DELIMITER | LINE_END);
        }
        Some(((start, end), end, kind))
    }

    /// The kind of the byte at a position; the end of the text counts as a line end.
    fn kind(&self, at: usize) -> u8 {
        let Some(&byte) = self.text.as_bytes().get(at) else {
            return LINE_END;
        };
        self.kinds
            .get(usize::from(byte))
            .copied()
            .unwrap_or_default()
    }

    /// The first position from `from` on whose byte is of one of these kinds, and its kind;
    /// otherwise the end of the text.
    fn find(&mut self, from: usize, kinds: u8) -> (usize, u8) {
        let mut at = from;
        while at < self.text.len() {
            let block = at - at % BLOCK;
            if block != self.marks.block {
                self.look_at(block);
            }
            let mut bits = self.marks.bits & (u64::MAX << (at % BLOCK));
            while bits != 0 {
                let found = block + bits.trailing_zeros() as usize;
                let kind = self.kind(found);
                if kind & kinds != 0 {
                    return (found, kind);
                }
                bits &= bits - 1;
            }
            at = block + BLOCK;
        }
        (self.text.len(), LINE_END)
    }

    fn look_at(&mut self, block: usize) {
        let bytes = self.text.as_bytes().get(block..).unwrap_or_default();
        let QuoteFormat { delimiter, quote } = self.format;
        let four = [delimiter, quote, b'\r', b'\n'];
        let bits = match bytes.first_chunk() {
            Some(whole) => marks(whole, four),
            None => {
                let mut whole = [0; BLOCK];
                for (slot, byte) in whole.iter_mut().zip(bytes) {
                    *slot = *byte;
                }
                marks(&whole, four)
            }
        };
        self.marks = Marks { block, bits };
    }

    /// Whether a row that was split may have been quoted again as a whole.
    fn may_be_wrapped(&self) -> bool {
        let row = Row::new(self.line(), &self.spans);
        let is_quoted = self.spans.first().is_some_and(|&(start, _)| start > 0);
        is_quoted
            && row.cell(0).contains(char::from(self.format.delimiter))
            && row.cells().skip(1).all(|cell| cell.trim().is_empty())
    }

    /// Reads a record with quoted cells, choosing the interpretation that fits best.
    fn read_quoted(&mut self, start: usize) {
        record(
            self.text,
            start,
            self.format,
            AS_WRITTEN,
            self.far,
            &mut self.quoted,
        );
        if !self.quoted.stray && !self.quoted.unclosed {
            return;
        }
        let seen = self.text.as_bytes().get(start..self.quoted.end);
        let has_escapes = seen.is_some_and(|seen| {
            seen.windows(2)
                .any(|pair| pair == [b'\\', self.format.quote])
        });
        let fits = |record: &ScannedRecord| Some(record.spans.len()) == self.width;
        for reading in OTHERWISE {
            let helps = if reading.escapes {
                has_escapes
            } else {
                !self.quoted.unclosed
            };
            if !helps {
                continue;
            }
            record(
                self.text,
                start,
                self.format,
                reading,
                self.far,
                &mut self.spare,
            );
            let better = match (self.spare.unclosed, self.spare.stray) {
                (true, _) => false,
                (false, false) => true,
                (false, true) => fits(&self.spare) && !fits(&self.quoted),
            };
            if better {
                std::mem::swap(&mut self.quoted, &mut self.spare);
                if !self.quoted.stray {
                    return;
                }
            }
        }
    }

    /// Whether a quoted cell of the latest record extends over lines that are themselves rows: then
    /// its mark was closed by one that belongs to a later row.
    fn has_swallowed_rows(&self) -> bool {
        let (Some(width), line) = (self.width, self.line()) else {
            return false;
        };
        let mut lines = line.split(['\r', '\n']);
        let first = lines.next().unwrap_or_default();
        if first.len() == line.len() || width < 3 {
            return false;
        }
        let delimiter = char::from(self.format.delimiter);
        let id = |line: &'t str| line.split(delimiter).next().unwrap_or_default();
        let ragged = self.quoted.spans.len() != width;
        lines.any(|line| {
            line.split(delimiter).count() == width && (ragged || are_alike(id(first), id(line)))
        })
    }

    /// Gives up the line at `start` and continues after it.
    fn give_up_line(&mut self, start: usize) {
        self.far = self.far.saturating_sub(self.quoted.end - start);
        let line = self.text.as_bytes().get(start..).unwrap_or_default();
        let length = line.iter().position(|&byte| is_line_end(byte));
        let end = start + length.unwrap_or(line.len());
        self.line = (start, end);
        self.at = end;
        self.at += line_end(self.rest()).unwrap_or(0);
    }

    /// Reads the cells of a row that was quoted again as a whole, as some programs do that treat a
    /// finished line as one cell.
    fn unwrap(&mut self) {
        let row = Row::new(&self.quoted.text, &self.quoted.spans);
        let whole = row.cell(0);
        let alone = row.cells().skip(1).all(|cell| cell.trim().is_empty());
        let delimiter = char::from(self.format.delimiter);
        if !self.quoted.first_quoted || !alone || !whole.contains(delimiter) {
            return;
        }
        record(
            whole,
            0,
            self.format,
            AS_WRITTEN,
            whole.len(),
            &mut self.spare,
        );
        let complete = !self.spare.unclosed && !self.spare.stray && self.spare.end == whole.len();
        let cells = self.spare.spans.len();
        let fits = match self.width {
            Some(width) => width == cells,
            None => self.quoted.spans.len() == 1,
        };
        if complete && fits {
            self.spare.end = self.quoted.end;
            std::mem::swap(&mut self.quoted, &mut self.spare);
        }
    }
}

/// How many bytes ahead of a row an open quotation mark may be followed.
///
/// A mark that is never closed may be followed to the end of the file. The bytes spent are deducted
/// from the allowance, and rows that were read add to it again, so that no file takes more than a
/// few times as long as another of its size.
const fn most_ahead(text: &str) -> usize {
    text.len().saturating_mul(4).saturating_add(1 << 16)
}

/// The length of the line end at the start of `bytes`.
fn line_end(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b'\r', b'\r', b'\n', ..] => Some(3),
        [b'\r', b'\n', ..] => Some(2),
        [b'\r' | b'\n', ..] => Some(1),
        _ => None,
    }
}

/// Whether two texts have digits and letters in the same places, and at least one digit, as ids do.
fn are_alike(a: &str, b: &str) -> bool {
    let kind = |byte: u8| match byte {
        b'0'..=b'9' => b'0',
        _ if byte.is_ascii_alphabetic() => b'a',
        _ => byte,
    };
    a.bytes().any(|byte| byte.is_ascii_digit()) && a.bytes().map(kind).eq(b.bytes().map(kind))
}

#[cfg(test)]
mod tests;
