//! Finds what a text in the search box may mean (`explore::finder`), with tables that are fetched
//! for the first search: whole files, so that no request reveals what is being searched for.

use std::rc::Rc;

use explore::finder::{PlaceFinder, Question, SearchArea, Suggestions, merged};
use geography::gazetteer::names::Names;
use geography::gazetteer::{Gazetteer, UnitPostcodes};
use geography::geo::Boundaries;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::channel::Attachments;
use platform::deferred::tell;
use platform::fetch;
use protocol::Event;
use records::record::LonLat;
use ui::words::words;

/// The tables that are loaded.
#[derive(Clone)]
struct FinderTables {
    places: Rc<PlaceFinder>,
    boundaries: Rc<Option<Boundaries>>,
    /// Whether a table was not available.
    are_partial: bool,
}

/// Unit postcodes are large, so they are fetched only when a whole postcode is typed.
#[derive(Clone, Default)]
enum UnitsState {
    #[default]
    Unasked,
    Asked,
    Here(Rc<Option<UnitPostcodes>>),
}

#[derive(Default)]
struct FinderState {
    tables: Option<FinderTables>,
    is_fetching: bool,
    units: UnitsState,
    /// The latest request, the only one that waits for an answer.
    asked: Question,
}

/// Answers search requests.
#[derive(Clone, Copy)]
pub struct Finder(StoredValue<FinderState, LocalStorage>);

impl Finder {
    /// A finder without any tables yet.
    pub fn new() -> Self {
        Self(StoredValue::new_local(FinderState::default()))
    }

    /// Answers a request, dropping one that is still waiting.
    pub fn find(self, question: Question) {
        self.0.update_value(|state| state.asked = question);
        self.reply();
    }

    /// Answers the latest request, once the tables that it needs are loaded.
    fn reply(self) {
        let (tables, units, asked) = self.0.with_value(|state| {
            let units = match &state.units {
                UnitsState::Here(units) => Some(Rc::clone(units)),
                _ => None,
            };
            (state.tables.clone(), units, state.asked.clone())
        });
        let Some(tables) = tables else {
            return self.fetch_tables();
        };
        let is_unit = PlaceFinder::is_unit(&asked.text);
        let units_ref = units.as_deref().and_then(Option::as_ref);
        let district = |position: LonLat| {
            let boundaries = tables.boundaries.as_ref().as_ref()?;
            let (district, _) = boundaries.district_near(position)?;
            let district = boundaries.districts.get(district as usize)?;
            Some(words().district(&district.name).to_owned())
        };
        let places = tables
            .places
            .find(&asked.text, units_ref, &district, words());
        let mut hits = asked.found;
        hits.extend(places);
        let answer = Suggestions {
            text: asked.text,
            hits: merged(hits),
            is_partial: tables.are_partial,
        };
        tell(&Event::Found(answer), &Attachments::new());
        if is_unit && units.is_none() {
            self.fetch_units();
        }
    }

    fn fetch_tables(self) {
        let begins = self
            .0
            .try_update_value(|state| !std::mem::replace(&mut state.is_fetching, true));
        if begins != Some(true) {
            return;
        }
        spawn_local(async move {
            let tables = fetched().await;
            let are_partial = tables.are_partial;
            self.0.update_value(|state| {
                state.is_fetching = false;
                state.tables = Some(tables);
            });
            self.reply();
            if are_partial {
                // A table that could not be fetched is requested again with the next search.
                self.0.update_value(|state| state.tables = None);
            }
        });
    }

    fn fetch_units(self) {
        let begins = self.0.try_update_value(|state| {
            let begins = matches!(state.units, UnitsState::Unasked);
            if begins {
                state.units = UnitsState::Asked;
            }
            begins
        });
        if begins != Some(true) {
            return;
        }
        spawn_local(async move {
            let bytes = fetch::uncached("data/postcodes.bin").await;
            let units = bytes.and_then(|bytes| UnitPostcodes::from_bytes(bytes).ok());
            self.0
                .update_value(|state| state.units = UnitsState::Here(Rc::new(units)));
            if self
                .0
                .with_value(|state| PlaceFinder::is_unit(&state.asked.text))
            {
                self.reply();
            }
        });
    }
}

async fn fetched() -> FinderTables {
    let names = fetch::cached("data/places.bin").await;
    let gazetteer = fetch::cached("data/gazetteer.bin").await;
    let boundaries = fetch::cached("data/boundaries.bin").await;
    let names = names.and_then(|bytes| Names::from_bytes(&bytes).ok());
    let gazetteer = gazetteer.and_then(|bytes| Gazetteer::from_bytes(&bytes).ok());
    let boundaries = boundaries.and_then(|bytes| Boundaries::from_bytes(&bytes).ok());
    let areas = boundaries.as_ref().map(SearchArea::all);
    FinderTables {
        are_partial: names.is_none() || gazetteer.is_none() || areas.is_none(),
        places: Rc::new(PlaceFinder::new(
            names.unwrap_or_default(),
            gazetteer,
            areas.unwrap_or_default(),
        )),
        boundaries: Rc::new(boundaries),
    }
}
