//! What the page knows: signals that hold plain engine values.

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

/// A data set with what is made of it once, when it is loaded.
#[derive(Default)]
pub struct Loaded {
    /// Grows with every load: keys of lists hold it, so that no row of an older file stays.
    pub generation: u32,
    /// The records.
    pub data: Dataset,
    /// The folded dictionaries that a text search looks in.
    pub search: SearchIndex,
    /// The partnership types that are told apart on the map.
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
    /// What is asked; mirrored in the address.
    pub query: RwSignal<Query>,
    /// What is asked of.
    pub loaded: RwSignal<Shared<Loaded>>,
    /// The documented records once more, now that their long texts are there; see
    /// [`AppState::with_texts`].
    pub completed: RwSignal<Option<Shared<Loaded>>>,
    /// The data sets that were loaded in this visit.
    pub library: Library,
    /// Boundaries and the institutions' sites, once they are here.
    pub base: RwSignal<Option<Shared<Base>>>,
    /// Where the map looks now; the query's camera follows when it rests.
    pub stage: RwSignal<MapStage>,
    /// The mark under the pointer or in focus.
    pub hover: RwSignal<Option<Hover>>,
    /// What is being read, or waits for an answer.
    pub intake: RwSignal<Intake>,
}

impl AppState {
    /// Starts from an address.
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

    /// What is asked of, with the long texts that came after it, if they have come.
    #[must_use]
    pub fn with_texts(self) -> Shared<Loaded> {
        let loaded = self.loaded.get();
        let completed = self.completed.get();
        completed
            .filter(|completed| completed.generation == loaded.generation)
            .unwrap_or(loaded)
    }
}

/// The page's state, from anywhere below [`crate::app::App`].
#[must_use]
pub fn state() -> AppState {
    expect_context()
}
