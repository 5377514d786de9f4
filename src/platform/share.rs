//! Sharing (`crates/share`): a module of its own, as the data desk is. The page gives it what is
//! shown; it gives nothing back.

use engine::view::MapView;
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::analysis::{Look, look, look_of};
use super::events::{dispatch, listen};
use super::worker::Packed;

/// The page has nothing else to do: the loader fetches the module.
const PREFETCH: &str = "share-prefetch";
/// To the loader, which starts the module and passes it on as [`TASK`].
const OPEN: &str = "share-open";
/// To the module.
const TASK: &str = "share-task";
/// To the page, from the loader: the module did not start.
const FAILED: &str = "share-failed";

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// The panel.
    Panel,
    /// The records that are shown, as CSV.
    Csv,
    /// An empty table with the canonical columns and examples.
    Template,
}

/// What is asked for, and what is shown.
pub struct Order {
    /// What is asked for.
    pub task: Task,
    /// What is shown.
    pub look: Look,
    /// Where the map looks; none before it has a size.
    pub view: Option<MapView>,
}

/// Fetches the module, for later.
pub fn prefetch() {
    dispatch(PREFETCH, &JsValue::NULL);
}

/// Asks for something; the map's view as five numbers.
pub fn open(task: Task, readings: &[Packed], fragment: &str, view: Option<MapView>) {
    let numbers = view.map(|view| {
        [
            view.centre[0],
            view.centre[1],
            view.scale,
            view.size[0],
            view.size[1],
        ]
    });
    let view: Array = numbers
        .iter()
        .flatten()
        .map(|&n| JsValue::from(n))
        .collect();
    let detail = Array::of3(
        &(task as u8).into(),
        &look(readings, 0, fragment, true),
        &view,
    );
    dispatch(OPEN, &detail);
}

/// Calls the module back with what is asked for.
pub fn on_order(act: impl Fn(Order) + 'static) {
    listen(TASK, move |detail| {
        let parts = Array::from(&detail);
        let task = match parts.get(0).as_f64() {
            Some(1.0) => Task::Csv,
            Some(2.0) => Task::Template,
            _ => Task::Panel,
        };
        let numbers: Vec<f64> = Array::from(&parts.get(2))
            .iter()
            .filter_map(|n| n.as_f64())
            .collect();
        let view = match numbers.as_slice() {
            &[east, north, scale, width, height] => Some(MapView {
                centre: [east, north],
                scale,
                size: [width, height],
            }),
            _ => None,
        };
        act(Order {
            task,
            look: look_of(&parts.get(1)),
            view,
        });
    });
}

/// Calls the page back when the module could not be started.
pub fn on_failed(act: impl Fn() + 'static) {
    listen(FAILED, move |_| act());
}
