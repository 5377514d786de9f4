//! Sharing: what leaves the page. A link, pictures, data, the text that embeds the page in another,
//! and the page as one file.
//!
//! A module of its own beside the page's, started by the loader when it is first needed. It talks
//! with the page by the events of `platform::share`, and asks the analysis for the picture of the
//! view that it shows by one of `platform::analysis`.
//!
//! It also answers the page's search box ([`find`]), which needs tables and code that can wait.

mod copy;
mod data;
mod embed;
mod find;
mod link;
mod onefile;
mod panel;
mod picture;
mod shown;

use partnership_map::platform;

/// Mounts the panel in the page, and waits for what is to be shared.
pub fn start() {
    platform::begin();
    find::serve();
    if let Some(root) = platform::element("share") {
        leptos::mount::mount_to(root, panel::SharePanel).forget();
    }
}
