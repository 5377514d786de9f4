//! `cargo xtask test`: runs every test, the quick ones first, showing each runner's own output.

use anyhow::{Result, bail};

use crate::build;
use crate::bundle;
use crate::end_to_end;
use crate::progress::{self, say};
use crate::setup::{self, browser, target};
use crate::size;
use crate::workspace;

struct SuiteStep {
    name: &'static str,
    what: &'static str,
    run: fn() -> Result<()>,
}

const STEPS: [SuiteStep; 7] = [
    SuiteStep {
        name: "lints",
        what: "formatting and lints",
        run: lints,
    },
    SuiteStep {
        name: "native",
        what: "native tests",
        run: native,
    },
    SuiteStep {
        name: "browser",
        what: "tests in the browser",
        run: in_browser,
    },
    SuiteStep {
        name: "build",
        what: "the release",
        run: build::release,
    },
    SuiteStep {
        name: "one-file",
        what: "the page as one file",
        run: bundle::make,
    },
    SuiteStep {
        name: "size",
        what: "the sizes of the first load and of the one-file page",
        run: || size::run(&[]),
    },
    SuiteStep {
        name: "e2e",
        what: "end-to-end tests, light and dark, with axe",
        run: end_to_end::run,
    },
];

/// `cargo xtask test [STEP…]`. Stops at the first step that fails.
///
/// # Errors
/// A step is unknown, something could not be set up, or a step failed.
pub fn run(args: &[String]) -> Result<()> {
    let known = |arg: &String| STEPS.iter().any(|step| step.name == arg.as_str());
    if let Some(unknown) = args.iter().find(|arg| !known(arg)) {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!(
            "there is no step `{unknown}`: the steps are {}",
            names.join(", ")
        );
    }
    say("looking at what is there");
    setup::for_tests()?;
    for step in &STEPS {
        if args.is_empty() || args.iter().any(|arg| arg == step.name) {
            say(format!("{}: {}", step.name, step.what));
            (step.run)()?;
        }
    }
    Ok(())
}

// crates/bindgen is a single call into a large library, which only these checks would compile
// again.
const NATIVE: [&str; 17] = [
    "--workspace",
    "--exclude",
    "partnership-map",
    "--exclude",
    "platform",
    "--exclude",
    "ui",
    "--exclude",
    "settings",
    "--exclude",
    "deferred",
    "--exclude",
    "worker",
    "--exclude",
    "onefile",
    "--exclude",
    "bindgen",
];
/// Crates that build only for the browser.
const BROWSER: [&str; 7] = [
    "partnership-map",
    "platform",
    "ui",
    "settings",
    "deferred",
    "worker",
    "onefile",
];

fn lints() -> Result<()> {
    progress::run(&mut workspace::cargo(&["fmt", "--all", "--check"]))?;
    let clippy = |of: &[&str]| {
        let mut command = workspace::cargo(&["clippy", "--all-targets"]);
        command.args(of).args(["--", "--deny", "warnings"]);
        progress::run(&mut command)
    };
    clippy(&NATIVE)?;
    for package in BROWSER {
        clippy(&["--package", package, "--target", target::WASM])?;
    }
    Ok(())
}

/// The seed for property tests in a daily run, so that a failure is due to a change and not to
/// chance. The same variables set another seed, or a longer run (see CONTRIBUTING.md).
const SEED: (&str, &str) = ("PROPTEST_RNG_SEED", "2009");

fn native() -> Result<()> {
    let mut tests = workspace::cargo(&["test"]);
    tests.args(NATIVE).args(["--", "--quiet"]);
    if std::env::var_os(SEED.0).is_none() {
        tests.env(SEED.0, SEED.1);
    }
    progress::run(&mut tests)
}

fn in_browser() -> Result<()> {
    let runner = workspace::find("wasm-bindgen-test-runner").unwrap_or_default();
    let capabilities = browser::write_capabilities()?;
    let mut tests = workspace::cargo(&["test", "--test", "browser"]);
    tests
        .args(["--package", "platform", "--target", target::WASM])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", browser::driver().unwrap_or_default())
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities);
    progress::run(&mut tests)
}
