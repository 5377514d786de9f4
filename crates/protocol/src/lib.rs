//! The messages between the page, the deferred module and the worker.
//!
//! They share no memory. A message is one of these types in postcard's format, accompanied by the
//! buffers and files to which it refers by [`Handle`]. `platform::channel` packs and unpacks them;
//! both sides are compiled from this one definition, and [`FORMAT`] shows when they were not.

mod deferred;
mod format;
mod worker;

pub use deferred::{Event, Request, ShareTask, Shown};
pub use format::FORMAT;
pub use worker::{Answer, ExportOptions, Job};

use serde::{Deserialize, Serialize};

/// The index of a buffer or file among those that accompany a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handle(pub u32);

/// An imported file: its records, and separately everything else known about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRef {
    /// A buffer with an `ingest::Import` in postcard's format, whose data set comes first.
    pub reading: Handle,
    /// A buffer with an `ingest::Meta` in postcard's format; empty for data that the site provides
    /// packed.
    pub meta: Handle,
}

/// A file to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// The name by which the user knows it.
    pub name: String,
    /// What kind of data it holds.
    pub kind: records::dataset::Kind,
    /// Whether it is a folder, which cannot be read as a file.
    pub is_folder: bool,
    /// How to read it: `ingest::ImportOptions` in postcard's format; empty where nothing is
    /// decided.
    pub options: Vec<u8>,
    /// The file itself, a blob; none where it was not available.
    pub content: Option<Handle>,
}
