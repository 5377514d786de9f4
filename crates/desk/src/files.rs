//! What was found in files, and what becomes of them.

use engine::catalogue::{DeskKey, Key};
use engine::ingest::Outcome;
use leptos::prelude::*;
use partnership_map::controls::{dynamic, flag, memo, on, shown, text};
use partnership_map::panels::save_template;
use partnership_map::words::{t, words};

use crate::again::ReadAgain;
use crate::corrections::Corrections;
use crate::desk::Desk;
use crate::file::File;
use crate::known::Known;
use crate::said::{counts, other_sheets, outcome_name, said};
use crate::settings::Settings;
use crate::unknown::Unknown;

/// The page that asks.
pub fn asking(desk: Desk, files: Vec<File>) -> impl IntoView {
    let all = files.clone();
    let usable = memo(move || {
        let taken = |file: &&File| file.is_usable() && file.known.get() != Known::Twice;
        let usable = all.iter().filter(taken);
        let records = usable.clone().map(|file| file.report.with(|r| r.accepted));
        (usable.clone().count() as u32, records.sum::<u32>())
    });
    let count = files.len() as u32;
    let all = files.clone();
    let refused = memo(move || all.iter().any(|file| !file.is_usable()));
    let all = files.clone();
    let asked = memo(move || all.iter().any(|file| file.is_asked_about()));
    let all = files.clone();
    // Nothing in these files is new.
    let seen = memo(move || {
        let seen = |file: &File| matches!(file.known.get(), Known::Shown | Known::Twice);
        all.iter().all(|file| file.is_usable() && seen(file))
    });
    let title = move || match usable.get() {
        (0, _) if asked.get() => t(DeskKey::ColumnsWanted).to_owned(),
        (0, _) => words().count(DeskKey::NothingRead, count),
        (n, _) if seen.get() => words().count(DeskKey::SeenBefore, n),
        _ => t(DeskKey::FilesRead).to_owned(),
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
        <div class="desk-head">
            <h2 id="desk-title" tabindex="-1" autofocus>{dynamic(title)}</h2>
            {dynamic(move || (usable.get().0 > 0).then(summary))}
        </div>
        <div class="desk-body">
            {cards}
            {shown(move || refused.get(), || view! {
                <p class="quiet-text stays">{t(DeskKey::PresentStays)}</p>
            })}
        </div>
        <div class="desk-foot">
            <p class="pending" id="desk-pending" role="status">
                {dynamic(move || desk.has_pending().then(|| t(DeskKey::PendingChoices)))}
            </p>
            <p class="dialog-actions">
                {shown(move || usable.get().0 > 0, move || choices(desk, seen))}
                {shown(move || usable.get().0 == 0, move || view! {
                    <TemplateButton />
                    <CloseButton desk=desk primary=!asked.get_untracked() />
                })}
            </p>
        </div>
    }
}

/// One file: its outcome, how it was read, what was said of it.
#[component]
fn Card(desk: Desk, file: File) -> impl IntoView {
    let asked = memo(move || file.is_asked_about());
    let refused = memo(move || !asked.get() && file.report.with(|r| r.outcome == Outcome::Refuse));
    let outcome = move || {
        if asked.get() {
            return t(DeskKey::DecisionWanted);
        }
        file.report.with(|r| t(outcome_name(r.outcome)))
    };
    let whole = move || file.report.with(|r| r.outcome == Outcome::Accept);
    let known = move || {
        let text = match file.known.get() {
            _ if !file.is_usable() => return None,
            Known::New => return None,
            Known::Shown => DeskKey::SameShown,
            Known::Twice => DeskKey::SameTwice,
            Known::Name => DeskKey::SameName,
        };
        Some(view! { <p class="known">{t(text)}</p> })
    };
    view! {
        <section
            class="report file"
            class:refused=refused
            class:asks=asked
            class:whole=flag(whole)
            role=move || refused.get().then_some("alert")
        >
            <h3>
                <span class="report-file">{file.report.with_untracked(|r| r.file.clone())}</span>
                " "
                <span class="outcome">{dynamic(outcome)}</span>
            </h3>
            {dynamic(move || file.report.with(|r| view! { {counts(r)} {other_sheets(r)} }))}
            {dynamic(known)}
            <Settings file=file />
            <Unknown file=file />
            <Corrections file=file />
            <ReadAgain desk=desk file=file />
            {dynamic(move || (!asked.get()).then(|| file.report.with(|r| said(r))))}
        </section>
    }
}

fn choices(desk: Desk, seen: Memo<bool>) -> impl IntoView {
    view! {
        <button type="button" class="button quiet" on:click=on(move |_| desk.leave())>
            {t(Key::Cancel)}
        </button>
        {shown(move || !seen.get(), move || take(desk, true))}
        {take(desk, false)}
    }
}

/// Shows the files beside what is shown, or instead of it, once nothing waits to be read.
fn take(desk: Desk, add: bool) -> AnyView {
    let (name, class) = if add {
        (DeskKey::AddToShown, "button")
    } else {
        (DeskKey::ShowInstead, "button primary")
    };
    let act = move |_| {
        if !untrack(|| desk.has_pending()) {
            desk.accept(add);
        }
    };
    view! {
        <button
            type="button"
            class=class
            aria-disabled=text(move || desk.has_pending().to_string())
            aria-describedby="desk-pending"
            on:click=on(act)
        >
            {t(name)}
        </button>
    }
    .into_any()
}

/// Closes the desk.
#[component]
pub fn CloseButton(desk: Desk, primary: bool) -> impl IntoView {
    view! {
        <button type="button" class="button" class:primary=primary on:click=on(move |_| desk.leave())>
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
