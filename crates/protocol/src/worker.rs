//! Between whoever starts a worker, the page or the deferred module, and the worker.

use serde::{Deserialize, Serialize};

use crate::FileRef;
use crate::Handle;
use crate::ImportRef;

/// What a worker is to do. It does one job and is ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// Read files: one [`Answer::Import`] for each, in their order.
    Read {
        /// The files.
        files: Vec<FileRef>,
        /// Boundaries as the site packs them; none where they could not be had.
        boundaries: Option<Handle>,
        /// The gazetteer, likewise.
        gazetteer: Option<Handle>,
        /// The column mappings that this browser remembers, as text.
        remembered: String,
        /// The whole address of the unit postcodes, which the worker fetches if a file holds any;
        /// none where the page is one file and has no site to ask.
        postcodes: Option<String>,
    },
    /// Report on imports taken together: one [`Answer::Report`].
    Report {
        /// Buffers, as [`ImportRef::reading`].
        readings: Vec<Handle>,
    },
    /// Write imports taken together as one clean file: one [`Answer::Exported`].
    Export {
        /// Buffers, as [`ImportRef::reading`].
        readings: Vec<Handle>,
        /// What the file is to hold.
        options: ExportOptions,
    },
}

/// What a clean file is to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportOptions {
    /// Begin with a byte order mark, by which Excel knows UTF-8.
    pub mark: bool,
    /// Keep columns that may hold personal data.
    pub personal: bool,
    /// The file's name, as its description refers to it.
    pub file: String,
    /// When it was written, RFC 3339 in UTC.
    pub created: String,
}

/// What a worker posts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// How far the job is, 0 to 1.
    Progress(f32),
    /// A file was read.
    Import(ImportRef),
    /// A buffer: a `quality` report in postcard's form.
    Report(Handle),
    /// A clean file was written.
    Exported {
        /// A buffer: the table, CSV in UTF-8.
        csv: Handle,
        /// Its description, a Data Package.
        data_package: String,
        /// Its description, CSVW metadata.
        csvw: String,
    },
    /// The job is done; nothing comes after it.
    Done,
    /// The job failed; why, in words.
    Failed(String),
}
