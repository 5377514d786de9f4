//! Corrections and unlisted values, file by file: the trail back to what was sent.

use leptos::prelude::*;
use messages::ImportText;
use quality::{Audit, Changed, Unlisted};
use ui::Shared;
use ui::words::{t, words};

use super::{none_found, section};
use crate::import::grid::{GridCell, grid};
use crate::import::names;

/// Cells that were read as something other than their text.
pub fn corrections(audit: Memo<Shared<Audit>>) -> AnyView {
    let text = ImportText::ReportCorrectionsText;
    section(ImportText::CorrectionsTitle, text, move || {
        let audit = audit.get();
        let headers = [
            ImportText::ColumnName,
            ImportText::ValueInFile,
            ImportText::ReadAsValue,
        ];
        by_file(
            &audit,
            &audit.changed,
            |one| one.file,
            |of_file| Fold {
                title: ImportText::CorrectionsTitle,
                told: words().count(ImportText::CountCorrections, of_file.len() as u32),
                cells: of_file.iter().map(|one| one.count).sum(),
                headers,
                rows: of_file.iter().map(|one| changed(one)).collect(),
            },
        )
    })
}

/// Values in no code list.
pub fn unlisted(audit: Memo<Shared<Audit>>) -> AnyView {
    section(
        ImportText::UnknownTitle,
        ImportText::ReportUnknownText,
        move || {
            let audit = audit.get();
            let headers = [
                ImportText::ColumnName,
                ImportText::ValueInFile,
                ImportText::MayMean,
            ];
            by_file(
                &audit,
                &audit.unlisted,
                |one| one.file,
                |of_file| Fold {
                    title: ImportText::UnknownTitle,
                    told: words().count(ImportText::CountValues, of_file.len() as u32),
                    cells: of_file.iter().map(|one| one.count).sum(),
                    headers,
                    rows: of_file.iter().map(|one| value(one)).collect(),
                },
            )
        },
    )
}

/// The lines of one file.
struct Fold {
    title: ImportText,
    told: String,
    cells: u32,
    headers: [ImportText; 3],
    rows: Vec<Vec<GridCell>>,
}

fn by_file<T>(
    audit: &Audit,
    all: &[T],
    file: impl Fn(&T) -> u32,
    fold: impl Fn(&[&T]) -> Fold,
) -> AnyView {
    let files = (0..).zip(&audit.files).filter_map(|(i, of)| {
        let lines: Vec<&T> = all.iter().filter(|one| file(one) == i).collect();
        (!lines.is_empty()).then(|| fold_view(of.file.clone(), fold(&lines)))
    });
    let files: Vec<AnyView> = files.collect();
    if files.is_empty() {
        none_found()
    } else {
        files.into_any()
    }
}

fn fold_view(file: String, fold: Fold) -> AnyView {
    let cells = words().count(ImportText::CountCells, fold.cells);
    let headers = fold.headers.map(t);
    view! {
        <details class="fold kind">
            <summary>
                <span class="fold-name">{file}</span>
                <span class="line-count">{format!("{} · {cells}", fold.told)}</span>
            </summary>
            {grid(t(fold.title), &headers, fold.rows)}
        </details>
    }
    .into_any()
}

fn changed(one: &Changed) -> Vec<GridCell> {
    let read_as = match one.undone {
        true => GridCell::from(t(ImportText::Undone)),
        false => GridCell::Text(one.to.clone()),
    };
    vec![
        GridCell::Text(names::field(one.field)),
        found(&one.from, one.count, one.row),
        read_as,
    ]
}

fn value(one: &Unlisted) -> Vec<GridCell> {
    vec![
        GridCell::Text(names::field(one.field)),
        found(&one.value, one.count, one.row),
        GridCell::Text(one.near.clone().unwrap_or_default()),
    ]
}

fn found(value: &str, cells: u32, row: u32) -> GridCell {
    let row = words().number(row);
    let place = match cells {
        1 => words().fill(ImportText::InRow, &[("row", &row)]),
        n => {
            let n = words().count(ImportText::CountCells, n);
            words().fill(ImportText::FirstInRow, &[("records", &n), ("row", &row)])
        }
    };
    let value = value.to_owned();
    GridCell::View(
        view! { <span class="found">{value}</span> " " <span class="line-note">{place}</span> }
            .into_any(),
    )
}
