//! Values in no code list, to be mapped: one by one, or all at once as suggested.

use ingest::UnknownValue;
use leptos::prelude::*;
use messages::{ImportText, PageText};
use records::codes::list::CodeList;
use records::codes::{funding, institutions, kinds, types};
use records::record::Field;
use ui::words::{t, words};
use ui::{bool_signal, dynamic, memo, on, show_when, text_signal};

use crate::import::file::ImportedFile;
use crate::import::grid::{GridCell, grid};
use crate::import::names;
use ui::disclosure::fold;

/// The list, collapsed; nothing where every value is known.
#[component]
pub fn Unknown(file: ImportedFile) -> impl IntoView {
    dynamic(move || {
        file.report
            .with(|report| (!report.unknown.is_empty()).then(|| list(file, &report.unknown)))
    })
}

fn list(file: ImportedFile, values: &[UnknownValue]) -> AnyView {
    let rows = values.iter().map(|unknown| {
        vec![
            GridCell::Text(names::field(unknown.field)),
            GridCell::View(found(&unknown.value, unknown.count, unknown.first_row)),
            GridCell::View(meant(file, unknown)),
        ]
    });
    let headers = [
        t(ImportText::ColumnName),
        t(ImportText::ValueInFile),
        t(ImportText::ValueMeant),
    ];
    let suggested = values.iter().filter(|value| value.near.is_some()).count() as u32;
    let is_sure = |value: &&UnknownValue| value.sure_meaning().is_some();
    let sure = values.iter().filter(is_sure).count() as u32;
    let len = values.len() as u32;
    let told = move || {
        let values = words().count(ImportText::CountValues, len);
        match suggested {
            0 => values,
            n => format!(
                "{values} · {}",
                words().count(ImportText::CountSuggestions, n)
            ),
        }
    };
    let part = view! {
        <p class="quiet-text">{t(ImportText::UnknownText)}</p>
        {(sure > 0).then(|| accept_all(file, values, suggested - sure))}
        {grid(t(ImportText::UnknownTitle), &headers, rows.collect())}
    };
    fold(t(ImportText::UnknownTitle), false, told, part.into_any())
}

/// A value in the file, the number of records with it, and the first of them.
pub fn found(value: &str, records: u32, row: u32) -> AnyView {
    let n = words().count(PageText::CountRecords, records);
    let gaps = [("records", n.as_str()), ("row", &words().number(row))];
    let place = words().fill(ImportText::FirstInRow, &gaps);
    let value = value.to_owned();
    view! { {value} " " <span class="line-note">{place}</span> }.into_any()
}

/// A value of a column, and the suggested value.
type Suggestion = (Field, String, String);

/// Accepts every sure suggestion for which nothing else was chosen, or withdraws them all; shows how
/// many are accepted, and that hints are not among them.
fn accept_all(file: ImportedFile, values: &[UnknownValue], hints: u32) -> AnyView {
    let all: Vec<Suggestion> = values
        .iter()
        .filter_map(|value| {
            Some((
                value.field,
                value.value.clone(),
                value.sure_meaning()?.to_owned(),
            ))
        })
        .collect();
    let total = words().number(all.len() as u32);
    let suggestions = all.clone();
    let open = memo(move || {
        file.import_options.with(|import_options| {
            let is_open = |one: &&Suggestion| {
                let mut chosen = import_options.values.iter();
                !chosen.any(|(field, value, _)| (*field, value) == (one.0, &one.1))
            };
            all.iter().filter(is_open).cloned().collect::<Vec<_>>()
        })
    });
    let every = suggestions.clone();
    let accepted = memo(move || {
        file.import_options.with(|import_options| {
            every
                .iter()
                .filter(|one| import_options.values.contains(one))
                .count() as u32
        })
    });
    let act = move |_| {
        let new = open.get_untracked();
        file.import_options.update(|import_options| {
            if new.is_empty() {
                import_options
                    .values
                    .retain(|one| !suggestions.contains(one));
            } else {
                import_options.values.extend(new);
            }
        });
    };
    // One button for both actions, so that it keeps the focus.
    let label = move || {
        let key = match accepted.get() {
            0 => ImportText::AcceptAll,
            _ => ImportText::AcceptOthers,
        };
        match open.with(Vec::len) {
            0 => t(ImportText::TakeBack).to_owned(),
            n => words().count(key, n as u32),
        }
    };
    let said = move || {
        let n = words().number(accepted.get());
        words().fill(ImportText::AcceptedOf, &[("n", &n), ("total", &total)])
    };
    let useful = move || accepted.get() > 0 || open.with(|open| !open.is_empty());
    view! {
        <p class="accept-all">
            {show_when(useful, move || view! {
                <button type="button" class="button" on:click=on(act.clone())>
                    {dynamic(label)}
                </button>
            })}
            <span role="status">{dynamic(said)}</span>
            {(hints > 0).then(|| view! {
                <span class="quiet-text">{words().count(ImportText::HintsOneByOne, hints)}</span>
            })}
        </p>
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

/// The choice of meaning: unchanged, the likeliest value, or any value of the list.
fn meant(file: ImportedFile, unknown: &UnknownValue) -> AnyView {
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
    let label = words().fill(ImportText::MeantLabel, &[("value", &value)]);
    let known = options.clone();
    let this = value.clone();
    let chosen = memo(move || {
        file.import_options.with(|import_options| {
            let mut all = import_options.values.iter();
            let mine = all.find(|(other, found, _)| (*other, found) == (field, &this));
            mine.map(|(_, _, meant)| meant.clone())
        })
    });
    let changed = move |event| {
        let new = event_target_value(&event).parse::<usize>().ok();
        let new = new.and_then(|i| known.get(i).cloned());
        file.import_options.update(|import_options| {
            import_options
                .values
                .retain(|(other, found, _)| (*other, found) != (field, &value));
            let new = new.map(|meant| (field, value.clone(), meant));
            import_options.values.extend(new);
        });
    };
    let suggested = near.is_some();
    let use_it = near.map(|near| suggestion(file, unknown, near, chosen));
    let options = options.into_iter().enumerate().map(|(i, option)| {
        let label = if i == 0 && suggested {
            words().fill(ImportText::Suggested, &[("value", &option)])
        } else {
            option.clone()
        };
        let is_chosen = bool_signal(move || chosen.with(|chosen| chosen.as_ref() == Some(&option)));
        view! { <option value=i.to_string() prop:selected=is_chosen>{label}</option> }
    });
    let options = options.collect_view();
    view! {
        <span class="choose">
            <select aria-label=label on:change=on(changed)>
                <option value="" prop:selected=bool_signal(move || chosen.with(Option::is_none))>
                    {t(ImportText::AsItStands)}
                </option>
                {options}
            </select>
            {use_it}
        </span>
    }
    .into_any()
}

/// A button next to the menu that selects the likeliest value, or deselects it.
fn suggestion(
    file: ImportedFile,
    unknown: &UnknownValue,
    near: String,
    chosen: Memo<Option<String>>,
) -> AnyView {
    let name = words().fill(ImportText::UseSuggestion, &[("value", &near)]);
    let back = words().fill(ImportText::UndoLabel, &[("value", &unknown.value)]);
    let one = (unknown.field, unknown.value.clone(), near);
    let act = move |_| {
        file.import_options.update(|import_options| {
            let len = import_options.values.len();
            import_options
                .values
                .retain(|(field, found, _)| (field, found) != (&one.0, &one.1));
            if import_options.values.len() == len {
                import_options.values.push(one.clone());
            }
        });
    };
    let open = memo(move || chosen.with(Option::is_none));
    let label = name.clone();
    // One button for both actions, so that it keeps the focus.
    view! {
        <button
            type="button"
            class="link"
            aria-label=text_signal(move || if open.get() { label.clone() } else { back.clone() })
            on:click=on(act)
        >
            {dynamic(move || if open.get() { name.clone() } else { t(ImportText::Undo).to_owned() })}
        </button>
    }
    .into_any()
}
