//! The release: built by Trunk, the only way to build it, then prepared for hosts.

mod finish;

use anyhow::Result;

pub use finish::squeeze;

use crate::progress;
use crate::workspace;

/// Builds the release into `dist/`. Needs the tools that [`crate::setup::for_page`] sets up.
///
/// # Errors
/// Trunk failed; it has printed the reason.
pub fn release() -> Result<()> {
    progress::say("building the release with Trunk");
    progress::run(workspace::anywhere(&mut workspace::command("trunk")).args([
        "build",
        "--release",
        "--config",
        "Trunk.toml",
    ]))?;
    finish::finish(&workspace::dist())?;
    progress::say("the release stands in dist/");
    Ok(())
}
