//! The module's state.

use embedding::config::{Config, Problem};
use embedding::message::OriginGuard;
use leptos::prelude::*;
use messages::SettingsText;
use platform::history;
use platform::import::EncodedImport;
use records::query::Query;
use ui::words::{t, words};

/// The notes above the page.
#[derive(Clone, Default, PartialEq)]
pub struct Notes {
    /// Whose data is shown.
    pub whose: Option<String>,
    /// What is being read.
    pub reading: Option<String>,
    /// Problems that whoever set up the page should fix.
    pub problems: Vec<String>,
    /// A note that the user should see but need not act on, shown once.
    pub quiet: Option<Quiet>,
}

impl Notes {
    /// Whether there is nothing to show.
    pub fn is_silent(&self) -> bool {
        self.whose.is_none()
            && self.reading.is_none()
            && self.problems.is_empty()
            && !matches!(self.quiet, Some(Quiet::Told(_)))
    }
}

/// A note that the user can close.
#[derive(Clone, PartialEq)]
pub enum Quiet {
    /// It is shown.
    Told(&'static str),
    /// It was closed.
    Closed,
}

/// What was last sent to the page around the map.
#[derive(Clone, Default, PartialEq)]
pub struct Told {
    /// The filters, as a fragment.
    pub filter: Option<String>,
    /// The open item, as a message.
    pub target: Option<String>,
    /// The height in CSS pixels.
    pub height: Option<u32>,
}

/// The module's state.
#[derive(Clone, Copy)]
pub struct SettingsState {
    /// Whether the page is one file, which makes no requests.
    pub alone: bool,
    /// See [`Notes`].
    pub notes: RwSignal<Notes>,
    /// The settings.
    pub config: StoredValue<Config>,
    /// The page's current query, as last reported.
    pub query: StoredValue<Query>,
    /// Imports that wait for the app to start.
    pub waiting: StoredValue<Option<Vec<EncodedImport>>, LocalStorage>,
    /// Decides who may send messages.
    pub guard: StoredValue<OriginGuard>,
    /// See [`Told`].
    pub told: StoredValue<Told>,
}

impl SettingsState {
    /// The initial state for a page on a site.
    pub fn of_site() -> Self {
        Self::new(false)
    }

    /// The initial state for a page that is one file.
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

    /// The page's address, against which other addresses are checked.
    pub fn address(self) -> String {
        if self.alone {
            return String::new();
        }
        history::address()
    }

    /// Adds problems to the notes.
    pub fn note(self, problems: impl IntoIterator<Item = String>) {
        self.notes.update(|notes| notes.problems.extend(problems));
    }

    /// Notes that this browser stores nothing for the page, unless that was said before.
    pub fn note_storage(self) {
        self.notes.update(|notes| {
            notes
                .quiet
                .get_or_insert(Quiet::Told(t(SettingsText::NoStorage)));
        });
    }

    /// Adds problems in the settings to the notes.
    pub fn note_problems(self, problems: &[Problem]) {
        self.note(problems.iter().map(|problem| problem.words(words())));
    }
}
