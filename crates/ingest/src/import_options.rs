//! The user's decisions about a file before it is read.

use serde::{Deserialize, Serialize};

use crate::bytes::decode::Encoding;
use records::record::Field;

/// How to read a file, as far as the user has decided; anything left open is detected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportOptions {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// The character that separates cells.
    pub delimiter: Option<char>,
    /// The header's row as a spreadsheet numbers it, from 1; 0 where the first row is already a
    /// record and the columns are numbered (`column 1`).
    pub header: Option<u32>,
    /// The sheet of a workbook, by name.
    pub sheet: Option<String>,
    /// What a column holds, by its header as shown in the report; `None` keeps it as it is.
    pub columns: Vec<(String, Option<Field>)>,
    /// Values to be read as others: the column, the value as found, the value meant.
    pub values: Vec<(Field, String, String)>,
    /// Cells to be kept verbatim, because the user undid their corrections: row and column.
    pub undone: Vec<(u32, Field)>,
}

impl ImportOptions {
    /// No decisions: everything is detected.
    pub const NONE: &'static Self = &Self {
        encoding: None,
        delimiter: None,
        header: None,
        sheet: None,
        columns: Vec::new(),
        values: Vec::new(),
        undone: Vec::new(),
    };

    /// The same options for the text of a converted workbook sheet, whose encoding and delimiter
    /// are known.
    #[must_use]
    pub fn for_sheet(&self) -> Self {
        Self {
            encoding: Some(Encoding::Utf8),
            delimiter: Some(','),
            ..self.clone()
        }
    }
}
