//! Reads files in a worker: a module of its own, so that what only reading needs (ingest, gazetteer)
//! is no part of the page's first load.
//!
//! The page (`src/platform/worker.rs`) leaves a job as
//! `self.job = [format, files, boundaries, gazetteer, remembered]`, where `format` is [`Reading::FORMAT`], a
//! file is `[name, kind, blob or null, is folder, choices]`, the tables are packed bytes or null and
//! `remembered` is a string. The worker posts numbers (progress, 0 to 1), bytes (one file's reading
//! in postcard's form, in the files' order) and at the end `true`, or a string (why it failed).

use engine::dataset::Kind;
use engine::gazetteer::Gazetteer;
use engine::geo::Boundaries;
use engine::ingest::{Choices, Input, Reading, Resources, read, refuse_folder, refuse_unreadable};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope};

/// Does the job that waits, and posts what came of it.
pub fn serve() {
    std::panic::set_hook(Box::new(|info| {
        post(&info.to_string().into());
    }));
    spawn_local(async {
        let Ok(job) = Reflect::get(&scope(), &"job".into()) else {
            return;
        };
        let job = Array::from(&job);
        if job.get(0).as_f64() == Some(Reading::FORMAT) {
            work(&job).await;
            post(&JsValue::TRUE);
        } else {
            post(&"The page and its reader are of different versions. Reload the page.".into());
        }
    });
}

fn post(message: &JsValue) {
    // Nobody is left to tell if this fails.
    let _ = scope().post_message(message);
}

fn in_bytes(reading: &Reading) -> JsValue {
    match postcard::to_allocvec(reading) {
        Ok(bytes) => Uint8Array::from(bytes.as_slice()).into(),
        Err(error) => error.to_string().into(),
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn bytes_at(list: &Array, i: u32) -> Option<Vec<u8>> {
    let bytes = list.get(i).dyn_into::<Uint8Array>().ok()?;
    Some(bytes.to_vec())
}

async fn work(job: &Array) {
    let boundaries = bytes_at(job, 2).and_then(|bytes| Boundaries::from_bytes(&bytes).ok());
    let gazetteer = bytes_at(job, 3).and_then(|bytes| Gazetteer::from_bytes(&bytes).ok());
    let resources = Resources {
        boundaries: boundaries.as_ref(),
        gazetteer: gazetteer.as_ref(),
        units: None,
    };
    let files = Array::from(&job.get(1));
    for (i, file) in files.iter().enumerate() {
        let mut progress = |so_far: f32| {
            let so_far = (i as f32 + so_far) / files.length() as f32;
            post(&so_far.into());
        };
        let reading = read_file(&Array::from(&file), &resources, &mut progress).await;
        post(&in_bytes(&reading));
    }
}

async fn read_file(
    file: &Array,
    resources: &Resources<'_>,
    progress: &mut dyn FnMut(f32),
) -> Reading {
    let name = file.get(0).as_string().unwrap_or_default();
    let kind = match file.get(1).as_f64() {
        Some(0.0) => Kind::Documented,
        Some(2.0) => Kind::Illustrative,
        _ => Kind::Reported,
    };
    if file.get(3).is_truthy() {
        return refuse_folder(&name);
    }
    let choices = bytes_at(file, 4).and_then(|bytes| postcard::from_bytes(&bytes).ok());
    let Some(bytes) = bytes_of(file.get(2)).await else {
        return refuse_unreadable(&name);
    };
    let input = Input {
        name: &name,
        bytes: &bytes,
        kind,
        choices: choices.as_ref().unwrap_or(Choices::NONE),
    };
    read(&input, resources, progress)
}

async fn bytes_of(content: JsValue) -> Option<Vec<u8>> {
    let blob: Blob = content.dyn_into().ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
