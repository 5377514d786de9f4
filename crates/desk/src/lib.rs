//! The data desk: what becomes of files that were read, and the data report.
//!
//! A module of its own beside the page's, started by the loader when it is first needed. It shares
//! the page's widgets (`partnership_map::controls`) and its browser room (`platform`), and talks
//! with it by the events of `platform::desk`.

mod again;
mod asked;
mod columns;
mod corrections;
mod desk;
mod file;
mod files;
mod fold;
mod grid;
mod known;
mod names;
mod report;
mod said;
mod scroll;
mod setback;
mod settings;
mod take;
mod undo;
mod unknown;

use partnership_map::platform;

/// Mounts the desk in the page, and waits for tasks.
pub fn start() {
    platform::begin();
    if let Some(root) = platform::element("desk") {
        leptos::mount::mount_to(root, desk::DeskDialog).forget();
    }
}
