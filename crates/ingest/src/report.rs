//! What a file's reading came to: the outcome, the counts, and every issue with its place.

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

/// A value in no code list, or a date that a spreadsheet program changed: kept as it is, and offered
/// for [`ImportOptions::values`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownValue {
    /// The column.
    pub field: Field,
    /// As the first row has it; other rows may differ in case and punctuation.
    pub value: String,
    /// In how many cells.
    pub count: u32,
    /// The first row that holds it.
    pub first_row: u32,
    /// The value that it may be meant for: offered, never applied.
    pub near: Option<String>,
    /// On what ground; `None` where there is no such value.
    pub ground: Option<NearValue>,
}

/// What was read as something else than it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What kind.
    pub code: Code,
    /// The column.
    pub field: Field,
    /// The row, of several the first.
    pub row: u32,
    /// In how many cells.
    pub count: u32,
    /// What stands in the file.
    pub from: String,
    /// What it was read as.
    pub to: String,
    /// A choice undid it: it is taken as it stands, and `to` is what [`Correction::redo`] would make
    /// of it again.
    pub undone: bool,
}

impl Correction {
    /// Settles that the next reading takes it as it stands: a value wherever it stands in its
    /// column, any other correction in its one cell.
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

    /// Takes [`Correction::undo`] back. Corrections of one cell are undone and made again together;
    /// a value that the user named is no more than named: it is chosen again among
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
    /// Values in no list, by column and then the most frequent first: at most [`LISTED`] a column.
    pub unknown: Vec<UnknownValue>,
    /// What was read as something else than it says: values by column, at most [`LISTED`] each, then
    /// single cells, at most [`KEPT`] of one code. All that a choice undid are among them.
    pub corrections: Vec<Correction>,
    /// The sheet that was read, of a workbook.
    pub sheet: Option<String>,
    /// The names of a workbook's sheets.
    pub sheets: Vec<String>,
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
            unknown: Vec::new(),
            corrections: Vec::new(),
            sheet: None,
            sheets: Vec::new(),
        }
    }

    /// The values in no list that may be meant for another, on a ground as good as `least` or better
    /// ([`Near::Slip`] is the best).
    pub fn proposals(&self, least: NearValue) -> impl Iterator<Item = &UnknownValue> {
        self.unknown
            .iter()
            .filter(move |value| value.ground.is_some_and(|ground| ground <= least))
    }

    /// Settles that the next reading takes each of [`Self::proposals`] for what it may be meant for,
    /// unless the user settled something else of it. Returns how many values that are.
    pub fn accept_proposals(&self, options: &mut ImportOptions, least: NearValue) -> u32 {
        let mut accepted = 0;
        for value in self.proposals(least) {
            let name = |text: &str| overrides::name(value.field, text);
            let open = options.values.iter().all(|(field, found, _)| {
                *field != value.field || name(found) != name(&value.value)
            });
            if let Some(meant) = value.near.clone().filter(|_| open) {
                options
                    .values
                    .push((value.field, value.value.clone(), meant));
                accepted += 1;
            }
        }
        accepted
    }

    /// The column that fills a canonical one: its place and its header.
    pub(super) fn column_of(&self, field: Field) -> Option<(usize, &str)> {
        let mut columns = self.columns.iter().enumerate();
        let (at, column) = columns.find(|(_, column)| column.field == Some(field))?;
        Some((at, column.header.as_str()))
    }

    /// Puts what is to be said of the whole file before all else.
    pub fn prepend_notes(&mut self, notes: Vec<Issue>) {
        if self.outcome == Outcome::Accept && !notes.is_empty() {
            self.outcome = Outcome::AcceptWarn;
        }
        for note in &notes {
            match self
                .counts
                .binary_search_by_key(&note.code, |&(code, _)| code)
            {
                Ok(at) => self.counts[at].1 += 1,
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
