//! The packages of the end-to-end tests, under `target/e2e`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::progress::{BackgroundJob, say};
use crate::workspace;

const LISTS: [&str; 2] = ["package.json", "package-lock.json"];

/// The folder in which the end-to-end tests find their packages.
pub fn home() -> PathBuf {
    workspace::target().join("e2e")
}

/// The job that installs the packages in `tests/e2e/package-lock.json`, unless they are present.
pub fn missing() -> Option<BackgroundJob> {
    let (from, to) = (workspace::root().join("tests/e2e"), home());
    // npm writes this file last.
    let installed = to.join("node_modules/.package-lock.json").is_file();
    if installed
        && LISTS
            .iter()
            .all(|name| same(&from.join(name), &to.join(name)))
    {
        return None;
    }
    say("fetching the packages of the end-to-end tests under target/e2e");
    Some(BackgroundJob::new(
        "packages of the end-to-end tests",
        move |output| {
            copy_lists(&from, &to)?;
            output.run(
                workspace::command("npm")
                    .args(["ci", "--ignore-scripts"])
                    .current_dir(&to),
            )
        },
    ))
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

fn copy_lists(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("making {}", to.display()))?;
    for name in LISTS {
        fs::copy(from.join(name), to.join(name)).with_context(|| format!("copying {name}"))?;
    }
    Ok(())
}
