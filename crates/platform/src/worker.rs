//! Runs work off the main thread: starts the worker's module (`crates/worker`) for one job and
//! terminates it afterwards.
//!
//! Its two files are fetched in idle time and kept, the module compiled, so that opening a file
//! neither requests anything from the server nor waits for compilation. Terminating the worker
//! frees its memory; it is also how a user cancels.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Array, Uint8Array, WebAssembly};
use protocol::{Answer, ExportOptions, Handle, Job};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker};

use super::channel::{Attachments, pack, unpack};
use super::fetch;
use super::files::Opened;
use super::import::EncodedImport;

/// The worker's module.
pub const MODULE: &str = "worker_bg.wasm";
/// The worker's JavaScript glue, as Trunk names it.
const GLUE: &str = "worker.js";

/// The positions of all unit postcodes. The file is large: the worker fetches it, as a whole, when
/// a data file contains such postcodes.
const POSTCODES: &str = "data/postcodes.bin";

/// The script that the worker runs after its glue.
const START: &str = "
onmessage = ({ data: [module, job] }) => {
  onmessage = null;
  self.job = job;
  wasm_bindgen({ module_or_path: module }).catch(() => postMessage('worker'));
};";

/// The answers posted before [`Answer::Done`].
type Posted = Vec<(Answer, Attachments)>;

/// A job that is being packed.
type Making = Pin<Box<dyn Future<Output = Array>>>;

/// A running worker.
struct Running {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
    /// The number of the current job: a task that was cancelled before its worker had started never
    /// starts.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// The compiled module, reused by each worker along with the optimisations made while an
    /// earlier one ran.
    static COMPILED: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Fetches and compiles the module before it is needed.
pub async fn prefetch() {
    fetch::cached(GLUE).await;
    compiled().await;
}

async fn compiled() -> Option<JsValue> {
    if let Some(module) = COMPILED.with_borrow(Clone::clone) {
        return Some(module);
    }
    let bytes = fetch::buffer(MODULE).await?;
    let module = JsFuture::from(WebAssembly::compile(&bytes.into()))
        .await
        .ok()?;
    COMPILED.set(Some(module.clone()));
    Some(module)
}

/// Terminates the current job, if there is one.
pub fn cancel() {
    TURN.set(TURN.get() + 1);
    if let Some(job) = RUNNING.take() {
        job.worker.terminate();
    }
}

/// Terminates a job's worker after the current event, because its own handler must not be dropped
/// while it runs. Another job may have taken its place by then.
fn finish(turn: u32) {
    spawn_local(async move {
        if TURN.get() == turn {
            cancel();
        }
    });
}

/// Reads files; calls `done` with one import for each, in order.
pub async fn read(
    files: Rc<Vec<Opened>>,
    progress: impl Fn(f32) + 'static,
    done: impl FnOnce(Vec<EncodedImport>) + 'static,
    failed: impl Fn(String) + Clone + 'static,
) {
    let done = |posted: Posted| {
        let imports = posted.into_iter().filter_map(|(answer, beside)| {
            let Answer::Import(import) = answer else {
                return None;
            };
            beside.import(import)
        });
        done(imports.collect());
    };
    run(
        Box::pin(reading(files)),
        Box::new(progress),
        Box::new(done),
        failed,
    )
    .await;
}

/// Reports on several imports together; calls `done` with the report as packed by the worker.
pub async fn report(
    imports: Vec<EncodedImport>,
    done: impl FnOnce(Option<Vec<u8>>) + 'static,
    failed: impl Fn(String) + Clone + 'static,
) {
    let done = |posted: Posted| {
        done(posted.into_iter().find_map(|(answer, beside)| {
            let Answer::Report(report) = answer else {
                return None;
            };
            beside.bytes(report)
        }));
    };
    run(
        Box::pin(reporting(imports)),
        Box::new(|_| {}),
        Box::new(done),
        failed,
    )
    .await;
}

/// A clean file with its two descriptions.
pub struct Exported {
    /// The table, CSV in UTF-8.
    pub csv: Uint8Array,
    /// Its description, a Data Package.
    pub data_package: String,
    /// Its description, CSVW metadata.
    pub csvw: String,
}

/// Writes several imports together as one clean file.
pub async fn export(
    imports: Vec<EncodedImport>,
    options: ExportOptions,
    done: impl FnOnce(Option<Exported>) + 'static,
    failed: impl Fn(String) + Clone + 'static,
) {
    let done = |posted: Posted| {
        done(posted.into_iter().find_map(|(answer, beside)| {
            let Answer::Exported {
                csv,
                data_package,
                csvw,
            } = answer
            else {
                return None;
            };
            Some(Exported {
                csv: beside.buffer(csv)?,
                data_package,
                csvw,
            })
        }));
    };
    let job = Box::pin(exporting(imports, options));
    run(job, Box::new(|_| {}), Box::new(done), failed).await;
}

async fn run(
    job: Making,
    progress: Box<dyn Fn(f32)>,
    done: Box<dyn FnOnce(Posted)>,
    failed: impl Fn(String) + Clone + 'static,
) {
    cancel();
    let start = Start {
        turn: TURN.get(),
        job,
        progress,
        done,
        failed: Rc::new(failed.clone()),
    };
    if start.start().await.is_none() {
        failed(MODULE.to_owned());
    }
}

/// A job with its callbacks.
struct Start {
    turn: u32,
    job: Making,
    progress: Box<dyn Fn(f32)>,
    done: Box<dyn FnOnce(Posted)>,
    failed: Rc<dyn Fn(String)>,
}

impl Start {
    async fn start(self) -> Option<()> {
        let glue = fetch::cached(GLUE).await?;
        let module = compiled().await?;
        let Self {
            turn,
            job,
            progress,
            done,
            failed,
        } = self;
        let job = job.await;
        if TURN.get() != turn {
            return Some(());
        }
        let worker = worker(&glue)?;
        let mut done = Some(done);
        let mut posted = Vec::new();
        let on_failure = Rc::clone(&failed);
        let on_message = Closure::new(move |event: MessageEvent| match unpack(&event.data()) {
            Some((Answer::Progress(so_far), _)) => progress(so_far),
            Some((Answer::Failed(why), _)) => {
                finish(turn);
                on_failure(why);
            }
            Some((Answer::Done, _)) => {
                finish(turn);
                if let Some(done) = done.take() {
                    done(std::mem::take(&mut posted));
                }
            }
            Some(answer) => posted.push(answer),
            None => {
                finish(turn);
                on_failure(MODULE.to_owned());
            }
        });
        let on_error = Closure::new(move |_| {
            finish(turn);
            failed(MODULE.to_owned());
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.post_message(&Array::of2(&module, &job)).ok()?;
        RUNNING.set(Some(Running {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        }));
        Some(())
    }
}

async fn reading(files: Rc<Vec<Opened>>) -> Array {
    let beside = Attachments::new();
    let table = |bytes: Option<Rc<Vec<u8>>>| Some(beside.put_bytes(&bytes?));
    let job = Job::Read {
        files: files.iter().map(|file| beside.put_file(file)).collect(),
        boundaries: table(fetch::cached("data/boundaries.bin").await),
        gazetteer: table(fetch::cached("data/gazetteer.bin").await),
        remembered: super::prefs::columns(),
        postcodes: (!super::is_one_file()).then(|| super::address_of(POSTCODES)),
    };
    pack(&job, &beside)
}

async fn reporting(imports: Vec<EncodedImport>) -> Array {
    let beside = Attachments::new();
    let readings = put_readings(&imports, &beside);
    pack(&Job::Report { readings }, &beside)
}

async fn exporting(imports: Vec<EncodedImport>, options: ExportOptions) -> Array {
    let beside = Attachments::new();
    let readings = put_readings(&imports, &beside);
    pack(&Job::Export { readings, options }, &beside)
}

fn put_readings(imports: &[EncodedImport], beside: &Attachments) -> Vec<Handle> {
    let imports = imports.iter();
    imports.map(|one| beside.put(&one.reading)).collect()
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
