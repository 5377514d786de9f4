//! The records shown, as files with accompanying descriptions.

use export::{Options, Reference, Sidecar, csv_near, geojson, sidecar};
use leptos::prelude::*;
use messages::{AboutText, ShareText};
use platform::{self, download};
use records::Row;
use records::dataset::Dataset;
use records::query::{Near, Source};
use sharing::{counts_in_words, query_in_words};
use ui::Shared;
use ui::on;
use ui::words::{t, words};

use crate::share::shown::Shown;

const CSV: &str = "text/csv;charset=utf-8";

/// The section.
pub fn section(shown: &Shared<Shown>) -> AnyView {
    let counts = counts_in_words(&shown.totals, words()).join(", ");
    let text = words().fill(ShareText::DataText, &[("counts", &counts)]);
    let button = |label: ShareText, save: fn(&Shown)| {
        let shown = shown.clone();
        view! {
            <button type="button" class="button" on:click=on(move |_| save(&shown))>
                {t(label)}
            </button>
        }
    };
    view! {
        <section class="share-part" aria-labelledby="share-data-title">
            <h3 id="share-data-title">{t(ShareText::DataTitle)}</h3>
            <p class="quiet-text">{text}</p>
            <p class="share-actions">
                {button(ShareText::SaveCsv, save_csv)}
                {button(ShareText::SaveExcel, save_excel)}
                {button(ShareText::SaveGeoJson, save_geojson)}
                {button(ShareText::SaveSidecar, save_sidecar)}
            </p>
            <p class="quiet-text">{t(ShareText::DataNote)}</p>
        </section>
    }
    .into_any()
}

fn rows(shown: &Shown) -> impl Iterator<Item = Row> {
    shown.rows.iter().copied()
}

/// The point from which distances are measured, where the records are filtered by distance.
fn near(shown: &Shown) -> Option<&Near> {
    shown.query.near.as_ref()
}

/// Saves the records shown as CSV.
pub fn save_csv(shown: &Shown) {
    let csv = csv_near(&shown.data, rows(shown), &Options::default(), near(shown));
    download::text(&format!("{}.csv", shown.name("")), CSV, &csv);
}

fn save_excel(shown: &Shown) {
    let options = Options {
        mark: true,
        ..Options::default()
    };
    let csv = csv_near(&shown.data, rows(shown), &options, near(shown));
    download::text(&format!("{}-excel.csv", shown.name("")), CSV, &csv);
}

fn save_geojson(shown: &Shown) {
    let text = geojson(&shown.data, rows(shown), near(shown));
    let name = format!("{}.geojson", shown.name(""));
    download::text(&name, "application/geo+json", &text);
}

fn save_sidecar(shown: &Shown) {
    let text = described(shown);
    let name = format!("{}.about.json", shown.name(""));
    download::text(&name, "application/json", &text);
}

fn described(shown: &Shown) -> String {
    let (name, licence) = match shown.query.source {
        Source::Documented => (ShareText::SetDocumented, ShareText::LicenceDocumented),
        Source::Illustrative => (ShareText::SetIllustrative, ShareText::LicenceIllustrative),
        Source::Own => (ShareText::SetOwn, ShareText::LicenceOwn),
    };
    let sources = sources(&shown.data, shown.query.source);
    let references: Vec<Reference> = sources
        .iter()
        .map(|title| Reference { title, path: "" })
        .collect();
    sidecar(
        &shown.data,
        &Sidecar {
            name: t(name),
            licence: t(licence),
            sources: &references,
            created: &platform::timestamp(),
            words: &query_in_words(&shown.query, words()),
            fragment: &shown.query.to_fragment(),
            by_distance: shown.query.near.is_some(),
            totals: shown.totals,
            units: t(ShareText::SidecarUnits),
        },
    )
}

/// The sources of the records, and of the tables by which they are placed.
fn sources(data: &Dataset, source: Source) -> Vec<String> {
    let mut sources: Vec<String> = match source {
        Source::Own => data
            .origins
            .iter()
            .map(|origin| origin.file.clone())
            .collect(),
        Source::Documented | Source::Illustrative => vec![t(AboutText::RecordsText).to_owned()],
    };
    sources.extend([AboutText::PostcodesText, AboutText::PlacesText].map(|key| t(key).to_owned()));
    sources
}

/// Downloads an empty table with the canonical columns and examples.
pub fn save_template() {
    download::text(
        "partnerships-template.csv",
        "text/csv;charset=utf-8",
        &export::template(),
    );
}
