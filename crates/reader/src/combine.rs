//! Jobs on readings taken together, as the page shows them.

use engine::dataset::{Dataset, merge};
use engine::export::{
    About, Options, Provenance, Reference, Request, csv_with, csvw_metadata, data_package,
};
use engine::ingest::{Reading, Report};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;

use crate::{bytes_at, packed, post};

/// Posts an [`engine::audit::Audit`].
pub fn audit(job: &Array) {
    let (data, reports) = together(job);
    post(&packed(&engine::audit::audit(&data, &reports)));
}

/// Posts `[csv as bytes, data package, CSVW metadata]`.
pub fn export(job: &Array) {
    let asked = bytes_at(job, 3).and_then(|bytes| postcard::from_bytes::<Request>(&bytes).ok());
    let Some(asked) = asked else { return };
    let (data, reports) = together(job);
    let options = Options {
        mark: asked.mark,
        personal: asked.personal,
        provenance: Provenance::Always,
        ..Options::default()
    };
    let sources: Vec<Reference<'_>> = reports
        .iter()
        .map(|report| Reference {
            title: &report.file,
            path: "",
        })
        .collect();
    let about = About {
        file: &asked.file,
        title: "Museum partnerships",
        created: &asked.created,
        records: data.len() as u32,
        licences: &[],
        sources: &sources,
    };
    let csv = csv_with(&data, 0..data.len() as u32, &options);
    post(&Array::of3(
        &Uint8Array::from(csv.as_bytes()),
        &data_package(&data, &options, &about).into(),
        &csvw_metadata(&data, &options, &about).into(),
    ));
}

fn together(job: &Array) -> (Dataset, Vec<Report>) {
    let packed = Array::from(&job.get(2));
    let readings = packed.iter().filter_map(|bytes| {
        let bytes = bytes.dyn_into::<Uint8Array>().ok()?.to_vec();
        postcard::from_bytes::<Reading>(&bytes).ok()
    });
    let (mut reports, mut sets) = (Vec::new(), Vec::new());
    for reading in readings {
        reports.push(reading.report);
        sets.extend(reading.dataset);
    }
    (merge(&sets.iter().collect::<Vec<_>>()), reports)
}
