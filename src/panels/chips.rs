//! The active filters, each removable.

use explore::aggregates::{Chip, ChipKind, removable};
use leptos::prelude::*;
use messages::PageText;
use records::query::Query;

use crate::state::{AppState, state};
use ui::words::{t, words};
use ui::{Icon, Name, dynamic, memo, on, show_when};

/// The chips and "clear all".
#[component]
pub fn Chips() -> impl IntoView {
    let state = state();
    let active = memo(move || state.query.with(|query| removable(query, words())));
    let any = move || !active.with(Vec::is_empty);
    // Always one row, so that the map below keeps its size whatever is filtered.
    view! {
        <div class="chips">
            {show_when(move || !any(), || view! { <p class="quiet-text">{t(PageText::NoFilters)}</p> })}
            {show_when(any, move || view! {
                <ul aria-label=t(PageText::ActiveFilters)>
                    {dynamic(move || {
                        let item = |chip| view! { <li>{chip_button(state, chip)}</li> };
                        active.get().into_iter().map(item).collect_view()
                    })}
                </ul>
                <button
                    type="button"
                    class="link"
                    on:click=on(move |_| {
                        state.query.update(|query| query.clear_filters());
                        platform::focus("headline");
                    })
                >
                    {t(PageText::ClearAll)}
                </button>
            })}
        </div>
    }
}

fn chip_button(state: AppState, chip: Chip) -> impl IntoView {
    let Chip { kind, label, text } = chip;
    let name = words().fill(
        PageText::RemoveFilter,
        &[("label", t(label)), ("text", &text)],
    );
    view! {
        <button
            type="button"
            class="chip"
            aria-label=name
            on:click=on(move |_| {
                state.query.update(|query| take_away(query, &kind));
                // The chip is gone: without this, the keyboard focus would return to the start of
                // the page.
                platform::focus("headline");
            })
        >
            <span class="chip-label">{t(label)}</span>
            <span class="chip-text">{text}</span>
            <Icon name=Name::Close />
        </button>
    }
}

/// Removes a filter.
pub(super) fn take_away(query: &mut Query, kind: &ChipKind) {
    match kind {
        ChipKind::Value(facet, value) => query.toggle(*facet, value),
        ChipKind::Years => query.years = None,
        ChipKind::Text => query.text.clear(),
        ChipKind::Near => query.near = None,
    }
}
