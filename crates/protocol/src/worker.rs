//! Messages between a worker and whatever starts it: the page or the deferred module.

use serde::{Deserialize, Serialize};

use crate::FileRef;
use crate::Handle;
use crate::ImportRef;

/// A job for a worker. A worker does one job and is then terminated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// Read files: one [`Answer::Import`] for each, in order.
    Read {
        /// The files.
        files: Vec<FileRef>,
        /// Packed boundaries; none where they were not available.
        boundaries: Option<Handle>,
        /// The gazetteer, likewise.
        gazetteer: Option<Handle>,
        /// The column mappings that this browser remembers, as text.
        remembered: String,
        /// The whole address of the unit postcodes, which the worker fetches if a file contains
        /// any; none where the page is one file and has no site to fetch from.
        postcodes: Option<String>,
    },
    /// Report on several imports together: one [`Answer::Report`].
    Report {
        /// Buffers like [`ImportRef::reading`].
        readings: Vec<Handle>,
    },
    /// Write several imports together as one clean file: one [`Answer::Exported`].
    Export {
        /// Buffers like [`ImportRef::reading`].
        readings: Vec<Handle>,
        /// What the file should contain.
        options: ExportOptions,
    },
}

/// What a clean file should contain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportOptions {
    /// Whether to begin with a byte order mark, by which Excel recognises UTF-8.
    pub mark: bool,
    /// Whether to include columns that may hold personal data.
    pub personal: bool,
    /// The file's name, as used in its description.
    pub file: String,
    /// When it was written, RFC 3339 in UTC.
    pub created: String,
}

/// A message posted by a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The fraction of the job that is done, 0 to 1.
    Progress(f32),
    /// A file was read.
    Import(ImportRef),
    /// A buffer with a `quality` report in postcard's format.
    Report(Handle),
    /// A clean file was written.
    Exported {
        /// A buffer with the table, CSV in UTF-8.
        csv: Handle,
        /// Its description, a Data Package.
        data_package: String,
        /// Its description, CSVW metadata.
        csvw: String,
    },
    /// The job is done; nothing follows.
    Done,
    /// The job failed; the reason, in a sentence.
    Failed(String),
}
