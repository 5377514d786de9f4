//! Any file as the text of one table: the one path by which the page and `cargo xtask check` read.

use std::borrow::Cow;

use ingest::{Import, ImportOptions, ImportSource, Issue, Refusal, may_be_workbook};
use records::dataset::Kind;

use crate::Workbook;

/// A file as the text of one table: its own, or that of a workbook's sheet.
pub struct Table<'a> {
    text: Cow<'a, [u8]>,
    sheet: Option<TableSheet>,
}

/// The sheet that a table is of.
struct TableSheet {
    name: String,
    /// The names of all sheets.
    all: Vec<String>,
    /// What is to be said of the conversion.
    notes: Vec<Issue>,
}

impl<'a> Table<'a> {
    /// Opens a file: of a workbook the sheet that is named, or the likeliest (see
    /// [`crate::to_csv`]).
    ///
    /// # Errors
    /// Why a workbook is refused.
    pub fn open(bytes: Cow<'a, [u8]>, sheet: Option<&str>) -> Result<Self, Refusal> {
        if !may_be_workbook(&bytes) {
            return Ok(Self {
                text: bytes,
                sheet: None,
            });
        }
        Workbook::with(&bytes, |book| {
            let all = book.sheets().iter().map(|sheet| sheet.name.clone());
            let all = all.collect();
            let converted = book.to_csv(sheet)?;
            Ok(Self {
                text: converted.csv.into_bytes().into(),
                sheet: Some(TableSheet {
                    name: converted.sheet,
                    all,
                    notes: converted.notes,
                }),
            })
        })
    }

    /// The table, to be looked at and read.
    #[must_use]
    pub fn source<'s>(&'s self, name: &'s str, kind: Kind) -> ImportSource<'s> {
        ImportSource::open(name, &self.text, kind)
    }

    /// What was settled about the file, as it holds for the table's text.
    #[must_use]
    pub fn options(&self, settled: &ImportOptions) -> ImportOptions {
        match self.sheet {
            Some(_) => settled.for_sheet(),
            None => settled.clone(),
        }
    }

    /// Adds to what was read which sheet it is of, and what is to be said of that.
    pub fn describe(self, reading: &mut Import) {
        if let Some(sheet) = self.sheet {
            reading.report.prepend_notes(sheet.notes);
            // That of the text is not the file's own.
            reading.report.delimiter = None;
            reading.report.sheet = Some(sheet.name);
            reading.report.sheets = sheet.all;
        }
    }
}
