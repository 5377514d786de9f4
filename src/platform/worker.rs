//! Reading off the main thread: the reader's module (`crates/reader`), started in a worker.
//!
//! Its two files are fetched in idle time and kept, the module compiled, so that opening a file asks
//! the server for nothing and waits for no compiler. The worker is ended after every job, which gives its memory back; ending it is also how
//! a reader cancels.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use engine::dataset::Dataset;
use engine::ingest::{Choices, Inspection, Reading, Report};
use js_sys::{Array, Uint8Array, WebAssembly};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker};

use super::fetch;
use super::files::Opened;

/// The reader's module.
pub const MODULE: &str = "reader_bg.wasm";
/// The reader's glue, as `Trunk` names it, and its module.
const READER: [&str; 2] = ["reader.js", MODULE];
/// The same with what reads workbooks: fetched when one is opened.
const WORKBOOK_READER: [&str; 2] = ["workbook.js", "workbook_bg.wasm"];

/// The position of every unit postcode. It is large: the worker fetches it, whole, when a file
/// holds such postcodes.
const POSTCODES: &str = "data/postcodes.bin";

/// What the worker runs behind the reader's glue.
const START: &str = "
onmessage = ({ data: [module, job] }) => {
  onmessage = null;
  self.job = job;
  wasm_bindgen({ module_or_path: module }).catch(() => postMessage('reader'));
};";

/// A file's reading as a worker gives it, in two parts of postcard's form: who wants what was said
/// of a million records does not unpack them.
#[derive(Clone, Debug)]
pub struct Packed {
    /// A [`Reading`]; its records stand first.
    pub reading: Uint8Array,
    /// A [`Meta`]; empty for what is packed in the site.
    pub meta: Uint8Array,
}

/// What is known of a file apart from its records.
pub type Meta = (Report, Option<Inspection>, Choices);

impl Packed {
    /// What the site holds packed.
    #[must_use]
    pub fn of_site(reading: &[u8]) -> Self {
        Self {
            reading: reading.into(),
            meta: Uint8Array::new_with_length(0),
        }
    }

    /// The records: `Some(None)` where the file was refused, `None` where the bytes are of another
    /// version of the reader.
    #[must_use]
    pub fn dataset(&self) -> Option<Option<Dataset>> {
        postcard::from_bytes(&self.reading.to_vec()).ok()
    }

    /// What was said of the file, what was found before it was read, and how it was then read.
    #[must_use]
    pub fn meta(&self) -> Option<Meta> {
        postcard::from_bytes(&self.meta.to_vec()).ok()
    }

    /// As a message between the page, the desk and the worker.
    #[must_use]
    pub fn to_message(&self) -> Array {
        Array::of2(&self.reading, &self.meta)
    }

    /// Out of a message.
    #[must_use]
    pub fn of_message(message: &JsValue) -> Option<Self> {
        let parts = message.dyn_ref::<Array>()?;
        Some(Self {
            reading: parts.get(0).dyn_into().ok()?,
            meta: parts.get(1).dyn_into().ok()?,
        })
    }
}

struct Job {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

thread_local! {
    static JOB: RefCell<Option<Job>> = const { RefCell::new(None) };
    /// Which job is meant: a task that was cancelled before its worker had started never starts.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// Modules by their paths: a worker gets what is compiled, and what an earlier one's running
    /// made faster.
    static COMPILED: RefCell<Vec<(&'static str, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// Fetches and compiles the reader before it is needed.
pub async fn prefetch() {
    let [glue, module] = READER;
    fetch::kept(glue).await;
    compiled(module).await;
}

async fn compiled(path: &'static str) -> Option<JsValue> {
    let known = COMPILED.with_borrow(|all| all.iter().find(|one| one.0 == path).cloned());
    if let Some((_, module)) = known {
        return Some(module);
    }
    let bytes = fetch::buffer(path).await?;
    let module = JsFuture::from(WebAssembly::compile(&bytes.into()))
        .await
        .ok()?;
    COMPILED.with_borrow_mut(|all| all.push((path, module.clone())));
    Some(module)
}

/// Ends the present job, if there is one.
pub fn cancel() {
    TURN.set(TURN.get() + 1);
    if let Some(job) = JOB.take() {
        job.worker.terminate();
    }
}

/// Ends a job's worker once the present event is over: its own handler must not be dropped under
/// it. Another job may have taken its place by then.
fn finish(turn: u32) {
    spawn_local(async move {
        if TURN.get() == turn {
            cancel();
        }
    });
}

/// What a worker is to do. `crates/reader` says how it is put into a message.
pub enum Task {
    /// Reads files: one [`Packed`] for each comes of it, in their order.
    Read(Rc<Vec<Opened>>),
    /// Reports on readings taken together: an `engine::audit::Audit` in postcard's form.
    Audit(Vec<Packed>),
    /// Writes readings taken together as a clean file: CSV and what describes it, as texts.
    Export {
        /// The readings.
        readings: Vec<Packed>,
        /// Options, in postcard's form.
        options: Vec<u8>,
    },
}

/// Does a task. `done` is given what the worker posted on its way, in order.
pub async fn run(
    task: Task,
    progress: impl Fn(f32) + 'static,
    done: impl FnOnce(Vec<JsValue>) + 'static,
    failed: impl Fn(String) + Clone + 'static,
) {
    cancel();
    let start = Start {
        turn: TURN.get(),
        task,
        progress: Box::new(progress),
        done: Box::new(done),
        failed: Rc::new(failed.clone()),
    };
    if start.start().await.is_none() {
        failed(MODULE.to_owned());
    }
}

/// Reads files; see [`Task::Read`].
pub async fn read(
    files: Rc<Vec<Opened>>,
    progress: impl Fn(f32) + 'static,
    done: impl FnOnce(Vec<Packed>) + 'static,
    failed: impl Fn(String) + Clone + 'static,
) {
    let done = |readings: Vec<JsValue>| {
        done(readings.iter().filter_map(Packed::of_message).collect());
    };
    run(Task::Read(files), progress, done, failed).await;
}

/// A task with those who wait for it.
struct Start {
    turn: u32,
    task: Task,
    progress: Box<dyn Fn(f32)>,
    done: Box<dyn FnOnce(Vec<JsValue>)>,
    failed: Rc<dyn Fn(String)>,
}

impl Start {
    async fn start(self) -> Option<()> {
        let [glue, module] = match &self.task {
            Task::Read(files) if any_workbook(files).await => WORKBOOK_READER,
            _ => READER,
        };
        let glue = fetch::kept(glue).await?;
        let module = compiled(module).await?;
        let job = message(&self.task).await;
        let Self {
            turn,
            progress,
            done,
            failed,
            ..
        } = self;
        if TURN.get() != turn {
            return Some(());
        }
        let worker = worker(&glue)?;
        let mut done = Some(done);
        let mut posted = Vec::new();
        let on_failure = Rc::clone(&failed);
        let on_message = Closure::new(move |event: MessageEvent| {
            let data = event.data();
            if let Some(so_far) = data.as_f64() {
                progress(so_far as f32);
            } else if let Some(message) = data.as_string() {
                finish(turn);
                on_failure(message);
            } else if data == JsValue::TRUE {
                finish(turn);
                if let Some(done) = done.take() {
                    done(std::mem::take(&mut posted));
                }
            } else {
                posted.push(data);
            }
        });
        let on_error = Closure::new(move |_| {
            finish(turn);
            failed(MODULE.to_owned());
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.post_message(&Array::of2(&module, &job)).ok()?;
        JOB.set(Some(Job {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        }));
        Some(())
    }
}

/// Whether any file begins as workbooks do: as an archive (XLSX, ODS) or as a compound file (XLS).
async fn any_workbook(files: &[Opened]) -> bool {
    for file in files {
        let head = file.head().await;
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"\xd0\xcf\x11\xe0") {
            return true;
        }
    }
    false
}

async fn message(task: &Task) -> Array {
    let list = |readings: &[Packed]| readings.iter().map(|one| &one.reading).collect::<Array>();
    match task {
        Task::Read(files) => {
            let job = Array::of5(
                &Reading::FORMAT.into(),
                &"read".into(),
                &files.iter().map(Opened::to_message).collect::<Array>(),
                &table(fetch::kept("data/boundaries.bin").await),
                &table(fetch::kept("data/gazetteer.bin").await),
            );
            job.push(&super::prefs::columns().into());
            job.push(&super::address_of(POSTCODES).into());
            job
        }
        Task::Audit(readings) => {
            Array::of3(&Reading::FORMAT.into(), &"audit".into(), &list(readings))
        }
        Task::Export { readings, options } => Array::of4(
            &Reading::FORMAT.into(),
            &"export".into(),
            &list(readings),
            &Uint8Array::from(options.as_slice()).into(),
        ),
    }
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
