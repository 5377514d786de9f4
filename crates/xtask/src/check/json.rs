//! Reports as JSON, for scripts.

use ingest::{Code, Correction, Issue, Outcome, Report, UnknownValue};
use messages::Words;
use serde::Serialize;

#[derive(Serialize)]
struct JsonReport<'r> {
    file: &'r str,
    outcome: Outcome,
    rows: u32,
    accepted: u32,
    rejected: u32,
    located: u32,
    error: Option<Code>,
    issues: Vec<JsonIssue<'r>>,
    unknown: &'r [UnknownValue],
    corrections: &'r [Correction],
}

/// An issue with its sentences. `found` is the cell's content, or the message where there is no
/// cell; `done` is action and hint together.
#[derive(Serialize)]
struct JsonIssue<'r> {
    code: Code,
    row: Option<u32>,
    column: Option<&'r str>,
    column_index: Option<u32>,
    message: String,
    action: String,
    hint: String,
    found: String,
    done: String,
}

/// The reports as one JSON array.
///
/// # Errors
///
/// Why they cannot be written as JSON.
pub fn json(reports: &[Report], words: Words) -> Result<String, String> {
    let file = |report| file(report, words);
    let files: Vec<JsonReport<'_>> = reports.iter().map(file).collect();
    serde_json::to_string_pretty(&files).map_err(|error| error.to_string())
}

fn file(report: &Report, words: Words) -> JsonReport<'_> {
    JsonReport {
        file: &report.file,
        outcome: report.outcome,
        rows: report.rows,
        accepted: report.accepted,
        rejected: report.rejected,
        located: report.located,
        error: report.error,
        issues: report.issues.iter().map(|one| said(one, words)).collect(),
        unknown: &report.unknown,
        corrections: &report.corrections,
    }
}

fn said(issue: &Issue, words: Words) -> JsonIssue<'_> {
    let said = issue.sentences(words);
    let column = issue.column.as_ref();
    let found = match issue.found.as_str() {
        "" => &said.message,
        found => found,
    };
    JsonIssue {
        code: issue.code,
        row: issue.row,
        column: column.map(|column| column.header.as_str()),
        column_index: column.map(|column| column.index),
        found: found.to_owned(),
        done: said.advice(),
        message: said.message,
        action: said.action,
        hint: said.hint,
    }
}
