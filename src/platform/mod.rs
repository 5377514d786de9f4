//! The browser. The only room that names `web_sys`.

pub mod analysis;
pub mod canvas;
pub mod desk;
pub mod download;
pub mod fetch;
pub mod figure;
pub mod files;
pub mod focus;
pub mod history;
pub mod panic;
pub mod prefs;
pub mod worker;

use wasm_bindgen::JsCast;

/// The page's window. There is none in a worker, where only [`worker::serve`] runs.
fn window() -> web_sys::Window {
    leptos::prelude::window()
}

/// An element of `index.html` that a module is mounted in.
#[must_use]
pub fn element(id: &str) -> Option<web_sys::HtmlElement> {
    let found = web_sys::window()?.document()?.get_element_by_id(id)?;
    found.dyn_into().ok()
}

/// The whole address of a file of the site, for those who know no page: a worker.
#[must_use]
pub fn address_of(file: &str) -> String {
    let base = window()
        .document()
        .and_then(|page| page.base_uri().ok().flatten());
    let address = web_sys::Url::new_with_base(file, &base.unwrap_or_default());
    address.map_or_else(|_| file.to_owned(), |address| address.href())
}

/// Whether a media query holds now.
#[must_use]
pub fn media(query: &str) -> bool {
    window()
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|list| list.matches())
}

/// Calls back whenever a media query begins or ceases to hold.
pub fn on_media(query: &str, changed: impl Fn() + 'static) {
    if let Ok(Some(list)) = window().match_media(query) {
        gloo::events::EventListener::new(&list, "change", move |_| changed()).forget();
    }
}

/// Moves the keyboard focus to an element.
pub fn focus(id: &str) {
    let element = window()
        .document()
        .and_then(|document| document.get_element_by_id(id));
    if let Some(element) =
        element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = element.focus();
    }
}

/// Puts a text on the clipboard, where the browser allows it.
pub fn copy(text: &str) {
    let _ = window().navigator().clipboard().write_text(text);
}

/// Milliseconds since the page began, with fractions.
#[must_use]
pub fn now() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

/// Does something whose time the browser's tools, and `cargo xtask bench views`, show by a name.
pub fn timed<T>(name: &str, act: impl FnOnce() -> T) -> T {
    let performance = window().performance();
    if let Some(performance) = &performance {
        let _ = performance.mark(name);
    }
    let made = act();
    if let Some(performance) = &performance {
        let _ = performance.measure_with_start_mark(name, name);
    }
    made
}

/// Runs once the page has nothing better to do.
pub fn when_idle(act: impl FnOnce() + 'static) {
    let act = wasm_bindgen::prelude::Closure::once_into_js(act);
    let window = window();
    if window.request_idle_callback(act.unchecked_ref()).is_err() {
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), 200);
    }
}

/// Calls back before the page is printed (true) and after (false).
pub fn on_print(act: impl Fn(bool) + Clone + 'static) {
    for (event, printing) in [("beforeprint", true), ("afterprint", false)] {
        let act = act.clone();
        gloo::events::EventListener::new(&window(), event, move |_| act(printing)).forget();
    }
}

/// The time now, as RFC 3339 has it, in UTC.
#[must_use]
pub fn timestamp() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Opens the browser's print dialogue.
pub fn print() {
    let _ = window().print();
}

/// Calls back with an element's new size in CSS pixels, now and whenever it changes.
pub fn on_resize(element: &web_sys::Element, changed: impl Fn([f64; 2]) + 'static) {
    let observed = element.clone();
    let callback = wasm_bindgen::prelude::Closure::<dyn FnMut()>::new(move || {
        let rect = observed.get_bounding_client_rect();
        changed([rect.width(), rect.height()]);
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
    }
    // The map lives as long as the page.
    callback.forget();
}

/// Sends a pointer's further events to the element it went down on, also when it leaves it.
pub fn capture_pointer(event: &web_sys::PointerEvent) {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if let Some(element) = element {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}
