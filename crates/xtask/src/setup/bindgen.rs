//! wasm-bindgen and its test runner, in the version from `Cargo.lock`.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::progress::{BackgroundJob, say};
use crate::workspace;

const NAMES: [&str; 2] = ["wasm-bindgen", "wasm-bindgen-test-runner"];

/// The job that builds `crates/bindgen`, unless both tools are present in the right version.
///
/// # Errors
/// `Cargo.lock` does not contain wasm-bindgen.
pub fn missing() -> Result<Option<BackgroundJob>> {
    let version = workspace::locked_version("wasm-bindgen")?;
    let stand = NAMES.iter().all(|name| {
        let found = workspace::first_line(name, &["--version"]).unwrap_or_default();
        found.split(' ').nth(1) == Some(version.as_str())
    });
    if stand {
        return Ok(None);
    }
    say(format!(
        "building wasm-bindgen {version} under target/tools (a minute or two)"
    ));
    Ok(Some(BackgroundJob::new("wasm-bindgen", |output| {
        output.run(&mut workspace::cargo(&[
            "build",
            "--profile",
            "quick",
            "--package",
            "bindgen",
        ]))?;
        let built = workspace::target().join("quick").join("bindgen");
        NAMES
            .iter()
            .try_for_each(|name| link(&built, &workspace::tools_bin().join(name)))
    })))
}

fn link(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    let _ = fs::remove_file(to);
    fs::hard_link(from, to)
        .or_else(|_| fs::copy(from, to).map(drop))
        .with_context(|| format!("putting {} in place", to.display()))
}
