//! Reports panics to the loader, which shows a message: after a panic the page would look alive but
//! not respond.

use std::panic;

use web_sys::{CustomEvent, CustomEventInit};

/// The event the loader listens for on `window`; its `detail` is the panic's message.
pub const EVENT: &str = "app-panic";

/// Makes every later panic be dispatched as [`EVENT`].
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
        // There is nobody to tell if this fails: the panic continues either way.
        let _ = window.dispatch_event(&event);
    }
}
