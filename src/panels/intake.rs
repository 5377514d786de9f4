//! Files on their way in: the drop target, progress, and what becomes of them.

use engine::catalogue::Key;
use engine::ingest::{Outcome, Reading};
use leptos::html;
use leptos::prelude::*;

use super::report::ReportView;
use crate::controls::{dynamic, effect, memo, on, shown, text};
use crate::intake::{self, Intake, Library};
use crate::platform::files;
use crate::state::{AppState, Shared, state};
use crate::words::{t, words};

/// The dialogue of the intake; also listens for files dropped anywhere on the page.
#[component]
pub fn IntakeDialog() -> impl IntoView {
    let state = state();
    files::on_drop(
        move |over| {
            state.intake.update(|intake| match intake {
                Intake::Idle if over => *intake = Intake::Hovering,
                Intake::Hovering if !over => *intake = Intake::Idle,
                _ => {}
            });
        },
        move |files| intake::open_files(state, files),
    );
    let dialog = NodeRef::<html::Dialog>::new();
    let open = memo(move || {
        state
            .intake
            .with(|intake| !matches!(intake, Intake::Idle | Intake::Hovering | Intake::About))
    });
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    // Progress changes many times a second: the dialogue's content is made anew only when its
    // stage changes.
    let stage = memo(move || {
        state.intake.with(|intake| match intake {
            Intake::Reading { names, .. } => Intake::Reading {
                names: names.clone(),
                progress: 0.0,
            },
            other => other.clone(),
        })
    });
    view! {
        {shown(move || state.intake.with(|intake| *intake == Intake::Hovering), move || view! {
            <div class="drop-target" aria-hidden="true">
                <p>{t(Key::DropTitle)}</p>
                <p class="quiet-text">{t(Key::Privacy)}</p>
            </div>
        })}
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby="intake-title"
            on:cancel=on(move |event: leptos::ev::Event| {
                event.prevent_default();
                leave(state);
            })
        >
            {dynamic(move || content(state, stage.get()).into_any())}
        </dialog>
    }
}

fn leave(state: AppState) {
    if state
        .intake
        .with_untracked(|intake| matches!(intake, Intake::Reading { .. }))
    {
        intake::cancel(state);
    } else {
        state.intake.set(Intake::Idle);
    }
}

fn content(state: AppState, intake: Intake) -> impl IntoView {
    match intake {
        Intake::Idle | Intake::Hovering | Intake::About => ().into_any(),
        Intake::Reading { names, .. } => reading(state, &names).into_any(),
        Intake::Asking(readings) => asking(state, readings).into_any(),
        Intake::Reviewing => reviewing(state).into_any(),
        Intake::Failed(what) => {
            let text = words().fill(Key::FailedText, &[("what", &what)]);
            message(state, t(Key::FailedTitle), text).into_any()
        }
        Intake::Lost => message(state, t(Key::LostTitle), t(Key::LostText).to_owned()).into_any(),
    }
}

fn message(state: AppState, title: &'static str, text: String) -> impl IntoView {
    view! {
        <h2 id="intake-title">{title}</h2>
        <p role="alert">{text}</p>
        <p class="dialog-actions">
            <CloseButton state=state />
        </p>
    }
}

#[component]
fn CloseButton(state: AppState) -> impl IntoView {
    view! {
        <button type="button" class="button primary" on:click=on(move |_| leave(state))>
            {t(Key::Close)}
        </button>
    }
}

fn reading(state: AppState, names: &[String]) -> impl IntoView {
    let progress = move || {
        state.intake.with(|intake| match intake {
            Intake::Reading { progress, .. } => (*progress * 100.0) as u32,
            _ => 0,
        })
    };
    view! {
        <h2 id="intake-title">{t(Key::ReadingTitle)}</h2>
        <p class="file-names">{names.join(", ")}</p>
        <progress max="100" value=text(move || progress().to_string()) aria-labelledby="intake-title">
        </progress>
        <p class="quiet-text">{t(Key::Privacy)}</p>
        <p class="dialog-actions">
            <button type="button" class="button" on:click=on(move |_| intake::cancel(state))>
                {t(Key::Cancel)}
            </button>
        </p>
    }
}

fn asking(state: AppState, readings: Shared<Vec<Reading>>) -> impl IntoView {
    let usable = readings
        .iter()
        .filter(|reading| reading.dataset.is_some())
        .count();
    let refused = readings.len() - usable;
    let records: u32 = readings.iter().map(|reading| reading.report.accepted).sum();
    let title = if usable == 0 {
        Key::NothingRead
    } else {
        Key::FilesRead
    };
    let summary = (usable > 0).then(|| {
        let n = words().count(Key::CountRecords, records);
        let files = words().count(Key::CountFiles, usable as u32);
        view! {
            <p class="lead">
                {words().fill(Key::RecordsFromFiles, &[("records", &n), ("files", &files)])}
            </p>
        }
    });
    let kept = (refused > 0).then(|| view! { <p class="quiet-text">{t(Key::PresentStays)}</p> });
    let reports = readings.iter().map(|reading| {
        let alert = reading.report.outcome == Outcome::Refuse;
        view! { <ReportView report=reading.report.clone() alert=alert /> }
    });
    let reports = reports.collect_view();
    view! {
        <h2 id="intake-title">{t(title)}</h2>
        {summary}
        {reports}
        {kept}
        <p class="dialog-actions">
            {if usable > 0 {
                choices(state, readings).into_any()
            } else {
                view! {
                    <TemplateButton />
                    <CloseButton state=state />
                }
                    .into_any()
            }}
        </p>
    }
}

fn choices(state: AppState, readings: Shared<Vec<Reading>>) -> impl IntoView {
    let library: Library = expect_context();
    let added = readings.clone();
    view! {
        <button type="button" class="button quiet" on:click=on(move |_| leave(state))>
            {t(Key::Cancel)}
        </button>
        <button
            type="button"
            class="button"
            on:click=on(move |_| intake::accept(state, library, &added, true))
        >
            {t(Key::AddToShown)}
        </button>
        <button
            type="button"
            class="button primary"
            autofocus
            on:click=on(move |_| intake::accept(state, library, &readings, false))
        >
            {t(Key::ShowInstead)}
        </button>
    }
}

fn reviewing(state: AppState) -> impl IntoView {
    let reports = state.loaded.with_untracked(|loaded| loaded.reports.clone());
    let reports = reports
        .into_iter()
        .map(|report| view! { <ReportView report=report alert=false /> })
        .collect_view();
    view! {
        <h2 id="intake-title">{t(Key::DataReport)}</h2>
        {reports}
        <super::report::NotPlaced />
        <p class="dialog-actions">
            <TemplateButton />
            <CloseButton state=state />
        </p>
    }
}

#[component]
fn TemplateButton() -> impl IntoView {
    view! {
        <button type="button" class="button" on:click=on(|_| save_template())>
            {t(Key::DownloadTemplate)}
        </button>
    }
}

/// Downloads an empty table with the canonical columns and examples.
pub(super) fn save_template() {
    crate::platform::download::text(
        "partnerships-template.csv",
        "text/csv;charset=utf-8",
        &engine::export::template(),
    );
}
