//! Reads files in a worker: a module of its own, so that what only reading needs (ingest, gazetteer)
//! is no part of the page's first load.
//!
//! The page (`src/platform/worker.rs`) leaves a job as `self.job = [format, kind, …]`, where `format`
//! is [`Reading::FORMAT`] and the rest is
//!
//! ```text
//! "read"    files, boundaries, gazetteer, remembered columns, address of the unit postcodes
//! "audit"   readings
//! "export"  readings, options
//! ```
//!
//! A file is `[name, kind, blob or null, is folder, choices]`, tables are packed bytes or null,
//! readings are as this module gave them. The worker posts numbers (progress, 0 to 1), what came of
//! the job (see each), and at the end `true`; or a string (why it failed).

mod combine;
mod files;
mod remembered;

use engine::ingest::Reading;
use js_sys::{Array, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::DedicatedWorkerGlobalScope;

pub use files::{Convert, Sheet};

/// Does the job that waits, and posts what came of it. `convert` makes a table of a workbook.
pub fn serve(convert: Option<Convert>) {
    std::panic::set_hook(Box::new(|info| post(&info.to_string().into())));
    spawn_local(async move {
        let Ok(job) = Reflect::get(&scope(), &"job".into()) else {
            return;
        };
        let job = Array::from(&job);
        let kind = job.get(1).as_string().unwrap_or_default();
        match (job.get(0).as_f64(), kind.as_str()) {
            (Some(Reading::FORMAT), "read") => files::read_all(&job, convert).await,
            (Some(Reading::FORMAT), "audit") => combine::audit(&job),
            (Some(Reading::FORMAT), "export") => combine::export(&job),
            _ => {
                let why = "The page and its reader are of different versions. Reload the page.";
                return post(&why.into());
            }
        }
        post(&JsValue::TRUE);
    });
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(message: &JsValue) {
    // Nobody is left to tell if this fails.
    let _ = scope().post_message(message);
}

fn bytes_at(list: &Array, i: u32) -> Option<Vec<u8>> {
    let bytes = list.get(i).dyn_into::<Uint8Array>().ok()?;
    Some(bytes.to_vec())
}

/// A message whose parts are handed over rather than copied.
fn post_whole(message: &Array) {
    let parts = message
        .iter()
        .filter_map(|part| part.dyn_into::<Uint8Array>().ok());
    let buffers: Array = parts.map(|part| JsValue::from(part.buffer())).collect();
    // Nobody is left to tell if this fails.
    let _ = scope().post_message_with_transfer(message, &buffers);
}

fn packed(value: &impl Serialize) -> JsValue {
    match postcard::to_allocvec(value) {
        Ok(bytes) => Uint8Array::from(bytes.as_slice()).into(),
        Err(error) => error.to_string().into(),
    }
}
