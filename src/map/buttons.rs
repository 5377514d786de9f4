//! Buttons to zoom, to show the whole country or the results, and to keep the map still.

use cartography::view::{Bounds, MapView, Step};
use leptos::prelude::*;
use messages::PageText;

use super::camera::{fly, follow, home, toggle_still};
use super::{MapPicture, metres, padding};
use records::Row;
use ui::words::t;
use ui::{Icon, Name, on, text_signal};

/// The map's buttons.
#[component]
pub fn Buttons() -> impl IntoView {
    let picture: MapPicture = expect_context();
    let stage = picture.state.stage;
    let move_by = move |next: &dyn Fn(&MapView) -> MapView| {
        if let Some(view) = stage.with_untracked(|stage| stage.view) {
            fly(picture, next(&view));
        }
    };
    let step = move |step: Step| move_by(&|view| view.step(step));
    let pressed = move || stage.with(|stage| stage.is_still).to_string();
    view! {
        <div class="map-buttons" role="group" aria-label=t(PageText::MapButtons)>
            {button(PageText::ZoomIn, Name::Plus, move || step(Step::In))}
            {button(PageText::ZoomOut, Name::Minus, move || step(Step::Out))}
            {button(PageText::FitFound, Name::Fit, move || fit(picture))}
            {button(PageText::WholeCountry, Name::Home, move || move_by(&|view| home(view.size)))}
            <button
                type="button"
                aria-label=t(PageText::HoldStill)
                title=t(PageText::HoldStill)
                aria-pressed=text_signal(pressed)
                on:click=on(move |_| toggle_still(picture))
            >
                <Icon name=Name::Pin />
            </button>
            {button(PageText::Print, Name::Print, platform::print)}
        </div>
    }
}

fn button(label: PageText, icon: Name, act: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" aria-label=t(label) title=t(label) on:click=on(move |_| act())>
            <Icon name=icon />
        </button>
    }
}

/// Shows all places of the selected item; otherwise lets the map frame the results.
fn fit(picture: MapPicture) {
    match around_selected(picture) {
        Some(view) => fly(picture, view),
        None => follow(picture),
    }
}

fn around_selected(picture: MapPicture) -> Option<MapView> {
    let view = picture.state.stage.with_untracked(|stage| stage.view)?;
    let loaded = picture.state.loaded.get_untracked();
    let detail = picture.derived.detail.get_untracked()?;
    let place = |row: &Row| {
        let code = *loaded.data.place.get(row.index())?;
        let at = loaded.data.places.positions.get(code.index())?;
        Some(metres(*at))
    };
    let bounds = Bounds::around(detail.rows.iter().filter_map(place));
    (!bounds.is_empty()).then(|| MapView::fit(bounds, view.size, padding(view.size)))
}
