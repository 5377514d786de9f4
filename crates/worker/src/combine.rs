//! Jobs on several imports together, as the page shows them.

use export::{About, Options, Provenance, Reference, csv_with, csvw_metadata, data_package};
use ingest::{Import, Report};
use platform::channel::Attachments;
use platform::scope::{post, post_with};
use protocol::{Answer, ExportOptions, Handle};
use records::dataset::{Dataset, merge};

pub fn report(readings: &[Handle], beside: &Attachments) {
    let (data, reports) = together(readings, beside);
    match postcard::to_allocvec(&quality::audit(&data, &reports)) {
        Ok(bytes) => {
            let posted = Attachments::new();
            let report = posted.put_bytes(&bytes);
            post_with(&Answer::Report(report), &posted);
        }
        Err(error) => post(&Answer::Failed(error.to_string())),
    }
}

pub fn export(readings: &[Handle], asked: &ExportOptions, beside: &Attachments) {
    let (data, reports) = together(readings, beside);
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
    let csv = csv_with(&data, data.rows(), &options);
    let posted = Attachments::new();
    let answer = Answer::Exported {
        csv: posted.put_bytes(csv.as_bytes()),
        data_package: data_package(&data, &options, &about),
        csvw: csvw_metadata(&data, &options, &about),
    };
    post_with(&answer, &posted);
}

fn together(readings: &[Handle], beside: &Attachments) -> (Dataset, Vec<Report>) {
    let readings = readings.iter().filter_map(|handle| {
        let bytes = beside.bytes(*handle)?;
        postcard::from_bytes::<Import>(&bytes).ok()
    });
    let (mut reports, mut sets) = (Vec::new(), Vec::new());
    for reading in readings {
        reports.push(reading.report);
        sets.extend(reading.dataset);
    }
    (merge(&sets.iter().collect::<Vec<_>>()), reports)
}
