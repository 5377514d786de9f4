//! Text → rows of cells, whatever ends the lines, and with unclosed quotation marks contained.
//!
//! The `csv-core` crate parts the cells. Around it stand the three things that a damaged file needs
//! and a parser of well-formed ones does not: blank rows are counted rather than skipped, `CR CR
//! LF` is one line end, and a quotation mark that is never closed costs its own line rather than
//! the rest of the file.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};

/// What [`Rows::next`] came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A row: see [`Rows::row`].
    Row,
    /// One line whose quotation mark is never closed: see [`Rows::line`].
    Unclosed,
    /// Nothing is left.
    End,
}

/// A reader over the whole text of a file.
#[derive(Clone)]
pub struct Rows<'t> {
    text: &'t str,
    at: usize,
    line: (usize, usize),
    core: Reader,
    delimiter: u8,
    cells: Vec<u8>,
    cells_len: usize,
    ends: Vec<usize>,
    ends_len: usize,
    number: u32,
    blank: u32,
    reread: usize,
}

impl<'t> Rows<'t> {
    /// Reads `text` with an ASCII delimiter.
    #[must_use]
    pub fn new(text: &'t str, delimiter: u8) -> Self {
        Self {
            text,
            at: 0,
            line: (0, 0),
            core: core(delimiter, true),
            delimiter,
            cells: vec![0; 4096],
            cells_len: 0,
            ends: vec![0; 64],
            ends_len: 0,
            number: 0,
            blank: 0,
            // Each unclosed mark may make the reader look ahead to the end of the file: looking
            // ahead is bounded, so that no file takes more than a few times as long as another.
            reread: text.len().saturating_mul(4).saturating_add(1 << 16),
        }
    }

    /// The newest row's cells.
    #[must_use]
    pub fn row(&self) -> Row<'_> {
        let cells = self.cells.get(..self.cells_len).unwrap_or_default();
        Row {
            // Cells are whole stretches of the text between ASCII characters: always UTF-8.
            text: str::from_utf8(cells).unwrap_or_default(),
            ends: self.ends.get(..self.ends_len).unwrap_or_default(),
        }
    }

    /// The newest row's text as it stands in the file, or the line of [`Step::Unclosed`].
    #[must_use]
    pub fn line(&self) -> &'t str {
        self.text.get(self.line.0..self.line.1).unwrap_or_default()
    }

    /// The newest row's number as a spreadsheet gives it: blank rows count, line breaks within a
    /// cell do not.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// How many empty lines were passed.
    #[must_use]
    pub const fn blank(&self) -> u32 {
        self.blank
    }

    /// How far in the file the reader is, 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f32 {
        self.at as f32 / self.text.len().max(1) as f32
    }

    /// Goes to the next row that is not an empty line.
    pub fn next(&mut self) -> Step {
        self.pass_empty_lines();
        if self.at >= self.text.len() {
            return Step::End;
        }
        self.number = self.number.saturating_add(1);
        let start = self.at;
        let closed = self.read_record();
        self.line = (start, self.at);
        if closed && !self.swallowed_lines() {
            return Step::Row;
        }
        self.back_to_second_line(start);
        Step::Unclosed
    }

    fn pass_empty_lines(&mut self) {
        while let Some(end) = line_end(self.rest()) {
            self.at += end;
            self.blank = self.blank.saturating_add(1);
            self.number = self.number.saturating_add(1);
        }
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Reads one record and passes its line end. False where a quotation mark is left open.
    fn read_record(&mut self) -> bool {
        self.cells_len = 0;
        self.ends_len = 0;
        while !self.rest().is_empty() {
            let input = self.rest();
            let (result, read) = self.feed(input);
            self.at += read;
            if result == ReadRecordResult::Record {
                self.pass_rest_of_line_end();
                return true;
            }
        }
        // A line end ends the record unless it falls inside quotation marks.
        loop {
            match self.feed(b"\n").0 {
                ReadRecordResult::Record => return true,
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return false,
                _ => {}
            }
        }
    }

    fn feed(&mut self, input: &[u8]) -> (ReadRecordResult, usize) {
        if self.cells_len == self.cells.len() {
            self.cells.resize(self.cells.len() * 2, 0);
        }
        if self.ends_len == self.ends.len() {
            self.ends.resize(self.ends.len() * 2, 0);
        }
        let cells = self.cells.get_mut(self.cells_len..).unwrap_or_default();
        let ends = self.ends.get_mut(self.ends_len..).unwrap_or_default();
        let (result, read, wrote, ended) = self.core.read_record(input, cells, ends);
        self.cells_len += wrote;
        self.ends_len += ended;
        (result, read)
    }

    fn pass_rest_of_line_end(&mut self) {
        let before = self.at.checked_sub(1);
        if before.and_then(|i| self.text.as_bytes().get(i)) == Some(&b'\r') {
            self.at += match self.rest() {
                [b'\r', b'\n', ..] => 2,
                [b'\n', ..] => 1,
                _ => 0,
            };
        }
    }

    /// Whether the newest record runs over several lines and a quotation mark in it is followed by
    /// more text: then it was closed by the mark that opens a cell of a later line.
    fn swallowed_lines(&self) -> bool {
        let line = self.line().trim_end_matches(['\r', '\n']).as_bytes();
        if self.reread == 0 || !line.iter().any(|b| matches!(b, b'\r' | b'\n')) {
            return false;
        }
        let (mut quoted, mut fresh, mut i) = (false, true, 0);
        while let Some(&byte) = line.get(i) {
            i += 1;
            if quoted {
                if byte == b'"' {
                    match line.get(i) {
                        Some(b'"') => i += 1,
                        Some(&next) if next != self.delimiter => return true,
                        _ => quoted = false,
                    }
                }
            } else {
                quoted = fresh && byte == b'"';
                fresh = byte == self.delimiter;
            }
        }
        false
    }

    /// Gives up the line at `start` and goes on after it.
    fn back_to_second_line(&mut self, start: usize) {
        self.reread = self.reread.saturating_sub(self.at - start);
        let line = self.text.as_bytes().get(start..).unwrap_or_default();
        let length = line.iter().position(|b| matches!(b, b'\r' | b'\n'));
        let end = start + length.unwrap_or(line.len());
        self.line = (start, end);
        self.at = end;
        self.at += line_end(self.rest()).unwrap_or(0);
        self.core = core(self.delimiter, self.reread > 0);
    }
}

fn core(delimiter: u8, quoting: bool) -> Reader {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .terminator(Terminator::CRLF)
        .quoting(quoting)
        .build()
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

/// One row's cells.
#[derive(Clone, Copy, Debug)]
pub struct Row<'r> {
    text: &'r str,
    ends: &'r [usize],
}

impl<'r> Row<'r> {
    /// Cells one after the other in a text, with the end of each.
    #[must_use]
    pub const fn new(text: &'r str, ends: &'r [usize]) -> Self {
        Self { text, ends }
    }

    /// How many cells there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell; empty where the row is too short.
    #[must_use]
    pub fn cell(&self, i: usize) -> &'r str {
        let Some(&end) = self.ends.get(i) else {
            return "";
        };
        let start = i.checked_sub(1).and_then(|i| self.ends.get(i)).copied();
        self.text.get(start.unwrap_or(0)..end).unwrap_or_default()
    }

    /// All cells in order.
    pub fn cells(self) -> impl Iterator<Item = &'r str> {
        (0..self.len()).map(move |i| self.cell(i))
    }

    /// Whether every cell is blank.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Rows, Step};
    use proptest::prelude::*;

    fn check(text: &str, expected: &[&str]) {
        let mut rows = Rows::new(text, b',');
        let mut found = Vec::new();
        loop {
            match rows.next() {
                Step::Row => {
                    let cells: Vec<&str> = rows.row().cells().collect();
                    found.push(format!("{} {}", rows.number(), cells.join("|")));
                }
                Step::Unclosed => found.push(format!("{} unclosed {}", rows.number(), rows.line())),
                Step::End => break,
            }
        }
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn line_ends() {
        check("", &[]);
        check("a,b", &["1 a|b"]);
        check("a,b\nc,d\n", &["1 a|b", "2 c|d"]);
        check("a,b\r\nc,d\r\n", &["1 a|b", "2 c|d"]);
        check("a,b\rc,d\r", &["1 a|b", "2 c|d"]);
        check("a,b\r\r\nc,d\r\r\n", &["1 a|b", "2 c|d"]);
        check(
            "a,b\nc,d\r\ne,f\rg,h",
            &["1 a|b", "2 c|d", "3 e|f", "4 g|h"],
        );
        check("a\n\n\nb\n\n", &["1 a", "4 b"]);
        check("a\r\n\r\nb", &["1 a", "3 b"]);
        check(",\n", &["1 |"]);
    }

    #[test]
    fn quotes() {
        check("\"a,b\",\"c\"\"d\"", &["1 a,b|c\"d"]);
        check("\"a\nb\",c\nd,e", &["1 a\nb|c", "2 d|e"]);
        check("\"\",\"\"\n", &["1 |"]);
        check("a \"b\" c,d", &["1 a \"b\" c|d"]);
    }

    #[test]
    fn an_unclosed_quote_costs_its_own_line_only() {
        check("a,b\n\"c,d\n", &["1 a|b", "2 unclosed \"c,d"]);
        check("\"c,d\ne,f\n", &["1 unclosed \"c,d", "2 e|f"]);
        check("x,\"c\ny,\"d e\",z\n", &["1 unclosed x,\"c", "2 y|d e|z"]);
        check("x,\"c\r\n\r\ny,z", &["1 unclosed x,\"c", "3 y|z"]);
    }

    #[test]
    fn many_unclosed_quotes_end() {
        let text = "a,\"\"\"b\n".repeat(3000);
        let mut rows = Rows::new(&text, b',');
        let mut count = 0;
        while rows.next() != Step::End {
            count += 1;
        }
        assert_eq!(count, 3000);
    }

    proptest! {
        #[test]
        fn any_text_ends(text in "[a\",\r\nŷ]{0,60}") {
            let mut rows = Rows::new(&text, b',');
            let mut steps = 0;
            while rows.next() != Step::End {
                steps += 1;
                prop_assert!(steps <= text.len());
            }
        }
    }
}
