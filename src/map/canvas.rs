//! The canvas, painted at most once per frame, and only when something has changed.

use std::cell::{Cell, RefCell};

use cartography::scene::{Scene, Theme};
use cartography::view::{MapView, Padding, Pixels};
use leptos::html;
use leptos::prelude::*;
use messages::PageText;
use records::query::Camera;

use super::gestures::Gestures;
use super::{MapPicture, camera, padding};
use crate::state::state;
use platform::canvas::Painter;
use platform::{self, prefs};
use ui::words::t;
use ui::{bool_signal, effect, on};

/// The size of the map in print, at 96 px to the inch: 182 × 165 mm, as in the stylesheet.
const PAPER: Pixels = Pixels([688.0, 624.0]);

thread_local! {
    static PAINTER: RefCell<Option<Painter>> = const { RefCell::new(None) };
    static SCENE: RefCell<Option<Scene>> = const { RefCell::new(None) };
    static PRINTING: Cell<bool> = const { Cell::new(false) };
    static REPAINT: RefCell<Option<Box<dyn Fn()>>> = const { RefCell::new(None) };
}

/// Repaints after a change of theme, which is not a signal.
pub fn repaint() {
    REPAINT.with_borrow(|repaint| repaint.iter().for_each(|repaint| repaint()));
}

/// Calls `look` with the scene that was painted last.
pub(super) fn with_scene<T>(look: impl FnOnce(&Scene) -> T) -> Option<T> {
    SCENE.with_borrow(|scene| scene.as_ref().map(look))
}

/// Selects the elements that cover the map at its edges.
const COVERING: &str = ".map-card, .map-mark, .map-buttons, .attribution, .scale-bar";

/// The map's surface, which receives pointer, wheel and key events.
#[component]
pub fn Canvas() -> impl IntoView {
    let state = state();
    let picture: MapPicture = expect_context();
    let canvas = NodeRef::<html::Canvas>::new();
    let gestures = Gestures::new(state, picture);
    let waiting = StoredValue::new(false);

    let schedule = move || {
        if !waiting.get_value() {
            waiting.set_value(true);
            request_animation_frame(move || {
                waiting.set_value(false);
                if let Some(view) = state.stage.with_untracked(|stage| stage.view)
                    && paint(picture, view)
                {
                    repaint();
                }
            });
        }
    };
    effect(move || {
        picture.track();
        schedule();
    });
    effect(move || {
        let Some(canvas) = canvas.get() else { return };
        platform::on_resize(&canvas, move |size| camera::resize(picture, size));
        platform::on_covered(&canvas, COVERING, move |covered| {
            if picture.covered.with_untracked(|known| *known != covered) {
                picture.covered.set(covered);
            }
        });
        PAINTER.set(Painter::new(canvas));
        REPAINT.set(Some(Box::new(schedule)));
        platform::on_media("(prefers-color-scheme: dark)", repaint);
        follow_print(picture);
    });
    view! {
        <canvas
            id="map-canvas"
            class="map-canvas"
            class:pointing=bool_signal(move || state.hover.with(|hover| hover.is_some_and(|h| !h.by_keyboard)))
            class:choosing=bool_signal(move || picture.near.is_choosing())
            class:dragging=bool_signal(move || gestures.is_dragging())
            node_ref=canvas
            tabindex="0"
            role="application"
            aria-label=t(PageText::MapLabel)
            aria-describedby="map-help headline"
            on:pointerdown=on(move |event| gestures.down(&event))
            on:pointermove=on(move |event| gestures.moved(&event))
            on:pointerup=on(move |event| gestures.up(&event))
            on:pointercancel=on(move |event| gestures.cancel(&event))
            on:pointerleave=on(move |_| gestures.leave())
            on:dblclick=on(move |event| gestures.double(&event))
            on:wheel=on(move |event| gestures.wheel(&event))
            on:keydown=on(move |event| gestures.key(&event))
        ></canvas>
        <p class="hidden" id="map-help">{t(PageText::MapHelp)}</p>
    }
}

/// Prints the map on white paper, whatever the theme on screen.
fn follow_print(picture: MapPicture) {
    platform::on_print(move |printing| {
        PRINTING.set(printing);
        if let Some(view) = picture.state.stage.with_untracked(|stage| stage.view) {
            paint(
                picture,
                if printing {
                    on_paper(picture, view)
                } else {
                    view
                },
            );
        }
    });
}

/// The same view on a sheet of A4, upright: everything that the screen frames or shows, as large as
/// possible.
fn on_paper(picture: MapPicture, view: MapView) -> MapView {
    if view.camera() == Camera::Whole {
        camera::home(PAPER)
    } else if view == camera::followed(picture, view.size, padding(view.size)) {
        camera::followed(picture, PAPER, Padding::all(12.0))
    } else {
        MapView::fit(view.bounds(), PAPER, Padding::default())
    }
}

fn theme() -> Theme {
    if PRINTING.get() {
        Theme::Print
    } else if prefs::is_dark(prefs::theme()) {
        Theme::Dark
    } else {
        Theme::Light
    }
}

/// Paints what is shown; returns whether more remains to be painted.
fn paint(picture: MapPicture, view: MapView) -> bool {
    let Some(scene) = picture.scene(view) else {
        return false;
    };
    let base = picture.base();
    let is_unfinished = PAINTER.with_borrow_mut(|painter| {
        let ground = base.as_ref().map(|base| base.ground());
        let painter = painter.as_mut();
        painter.is_some_and(|painter| painter.paint(&scene, ground, theme(), PRINTING.get()))
    });
    SCENE.set(Some(scene));
    is_unfinished
}
