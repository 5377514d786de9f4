//! Events on the window, by which the page and the other modules, which share no memory,
//! communicate.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit};

/// Calls back with the detail of every event with a name.
pub(super) fn listen(event: &'static str, act: impl Fn(JsValue) + 'static) {
    EventListener::new(&super::window(), event, move |event| {
        if let Some(event) = event.dyn_ref::<CustomEvent>() {
            act(event.detail());
        }
    })
    .forget();
}

/// Dispatches an event.
pub(super) fn dispatch(event: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) {
        // There is nobody to tell if this fails.
        let _ = super::window().dispatch_event(&event);
    }
}
