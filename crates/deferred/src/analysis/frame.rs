//! The frame around every view: the choice of view, its controls, and what it finds.

use analysis::{Control, Panel, name};
use leptos::html;
use leptos::prelude::*;
use messages::AnalysisText;
use platform::focus;
use records::query::{Stage, View};
use ui::Shared;
use ui::words::{t, words};
use ui::{bool_signal, dynamic, effect, memo, on, text_signal};

use crate::analysis::state::State;
use crate::analysis::{figure, play, save, table};

/// The analysis.
pub fn frame(state: State) -> impl IntoView {
    let (frame, body) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    effect(move || {
        if let Some(body) = body.get() {
            platform::on_resize(&body, move |size| {
                let width = size.x();
                // While hidden it has no width, and keeps what was drawn.
                if width > 0.0 && state.width.get_untracked() != width {
                    state.width.set(width);
                }
            });
        }
    });
    keep_focus(state, frame);
    let current = memo(move || state.view());
    let has = move |what: fn(&Panel) -> bool| {
        memo(move || {
            state
                .panel
                .with(|panel| panel.as_ref().is_some_and(|panel| what(panel)))
        })
    };
    let is_wide = has(|panel| panel.wide);
    let is_text = has(|panel| !panel.prose.is_empty());
    view! {
        <Tabs state=state current=current />
        <div
            class="view"
            class:wide=is_wide
            class:textual=is_text
            data-view=text_signal(move || current.get().key().to_owned())
            tabindex="0"
            role="region"
            aria-label=text_signal(move || t(name(current.get()).0).to_owned())
            node_ref=frame
        >
            {dynamic(move || head(state))}
            <div class="view-figure" node_ref=body>
                {dynamic(move || {
                    state.panel.get().map(|panel| figure::figure(state, panel))
                })}
            </div>
            <div class="view-numbers">
                {dynamic(move || state.panel.get().map(|panel| below(state, panel)))}
            </div>
        </div>
    }
}

/// Restores the focus to what was chosen, since a view is rebuilt when something in it is chosen.
fn keep_focus(state: State, frame: NodeRef<html::Div>) {
    effect(move || {
        state.panel.track();
        let Some(name) = state.focused.get_value() else {
            return;
        };
        request_animation_frame(move || {
            if let Some(frame) = frame.get_untracked() {
                focus::restore(&frame, &name);
            }
        });
    });
}

/// The names of the views in one row, scrolled so that the current one is visible.
#[component]
fn Tabs(state: State, current: Memo<View>) -> impl IntoView {
    let row = NodeRef::<html::Ul>::new();
    let tabs = View::ALL.map(|view| {
        let (label, question) = name(view);
        let tab = NodeRef::<html::Button>::new();
        effect(move || {
            if current.get() == view
                && let (Some(row), Some(tab)) = (row.get(), tab.get())
            {
                focus::show_in_row(&row, &tab);
            }
        });
        view! {
            <li>
                <button
                    type="button"
                    class="view-tab"
                    title=t(question)
                    aria-current=text_signal(move || (current.get() == view).to_string())
                    node_ref=tab
                    on:click=on(move |_| state.ask(|query| {
                        query.stage = Stage::Analysis(view);
                        query.lens.clear();
                    }))
                >
                    {t(label)}
                </button>
            </li>
        }
    });
    view! {
        <nav class="views" aria-label=t(AnalysisText::Views)>
            <ul node_ref=row>{tabs.collect_view()}</ul>
        </nav>
    }
}

/// The title, sentence and controls.
fn head(state: State) -> AnyView {
    let Some(panel) = state.panel.get() else {
        return view! { <p class="quiet-text" role="status">{t(AnalysisText::Loading)}</p> }
            .into_any();
    };
    let (_, question) = name(state.view());
    let mark = state.illustrative.get().then(
        || view! { <span class="mark-illustrative">{t(AnalysisText::IllustrativeMark)}</span> },
    );
    // While it plays, a screen reader could not keep up.
    let live = if state.playing.with_untracked(Option::is_some) {
        "off"
    } else {
        "polite"
    };
    view! {
        <div class="view-head">
            <p class="view-question">{mark} <span>{t(question)}</span></p>
            <h2 id="view-title">{panel.title.clone()}</h2>
            <p class="view-sentence" aria-live=live>{panel.sentence.clone()}</p>
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
    if panel.controls.is_empty() {
        return ().into_any();
    }
    let selects = panel.controls.iter().map(|control| {
        let chosen = control.clone();
        let choose = move |value: String| {
            let act = state
                .query
                .with_untracked(|query| chosen.act(&value, query));
            if let Some(act) = act {
                state.act(&act);
            }
        };
        select(control, choose)
    });
    view! {
        <div class="view-controls" role="group" aria-label=t(AnalysisText::ShowBy)>
            {selects.collect_view()}
            {play::button(state)}
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
            <select
                data-focus=control.label.clone()
                on:change=on(move |event| choose(event_target_value(&event)))
            >
                {options.collect_view()}
            </select>
        </label>
    }
    .into_any()
}

/// The tables and notes.
fn below(state: State, panel: Shared<Panel>) -> AnyView {
    let tables = panel.tables.iter().enumerate();
    let tables = tables.map(|(i, one)| table::table(state, i, one));
    let notes = panel
        .notes
        .iter()
        .map(|note| view! { <li>{note.clone()}</li> });
    let has_notes = !panel.notes.is_empty();
    view! {
        {tables.collect_view()}
        {save::buttons(state, panel.clone())}
        <ul class="view-notes" hidden=bool_signal(move || !has_notes) aria-label=t(AnalysisText::Notes)>
            {notes.collect_view()}
        </ul>
        <p class="quiet-text view-credit">{words().get(AnalysisText::Credit)}</p>
    }
    .into_any()
}
