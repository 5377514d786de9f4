//! Runs every case of the corpus of awkward files through `cargo xtask check --json`.
//!
//! `tests/corpus/manifest.json` specifies the outcome for each file. The records of each accepted
//! file are compared, cell by cell, with what an independent parser finds there when it is told how
//! to read the file (`corpus/kept.rs`).

#[path = "corpus/cells.rs"]
mod cells;
#[path = "corpus/kept.rs"]
mod kept;
#[path = "corpus/truth.rs"]
mod truth;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Cases in which the project's own definition of a record leads to another outcome, with the
/// reason.
const DOMAIN_WINS: [(&str, &str); 0] = [];

/// Warnings beyond those that the manifest lists for an accepted file, with the reason.
const JUSTIFIED: [(&str, &str, &str); 2] = [
    (
        "geo/bng_columns.csv",
        "W_COORD_POSTCODE_DISAGREE",
        "the grid references of this file are not those of its postcodes",
    ),
    (
        "inject/formula_lookalikes_legit.csv",
        "W_PERSONAL_DATA",
        "two of its ten descriptions are a telephone number",
    ),
];

#[test]
fn the_corpus_has_its_expected_outcomes() {
    let manifest: Value = serde_json::from_str(&read("manifest.json")).expect("the manifest");
    let cases = manifest["cases"].as_array().expect("cases");
    let mut present = Vec::new();
    for case in cases {
        let path = corpus().join(text(&case["file"]));
        match generated(text(&case["file"])) {
            Some(bytes) => present.push((case, write(text(&case["file"]), &bytes))),
            None if path.is_file() => present.push((case, path)),
            None => assert!(path.is_dir(), "{} is missing", path.display()),
        }
    }
    let files: Vec<&Path> = present.iter().map(|(_, path)| path.as_path()).collect();
    let reports = check(&files);
    let mut wrong = Vec::new();
    let mut passed = 0;
    for ((case, _), report) in present.iter().zip(&reports) {
        let file = text(&case["file"]);
        match judge(file, &case["expected"], report) {
            Ok(()) => passed += 1,
            Err(why) => match DOMAIN_WINS.iter().find(|(listed, _)| *listed == file) {
                Some((_, reason)) => eprintln!("domain wins: {file}: {reason} ({why})"),
                None => wrong.push(format!("{file}: {why}")),
            },
        }
    }
    eprintln!("{passed} of {} files as expected", reports.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_dropped_together() {
    let files = ["one", "two", "three_other_columns", "bad"]
        .map(|name| corpus().join(format!("drops/many/{name}.csv")));
    let reports = check(&files.each_ref().map(PathBuf::as_path));
    let errors: Vec<&Value> = reports.iter().map(|report| &report["error"]).collect();
    // The manifest would accept the third file; without institution and type it contains no
    // records. It would refuse the fourth, an Excel workbook named as a CSV file; workbooks have
    // since become readable, whatever their name, and this one contains the ten records of the
    // control.
    assert_eq!(
        errors,
        [
            &Value::Null,
            &Value::Null,
            &"E_MISSING_COLUMNS".into(),
            &Value::Null
        ]
    );
    let accepted: u64 = reports
        .iter()
        .filter_map(|report| report["accepted"].as_u64())
        .sum();
    assert_eq!(accepted, 20);
}

fn judge(file: &str, expected: &Value, report: &Value) -> Result<(), String> {
    let outcome = text(&report["outcome"]);
    let wanted = text(&expected["outcome"]);
    let codes: Vec<&str> = report["issues"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|issue| text(&issue["code"]))
        .collect();
    let listed: Vec<&str> = expected["warnings"]
        .as_array()
        .into_iter()
        .flatten()
        .map(text)
        .collect();
    let refused = || same("error", &expected["error"], &report["error"]);
    match (wanted, outcome) {
        ("refuse" | "accept_or_refuse", "refuse") => return refused(),
        ("accept" | "accept_or_refuse", "accept" | "accept_warn") => {}
        (wanted, found) if wanted == found => {}
        _ => return Err(format!("{outcome} where {wanted} is expected; {codes:?}")),
    }
    for count in ["rows", "accepted", "rejected", "located"] {
        same(count, &expected[count], &report[count])?;
    }
    for warning in &listed {
        if wanted != "accept" && !codes.contains(warning) {
            return Err(format!("{warning} is not raised; {codes:?}"));
        }
    }
    for code in codes {
        let justified = JUSTIFIED.iter().any(|(f, c, _)| *f == file && *c == code);
        if wanted == "accept" && !listed.contains(&code) && !justified {
            return Err(format!("{code} is raised and not listed"));
        }
    }
    Ok(())
}

/// Checks that two values are equal, where the manifest specifies one.
fn same(what: &str, expected: &Value, found: &Value) -> Result<(), String> {
    if expected.is_null() || expected == found {
        return Ok(());
    }
    Err(format!("{what}: {found} where {expected} is expected"))
}

#[test]
fn an_export_is_read_again_as_it_was() {
    for file in [
        "inject/formula_cells.csv",
        "inject/formula_lookalikes_legit.csv",
        "inject/url_tricky_good.csv",
        "quote/doubled_quotes.csv",
        "00_control_utf8.csv",
    ] {
        let (first, second) = (out("first.csv"), out("second.csv"));
        let records = |from: &Path, to: &Path| {
            let status = xtask()
                .arg(from)
                .arg("--records")
                .arg(to)
                .output()
                .expect("xtask");
            assert!(status.status.success(), "{file}");
            std::fs::read_to_string(to).expect("the records")
        };
        let once = records(&corpus().join(file), &first);
        assert_eq!(records(&first, &second), once, "{file}");
        for cell in once.lines().flat_map(|line| line.split(',')) {
            let cell = cell.trim_start_matches('"');
            let formula =
                cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
            assert!(!formula || cell.parse::<f64>().is_ok(), "{file}: {cell}");
        }
        assert!(
            once.contains("-3.177"),
            "{file}: a longitude stays a number"
        );
    }
}

#[test]
fn the_exit_status_tells_a_refusal_and_a_rejection() {
    for (file, status) in [
        ("00_control_utf8.csv", 0),
        ("struct/duplicate_ids.csv", 0),
        ("quote/unclosed_at_eof.csv", 1),
        ("type/rtf.csv", 1),
        ("drops/folder", 2),
        ("no_such_file.csv", 2),
    ] {
        let output = xtask().arg(corpus().join(file)).output().expect("xtask");
        assert_eq!(output.status.code(), Some(status), "{file}");
    }
}

fn check(files: &[&Path]) -> Vec<Value> {
    let output = xtask().arg("--json").args(files).output().expect("xtask");
    let reports: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(reports.len(), files.len());
    reports
}

fn xtask() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.arg("check");
    command
}

/// Large cases that are simpler to generate than to store.
fn generated(file: &str) -> Option<Vec<u8>> {
    let control = read("00_control_utf8.csv");
    let mut lines = control.lines();
    match file {
        "size/columns_100k.csv" => {
            let wide = |line: &str, cell: &dyn Fn(u32) -> String| {
                let cells: Vec<String> = (0..99_987).map(cell).collect();
                format!("{line},{}\n", cells.join(","))
            };
            let header = wide(lines.next()?, &|n| format!("c{n}"));
            let rows: String = lines
                .take(2)
                .map(|line| wide(line, &|_| "1".into()))
                .collect();
            Some((header + &rows).into_bytes())
        }
        "size/empty_lines_1e6.csv" => {
            Some((control.clone() + &"\n".repeat(1_000_000)).into_bytes())
        }
        _ => None,
    }
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus")
}

fn read(file: &str) -> String {
    std::fs::read_to_string(corpus().join(file)).expect("a file of the corpus")
}

fn out(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn write(file: &str, bytes: &[u8]) -> PathBuf {
    let path = out(&file.replace('/', "_"));
    std::fs::write(&path, bytes).expect("a file in the target folder");
    path
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Exceptions must be removed when their reasons no longer apply.
#[test]
fn every_exception_names_a_case() {
    let manifest: Value = serde_json::from_str(&read("manifest.json")).expect("the manifest");
    let cases: BTreeMap<&str, &Value> = manifest["cases"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|case| (text(&case["file"]), case))
        .collect();
    let listed = DOMAIN_WINS
        .iter()
        .map(|(file, _)| file)
        .chain(JUSTIFIED.iter().map(|(file, ..)| file));
    for file in listed {
        assert!(cases.contains_key(file), "{file}");
    }
}

#[test]
fn a_wrong_report_is_found_out() {
    let report = |outcome: &str, accepted: u32, code: &str| {
        serde_json::json!({
            "outcome": outcome, "rows": 10, "accepted": accepted, "rejected": 10 - accepted,
            "located": 10, "error": null, "issues": [{ "code": code }],
        })
    };
    let expected = |outcome: &str, warnings: &[&str]| {
        serde_json::json!({
            "outcome": outcome, "rows": 10, "accepted": 10, "rejected": 0, "located": null,
            "warnings": warnings, "error": null,
        })
    };
    let judged = |expected: &Value, report: &Value| judge("x.csv", expected, report).is_ok();
    let good = report("accept_warn", 10, "W_DUP_ID");
    assert!(judged(&expected("accept_warn", &["W_DUP_ID"]), &good));
    assert!(judged(&expected("accept", &["W_DUP_ID"]), &good));
    assert!(
        !judged(&expected("accept", &[]), &good),
        "a warning that is not listed"
    );
    assert!(
        !judged(&expected("accept_warn", &["W_DATE_ORDER"]), &good),
        "a warning not raised"
    );
    assert!(!judged(&expected("refuse", &[]), &good), "another outcome");
    let partial = report("partial", 9, "W_DUP_ID");
    assert!(
        !judged(&expected("partial", &["W_DUP_ID"]), &partial),
        "another count"
    );
}
