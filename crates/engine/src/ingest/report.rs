//! What a file's reading came to: the outcome, the counts, and every issue with its place.

use serde::{Deserialize, Serialize};

use super::code::Code;
use super::decode::Encoding;
use crate::record::Field;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every row is a record and nothing needs saying.
    Accept,
    /// Every row is a record; there are warnings.
    AcceptWarn,
    /// Some rows are records and some were rejected, each named.
    Partial,
    /// Nothing of the file was taken.
    Refuse,
}

/// What happened to one column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMatch {
    /// The header as given; for a column without one, its place ("column 14").
    pub header: String,
    /// The canonical column it fills.
    pub field: Option<Field>,
    /// It holds latitude and longitude together.
    pub position: bool,
    /// It was recognised by its cells, not by its header.
    pub guessed: bool,
    /// It holds personal data: names, addresses or numbers of people to contact.
    pub personal: bool,
}

/// One thing that a person should know about a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// What kind of thing.
    pub code: Code,
    /// The row as a spreadsheet numbers it; `None` where it concerns the whole file.
    pub row: Option<u32>,
    /// The header of the column as given.
    pub column: Option<String>,
    /// What was found.
    pub found: String,
    /// What was done about it and, where the user can mend it, what to do next.
    pub done: String,
}

/// The report on one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The file's name.
    pub file: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Data rows: neither header, nor preamble, nor blank. Always `accepted + rejected`.
    pub rows: u32,
    /// Rows that are records now.
    pub accepted: u32,
    /// Rows that are not, each named in `issues`.
    pub rejected: u32,
    /// Records with a position on the map ("somewhere in a region" is none).
    pub located: u32,
    /// Why the file was refused.
    pub error: Option<Code>,
    /// In row order, whole-file issues first. Of one code at most [`KEPT`] are spelt out; the last
    /// then says how many more there are and where.
    pub issues: Vec<Issue>,
    /// How many issues of each code there are in truth.
    pub counts: Vec<(Code, u32)>,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// What parts the cells; `None` where it never came to that.
    pub delimiter: Option<char>,
    /// How each column was matched.
    pub columns: Vec<ColumnMatch>,
}

impl Report {
    /// The report on a file of which nothing has been read yet.
    #[must_use]
    pub fn unread(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            outcome: Outcome::Refuse,
            rows: 0,
            accepted: 0,
            rejected: 0,
            located: 0,
            error: None,
            issues: Vec::new(),
            counts: Vec::new(),
            encoding: Encoding::default(),
            delimiter: None,
            columns: Vec::new(),
        }
    }
}

/// How many issues of one code a report spells out.
pub const KEPT: u32 = 200;

/// How many stretches of rows the summary of further issues names.
const STRETCHES: usize = 50;

#[derive(Clone, Default)]
struct Tally {
    count: u32,
    further: Vec<(u32, u32)>,
    cut: bool,
}

impl Tally {
    fn add_further(&mut self, row: u32) {
        let full = self.further.len() >= STRETCHES;
        match self.further.last_mut() {
            Some((_, last)) if *last == row || *last + 1 == row => *last = row,
            _ if full => self.cut = true,
            _ => self.further.push((row, row)),
        }
    }

    fn rows(&self) -> String {
        let mut text = String::new();
        for &(first, last) in &self.further {
            text.push_str(if text.is_empty() { " in rows " } else { ", " });
            text.push_str(&first.to_string());
            if last > first {
                text.push('–');
                text.push_str(&last.to_string());
            }
        }
        if self.cut {
            text.push_str(" and later ones");
        }
        text
    }
}

/// Collects issues in bounded memory, with exact counts.
pub(super) struct Issues {
    list: Vec<Issue>,
    tallies: Vec<Tally>,
}

impl Issues {
    pub(super) fn new() -> Self {
        Self {
            list: Vec::new(),
            tallies: vec![Tally::default(); Code::ALL.len()],
        }
    }

    /// An issue with the whole file.
    pub(super) fn file(&mut self, code: Code, found: impl Into<String>, done: impl Into<String>) {
        self.add(code, None, None, || (found.into(), done.into()));
    }

    /// An issue with one row. `words` gives what was found and what was done, and is asked only
    /// where they will be kept.
    pub(super) fn row(
        &mut self,
        code: Code,
        row: u32,
        column: Option<&str>,
        words: impl FnOnce() -> (String, String),
    ) {
        self.add(code, Some(row), column, words);
    }

    fn add(
        &mut self,
        code: Code,
        row: Option<u32>,
        column: Option<&str>,
        words: impl FnOnce() -> (String, String),
    ) {
        let Some(tally) = self.tallies.get_mut(code as usize) else {
            return;
        };
        tally.count += 1;
        if tally.count <= KEPT {
            let (found, done) = words();
            self.list.push(Issue {
                code,
                row,
                column: column.map(str::to_owned),
                found: shorten(&found),
                done,
            });
        } else if let Some(row) = row {
            tally.add_further(row);
        }
    }

    /// Whether any issue is more than a warning about the whole, i.e. whether there is any at all.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The list in row order with its summaries, and the true counts.
    pub(super) fn finish(mut self) -> (Vec<Issue>, Vec<(Code, u32)>) {
        self.list.sort_by_key(|issue| issue.row);
        let mut counts = Vec::new();
        for (&code, tally) in Code::ALL.iter().zip(&self.tallies) {
            if tally.count == 0 {
                continue;
            }
            counts.push((code, tally.count));
            if tally.count > KEPT {
                self.list.push(Issue {
                    code,
                    row: None,
                    column: None,
                    found: format!(
                        "and {} more of this kind{}",
                        grouped(tally.count - KEPT),
                        tally.rows()
                    ),
                    done: format!("treated like the {KEPT} listed"),
                });
            }
        }
        (self.list, counts)
    }
}

/// A number with its thousands set apart by commas.
pub(super) fn grouped(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// At most 120 characters of a cell, so that a report stays readable.
pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(120) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Issues, KEPT, grouped, shorten};

    #[test]
    fn many_issues_are_summed_up_and_counted_exactly() {
        let mut issues = Issues::new();
        for row in 1..=1000 {
            issues.row(Code::DateInvalid, row, Some("start"), || {
                ("x".into(), "y".into())
            });
        }
        issues.file(Code::BlankRows, "3 blank rows", "left out");
        let (list, counts) = issues.finish();
        assert_eq!(counts, [(Code::BlankRows, 1), (Code::DateInvalid, 1000)]);
        assert_eq!(list.len(), KEPT as usize + 2);
        assert_eq!(list[0].code, Code::BlankRows);
        assert_eq!(list[1].row, Some(1));
        let last = list.last().map(|issue| issue.found.as_str());
        assert_eq!(last, Some("and 800 more of this kind in rows 201–1000"));
    }

    #[test]
    fn numbers_are_grouped_and_long_cells_cut() {
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_652), "1,652");
        assert_eq!(grouped(1_000_000), "1,000,000");
        assert_eq!(shorten("short"), "short");
        assert_eq!(shorten(&"ŷ".repeat(200)).chars().count(), 121);
    }
}
