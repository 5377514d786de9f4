//! The data desk (`crates/desk`): a module of its own, so that what only files and the data report
//! need is no part of the first load.
//!
//! The page and the desk share no memory. They talk by events on the window, which the loader hears
//! too: it starts the desk before the first of them is passed on.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::events::{dispatch, listen, of_list, to_list};
use super::files::Opened;
use super::worker::Packed;

/// The page has nothing else to do: the loader fetches the desk.
const PREFETCH: &str = "desk-prefetch";
/// To the loader, which passes it on as [`TASK`].
const OPEN: &str = "desk-open";
/// To the desk.
const TASK: &str = "desk-task";
/// To the page: what the desk came to.
const DONE: &str = "desk-done";
/// To the page, from the loader: the desk did not start.
const FAILED: &str = "desk-failed";

/// What the desk is to do.
pub enum Task {
    /// Files were read: ask what becomes of them.
    Ask {
        /// The files, to be read again in another way.
        files: Vec<Opened>,
        /// What reading each of them gave.
        readings: Vec<Packed>,
    },
    /// Report on the data that is shown.
    Report,
}

/// A task with what is shown now.
pub struct Order {
    /// What to do.
    pub task: Task,
    /// The readings of the files that are shown.
    pub present: Vec<Packed>,
}

/// Readings that are to be shown.
pub struct Accepted {
    /// One for each file.
    pub readings: Vec<Packed>,
    /// Beside what is shown, rather than instead of it.
    pub add: bool,
}

/// Fetches the desk, for later.
pub fn prefetch() {
    dispatch(PREFETCH, &JsValue::NULL);
}

/// Gives the desk a task.
pub fn open(order: &Order) {
    let (files, readings) = match &order.task {
        Task::Ask { files, readings } => (
            files.iter().map(Opened::to_message).collect(),
            to_list(readings),
        ),
        Task::Report => (Array::new(), Array::new()),
    };
    dispatch(
        OPEN,
        &Array::of3(&files, &readings, &to_list(&order.present)),
    );
}

/// Calls the desk back with every task.
pub fn on_task(work: impl Fn(Order) + 'static) {
    listen(TASK, move |detail| {
        let parts = Array::from(&detail);
        let files = Array::from(&parts.get(0));
        let task = if files.length() > 0 {
            Task::Ask {
                files: files
                    .iter()
                    .map(|file| Opened::from_message(&file))
                    .collect(),
                readings: of_list(&parts.get(1)),
            }
        } else {
            Task::Report
        };
        let present = of_list(&parts.get(2));
        work(Order { task, present });
    });
}

/// Tells the page that the desk is closed, and what is to be shown, if anything new is.
pub fn done(accepted: Option<&Accepted>) {
    let detail = accepted.map_or(JsValue::NULL, |accepted| {
        Array::of2(&to_list(&accepted.readings), &accepted.add.into()).into()
    });
    dispatch(DONE, &detail);
}

/// Calls the page back when the desk is closed.
pub fn on_done(act: impl Fn(Option<Accepted>) + 'static) {
    listen(DONE, move |detail| {
        let accepted = detail.dyn_into::<Array>().ok().map(|parts| Accepted {
            readings: of_list(&parts.get(0)),
            add: parts.get(1).is_truthy(),
        });
        act(accepted);
    });
}

/// Calls the page back when the desk could not be started.
pub fn on_failed(act: impl Fn() + 'static) {
    listen(FAILED, move |_| act());
}
