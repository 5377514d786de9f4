//! Values that no code list knows, to be matched; and what was read as something else, to be undone.

use engine::catalogue::{DeskKey, Key};
use engine::codes::list::CodeList;
use engine::codes::{funding, institutions, kinds, types};
use engine::ingest::{Correction, UnknownValue};
use engine::record::Field;
use leptos::prelude::*;
use partnership_map::controls::{dynamic, on};
use partnership_map::words::{t, words};

use crate::file::File;
use crate::grid::{Cell, grid};
use crate::names;

/// Both lists, folded away; nothing where there is nothing to settle.
#[component]
pub fn Values(file: File) -> impl IntoView {
    let unknown = move || {
        file.report.with(|report| {
            let values = &report.unknown;
            (!values.is_empty()).then(|| unknown_values(file, values))
        })
    };
    let corrected = move || {
        file.report.with(|report| {
            let corrections = &report.corrections;
            (!corrections.is_empty()).then(|| corrections_made(file, corrections))
        })
    };
    view! {
        {dynamic(unknown)}
        {dynamic(corrected)}
    }
}

fn unknown_values(file: File, values: &[UnknownValue]) -> AnyView {
    let rows = values.iter().map(|unknown| {
        let n = words().count(Key::CountRecords, unknown.count);
        let gaps = [
            ("records", n.as_str()),
            ("row", &words().number(unknown.first_row)),
        ];
        let where_ = words().fill(DeskKey::FirstInRow, &gaps);
        let value = unknown.value.clone();
        vec![
            Cell::Text(names::field(unknown.field)),
            Cell::View(view! { {value} " " <span class="line-note">{where_}</span> }.into_any()),
            Cell::View(meant(file, unknown)),
        ]
    });
    let headers = [
        t(DeskKey::ColumnName),
        t(DeskKey::ValueInFile),
        t(DeskKey::ValueMeant),
    ];
    let title = words().count(DeskKey::UnknownTitle, values.len() as u32);
    view! {
        <details class="how-read">
            <summary>{title}</summary>
            <p class="quiet-text">{t(DeskKey::UnknownText)}</p>
            {grid(t(DeskKey::ValueInFile), &headers, rows.collect())}
        </details>
    }
    .into_any()
}

const fn list_of(field: Field) -> Option<&'static CodeList> {
    match field {
        Field::Institution => Some(&institutions::LIST),
        Field::PartnershipType => Some(&types::LIST),
        Field::FundingStream => Some(&funding::LIST),
        Field::PartnerKind => Some(&kinds::LIST),
        _ => None,
    }
}

/// What a value is meant for: as it stands, the likeliest, or any value of the list.
fn meant(file: File, unknown: &UnknownValue) -> AnyView {
    let near = unknown.near.clone();
    let listed = list_of(unknown.field)
        .into_iter()
        .flat_map(|list| list.entries);
    let listed = listed.map(|entry| entry.en.to_owned());
    let options: Vec<String> = near
        .iter()
        .cloned()
        .chain(listed.filter(|label| Some(label) != near.as_ref()))
        .collect();
    let (field, value) = (unknown.field, unknown.value.clone());
    let label = words().fill(DeskKey::MeantLabel, &[("value", &value)]);
    let known = options.clone();
    let changed = move |event| {
        let chosen = event_target_value(&event).parse::<usize>().ok();
        let meant = chosen.and_then(|i| known.get(i).cloned());
        file.choices.update(|choices| {
            choices
                .values
                .retain(|(other, found, _)| (*other, found) != (field, &value));
            choices
                .values
                .extend(meant.map(|meant| (field, value.clone(), meant)));
        });
    };
    let suggested = near.is_some();
    let options = options.into_iter().enumerate().map(|(i, text)| {
        let text = if i == 0 && suggested {
            words().fill(DeskKey::Perhaps, &[("value", &text)])
        } else {
            text
        };
        view! { <option value=i.to_string()>{text}</option> }
    });
    view! {
        <select aria-label=label on:change=on(changed)>
            <option value="">{t(DeskKey::AsItStands)}</option>
            {options.collect_view()}
        </select>
    }
    .into_any()
}

fn corrections_made(file: File, corrections: &[Correction]) -> AnyView {
    let rows = corrections.iter().map(|correction| {
        let n = words().count(Key::CountRecords, correction.count);
        let gaps = [
            ("records", n.as_str()),
            ("row", &words().number(correction.row)),
        ];
        let where_ = words().fill(DeskKey::FirstInRow, &gaps);
        let this = correction.clone();
        let undone = RwSignal::new(false);
        let undo = move |_| {
            undone.set(true);
            file.choices.update(|choices| this.undo(choices));
        };
        let label = words().fill(DeskKey::UndoLabel, &[("value", &correction.from)]);
        let button = view! {
            <button
                type="button"
                class="link"
                aria-label=label
                prop:disabled=move || undone.get()
                on:click=on(undo)
            >
                {dynamic(move || t(if undone.get() { DeskKey::Undone } else { DeskKey::Undo }))}
            </button>
        };
        let from = correction.from.clone();
        vec![
            Cell::Text(names::field(correction.field)),
            Cell::View(view! { {from} " " <span class="line-note">{where_}</span> }.into_any()),
            Cell::Text(correction.to.clone()),
            Cell::View(button.into_any()),
        ]
    });
    let headers = [
        t(DeskKey::ColumnName),
        t(DeskKey::ValueInFile),
        t(DeskKey::ReadAsValue),
        t(DeskKey::Undo),
    ];
    let title = words().count(DeskKey::CorrectionsTitle, corrections.len() as u32);
    view! {
        <details class="how-read">
            <summary>{title}</summary>
            <p class="quiet-text">{t(DeskKey::CorrectionsText)}</p>
            {grid(t(DeskKey::ReadAsValue), &headers, rows.collect())}
        </details>
    }
    .into_any()
}
