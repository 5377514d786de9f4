//! Moves the map. A user moves it at once or in a short flight, and the query's camera is updated
//! when it comes to rest; without a camera the map follows the filters, and frames what is shown.

use std::cell::Cell;
use std::time::Duration;

use cartography::view::{Flight, MapView, Padding, Pixels};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use records::query::{Camera, Outlook, Query, Stage as Face};

use super::{MapPicture, padding};
use crate::state::AppState;
use platform::{self, prefs};
use ui::{effect, memo};

/// The delay in milliseconds between a change of what is shown and the flight that frames it, so
/// that several boxes ticked one after the other cause a single flight.
const PAUSE: u64 = 400;
/// The time in milliseconds after a gesture during which only the user moves the map. Longer than
/// [`REST`].
const MOMENT: f64 = 800.0;
/// The time in milliseconds after which the map is considered at rest.
const REST: u64 = 300;

thread_local! {
    /// The number of the current flight: a newer one, or a gesture, ends it.
    static FLIGHT: Cell<u32> = const { Cell::new(0) };
    static RESTING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
    static FRAMING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
    /// Whether a finger or button is down on the map, and when the user last moved it.
    static HELD: Cell<bool> = const { Cell::new(false) };
    static TOUCHED: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
}

fn new_flight() -> u32 {
    FLIGHT.set(FLIGHT.get().wrapping_add(1));
    FLIGHT.get()
}

/// The view of the whole country in a map of a given size.
pub(super) fn home(size: Pixels) -> MapView {
    MapView::from_camera(Camera::Whole, size)
}

/// The view when the map follows the filters.
pub(super) fn followed(picture: MapPicture, size: Pixels, padding: Padding) -> MapView {
    let bounds = picture.extent.get_untracked();
    let framed = bounds.and_then(|bounds| MapView::frame(bounds, size, padding));
    framed.unwrap_or_else(|| home(size))
}

/// The view for a camera in a map of a given size.
fn aim(picture: MapPicture, camera: Option<Camera>, size: Pixels) -> MapView {
    camera.map_or_else(
        || followed(picture, size, padding(size)),
        |camera| MapView::from_camera(camera, size),
    )
}

fn view(state: AppState) -> Option<MapView> {
    state.stage.with_untracked(|stage| stage.view)
}

fn camera(state: AppState) -> Option<Camera> {
    state.query.with_untracked(|query| query.camera)
}

fn set_camera(state: AppState, camera: Option<Camera>) {
    state.query.maybe_update(|query| {
        let turns = query.camera != camera;
        query.camera = camera;
        turns
    });
}

/// A finger or button is pressed on the map, or all have been released.
pub fn hold(held: bool) {
    HELD.set(held);
    TOUCHED.set(platform::now());
}

/// Moves the map at once, as a gesture does.
pub fn jump(picture: MapPicture, view: MapView) {
    new_flight();
    TOUCHED.set(platform::now());
    show(picture.state, view);
    rest_soon(picture);
}

/// Flies to a view that the user requested, or jumps where they prefer less motion.
pub fn fly(picture: MapPicture, to: MapView) {
    travel(picture, to, true);
}

fn travel(picture: MapPicture, to: MapView, by_hand: bool) {
    let state = picture.state;
    let Some(from) = view(state) else { return };
    let flight = Flight::between(from, to);
    let this = new_flight();
    let is_away = state.query.with_untracked(|query| query.stage != Face::Map);
    let at_once = is_away || platform::media("(prefers-reduced-motion: reduce)");
    // Whatever was under the pointer moves away from it.
    if state
        .hover
        .with_untracked(|hover| hover.is_some_and(|h| !h.by_keyboard))
    {
        state.hover.set(None);
    }
    if at_once || flight.duration() <= 0.0 {
        arrive(picture, to, by_hand);
    } else {
        step(picture, flight, this, by_hand, platform::now());
    }
}

fn step(picture: MapPicture, flight: Flight, this: u32, by_hand: bool, began: f64) {
    request_animation_frame(move || {
        if FLIGHT.get() != this {
            return;
        }
        let t = (platform::now() - began) / flight.duration();
        if t < 1.0 {
            if by_hand {
                TOUCHED.set(platform::now());
            }
            show(picture.state, flight.at(t));
            step(picture, flight, this, by_hand, began);
        } else {
            arrive(picture, flight.at(1.0), by_hand);
        }
    });
}

fn arrive(picture: MapPicture, to: MapView, by_hand: bool) {
    show(picture.state, to);
    if by_hand {
        TOUCHED.set(platform::now());
        rest_soon(picture);
    }
}

/// Shows a view in the map's present size, which only [`resize`] changes. A flight that started
/// before the map was given its size would restore the old one.
fn show(state: AppState, view: MapView) {
    state.stage.update(|stage| {
        let size = stage.view.map_or(view.size, |present| present.size);
        stage.view = Some(MapView { size, ..view });
    });
}

/// The map's element has a new size. The map frames again what it framed before.
pub fn resize(picture: MapPicture, size: Pixels) {
    if size.x() < 1.0 || size.y() < 1.0 {
        return;
    }
    let state = picture.state;
    let camera = camera(state);
    let is_put = matches!(camera, Some(Camera::At { .. }));
    let next = match view(state) {
        None => aim(picture, camera, size),
        Some(view) if !is_put && view == aim(picture, camera, view.size) => {
            aim(picture, camera, size)
        }
        Some(view) => {
            // In flight, or being dragged: it comes to rest at its new position.
            if !is_put {
                frame_soon(picture);
            }
            view.resized(size)
        }
    };
    state.stage.update(|stage| stage.view = Some(next));
}

/// Writes the camera to the query once the map has come to rest, so that the address is not
/// rewritten in every frame. If the view is the one that the map would frame anyway, it follows the
/// filters again.
fn rest_soon(picture: MapPicture) {
    let state = picture.state;
    let rest = move || {
        if let Some(view) = view(state) {
            let follows = view == aim(picture, None, view.size);
            set_camera(state, (!follows).then(|| view.camera()));
        }
    };
    after(&RESTING, REST, rest);
}

/// Cancels what is waiting, and does something else instead after a delay in milliseconds.
fn after(
    waiting: &'static std::thread::LocalKey<Cell<Option<TimeoutHandle>>>,
    milliseconds: u64,
    act: impl FnOnce() + 'static,
) {
    if let Some(earlier) = waiting.take() {
        earlier.clear();
    }
    let later = set_timeout_with_handle(act, Duration::from_millis(milliseconds));
    waiting.set(later.ok());
}

/// Frames what is shown, once it has stopped changing and nobody is moving the map.
fn frame_soon(picture: MapPicture) {
    after(&FRAMING, PAUSE, move || {
        if HELD.get() || platform::now() - TOUCHED.get() < MOMENT {
            frame_soon(picture);
        } else {
            frame(picture);
        }
    });
}

fn frame(picture: MapPicture) {
    let camera = camera(picture.state);
    let Some(view) = view(picture.state) else {
        return;
    };
    let to = aim(picture, camera, view.size);
    if !matches!(camera, Some(Camera::At { .. })) && view != to {
        travel(picture, to, false);
    }
}

/// Lets the map follow the filters again, at once.
pub fn follow(picture: MapPicture) {
    set_camera(picture.state, None);
    TOUCHED.set(f64::NEG_INFINITY);
    frame(picture);
}

/// Responds to everything else that moves the map: what is shown, the filters, the query's camera.
pub fn follow_query(picture: MapPicture) {
    follow_extent(picture);
    follow_filters(picture);
    follow_camera(picture);
}

/// What is shown has a new extent. The first time, the map starts there.
fn follow_extent(picture: MapPicture) {
    let has_started = StoredValue::new(false);
    effect(move || {
        if picture.extent.get().is_none() {
            return;
        }
        if has_started.get_value() {
            return frame_soon(picture);
        }
        has_started.set_value(true);
        let state = picture.state;
        if let (None, Some(view)) = (camera(state), view(state)) {
            new_flight();
            show(state, aim(picture, None, view.size));
        }
    });
}

/// A change of filters may release a camera that was moved, or keep the map where it is.
fn follow_filters(picture: MapPicture) {
    let state = picture.state;
    let before = StoredValue::new(state.query.get_untracked());
    effect(move || {
        let query = state.query.get();
        let from = before.get_value();
        before.set_value(query.clone());
        if query.same_filters(&from) || is_of_the_address(&query) {
            return;
        }
        let Some(view) = view(state) else { return };
        let outlook = Outlook {
            camera: view.camera(),
            is_still: state.stage.with_untracked(|stage| stage.is_still),
            sees_any: picture.sees_any(&view),
        };
        set_camera(state, query.camera_after(&from, outlook));
    });
}

/// Whether the filters came from the address, which itself says where to look: a user's choices are
/// not written there yet.
fn is_of_the_address(query: &Query) -> bool {
    let address = crate::address::read();
    address.same_filters(query) && address.camera == query.camera
}

/// Something other than the map changed the camera: going back, a link, another data set.
fn follow_camera(picture: MapPicture) {
    let state = picture.state;
    let camera = memo(move || state.query.with(|query| query.camera));
    effect(move || {
        let camera = camera.get();
        let Some(view) = view(state) else { return };
        match camera {
            Some(camera) if view.camera() == camera => {}
            Some(camera) => {
                let by_hand = camera != Camera::Whole;
                travel(picture, MapView::from_camera(camera, view.size), by_hand);
            }
            None => frame_soon(picture),
        }
    });
}

/// Keeps the map still when filters change, or lets it follow them again.
pub fn toggle_still(picture: MapPicture) {
    let state = picture.state;
    let is_still = !state.stage.with_untracked(|stage| stage.is_still);
    prefs::set_still(is_still);
    state.stage.update(|stage| stage.is_still = is_still);
    if !is_still {
        follow(picture);
    }
}
