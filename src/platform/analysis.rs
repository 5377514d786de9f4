//! The analysis (`crates/analysis`): a module of its own, as the data desk is. The page tells it
//! what is shown and asked; it tells the page what is asked next. They talk by events on the window.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::events::{dispatch, listen, of_list, to_list};
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
/// To the analysis: a picture of the view is wanted.
const PICTURE: &str = "analysis-picture";
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
    let detail = look(readings, generation, fragment, !GIVEN.get());
    GIVEN.set(GIVEN.get() || Array::from(&detail.get(3)).length() == TABLES.len() as u32);
    dispatch(OPEN, &detail);
}

/// What is shown and asked, as a message; with the tables that are at hand, where they are wanted.
pub(super) fn look(readings: &[Packed], generation: u32, fragment: &str, tables: bool) -> Array {
    let at_hand = TABLES.iter().filter(|_| tables);
    let tables: Array = at_hand
        .filter_map(|table| fetch::at_hand(table))
        .map(|bytes| JsValue::from(Uint8Array::from(bytes.as_slice())))
        .collect();
    Array::of4(
        &to_list(readings),
        &generation.into(),
        &fragment.into(),
        &tables,
    )
}

/// Out of a message.
pub(super) fn look_of(message: &JsValue) -> Look {
    let parts = Array::from(message);
    let tables = Array::from(&parts.get(3));
    let table = |i| {
        tables
            .get(i)
            .dyn_into::<Uint8Array>()
            .map_or_else(|_| Vec::new(), |t| t.to_vec())
    };
    Look {
        readings: of_list(&parts.get(0)),
        generation: parts.get(1).as_f64().unwrap_or_default() as u32,
        fragment: parts.get(2).as_string().unwrap_or_default(),
        tables: [table(0), table(1)],
    }
}

/// Calls the analysis back with what is shown and asked, whenever that changes.
pub fn on_look(act: impl Fn(Look) + 'static) {
    listen(LOOK, move |detail| act(look_of(&detail)));
}

/// A view as a picture that stands alone.
#[derive(Clone)]
pub struct Picture {
    /// The picture.
    pub svg: String,
    /// Whole CSS pixels.
    pub size: [f64; 2],
    /// Its equivalent in words.
    pub alt: String,
    /// What a file of it is called, without an ending.
    pub name: String,
}

/// What a picture stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The page's own colour.
    Page,
    /// Nothing.
    None,
    /// White paper: in the colours for print, without a ground.
    Paper,
}

/// Asks the analysis for a picture of the view that it shows; `None` where that has none. The
/// answer is put into the question: events on the window are heard before dispatching returns.
#[must_use]
pub fn ask_picture(ground: Ground) -> Option<Picture> {
    let answer = Array::new();
    dispatch(PICTURE, &Array::of2(&(ground as u8).into(), &answer));
    let text = |i| answer.get(i).as_string();
    let side = |i| answer.get(i).as_f64();
    Some(Picture {
        svg: text(0)?,
        size: [side(1)?, side(2)?],
        alt: text(3)?,
        name: text(4)?,
    })
}

/// Answers who asks for a picture.
pub fn on_picture(make: impl Fn(Ground) -> Option<Picture> + 'static) {
    listen(PICTURE, move |detail| {
        let parts = Array::from(&detail);
        let ground = match parts.get(0).as_f64() {
            Some(1.0) => Ground::None,
            Some(2.0) => Ground::Paper,
            _ => Ground::Page,
        };
        if let (Some(made), Ok(answer)) = (make(ground), parts.get(1).dyn_into::<Array>()) {
            let [width, height] = made.size;
            for value in [
                made.svg.into(),
                width.into(),
                height.into(),
                made.alt.into(),
                made.name.into(),
            ] {
                let value: JsValue = value;
                answer.push(&value);
            }
        }
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
