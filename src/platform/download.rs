//! Saving text as a file, without a server.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers a text as a download.
pub fn text(name: &str, kind: &str, text: &str) {
    let _ = try_text(name, kind, text);
}

fn try_text(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = super::window().document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download has taken its own hold of the blob by the next turn of the event loop.
    gloo::timers::callback::Timeout::new(1_000, move || drop(Url::revoke_object_url(&url)))
        .forget();
    Some(())
}
