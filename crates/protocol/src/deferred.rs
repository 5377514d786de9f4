//! Between the page and the deferred module.

use cartography::view::MapView;
use explore::finder;
use serde::{Deserialize, Serialize};

use crate::FileRef;
use crate::Handle;
use crate::ImportRef;

/// What the page asks of the deferred module.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Files were read: ask the user what becomes of them.
    Import {
        /// The files, to be read again with other settings.
        files: Vec<FileRef>,
        /// What reading each of them gave.
        imports: Vec<ImportRef>,
        /// The imports that are shown now.
        present: Vec<ImportRef>,
    },
    /// Report on the data that is shown.
    Report {
        /// The imports that are shown now.
        present: Vec<ImportRef>,
    },
    /// Show what the map is made of: sources, licences, privacy.
    About,
    /// Show the view of the analysis that the query names.
    Analyse(Shown),
    /// Share what is shown.
    Share {
        /// What is wanted.
        task: ShareTask,
        /// What is shown.
        shown: Shown,
        /// Where the map looks; none before it has a size.
        view: Option<MapView>,
    },
    /// Say what a text in the search box may mean.
    Find(finder::Question),
}

impl Request {
    /// Whether the user waits for the answer in a dialogue or view; a question of the search box
    /// is answered in passing.
    #[must_use]
    pub const fn is_find(&self) -> bool {
        matches!(self, Self::Find(_))
    }
}

/// Which way of sharing is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShareTask {
    /// The dialogue with all of them.
    Panel,
    /// The records that are shown, as CSV.
    Csv,
    /// An empty table with the canonical columns and examples.
    Template,
}

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The imports that the records come from, in the order in which they were added.
    pub imports: Vec<ImportRef>,
    /// Another number, other records.
    pub generation: u32,
    /// The query as a fragment of the address.
    pub fragment: String,
    /// Boundaries as the site packs them, where they are here already and not yet handed over.
    pub boundaries: Option<Handle>,
    /// The institutions' sites, likewise.
    pub sites: Option<Handle>,
}

/// What the deferred module, or the settings, tell the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The dialogue is closed, and nothing changes.
    Closed,
    /// These imports are to be shown.
    Show {
        /// One for each file.
        imports: Vec<ImportRef>,
        /// In addition to what is shown, rather than instead of it.
        add: bool,
    },
    /// Another query is asked, as a fragment of the address.
    Query(String),
    /// What a text may mean.
    Found(finder::Suggestions),
}
