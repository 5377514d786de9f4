//! The keyboard focus in a view that is rebuilt when something in it is chosen.
//!
//! Elements that can be chosen have a name (`data-focus`) that stays the same when the view is
//! rebuilt.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

const NAME: &str = "data-focus";

/// The name of the focused element.
#[must_use]
pub fn name() -> Option<String> {
    active()?.get_attribute(NAME)
}

/// Returns the focus to the element with a name, unless something else has taken it meanwhile.
pub fn restore(within: &Element, name: &str) {
    let body = super::window().document().and_then(|page| page.body());
    if active().is_some_and(|active| body.is_none_or(|body| active != body.into())) {
        return;
    }
    let found = named(within).find(|element| element.get_attribute(NAME).as_deref() == Some(name));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls a row so that one of its children is visible.
pub fn show_in_row(row: &Element, child: &HtmlElement) {
    let (left, width) = (child.offset_left(), child.offset_width());
    let middle = left + width / 2 - row.client_width() / 2;
    row.set_scroll_left(middle.max(0));
}

fn active() -> Option<Element> {
    super::window().document()?.active_element()
}

fn named(within: &Element) -> impl Iterator<Item = Element> {
    let list = within.query_selector_all("[data-focus]").ok();
    let length = list.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |i| list.as_ref()?.get(i)?.dyn_into().ok())
}
