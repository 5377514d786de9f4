//! An imported file as a worker gives it.

use js_sys::Uint8Array;
use records::dataset::{Dataset, merge};
use serde::de::DeserializeOwned;

/// An imported file in two parts of postcard's form: who wants what was said of a million records
/// does not unpack them.
#[derive(Clone, Debug)]
pub struct EncodedImport {
    /// An `ingest::Import`; its data set comes first.
    pub(crate) reading: Uint8Array,
    /// An `ingest::Meta`; empty for what is packed in the site.
    pub(crate) meta: Uint8Array,
}

impl EncodedImport {
    /// What the site holds packed.
    #[must_use]
    pub fn of_site(reading: &[u8]) -> Self {
        Self {
            reading: reading.into(),
            meta: Uint8Array::new_with_length(0),
        }
    }

    /// The records: `Some(None)` where the file was refused, `None` where the bytes are of another
    /// version of the worker.
    #[must_use]
    pub fn dataset(&self) -> Option<Option<Dataset>> {
        postcard::from_bytes(&self.reading.to_vec()).ok()
    }

    /// What was said of the file, what was found before it was read, and how it was then read: an
    /// `ingest::Meta`, which the page does not know.
    #[must_use]
    pub fn meta<T: DeserializeOwned>(&self) -> Option<T> {
        postcard::from_bytes(&self.meta.to_vec()).ok()
    }

    /// Whether both are of the same file, read in the same way: the reading holds the file's name
    /// and all its records.
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

/// The records of imports, taken together; `None` where the worker is of another version.
#[must_use]
pub fn together(imports: &[EncodedImport]) -> Option<Dataset> {
    let mut sets = datasets(imports)?;
    // One file's records are taken as they are: merging a million takes a second.
    Some(match sets.len() {
        1 => sets.swap_remove(0),
        _ => merge(&sets.iter().collect::<Vec<_>>()),
    })
}
