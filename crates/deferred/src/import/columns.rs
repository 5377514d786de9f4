//! The mapping of each column of a file, with its proposal and examples.

use ingest::{ColumnProposal, ColumnTarget, Inspection, MappingStatus, Sure};
use leptos::prelude::*;
use messages::ImportText;
use records::record::Field;
use ui::Shared;
use ui::words::{t, words};
use ui::{bool_signal, dynamic, memo, on, text_signal};

use crate::import::file::ImportedFile;
use crate::import::grid::head;
use crate::import::names;
use crate::import::scroll::scroller;

/// The mapping: headers, examples and our proposals, each of which can be changed.
#[component]
pub fn Columns(file: ImportedFile, found: Shared<Inspection>) -> impl IntoView {
    let rows = found.columns.iter().enumerate();
    let rows = rows.map(|(i, column)| row(file, i, column)).collect_view();
    let headers = [
        t(ImportText::ColumnHeader),
        t(ImportText::ColumnSamples),
        t(ImportText::ColumnAs),
    ];
    let table = view! {
        <table role="table">
            {head(&headers, &[])}
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    };
    scroller(
        "columns cards",
        t(ImportText::ColumnsTitle),
        table.into_any(),
    )
}

fn row(file: ImportedFile, i: usize, column: &ColumnProposal) -> impl IntoView + use<> {
    let filled = words().fill(ImportText::Filled, &[("share", &column.filled.to_string())]);
    let personal = column
        .personal
        .then(|| view! { <span class="line-note">{t(ImportText::Personal)}</span> });
    let holds = memo(move || file.questions().and_then(|open| *open.holds.get(i)?));
    let standing = memo(move || {
        let open = file.questions();
        open.and_then(|open| open.standing.get(i).copied())
            .unwrap_or(MappingStatus::Clear)
    });
    let waits = bool_signal(move || standing.get() == MappingStatus::InDoubt);
    let samples = column.samples.join(" · ");
    view! {
        <tr role="row" class:waits=waits>
            <th scope="row" role="rowheader">{column.header.clone()}</th>
            <td role="cell" data-label=t(ImportText::ColumnSamples)>
                <div class="cell">{samples} " " <span class="line-note">{filled}</span></div>
            </td>
            <td role="cell" data-label=t(ImportText::ColumnAs)>
                <div class="cell">
                    <span class="choose">
                        {menu(file, column, holds)} {mark(file, column, holds, standing)}
                    </span>
                    {note(column)} {personal}
                </div>
            </td>
        </tr>
    }
}

/// What the user has to do, or did, about a column.
fn mark(
    file: ImportedFile,
    column: &ColumnProposal,
    holds: Memo<Option<ColumnTarget>>,
    standing: Memo<MappingStatus>,
) -> impl IntoView + use<> {
    let was_in_doubt = column.sure == Sure::Likely;
    let text = move || match standing.get() {
        MappingStatus::InDoubt => Some(("mark-waits", ImportText::PleaseCheck)),
        MappingStatus::Settled if was_in_doubt && holds.with(Option::is_some) => {
            Some(("mark-settled", ImportText::Confirmed))
        }
        MappingStatus::Twice => Some(("mark-waits", ImportText::TakenTwice)),
        MappingStatus::Settled | MappingStatus::Clear => None,
    };
    let part = move || text().map(|(class, key)| view! { <span class=class>{t(key)}</span> });
    let asked = standing.get_untracked() == MappingStatus::InDoubt;
    view! {
        {dynamic(part)}
        {asked.then(|| confirm(file, column, standing))}
    }
}

/// Accepts the proposal, or withdraws that: a single button, so that it keeps the focus.
fn confirm(
    file: ImportedFile,
    column: &ColumnProposal,
    standing: Memo<MappingStatus>,
) -> Option<AnyView> {
    let Some(ColumnTarget::Field(field)) = column.holds else {
        return None;
    };
    let header = column.header.clone();
    let gaps = [("header", header.as_str()), ("field", &names::field(field))];
    let (ask, back) = (
        words().fill(ImportText::ConfirmLabel, &gaps),
        words().fill(ImportText::UnconfirmLabel, &gaps),
    );
    let open = memo(move || {
        matches!(
            standing.get(),
            MappingStatus::InDoubt | MappingStatus::Clear
        )
    });
    let act = move |_| {
        if open.get_untracked() {
            file.settle_column(&header, Some(field));
        } else {
            file.import_options.update(|import_options| {
                import_options.columns.retain(|(other, _)| *other != header)
            });
        }
    };
    let button = view! {
        <button
            type="button"
            class="link"
            aria-label=text_signal(move || if open.get() { ask.clone() } else { back.clone() })
            on:click=on(act)
        >
            {dynamic(move || t(if open.get() { ImportText::Confirm } else { ImportText::Undo }))}
        </button>
    };
    Some(button.into_any())
}

/// The reason for a proposal, where the header alone does not show it.
fn note(column: &ColumnProposal) -> Option<impl IntoView + use<>> {
    let text = match (column.sure, column.alike) {
        (Sure::Likely, Some(alike)) => {
            words().fill(ImportText::LikelyByCells, &[("share", &alike.to_string())])
        }
        (Sure::Likely, None) => t(ImportText::LikelyByName).to_owned(),
        _ => return None,
    };
    Some(view! { <span class="line-note">{text}</span> })
}

/// The options for a column: to keep it as it is, or one of the canonical columns.
fn menu(
    file: ImportedFile,
    column: &ColumnProposal,
    holds: Memo<Option<ColumnTarget>>,
) -> impl IntoView + use<> {
    let kept = if column.holds == Some(ColumnTarget::Position) {
        ImportText::LatLonTogether
    } else {
        ImportText::KeepAsIs
    };
    let option = move |field: Field| {
        let chosen = bool_signal(move || holds.get() == Some(ColumnTarget::Field(field)));
        view! { <option value=field.name() prop:selected=chosen>{names::field(field)}</option> }
    };
    let groups = names::GROUPS.into_iter().map(|(name, group)| {
        let options = names::fields(group).map(option).collect_view();
        view! { <optgroup label=t(name)>{options}</optgroup> }.into_any()
    });
    let open = bool_signal(move || !matches!(holds.get(), Some(ColumnTarget::Field(_))));
    let label = words().fill(ImportText::ColumnAsLabel, &[("header", &column.header)]);
    let name = column.header.clone();
    let changed = move |event| {
        let value = event_target_value(&event);
        let field = Field::ALL.into_iter().find(|field| field.name() == value);
        file.settle_column(&name, field);
    };
    view! {
        <select aria-label=label on:change=on(changed)>
            <option value="" prop:selected=open>{t(kept)}</option>
            {groups.collect_view()}
        </select>
    }
}
