//! The release: built by Trunk, the one build path, then made ready for hosts.

mod finish;

use anyhow::Result;

pub use finish::squeeze;

use crate::progress;
use crate::workspace;

/// Builds the release into `dist/`. Needs what [`crate::setup::for_page`] sets up.
///
/// # Errors
/// Trunk ends with a failure; it has said why.
pub fn release() -> Result<()> {
    progress::say("building the release with Trunk");
    progress::run(workspace::command("trunk").args([
        "build",
        "--release",
        "--config",
        "Trunk.toml",
    ]))?;
    finish::finish(&workspace::dist())?;
    progress::say("the release stands in dist/");
    Ok(())
}
