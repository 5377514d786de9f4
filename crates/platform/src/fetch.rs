//! Fetches the page's own static tables, each as a whole, from its own origin.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// A file's path and its bytes.
type KeptFile = (&'static str, Rc<Vec<u8>>);

thread_local! {
    static KEPT: RefCell<Vec<KeptFile>> = const { RefCell::new(Vec::new()) };
}

/// Fetches a file without caching it; `None` where it is not available.
pub async fn uncached(path: &str) -> Option<Vec<u8>> {
    get(path).await
}

/// Fetches a file of the site that may change at any time; `None` where it is not available.
pub async fn revalidated(path: &str) -> Option<Vec<u8>> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoCache);
    whole(super::window().fetch_with_str_and_init(path, &init)).await
}

/// Fetches a file as a browser's buffer; `None` where it is not available.
pub async fn buffer(path: &str) -> Option<ArrayBuffer> {
    answer(super::window().fetch_with_str(&super::versioned(path))).await
}

async fn get(path: &str) -> Option<Vec<u8>> {
    whole(super::window().fetch_with_str(&super::versioned(path))).await
}

async fn whole(asked: js_sys::Promise) -> Option<Vec<u8>> {
    let bytes = answer(asked).await?;
    Some(Uint8Array::new(&bytes.into()).to_vec())
}

async fn answer(asked: js_sys::Promise) -> Option<ArrayBuffer> {
    let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    buffer.dyn_into().ok()
}

/// Fetches a file once and caches it; `None` where it is not available.
pub async fn cached(path: &'static str) -> Option<Rc<Vec<u8>>> {
    if let Some(bytes) = KEPT.with_borrow(|kept| find(kept, path)) {
        return Some(bytes);
    }
    let bytes = Rc::new(get(path).await?);
    KEPT.with_borrow_mut(|kept| kept.push((path, Rc::clone(&bytes))));
    Some(bytes)
}

/// A file that has already been fetched.
#[must_use]
pub fn peek(path: &str) -> Option<Rc<Vec<u8>>> {
    KEPT.with_borrow(|kept| find(kept, path))
}

fn find(kept: &[KeptFile], path: &str) -> Option<Rc<Vec<u8>>> {
    kept.iter()
        .find(|(known, _)| *known == path)
        .map(|(_, bytes)| Rc::clone(bytes))
}
