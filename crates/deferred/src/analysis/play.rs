//! Plays a view: performs the actions that it offers one after the other.
//!
//! The page is told when playing stops, but not of every step, each of which would become a history
//! entry.

use std::time::Duration;

use leptos::prelude::*;
use messages::AnalysisText;
use platform::focus;
use ui::words::t;
use ui::{dynamic, on, text_signal};

use crate::analysis::state::{Playing, State};

/// How long each step is shown.
const STEP: Duration = Duration::from_millis(900);

/// The button, where a view can be played.
pub fn button(state: State) -> AnyView {
    let can = move || {
        let panel = state.panel.get();
        panel.is_some_and(|panel| panel.play.len() > 1)
    };
    let is_on = move || state.playing.with(Option::is_some);
    let label = move || {
        if is_on() {
            AnalysisText::Pause
        } else {
            AnalysisText::Play
        }
    };
    let press = move |_| if is_on() { pause(state) } else { start(state) };
    let button = move || {
        can().then(|| {
            view! {
                <button
                    type="button"
                    class="button view-play"
                    data-focus="play"
                    aria-pressed=text_signal(move || is_on().to_string())
                    on:click=on(press)
                >
                    {dynamic(move || t(label()))}
                </button>
            }
        })
    };
    dynamic(button).into_any()
}

fn start(state: State) {
    let Some(panel) = state.panel.get_untracked() else {
        return;
    };
    let steps = panel.play.clone();
    if let Ok(timer) = set_interval_with_handle(move || step(state), STEP) {
        state.playing.set(Some(Playing {
            steps,
            next: 0,
            before: state.query.get_untracked(),
            timer,
        }));
        // The button is rebuilt with each step.
        state.focused.set_value(focus::name());
        step(state);
    }
}

/// Shows the next step; after the last, the view as it was before.
fn step(state: State) {
    let Some(mut playing) = state.playing.get_untracked() else {
        return;
    };
    let Some(act) = playing.steps.get(playing.next).cloned() else {
        state.stop_playing();
        state.query.set(playing.before);
        return;
    };
    let mut query = playing.before.clone();
    query.years = None;
    act.apply(&mut query);
    playing.next += 1;
    state.playing.set(Some(playing));
    state.query.set(query);
}

/// Pauses at the current step, which becomes the selection.
fn pause(state: State) {
    state.stop_playing();
    state.ask(|_| {});
}
