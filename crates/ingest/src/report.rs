//! The report on a file: the outcome, the counts, and every issue with its place.

mod collector;
pub(crate) mod issue;

pub(crate) use collector::Issues;
pub use collector::{KEPT, LISTED};

use serde::{Deserialize, Serialize};

use crate::bytes::decode::Encoding;
use crate::cells::overrides;
use crate::import_options::ImportOptions;
use crate::report::issue::{Code, Issue};
use records::codes::NearValue;
use records::record::Field;
use records::sort;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every row is a record and there is nothing to report.
    Accept,
    /// Every row is a record; there are warnings.
    AcceptWarn,
    /// Some rows are records and some were rejected, each named.
    Partial,
    /// Nothing in the file was accepted.
    Refuse,
}

/// What happened to one column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMatch {
    /// The header as given; for a column without one, its position ("column 14").
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

/// A value in no code list, or a date that a spreadsheet program changed: kept as it is, and
/// offered for [`ImportOptions::values`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownValue {
    /// The column.
    pub field: Field,
    /// As it appears in the first row; other rows may differ in case and punctuation.
    pub value: String,
    /// The number of cells that hold it.
    pub count: u32,
    /// The first row that holds it.
    pub first_row: u32,
    /// The listed value that may be meant: offered, never applied.
    pub near: Option<String>,
    /// Why that value is offered; `None` where there is none.
    pub ground: Option<NearValue>,
}

impl UnknownValue {
    /// The listed value that may be accepted together with others: one that rests on a hint is for
    /// the user to choose.
    #[must_use]
    pub fn sure_meaning(&self) -> Option<&str> {
        let is_sure = self.ground.is_some_and(|ground| ground <= NearValue::Words);
        self.near.as_deref().filter(|_| is_sure)
    }
}

/// A cell or value that was read as something other than its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The kind of correction.
    pub code: Code,
    /// The column.
    pub field: Field,
    /// The row; the first of several.
    pub row: u32,
    /// The number of cells.
    pub count: u32,
    /// The text in the file.
    pub from: String,
    /// What it was read as.
    pub to: String,
    /// Whether the user undid it: the cell is kept verbatim, and `to` is what [`Correction::redo`]
    /// would restore.
    pub undone: bool,
}

impl Correction {
    /// Makes the next import keep the text: a value everywhere in its column, any other correction
    /// in its one cell.
    pub fn undo(&self, options: &mut ImportOptions) {
        self.redo(options);
        match self.code {
            Code::ValueMapped => {}
            Code::ValueAlias => {
                let stands = self.from.clone();
                options.values.push((self.field, stands.clone(), stands));
            }
            _ => options.undone.push((self.row, self.field)),
        }
    }

    /// Reverses [`Correction::undo`]. Corrections of one cell are undone and redone together. A
    /// value that the user had mapped loses its mapping: it has to be chosen again in
    /// [`Report::unknown`].
    pub fn redo(&self, options: &mut ImportOptions) {
        if !matches!(self.code, Code::ValueAlias | Code::ValueMapped) {
            options
                .undone
                .retain(|cell| *cell != (self.row, self.field));
            return;
        }
        let name = |text: &str| overrides::name(self.field, text);
        let this = name(&self.from);
        options
            .values
            .retain(|(field, found, _)| *field != self.field || name(found) != this);
    }
}

/// The report on one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The file's name.
    pub file: String,
    /// What happened to it.
    pub outcome: Outcome,
    /// Data rows, without header, preamble and blank rows. Always `accepted + rejected`.
    pub rows: u32,
    /// Rows that became records.
    pub accepted: u32,
    /// Rows that did not, each named in `issues`.
    pub rejected: u32,
    /// Records with a position on the map; one that is only known to be in a region does not count.
    pub located: u32,
    /// Why the file was refused.
    pub error: Option<Code>,
    /// Issues in row order, those of the whole file first. At most [`KEPT`] of each code are
    /// listed; the last then says how many more there are and where.
    pub issues: Vec<Issue>,
    /// The exact number of issues of each code.
    pub counts: Vec<(Code, u32)>,
    /// The encoding of the file's text.
    pub encoding: Encoding,
    /// The character that separates cells; `None` where the file was refused before it was known.
    pub delimiter: Option<char>,
    /// How each column was mapped.
    pub columns: Vec<ColumnMatch>,
    /// Unlisted values, by column and then the most frequent first: at most [`LISTED`] a column.
    pub unknown: Vec<UnknownValue>,
    /// Cells read as something other than their text: values by column, at most [`LISTED`] each,
    /// then single cells, at most [`KEPT`] of each code. It includes all that the user undid.
    pub corrections: Vec<Correction>,
    /// The sheet of a workbook that was read.
    pub sheet: Option<String>,
    /// The names of a workbook's sheets.
    pub sheets: Vec<String>,
}

impl Report {
    /// The report on a file that has not been read yet.
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
            unknown: Vec::new(),
            corrections: Vec::new(),
            sheet: None,
            sheets: Vec::new(),
        }
    }

    /// The column that fills a canonical one: its index and its header.
    pub(super) fn column_of(&self, field: Field) -> Option<(usize, &str)> {
        let mut columns = self.columns.iter().enumerate();
        let (at, column) = columns.find(|(_, column)| column.field == Some(field))?;
        Some((at, column.header.as_str()))
    }

    /// Refuses a web page whose table has not the columns of records as the web page that it is.
    pub fn refuse_as_web_page(&mut self) {
        let lacking = [
            Code::NoKnownColumns,
            Code::MissingColumns,
            Code::NoLocationColumns,
        ];
        let Some(error) = self.error.filter(|error| lacking.contains(error)) else {
            return;
        };
        self.error = Some(Code::TypeHtml);
        let codes = self.issues.iter_mut().map(|issue| &mut issue.code);
        let codes = codes.chain(self.counts.iter_mut().map(|(code, _)| code));
        for code in codes.filter(|code| **code == error) {
            *code = Code::TypeHtml;
        }
        sort::by_key(&mut self.counts, |(code, _)| *code);
    }

    /// Puts notes about the whole file before all other issues.
    pub fn prepend_notes(&mut self, notes: Vec<Issue>) {
        if self.outcome == Outcome::Accept && !notes.is_empty() {
            self.outcome = Outcome::AcceptWarn;
        }
        for note in &notes {
            match self
                .counts
                .binary_search_by_key(&note.code, |&(code, _)| code)
            {
                Ok(at) => {
                    if let Some((_, count)) = self.counts.get_mut(at) {
                        *count += 1;
                    }
                }
                Err(at) => self.counts.insert(at, (note.code, 1)),
            }
        }
        self.issues.splice(0..0, notes);
    }
}

/// At most 120 characters of a cell, so that a report stays readable.
pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(120) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
