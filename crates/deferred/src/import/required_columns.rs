//! Questions about a file's columns that the user has to answer before it can be read, or should
//! check.

use ingest::{ImportOptions, Inspection, missing_header};
use leptos::prelude::*;
use messages::ImportText;
use records::record::Field;
use ui::Shared;
use ui::words::{t, words};
use ui::{bool_signal, dynamic, memo, on, show_when};

use crate::import::file::ImportedFile;
use crate::import::names;

/// The number of columns that need attention, and a menu for each required one that is not mapped.
#[component]
pub fn Asked(file: ImportedFile, found: Shared<Inspection>) -> impl IntoView {
    let waiting = memo(move || waiting(file));
    let title = move || match waiting.get() {
        0 => t(ImportText::ColumnsSettled).to_owned(),
        n => words().count(ImportText::DecisionsWait, n),
    };
    let doubts = memo(move || file.questions().map_or(0, |open| open.doubts() as u32));
    let checks = move || {
        let n = doubts.get();
        (n > 0).then(|| view! { <p>{words().count(ImportText::ChecksText, n)}</p> })
    };
    let header = file
        .import_options
        .with_untracked(|import_options| found.header_guessed && import_options.header.is_none());
    let header = header.then(|| {
        let text = match found.header {
            missing_header::NONE => t(ImportText::HeaderMissing).to_owned(),
            row => words().fill(ImportText::HeaderDoubtful, &[("row", &words().number(row))]),
        };
        view! { <p>{text}</p> }
    });
    view! {
        <div class="asked" class:settled=bool_signal(move || waiting.get() == 0)>
            <p class="asked-title" role="status">{dynamic(title)}</p>
            {missing(file, &found)}
            {dynamic(checks)}
            {header}
        </div>
    }
}

/// The number of columns that need the user's attention: in doubt, or required and missing.
pub fn waiting(file: ImportedFile) -> u32 {
    file.questions().map_or(0, |open| {
        (open.doubts() + open.missing.len() + usize::from(open.location_missing)) as u32
    })
}

/// A menu for each required column that is not mapped, even if another choice caused that.
fn missing(file: ImportedFile, found: &Shared<Inspection>) -> AnyView {
    let required = Field::required().map(Some);
    let (first, later): (Vec<_>, Vec<_>) = required.chain([None]).partition(|field| match field {
        Some(field) => found.missing.contains(field),
        None => found.location_missing,
    });
    let count = memo(move || {
        let open = file.questions();
        open.map_or(0, |open| {
            open.missing.len() as u32 + u32::from(open.location_missing)
        })
    });
    let there = !first.is_empty();
    // Initial questions come first: a focused element must neither move nor vanish.
    let first = first.into_iter().map(|field| (field, true));
    let later = later.into_iter().map(|field| (field, false));
    let rows = first.chain(later);
    let rows = rows.map(|(field, stays)| missing_one(file, found.clone(), field, stays));
    let text = move || match count.get() {
        0 => t(ImportText::MissingSettled).to_owned(),
        n => words().count(ImportText::MissingText, n),
    };
    let none = move || view! { <p class="quiet-text">{t(ImportText::MissingNone)}</p> };
    view! {
        {show_when(move || there || count.get() > 0, move || view! { <p>{dynamic(text)}</p> })}
        <div class="missing">{rows.collect_view()}</div>
        {show_when(move || there || count.get() > 0, none)}
    }
    .into_any()
}

/// A menu for one required column, or the place (`None`), while it is not mapped and after it has
/// been answered here.
fn missing_one(
    file: ImportedFile,
    found: Shared<Inspection>,
    field: Option<Field>,
    stays: bool,
) -> impl IntoView {
    let answered = RwSignal::new(stays);
    let asked = found.clone();
    let is_missing = memo(move || {
        file.import_options
            .with(|import_options| asked.assigned(import_options, field).is_none())
    });
    show_when(
        move || answered.get() || is_missing.get(),
        move || missing_menu(file, found.clone(), field, answered),
    )
}

/// The file's columns to choose from.
fn missing_menu(
    file: ImportedFile,
    found: Shared<Inspection>,
    field: Option<Field>,
    answered: RwSignal<bool>,
) -> impl IntoView {
    let name = field.map_or_else(|| t(ImportText::MissingLocation).to_owned(), names::field);
    let headers: Vec<String> = found.columns.iter().map(|c| c.header.clone()).collect();
    let asked = found.clone();
    let chosen = memo(move || {
        file.import_options
            .with(|import_options| asked.assigned(import_options, field))
    });
    let wanted = bool_signal(move || chosen.get().is_none());
    let options = headers.iter().enumerate().map(|(i, header)| {
        let is_chosen = bool_signal(move || chosen.get() == Some(i));
        view! { <option value=i.to_string() prop:selected=is_chosen>{header.clone()}</option> }
    });
    let options = options.collect_view();
    // The arrow keys select every option that they pass. While the focus stays in the menu, each
    // selection replaces the previous one rather than being added to it.
    let passing = StoredValue::new(None::<(ImportOptions, ImportOptions)>);
    let changed = move |event| {
        answered.set(true);
        let new: Option<usize> = event_target_value(&event).parse().ok();
        let now = file.import_options.get_untracked();
        let before = passing.with_value(|passing| match passing {
            Some((before, after)) if *after == now => before.clone(),
            _ => now.clone(),
        });
        let mut after = before.clone();
        let column = new.and_then(|i| headers.get(i)).map(String::as_str);
        found.assign(&mut after, field, column);
        passing.set_value(Some((before, after.clone())));
        file.import_options.set(after);
    };
    view! {
        <label class="setting" class:wanted=wanted>
            <span>{name} " " <em>{t(ImportText::Required)}</em></span>
            <select
                on:change=on(changed)
                on:blur=on(move |_: leptos::ev::FocusEvent| passing.set_value(None))
            >
                <option value="" prop:selected=wanted>{t(ImportText::ChooseColumn)}</option>
                {options}
            </select>
        </label>
    }
}
