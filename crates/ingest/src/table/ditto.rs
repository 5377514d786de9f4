//! Cells that say "as above".

use super::repaired_row::RepairedRow;
use super::rows::{QuoteFormat, Row, RowStep, Rows};
use records::text::trim;

/// What refers to the cell above, in lower case.
const WORDS: [&str; 26] = [
    "\"",
    "''",
    "″",
    "”",
    "〃",
    "\"\"",
    "-\"-",
    "do.",
    "ditto",
    "as above",
    "same as above",
    "(as above)",
    "see above",
    "fel uchod",
    "ditto.",
    "(ditto)",
    "same",
    "(same)",
    "idem",
    "id.",
    "as row above",
    "as in row above",
    "same as row above",
    "yr un fath",
    "yr un peth",
    "eto",
];

/// How those begin that begin with letters.
const BEGINNINGS: [[u8; 2]; 9] = [
    *b"do", *b"di", *b"as", *b"sa", *b"se", *b"fe", *b"id", *b"yr", *b"et",
];

/// Whether a cell refers to the one above it.
#[inline]
#[must_use]
pub fn is_ditto(cell: &str) -> bool {
    // Every cell of every row is asked about.
    match cell.as_bytes() {
        [b'0'..=b'9', ..] | [] => false,
        [a, b, ..] if a.is_ascii_alphabetic() => {
            BEGINNINGS.contains(&[a.to_ascii_lowercase(), b.to_ascii_lowercase()]) && is_word(cell)
        }
        _ => is_word(cell),
    }
}

fn is_word(cell: &str) -> bool {
    let cell = trim(cell);
    cell.len() <= 17 && WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// The row above, for rows that refer to it.
#[derive(Default)]
pub struct RowAbove<'t> {
    line: &'t str,
    filled: Option<RepairedRow>,
}

impl<'t> RowAbove<'t> {
    /// A row of the file, for those that follow.
    pub fn set(&mut self, line: &'t str) {
        self.line = line;
        self.filled = None;
    }

    /// A row that was put right, for those that follow.
    pub fn set_repaired(&mut self, row: RepairedRow) {
        self.filled = Some(row);
    }

    /// The row with what it refers to; the cells that `stays` are kept as they are. `None` where it
    /// refers to nothing.
    pub fn fill(
        &mut self,
        row: Row<'_>,
        format: QuoteFormat,
        stays: impl Fn(usize) -> bool,
    ) -> Option<RepairedRow> {
        let refers = |(i, cell): (usize, &str)| is_ditto(cell) && !stays(i);
        if !row.cells().enumerate().any(refers) {
            return None;
        }
        let above = match &self.filled {
            Some(filled) => filled.clone(),
            // There is no row above: nothing is referred to.
            None if self.line.is_empty() => RepairedRow::default(),
            None => {
                let mut rows = Rows::with(self.line, format);
                match rows.next() {
                    RowStep::Row => RepairedRow::new(rows.row().cells()),
                    RowStep::Unclosed | RowStep::End => return None,
                }
            }
        };
        let cells = row.cells().enumerate().map(|(i, cell)| {
            if refers((i, cell)) {
                above.row().cell(i)
            } else {
                cell
            }
        });
        Some(RepairedRow::new(cells))
    }
}

#[cfg(test)]
mod tests {
    use super::{RepairedRow, RowAbove, WORDS, is_ditto};
    use crate::table::rows::{QuoteFormat, RowStep, Rows};

    #[test]
    fn words_and_marks() {
        assert_eq!(WORDS.iter().find(|word| !is_ditto(word)), None);
        for cell in [
            "\"",
            " ditto ",
            "As above",
            "〃",
            "Do.",
            "fel uchod",
            "Same",
            "yr un fath",
        ] {
            assert!(is_ditto(cell), "{cell}");
        }
        for cell in ["", "-", "do", "above", "Dittons", "a", "\"Late\""] {
            assert!(!is_ditto(cell), "{cell}");
        }
    }

    #[test]
    fn rows_refer_to_rows_that_refer() {
        const FORMAT: QuoteFormat = QuoteFormat {
            delimiter: b',',
            quote: b'"',
        };
        let mut rows = Rows::new("a,Tate,Loan\nb,ditto,Tour\nc,as above,\"\"\"\"\n", b',');
        let mut above = RowAbove::default();
        let mut found = Vec::new();
        while rows.next() == RowStep::Row {
            let filled = above.fill(rows.row(), FORMAT, |_| false);
            let row = filled.as_ref().map_or_else(|| rows.row(), RepairedRow::row);
            found.push(row.cells().collect::<Vec<_>>().join("|"));
            match filled {
                Some(filled) => above.set_repaired(filled),
                None => above.set(rows.line()),
            }
        }
        assert_eq!(found, ["a|Tate|Loan", "b|Tate|Tour", "c|Tate|Tour"]);
    }
}
