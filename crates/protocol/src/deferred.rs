//! Messages between the page and the deferred module.

use cartography::view::MapView;
use explore::finder;
use serde::{Deserialize, Serialize};

use crate::FileRef;
use crate::Handle;
use crate::ImportRef;

/// A request from the page to the deferred module.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Files were read: ask the user what to do with them.
    Import {
        /// The files, in case they are read again with other settings.
        files: Vec<FileRef>,
        /// The result of reading each of them.
        imports: Vec<ImportRef>,
        /// The imports that are shown now.
        present: Vec<ImportRef>,
    },
    /// Report on the data shown.
    Report {
        /// The imports that are shown now.
        present: Vec<ImportRef>,
    },
    /// Show information about the map: sources, licences, privacy.
    About,
    /// Show the analysis view named in the query.
    Analyse(Shown),
    /// Share what is shown.
    Share {
        /// The kind of sharing.
        task: ShareTask,
        /// The page's content.
        shown: Shown,
        /// The map's view; none before it has a size.
        view: Option<MapView>,
    },
    /// Find what a text in the search box may mean.
    Find(finder::Question),
}

impl Request {
    /// Whether this is a search request, which is answered in passing, whereas the user waits for
    /// others in a dialogue or view.
    #[must_use]
    pub const fn is_find(&self) -> bool {
        matches!(self, Self::Find(_))
    }
}

/// A way of sharing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShareTask {
    /// The dialogue with all of them.
    Panel,
    /// The records that are shown, as CSV.
    Csv,
    /// An empty table with the canonical columns and examples.
    Template,
}

/// The content shown by the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The imports from which the records come, in the order in which they were added.
    pub imports: Vec<ImportRef>,
    /// A number that changes whenever the records do.
    pub generation: u32,
    /// The query as a fragment of the address.
    pub fragment: String,
    /// Packed boundaries, where they are loaded and have not been handed over yet.
    pub boundaries: Option<Handle>,
    /// The institutions' sites, likewise.
    pub sites: Option<Handle>,
}

/// An event reported to the page by the deferred module or the settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The dialogue was closed without changes.
    Closed,
    /// These imports should be shown.
    Show {
        /// One import for each file.
        imports: Vec<ImportRef>,
        /// Whether they are added to what is shown, rather than replacing it.
        add: bool,
    },
    /// Another query should be shown, given as a fragment of the address.
    Query(String),
    /// The possible meanings of a text.
    Found(finder::Suggestions),
}
