//! The worker's side: takes its one job, and posts the results.

use js_sys::{Reflect, Uint8Array};
use protocol::{Answer, FileRef, ImportRef, Job};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, Response};

use crate::channel::{Attachments, pack, unpack};

/// Does the job that the page left as `self.job`, and reports when it is done. A panic is reported
/// too.
pub fn serve<F: Future<Output = ()>>(work: impl FnOnce(Job, Attachments) -> F + 'static) {
    std::panic::set_hook(Box::new(|info| post(&Answer::Failed(info.to_string()))));
    spawn_local(async move {
        let Ok(job) = Reflect::get(&scope(), &"job".into()) else {
            return;
        };
        let Some((job, attachments)) = unpack(&job) else {
            let why = "The page and its worker are of different versions. Reload the page.";
            return post(&Answer::Failed(why.to_owned()));
        };
        work(job, attachments).await;
        post(&Answer::Done);
    });
}

/// Posts an answer without attachments.
pub fn post(answer: &Answer) {
    post_with(answer, &Attachments::new());
}

/// Posts an answer; its buffers are transferred, not copied.
pub fn post_with(answer: &Answer, attachments: &Attachments) {
    let buffers = attachments.transferable();
    // There is nobody to tell if this fails.
    let _ = scope().post_message_with_transfer(&pack(answer, attachments), &buffers);
}

/// Posts the result of reading a file.
pub fn post_import(reading: &impl Serialize, meta: &impl Serialize) {
    let packed = |value: Result<Vec<u8>, _>| value.unwrap_or_default();
    let attachments = Attachments::new();
    let reading = attachments.put_bytes(&packed(postcard::to_allocvec(reading)));
    let meta = attachments.put_bytes(&packed(postcard::to_allocvec(meta)));
    post_with(&Answer::Import(ImportRef { reading, meta }), &attachments);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// The number of bytes of a file that are read at once.
const PIECE: usize = 16 << 20;

/// A file's bytes; `None` where the browser cannot read it. It is read in pieces: while one is
/// copied, the next is being read, and the file is never in memory twice.
pub async fn bytes_of(file: &FileRef, attachments: &Attachments) -> Option<Vec<u8>> {
    let blob: Blob = attachments.get(file.content?).dyn_into().ok()?;
    let size = blob.size() as usize;
    let piece = |from: usize| {
        let to = (from + PIECE).min(size);
        let piece = blob.slice_with_f64_and_f64(from as f64, to as f64).ok()?;
        Some(JsFuture::from(piece.array_buffer()))
    };
    let mut bytes = Vec::with_capacity(size);
    let mut coming = piece(0)?;
    loop {
        let after = bytes.len() + PIECE;
        let next = (after < size).then(|| piece(after)).flatten();
        let part = Uint8Array::new(&coming.await.ok()?);
        let from = bytes.len();
        bytes.resize(from + part.length() as usize, 0);
        part.copy_to(bytes.get_mut(from..)?);
        match next {
            Some(next) => coming = next,
            None => return (bytes.len() == size).then_some(bytes),
        }
    }
}

/// Fetches a file of the site; `None` where it is not available.
pub async fn fetched(address: &str) -> Option<Vec<u8>> {
    let response: JsValue = JsFuture::from(scope().fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
