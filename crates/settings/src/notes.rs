//! The notes above the page: whose data is shown, what is being read, and what needs attention.

use leptos::prelude::*;
use messages::SettingsText;
use ui::words::t;
use ui::{Icon, Name, dynamic, on, show_when};

use crate::state::{Quiet, SettingsState};

/// The notes; nothing where there are none.
pub fn view(state: SettingsState) -> impl IntoView {
    let any = move || state.notes.with(|notes| !notes.is_silent());
    view! {
        {show_when(any, move || view! {
            <aside class="notes" aria-label=t(SettingsText::Banner)>
                {dynamic(move || state.notes.with(|notes| notes.whose.clone()).map(|text| {
                    view! { <p class="notes-whose">{text}</p> }
                }))}
                <p role="status">{dynamic(move || state.notes.with(|notes| notes.reading.clone()))}</p>
                {dynamic(move || problems(state))}
                {dynamic(move || quiet(state))}
            </aside>
        })}
    }
}

fn problems(state: SettingsState) -> Option<AnyView> {
    let problems = state.notes.with(|notes| notes.problems.clone());
    if problems.is_empty() {
        return None;
    }
    let items = problems.into_iter().map(|text| view! { <li>{text}</li> });
    let close = move || state.notes.update(|notes| notes.problems.clear());
    let view = view! {
        <div class="notes-row" role="alert">
            <div>
                <p class="notes-title">{t(SettingsText::Problems)}</p>
                <ul>{items.collect_view()}</ul>
            </div>
            {close_button(close)}
        </div>
    };
    Some(view.into_any())
}

fn quiet(state: SettingsState) -> Option<AnyView> {
    let Some(Quiet::Told(text)) = state.notes.with(|notes| notes.quiet.clone()) else {
        return None;
    };
    let close = move || {
        state
            .notes
            .update(|notes| notes.quiet = Some(Quiet::Closed))
    };
    let view = view! { <div class="notes-row"><p>{text}</p>{close_button(close)}</div> };
    Some(view.into_any())
}

fn close_button(close: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button quiet"
            aria-label=t(SettingsText::Dismiss)
            on:click=on(move |_| close())
        >
            <Icon name=Name::Close />
        </button>
    }
}
