//! The marks in view as a list: a single tab stop, arrows to move between marks, Enter to open one.

use std::time::Duration;

use cartography::scene::{Mark, MarkId};
use cartography::view::Step;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use messages::PageText;

use super::canvas::with_scene;
use super::open::open;
use super::tooltip::describe;
use super::{Hover, MapPicture};
use crate::derived::derived;
use crate::state::{AppState, state};
use ui::words::t;
use ui::{dynamic, effect, on, text_signal};

/// The maximum number of marks listed; the table contains the rest.
const MOST: usize = 200;

/// The list of marks next to the canvas.
#[component]
pub fn Marks() -> impl IntoView {
    let state = state();
    let picture: MapPicture = expect_context();
    let marks = RwSignal::new(Vec::<(String, String)>::new());
    let focused = RwSignal::new(false);
    let counts = derived().places;
    // The list is built when someone is in it, and rebuilt when what is shown has come to rest.
    let renew = move || {
        let list = with_scene(|scene| {
            let order = scene.by_weight();
            order.into_iter().take(MOST).copied().collect::<Vec<Mark>>()
        });
        let entries = list
            .unwrap_or_default()
            .iter()
            .map(|mark| entry(state, picture, mark))
            .collect();
        if marks.with_untracked(|old: &Vec<_>| *old != entries) {
            marks.set(entries);
        }
    };
    effect(move || {
        counts.track();
        state.stage.track();
        if focused.get() {
            set_timeout(renew, Duration::from_millis(250));
        }
    });
    let focus = move |_| {
        focused.set(true);
        renew();
        if state
            .hover
            .get_untracked()
            .is_none_or(|hover| !hover.by_keyboard)
        {
            go(state, None, Step::In);
        }
    };
    let blur = move |_| {
        focused.set(false);
        state.hover.set(None);
    };
    let active = move || {
        state
            .hover
            .with(|hover| hover.filter(|h| h.by_keyboard).map(|h| element_id(h.mark)))
    };
    view! {
        <ul
            class="map-marks"
            role="listbox"
            tabindex="0"
            aria-label=t(PageText::MarksLabel)
            aria-activedescendant=active
            on:focus=focus
            on:blur=blur
            on:keydown=on(move |event| key(state, picture, &event))
        >
            {dynamic(move || {
                let option = |(id, name): (String, String)| {
                    let this = id.clone();
                    let selected = move || (active().as_deref() == Some(this.as_str())).to_string();
                    view! { <li role="option" id=id aria-selected=text_signal(selected)>{name}</li> }
                };
                marks.get().into_iter().map(option).collect_view()
            })}
        </ul>
    }
}

fn entry(state: AppState, picture: MapPicture, mark: &Mark) -> (String, String) {
    let text = describe(state, picture, mark.id);
    (
        element_id(mark.id),
        format!("{}: {}", text.title, text.lines.join(", ")),
    )
}

fn element_id(mark: MarkId) -> String {
    match mark {
        MarkId::Place(place) => format!("mark-{}", place.0),
        MarkId::RegionOnly(i) => format!("mark-region-{i}"),
        MarkId::SiteMark(i) => format!("mark-site-{i}"),
    }
}

fn key(state: AppState, picture: MapPicture, event: &KeyboardEvent) {
    let present = state
        .hover
        .get_untracked()
        .filter(|h| h.by_keyboard)
        .map(|h| h.mark);
    let step = match event.key().as_str() {
        "ArrowLeft" => Step::Left,
        "ArrowRight" => Step::Right,
        "ArrowUp" => Step::Up,
        "ArrowDown" => Step::Down,
        "PageDown" => Step::In,
        "PageUp" => Step::Out,
        "Home" => return go(state, None, Step::In),
        "Enter" | " " => {
            event.prevent_default();
            let mark = present.and_then(|id| with_scene(|scene| scene.mark(id).copied()).flatten());
            if let Some(mark) = mark {
                open(state, picture, &mark);
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    go(state, present, step);
}

fn go(state: AppState, from: Option<MarkId>, step: Step) {
    let next = with_scene(|scene| scene.next(from, step).map(|mark| mark.id)).flatten();
    if let Some(mark) = next {
        state.hover.set(Some(Hover {
            mark,
            by_keyboard: true,
        }));
    }
}
