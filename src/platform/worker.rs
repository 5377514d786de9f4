//! Reading off the main thread: the reader's module (`crates/reader`), started in a worker.
//!
//! Its two files are fetched in idle time and kept, so that opening a file asks the server for
//! nothing. The worker is ended after every job, which gives its memory back; ending it is also how
//! a reader cancels.

use std::cell::RefCell;
use std::rc::Rc;

use engine::ingest::Reading;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker};

use super::fetch;
use super::files::Opened;

/// The reader's glue, as `Trunk` names it.
pub const GLUE: &str = "reader.js";
/// The reader's module.
pub const MODULE: &str = "reader_bg.wasm";

/// What the worker runs behind the reader's glue.
const START: &str = "
onmessage = ({ data: [module, job] }) => {
  onmessage = null;
  self.job = job;
  wasm_bindgen({ module_or_path: module });
};";

/// A [`Reading`] in postcard's form.
#[derive(Clone, Debug)]
pub struct Packed(pub Uint8Array);

impl Packed {
    /// The reading; `None` where the bytes are of another version of the reader.
    #[must_use]
    pub fn unpack(&self) -> Option<Reading> {
        postcard::from_bytes(&self.0.to_vec()).ok()
    }
}

struct Job {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

thread_local! {
    static JOB: RefCell<Option<Job>> = const { RefCell::new(None) };
}

/// Ends the present job, if there is one.
pub fn cancel() {
    if let Some(job) = JOB.take() {
        job.worker.terminate();
    }
}

/// Ends the worker once the present event is over: its own handler must not be dropped under it.
fn finish() {
    spawn_local(async { cancel() });
}

/// Reads files with the packed boundaries and gazetteer. What comes of it is one [`Packed`] for each
/// file, in their order.
pub async fn read(
    files: Rc<Vec<Opened>>,
    progress: impl Fn(f32) + 'static,
    done: impl FnOnce(Vec<Packed>) + 'static,
    failed: impl Fn(String) + Clone + 'static,
) {
    cancel();
    if start(files, progress, done, failed.clone()).await.is_none() {
        failed(GLUE.to_owned());
    }
}

async fn start(
    files: Rc<Vec<Opened>>,
    progress: impl Fn(f32) + 'static,
    done: impl FnOnce(Vec<Packed>) + 'static,
    failed: impl Fn(String) + Clone + 'static,
) -> Option<()> {
    let glue = fetch::kept(GLUE).await?;
    let module = fetch::kept(MODULE).await?;
    let boundaries = fetch::kept("data/boundaries.bin").await;
    let gazetteer = fetch::kept("data/gazetteer.bin").await;

    let worker = worker(&glue)?;
    let mut done = Some(done);
    let mut readings = Vec::new();
    let on_failure = failed.clone();
    let on_message = Closure::new(move |event: MessageEvent| {
        let data = event.data();
        if let Some(so_far) = data.as_f64() {
            progress(so_far as f32);
        } else if let Some(message) = data.as_string() {
            finish();
            on_failure(message);
        } else if data.is_truthy() && data.as_bool().is_some() {
            finish();
            if let Some(done) = done.take() {
                done(std::mem::take(&mut readings));
            }
        } else if let Ok(bytes) = data.dyn_into() {
            readings.push(Packed(bytes));
        }
    });
    let on_error = Closure::new(move |_| {
        finish();
        failed(GLUE.to_owned());
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));

    let job = Array::of4(
        &Reading::FORMAT.into(),
        &files.iter().map(Opened::to_message).collect::<Array>(),
        &table(boundaries),
        &table(gazetteer),
    );
    worker
        .post_message(&Array::of2(&Uint8Array::from(module.as_slice()), &job))
        .ok()?;
    JOB.set(Some(Job {
        worker,
        _on_message: on_message,
        _on_error: on_error,
    }));
    Some(())
}

fn worker(glue: &[u8]) -> Option<Worker> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let parts = Array::of2(&Uint8Array::from(glue), &START.into());
    let script = Blob::new_with_buffer_source_sequence_and_options(&parts, &kind).ok()?;
    let url = Url::create_object_url_with_blob(&script).ok()?;
    let worker = Worker::new(&url);
    let _ = Url::revoke_object_url(&url);
    worker.ok()
}

fn table(bytes: Option<Rc<Vec<u8>>>) -> JsValue {
    bytes.map_or(JsValue::NULL, |bytes| {
        Uint8Array::from(bytes.as_slice()).into()
    })
}
