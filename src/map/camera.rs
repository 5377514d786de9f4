//! Where the map looks: moves at once or in a short flight, and the query follows when it rests.

use std::cell::Cell;
use std::time::Duration;

use engine::view::{Flight, MapView};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::canvas::home;
use crate::controls::{effect, memo};
use crate::platform;
use crate::state::AppState;

thread_local! {
    /// Which flight is in the air: a newer one, or a gesture, ends the older.
    static FLIGHT: Cell<u32> = const { Cell::new(0) };
    static RESTING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

fn new_flight() -> u32 {
    FLIGHT.set(FLIGHT.get().wrapping_add(1));
    FLIGHT.get()
}

/// Looks elsewhere at once, as a gesture does.
pub fn jump(state: AppState, view: MapView) {
    new_flight();
    show(state, view);
    rest_soon(state);
}

/// Flies there, or jumps where the reader prefers less motion.
pub fn fly(state: AppState, to: MapView) {
    let Some(from) = state.stage.with_untracked(|stage| stage.view) else {
        return;
    };
    let flight = Flight::between(from, to);
    if platform::media("(prefers-reduced-motion: reduce)") || flight.duration() <= 0.0 {
        return jump(state, to);
    }
    // What the pointer was over moves away from under it.
    if state
        .hover
        .with_untracked(|hover| hover.is_some_and(|h| !h.by_keyboard))
    {
        state.hover.set(None);
    }
    let this = new_flight();
    step(state, flight, this, platform::now());
}

fn step(state: AppState, flight: Flight, this: u32, began: f64) {
    request_animation_frame(move || {
        if FLIGHT.get() != this {
            return;
        }
        let t = (platform::now() - began) / flight.duration();
        show(state, flight.at(t));
        if t < 1.0 {
            step(state, flight, this, began);
        } else {
            rest_soon(state);
        }
    });
}

fn show(state: AppState, view: MapView) {
    state.stage.update(|stage| stage.view = Some(view));
}

/// Writes the camera to the query once the map has rested, so that the address is not rewritten at
/// every frame.
fn rest_soon(state: AppState) {
    if let Some(waiting) = RESTING.take() {
        waiting.clear();
    }
    let rest = move || {
        let Some(view) = state.stage.with_untracked(|stage| stage.view) else {
            return;
        };
        let at_home = view == home(view.size);
        let camera = (!at_home).then(|| view.camera());
        if state.query.with_untracked(|query| query.camera != camera) {
            state.query.update(|query| query.camera = camera);
        }
    };
    RESTING.set(set_timeout_with_handle(rest, Duration::from_millis(300)).ok());
}

/// Follows the query's camera when something else than the map changes it: going back, a shared
/// address, another data set.
pub fn follow_query(state: AppState) {
    let camera = memo(move || state.query.with(|query| query.camera));
    effect(move || {
        let camera = camera.get();
        let Some(view) = state.stage.with_untracked(|stage| stage.view) else {
            return;
        };
        let at_home = view == home(view.size);
        let present = (!at_home).then(|| view.camera());
        if present != camera {
            let to = camera.map_or_else(
                || home(view.size),
                |camera| MapView::from_camera(camera, view.size),
            );
            fly(state, to);
        }
    });
}
