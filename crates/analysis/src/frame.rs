//! The frame around every view: which view, how it shows things, what it finds.

use engine::analysis::{Control, Panel, name};
use engine::catalogue::AnalysisKey;
use engine::query::{Stage, View};
use leptos::html;
use leptos::prelude::*;
use partnership_map::controls::{dynamic, effect, flag, memo, on, text};
use partnership_map::platform;
use partnership_map::platform::analysis;
use partnership_map::state::Shared;
use partnership_map::words::{t, words};

use crate::state::State;
use crate::{figure, save, table};

/// The analysis.
#[component]
pub fn Analysis() -> impl IntoView {
    let state = State::new();
    analysis::on_look(move |look| state.take(look));
    analysis::on_picture(move |ground| save::shared(state, ground));
    let body = NodeRef::<html::Div>::new();
    effect(move || {
        if let Some(body) = body.get() {
            platform::on_resize(&body, move |[width, _]| {
                // Hidden, it has no width: what was drawn stays.
                if width > 0.0 && state.width.get_untracked() != width {
                    state.width.set(width);
                }
            });
        }
    });
    let current = memo(move || state.view());
    let is_wide = memo(move || {
        state
            .panel
            .with(|panel| panel.as_ref().is_some_and(|p| p.wide))
    });
    view! {
        <nav class="views" aria-label=t(AnalysisKey::Views)>
            <ul>{View::ALL.map(|view| tab(state, current, view)).collect_view()}</ul>
        </nav>
        <div class="view" class:wide=is_wide tabindex="0" role="region" aria-label=text(move || t(name(current.get()).0).to_owned())>
            {dynamic(move || head(state))}
            <div class="view-body">
                <div class="view-figure" node_ref=body>
                    {dynamic(move || {
                        state.panel.get().map(|panel| figure::figure(state, panel))
                    })}
                </div>
                <div class="view-numbers">
                    {dynamic(move || state.panel.get().map(|panel| below(state, panel)))}
                </div>
            </div>
        </div>
    }
}

fn tab(state: State, current: Memo<View>, view: View) -> AnyView {
    let (label, question) = name(view);
    view! {
        <li>
            <button
                type="button"
                class="view-tab"
                title=t(question)
                aria-current=text(move || (current.get() == view).to_string())
                on:click=on(move |_| state.ask(|query| {
                    query.stage = Stage::Analysis(view);
                    query.lens.clear();
                }))
            >
                {t(label)}
            </button>
        </li>
    }
    .into_any()
}

/// Title, sentence, controls.
fn head(state: State) -> AnyView {
    let Some(panel) = state.panel.get() else {
        return view! { <p class="quiet-text" role="status">{t(AnalysisKey::Loading)}</p> }
            .into_any();
    };
    let (_, question) = name(state.view());
    let mark = state
        .illustrative
        .get()
        .then(|| view! { <p class="mark-illustrative">{t(AnalysisKey::IllustrativeMark)}</p> });
    view! {
        <div class="view-head">
            <p class="quiet-text">{t(question)}</p>
            <h2 id="view-title">{panel.title.clone()}</h2>
            <p class="view-sentence" aria-live="polite">{panel.sentence.clone()}</p>
            {mark}
            {prose(&panel)}
            {controls(state, &panel)}
        </div>
    }
    .into_any()
}

fn prose(panel: &Panel) -> Option<AnyView> {
    (!panel.prose.is_empty()).then(|| {
        let paragraphs = panel
            .prose
            .iter()
            .map(|text| view! { <p>{text.clone()}</p> });
        view! { <div class="prose">{paragraphs.collect_view()}</div> }.into_any()
    })
}

fn controls(state: State, panel: &Shared<Panel>) -> AnyView {
    let others = panel.controls.iter().map(|control| {
        let key = control.key;
        let first = control.options.first().map(|(value, _)| value.clone());
        let choose = move |value: String| {
            let value = if Some(&value) == first.as_ref() {
                String::new()
            } else {
                value
            };
            state.act(&engine::analysis::Act::Lens(key, value));
        };
        select(control, choose)
    });
    if panel.controls.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="view-controls" role="group" aria-label=t(AnalysisKey::ShowBy)>
            {others.collect_view()}
        </div>
    }
    .into_any()
}

fn select(control: &Control, choose: impl Fn(String) + 'static) -> AnyView {
    let options = control.options.iter().map(|(value, label)| {
        let chosen = *value == control.chosen;
        view! { <option value=value.clone() selected=chosen>{label.clone()}</option> }
    });
    view! {
        <label class="view-control">
            <span>{control.label.clone()}</span>
            <select on:change=on(move |event| choose(event_target_value(&event)))>
                {options.collect_view()}
            </select>
        </label>
    }
    .into_any()
}

/// Tables and notes.
fn below(state: State, panel: Shared<Panel>) -> AnyView {
    let tables = panel.tables.iter().map(|one| table::table(state, one));
    let notes = panel
        .notes
        .iter()
        .map(|note| view! { <li>{note.clone()}</li> });
    let has_notes = !panel.notes.is_empty();
    view! {
        {tables.collect_view()}
        {save::buttons(state, panel.clone())}
        <ul class="view-notes" hidden=flag(move || !has_notes) aria-label=t(AnalysisKey::Notes)>
            {notes.collect_view()}
        </ul>
        <p class="quiet-text view-credit">{words().get(AnalysisKey::Credit)}</p>
    }
    .into_any()
}
