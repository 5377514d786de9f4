//! The files in numbers; each can be removed.

use leptos::prelude::*;
use messages::{ImportText, PageText};
use quality::{Audit, FileAudit};
use ui::Shared;
use ui::on;
use ui::words::{t, words};

use super::section;
use crate::import::ImportDialog;
use crate::import::grid::{GridCell, grid};
use crate::import::issue_list::outcome_name;

/// One row per file.
pub fn section_of(imports: ImportDialog, audit: Memo<Shared<Audit>>) -> AnyView {
    section(ImportText::FilesTitle, ImportText::FilesText, move || {
        let audit = audit.get();
        if audit.narrow.institution.is_some() {
            of_institution(&audit).into_any()
        } else {
            whole(imports, &audit)
        }
    })
}

fn number(n: u32) -> GridCell {
    GridCell::Number(words().number(n))
}

fn whole(imports: ImportDialog, audit: &Audit) -> AnyView {
    let readings = imports.held.with_value(|held| held.present.len());
    let with_records = audit.files.iter().filter(|file| file.totals.accepted > 0);
    // Not everything that is shown may be removed.
    let many = with_records.count() > 1;
    let mut headers = vec![
        t(ImportText::FileName),
        t(ImportText::OutcomeTitle),
        t(ImportText::Rows),
        t(PageText::Records),
        t(ImportText::RowsRepeated),
        t(ImportText::RowsRejected),
        t(ImportText::RecordsPlaced),
        t(ImportText::IssuesCount),
    ];
    if many {
        headers.push(t(ImportText::TakeAway));
    }
    let lines = audit.files.iter().enumerate();
    let lines = lines.filter(|(i, _)| audit.narrow.takes_file(*i as u32));
    let lines = lines.map(|(i, file)| {
        let totals = &file.totals;
        let mut line = vec![
            GridCell::from(file.file.as_str()),
            GridCell::from(t(outcome_name(file.outcome))),
            number(totals.rows),
            number(totals.records),
            number(totals.repeated),
            number(totals.rejected),
            number(totals.located),
            number(file.issues.iter().map(|(_, count)| count).sum()),
        ];
        if many {
            line.push(match i < readings && totals.accepted > 0 {
                true => GridCell::View(take_away(imports, i, file)),
                false => GridCell::from(""),
            });
        }
        line
    });
    grid(t(ImportText::FilesTitle), &headers, lines.collect())
}

/// Rejected rows cannot be attributed to an institution: only records are counted by institution.
fn of_institution(audit: &Audit) -> impl IntoView + use<> {
    let headers = [
        t(ImportText::FileName),
        t(PageText::Records),
        t(ImportText::RowsRepeated),
        t(ImportText::RecordsPlaced),
    ];
    let lines = (0..).zip(&audit.files).filter(|(i, file)| {
        audit.narrow.takes_file(*i) && file.totals.records + file.totals.repeated > 0
    });
    let lines = lines.map(|(_, file)| {
        vec![
            GridCell::from(file.file.as_str()),
            number(file.totals.records),
            number(file.totals.repeated),
            number(file.totals.located),
        ]
    });
    view! {
        <p class="quiet-text">{t(ImportText::FilesOfInstitution)}</p>
        {grid(t(ImportText::FilesTitle), &headers, lines.collect())}
    }
}

fn take_away(imports: ImportDialog, index: usize, file: &FileAudit) -> AnyView {
    let label = words().fill(ImportText::TakeAwayLabel, &[("file", &file.file)]);
    view! {
        <button
            type="button"
            class="link"
            aria-label=label
            on:click=on(move |_| imports.take_away(index))
        >
            {t(ImportText::TakeAwayDo)}
        </button>
    }
    .into_any()
}
