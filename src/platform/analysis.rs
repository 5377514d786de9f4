//! The analysis (`crates/analysis`): a module of its own, as the data desk is. The page tells it
//! what is shown and asked; it tells the page what is asked next. They talk by events on the window.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::desk::{dispatch, listen, of_list, to_list};
use super::fetch;
use super::worker::Packed;

/// The page has nothing else to do: the loader fetches the module.
const PREFETCH: &str = "analysis-prefetch";
/// To the loader, which starts the module and passes it on as [`LOOK`].
const OPEN: &str = "analysis-open";
/// To the analysis.
const LOOK: &str = "analysis-task";
/// To the page: the query as a fragment.
const TURN: &str = "analysis-turn";
/// To the page, from the loader: the module did not start.
const FAILED: &str = "analysis-failed";

/// What is shown.
#[derive(Clone)]
pub struct Look {
    /// The readings that the records come from, in the order in which they were added.
    pub readings: Vec<Packed>,
    /// Another number, other records.
    pub generation: u32,
    /// The query as a fragment.
    pub fragment: String,
    /// Boundaries and institutions' sites as the site packs them; empty where not at hand yet.
    pub tables: [Vec<u8>; 2],
}

/// The packed tables that the page keeps: boundaries, then the institutions' sites.
const TABLES: [&str; 2] = ["data/boundaries.bin", "data/institutions.bin"];

thread_local! {
    /// Once, for the analysis keeps what it made of them.
    static GIVEN: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Fetches the module, for later.
pub fn prefetch() {
    dispatch(PREFETCH, &JsValue::NULL);
}

/// Shows the analysis what is shown and asked.
pub fn open(readings: &[Packed], generation: u32, fragment: &str) {
    let tables = Array::new();
    if !GIVEN.get() {
        for table in TABLES {
            if let Some(bytes) = fetch::at_hand(table) {
                tables.push(&Uint8Array::from(bytes.as_slice()));
            }
        }
        GIVEN.set(tables.length() == TABLES.len() as u32);
    }
    let detail = Array::of4(
        &to_list(readings),
        &generation.into(),
        &fragment.into(),
        &tables,
    );
    dispatch(OPEN, &detail);
}

/// Calls the analysis back with what is shown and asked, whenever that changes.
pub fn on_look(act: impl Fn(Look) + 'static) {
    listen(LOOK, move |detail| {
        let parts = Array::from(&detail);
        let tables = Array::from(&parts.get(3));
        let table = |i| {
            tables
                .get(i)
                .dyn_into::<Uint8Array>()
                .map_or_else(|_| Vec::new(), |t| t.to_vec())
        };
        act(Look {
            readings: of_list(&parts.get(0)),
            generation: parts.get(1).as_f64().unwrap_or_default() as u32,
            fragment: parts.get(2).as_string().unwrap_or_default(),
            tables: [table(0), table(1)],
        });
    });
}

/// Asks the page for another query.
pub fn turn(fragment: &str) {
    dispatch(TURN, &fragment.into());
}

/// Calls the page back with the query that the analysis asks for.
pub fn on_turn(act: impl Fn(String) + 'static) {
    listen(TURN, move |detail| {
        act(detail.as_string().unwrap_or_default())
    });
}

/// Calls the page back when the module could not be started.
pub fn on_failed(act: impl Fn() + 'static) {
    listen(FAILED, move |_| act());
}
