//! What the settings (`crates/settings`) need from the browser, and the events between them and the
//! page.

use gloo::events::EventListener;
use js_sys::JSON;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CssStyleSheet, MessageEvent, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestInit, RequestRedirect, Response, Window,
};

use super::events::{dispatch, listen};

/// The root's attribute with the names of the base map's files that are left out.
pub const BASE_MAP_WITHOUT: &str = "data-basemap-without";
/// The root's attribute with the names of the filters that are locked.
pub const LOCK: &str = "data-lock";
/// The root's attribute with the names of the files named by the settings, one per line, which the
/// page shows to anyone who has its address.
pub const FILES: &str = "data-files";
/// From the page: the fragment of its address has changed.
const TURNED: &str = "page-turned";
/// To the loader, which starts the module and forwards it as [`TASK`].
const OPEN: &str = "settings-open";
/// From the loader: `config.json` as text; empty where the browser did not store something.
const TASK: &str = "settings-task";
/// To the loader: the app may start.
const READY: &str = "settings-ready";
/// From the loader: the app has started.
const STARTED: &str = "app-started";

/// Reports that the page's query has changed.
pub fn turned(fragment: &str) {
    dispatch(TURNED, &fragment.into());
}

/// Calls back with the page's fragment whenever it changes.
pub fn on_turned(act: impl Fn(String) + 'static) {
    listen(TURNED, move |detail| {
        act(detail.as_string().unwrap_or_default())
    });
}

/// Asks for a note that this browser stores nothing for the page, because it forbids it or is full.
pub fn forgets() {
    dispatch(OPEN, &"".into());
}

/// Calls back with the text of `config.json`, which is empty where the browser stored nothing.
pub fn on_task(act: impl Fn(String) + 'static) {
    listen(TASK, move |detail| {
        act(detail.as_string().unwrap_or_default())
    });
}

/// Lets the app start.
pub fn ready() {
    dispatch(READY, &JsValue::NULL);
}

/// Calls back when the app has started.
pub fn on_started(act: impl Fn() + 'static) {
    listen(STARTED, move |_| act());
}

/// Sets an attribute of the page's root.
pub fn set_root(attribute: &str, value: &str) {
    let page = super::window().document();
    if let Some(root) = page.and_then(|page| page.document_element()) {
        let _ = root.set_attribute(attribute, value);
    }
}

/// Sets the text of the first element that a selector finds, if it finds one.
pub fn set_text(selector: &str, text: &str) {
    let page = super::window().document();
    let found = page.and_then(|page| page.query_selector(selector).ok().flatten());
    if let Some(found) = found {
        found.set_text_content(Some(text));
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(page) = super::window().document() {
        page.set_title(title);
    }
}

/// Adds rules to the last style sheet of the page, through CSSOM, which the page's policy allows
/// although it forbids `style` attributes and elements. `None` where the browser does not accept
/// them.
#[must_use]
pub fn add_rules(rules: &[String]) -> Option<()> {
    let sheets = super::window().document()?.style_sheets();
    let last = sheets.get(sheets.length().checked_sub(1)?)?;
    let sheet: CssStyleSheet = last.dyn_into().ok()?;
    for rule in rules {
        let end = sheet.css_rules().ok()?.length();
        sheet.insert_rule_with_index(rule, end).ok()?;
    }
    Some(())
}

/// The parameters of the page's address.
#[must_use]
pub fn params() -> String {
    super::window().location().search().unwrap_or_default()
}

/// The result of fetching a file.
pub enum FetchOutcome {
    /// Its bytes.
    File(Blob),
    /// The server refused, with this status code.
    Status(u16),
    /// The file has this many bytes, which is too many.
    TooLarge(f64),
    /// There was no response or a redirection, or the page's policy forbids the request.
    Nothing,
}

/// Fetches a data file, without credentials, referrer or redirections. A cached copy is used only
/// if the server confirms it.
pub async fn ask(url: &str, most: f64) -> FetchOutcome {
    let init = RequestInit::new();
    init.set_redirect(RequestRedirect::Error);
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoCache);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    let asked = JsFuture::from(super::window().fetch_with_str_and_init(url, &init)).await;
    let Some(response) = asked
        .ok()
        .and_then(|answer| answer.dyn_into::<Response>().ok())
    else {
        return FetchOutcome::Nothing;
    };
    if !response.ok() {
        return FetchOutcome::Status(response.status());
    }
    let length = response.headers().get("content-length").ok().flatten();
    let length = length.and_then(|length| length.parse::<f64>().ok());
    if let Some(length) = length.filter(|length| *length > most) {
        return FetchOutcome::TooLarge(length);
    }
    let Ok(blob) = response.blob() else {
        return FetchOutcome::Nothing;
    };
    match JsFuture::from(blob).await.map(JsCast::dyn_into::<Blob>) {
        Ok(Ok(blob)) if blob.size() > most => FetchOutcome::TooLarge(blob.size()),
        Ok(Ok(blob)) => FetchOutcome::File(blob),
        _ => FetchOutcome::Nothing,
    }
}

/// The window around the page's, where there is one.
fn around() -> Option<Window> {
    let window = super::window();
    let parent = window.parent().ok().flatten()?;
    (!js_sys::Object::is(&parent, &window)).then_some(parent)
}

/// Whether the page is in a frame.
#[must_use]
pub fn is_framed() -> bool {
    around().is_some()
}

/// Posts a message, given as JSON, to the window around the page if its origin is `target`, or
/// regardless of its origin where `target` is `*`.
pub fn post(json: &str, target: &str) {
    if let (Some(parent), Ok(message)) = (around(), JSON::parse(json)) {
        // A window that has gone or changed its origin does not receive it.
        let _ = parent.post_message(&message, target);
    }
}

/// Calls back with every message: whether its source is the window around the page, its origin, and
/// a function for its JSON, which is empty if it has none.
pub fn on_message(act: impl Fn(bool, String, &dyn Fn() -> String) + 'static) {
    let window = super::window();
    EventListener::new(&window, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else {
            return;
        };
        let from_parent = event
            .source()
            .zip(around())
            .is_some_and(|(source, parent)| js_sys::Object::is(&source, &parent));
        let json = || {
            let json = JSON::stringify(&event.data()).ok();
            json.and_then(|json| json.as_string()).unwrap_or_default()
        };
        act(from_parent, event.origin(), &json);
    })
    .forget();
}

/// Calls back with the height of the page's content in CSS pixels, now and whenever it changes.
pub fn on_height(changed: impl Fn(f64) + 'static) {
    let body = super::window().document().and_then(|page| page.body());
    if let Some(body) = body {
        super::on_resize(&body, move |size| changed(size.y()));
    }
}

/// A function to call when something is done, and a future that waits for the call.
pub fn waiting() -> (impl Fn() + Clone, impl Future<Output = ()>) {
    let mut done = JsValue::NULL;
    let promise = js_sys::Promise::new(&mut |resolve, _| done = resolve.into());
    let call = move || {
        if let Some(done) = done.dyn_ref::<js_sys::Function>() {
            let _ = done.call0(&JsValue::NULL);
        }
    };
    (call, async move {
        let _ = JsFuture::from(promise).await;
    })
}
