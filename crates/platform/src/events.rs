//! Events on the window: how the page and the modules beside it, which share no memory, talk.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit};

/// Calls back with the detail of every event of a name.
pub(super) fn listen(event: &'static str, act: impl Fn(JsValue) + 'static) {
    EventListener::new(&super::window(), event, move |event| {
        if let Some(event) = event.dyn_ref::<CustomEvent>() {
            act(event.detail());
        }
    })
    .forget();
}

/// Sends an event to whoever listens.
pub(super) fn dispatch(event: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) {
        // Nobody is left to tell if this fails.
        let _ = super::window().dispatch_event(&event);
    }
}
