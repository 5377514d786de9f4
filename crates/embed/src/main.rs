//! The settings of a page: from `config.json` beside it and from its address; the data that they
//! name; and the messages of a page around it.
//!
//! A module of its own beside the page's, which the loader starts before the app, and only where
//! there is something for it. It turns settings into what the page understands by itself (a
//! fragment, attributes of the root, custom properties, readings as the desk hands them over), so
//! that the page carries nothing of them.

mod data;
mod notes;
mod settings;
mod state;
mod talk;

use partnership_map::platform::{self, embed};

fn main() {
    platform::panic::report_to_the_loader();
    let Some(root) = platform::element("embed") else {
        return embed::ready();
    };
    let state = state::State::new();
    leptos::mount::mount_to(root, move || notes::view(state)).forget();
    embed::on_task(move |text| settings::take(state, &text));
    embed::on_started(move || settings::started(state));
}
