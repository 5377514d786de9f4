//! An imported file as received from a worker.

use js_sys::Uint8Array;
use records::dataset::{Dataset, merge};
use serde::de::DeserializeOwned;

/// An imported file in two parts in postcard's format, so that the report on a million records can
/// be read without unpacking them.
#[derive(Clone, Debug)]
pub struct EncodedImport {
    /// An `ingest::Import`, whose data set comes first.
    pub(crate) reading: Uint8Array,
    /// An `ingest::Meta`; empty for data that the site provides packed.
    pub(crate) meta: Uint8Array,
}

impl EncodedImport {
    /// An import that the site provides packed.
    #[must_use]
    pub fn of_site(reading: &[u8]) -> Self {
        Self {
            reading: reading.into(),
            meta: Uint8Array::new_with_length(0),
        }
    }

    /// The records: `Some(None)` where the file was refused, `None` where the bytes are from
    /// another version of the worker.
    #[must_use]
    pub fn dataset(&self) -> Option<Option<Dataset>> {
        postcard::from_bytes(&self.reading.to_vec()).ok()
    }

    /// The report, the inspection before the file was read, and the options with which it was then
    /// read: an `ingest::Meta`, a type that the page does not know.
    #[must_use]
    pub fn meta<T: DeserializeOwned>(&self) -> Option<T> {
        postcard::from_bytes(&self.meta.to_vec()).ok()
    }

    /// Whether both are imports of the same file, read in the same way: the bytes include the
    /// file's name and all its records.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.reading.length() == other.reading.length()
            && self.reading.to_vec() == other.reading.to_vec()
    }
}

/// The data sets of the files that have one; `None` where the worker is of another version.
#[must_use]
pub fn datasets(imports: &[EncodedImport]) -> Option<Vec<Dataset>> {
    let sets: Option<Vec<_>> = imports.iter().map(EncodedImport::dataset).collect();
    Some(sets?.into_iter().flatten().collect())
}

/// The merged records of some imports; `None` where the worker is of another version.
#[must_use]
pub fn together(imports: &[EncodedImport]) -> Option<Dataset> {
    let mut sets = datasets(imports)?;
    // The records of a single file need no merging, which would take a second for a million.
    Some(match sets.len() {
        1 => sets.swap_remove(0),
        _ => merge(&sets.iter().collect::<Vec<_>>()),
    })
}
