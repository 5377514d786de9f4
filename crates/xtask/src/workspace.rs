//! Paths in the workspace, and versions in the lock file.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

/// The repository's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Cargo's target directory: `CARGO_TARGET_DIR` if it is set, else `target/`.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(path) => root().join(path),
        None => root().join("target"),
    }
}

/// The folder that Trunk builds and the server serves.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder of tools that need not be installed by hand: `target/tools`.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// The folder of those tools that comes first on `PATH`.
pub fn tools_bin() -> PathBuf {
    tools().join("bin")
}

/// A command that runs at the root and finds these tools first.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", path());
    command
}

/// Makes a command that runs Cargo build the same modules wherever Cargo keeps its packages: their
/// paths, which the places of panics name, begin below that folder. The other flag is that of
/// `.cargo/config.toml`, which this variable replaces.
pub fn anywhere(command: &mut Command) -> &mut Command {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let Some(home) = home else {
        return command;
    };
    let packages = home.join("registry/src").display().to_string();
    let flags = format!("--cfg=erase_components\u{1f}--remap-path-prefix={packages}=");
    command.env("CARGO_ENCODED_RUSTFLAGS", flags)
}

/// A command `cargo …`, using the cargo that runs this program.
pub fn cargo(args: &[&str]) -> Command {
    let mut command = command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // `cargo run` leaves its own package's variables behind, which would cause other packages to be
    // rebuilt.
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command.args(args);
    command
}

/// The first line of a program's output, or `None` if it does not run.
pub fn first_line(program: impl AsRef<std::ffi::OsStr>, args: &[&str]) -> Option<String> {
    let output = command(program)
        .args(args)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output
        .status
        .success()
        .then(|| text.lines().next().unwrap_or_default().trim().to_owned())
}

/// The path of a program on `PATH`, the project's own tools first.
pub fn find(program: &str) -> Option<PathBuf> {
    env::split_paths(&path())
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// The version of a package in `Cargo.lock`.
///
/// # Errors
/// The lock file cannot be read or does not contain the package.
pub fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("reading Cargo.lock")?;
    version_in(&lock, package).with_context(|| format!("Cargo.lock holds no `{package}`"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

fn path() -> std::ffi::OsString {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(tools_bin()).chain(env::split_paths(&inherited));
    env::join_paths(all).unwrap_or(inherited)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_by_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-cli\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }

    #[test]
    fn the_page_and_the_glue_maker_are_of_one_version() {
        let page = locked_version("wasm-bindgen").ok();
        assert!(page.is_some());
        assert_eq!(page, locked_version("wasm-bindgen-cli").ok());
    }
}
