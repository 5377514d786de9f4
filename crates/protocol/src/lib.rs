//! The messages between the page, the deferred module and the worker.
//!
//! They share no memory. A message is one of these types in postcard's form, with the buffers and
//! files that it speaks of beside it: a [`Handle`] says which. `platform::channel` packs and unpacks
//! them; both sides are compiled from this one definition, and [`FORMAT`] tells when they were not.

mod deferred;
mod format;
mod worker;

pub use deferred::{Event, Request, ShareTask, Shown};
pub use format::FORMAT;
pub use worker::{Answer, ExportOptions, Job};

use serde::{Deserialize, Serialize};

/// The place of a buffer or file among those that travel beside a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handle(pub u32);

/// An imported file: its records, and what is known of it without them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRef {
    /// A buffer: an `ingest::Import` in postcard's form, whose data set comes first.
    pub reading: Handle,
    /// A buffer: an `ingest::Meta` in postcard's form; empty for what the site holds packed.
    pub meta: Handle,
}

/// A file that is to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// What the user calls it.
    pub name: String,
    /// What kind of data it holds.
    pub kind: records::dataset::Kind,
    /// Whether it is a folder, which cannot be read as a file.
    pub is_folder: bool,
    /// How it is to be read, `ingest::ImportOptions` in postcard's form; empty where nothing is settled.
    pub options: Vec<u8>,
    /// The file itself, a blob; none where it could not be had.
    pub content: Option<Handle>,
}
