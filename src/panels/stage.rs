//! The main area with the map or the table, and the message when nothing matches.

use explore::aggregates::{Chip, ChipKind, removable};
use explore::crossfilter::filter;
use leptos::prelude::*;
use messages::PageText;
use records::query::Stage as Face;

use super::table::Table;
use crate::derived::derived;
use crate::map::MapPanel;
use crate::state::{AppState, state};
use ui::words::{t, words};
use ui::{bool_signal, dynamic, memo, on, show_when};

/// The area between the filters and the details.
#[component]
pub fn Stage() -> impl IntoView {
    let state = state();
    let face = memo(move || state.query.with(|query| query.stage));
    let is_table = move || face.get() == Face::Table;
    let is_analysis = move || matches!(face.get(), Face::Analysis(_));
    let is_away = move || face.get() != Face::Map;
    view! {
        <div class="stage">
            // The map stays in the page behind the table, so that returning to it costs nothing.
            <div class="stage-face" class:away=bool_signal(is_away) inert=bool_signal(is_away)>
                <MapPanel />
            </div>
            {show_when(is_table, move || view! {
                <div class="stage-face">
                    <Table />
                </div>
            })}
            <NothingMatches />
            // The analysis (`crates/deferred`) mounts itself here when it is first shown.
            <div id="analysis" class="stage-face" hidden=bool_signal(move || !is_analysis())></div>
        </div>
    }
}

/// Explains an empty result and offers filters to remove.
#[component]
fn NothingMatches() -> impl IntoView {
    let state = state();
    let derived = derived();
    let empty = move || {
        derived.totals.with(|totals| totals.records == 0)
            && state.loaded.with(|loaded| !loaded.data.is_empty())
    };
    let ways_back = move || {
        let loaded = state.loaded.get();
        let query = state.query.get();
        let way = |chip: Chip| {
            let mut without = query.clone();
            super::chips::take_away(&mut without, &chip.kind);
            let found = filter(&loaded.data, &loaded.search, &without).rows.len() as u32;
            (found > 0).then(|| way_back(state, chip, found))
        };
        removable(&query, words())
            .into_iter()
            .filter_map(way)
            .collect_view()
    };
    view! {
        {show_when(empty, move || view! {
            <div class="nothing" role="note">
                <h2>{t(PageText::NothingTitle)}</h2>
                <p>{t(PageText::NothingText)}</p>
                <p class="nothing-actions">
                    {dynamic(ways_back)}
                    <button
                        type="button"
                        class="button primary"
                        on:click=on(move |_| state.query.update(|query| query.clear_filters()))
                    >
                        {t(PageText::ClearAll)}
                    </button>
                </p>
            </div>
        })}
    }
}

/// A filter that is the only obstacle, and the number of results without it.
fn way_back(state: AppState, chip: Chip, found: u32) -> impl IntoView {
    let records = words().count(PageText::CountRecords, found);
    let text = match chip.kind {
        // "Without within" would read as a mistake.
        ChipKind::Near => words().fill(PageText::Quoted, &[("text", &chip.text)]),
        _ => chip.text,
    };
    let label = words().fill(PageText::Without, &[("text", &text), ("records", &records)]);
    view! {
        <button
            type="button"
            class="button"
            on:click=on(move |_| {
                state.query.update(|query| super::chips::take_away(query, &chip.kind));
            })
        >
            {label}
        </button>
    }
}
