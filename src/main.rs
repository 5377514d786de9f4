//! The page's start: report panics, then mount the app.

use partnership_map::{app::App, platform};

fn main() {
    platform::panic::report_to_the_loader();
    if let Some(root) = platform::element("app") {
        platform::prefs::apply(platform::prefs::theme());
        leptos::mount::mount_to(root, App).forget();
    }
}
