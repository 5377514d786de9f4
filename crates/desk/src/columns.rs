//! What each column of a file is taken for, with its proposal and samples.

use engine::catalogue::DeskKey;
use engine::ingest::{ColumnProposal, Inspection, Meaning, Sure};
use engine::record::Field;
use leptos::prelude::*;
use partnership_map::controls::on;
use partnership_map::state::Shared;
use partnership_map::words::{t, words};

use crate::file::File;
use crate::names;

/// The mapping: headers, sample values and our proposal, each to be changed.
#[component]
pub fn Columns(file: File, found: Shared<Inspection>) -> impl IntoView {
    let rows = found.columns.iter().map(|column| row(file, column));
    view! {
        <div class="columns" tabindex="0" role="region" aria-label=t(DeskKey::ColumnsTitle)>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t(DeskKey::ColumnHeader)}</th>
                        <th scope="col">{t(DeskKey::ColumnSamples)}</th>
                        <th scope="col">{t(DeskKey::ColumnAs)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(file: File, column: &ColumnProposal) -> impl IntoView + use<> {
    let filled = words().fill(DeskKey::Filled, &[("share", &column.filled.to_string())]);
    let personal = column
        .personal
        .then(|| view! { <span class="line-note">{t(DeskKey::Personal)}</span> });
    let doubtful = column.sure == Sure::Likely;
    view! {
        <tr class:doubtful=doubtful>
            <th scope="row">{column.header.clone()}</th>
            <td class="found">
                {column.samples.join(" · ")}
                " "
                <span class="line-note">{filled}</span>
            </td>
            <td>{menu(file, column)} {note(column)} {personal}</td>
        </tr>
    }
}

/// Why the proposal is what it is, where the header alone does not say it.
fn note(column: &ColumnProposal) -> Option<impl IntoView + use<>> {
    let text = match (column.sure, column.alike) {
        (Sure::Likely, Some(alike)) => {
            words().fill(DeskKey::LikelyByCells, &[("share", &alike.to_string())])
        }
        (Sure::Likely, None) => t(DeskKey::LikelyByName).to_owned(),
        _ => return None,
    };
    Some(view! { <span class="line-note">{text}</span> })
}

/// What a column may be taken for: kept as it is, or one of the canonical columns. That of what was
/// proposed comes first.
fn menu(file: File, column: &ColumnProposal) -> impl IntoView + use<> {
    let header = column.header.clone();
    let settled = file.choices.with_untracked(|choices| {
        let mine = choices.columns.iter().find(|(name, _)| *name == header);
        mine.map(|(_, field)| *field)
    });
    let proposed = match column.holds {
        Some(Meaning::Field(field)) => Some(field),
        Some(Meaning::Position) | None => None,
    };
    let taken = settled.unwrap_or(proposed);
    let kept = if column.holds == Some(Meaning::Position) {
        DeskKey::LatLonTogether
    } else {
        DeskKey::KeepAsIs
    };
    let options = Field::ALL.into_iter().map(|field| {
        view! { <option value=field.name() selected=taken == Some(field)>{names::field(field)}</option> }
    });
    let label = words().fill(DeskKey::ColumnAsLabel, &[("header", &header)]);
    let name = header.clone();
    let changed = move |event| {
        let value = event_target_value(&event);
        let field = Field::ALL.into_iter().find(|field| field.name() == value);
        file.choices.update(|choices| {
            choices.columns.retain(|(other, _)| *other != name);
            choices.columns.push((name.clone(), field));
        });
    };
    view! {
        <select aria-label=label on:change=on(changed)>
            <option value="" selected=taken.is_none()>{t(kept)}</option>
            {options.collect_view()}
        </select>
    }
}
