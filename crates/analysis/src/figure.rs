//! The figure, with what its pieces say and do.

use engine::analysis::Panel;
use engine::analysis::svg;
use engine::scene::Theme;
use leptos::html;
use leptos::prelude::*;
use partnership_map::controls::{dynamic, effect, on};
use partnership_map::platform::{figure, prefs};
use partnership_map::state::Shared;

use crate::state::State;

/// What is said beside the pointer.
#[derive(Clone, PartialEq)]
struct Said {
    text: String,
    class: String,
}

/// The figure of a view.
pub fn figure(state: State, panel: Shared<Panel>) -> Option<AnyView> {
    panel.figure.as_ref()?;
    let place = NodeRef::<html::Div>::new();
    let shown = panel.clone();
    effect(move || {
        let (Some(place), Some(boundaries)) = (place.get(), state.boundaries()) else {
            return;
        };
        if let Some(drawn) = &shown.figure {
            figure::show(
                &place,
                &svg::write(drawn, &boundaries, theme(), &shown.sentence),
            );
        }
    });
    let said = RwSignal::new(None::<Said>);
    let pointed = panel.clone();
    let point = move |event: leptos::ev::PointerEvent| {
        let tip =
            figure::tip_at(&event).and_then(|i| pointed.figure.as_ref()?.tips.get(i as usize));
        let next = tip.and_then(|tip| {
            let ([x, _], width) = figure::place_in(place.get_untracked().as_deref()?, &event);
            let side = if x > width / 2.0 { "left" } else { "right" };
            Some(Said {
                text: tip.text.clone(),
                class: format!("figure-tip {side}"),
            })
        });
        if said.with_untracked(|said| *said != next) {
            said.set(next);
        }
    };
    let choose = move |event: leptos::ev::MouseEvent| {
        let tip = figure::tip_at(&event).and_then(|i| panel.figure.as_ref()?.tips.get(i as usize));
        if let Some(act) = tip.and_then(|tip| tip.act.as_ref()) {
            state.act(act);
        }
    };
    let view = view! {
        <div class="figure-place">
            <div
                class="figure"
                node_ref=place
                on:pointermove=on(point)
                on:pointerleave=on(move |_| said.set(None))
                on:click=on(choose)
            ></div>
            {dynamic(move || {
                said.get().map(|said| view! { <p class=said.class aria-hidden="true">{said.text}</p> })
            })}
        </div>
    };
    Some(view.into_any())
}

/// The page's theme.
pub fn theme() -> Theme {
    if prefs::is_dark(prefs::theme()) {
        Theme::Dark
    } else {
        Theme::Light
    }
}
