//! Zoom, the whole country, and what is found.

use engine::catalogue::Key;
use engine::view::{Bounds, MapView, Step};
use leptos::prelude::*;

use super::camera::fly;
use super::canvas::home;
use super::{metres, padding};
use crate::controls::{Icon, Name, on};
use crate::derived::{Derived, derived};
use crate::platform;
use crate::state::{AppState, state};
use crate::words::t;

/// The map's buttons.
#[component]
pub fn Buttons() -> impl IntoView {
    let state = state();
    let derived = derived();
    let step = move |step: Step| move_by(state, move |view| view.step(step));
    view! {
        <div class="map-buttons" role="group" aria-label=t(Key::MapButtons)>
            {button(Key::ZoomIn, Name::Plus, move || step(Step::In))}
            {button(Key::ZoomOut, Name::Minus, move || step(Step::Out))}
            {button(Key::FitFound, Name::Fit, move || fit(state, derived))}
            {button(Key::WholeCountry, Name::Home, move || move_by(state, |v| home(v.size)))}
            {button(Key::Print, Name::Print, platform::print)}
        </div>
    }
}

fn button(label: Key, icon: Name, act: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" aria-label=t(label) title=t(label) on:click=on(move |_| act())>
            <Icon name=icon />
        </button>
    }
}

fn move_by(state: AppState, next: impl Fn(&MapView) -> MapView) {
    if let Some(view) = state.stage.with_untracked(|stage| stage.view) {
        fly(state, next(&view));
    }
}

/// Shows all places of what is selected, else of what matches.
fn fit(state: AppState, derived: Derived) {
    if let Some(view) = fitted(state, derived) {
        fly(state, view);
    }
}

/// The view that shows all places of what is selected, else of what matches.
pub fn fitted(state: AppState, derived: Derived) -> Option<MapView> {
    let view = state.stage.with_untracked(|stage| stage.view)?;
    let loaded = state.loaded.get_untracked();
    let selected = derived
        .detail
        .get_untracked()
        .map(|detail| detail.rows.clone());
    let rows = selected
        .filter(|rows| !rows.is_empty())
        .unwrap_or_else(|| derived.filtered.with_untracked(|f| f.rows.clone()));
    let place = |row: &u32| {
        let code = *loaded.data.place.get(*row as usize)?;
        loaded
            .data
            .places
            .positions
            .get(code as usize)
            .map(|p| metres(*p))
    };
    let bounds = Bounds::around(rows.iter().filter_map(place));
    (!bounds.is_empty()).then(|| MapView::fit(bounds, view.size, padding(view.size)))
}

/// Metres a pixel: as close as new data is first shown, so that a town stays in sight of others.
const FIRST_LOOK: f64 = 200.0;

/// Shows the places of data that was just taken, where the whole country would be more than they need.
pub fn show_new(state: AppState, derived: Derived) {
    let view = fitted(state, derived).map(|view| MapView {
        scale: view.scale.max(FIRST_LOOK),
        ..view
    });
    let closer = view.filter(|view| view.scale < home(view.size).scale * 0.9);
    if let Some(view) = closer {
        state
            .query
            .update(|query| query.camera = Some(view.camera()));
    }
}
