//! The job and its answer as JavaScript values.

use engine::ingest::Refusal;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;
use workbook::{Converted, SheetInfo, Workbook};

/// Does the job that the page left.
pub fn run() {
    std::panic::set_hook(Box::new(|info| post(&info.to_string().into())));
    let Ok(job) = Reflect::get(&scope(), &"job".into()) else {
        return;
    };
    let job = Array::from(&job);
    let bytes = Uint8Array::new(&job.get(0)).to_vec();
    let sheet = job.get(1).as_string();
    let done = Workbook::with(&bytes, |book| {
        let converted = book.to_csv(sheet.as_deref())?;
        Ok(answer(&converted, book.sheets()))
    });
    match done {
        Ok(answer) => post(&answer),
        Err(refusal) => post(&packed::<Refusal>(&refusal)),
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(message: &JsValue) {
    let _ = scope().post_message(message);
}

fn answer(converted: &Converted, sheets: &[SheetInfo]) -> JsValue {
    let sheets: Array = sheets.iter().map(sheet).collect();
    Array::of4(
        &Uint8Array::from(converted.csv.as_bytes()),
        &(&converted.sheet).into(),
        &sheets,
        &packed(&converted.notes),
    )
    .into()
}

fn sheet(sheet: &SheetInfo) -> JsValue {
    Array::of5(
        &(&sheet.name).into(),
        &sheet.rows.into(),
        &sheet.columns.into(),
        &sheet.hidden.into(),
        &sheet.known.into(),
    )
    .into()
}

/// By postcard; the text of the error where that fails.
fn packed<T: serde::Serialize>(value: &T) -> JsValue {
    match postcard::to_allocvec(value) {
        Ok(bytes) => Uint8Array::from(bytes.as_slice()).into(),
        Err(error) => error.to_string().into(),
    }
}
