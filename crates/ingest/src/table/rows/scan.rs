//! Splits one record of text into its cells, even where quotation marks are misplaced.

use super::row::CellSpan;

/// The delimiter and quotation mark of a file. Both are ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteFormat {
    /// The byte that separates cells.
    pub delimiter: u8,
    /// The byte that encloses a cell containing delimiters or line breaks: `"`, in some files `'`.
    pub quote: u8,
}

impl QuoteFormat {
    /// Whether a byte may come between a delimiter and a quotation mark.
    const fn is_space(self, byte: u8) -> bool {
        byte == b' ' || (byte == b'\t' && self.delimiter != b'\t')
    }

    const fn ends_cell(self, byte: Option<u8>) -> bool {
        match byte {
            Some(byte) => byte == self.delimiter || is_line_end(byte),
            None => true,
        }
    }
}

/// How to treat a quotation mark within a quoted cell that is followed by ordinary text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strays {
    /// By context: one that opens a word is text of the quoted cell; after one that closes a word,
    /// the cell was never quoted as a whole.
    ByLooks,
    /// As text of the quoted cell.
    Inside,
    /// As a sign that the cell was never quoted: all its quotation marks are text.
    Unquoted,
}

/// An interpretation of a record's quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// `\"` stands for a quotation mark.
    pub escapes: bool,
    /// How stray marks are treated.
    pub strays: Strays,
}

/// The cells of a record and how scanning it went.
#[derive(Clone, Debug, Default)]
pub struct ScannedRecord {
    /// The text of all cells, concatenated.
    pub text: String,
    /// The position of each cell in that text.
    pub spans: Vec<CellSpan>,
    /// Where the record ends in the text: at a line end or the text's end.
    pub end: usize,
    /// The first cell was quoted.
    pub first_quoted: bool,
    /// A quotation mark is where none should be.
    pub stray: bool,
    /// A quotation mark is opened and not closed; the cells are not complete.
    pub unclosed: bool,
}

enum Quoted {
    /// The cell is complete; what ends it is at this position.
    Closed(usize),
    /// The cell turned out not to be quoted.
    Not,
    /// The mark is never closed; scanning gave up at this position.
    Unclosed(usize),
}

/// Scans the record that starts at `start`, looking at most `far` bytes ahead within one quoted
/// cell beyond its first line.
pub fn record(
    text: &str,
    start: usize,
    format: QuoteFormat,
    reading: Reading,
    far: usize,
    out: &mut ScannedRecord,
) {
    out.text.clear();
    out.spans.clear();
    (out.first_quoted, out.stray, out.unclosed) = (false, false, false);
    let scan = Scan {
        text,
        bytes: text.as_bytes(),
        format,
        reading,
        far,
    };
    let mut at = start;
    loop {
        let begin = out.text.len();
        at = scan.cell(at, out);
        out.end = at;
        if out.unclosed {
            return;
        }
        out.spans.push((begin, out.text.len()));
        match scan.byte(at) {
            Some(byte) if byte == format.delimiter => at += 1,
            _ => return,
        }
    }
}

struct Scan<'t> {
    text: &'t str,
    bytes: &'t [u8],
    format: QuoteFormat,
    reading: Reading,
    far: usize,
}

impl Scan<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn push(&self, from: usize, to: usize, out: &mut ScannedRecord) {
        out.text
            .push_str(self.text.get(from..to).unwrap_or_default());
    }

    fn past_spaces(&self, mut at: usize) -> usize {
        while self.byte(at).is_some_and(|byte| self.format.is_space(byte)) {
            at += 1;
        }
        at
    }

    /// Scans one cell and returns the position of what ends it.
    fn cell(&self, start: usize, out: &mut ScannedRecord) -> usize {
        let open = self.past_spaces(start);
        if self.byte(open) == Some(self.format.quote) {
            let before = out.text.len();
            match self.quoted(open + 1, out) {
                Quoted::Closed(at) => {
                    out.first_quoted |= out.spans.is_empty();
                    return at;
                }
                Quoted::Unclosed(at) => {
                    out.unclosed = true;
                    return at;
                }
                Quoted::Not => out.text.truncate(before),
            }
        }
        let mut at = start;
        while !self.format.ends_cell(self.byte(at)) {
            at += 1;
        }
        self.push(start, at, out);
        at
    }

    /// Scans a cell whose opening mark is before `start`.
    fn quoted(&self, start: usize, out: &mut ScannedRecord) -> Quoted {
        let (mut from, mut at) = (start, start);
        let (mut lines, mut stray) = (false, false);
        loop {
            let Some(byte) = self.byte(at) else {
                return Self::never_closed(at, stray && !lines, out);
            };
            if is_line_end(byte) {
                if stray && !lines && self.reading.strays == Strays::ByLooks {
                    return Self::never_closed(at, true, out);
                }
                lines = true;
            } else if byte == b'\\' && self.reading.escapes {
                if matches!(self.byte(at + 1), Some(b) if b == self.format.quote || b == b'\\') {
                    self.push(from, at, out);
                    from = at + 1;
                    at += 1;
                }
            } else if byte == self.format.quote {
                if self.byte(at + 1) == Some(self.format.quote) {
                    self.push(from, at, out);
                    from = at + 1;
                    at += 1;
                } else {
                    let after = self.past_spaces(at + 1);
                    if self.format.ends_cell(self.byte(after)) {
                        self.push(from, at, out);
                        out.stray |= stray;
                        return Quoted::Closed(after);
                    }
                    if lines {
                        return Quoted::Unclosed(at);
                    }
                    if self.shows_unquoted(at, stray) {
                        return Self::never_closed(at, true, out);
                    }
                    stray = true;
                }
            }
            at += 1;
            if lines && at - start > self.far {
                return Quoted::Unclosed(at);
            }
        }
    }

    fn never_closed(at: usize, has_stray: bool, out: &mut ScannedRecord) -> Quoted {
        if has_stray {
            out.stray = true;
            Quoted::Not
        } else {
            Quoted::Unclosed(at)
        }
    }

    /// Whether the stray mark at `at` shows that its cell is not quoted as a whole: it opens the
    /// next cell, or closes a word that no stray mark opened.
    fn shows_unquoted(&self, at: usize, stray: bool) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.byte(before));
        let after = self.byte(at + 1);
        match self.reading.strays {
            Strays::Inside => false,
            Strays::Unquoted => true,
            Strays::ByLooks => {
                before == Some(self.format.delimiter)
                    || (!stray && before != Some(b' ') && after == Some(b' '))
            }
        }
    }
}

/// Whether a byte ends a line.
pub const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}
