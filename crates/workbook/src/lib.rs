//! Converts workbooks to the text of one sheet.
//!
//! ```text
//! bytes ┬ archive (within limits) ─ kind ┬ xlsx, xlsb or ods ┐
//!       ├ ole ─────────────────────────┴ xls ──────────────┼ grid ─ CSV ─ ingest
//!       └ markup ──────────────────────── html, xml_spreadsheet ┘
//! ```
//!
//! The text is UTF-8, separated by commas; its line n is the sheet's row n. Dates are in ISO form,
//! numbers in their shortest exact form, formulas as the values stored in the workbook: nothing is
//! ever computed, fetched or run. A file that cannot be read within the limits is refused whole,
//! with the reason.

#![warn(clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::indexing_slicing))]

mod address;
mod archive;
mod binary;
mod book;
mod grid;
mod html;
mod kind;
mod markup;
mod notes;
mod ods;
mod ole;
mod refuse;
mod table;
mod value;
mod xls;
mod xlsb;
mod xlsx;
mod xml;
mod xml_spreadsheet;

use ingest::{Import, Input, Issue, Refusal, Resources, refused};

pub use book::Workbook;
pub use table::Table;

/// A sheet's name, and whether the workbook hides it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sheet {
    name: String,
    hidden: bool,
}

/// A sheet as shown to the user for selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetInfo {
    /// Its name.
    pub name: String,
    /// The number of rows down to the last with a value.
    pub rows: u32,
    /// The number of columns across to the last with a value.
    pub columns: u32,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// How many canonical columns its header names; 0 where no row looks like a header.
    pub known: u32,
}

/// One sheet of a workbook as CSV.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The text: commas, `"`, `\n`; line n is row n.
    pub csv: String,
    /// The sheet's name.
    pub sheet: String,
    /// Remarks about the conversion, for [`ingest::Report::prepend_notes`].
    pub notes: Vec<Issue>,
}

/// The sheets of a workbook, in order. Chart sheets are excluded.
///
/// # Errors
///
/// The reason why the file is refused: it is another kind of file (`E_TYPE_…`), protected by a
/// password (`E_WORKBOOK_LOCKED`), damaged (`E_WORKBOOK_DAMAGED`) or too large (`E_WORKBOOK_BOMB`).
pub fn sheets(bytes: &[u8]) -> Result<Vec<SheetInfo>, Refusal> {
    Workbook::with(bytes, |book| Ok(book.sheets().to_vec()))
}

/// One sheet as CSV: the one named, else of those shown that can be read the one with most records,
/// else the one with most records (see `book`).
///
/// # Errors
///
/// Those of [`sheets`]; `E_SHEET_UNKNOWN` where no sheet has that name; `E_EMPTY` where none has a
/// value.
pub fn to_csv(bytes: &[u8], sheet: Option<&str>) -> Result<Converted, Refusal> {
    Workbook::with(bytes, |book| book.to_csv(sheet))
}

/// Reads any file: a workbook's sheet (`input.options.sheet`, else the default one) as a [`Table`],
/// any other file directly.
pub fn read(input: &Input<'_>, resources: &Resources<'_>, progress: &mut dyn FnMut(f32)) -> Import {
    let table = match Table::open(input.bytes.into(), input.options.sheet.as_deref()) {
        Ok(table) => table,
        Err(refusal) => return refused(input.name, refusal),
    };
    let mut source = table.source(input.name, input.kind);
    let mut reading = source.read(&table.options(input.options), resources, progress);
    table.describe(&mut reading);
    reading
}
