//! wasm-opt, which makes the page's module smaller.

use std::{fs, os::unix::fs::PermissionsExt};

use anyhow::{Context, Result};

use crate::progress::{BackgroundJob, say};
use crate::workspace;

const BINARYEN: &str = "binaryen@132.0.0";

/// A stand-in for `wasm-opt`, which Trunk requires; it leaves the module unchanged.
const STAND_IN: &str = "\
#!/bin/sh
# A stand-in: npm was missing when the tools were set up. Leaves the module as it is.
[ \"$1\" = --version ] && { echo 'wasm-opt version 0 (stand-in)'; exit; }
cp \"$3\" \"${1#--output=}\"
";

/// The job that fetches wasm-opt from npm, unless it is present. Without npm, a stand-in is
/// installed and a message printed: the build continues, and the page is larger.
///
/// # Errors
/// The stand-in cannot be written.
pub fn missing() -> Result<Option<BackgroundJob>> {
    let found = workspace::first_line("wasm-opt", &["--version"]);
    let npm = workspace::find("npm").is_some();
    match found {
        Some(version) if !version.contains("stand-in") || !npm => return Ok(None),
        _ => {}
    }
    let link = workspace::tools_bin().join("wasm-opt");
    if !npm {
        say("npm is missing, so wasm-opt is left out: the page works and is a little larger");
        fs::create_dir_all(workspace::tools_bin())?;
        fs::write(&link, STAND_IN).context("writing the stand-in for wasm-opt")?;
        fs::set_permissions(&link, fs::Permissions::from_mode(0o755))?;
        return Ok(None);
    }
    say(format!("fetching wasm-opt ({BINARYEN}) under target/tools"));
    Ok(Some(BackgroundJob::new("wasm-opt", move |output| {
        let home = workspace::tools().join("npm");
        fs::create_dir_all(&home)?;
        fs::create_dir_all(workspace::tools_bin())?;
        output.run(
            workspace::command("npm")
                .args(["install", "--no-save", "--no-package-lock", "--prefix"])
                .arg(&home)
                .arg(BINARYEN),
        )?;
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink(home.join("node_modules/.bin/wasm-opt"), &link)
            .context("linking wasm-opt")
    })))
}
