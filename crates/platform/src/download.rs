//! Saving text or bytes as a file, without a server.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers a text as a download.
pub fn text(name: &str, kind: &str, text: &str) {
    let _ = save(name, kind, &text.into());
}

/// Offers bytes as a download.
pub fn bytes(name: &str, kind: &str, bytes: &Uint8Array) {
    let _ = save(name, kind, bytes);
}

/// Offers a blob as a download.
pub fn blob(name: &str, blob: &Blob) {
    let _ = offer(name, blob);
}

fn save(name: &str, kind: &str, part: &JsValue) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(part), &options).ok()?;
    offer(name, &blob)
}

fn offer(name: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let document = super::window().document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // By the next turn of the event loop, the download holds its own reference to the blob.
    gloo::timers::callback::Timeout::new(1_000, move || drop(Url::revoke_object_url(&url)))
        .forget();
    Some(())
}
