//! `cargo xtask bundle`: the page as one HTML file, optionally with records.

mod template;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use embedding::bundle::{CONFIG, NAME, Part, RECORDS, START, fill};
use embedding::config::Config;
use ingest::ImportOptions;
use messages::{Language, Words, translation};

use crate::build;
use crate::check;
use crate::progress::say;
use crate::setup;
use crate::workspace;

pub use template::{FILE, make};

/// `cargo xtask bundle [DATA.csv] [--config CONFIG.json] [-o OUT.html] [--no-build]`.
///
/// # Errors
/// An option is unknown, the data cannot be used, or something cannot be built or written.
pub fn run(args: &[String]) -> Result<()> {
    let options = BundleOptions::read(args)?;
    let (settings, config) = match &options.config {
        Some(path) => settings(path)?,
        None => (String::new(), Config::default()),
    };
    let import_options = ImportOptions {
        values: config.codes.clone(),
        ..ImportOptions::default()
    };
    let own = options
        .data
        .as_ref()
        .map(|path| records(path, &import_options));
    let own = own.transpose()?;
    if own.is_none() && !config.data.is_empty() {
        say("the files that the settings name are not put in: name one after `bundle`");
    }
    if options.build {
        say("looking at what is there");
        setup::for_page()?;
        build::release()?;
        make()?;
    }
    let template = workspace::dist().join(FILE);
    let template = fs::read_to_string(&template).with_context(|| {
        format!(
            "reading {}: leave out --no-build to make it",
            template.display()
        )
    })?;
    let start = format!("data=own&{}", config.filter);
    let mut parts = Vec::new();
    if options.config.is_some() {
        parts.push(part(CONFIG, &settings));
    }
    let welsh = workspace::dist().join(translation::FILE);
    let welsh =
        fs::read_to_string(&welsh).with_context(|| format!("reading {}", welsh.display()))?;
    if config.language == Some(Language::Welsh) {
        parts.push(part(translation::FILE, &welsh));
    }
    if let Some((name, csv)) = &own {
        parts.extend([part(NAME, name), part(RECORDS, csv), part(START, &start)]);
    }
    let title = config.title.unwrap_or_default();
    let page = fill(&template, &title, &parts)
        .map_err(|problem| anyhow::anyhow!("dist/{FILE} cannot be filled: {problem:?}"))?;
    fs::write(&options.out, &page).with_context(|| format!("writing {}", options.out.display()))?;
    println!("{}: {} bytes", options.out.display(), page.len());
    Ok(())
}

const fn part<'t>(name: &'t str, text: &'t str) -> Part<'t> {
    Part {
        name,
        bytes: text.as_bytes(),
    }
}

/// The settings in a file, as text and parsed.
fn settings(path: &Path) -> Result<(String, Config)> {
    let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let text = String::from_utf8(bytes).context("the settings are not in UTF-8")?;
    let (config, problems) = Config::of_json(&text);
    if !problems.is_empty() {
        let words = Words::default();
        let sentences: Vec<String> = problems.iter().map(|one| one.words(words)).collect();
        bail!("{}\n{}", path.display(), sentences.join("\n"));
    }
    Ok((text, config))
}

/// The records of a file as canonical CSV, without columns of personal data, and the file's name.
fn records(path: &Path, import_options: &ImportOptions) -> Result<(String, String)> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let reading = check::reading(&name, &bytes, import_options);
    let Some(dataset) = reading.dataset else {
        bail!(
            "{name} was refused. `cargo xtask check {}` says why",
            path.display()
        );
    };
    let rejected = reading.report.rejected;
    if rejected > 0 {
        say(format!(
            "{rejected} rows of {name} were rejected: cargo xtask check says why"
        ));
    }
    say(format!("{} records of {name}", dataset.len()));
    Ok((name, export::csv(&dataset)))
}

#[derive(Debug, PartialEq)]
struct BundleOptions {
    data: Option<PathBuf>,
    config: Option<PathBuf>,
    out: PathBuf,
    build: bool,
}

impl BundleOptions {
    fn read(args: &[String]) -> Result<Self> {
        let mut options = Self {
            data: None,
            config: None,
            out: PathBuf::from("partnership-map.html"),
            build: true,
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "-o" | "--out" => options.out = args.next().context("-o wants a file")?.into(),
                "--config" => {
                    options.config = Some(args.next().context("--config wants a file")?.into());
                }
                "--no-build" => options.build = false,
                unknown if unknown.starts_with('-') => {
                    bail!(
                        "bundle knows no `{unknown}`: it takes DATA.csv, --config CONFIG.json, -o OUT.html and --no-build"
                    )
                }
                file if options.data.is_none() => options.data = Some(file.into()),
                _ => bail!(
                    "bundle takes one file of data: `cargo xtask check A B --records ALL.csv` makes one of several"
                ),
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::BundleOptions;

    fn check(args: &[&str], expected: Option<([Option<&str>; 2], &str, bool)>) {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        let expected = expected.map(|([data, config], out, build)| BundleOptions {
            data: data.map(Into::into),
            config: config.map(Into::into),
            out: out.into(),
            build,
        });
        assert_eq!(BundleOptions::read(&args).ok(), expected, "{args:?}");
    }

    #[test]
    fn options_are_read() {
        check(&[], Some(([None; 2], "partnership-map.html", true)));
        check(
            &["a.csv", "-o", "b.html", "--no-build"],
            Some(([Some("a.csv"), None], "b.html", false)),
        );
        check(
            &["--config", "c.json"],
            Some(([None, Some("c.json")], "partnership-map.html", true)),
        );
        check(&["a.csv", "b.csv"], None);
        check(&["-o"], None);
        check(&["--config"], None);
        check(&["--fast"], None);
    }
}
