//! The address and the browser's history.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// The fragment without `#`; empty where there is none.
#[must_use]
pub fn fragment() -> String {
    let hash = super::window().location().hash().unwrap_or_default();
    hash.strip_prefix('#')
        .map_or_else(String::new, str::to_owned)
}

/// Adds an entry to the history.
pub fn push(fragment: &str) {
    write(fragment, true);
}

/// Replaces the current entry.
pub fn replace(fragment: &str) {
    write(fragment, false);
}

fn write(fragment: &str, step: bool) {
    let window = super::window();
    let Ok(history) = window.history() else {
        return;
    };
    // The whole address: a browser would read a path that begins with two slashes as a host.
    let address = address_with(fragment);
    // Browsers refuse too many changes in a short time, and sandboxed frames refuse all: the page
    // keeps working, but its address lags behind.
    let _ = if step {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    };
}

/// Calls back whenever the user goes back or forward, or edits the fragment.
pub fn on_change(changed: impl Fn() + 'static) {
    EventListener::new(&super::window(), "popstate", move |_| changed()).forget();
}

/// Calls back when the page is left or put in the background.
pub fn on_leave(leave: impl Fn() + 'static) {
    EventListener::new(&super::window(), "pagehide", move |_| leave()).forget();
}

/// The whole address.
#[must_use]
pub fn address() -> String {
    super::window().location().href().unwrap_or_default()
}

/// The whole address with a fragment.
#[must_use]
pub fn address_with(fragment: &str) -> String {
    let whole = address();
    let page = whole.split('#').next().unwrap_or_default();
    if fragment.is_empty() {
        page.to_owned()
    } else {
        format!("{page}#{fragment}")
    }
}

/// The whole address with one of its parameters changed.
#[must_use]
pub fn with_param(name: &str, value: &str) -> String {
    let whole = address();
    let (page, hash) = whole.split_once('#').unwrap_or((&whole, ""));
    let (page, params) = page.split_once('?').unwrap_or((page, ""));
    let mut out = format!("{page}?{name}={value}");
    let is_other = |pair: &&str| pair.split('=').next() != Some(name);
    for pair in params.split('&').filter(is_other) {
        out += "&";
        out += pair;
    }
    if hash.is_empty() {
        return out;
    }
    format!("{out}#{hash}")
}

/// Loads the page again with a parameter changed.
pub fn go_with(name: &str, value: &str) {
    let _ = super::window().location().assign(&with_param(name, value));
}

/// The page's address with the given parameters and fragment instead of its own. For a page from
/// disk, only the file's name, so as not to reveal its folder.
#[must_use]
pub fn address_of(params: &str, fragment: &str) -> String {
    let whole = address();
    let mut page = whole.split(['#', '?']).next().unwrap_or_default();
    if super::is_on_disk() {
        page = page.rsplit('/').next().unwrap_or_default();
    }
    let mark = |mark: &str, part: &str| {
        if part.is_empty() {
            String::new()
        } else {
            format!("{mark}{part}")
        }
    };
    format!("{page}{}{}", mark("?", params), mark("#", fragment))
}
