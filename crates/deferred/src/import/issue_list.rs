//! The issues of one file.

use ingest::{Issue, Outcome, Report};
use leptos::prelude::*;
use messages::{ImportText, PageText};
use ui::words::{t, words};

use crate::import::grid::{GridCell, grid};
use crate::import::settings::delimiter_name;
use ui::disclosure::fold;

/// The number of issues shown; the counts are of all.
const MOST: usize = 200;

/// The numbers of records, rejected rows and placed records, and how the file was read.
pub fn counts(report: &Report) -> impl IntoView + use<> {
    let w = words();
    (report.outcome != Outcome::Refuse).then(|| {
        let parts = [
            w.count(PageText::CountRecords, report.accepted),
            w.count(ImportText::CountRejected, report.rejected),
            w.count(ImportText::CountPlaced, report.located),
            read_as(report),
        ];
        view! { <p class="quiet-text">{parts.join(" · ")}</p> }
    })
}

/// The issues by row and column; for a refused file, the reason in sentences.
pub fn said(report: &Report) -> AnyView {
    let refused = report.outcome == Outcome::Refuse;
    let len = report.issues.len();
    match (refused, len) {
        (true, _) => {
            let sentence = |issue: &Issue| issue.sentences(words()).all();
            let text: Vec<String> = report.issues.iter().map(sentence).collect();
            view! { <p class="why">{text.join(" ")}</p> }.into_any()
        }
        (false, 0) => view! { <p class="quiet-text">{t(ImportText::NoIssues)}</p> }.into_any(),
        (false, _) => {
            let count: u32 = report.counts.iter().map(|(_, count)| count).sum();
            let told = move || words().count(ImportText::CountNotes, count);
            fold(
                t(ImportText::IssuesLabel),
                true,
                told,
                issues(&report.issues),
            )
        }
    }
}

fn issues(issues: &[Issue]) -> AnyView {
    let headers = [
        t(ImportText::RowNumber),
        t(ImportText::ColumnName),
        t(ImportText::Found),
        t(ImportText::Done),
    ];
    let lines = issues.iter().take(MOST).map(issue).collect();
    let more = (issues.len() > MOST).then(|| {
        let n = (issues.len() - MOST) as u32;
        view! { <p class="quiet-text">{words().count(ImportText::MoreIssues, n)}</p> }
    });
    view! {
        {grid(t(ImportText::IssuesLabel), &headers, lines)}
        {more}
    }
    .into_any()
}

fn issue(issue: &Issue) -> Vec<GridCell> {
    let row = issue.row.map_or_else(
        || GridCell::from(t(ImportText::WholeFile)),
        |row| GridCell::Number(words().number(row)),
    );
    let [column, found, done] = told(issue);
    vec![row, column, found, done]
}

/// The cells of an issue for its column, what was found, and what was done.
pub fn told(issue: &Issue) -> [GridCell; 3] {
    let said = issue.sentences(words());
    let column = issue.column.as_ref().map(|column| column.header.clone());
    let hint = (!said.hint.is_empty()).then(|| view! { <span class="hint">{said.hint}</span> });
    [
        GridCell::Text(column.unwrap_or_default()),
        GridCell::View(view! { <span class="message">{said.message}</span> }.into_any()),
        GridCell::View(view! { <span class="done">{said.action} " " {hint}</span> }.into_any()),
    ]
}

/// The sheet; for a text file the encoding and the delimiter, which it does not state itself.
fn read_as(report: &Report) -> String {
    if let Some(sheet) = &report.sheet {
        return words().fill(ImportText::SheetName, &[("sheet", sheet)]);
    }
    let encoding = report.encoding.name();
    let Some(delimiter) = report.delimiter.and_then(delimiter_name) else {
        return encoding.to_owned();
    };
    words().fill(
        ImportText::ReadAs,
        &[("encoding", encoding), ("delimiter", delimiter)],
    )
}

/// The sheets of a workbook that were not read.
pub fn other_sheets(report: &Report) -> Option<AnyView> {
    let others = report
        .sheets
        .iter()
        .filter(|name| report.sheet.as_ref() != Some(name));
    let others: Vec<String> = others.map(|name| format!("“{name}”")).collect();
    (!others.is_empty()).then(|| {
        let n = words().count(ImportText::CountOtherSheets, others.len() as u32);
        let sheets = format!("{n}, {}", others.join(", "));
        let text = words().fill(ImportText::OtherSheets, &[("sheets", &sheets)]);
        view! { <p class="quiet-text">{text}</p> }.into_any()
    })
}

/// The outcome of a file, in words.
pub const fn outcome_name(outcome: Outcome) -> ImportText {
    match outcome {
        Outcome::Accept => ImportText::OutcomeAccept,
        Outcome::AcceptWarn => ImportText::OutcomeAcceptWarn,
        Outcome::Partial => ImportText::OutcomePartial,
        Outcome::Refuse => ImportText::OutcomeRefuse,
    }
}
