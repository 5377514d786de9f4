//! What was said of one file when it was read.

use engine::catalogue::{DeskKey, Key};
use engine::ingest::{Issue, Outcome, Report};
use leptos::prelude::*;
use partnership_map::words::{t, words};

use crate::settings::delimiter_name;

/// Issues shown in full; the counts beside them are of all.
const MOST: usize = 200;

/// How many records, rows rejected, records placed, and how the file was read.
pub fn counts(report: &Report) -> impl IntoView + use<> {
    let w = words();
    (report.outcome != Outcome::Refuse).then(|| {
        let parts = [
            w.count(Key::CountRecords, report.accepted),
            w.count(DeskKey::CountRejected, report.rejected),
            w.count(DeskKey::CountPlaced, report.located),
            read_as(report),
        ];
        view! { <p class="quiet-text">{parts.join(" · ")}</p> }
    })
}

/// The issues by row and column; why a file was refused in sentences.
pub fn said(report: &Report) -> impl IntoView + use<> {
    let refused = report.outcome == Outcome::Refuse;
    let len = report.issues.len();
    match (refused, len) {
        (true, _) => {
            let sentence = |issue: &Issue| format!("{} {}", issue.found, issue.done);
            let text: Vec<String> = report.issues.iter().map(sentence).collect();
            view! { <p>{text.join(" ")}</p> }.into_any()
        }
        (false, 0) => view! { <p class="quiet-text">{t(DeskKey::NoIssues)}</p> }.into_any(),
        (false, _) => issues(&report.issues).into_any(),
    }
}

fn issues(issues: &[Issue]) -> impl IntoView + use<> {
    let lines = issues.iter().take(MOST).map(issue).collect_view();
    let more = (issues.len() > MOST).then(|| {
        let n = (issues.len() - MOST) as u32;
        view! { <p class="quiet-text">{words().count(DeskKey::MoreIssues, n)}</p> }
    });
    view! {
        <div class="issues" tabindex="0" role="region" aria-label=t(DeskKey::IssuesLabel)>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t(DeskKey::RowNumber)}</th>
                        <th scope="col">{t(DeskKey::ColumnName)}</th>
                        <th scope="col">{t(DeskKey::Found)}</th>
                        <th scope="col">{t(DeskKey::Done)}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        {more}
    }
}

fn issue(issue: &Issue) -> impl IntoView + use<> {
    let row = issue.row.map(|row| words().number(row)).unwrap_or_default();
    view! {
        <tr>
            <td>{row}</td>
            <td>{issue.column.clone().unwrap_or_default()}</td>
            <td class="found">{issue.found.clone()}</td>
            <td>{issue.done.clone()}</td>
        </tr>
    }
}

/// The encoding and the delimiter, which a file does not name itself.
fn read_as(report: &Report) -> String {
    let encoding = report.encoding.name();
    let Some(delimiter) = report.delimiter.and_then(delimiter_name) else {
        return encoding.to_owned();
    };
    words().fill(
        DeskKey::ReadAs,
        &[("encoding", encoding), ("delimiter", delimiter)],
    )
}

/// What became of a file, in words.
pub const fn outcome_name(outcome: Outcome) -> DeskKey {
    match outcome {
        Outcome::Accept => DeskKey::OutcomeAccept,
        Outcome::AcceptWarn => DeskKey::OutcomeAcceptWarn,
        Outcome::Partial => DeskKey::OutcomePartial,
        Outcome::Refuse => DeskKey::OutcomeRefuse,
    }
}
