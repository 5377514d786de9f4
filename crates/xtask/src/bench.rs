//! `cargo xtask bench`: measures the built page in Chromium, along with comparable programs, using
//! `tests/bench`.
//!
//! It prints its measurements without judging them: figures from a busy machine are not a test.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::progress::{self, say};
use crate::setup::{self, browser, node};
use crate::size;
use crate::workspace;

const PARTS: [&str; 6] = ["filter", "pan", "start", "engine", "intake", "views"];
const LISTS: [&str; 2] = ["package.json", "package-lock.json"];

/// `cargo xtask bench [filter|pan|start|engine|intake|views…]`: measures all parts of what is in
/// `dist/`, or those named. `BENCH_ROWS` (say, `100000`) sets the number of rows of the large file
/// that `intake` reads; otherwise there are two, with 100,000 and 1,000,000.
///
/// # Errors
/// A part is unknown, the page is not built, something could not be set up, or the page failed
/// during the measurement.
pub fn run(args: &[String]) -> Result<()> {
    check(args)?;
    if !workspace::dist().join("index.html").is_file() {
        bail!("dist/index.html is missing: build the page first (cargo xtask serve)");
    }
    say("looking at what is there");
    setup::for_tests()?;
    install_peers()?;
    say("measuring dist/ in Chromium: leave the machine alone meanwhile");
    let server = env::current_exe().context("finding this program")?;
    progress::run(
        workspace::command("node")
            .arg(folder().join("bench.mjs"))
            .args(args)
            .env("E2E_SERVER", server)
            .env("E2E_PACKAGES", node::home())
            .env("E2E_FLAGS", browser::FLAGS.join(" "))
            .env("BENCH_PACKAGES", home())
            .env("CHROME", browser::chromium().unwrap_or_default()),
    )?;
    if args.is_empty() || args.iter().any(|part| part == "start") {
        println!();
        size::run(&[])?;
    }
    Ok(())
}

fn check(args: &[String]) -> Result<()> {
    match args.iter().find(|arg| !PARTS.contains(&arg.as_str())) {
        Some(unknown) => bail!(
            "there is no part `{unknown}`: the parts are {}",
            PARTS.join(", ")
        ),
        None => Ok(()),
    }
}

fn folder() -> PathBuf {
    workspace::root().join("tests/bench")
}

fn home() -> PathBuf {
    workspace::target().join("bench")
}

/// Installs the packages in `tests/bench/package-lock.json`, unless they are already installed.
fn install_peers() -> Result<()> {
    let (from, to) = (folder(), home());
    // npm writes this file last.
    let installed = to.join("node_modules/.package-lock.json").is_file();
    if installed
        && LISTS
            .iter()
            .all(|name| same(&from.join(name), &to.join(name)))
    {
        return Ok(());
    }
    say("fetching the peers that are measured beside the page, under target/bench (160 MB)");
    fs::create_dir_all(&to).with_context(|| format!("making {}", to.display()))?;
    for name in LISTS {
        fs::copy(from.join(name), to.join(name)).with_context(|| format!("copying {name}"))?;
    }
    progress::run(
        workspace::command("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&to),
    )
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(test)]
mod tests {
    #[test]
    fn parts_are_known_by_name() {
        let known = |args: &[&str]| {
            let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
            super::check(&args).is_ok()
        };
        assert!(known(&[]));
        assert!(known(&["pan", "filter"]));
        assert!(!known(&["pan", "fliter"]));
    }
}
