//! The settings of a page, from `config.json` next to it and from its address; the data that they
//! name; and the messages of a page around it.
//!
//! This is a module separate from the page's, which the loader starts before the app, and only
//! where it is needed. It turns settings into what the page already understands (a fragment,
//! attributes of the root, custom properties, imports like those of the import dialogue), so that
//! the page contains no code for them.

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

/// Does the same in the one-file page, where settings, in the form of `config.json`, and the query
/// `asked`, as a fragment, are already present. Returns the fragment with which the page should
/// start.
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
