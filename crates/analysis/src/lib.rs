//! The analysis: the questions of the mapping exercise, each with its view.
//!
//! A module of its own beside the page's, started by the loader when it is first looked at. It
//! shares the page's widgets (`partnership_map::controls`) and its browser room (`platform`), and
//! talks with it by the events of `platform::analysis`. Every view is a value that the engine makes
//! (`engine::analysis`): nothing here knows a view by name.

mod figure;
mod frame;
mod play;
mod save;
mod state;
mod table;

use partnership_map::platform;

/// Mounts the analysis in the page, and waits for what it is shown.
pub fn start() {
    platform::begin();
    if let Some(root) = platform::element("analysis") {
        leptos::mount::mount_to(root, frame::Analysis).forget();
    }
}
