//! A panic leaves the page looking alive but dead: hand it to the loader, which says so.

use std::panic;

use web_sys::{CustomEvent, CustomEventInit};

/// The event the loader listens for on `window`; its `detail` is the panic's message.
pub const EVENT: &str = "app-panic";

/// From now on every panic is dispatched as [`EVENT`].
pub fn report_to_the_loader() {
    panic::set_hook(Box::new(|info| dispatch(&info.to_string())));
}

/// Dispatches [`EVENT`] with `message`. Does nothing where there is no window (in a worker).
pub fn dispatch(message: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let init = CustomEventInit::new();
    init.set_detail(&message.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(EVENT, &init) {
        // Nobody is left to tell if this fails: the panic goes on either way.
        let _ = window.dispatch_event(&event);
    }
}
