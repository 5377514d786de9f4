//! The issues of the files' rows, by kind.

use leptos::prelude::*;
use messages::ImportText;
use quality::{Audit, Finding, IssueGroup, Severity};
use ui::Shared;
use ui::words::{t, words};

use super::{listed, none_found, section};
use crate::import::grid::{GridCell, grid};
use crate::import::issue_list::told;

/// Every kind with its count; opened, it lists the rows.
pub fn section_of(audit: Memo<Shared<Audit>>) -> AnyView {
    section(ImportText::IssuesTitle, ImportText::IssuesText, move || {
        let audit = audit.get();
        let kinds: Vec<AnyView> = audit
            .issues
            .iter()
            .map(|kind| kind_view(&audit, kind))
            .collect();
        if kinds.is_empty() {
            none_found()
        } else {
            kinds.into_any()
        }
    })
}

fn kind_view(audit: &Audit, kind: &IssueGroup) -> AnyView {
    let severity = match kind.severity {
        Severity::Refusal => Some(ImportText::SeverityRefusal),
        Severity::Rejection => Some(ImportText::SeverityRejection),
        Severity::Warning => None,
    };
    let severity = severity.map(|key| view! { <span class="outcome">{t(key)}</span> });
    let rows = kind
        .findings
        .iter()
        .map(|finding| line(audit, finding))
        .collect();
    let title = kind.code.title(words());
    let headers = [
        t(ImportText::FileName),
        t(ImportText::RowNumber),
        t(ImportText::ColumnName),
        t(ImportText::Found),
        t(ImportText::Done),
    ];
    view! {
        <details class="fold kind">
            <summary>
                <span class="fold-name">{title}</span>
                {severity}
                <span class="line-note">{kind.code.name()}</span>
                <span class="line-count">{words().count(ImportText::CountNotes, kind.count)}</span>
            </summary>
            {grid(t(ImportText::IssuesLabel), &headers, rows)}
            // Not every finding of a frequent kind is listed; the count is of all.
            {listed(kind.findings.len(), kind.count)}
        </details>
    }
    .into_any()
}

fn line(audit: &Audit, finding: &Finding) -> Vec<GridCell> {
    let file = audit.files.get(finding.file as usize);
    let row = finding
        .issue
        .row
        .map(|row| words().number(row))
        .unwrap_or_default();
    let [column, found, done] = told(&finding.issue);
    let file = GridCell::from(file.map_or("", |file| file.file.as_str()));
    vec![file, GridCell::Number(row), column, found, done]
}
