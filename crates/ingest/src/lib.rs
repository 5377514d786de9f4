//! Turns files into records and issues. It never fails because of a file's content.
//!
//! ```text
//! bytes ─ file type ─ decode ─ dialect ─ rows ─ mapping, guesses, columns ─ row (tidy, values, date, number, geocode) ─ Dataset
//! ```
//!
//! A file that is not a table of records is refused whole, with the reason; a row that cannot be a
//! record is rejected and named; everything else becomes a record, with an [`Issue`] for everything
//! that was corrected or ignored.

#![warn(clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::indexing_slicing))]

mod bytes;
mod cells;
mod columns;
mod failed_reread;
mod geocode;
mod headers;
mod import_options;
mod inspect;
mod read;
mod record;
mod remembered;
mod report;
mod source;
mod table;
#[cfg(test)]
mod tests;

pub use bytes::decode::{Decoded, Encoding, decode};
pub use bytes::file_type::may_be_workbook;
pub use failed_reread::FailedReread;
pub use geocode::location_input::Resources;
pub use headers::columns::{known_columns, names_quantity, names_web_address, required_columns};
pub use headers::synonyms::ColumnTarget;
pub use import_options::ImportOptions;
pub use inspect::{ColumnProposal, Inspection, MappingStatus, Questions, Sure, inspect};
pub use remembered::RememberedColumns;
pub use report::issue::{
    Code, ColumnRef, ContactSign, CountOf, Damage, DocumentFormat, Issue, IssueKind, Lock,
    LooksLike, Oversize, Refusal, Sentences, SheetChoice, SheetName,
};
pub use report::{ColumnMatch, Correction, KEPT, LISTED, Outcome, Report, UnknownValue};
pub use source::ImportSource;
use table::grouped_header;
pub use table::missing_header::{self, looks_like_record};

use bytes::file_type;
use inspect::cache::InspectionCache;
use report::Issues;

use records::dataset::{Dataset, Kind};
use serde::{Deserialize, Serialize};

/// A file to read.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The file's name as the user knows it.
    pub name: &'a str,
    /// The file's content.
    pub bytes: &'a [u8],
    /// What kind of data it is said to hold.
    pub kind: Kind,
    /// The user's decisions about it; [`ImportOptions::NONE`] where there are none.
    pub options: &'a ImportOptions,
}

/// The result of reading a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// The records; `None` where the file was refused. They come first so that the page can take
    /// them alone from the packed form.
    pub dataset: Option<Dataset>,
    /// What happened to the file and its rows.
    pub report: Report,
}

/// Everything known about a file except its records: the report, the inspection before it was read,
/// and the options with which it was then read.
pub type Meta = (Report, Option<Inspection>, ImportOptions);

/// Reads one file. `progress` is called with the fraction read, 0 to 1, about every 2,000 rows.
pub fn read(input: &Input<'_>, resources: &Resources<'_>, progress: &mut dyn FnMut(f32)) -> Import {
    let mut source = ImportSource::open(input.name, input.bytes, input.kind);
    source.read(input.options, resources, progress)
}

/// Does what [`read`] does, reusing earlier findings about the same file.
fn read_cached(
    input: &Input<'_>,
    opened: &Opened<'_>,
    resources: &Resources<'_>,
    cache: &mut InspectionCache,
    progress: &mut dyn FnMut(f32),
) -> Import {
    progress(0.0);
    let mut report = Report::unread(input.name);
    let mut issues = Issues::new();
    let table = read::read_table(
        input,
        opened,
        resources,
        cache,
        &mut report,
        &mut issues,
        progress,
    );
    let dataset = match table {
        Ok(dataset) => Some(dataset),
        Err(refusal) => {
            report.error = Some(refusal.code());
            issues.file_quoting(refusal.found, refusal.kind);
            None
        }
    };
    report.outcome = match (&dataset, report.rejected, issues.is_empty()) {
        (None, ..) => Outcome::Refuse,
        (_, 1.., _) => Outcome::Partial,
        (_, 0, false) => Outcome::AcceptWarn,
        (_, 0, true) => Outcome::Accept,
    };
    (report.issues, report.counts) = issues.finish();
    progress(1.0);
    Import { report, dataset }
}

/// Refuses a folder that was dropped.
#[must_use]
pub fn refuse_folder(name: &str) -> Import {
    refused(name, IssueKind::Folder.into())
}

/// Refuses a file that the browser could not read: it was moved, renamed or changed since it was
/// chosen.
#[must_use]
pub fn refuse_unreadable(name: &str) -> Import {
    refused(name, IssueKind::Unreadable.into())
}

/// The result for a file that is refused.
#[must_use]
pub fn refused(name: &str, refusal: Refusal) -> Import {
    let mut report = Report::unread(name);
    let mut issues = Issues::new();
    report.error = Some(refusal.code());
    issues.file_quoting(refusal.found, refusal.kind);
    (report.issues, report.counts) = issues.finish();
    Import {
        report,
        dataset: None,
    }
}

/// A file's text, decoded once for both inspecting and reading it; or why it cannot be decoded.
struct Opened<'i>(Result<Decoded<'i>, Refusal>);

impl<'i> Opened<'i> {
    /// Decodes a file in the encoding that the user chose, or the likeliest one.
    fn new(bytes: &'i [u8], options: &ImportOptions) -> Self {
        Self(open(bytes, options))
    }

    fn text(&self) -> Result<&Decoded<'i>, Refusal> {
        self.0.as_ref().map_err(Clone::clone)
    }
}

/// The text of a file that may be a table.
fn open<'i>(bytes: &'i [u8], options: &ImportOptions) -> Result<Decoded<'i>, Refusal> {
    if let Some(foreign) = file_type::of_bytes(bytes) {
        return Err(foreign.into());
    }
    let Some(mut decoded) = decode(bytes, options.encoding) else {
        return Err(IssueKind::Utf32.into());
    };
    if decoded.text.trim().is_empty() {
        return Err(IssueKind::FileEmpty.into());
    }
    if let Some(foreign) = file_type::of_text(&decoded.text) {
        return Err(foreign.into());
    }
    if options.header == Some(missing_header::NONE)
        && let Some(text) = missing_header::with_numbered_columns(&decoded.text, options)
    {
        decoded.text = text.into();
    }
    if let Some(joined) = grouped_header::joined(&decoded.text, options) {
        decoded.text = joined.text.into();
        decoded.grouped_header = Some(joined.upper);
    }
    Ok(decoded)
}
