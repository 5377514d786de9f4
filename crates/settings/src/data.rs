//! Data that is named by the settings or by a page around the map: fetched, read like any file, and
//! handed over as the import dialogue does.

use std::cell::RefCell;
use std::rc::Rc;

use embedding::config::Address;
use ingest::{ImportOptions, Meta, Outcome, Report};
use leptos::prelude::*;
use messages::SettingsText;
use platform::deferred;
use platform::files::Opened;
use platform::import::EncodedImport;
use platform::settings::{self, FetchOutcome};
use platform::worker;
use records::query::Source;
use ui::words::{t, words};

use crate::setup;
use crate::state::SettingsState;

/// The maximum size of a file that is fetched, in bytes.
const MOST: f64 = 256.0 * MEGABYTE;
const MEGABYTE: f64 = 1_000_000.0;

/// Where files come from, in words: "this site", or the origins.
pub fn whose(files: &[Address]) -> String {
    let mut origins: Vec<String> = Vec::new();
    for file in files {
        let origin = file.origin.as_ref();
        let origin = origin.map_or_else(
            || t(SettingsText::DataOfSite).to_owned(),
            ToString::to_string,
        );
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    origins.join(", ")
}

/// Fetches and reads files. A file that could not be fetched is noted; the imports are of the rest.
pub async fn fetch(state: SettingsState, files: Vec<Address>) -> Vec<EncodedImport> {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    reading(state, &names.join(", "));
    let mut opened = Vec::new();
    for file in &files {
        match settings::ask(&file.url, MOST).await {
            FetchOutcome::File(blob) => {
                let name = file.name.clone();
                opened.push(Opened::of_site(name, blob, options(state)));
            }
            other => state.note([why(&file.name, &other)]),
        }
    }
    read(state, opened).await
}

/// Reads files. A file that is not a table of records is noted and omitted.
pub async fn read(state: SettingsState, opened: Vec<Opened>) -> Vec<EncodedImport> {
    let read = Rc::new(RefCell::new(Vec::new()));
    if !opened.is_empty() {
        let (done, wait) = settings::waiting();
        let (kept, failed) = (Rc::clone(&read), done.clone());
        let on_done = move |readings| {
            *kept.borrow_mut() = readings;
            done();
        };
        let on_failed = move |cause: String| {
            state.note([words().fill(SettingsText::NotRead, &[("cause", &cause)])]);
            failed();
        };
        worker::read(Rc::new(opened), |_| {}, on_done, on_failed).await;
        wait.await;
    }
    state.notes.update(|notes| notes.reading = None);
    let mut readings = read.take();
    readings.retain(|packed| is_usable(state, packed));
    readings
}

fn is_usable(state: SettingsState, packed: &EncodedImport) -> bool {
    let Some((report, _, _)) = packed.meta::<Meta>() else {
        state.note([t(SettingsText::FileOther).to_owned()]);
        return false;
    };
    let file = report.file.as_str();
    if report.outcome == Outcome::Refuse {
        let cause = causes(&report);
        let gaps = [("file", file), ("cause", cause.as_str())];
        state.note([words().fill(SettingsText::FileRefused, &gaps)]);
        return false;
    }
    if report.rejected > 0 {
        let rows = words().count(SettingsText::CountRows, report.rejected);
        let gaps = [("file", file), ("rows", rows.as_str())];
        state.note([words().fill(SettingsText::RowsRejected, &gaps)]);
    }
    true
}

fn causes(report: &Report) -> String {
    let sentences = report.issues.iter();
    let sentences = sentences.map(|issue| issue.sentences(words()).all());
    sentences.collect::<Vec<_>>().join(" ")
}

/// How to read files, in postcard's format: with the meanings that the settings give to values.
fn options(state: SettingsState) -> Vec<u8> {
    let choices = ImportOptions {
        values: state.config.with_value(|config| config.codes.clone()),
        ..ImportOptions::default()
    };
    postcard::to_allocvec(&choices).unwrap_or_default()
}

/// A file that a page around the map supplied as text.
pub fn given(state: SettingsState, name: String, text: &str) -> Opened {
    let mut file = Opened::from_bytes(name, text.as_bytes(), records::dataset::Kind::Reported);
    file.options = options(state);
    file
}

/// Shows what is being read, before the app has started and after.
pub fn reading(state: SettingsState, files: &str) {
    let text = words().fill(SettingsText::ReadingData, &[("files", files)]);
    settings::set_text(".boot-note", &text);
    state.notes.update(|notes| notes.reading = Some(text));
}

fn why(file: &str, answer: &FetchOutcome) -> String {
    let not_there = |cause: &str| {
        words().fill(
            SettingsText::FileNotThere,
            &[("file", file), ("cause", cause)],
        )
    };
    let megabytes = |bytes: f64| words().number((bytes / MEGABYTE).ceil() as u32);
    match answer {
        FetchOutcome::Status(status) => {
            let status = status.to_string();
            not_there(&words().fill(SettingsText::Answered, &[("status", &status)]))
        }
        FetchOutcome::TooLarge(bytes) => words().fill(
            SettingsText::FileTooLarge,
            &[
                ("file", file),
                ("size", &megabytes(*bytes)),
                ("most", &megabytes(MOST)),
            ],
        ),
        FetchOutcome::Nothing | FetchOutcome::File(_) => not_there(t(SettingsText::NoAnswer)),
    }
}

/// Shows whose data is displayed.
pub fn show_whose(state: SettingsState, readings: &[EncodedImport], whose: &str, by_link: bool) {
    let mut text = words().fill(
        SettingsText::DataFrom,
        &[("files", &names(readings, ", ")), ("whose", whose)],
    );
    if by_link {
        text = format!("{text} {}", t(SettingsText::DataByLink));
    }
    state.notes.update(|notes| notes.whose = Some(text));
}

/// Shows that the page around the map supplied the data.
pub fn show_given(state: SettingsState, readings: &[EncodedImport], whose: &str) {
    let gaps = [
        ("files", names(readings, ", ")),
        ("whose", whose.to_owned()),
    ];
    let gaps = gaps.each_ref().map(|(gap, text)| (*gap, text.as_str()));
    let text = words().fill(SettingsText::DataGiven, &gaps);
    state.notes.update(|notes| notes.whose = Some(text));
}

/// The names of the files that were read.
pub fn names(readings: &[EncodedImport], between: &str) -> String {
    let name = |packed: &EncodedImport| packed.meta::<Meta>().map(|(report, _, _)| report.file);
    let names: Vec<String> = readings.iter().filter_map(name).collect();
    names.join(between)
}

/// Hands imports to the page, to be shown instead of its data under the current filters.
pub fn hand_over(state: SettingsState, readings: Vec<EncodedImport>) {
    let query = state.query.get_value();
    deferred::show(&readings, false);
    state.query.update_value(|present| {
        *present = query;
        present.source = Source::Own;
    });
    setup::turn(state);
}
