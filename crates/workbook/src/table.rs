//! Any file as the text of one table: the single path by which the page and `cargo xtask check`
//! read files.

use std::borrow::Cow;

use ingest::{Import, ImportOptions, ImportSource, Issue, Refusal, may_be_workbook};
use records::dataset::Kind;

use crate::Workbook;

/// A file as the text of one table: its own, or that of a workbook's sheet.
pub struct Table<'a> {
    text: Cow<'a, [u8]>,
    sheet: Option<TableSheet>,
}

/// The sheet from which a table comes.
struct TableSheet {
    name: String,
    /// The names of all sheets.
    all: Vec<String>,
    /// Remarks about the conversion.
    notes: Vec<Issue>,
    /// It is a table of a web page.
    is_of_page: bool,
}

impl<'a> Table<'a> {
    /// Opens a file; for a workbook, the named sheet or the likeliest one (see [`crate::to_csv`]).
    ///
    /// # Errors
    /// The reason why a workbook is refused.
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
                    is_of_page: book.is_page(),
                }),
            })
        })
    }

    /// The table as a source to inspect and read.
    #[must_use]
    pub fn source<'s>(&'s self, name: &'s str, kind: Kind) -> ImportSource<'s> {
        ImportSource::open(name, &self.text, kind)
    }

    /// The user's decisions about the file, as they apply to the table's text.
    #[must_use]
    pub fn options(&self, settled: &ImportOptions) -> ImportOptions {
        match self.sheet {
            Some(_) => settled.for_sheet(),
            None => settled.clone(),
        }
    }

    /// Adds the sheet and the remarks about it to the result of reading the table.
    pub fn describe(self, reading: &mut Import) {
        if let Some(sheet) = self.sheet {
            if sheet.is_of_page {
                reading.report.refuse_as_web_page();
            }
            reading.report.prepend_notes(sheet.notes);
            // The delimiter of the text is not that of the file.
            reading.report.delimiter = None;
            reading.report.sheet = Some(sheet.name);
            reading.report.sheets = sheet.all;
        }
    }
}
