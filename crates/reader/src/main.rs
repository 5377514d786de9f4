//! Reads files in a worker: a module of its own, so that what only reading needs (ingest, gazetteer)
//! is no part of the page's first load.
//!
//! The page (`src/platform/worker.rs`) leaves a job as
//! `self.job = [files, boundaries, gazetteer, units]`, where a file is
//! `[name, kind, blob or null, is folder]` and the tables are packed bytes or null.
//! The worker posts numbers (progress, 0 to 1), then either bytes (the readings, by postcard) or a
//! string (why it failed).

use engine::dataset::Kind;
use engine::gazetteer::{Gazetteer, UnitPostcodes};
use engine::geo::Boundaries;
use engine::ingest::{Choices, Input, Reading, Resources, read, refuse_folder, refuse_unreadable};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope};

fn main() {
    std::panic::set_hook(Box::new(|info| {
        let _ = scope().post_message(&info.to_string().into());
    }));
    spawn_local(async {
        let Ok(job) = Reflect::get(&scope(), &"job".into()) else {
            return;
        };
        let readings = work(&Array::from(&job)).await;
        let message = match postcard::to_allocvec(&readings) {
            Ok(bytes) => Uint8Array::from(bytes.as_slice()).into(),
            Err(error) => JsValue::from(error.to_string()),
        };
        let _ = scope().post_message(&message);
    });
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

async fn work(job: &Array) -> Vec<Reading> {
    let table = |i: u32| {
        job.get(i)
            .dyn_into::<Uint8Array>()
            .ok()
            .map(|bytes| bytes.to_vec())
    };
    let boundaries = table(1).and_then(|bytes| Boundaries::from_bytes(&bytes).ok());
    let gazetteer = table(2).and_then(|bytes| Gazetteer::from_bytes(&bytes).ok());
    let units = table(3).and_then(|bytes| UnitPostcodes::from_bytes(bytes).ok());
    let resources = Resources {
        boundaries: boundaries.as_ref(),
        gazetteer: gazetteer.as_ref(),
        units: units.as_ref(),
    };
    let files = Array::from(&job.get(0));
    let mut readings = Vec::new();
    for (i, file) in files.iter().enumerate() {
        let mut progress = |so_far: f32| {
            let so_far = (i as f32 + so_far) / files.length() as f32;
            let _ = scope().post_message(&so_far.into());
        };
        readings.push(read_file(&Array::from(&file), &resources, &mut progress).await);
    }
    readings
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
    match bytes_of(file.get(2)).await {
        Some(bytes) => {
            let input = Input {
                name: &name,
                bytes: &bytes,
                kind,
                choices: Choices::NONE,
            };
            read(&input, resources, progress)
        }
        None => refuse_unreadable(&name),
    }
}

async fn bytes_of(content: JsValue) -> Option<Vec<u8>> {
    let blob: Blob = content.dyn_into().ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
