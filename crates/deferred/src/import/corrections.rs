//! Cells that were read as something other than their text, which can be undone or redone.

use ingest::Correction;
use leptos::prelude::*;
use messages::ImportText;
use ui::words::{t, words};
use ui::{bool_signal, dynamic, on, text_signal};

use crate::import::file::ImportedFile;
use crate::import::grid::{GridCell, grid};
use crate::import::names;
use crate::import::unlisted_values::found;
use ui::disclosure::fold;

/// The list, collapsed; nothing where the file was read without corrections.
#[component]
pub fn Corrections(file: ImportedFile) -> impl IntoView {
    // Rebuilt only after each import: what was undone meanwhile stays in its place.
    dynamic(move || {
        file.report.track();
        let all = untrack(|| file.corrections());
        (!all.is_empty()).then(|| list(file, &all))
    })
}

fn list(file: ImportedFile, all: &[Correction]) -> AnyView {
    let rows = all.iter().map(|one| {
        vec![
            GridCell::Text(names::field(one.field)),
            GridCell::View(found(&one.from, one.count, one.row)),
            GridCell::View(read_as(file, one)),
            GridCell::View(toggle(file, one)),
        ]
    });
    let headers = [
        t(ImportText::ColumnName),
        t(ImportText::ValueInFile),
        t(ImportText::ReadAsValue),
        t(ImportText::YourChoice),
    ];
    let corrections = all.to_vec();
    let told = move || {
        let undone = corrections.iter().filter(|one| file.is_undone(one)).count();
        let done = (corrections.len() - undone) as u32;
        let done = words().count(ImportText::CountCorrections, done);
        match undone as u32 {
            0 => done,
            n => format!("{done} · {}", words().count(ImportText::CountUndone, n)),
        }
    };
    let part = view! {
        <p class="quiet-text">{t(ImportText::CorrectionsText)}</p>
        {grid(t(ImportText::CorrectionsTitle), &headers, rows.collect())}
    };
    fold(
        t(ImportText::CorrectionsTitle),
        false,
        told,
        part.into_any(),
    )
}

fn read_as(file: ImportedFile, correction: &Correction) -> AnyView {
    let (this, to) = (correction.clone(), correction.to.clone());
    let undone = bool_signal(move || file.is_undone(&this));
    view! {
        <span class:struck=undone>{to}</span>
        {dynamic(move || undone.get().then(|| {
            view! { " " <span class="line-note">{t(ImportText::Undone)}</span> }
        }))}
    }
    .into_any()
}

fn toggle(file: ImportedFile, correction: &Correction) -> AnyView {
    let (this, from) = (correction.clone(), correction.from.clone());
    let undone = bool_signal(move || file.is_undone(&this));
    let label = text_signal(move || {
        let key = if undone.get() {
            ImportText::RedoLabel
        } else {
            ImportText::UndoLabel
        };
        words().fill(key, &[("value", &from)])
    });
    let this = correction.clone();
    let act = move |_| file.toggle(&this);
    view! {
        <button type="button" class="link" aria-label=label on:click=on(act)>
            {dynamic(move || t(if undone.get() { ImportText::Redo } else { ImportText::Undo }))}
        </button>
    }
    .into_any()
}
