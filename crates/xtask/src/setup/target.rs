//! Rust's standard library for the browser.

use std::path::Path;

use anyhow::{Context, Result};

use crate::progress::{self, say};
use crate::workspace;

/// The target for which the page is built.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the target through rustup if the compiler does not have it.
///
/// # Errors
/// rustup is missing or fails.
pub fn add_if_missing() -> Result<()> {
    let libraries = workspace::first_line("rustc", &["--print", "target-libdir", "--target", WASM]);
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    say(format!("adding the Rust target {WASM} (some seconds)"));
    progress::run(workspace::command("rustup").args(["target", "add", WASM])).with_context(|| {
        format!(
            "the Rust target {WASM} is missing. With rustup: `rustup target add {WASM}`; \
             with a distribution's own Rust, install its wasm32 standard library"
        )
    })
}
