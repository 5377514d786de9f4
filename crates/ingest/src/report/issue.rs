//! Issues as data: what was found in a file, where, and of which kind. The sentences are texts of
//! the catalogue ([`IssueText`]), rendered in the user's language when they are shown.

mod kinds;
mod phrases;

use serde::{Deserialize, Serialize};

pub use kinds::{Code, IssueKind};
pub use phrases::{
    ContactSign, CountOf, Damage, DocumentFormat, Lock, LooksLike, Oversize, SheetChoice, SheetName,
};

use crate::{ColumnTarget, Encoding};
use messages::phrase::{self, Gap, Gaps, Phrase};
use messages::{IssueText, Words};

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnRef {
    /// Its index in the file, from 0.
    pub index: u32,
    /// Its header as given; for a column without one, its position ("column 14").
    pub header: String,
}

/// One thing that the user should know about a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The issue's stable code, from which its severity follows.
    pub code: Code,
    /// The row as a spreadsheet numbers it; `None` where the issue concerns the whole file.
    pub row: Option<u32>,
    /// The column, where it concerns one.
    pub column: Option<ColumnRef>,
    /// The text of the cell or the row, at most 120 characters; empty where the issue is about
    /// neither.
    pub found: String,
    /// What is wrong, with the values that the sentences name.
    pub kind: IssueKind,
}

impl Issue {
    /// An issue about the whole file.
    #[must_use]
    pub fn of_file(kind: IssueKind) -> Self {
        Self {
            code: kind.code(),
            row: None,
            column: None,
            found: String::new(),
            kind,
        }
    }

    /// The issue in sentences.
    #[must_use]
    pub fn sentences(&self, words: Words) -> Sentences {
        let mut gaps = self.kind.gaps(words);
        gaps.push(("found", self.found.clone(), None));
        Sentences::new(self.kind.template(), &gaps, words)
    }
}

/// The sentences of an issue, of which the last two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentences {
    /// What was found.
    pub message: String,
    /// What was done about it; empty where the file is refused.
    pub action: String,
    /// What the user can do next; empty where nothing needs doing.
    pub hint: String,
}

impl Sentences {
    fn new(text: IssueText, gaps: &Gaps, words: Words) -> Self {
        let mut parts = words.get(text).split('\t');
        let mut part = || phrase::filled(parts.next().unwrap_or_default(), gaps, words);
        Self {
            message: part(),
            action: part(),
            hint: part(),
        }
    }

    /// The sentences of a phrase that quotes no cell.
    pub fn render(phrase: &impl Phrase, words: Words) -> Self {
        Self::new(phrase.template(), &phrase.gaps(words), words)
    }

    /// Action and hint, joined.
    #[must_use]
    pub fn advice(&self) -> String {
        joined(&[&self.action, &self.hint])
    }

    /// All three sentences, joined.
    #[must_use]
    pub fn all(&self) -> String {
        joined(&[&self.message, &self.action, &self.hint])
    }
}

fn joined(sentences: &[&str]) -> String {
    let given = sentences.iter().filter(|sentence| !sentence.is_empty());
    given.copied().collect::<Vec<_>>().join(" ")
}

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The start of the file, where that helps; otherwise empty.
    pub found: String,
    /// The reason, with the values that the sentences name.
    pub kind: IssueKind,
}

impl Refusal {
    /// The stable code of the reason.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.kind.code()
    }

    /// The refusal as an issue about the whole file.
    #[must_use]
    pub fn into_issue(self) -> Issue {
        Issue {
            found: self.found,
            ..Issue::of_file(self.kind)
        }
    }
}

impl From<IssueKind> for Refusal {
    fn from(kind: IssueKind) -> Self {
        Self {
            found: String::new(),
            kind,
        }
    }
}

impl Gap for ColumnTarget {
    fn text(&self, _: Words) -> String {
        match self {
            Self::Field(field) => field.name().to_owned(),
            Self::Position => "latitude, longitude".to_owned(),
        }
    }
}

impl Gap for Encoding {
    fn text(&self, _: Words) -> String {
        self.name().to_owned()
    }
}

#[cfg(test)]
mod tests;
