//! `cargo xtask check FILE… [--sheet NAME] [--lang cy] [--json] [--records OUT.csv]`: reads files
//! as the page does.

mod json;
mod text;

use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::workspace;
use geography::gazetteer::{Gazetteer, UnitPostcodes};
use geography::geo::Boundaries;
use ingest::{Import, ImportOptions, Input, Outcome, Resources};
use messages::{Language, Words, translation};
use records::dataset::{Dataset, Kind, merge};

const USAGE: &str = "\
Reads files of partnership records (CSV, Excel, OpenDocument) as the page does,
and reports on them.

    cargo xtask check FILE… [--sheet NAME] [--lang cy] [--json] [--records OUT.csv]

    --sheet NAME       the sheet of workbooks that is read; otherwise the first
                       whose header names most columns
    --lang cy          the reports in Welsh
    --json             the reports as JSON on standard output
    --records OUT.csv  writes the accepted records as canonical CSV, with the
                       position that was found for each

Ends with 0 only if no file was refused and no row rejected; with 2 if it could
not be run.";

/// Runs the command with the arguments after `check`. 0: everything was accepted; 1: something was
/// refused or rejected; 2: wrong usage, or a file that cannot be read or written.
pub fn run(args: &[String]) -> ExitCode {
    match CheckOptions::parse(args).and_then(|options| check(&options)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

#[derive(Default)]
struct CheckOptions {
    files: Vec<PathBuf>,
    json: bool,
    sheet: Option<String>,
    language: Language,
    records: Option<PathBuf>,
}

impl CheckOptions {
    fn parse(args: &[String]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--json" => options.json = true,
                "--records" => {
                    let path = args
                        .next()
                        .ok_or("--records needs the name of a file to write.")?;
                    options.records = Some(path.into());
                }
                "--sheet" => {
                    let name = args.next().ok_or("--sheet needs the name of a sheet.")?;
                    options.sheet = Some(name.clone());
                }
                "--lang" => options.language = language(args.next())?,
                "-h" | "--help" => return Err(USAGE.into()),
                "--" => options.files.extend(args.by_ref().map(PathBuf::from)),
                flag if flag.starts_with("--") => {
                    return Err(format!("There is no option {flag}.\n\n{USAGE}"));
                }
                file => options.files.push(file.into()),
            }
        }
        if options.files.is_empty() {
            return Err(USAGE.into());
        }
        Ok(options)
    }
}

fn language(tag: Option<&String>) -> Result<Language, String> {
    let language = tag.and_then(|tag| Language::of_tag(tag));
    let language = language.ok_or("--lang needs “en” or “cy”.")?;
    if language == Language::Welsh && !translation::load(welsh()?) {
        return Err("The Welsh texts cannot be loaded.".into());
    }
    Ok(language)
}

fn welsh() -> Result<String, String> {
    let path = workspace::root().join("public/data/welsh.txt");
    std::fs::read_to_string(path)
        .map_err(|error| format!("The Welsh texts cannot be read: {error}"))
}

/// Reads a file as the page does, including workbooks.
pub fn reading(name: &str, bytes: &[u8], options: &ImportOptions) -> Import {
    let input = Input {
        name,
        bytes,
        kind: Kind::Reported,
        options,
    };
    workbook::read(&input, &CheckTables::load().resources(), &mut |_| {})
}

fn check(options: &CheckOptions) -> Result<bool, String> {
    let tables = CheckTables::load();
    let import_options = ImportOptions {
        sheet: options.sheet.clone(),
        ..ImportOptions::default()
    };
    let mut reports = Vec::new();
    let mut datasets = Vec::new();
    for file in &options.files {
        let bytes = std::fs::read(file).map_err(|error| cannot_read(file, &error))?;
        let name = file.display().to_string();
        let input = Input {
            name: &name,
            bytes: &bytes,
            kind: Kind::Reported,
            options: &import_options,
        };
        let reading = workbook::read(&input, &tables.resources(), &mut |_| {});
        reports.push(reading.report);
        datasets.extend(reading.dataset.filter(|_| options.records.is_some()));
    }
    if let Some(out) = &options.records {
        write_records(out, &datasets)?;
    }
    let words = Words(options.language);
    let text = match options.json {
        true => json::json(&reports, words)?,
        false => text::text(&reports, words),
    };
    // If a program closes the pipe early, the check has not failed.
    let _ = writeln!(stdout(), "{}", text.trim_end());
    Ok(reports
        .iter()
        .all(|report| report.outcome != Outcome::Refuse && report.rejected == 0))
}

fn cannot_read(file: &Path, error: &std::io::Error) -> String {
    let what = if file.is_dir() {
        "it is a folder; name the files in it".to_owned()
    } else {
        error.to_string()
    };
    format!("{} cannot be read: {what}.", file.display())
}

fn write_records(out: &Path, datasets: &[Dataset]) -> Result<(), String> {
    let all: Vec<&Dataset> = datasets.iter().collect();
    let text = match all.as_slice() {
        [one] => export::csv(one),
        _ => {
            let merged = merge(&all);
            if !merged.repeats.is_empty() {
                eprintln!(
                    "{} of more than one file: written once.",
                    counted(merged.repeats.len() as u32, "record"),
                );
            }
            export::csv(&merged)
        }
    };
    std::fs::write(out, text)
        .map_err(|error| format!("{} cannot be written: {error}.", out.display()))
}

/// The page's own tables, from the folder from which it serves them.
struct CheckTables {
    boundaries: Option<Boundaries>,
    gazetteer: Option<Gazetteer>,
    units: Option<UnitPostcodes>,
}

impl CheckTables {
    fn load() -> Self {
        Self {
            boundaries: table("boundaries.bin", "regions", Boundaries::from_bytes),
            gazetteer: table(
                "gazetteer.bin",
                "postcodes and place names",
                Gazetteer::from_bytes,
            ),
            units: table("postcodes.bin", "unit postcodes", |bytes| {
                UnitPostcodes::from_bytes(bytes.to_vec())
            }),
        }
    }

    fn resources(&self) -> Resources<'_> {
        Resources {
            boundaries: self.boundaries.as_ref(),
            gazetteer: self.gazetteer.as_ref(),
            units: self.units.as_ref(),
        }
    }
}

fn table<T>(name: &str, what: &str, read: fn(&[u8]) -> Result<T, String>) -> Option<T> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../public/data")
        .join(name);
    let table = std::fs::read(&path)
        .map_err(|error| error.to_string())
        .and_then(|bytes| read(&bytes));
    table
        .inspect_err(|error| {
            eprintln!(
                "Without the table of {what} ({name}: {error}). `cargo xtask data` writes it."
            );
        })
        .ok()
}

fn counted(n: u32, unit: &str) -> String {
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}
