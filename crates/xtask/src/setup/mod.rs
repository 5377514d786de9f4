//! Sets up what is missing, in parallel, and leaves alone what is present.
//!
//! A tool that is already on `PATH` in the right version is used as it is.

pub mod bindgen;
pub mod browser;
pub mod node;
pub mod target;
pub mod trunk;
pub mod wasm_opt;

use anyhow::Result;

use crate::progress::{self, BackgroundJob};
use crate::workspace;

/// `cargo xtask setup`.
///
/// # Errors
/// Something could not be set up; the message says what to install by hand.
pub fn run(_args: &[String]) -> Result<()> {
    for_tests()
}

/// Sets up what is needed to build the page: the wasm target, Trunk, wasm-bindgen, wasm-opt.
///
/// # Errors
/// As [`run`].
pub fn for_page() -> Result<()> {
    all(page_jobs()?)
}

/// Sets up what the tests need in addition: a browser and its driver, Node, the end-to-end
/// packages.
///
/// # Errors
/// As [`run`].
pub fn for_tests() -> Result<()> {
    // First, because wasm-opt and the end-to-end packages are installed through npm.
    all(browser::missing()?.into_iter().collect())?;
    browser::add_firefox();
    let mut jobs = page_jobs()?;
    jobs.extend(node::missing());
    all(jobs)
}

fn page_jobs() -> Result<Vec<BackgroundJob>> {
    target::add_if_missing()?;
    let mut jobs = Vec::new();
    if let Some(job) = trunk::missing() {
        jobs.push(job);
        // Trunk's own build then finds everything already compiled.
        jobs.push(compile_the_page());
    }
    jobs.extend(bindgen::missing()?);
    jobs.extend(wasm_opt::missing()?);
    Ok(jobs)
}

fn compile_the_page() -> BackgroundJob {
    BackgroundJob::new("the page", |output| {
        output.run(&mut workspace::cargo(&[
            "build",
            "--release",
            "--target",
            target::WASM,
        ]))
    })
}

fn all(jobs: Vec<BackgroundJob>) -> Result<()> {
    if jobs.is_empty() {
        return Ok(());
    }
    progress::side_by_side(jobs)
}
