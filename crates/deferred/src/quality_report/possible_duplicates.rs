//! Records that may be counted twice.

use leptos::prelude::*;
use messages::ImportText;
use quality::{Audit, Double, Likeness, RecordRef, RepeatedRecord, Strength};
use ui::Shared;
use ui::show_when;
use ui::words::{t, words};

use super::{file_and_row, listed, or_none, section};
use crate::import::grid::{GridCell, grid};

/// Probable duplicates, and the exact ones that were left out.
pub fn section_of(audit: Memo<Shared<Audit>>) -> AnyView {
    let repeated =
        move || audit.with(|audit| audit.repeats.total > 0 || !audit.whole_files.is_empty());
    view! {
        {section(ImportText::DoublesTitle, ImportText::DoublesText, move || doubles(&audit.get()))}
        {show_when(repeated, move || {
            section(ImportText::RepeatsTitle, ImportText::RepeatsText, move || repeats(&audit.get()))
        })}
    }
    .into_any()
}

fn doubles(audit: &Audit) -> impl IntoView + use<> {
    let found = audit.doubles.list.iter();
    let rows: Vec<Vec<GridCell>> = found.map(|double| double_line(audit, double)).collect();
    let len = rows.len();
    let headers = [
        t(ImportText::ThisRecord),
        t(ImportText::ThatRecord),
        t(ImportText::Why),
        t(ImportText::HowSure),
    ];
    view! {
        {or_none(len, || grid(t(ImportText::DoublesTitle), &headers, rows))}
        {listed(len, audit.doubles.total)}
    }
}

fn repeats(audit: &Audit) -> impl IntoView + use<> {
    let found = audit.repeats.list.iter();
    let line = |one: &RepeatedRecord| vec![record(audit, &one.left_out), record(audit, &one.kept)];
    let rows: Vec<Vec<GridCell>> = found.map(line).collect();
    let len = rows.len();
    let headers = [t(ImportText::LeftOut), t(ImportText::CountedOnce)];
    let name = |file: u32| {
        let file = audit.files.get(file as usize);
        file.map_or("", |file| file.file.as_str())
    };
    let whole = audit.whole_files.iter().map(|whole| {
        let key = if whole.same {
            ImportText::SameFile
        } else {
            ImportText::FileWithin
        };
        let text = words().fill(key, &[("file", name(whole.file)), ("of", name(whole.of))]);
        view! { <p>{text}</p> }.into_any()
    });
    view! {
        {whole.collect_view()}
        {or_none(len, || grid(t(ImportText::RepeatsTitle), &headers, rows))}
        {listed(len, audit.repeats.total)}
    }
}

fn double_line(audit: &Audit, double: &Double) -> Vec<GridCell> {
    let why = match double.likeness {
        Likeness::Everything => ImportText::AlikeEverything,
        Likeness::Title => ImportText::AlikeTitle,
        Likeness::Reciprocal => ImportText::AlikeReciprocal,
        Likeness::Period => ImportText::AlikePeriod,
    };
    let sure = match double.strength {
        Strength::Strong => ImportText::SureStrong,
        Strength::Likely => ImportText::SureLikely,
        Strength::Possible => ImportText::SurePossible,
    };
    vec![
        record(audit, &double.record),
        record(audit, &double.of),
        GridCell::from(t(why)),
        GridCell::from(t(sure)),
    ]
}

/// A record's institution and partner, and its file and row.
fn record(audit: &Audit, of: &RecordRef) -> GridCell {
    let place = file_and_row(audit, of);
    let name = format!("{} – {}", of.institution, of.partner);
    GridCell::View(view! { {name} <span class="line-note">{place}</span> }.into_any())
}
