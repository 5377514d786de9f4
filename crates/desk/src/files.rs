//! What was found in files, and what becomes of them.

use engine::catalogue::{DeskKey, Key};
use engine::ingest::{Outcome, Reading};
use leptos::prelude::*;
use partnership_map::controls::on;
use partnership_map::panels::save_template;
use partnership_map::words::{t, words};

use crate::desk::Desk;
use crate::report::ReportView;

/// The page that asks.
pub fn asking(desk: Desk, readings: &[Reading]) -> impl IntoView + use<> {
    let usable = readings
        .iter()
        .filter(|reading| reading.dataset.is_some())
        .count();
    let refused = readings.len() - usable;
    let records: u32 = readings.iter().map(|reading| reading.report.accepted).sum();
    let title = if usable == 0 {
        DeskKey::NothingRead
    } else {
        DeskKey::FilesRead
    };
    let summary = (usable > 0).then(|| {
        let n = words().count(Key::CountRecords, records);
        let files = words().count(DeskKey::CountFiles, usable as u32);
        view! {
            <p class="lead">
                {words().fill(DeskKey::RecordsFromFiles, &[("records", &n), ("files", &files)])}
            </p>
        }
    });
    let kept =
        (refused > 0).then(|| view! { <p class="quiet-text">{t(DeskKey::PresentStays)}</p> });
    let reports = readings.iter().map(|reading| {
        let alert = reading.report.outcome == Outcome::Refuse;
        view! { <ReportView report=reading.report.clone() alert=alert /> }
    });
    let reports = reports.collect_view();
    view! {
        <h2 id="desk-title">{t(title)}</h2>
        {summary}
        {reports}
        {kept}
        <p class="dialog-actions">
            {if usable > 0 {
                choices(desk).into_any()
            } else {
                view! {
                    <TemplateButton />
                    <CloseButton desk=desk />
                }
                    .into_any()
            }}
        </p>
    }
}

fn choices(desk: Desk) -> impl IntoView {
    view! {
        <button type="button" class="button quiet" on:click=on(move |_| desk.leave())>
            {t(Key::Cancel)}
        </button>
        <button type="button" class="button" on:click=on(move |_| desk.accept(true))>
            {t(DeskKey::AddToShown)}
        </button>
        <button type="button" class="button primary" autofocus on:click=on(move |_| desk.accept(false))>
            {t(DeskKey::ShowInstead)}
        </button>
    }
}

/// Closes the desk.
#[component]
pub fn CloseButton(desk: Desk) -> impl IntoView {
    view! {
        <button type="button" class="button primary" on:click=on(move |_| desk.leave())>
            {t(Key::Close)}
        </button>
    }
}

/// Offers an empty table to fill in.
#[component]
pub fn TemplateButton() -> impl IntoView {
    view! {
        <button type="button" class="button" on:click=on(|_| save_template())>
            {t(Key::DownloadTemplate)}
        </button>
    }
}
