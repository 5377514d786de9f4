//! Reads every file of `tests/returns` with `cargo xtask check` and compares it with what its owner
//! meant (`expected.json`; its README says how).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

type Row = BTreeMap<String, String>;

#[test]
fn returns_are_read_as_their_owners_meant() {
    let cases = std::fs::read_to_string(folder().join("expected.json")).expect("the expectations");
    let cases: Value = serde_json::from_str(&cases).expect("JSON");
    let cases = cases.as_array().expect("cases");
    let mut wrong = Vec::new();
    for case in cases {
        let file = text(&case["file"]);
        let (report, rows) = check(file);
        let differences = differences(&case["expect"], &report, &rows);
        if !differences.is_empty() {
            wrong.push(format!("{file}: {}", differences.join("; ")));
        }
    }
    assert!(
        cases.len() >= 75 && wrong.is_empty(),
        "{}",
        wrong.join("\n")
    );
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/returns")
}

fn check(file: &str) -> (Value, Vec<Row>) {
    let records = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("returns-{file}.csv"));
    let _ = std::fs::remove_file(&records);
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["check", "--json"])
        .arg(folder().join(file))
        .arg("--records")
        .arg(&records)
        .output()
        .expect("xtask");
    let mut reports: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    let rows = match csv::Reader::from_path(&records) {
        Ok(mut reader) => reader
            .deserialize()
            .map(|row| row.expect("a row"))
            .collect(),
        Err(_) => Vec::new(),
    };
    (reports.remove(0), rows)
}

fn differences(expected: &Value, report: &Value, rows: &[Row]) -> Vec<String> {
    let mut differences = Vec::new();
    if let Some(outcomes) = expected.get("outcome")
        && !list(outcomes).contains(&report["outcome"])
    {
        differences.push(format!("outcome {} not {outcomes}", report["outcome"]));
    }
    if let Some(error) = expected.get("error").filter(|e| **e != report["error"]) {
        differences.push(format!("error {} not {error}", report["error"]));
    }
    for count in ["rows", "accepted", "rejected", "located"] {
        let wanted = &expected[count];
        if !is_count(wanted, &report[count]) {
            differences.push(format!("{count} {} not {wanted}", report[count]));
        }
    }
    let said = list(&expected["said"]);
    let codes = ["issues", "corrections"].map(|part| list(&report[part]));
    let codes: Vec<Value> = codes
        .concat()
        .iter()
        .map(|issue| issue["code"].clone())
        .collect();
    if !said.is_empty() && !said.iter().any(|code| codes.contains(code)) {
        differences.push(format!("none said of {said:?}"));
    }
    for wanted in list(&expected["records"]) {
        differences.extend(record_differences(&wanted, rows));
    }
    differences
}

fn record_differences(wanted: &Value, rows: &[Row]) -> Vec<String> {
    let cells = wanted.as_object().expect("a record");
    let keys: Vec<&str> = match cells.contains_key("id") {
        true => vec!["id"],
        false => vec!["institution", "partner"],
    };
    let is_meant = |row: &&Row| {
        let mut keys = keys.iter().filter(|key| wanted[**key].is_string());
        keys.all(|key| cell(row, key) == text(&wanted[*key]))
    };
    let Some(found) = rows.iter().find(is_meant) else {
        return vec![format!("no record {wanted}")];
    };
    let differing = cells.iter().filter_map(|(column, wanted)| {
        if ["where", "latitude_longitude"].contains(&column.as_str()) {
            let at = position(found);
            return (!is_where(wanted, at)).then(|| format!("{column} {at:?} not {wanted}"));
        }
        let value = cell(found, column);
        (!is_value(wanted, value)).then(|| format!("{column} {value:?} not {wanted}"))
    });
    let name = &wanted[keys.first().copied().unwrap_or_default()];
    differing.map(|said| format!("{name}: {said}")).collect()
}

fn is_count(wanted: &Value, found: &Value) -> bool {
    match wanted {
        Value::Null => true,
        Value::Object(rule) => match rule.get("min") {
            Some(min) => found.as_u64() >= min.as_u64(),
            None => list(&wanted["one_of"]).contains(found),
        },
        _ => wanted == found,
    }
}

fn is_value(wanted: &Value, found: &str) -> bool {
    let one_of = |values: &Value| list(values).iter().any(|value| text(value) == found);
    match wanted.as_object().and_then(|rule| rule.iter().next()) {
        None => text(wanted) == found,
        Some((rule, values)) => match rule.as_str() {
            "set" => {
                let mut parts: Vec<&str> = found.split(';').map(str::trim).collect();
                let values = list(values);
                let mut wanted: Vec<&str> = values.iter().map(text).collect();
                parts.sort_unstable();
                wanted.sort_unstable();
                parts == wanted
            }
            "one_of" => one_of(values),
            "not" => !one_of(values),
            "lacks" => !found.contains(text(values)),
            rule => panic!("an unknown rule: {rule}"),
        },
    }
}

fn is_where(wanted: &Value, at: Option<(f64, f64)>) -> bool {
    let is_near = |place: &Value| {
        let number = |i: usize| place[i].as_f64().expect("a number");
        at.is_some_and(|at| kilometres(at, (number(0), number(1))) <= number(2))
    };
    match wanted.as_object().and_then(|rule| rule.iter().next()) {
        None => at.is_none(),
        Some((rule, place)) => match rule.as_str() {
            "near" => is_near(place),
            "not_near" => !is_near(place),
            "one_of" => list(place).iter().any(|one| match one {
                Value::Null => at.is_none(),
                place => is_near(place),
            }),
            rule => panic!("an unknown rule: {rule}"),
        },
    }
}

/// The great-circle distance by the haversine formula, in kilometres.
fn kilometres((a, b): (f64, f64), (c, d): (f64, f64)) -> f64 {
    let squared = |angle: f64| (angle.to_radians() / 2.0).sin().powi(2);
    let x = squared(c - a) + a.to_radians().cos() * c.to_radians().cos() * squared(d - b);
    12_742.0 * x.sqrt().asin()
}

fn position(row: &Row) -> Option<(f64, f64)> {
    let number = |column| row.get(column)?.parse().ok();
    Some((number("latitude")?, number("longitude")?))
}

/// A cell without the apostrophe that guards a formula.
fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    let cell = row.get(column).map_or("", String::as_str);
    match cell.strip_prefix('\'') {
        Some(plain) if plain.starts_with(['=', '+', '-', '@']) => plain,
        _ => cell,
    }
}

/// The values of a list, or the only value.
fn list(value: &Value) -> Vec<Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(values) => values.clone(),
        value => vec![value.clone()],
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[test]
fn a_difference_is_found() {
    let row = |cells: &[(&str, &str)]| -> Row {
        cells
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect()
    };
    let rows = [row(&[
        ("id", "A1"),
        ("partner", "'-x"),
        ("latitude", "53.4"),
        ("longitude", "-3"),
    ])];
    let report = serde_json::json!({
        "outcome": "accept", "accepted": 1, "error": null, "issues": [{ "code": "W_DUP_ID" }],
        "corrections": [],
    });
    for (expected, wrong) in [
        (
            serde_json::json!({ "outcome": ["accept"], "accepted": 1, "said": ["W_DUP_ID"] }),
            0,
        ),
        (
            serde_json::json!({ "outcome": "refuse", "accepted": { "min": 2 }, "error": "E" }),
            3,
        ),
        (serde_json::json!({ "said": ["W_DATE_ORDER"] }), 1),
        (
            serde_json::json!({ "records": [{ "id": "A1", "partner": "-x" }] }),
            0,
        ),
        (
            serde_json::json!({ "records": [{ "id": "A1", "partner": { "lacks": "x" } }] }),
            1,
        ),
        (serde_json::json!({ "records": [{ "id": "A2" }] }), 1),
        (
            serde_json::json!({ "records": [{ "id": "A1", "where": { "near": [53.4, -3.0, 1] } }] }),
            0,
        ),
        (
            serde_json::json!({ "records": [{ "id": "A1", "where": { "near": [53.4, -2.9, 1] } }] }),
            1,
        ),
        (
            serde_json::json!({ "records": [{ "id": "A1", "where": null }] }),
            1,
        ),
    ] {
        let found = differences(&expected, &report, &rows);
        assert_eq!(found.len(), wrong, "{expected}: {found:?}");
    }
}
