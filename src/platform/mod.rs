//! The browser. The only room that names `web_sys`.

pub mod panic;

use wasm_bindgen::JsCast;

/// The element that the app is mounted in: `#app` of `index.html`.
pub fn root() -> Option<web_sys::HtmlElement> {
    let found = web_sys::window()?.document()?.get_element_by_id("app")?;
    found.dyn_into().ok()
}
