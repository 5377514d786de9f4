//! The browser: the only crate that names `web-sys` and `js-sys`.

pub mod canvas;
pub mod channel;
pub mod deferred;
pub mod download;
mod events;
pub mod fetch;
pub mod figure;
pub mod files;
pub mod focus;
pub mod history;
pub mod import;
pub mod language;
pub mod onefile;
pub mod panic;
pub mod prefs;
pub mod scope;
pub mod settings;
pub mod tables;
pub mod worker;

use cartography::view::Pixels;
use wasm_bindgen::JsCast;

/// Called first by every module: reports panics, and determines the page's language.
pub fn begin() {
    panic::report_to_the_loader();
    language::learn();
}

/// The page's window. A worker has none; it uses only [`scope`].
#[inline(never)]
fn window() -> web_sys::Window {
    js_sys::global().unchecked_into()
}

/// Whether this runs in a page; a worker has no window.
#[must_use]
pub fn is_page() -> bool {
    web_sys::window().is_some()
}

/// An element of `index.html` in which a module is mounted.
#[must_use]
pub fn element(id: &str) -> Option<web_sys::HtmlElement> {
    let found = web_sys::window()?.document()?.get_element_by_id(id)?;
    found.dyn_into().ok()
}

/// The address of the page's icon.
#[must_use]
pub fn icon() -> String {
    let link = window()
        .document()
        .and_then(|page| page.query_selector("link[rel=icon]").ok().flatten());
    link.and_then(|link| link.get_attribute("href"))
        .unwrap_or_default()
}

/// An attribute of the page's root; empty where it is missing.
#[must_use]
pub fn root(attribute: &str) -> String {
    let root = window().document().and_then(|page| page.document_element());
    root.and_then(|root| root.get_attribute(attribute))
        .unwrap_or_default()
}

/// The path of a file of the site with the release to which it belongs: a file cached for a year
/// under one path is never that of another release. Without a release (`trunk serve`), the path
/// alone.
#[must_use]
pub fn versioned(file: &str) -> String {
    file.to_owned() + &root("data-release")
}

/// The whole address of a file of the site, for workers, which have no page.
#[must_use]
pub fn address_of(file: &str) -> String {
    let base = window()
        .document()
        .and_then(|page| page.base_uri().ok().flatten());
    let address = web_sys::Url::new_with_base(&versioned(file), &base.unwrap_or_default());
    address.map_or_else(|_| file.to_owned(), |address| address.href())
}

/// Whether a media query matches now.
#[must_use]
pub fn media(query: &str) -> bool {
    window()
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|list| list.matches())
}

/// Calls back whenever a media query starts or stops matching.
pub fn on_media(query: &str, changed: impl Fn() + 'static) {
    if let Ok(Some(list)) = window().match_media(query) {
        gloo::events::EventListener::new(&list, "change", move |_| changed()).forget();
    }
}

/// Whether the element with an id has the focus.
#[must_use]
pub fn is_focused(id: &str) -> bool {
    let active = window()
        .document()
        .and_then(|document| document.active_element());
    active.is_some_and(|element| element.id() == id)
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

/// Asks the user a yes/no question; no where the browser does not let the page ask.
#[must_use]
pub fn confirmed(question: &str) -> bool {
    window().confirm_with_message(question).unwrap_or(false)
}

/// Copies a text to the clipboard, where the browser allows it.
pub fn copy(text: &str) {
    let text = text.to_owned();
    wasm_bindgen_futures::spawn_local(async move {
        to_clipboard(&text).await;
    });
}

/// Copies a text to the clipboard; false where the browser does not allow it. Without a secure
/// connection there is no clipboard at all.
async fn to_clipboard(text: &str) -> bool {
    let navigator = window().navigator();
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if !there.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    let written = navigator.clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(written).await.is_ok()
}

/// Copies a field's text to the clipboard, by the old interface where the new one is not available.
/// Where neither is, leaves the text selected and returns false.
pub async fn copied(text: &str, field: &web_sys::HtmlTextAreaElement) -> bool {
    if to_clipboard(text).await {
        return true;
    }
    let _ = field.focus();
    field.select();
    let document = window().document();
    let document = document.and_then(|page| page.dyn_into::<web_sys::HtmlDocument>().ok());
    document.is_some_and(|page| page.exec_command("copy").unwrap_or_default())
}

/// Whether the page is one file, with everything in it.
#[must_use]
pub fn is_one_file() -> bool {
    js_sys::Reflect::get(&window(), &"oneFile".into()).is_ok_and(|mark| mark.is_truthy())
}

/// Whether the page was opened from this computer's disk.
#[must_use]
pub fn is_on_disk() -> bool {
    window().location().protocol().as_deref() == Ok("file:")
}

/// Milliseconds since the page began, with fractions.
#[must_use]
pub fn now() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

/// Performs an action and records its duration under a name, for the browser's tools and `cargo
/// xtask bench views`.
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

/// Runs when the page is idle.
pub fn when_idle(act: impl FnOnce() + 'static) {
    let act = wasm_bindgen::prelude::Closure::once_into_js(act);
    let window = window();
    if window.request_idle_callback(act.unchecked_ref()).is_err() {
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), 200);
    }
}

/// Calls back once, when the user first interacts with the page: presses, types, or drags a file
/// over it.
pub fn on_first_gesture(act: impl FnOnce() + 'static) {
    let act = std::rc::Rc::new(std::cell::Cell::new(Some(act)));
    for event in ["pointerdown", "keydown", "dragenter"] {
        let act = act.clone();
        gloo::events::EventListener::once(&window(), event, move |_| {
            if let Some(act) = act.take() {
                act();
            }
        })
        .forget();
    }
}

/// Calls back before the page is printed (true) and after (false).
pub fn on_print(act: impl Fn(bool) + Clone + 'static) {
    for (event, printing) in [("beforeprint", true), ("afterprint", false)] {
        let act = act.clone();
        gloo::events::EventListener::new(&window(), event, move |_| act(printing)).forget();
    }
}

/// The current time in RFC 3339 form, in UTC.
#[must_use]
pub fn timestamp() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// The title of the window, which settings may have changed.
#[must_use]
pub fn title() -> String {
    window()
        .document()
        .map_or_else(String::new, |page| page.title())
}

/// Opens the browser's print dialogue.
pub fn print() {
    let _ = window().print();
}

/// Calls back with an element's new size, now and whenever it changes.
pub fn on_resize(element: &web_sys::Element, changed: impl Fn(Pixels) + 'static) {
    let observed = element.clone();
    let callback = wasm_bindgen::prelude::Closure::<dyn FnMut()>::new(move || {
        let rect = observed.get_bounding_client_rect();
        changed(Pixels([rect.width(), rect.height()]));
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
    }
    // The map lives as long as the page.
    callback.forget();
}

/// Calls back with the positions of an element's neighbours that match a selector and lie over it:
/// left, top, right, bottom in CSS pixels, now and whenever one of them or the element changes its
/// size.
pub fn on_covered(
    element: &web_sys::Element,
    selector: &'static str,
    changed: impl Fn(Vec<[f64; 4]>) + 'static,
) {
    let Some(parent) = element.parent_element() else {
        return;
    };
    let neighbours = move || -> Vec<web_sys::Element> {
        let list = parent.query_selector_all(selector).ok();
        let length = list.as_ref().map_or(0, web_sys::NodeList::length);
        let at = |i| list.as_ref()?.get(i)?.dyn_into().ok();
        (0..length).filter_map(at).collect()
    };
    let (under, all) = (element.clone(), neighbours());
    let callback = wasm_bindgen::prelude::Closure::<dyn FnMut()>::new(move || {
        let own = under.get_bounding_client_rect();
        let over = |element: web_sys::Element| {
            let rect = element.get_bounding_client_rect();
            let [x, y] = [rect.left() - own.left(), rect.top() - own.top()];
            [x, y, x + rect.width(), y + rect.height()]
        };
        let rectangles = neighbours().into_iter().map(over);
        changed(rectangles.filter(|[x, _, right, _]| right > x).collect());
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
        all.iter().for_each(|neighbour| observer.observe(neighbour));
    }
    // The map lives as long as the page.
    callback.forget();
}

/// Sends a pointer's further events to the element on which it was pressed, even when it leaves it.
pub fn capture_pointer(event: &web_sys::PointerEvent) {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if let Some(element) = element {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}
