//! Runs the end-to-end tests in `tests/e2e` with Node's own test runner, against `dist/`, along
//! with the tests of how `tests/bench` judges its measurements.

use std::{env, fs, path::PathBuf};

use anyhow::{Context, Result, bail};

use crate::progress;
use crate::setup::{self, browser, node};
use crate::workspace;

/// Runs every end-to-end test.
///
/// # Errors
/// There is none, or one fails.
pub fn run() -> Result<()> {
    let tests = files("tests/e2e")?;
    if tests.is_empty() {
        bail!("tests/e2e holds no end-to-end test (*.test.mjs)");
    }
    let judges = files("tests/bench/intake")?;
    node_test([tests, judges].concat(), None)
}

/// `cargo xtask gallery`: runs the end-to-end tests that answer the questions of the mapping
/// exercise, for the screenshots that they take. These go to `docs/gallery`, which other runs leave
/// alone, since letters are drawn slightly differently on different machines.
///
/// # Errors
/// A test fails.
pub fn gallery() -> Result<()> {
    setup::for_tests()?;
    let tests = vec![workspace::root().join("tests/e2e/questions.test.mjs")];
    node_test(tests, Some(workspace::root().join("docs/gallery")))
}

fn node_test(tests: Vec<PathBuf>, gallery: Option<PathBuf>) -> Result<()> {
    let server = env::current_exe().context("finding this program")?;
    let mut command = workspace::command("node");
    if let Some(folder) = gallery {
        command.env("E2E_GALLERY", folder);
    }
    progress::run(
        command
            // Two at a time already keep two cores busy, as each has its own browser.
            .args(["--test", "--test-reporter=spec", "--test-concurrency=2"])
            .args(tests)
            .env("E2E_SERVER", server)
            .env("E2E_PACKAGES", node::home())
            .env("E2E_SCREENSHOTS", workspace::target().join("screenshots"))
            .env("E2E_FLAGS", browser::FLAGS.join(" "))
            .env("CHROME", browser::chromium().unwrap_or_default())
            .env("FIREFOX", browser::firefox().unwrap_or_default()),
    )
}

fn files(folder: &str) -> Result<Vec<PathBuf>> {
    let folder = workspace::root().join(folder);
    let entries = fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    Ok(files)
}
