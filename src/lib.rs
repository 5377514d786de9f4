//! The page around the engine: signals, panels and the map's canvas.

pub mod address;
pub mod app;
pub mod derived;
pub mod intake;
pub mod map;
pub mod near;
pub mod panels;
pub mod preload;
pub mod state;

/// Starts the page by mounting the app.
pub fn start() {
    platform::begin();
    if let Some(root) = platform::element("app") {
        platform::prefs::apply(platform::prefs::theme());
        leptos::mount::mount_to(root, app::App).forget();
    }
}
