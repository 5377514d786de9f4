//! What the settings (`crates/embed`) and the page tell each other.

use super::desk::{dispatch, listen};

/// The root's attribute with the names of the filters that stay as they are.
pub const LOCK: &str = "data-lock";
/// From the page: its address has another fragment.
const TURNED: &str = "page-turned";

/// Says that the page asks something else now.
pub fn turned(fragment: &str) {
    dispatch(TURNED, &fragment.into());
}

/// Calls back with the page's fragment whenever it changes.
pub fn on_turned(act: impl Fn(String) + 'static) {
    listen(TURNED, move |detail| {
        act(detail.as_string().unwrap_or_default())
    });
}
