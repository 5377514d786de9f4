//! Files being loaded: the drop target, progress, and the result.

use leptos::html;
use leptos::prelude::*;
use messages::PageText;

use crate::intake::{self, Intake};
use crate::state::{AppState, state};
use platform::files;
use ui::words::{t, words};
use ui::{dynamic, effect, memo, on, show_when, text_signal};

/// The dialogue for loading files; it also receives files dropped anywhere on the page.
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
            .with(|intake| !matches!(intake, Intake::Idle | Intake::Hovering | Intake::Imports))
    });
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    // Progress changes many times a second, so the content is rebuilt only when its stage changes.
    let stage = memo(move || {
        state.intake.with(|intake| match intake {
            Intake::Import { names, .. } => Intake::Import {
                names: names.clone(),
                progress: 0.0,
            },
            other => other.clone(),
        })
    });
    view! {
        {show_when(move || state.intake.with(|intake| *intake == Intake::Hovering), move || view! {
            <div class="drop-target" aria-hidden="true">
                <p>{t(PageText::DropTitle)}</p>
                <p class="quiet-text">{t(PageText::Privacy)}</p>
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
        .with_untracked(|intake| matches!(intake, Intake::Import { .. }))
    {
        intake::cancel(state);
    } else {
        state.intake.set(Intake::Idle);
    }
}

fn content(state: AppState, intake: Intake) -> impl IntoView {
    match intake {
        Intake::Idle | Intake::Hovering | Intake::Imports => ().into_any(),
        Intake::Import { names, .. } => reading(state, &names).into_any(),
        Intake::Failed(what) => {
            let text = words().fill(PageText::FailedText, &[("what", &what)]);
            message(state, t(PageText::FailedTitle), text).into_any()
        }
        Intake::Lost => message(
            state,
            t(PageText::LostTitle),
            t(PageText::LostText).to_owned(),
        )
        .into_any(),
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
            {t(PageText::Close)}
        </button>
    }
}

fn reading(state: AppState, names: &[String]) -> impl IntoView {
    let progress = move || {
        state.intake.with(|intake| match intake {
            Intake::Import { progress, .. } => (*progress * 100.0) as u32,
            _ => 0,
        })
    };
    view! {
        <h2 id="intake-title">{t(PageText::ReadingTitle)}</h2>
        <p class="file-names">{names.join(", ")}</p>
        <progress max="100" value=text_signal(move || progress().to_string()) aria-labelledby="intake-title">
        </progress>
        <p class="quiet-text">{t(PageText::Privacy)}</p>
        <p class="dialog-actions">
            <button type="button" class="button" on:click=on(move |_| intake::cancel(state))>
                {t(PageText::Cancel)}
            </button>
        </p>
    }
}
