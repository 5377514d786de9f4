//! The page's state: signals with plain engine values.

use explore::aggregates::{TypeKey, type_key};
use explore::crossfilter::SearchIndex;
use leptos::prelude::*;
use records::dataset::Dataset;
use records::query::Query;

use crate::intake::{Intake, Library};
use crate::map::{Hover, MapStage};
use crate::preload::Base;
use platform::prefs;
use ui::Shared;

/// A data set with what is computed from it once, when it is loaded.
#[derive(Default)]
pub struct Loaded {
    /// Increases with every load: keys of lists include it, so that no row of an older file
    /// remains.
    pub generation: u32,
    /// The records.
    pub data: Dataset,
    /// The folded dictionaries that are searched for words.
    pub search: SearchIndex,
    /// The partnership types with their own symbols on the map.
    pub key: TypeKey,
}

impl Loaded {
    /// Prepares a data set for use.
    #[must_use]
    pub fn new(generation: u32, data: Dataset) -> Self {
        let search = SearchIndex::new(&data);
        let key = type_key(&data);
        Self {
            generation,
            data,
            search,
            key,
        }
    }
}

/// The page's state. Everything else is derived from it.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The current query, which is mirrored in the address.
    pub query: RwSignal<Query>,
    /// The data set being queried.
    pub loaded: RwSignal<Shared<Loaded>>,
    /// The documented records again, once their long texts are loaded; see
    /// [`AppState::with_texts`].
    pub completed: RwSignal<Option<Shared<Loaded>>>,
    /// The data sets that were loaded in this visit.
    pub library: Library,
    /// Boundaries and the institutions' sites, once loaded.
    pub base: RwSignal<Option<Shared<Base>>>,
    /// The current view of the map; the query's camera is updated when it comes to rest.
    pub stage: RwSignal<MapStage>,
    /// The mark under the pointer or in focus.
    pub hover: RwSignal<Option<Hover>>,
    /// The state of loading data.
    pub intake: RwSignal<Intake>,
}

impl AppState {
    /// The initial state for the query of an address.
    #[must_use]
    pub fn new(query: Query) -> Self {
        Self {
            query: RwSignal::new(query),
            loaded: RwSignal::new(Shared::new(Loaded::default())),
            completed: RwSignal::new(None),
            library: Library::new(),
            base: RwSignal::new(None),
            stage: RwSignal::new(MapStage {
                is_still: prefs::is_still(),
                ..MapStage::default()
            }),
            hover: RwSignal::new(None),
            intake: RwSignal::new(Intake::default()),
        }
    }

    /// The data set being queried, with its long texts if they have been loaded.
    #[must_use]
    pub fn with_texts(self) -> Shared<Loaded> {
        let loaded = self.loaded.get();
        let completed = self.completed.get();
        completed
            .filter(|completed| completed.generation == loaded.generation)
            .unwrap_or(loaded)
    }
}

/// The page's state, available anywhere below [`crate::app::App`].
#[must_use]
pub fn state() -> AppState {
    expect_context()
}
