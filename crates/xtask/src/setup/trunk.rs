//! Trunk, which bundles the page.

use crate::progress::{BackgroundJob, say};
use crate::workspace;

// Newer versions need a newer Rust.
const VERSION: &str = "0.21.14";
const SERIES: &str = "trunk 0.21.";

/// The job that installs Trunk under `target/tools`, unless a version of its series is present.
pub fn missing() -> Option<BackgroundJob> {
    let found = workspace::first_line("trunk", &["--version"]).unwrap_or_default();
    if found.starts_with(SERIES) {
        return None;
    }
    say(format!(
        "installing Trunk {VERSION} under target/tools (the longest wait: some minutes)"
    ));
    Some(BackgroundJob::new("Trunk", |output| {
        let tools = workspace::tools();
        let scratch = workspace::target().join("trunk-build");
        // Unoptimised, it is installed in half the time and is fast enough at copying files.
        // Without its default features it cannot download tools, so it uses those on PATH.
        output.run(
            workspace::cargo(&[
                "install",
                "trunk",
                "--version",
                VERSION,
                "--locked",
                "--debug",
            ])
            .args(["--no-default-features", "--root"])
            .arg(&tools)
            .arg("--target-dir")
            .arg(&scratch)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0"),
        )?;
        // Hundreds of megabytes that are not needed again.
        let _ = std::fs::remove_dir_all(scratch);
        Ok(())
    }))
}
