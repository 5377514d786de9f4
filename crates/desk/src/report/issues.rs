//! What was said of the files' rows, by kind.

use engine::audit::{Audit, Finding, IssueKind, Severity};
use engine::catalogue::DeskKey;
use leptos::prelude::*;
use partnership_map::state::Shared;
use partnership_map::words::{t, words};

use super::{Filter, none_found, section};
use crate::grid::{Cell, grid};

/// Every kind with its count; opened, the rows.
pub fn section_of(filter: Filter, audit: Shared<Audit>) -> AnyView {
    section(DeskKey::IssuesTitle, DeskKey::IssuesText, move || {
        let kinds: Vec<AnyView> = audit
            .issues
            .iter()
            .filter_map(|kind| kind_view(filter, &audit, kind))
            .collect();
        if kinds.is_empty() {
            none_found()
        } else {
            kinds.into_any()
        }
    })
}

fn kind_view(filter: Filter, audit: &Shared<Audit>, kind: &IssueKind) -> Option<AnyView> {
    let takes = |finding: &&Finding| filter.takes(finding.file, &finding.institution);
    let findings: Vec<&Finding> = kind.findings.iter().filter(takes).collect();
    if findings.is_empty() {
        return None;
    }
    let filtered = filter.file.with(Option::is_some) || filter.institution.with(Option::is_some);
    // Of a kind that is frequent not every finding is spelt out; the count is of all.
    let count = if filtered {
        findings.len() as u32
    } else {
        kind.count
    };
    let severity = match kind.severity {
        Severity::Refusal => Some(DeskKey::SeverityRefusal),
        Severity::Rejection => Some(DeskKey::SeverityRejection),
        Severity::Warning => None,
    };
    let severity = severity.map(|key| view! { <span class="outcome">{t(key)}</span> });
    let rows = findings
        .into_iter()
        .map(|finding| line(audit, finding))
        .collect();
    let title = kind.code.title();
    let headers = [
        t(DeskKey::FileName),
        t(DeskKey::RowNumber),
        t(DeskKey::ColumnName),
        t(DeskKey::Found),
        t(DeskKey::Done),
    ];
    Some(
        view! {
            <details class="fold kind">
                <summary>
                    <span class="fold-name">{title}</span>
                    {severity}
                    <span class="line-note">{kind.code.name()}</span>
                    <span class="line-count">{words().count(DeskKey::CountNotes, count)}</span>
                </summary>
                {grid(t(DeskKey::IssuesLabel), &headers, rows)}
            </details>
        }
        .into_any(),
    )
}

fn line(audit: &Audit, finding: &Finding) -> Vec<Cell> {
    let file = audit.files.get(finding.file as usize);
    let row = finding
        .row
        .map(|row| words().number(row))
        .unwrap_or_default();
    vec![
        Cell::from(file.map_or("", |file| file.file.as_str())),
        Cell::Number(row),
        Cell::Text(finding.column.clone().unwrap_or_default()),
        Cell::View(view! { <span class="found">{finding.found.clone()}</span> }.into_any()),
        Cell::Text(finding.done.clone()),
    ]
}
