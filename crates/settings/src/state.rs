//! What the module knows.

use embedding::config::{Config, Problem};
use embedding::message::OriginGuard;
use leptos::prelude::*;
use messages::SettingsText;
use platform::history;
use platform::import::EncodedImport;
use records::query::Query;
use ui::words::{t, words};

/// What a person reads above the page.
#[derive(Clone, Default, PartialEq)]
pub struct Notes {
    /// Whose data is shown.
    pub whose: Option<String>,
    /// What is being read.
    pub reading: Option<String>,
    /// What needs the attention of whoever set the page up.
    pub problems: Vec<String>,
    /// What a reader should know and need not act on: told once.
    pub quiet: Option<Quiet>,
}

impl Notes {
    /// Whether there is nothing to be read.
    pub fn is_silent(&self) -> bool {
        self.whose.is_none()
            && self.reading.is_none()
            && self.problems.is_empty()
            && !matches!(self.quiet, Some(Quiet::Told(_)))
    }
}

/// A note that a reader can close.
#[derive(Clone, PartialEq)]
pub enum Quiet {
    /// It is there to be read.
    Told(&'static str),
    /// It was read.
    Closed,
}

/// What was last told to the page around.
#[derive(Clone, Default, PartialEq)]
pub struct Told {
    /// Filters, as a fragment.
    pub filter: Option<String>,
    /// What is open, as a message.
    pub target: Option<String>,
    /// Height in CSS pixels.
    pub height: Option<u32>,
}

/// The module's state.
#[derive(Clone, Copy)]
pub struct SettingsState {
    /// Whether the page is one file, which asks for nothing.
    pub alone: bool,
    /// See [`Notes`].
    pub notes: RwSignal<Notes>,
    /// The settings.
    pub config: StoredValue<Config>,
    /// What the page asks, as far as it said.
    pub query: StoredValue<Query>,
    /// Readings that wait for the app.
    pub waiting: StoredValue<Option<Vec<EncodedImport>>, LocalStorage>,
    /// Who may speak.
    pub guard: StoredValue<OriginGuard>,
    /// See [`Told`].
    pub told: StoredValue<Told>,
}

impl SettingsState {
    /// That of a page on a site: nothing yet.
    pub fn of_site() -> Self {
        Self::new(false)
    }

    /// That of a page that is one file: nothing yet.
    pub fn alone() -> Self {
        Self::new(true)
    }

    fn new(alone: bool) -> Self {
        Self {
            alone,
            notes: RwSignal::new(Notes::default()),
            config: StoredValue::new(Config::default()),
            query: StoredValue::new(Query::default()),
            waiting: StoredValue::new_local(None),
            guard: StoredValue::new(OriginGuard::default()),
            told: StoredValue::new(Told::default()),
        }
    }

    /// The page's address, as the engine judges others by it.
    pub fn address(self) -> String {
        if self.alone {
            return String::new();
        }
        history::address()
    }

    /// Notes what needs attention.
    pub fn note(self, problems: impl IntoIterator<Item = String>) {
        self.notes.update(|notes| notes.problems.extend(problems));
    }

    /// Notes that this browser keeps nothing for the page, unless that was said before.
    pub fn note_storage(self) {
        self.notes.update(|notes| {
            notes
                .quiet
                .get_or_insert(Quiet::Told(t(SettingsText::NoStorage)));
        });
    }

    /// Notes what is wrong in the settings.
    pub fn note_problems(self, problems: &[Problem]) {
        self.note(problems.iter().map(|problem| problem.words(words())));
    }
}
