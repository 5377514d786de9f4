//! `cargo xtask bundle`: the page, and records with it, as one HTML file.

mod template;

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail};
use engine::bundle::{NAME, Part, RECORDS, START, fill};

use crate::{build, check, progress::say, setup, workspace};

pub use template::{FILE, make};

/// `cargo xtask bundle [DATA.csv] [-o OUT.html] [--no-build]`.
///
/// # Errors
/// An option is unknown, the data cannot be taken, or something cannot be built or written.
pub fn run(args: &[String]) -> Result<()> {
    let options = Options::read(args)?;
    let own = options.data.as_ref().map(records).transpose()?;
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
    let parts = match &own {
        Some((name, csv)) => vec![
            Part {
                name: NAME,
                bytes: name.as_bytes(),
            },
            Part {
                name: RECORDS,
                bytes: csv.as_bytes(),
            },
            Part {
                name: START,
                bytes: b"data=own",
            },
        ],
        None => Vec::new(),
    };
    let page = fill(&template, "", &parts)
        .map_err(|problem| anyhow::anyhow!("dist/{FILE} cannot be filled: {problem:?}"))?;
    fs::write(&options.out, &page).with_context(|| format!("writing {}", options.out.display()))?;
    println!("{}: {} bytes", options.out.display(), page.len());
    Ok(())
}

/// The records of a file as canonical CSV, without columns of personal data; with the file's name.
fn records(path: &PathBuf) -> Result<(String, String)> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let reading = check::reading(&name, &bytes);
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
    Ok((name, engine::export::csv(&dataset)))
}

#[derive(Debug, PartialEq)]
struct Options {
    data: Option<PathBuf>,
    out: PathBuf,
    build: bool,
}

impl Options {
    fn read(args: &[String]) -> Result<Self> {
        let mut options = Self {
            data: None,
            out: PathBuf::from("partnership-map.html"),
            build: true,
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "-o" | "--out" => options.out = args.next().context("-o wants a file")?.into(),
                "--no-build" => options.build = false,
                unknown if unknown.starts_with('-') => {
                    bail!(
                        "bundle knows no `{unknown}`: it takes DATA.csv, -o OUT.html and --no-build"
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
    use super::Options;

    fn check(args: &[&str], expected: Option<(Option<&str>, &str, bool)>) {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        let expected = expected.map(|(data, out, build)| Options {
            data: data.map(Into::into),
            out: out.into(),
            build,
        });
        assert_eq!(Options::read(&args).ok(), expected, "{args:?}");
    }

    #[test]
    fn options_are_read() {
        check(&[], Some((None, "partnership-map.html", true)));
        check(
            &["a.csv", "-o", "b.html", "--no-build"],
            Some((Some("a.csv"), "b.html", false)),
        );
        check(&["a.csv", "b.csv"], None);
        check(&["-o"], None);
        check(&["--fast"], None);
    }
}
