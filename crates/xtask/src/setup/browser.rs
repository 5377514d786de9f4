//! Chromium, its driver and Node: the only things that a machine must already have for the tests.

use std::{
    env,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::progress::{BackgroundJob, say};
use crate::workspace;

const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The flags with which Chromium is started, to work as root and without a screen.
pub const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// The browser: `CHROME` if it is set, else the first of the usual names on `PATH`.
pub fn chromium() -> Option<PathBuf> {
    env::var_os("CHROME")
        .map(PathBuf::from)
        .or_else(|| BROWSERS.iter().find_map(|name| workspace::find(name)))
}

/// The other browser for the end-to-end tests, which needs no driver: `FIREFOX` if it is set, else
/// `firefox-esr` or `firefox` on `PATH`.
pub fn firefox() -> Option<PathBuf> {
    let names = ["firefox-esr", "firefox"];
    env::var_os("FIREFOX")
        .map(PathBuf::from)
        .or_else(|| names.iter().find_map(|name| workspace::find(name)))
}

/// Chromium's driver: `CHROMEDRIVER` if it is set, else `chromedriver` on `PATH`.
pub fn driver() -> Option<PathBuf> {
    env::var_os("CHROMEDRIVER")
        .map(PathBuf::from)
        .or_else(|| workspace::find("chromedriver"))
}

/// The job that installs what is missing through apt-get, which needs root.
///
/// # Errors
/// Something is missing and cannot be installed from here; the message says what.
pub fn missing() -> Result<Option<BackgroundJob>> {
    let needs = [
        ("chromium", chromium().is_some()),
        ("chromium-driver", driver().is_some()),
        ("nodejs", workspace::find("node").is_some()),
        ("npm", workspace::find("npm").is_some()),
    ];
    let packages: Vec<&str> = needs
        .iter()
        .filter(|(_, there)| !there)
        .map(|(package, _)| *package)
        .collect();
    if packages.is_empty() {
        return Ok(None);
    }
    let list = packages.join(" ");
    let root = workspace::first_line("id", &["-u"]).as_deref() == Some("0");
    if !root || workspace::find("apt-get").is_none() {
        bail!(
            "the tests need a Chromium or Chrome, its chromedriver, Node 20 or later and npm. \
             Missing here (by their Debian names): {list}. Please install them, for example \
             with `sudo apt-get install {list}`, or name them in CHROME and CHROMEDRIVER"
        );
    }
    say(format!("installing {list} with apt-get (under a minute)"));
    Ok(Some(BackgroundJob::new("apt-get", move |output| {
        output.run(&mut apt(&["update"]))?;
        output.run(apt(&["install", "-y", "--no-install-recommends"]).args(packages))
    })))
}

fn apt(args: &[&str]) -> Command {
    let mut command = workspace::command("apt-get");
    command.args(args).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Installs Firefox where possible. Without it the tests run in one browser only, and say so.
pub fn add_firefox() {
    if firefox().is_some() {
        return;
    }
    say("installing firefox-esr with apt-get (under a minute)");
    let install = ["install", "-y", "--no-install-recommends", "firefox-esr"];
    let is_done = |args: &[&str]| {
        let done = apt(args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        done.is_ok_and(|status| status.success())
    };
    // Its list of packages may be out of date.
    if !(is_done(&install) || is_done(&["update"]) && is_done(&install)) {
        say(
            "Firefox is missing and could not be installed: the end-to-end tests that run in both browsers \
             run in Chromium only. Please install it, or name it in FIREFOX",
        );
    }
}

/// Writes the driver's capabilities for wasm-bindgen's test runner, and returns the path.
///
/// # Errors
/// The file cannot be written.
pub fn write_capabilities() -> Result<PathBuf> {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let flags: Vec<String> = FLAGS.iter().map(|flag| quoted(flag)).collect();
    let binary = chromium().unwrap_or_default();
    let json = format!(
        "{{\"goog:chromeOptions\": {{\"binary\": {}, \"args\": [{}]}}}}\n",
        quoted(&binary.to_string_lossy()),
        flags.join(", ")
    );
    let path = workspace::tools().join("webdriver.json");
    std::fs::write(&path, json).with_context(|| format!("writing {}", path.display()))?;
    Ok(path)
}
