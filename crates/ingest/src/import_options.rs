//! What a user settled about a file before it is read.

use serde::{Deserialize, Serialize};

use crate::bytes::decode::Encoding;
use records::record::Field;

/// How a file is to be read where a user has said so; what is left open is found out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportOptions {
    /// How the bytes are read.
    pub encoding: Option<Encoding>,
    /// What parts the cells.
    pub delimiter: Option<char>,
    /// The header's row as a spreadsheet numbers it, from 1; 0 where the first row is a record
    /// already and the columns are numbered (`column 1`).
    pub header: Option<u32>,
    /// The sheet of a workbook, by name.
    pub sheet: Option<String>,
    /// What a column holds, by its header as the report gives it; `None` keeps it as it is.
    pub columns: Vec<(String, Option<Field>)>,
    /// Values that stand for another: the column, the value as found, the value meant.
    pub values: Vec<(Field, String, String)>,
    /// Cells that are taken as they stand: corrections that the user undid.
    pub undone: Vec<(u32, Field)>,
}

impl ImportOptions {
    /// Everything is found out.
    pub const NONE: &'static Self = &Self {
        encoding: None,
        delimiter: None,
        header: None,
        sheet: None,
        columns: Vec::new(),
        values: Vec::new(),
        undone: Vec::new(),
    };

    /// The same options for the text that a workbook's sheet was converted to, whose encoding and
    /// delimiter are known.
    #[must_use]
    pub fn for_sheet(&self) -> Self {
        Self {
            encoding: Some(Encoding::Utf8),
            delimiter: Some(','),
            ..self.clone()
        }
    }
}
