//! Choosing a point on the map: by a click, by Enter for the map's centre, or by a mark's own
//! place.

use cartography::scene::{Mark, MarkId};
use cartography::view::Pixels;
use explore::aggregates::Around;
use geography::geo::Projection;
use leptos::prelude::*;
use messages::PageText;
use records::dataset::place_key;

use super::MapPicture;
use super::canvas::with_scene;
use crate::near::nearby;
use crate::state::AppState;
use ui::words::t;
use ui::{on, show_when};

/// The instruction shown on the map while a point is being chosen, with the centre marked for
/// keyboard users.
#[component]
pub fn Choosing() -> impl IntoView {
    let near = nearby();
    show_when(
        move || near.is_choosing(),
        move || {
            view! {
                <span class="map-cross" aria-hidden="true"></span>
                <div class="map-choosing">
                    <p>{t(PageText::ChoosingOnMap)}</p>
                    <button type="button" class="button" on:click=on(move |_| near.cancel())>
                        {t(PageText::Cancel)}
                    </button>
                </div>
            }
        },
    )
}

/// Chooses what is at a screen position: a mark's place, else the position itself.
pub fn take_at(state: AppState, picture: MapPicture, at: Pixels, reach: f64) {
    let mark = with_scene(|scene| scene.hit(at, reach).copied()).flatten();
    match mark.and_then(|mark| place_of(state, &mark)) {
        Some(around) => picture.near.take(&around),
        None => take_position(state, picture, at),
    }
}

/// Chooses a mark's place, or its position on the map if it does not represent a place.
pub fn take(state: AppState, picture: MapPicture, mark: &Mark) {
    match place_of(state, mark) {
        Some(around) => picture.near.take(&around),
        None => take_position(state, picture, mark.at),
    }
}

fn take_position(state: AppState, picture: MapPicture, at: Pixels) {
    if let Some(view) = state.stage.with_untracked(|stage| stage.view) {
        picture.near.take(&Around {
            at: place_key(Projection::unproject(view.to_world(at))),
            name: String::new(),
        });
    }
}

/// A mark's place; the heaviest if it represents several.
fn place_of(state: AppState, mark: &Mark) -> Option<Around> {
    let MarkId::Place(place) = mark.id else {
        return None;
    };
    state.loaded.with_untracked(|loaded| {
        let data = &loaded.data;
        let at = place_key(*data.places.positions.get(place.index())?);
        let name = data.name_of_place(place).to_owned();
        Some(Around { at, name })
    })
}
