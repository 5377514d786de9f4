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

use partnership_map::platform::{self, settings};

fn main() {
    platform::panic::report_to_the_loader();
    let Some(root) = platform::element("settings") else {
        return settings::ready();
    };
    let state = state::State::new();
    leptos::mount::mount_to(root, move || notes::view(state)).forget();
    settings::on_task(move |text| setup::take(state, &text));
    settings::on_started(move || setup::started(state));
}
