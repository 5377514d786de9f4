//! What was found in files, and what becomes of them.

use engine::catalogue::{DeskKey, Key};
use engine::ingest::Outcome;
use leptos::prelude::*;
use partnership_map::controls::{dynamic, memo, on, shown};
use partnership_map::panels::save_template;
use partnership_map::words::{t, words};

use crate::desk::Desk;
use crate::file::File;
use crate::said::{counts, outcome_name, said};
use crate::settings::{ReadAgain, Settings};
use crate::values::Values;

/// The page that asks.
pub fn asking(desk: Desk, files: Vec<File>) -> impl IntoView {
    let all = files.clone();
    let usable = memo(move || {
        let usable = all.iter().filter(|file| file.is_usable());
        let records = usable.clone().map(|file| file.report.with(|r| r.accepted));
        (usable.clone().count() as u32, records.sum::<u32>())
    });
    let refused = files.len() as u32;
    let refused = memo(move || refused - usable.get().0);
    let asked = files.clone();
    let asked = memo(move || asked.iter().any(|file| file.is_asked_about()));
    let title = move || match usable.get() {
        (0, _) if asked.get() => t(DeskKey::ColumnsWanted),
        (0, _) => t(DeskKey::NothingRead),
        _ => t(DeskKey::FilesRead),
    };
    let summary = move || {
        let (files, records) = usable.get();
        let n = words().count(Key::CountRecords, records);
        let files = words().count(DeskKey::CountFiles, files);
        let text = words().fill(
            DeskKey::RecordsFromFiles,
            &[("records", &n), ("files", &files)],
        );
        view! { <p class="lead">{text}</p> }
    };
    let cards = files
        .iter()
        .map(|&file| view! { <Card desk=desk file=file /> });
    let cards = cards.collect_view();
    view! {
        <h2 id="desk-title" tabindex="-1" autofocus>{dynamic(title)}</h2>
        {dynamic(move || (usable.get().0 > 0).then(summary))}
        {cards}
        {shown(move || refused.get() > 0, || view! {
            <p class="quiet-text">{t(DeskKey::PresentStays)}</p>
        })}
        {shown(move || desk.has_pending(), || view! {
            <p class="asked">{t(DeskKey::PendingChoices)}</p>
        })}
        <p class="dialog-actions">
            {shown(move || usable.get().0 > 0, move || choices(desk))}
            {shown(move || usable.get().0 == 0, move || view! {
                <TemplateButton />
                <CloseButton desk=desk />
            })}
        </p>
    }
}

/// One file: its outcome, how it was read, what was said of it.
#[component]
fn Card(desk: Desk, file: File) -> impl IntoView {
    let asked = memo(move || file.is_asked_about());
    let refused = memo(move || !asked.get() && file.report.with(|r| r.outcome == Outcome::Refuse));
    let outcome = move || {
        if asked.get() {
            return t(DeskKey::WordWanted);
        }
        file.report.with(|r| t(outcome_name(r.outcome)))
    };
    view! {
        <section class="report" class:refused=refused role=move || refused.get().then_some("alert")>
            <h3>
                <span class="report-file">{file.report.with_untracked(|r| r.file.clone())}</span>
                <span class="outcome">{dynamic(outcome)}</span>
            </h3>
            {dynamic(move || file.report.with(|r| counts(r)))}
            <Settings file=file />
            <Values file=file />
            <ReadAgain desk=desk file=file />
            {dynamic(move || (!asked.get()).then(|| file.report.with(|r| said(r))))}
        </section>
    }
}

fn choices(desk: Desk) -> impl IntoView {
    view! {
        <button type="button" class="button quiet" on:click=on(move |_| desk.leave())>
            {t(Key::Cancel)}
        </button>
        <button
            type="button"
            class="button"
            prop:disabled=move || desk.has_pending()
            on:click=on(move |_| desk.accept(true))
        >
            {t(DeskKey::AddToShown)}
        </button>
        <button
            type="button"
            class="button primary"
            prop:disabled=move || desk.has_pending()
            on:click=on(move |_| desk.accept(false))
        >
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
