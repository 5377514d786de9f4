//! The data desk (`crates/desk`): a module of its own, so that what only files and the data report
//! need is no part of the first load.
//!
//! The page and the desk share no memory. They talk by events on the window, which the loader hears
//! too: it starts the desk before the first of them is passed on.

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit};

use super::files::Opened;

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
        /// What reading them gave, in postcard's form.
        readings: Uint8Array,
    },
    /// Report on the data that is shown.
    Report,
}

/// A task with what is shown now: readings in postcard's form, one for each time that files came.
pub struct Order {
    /// What to do.
    pub task: Task,
    /// What is shown.
    pub present: Vec<Uint8Array>,
}

/// Readings that are to be shown.
pub struct Accepted {
    /// In postcard's form.
    pub readings: Uint8Array,
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
            readings.clone().into(),
        ),
        Task::Report => (Array::new(), JsValue::NULL),
    };
    let present: Array = order.present.iter().collect();
    dispatch(OPEN, &Array::of3(&files, &readings, &present));
}

/// Calls the desk back with every task.
pub fn on_task(work: impl Fn(Order) + 'static) {
    listen(TASK, move |detail| {
        let parts = Array::from(&detail);
        let files = Array::from(&parts.get(0));
        let task = match parts.get(1).dyn_into::<Uint8Array>() {
            Ok(readings) => Task::Ask {
                files: files
                    .iter()
                    .map(|file| Opened::from_message(&file))
                    .collect(),
                readings,
            },
            Err(_) => Task::Report,
        };
        let present = Array::from(&parts.get(2));
        let present = (present.iter())
            .filter_map(|one| one.dyn_into().ok())
            .collect();
        work(Order { task, present });
    });
}

/// Tells the page that the desk is closed, and what is to be shown, if anything new is.
pub fn done(accepted: Option<&Accepted>) {
    let detail = accepted.map_or(JsValue::NULL, |accepted| {
        Array::of2(&accepted.readings, &accepted.add.into()).into()
    });
    dispatch(DONE, &detail);
}

/// Calls the page back when the desk is closed.
pub fn on_done(act: impl Fn(Option<Accepted>) + 'static) {
    listen(DONE, move |detail| {
        let accepted = detail.dyn_into::<Array>().ok().and_then(|parts| {
            Some(Accepted {
                readings: parts.get(0).dyn_into().ok()?,
                add: parts.get(1).is_truthy(),
            })
        });
        act(accepted);
    });
}

/// Calls the page back when the desk could not be started.
pub fn on_failed(act: impl Fn() + 'static) {
    listen(FAILED, move |_| act());
}

fn listen(event: &'static str, act: impl Fn(JsValue) + 'static) {
    EventListener::new(&super::window(), event, move |event| {
        if let Some(event) = event.dyn_ref::<CustomEvent>() {
            act(event.detail());
        }
    })
    .forget();
}

fn dispatch(event: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) {
        // Nobody is left to tell if this fails.
        let _ = super::window().dispatch_event(&event);
    }
}
