//! Translates pointer, wheel and keys into movements of the map and items to open.

use cartography::scene::hit::TOUCH_REACH;
use cartography::view::{MapView, Pixels, Step, ZOOM_STEP};
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;

use super::camera::{fly, hold, home, jump};
use super::canvas::with_scene;
use super::choosing::take_at;
use super::open::open;
use super::{Hover, MapPicture};
use crate::state::AppState;

/// The distance in CSS pixels below which a pointer movement is a click rather than a drag.
const CLICK_SLACK: f64 = 5.0;
/// The logarithm of the magnification per pixel of wheel movement; a notch is 100 px, and trackpads
/// send many small steps.
const WHEEL_RATE: f64 = 0.0016;
/// Pinching on a trackpad arrives as a wheel with the control key, in much smaller steps.
const PINCH_RATE: f64 = 0.01;

#[derive(Clone, Copy)]
struct Finger {
    id: i32,
    at: Pixels,
}

#[derive(Clone, Default)]
struct Hand {
    /// One finger that drags, or two that pinch.
    fingers: Vec<Finger>,
    start: Pixels,
    dragged: bool,
    /// Whether more than one finger was down since the last time that none was.
    pinched: bool,
}

/// The map's gestures.
#[derive(Clone, Copy)]
pub struct Gestures {
    state: AppState,
    picture: MapPicture,
    hand: StoredValue<Hand>,
    dragging: RwSignal<bool>,
}

impl Gestures {
    /// Gestures that move the map of the given state.
    pub fn new(state: AppState, picture: MapPicture) -> Self {
        Self {
            state,
            picture,
            hand: StoredValue::default(),
            dragging: RwSignal::new(false),
        }
    }

    /// Whether the map is being dragged.
    pub fn is_dragging(self) -> bool {
        self.dragging.get()
    }

    fn view(self) -> Option<MapView> {
        self.state.stage.with_untracked(|stage| stage.view)
    }

    /// A pointer is pressed.
    pub fn down(self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        platform::capture_pointer(event);
        hold(true);
        let at = offset(event);
        self.hand.update_value(|hand| {
            if hand.fingers.is_empty() {
                *hand = Hand {
                    start: at,
                    ..Hand::default()
                };
            }
            hand.fingers
                .retain(|finger| finger.id != event.pointer_id());
            hand.fingers.push(Finger {
                id: event.pointer_id(),
                at,
            });
            hand.fingers.truncate(2);
            hand.pinched |= hand.fingers.len() > 1;
        });
    }

    /// A pointer moves: drags, pinches or points.
    pub fn moved(self, event: &PointerEvent) {
        let at = offset(event);
        let Some(view) = self.view() else { return };
        let hand = self.hand.get_value();
        let Some(i) = hand
            .fingers
            .iter()
            .position(|finger| finger.id == event.pointer_id())
        else {
            if hand.fingers.is_empty() && event.pointer_type() == "mouse" {
                self.point(at);
            }
            return;
        };
        let from = hand.fingers[i].at;
        let far = at.distance(hand.start) > CLICK_SLACK;
        if !(hand.dragged || hand.pinched || far) {
            return;
        }
        let next = match hand.fingers[1 - i.min(1)..]
            .first()
            .filter(|other| other.id != event.pointer_id())
        {
            Some(other) => pinch(view, other.at, from, at),
            None => view.pan(at - from),
        };
        self.hand.update_value(|hand| {
            hand.dragged = true;
            if let Some(finger) = hand.fingers.get_mut(i) {
                finger.at = at;
            }
        });
        self.dragging.set(true);
        self.state.hover.set(None);
        jump(self.picture, next);
    }

    /// A pointer is released: a click, unless it dragged.
    pub fn up(self, event: &PointerEvent) {
        let hand = self.hand.get_value();
        self.cancel(event);
        if hand.fingers.len() == 1 && !hand.dragged && !hand.pinched {
            let reach = if event.pointer_type() == "mouse" {
                0.0
            } else {
                TOUCH_REACH
            };
            if self.picture.near.is_choosing_untracked() {
                return take_at(self.state, self.picture, offset(event), reach);
            }
            let hit = with_scene(|scene| scene.hit(offset(event), reach).copied()).flatten();
            if let Some(mark) = hit {
                open(self.state, self.picture, &mark);
            }
        }
    }

    /// A pointer is cancelled.
    pub fn cancel(self, event: &PointerEvent) {
        self.hand.update_value(|hand| {
            hand.fingers
                .retain(|finger| finger.id != event.pointer_id());
        });
        if self.hand.with_value(|hand| hand.fingers.is_empty()) {
            hold(false);
            self.dragging.set(false);
        }
    }

    /// The pointer leaves the map.
    pub fn leave(self) {
        if self
            .state
            .hover
            .with_untracked(|hover| hover.is_some_and(|h| !h.by_keyboard))
        {
            self.state.hover.set(None);
        }
    }

    fn point(self, at: Pixels) {
        let mark = with_scene(|scene| scene.hit(at, 0.0).map(|mark| mark.id)).flatten();
        let hover = mark.map(|mark| Hover {
            mark,
            by_keyboard: false,
        });
        if self.state.hover.get_untracked() != hover {
            self.state.hover.set(hover);
        }
    }

    /// Zooms in where the pointer is; with Shift, out.
    pub fn double(self, event: &MouseEvent) {
        let at = offset(event);
        let on_mark = with_scene(|scene| scene.hit(at, 0.0).is_some()).unwrap_or(false);
        if let Some(view) = self.view().filter(|_| !on_mark) {
            let factor = if event.shift_key() {
                1.0 / ZOOM_STEP
            } else {
                ZOOM_STEP
            };
            fly(self.picture, view.zoom_about(at, factor * factor));
        }
    }

    /// Zooms around the pointer.
    pub fn wheel(self, event: &WheelEvent) {
        event.prevent_default();
        let Some(view) = self.view() else { return };
        let unit = match event.delta_mode() {
            1 => 16.0,
            2 => 400.0,
            _ => 1.0,
        };
        let rate = if event.ctrl_key() {
            PINCH_RATE
        } else {
            WHEEL_RATE
        };
        let factor = (-event.delta_y() * unit * rate).clamp(-1.0, 1.0).exp();
        let at = offset(event);
        self.state.hover.set(None);
        jump(self.picture, view.zoom_about(at, factor));
    }

    /// Arrows pan, plus and minus zoom, 0 or Home shows the whole country; Enter chooses the centre
    /// while a point is being chosen.
    pub fn key(self, event: &KeyboardEvent) {
        let Some(view) = self.view() else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let next = match event.key().as_str() {
            "ArrowLeft" => view.step(Step::Left),
            "ArrowRight" => view.step(Step::Right),
            "ArrowUp" => view.step(Step::Up),
            "ArrowDown" => view.step(Step::Down),
            "+" | "=" => view.step(Step::In),
            "-" | "_" => view.step(Step::Out),
            "0" | "Home" => home(view.size),
            "Enter" if self.picture.near.is_choosing_untracked() => {
                event.prevent_default();
                let middle = view.size.map(|side| side / 2.0);
                return take_at(self.state, self.picture, middle, 0.0);
            }
            _ => return,
        };
        event.prevent_default();
        fly(self.picture, next);
    }
}

/// The view after two fingers moved: what was under each stays under it.
fn pinch(view: MapView, still: Pixels, from: Pixels, to: Pixels) -> MapView {
    let spread = |at: Pixels| at.distance(still).max(1.0);
    let middle = |at: Pixels| Pixels([(at.x() + still.x()) / 2.0, (at.y() + still.y()) / 2.0]);
    let [before, after] = [middle(from), middle(to)];
    view.pan(after - before)
        .zoom_about(after, spread(to) / spread(from))
}

fn offset(event: &MouseEvent) -> Pixels {
    Pixels([f64::from(event.offset_x()), f64::from(event.offset_y())])
}
