//! The settings of a page: from `config.json` beside it and from its address; the data that they
//! name; and the messages of a page around it.
//!
//! A module of its own beside the page's, which the loader starts before the app, and only where
//! there is something for it. It turns settings into what the page understands by itself (a
//! fragment, attributes of the root, custom properties, readings as the desk hands them over), so
//! that the page carries nothing of them.

mod data;
mod notes;
mod setup;
mod state;
mod talk;

use leptos::prelude::WithValue;
use leptos::task::spawn_local;
use platform::{self, history, settings};
use state::SettingsState;

/// Mounts the notes in the page, and waits for its settings.
pub fn start() {
    platform::begin();
    let Some(state) = mount(SettingsState::of_site()) else {
        return settings::ready();
    };
    settings::on_task(move |text| {
        if text.is_empty() {
            state.note_storage();
        } else {
            spawn_local(async move { setup::take(state, &text, &history::fragment()).await });
        }
    });
}

/// The same in the page that is one file, where settings, as `config.json` has them, and what is
/// `asked`, as a fragment, are at hand. Gives the fragment that the page is to start with.
pub async fn start_alone(text: &str, asked: &str) -> String {
    let Some(state) = mount(SettingsState::alone()) else {
        return asked.to_owned();
    };
    settings::on_task(move |_| state.note_storage());
    setup::take(state, text, asked).await;
    state.query.with_value(|query| query.to_fragment())
}

fn mount(state: SettingsState) -> Option<SettingsState> {
    let root = platform::element("settings")?;
    leptos::mount::mount_to(root, move || notes::view(state)).forget();
    settings::on_started(move || setup::started(state));
    Some(state)
}
