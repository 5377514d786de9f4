//! Records that may be counted twice.

use engine::audit::{Audit, Double, Likeness, RecordRef, RepeatedRecord, Strength};
use engine::catalogue::DeskKey;
use leptos::prelude::*;
use partnership_map::words::{t, words};

use super::{Filter, listed, or_none, section};
use crate::grid::{Cell, grid};

/// Probable doubles, and the repeats that were left out.
pub fn section_of(filter: Filter, audit: &Audit) -> AnyView {
    let files: Vec<String> = audit.files.iter().map(|file| file.file.clone()).collect();
    let (doubles, repeats) = (audit.doubles.clone(), audit.repeats.clone());
    let whole: Vec<AnyView> = audit
        .whole_files
        .iter()
        .map(|whole| {
            let name = |file: u32| files.get(file as usize).cloned().unwrap_or_default();
            let key = if whole.same {
                DeskKey::SameFile
            } else {
                DeskKey::FileWithin
            };
            let text = words().fill(key, &[("file", &name(whole.file)), ("of", &name(whole.of))]);
            view! { <p>{text}</p> }.into_any()
        })
        .collect();
    let more_files = files.clone();
    view! {
        {section(DeskKey::DoublesTitle, DeskKey::DoublesText, move || {
            let takes = |double: &&Double| touches(filter, &double.record, &double.of);
            let rows: Vec<Vec<Cell>> =
                doubles.list.iter().filter(takes).map(|double| double_line(&files, double)).collect();
            let shown = rows.len();
            let headers = [
                t(DeskKey::ThisRecord),
                t(DeskKey::ThatRecord),
                t(DeskKey::Why),
                t(DeskKey::HowSure),
            ];
            view! {
                {or_none(shown, || grid(t(DeskKey::DoublesTitle), &headers, rows))}
                {(shown == doubles.list.len()).then(|| listed(shown, doubles.total))}
            }
        })}
        {(audit.repeats.total > 0).then(|| section(DeskKey::RepeatsTitle, DeskKey::RepeatsText, move || {
            let takes = |repeat: &&RepeatedRecord| touches(filter, &repeat.left_out, &repeat.kept);
            let lines = repeats.list.iter().filter(takes);
            let lines = lines.map(|repeat| {
                vec![record(&more_files, &repeat.left_out), record(&more_files, &repeat.kept)]
            });
            let rows: Vec<Vec<Cell>> = lines.collect();
            let shown = rows.len();
            let headers = [t(DeskKey::LeftOut), t(DeskKey::CountedOnce)];
            view! {
                {or_none(shown, || grid(t(DeskKey::RepeatsTitle), &headers, rows))}
                {(shown == repeats.list.len()).then(|| listed(shown, repeats.total))}
            }
        }))}
        {whole}
    }
    .into_any()
}

fn touches(filter: Filter, one: &RecordRef, other: &RecordRef) -> bool {
    filter.takes(one.file, &one.institution) || filter.takes(other.file, &other.institution)
}

fn double_line(files: &[String], double: &Double) -> Vec<Cell> {
    let why = match double.likeness {
        Likeness::Everything => DeskKey::AlikeEverything,
        Likeness::Title => DeskKey::AlikeTitle,
        Likeness::Reciprocal => DeskKey::AlikeReciprocal,
        Likeness::Period => DeskKey::AlikePeriod,
    };
    let sure = match double.strength {
        Strength::Strong => DeskKey::SureStrong,
        Strength::Likely => DeskKey::SureLikely,
        Strength::Possible => DeskKey::SurePossible,
    };
    vec![
        record(files, &double.record),
        record(files, &double.of),
        Cell::from(t(why)),
        Cell::from(t(sure)),
    ]
}

/// Who with whom, and where it stands.
fn record(files: &[String], of: &RecordRef) -> Cell {
    let file = files.get(of.file as usize).cloned().unwrap_or_default();
    let gaps = [("file", file.as_str()), ("row", &words().number(of.row))];
    let place = words().fill(DeskKey::FileAndRow, &gaps);
    let name = format!("{} – {}", of.institution, of.partner);
    Cell::View(view! { {name} <span class="line-note">{place}</span> }.into_any())
}
