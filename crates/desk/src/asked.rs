//! What a person has to say of a file's columns before it can be read, or should look at.

use engine::catalogue::DeskKey;
use engine::ingest::{Inspection, Meaning, headless};
use engine::record::Field;
use leptos::prelude::*;
use partnership_map::controls::{dynamic, flag, memo, on};
use partnership_map::state::Shared;
use partnership_map::words::{t, words};

use crate::file::File;
use crate::names;

/// How many columns wait; a menu for each required one that nothing was found for.
#[component]
pub fn Asked(file: File, found: Shared<Inspection>) -> impl IntoView {
    let waiting = memo(move || waiting(file));
    let title = move || match waiting.get() {
        0 => t(DeskKey::ColumnsSettled).to_owned(),
        n => words().count(DeskKey::DecisionsWait, n),
    };
    let doubts = memo(move || file.questions().map_or(0, |open| open.doubts() as u32));
    let checks = move || {
        let n = doubts.get();
        (n > 0).then(|| view! { <p>{words().count(DeskKey::ChecksText, n)}</p> })
    };
    let header = file
        .choices
        .with_untracked(|choices| found.header_guessed && choices.header.is_none());
    let header = header.then(|| {
        let text = match found.header {
            headless::NONE => t(DeskKey::HeaderMissing).to_owned(),
            row => words().fill(DeskKey::HeaderDoubtful, &[("row", &words().number(row))]),
        };
        view! { <p>{text}</p> }
    });
    view! {
        <div class="asked" class:settled=flag(move || waiting.get() == 0)>
            <p class="asked-title" role="status">{dynamic(title)}</p>
            {missing(file, &found)}
            {dynamic(checks)}
            {header}
        </div>
    }
}

/// How many columns wait for a person: in doubt, or required and not there.
pub fn waiting(file: File) -> u32 {
    file.questions().map_or(0, |open| {
        (open.doubts() + open.missing.len() + usize::from(open.location_missing)) as u32
    })
}

/// The menus stay while they are answered: what has the focus must not vanish.
fn missing(file: File, found: &Shared<Inspection>) -> Option<AnyView> {
    let location = found.location_missing.then_some(None);
    let fields = found.missing.iter().map(|field| Some(*field));
    let rows: Vec<AnyView> = fields
        .chain(location)
        .map(|field| missing_one(file, found, field))
        .collect();
    (!rows.is_empty()).then(|| {
        let text = words().count(DeskKey::MissingText, rows.len() as u32);
        view! {
            <p>{text}</p>
            <div class="missing">{rows}</div>
            <p class="quiet-text">{t(DeskKey::MissingNone)}</p>
        }
        .into_any()
    })
}

/// One required column, or the place (`None`), with the file's columns to choose from.
fn missing_one(file: File, found: &Shared<Inspection>, field: Option<Field>) -> AnyView {
    let name = field.map_or_else(|| t(DeskKey::MissingLocation).to_owned(), names::field);
    let headers: Vec<String> = found.columns.iter().map(|c| c.header.clone()).collect();
    let chosen = memo(move || {
        let open = file.questions()?;
        match field {
            Some(field) => open
                .holds
                .iter()
                .position(|holds| *holds == Some(Meaning::Field(field))),
            None => open
                .holds
                .iter()
                .position(|holds| holds.is_some_and(says_where)),
        }
    });
    let wanted = flag(move || chosen.get().is_none());
    let options = headers.iter().enumerate().map(|(i, header)| {
        let is_chosen = flag(move || chosen.get() == Some(i));
        view! { <option value=i.to_string() prop:selected=is_chosen>{header.clone()}</option> }
    });
    let options = options.collect_view();
    let changed = move |event| {
        let new: Option<usize> = event_target_value(&event).parse().ok();
        if let Some(before) = chosen.get_untracked().and_then(|i| headers.get(i)) {
            file.settle_column(before, None);
        }
        if let Some(header) = new.and_then(|i| headers.get(i)) {
            file.settle_column(header, Some(field.unwrap_or(Field::Place)));
        }
    };
    view! {
        <label class="setting" class:wanted=wanted>
            <span>{name} " " <em>{t(DeskKey::Required)}</em></span>
            <select on:change=on(changed)>
                <option value="" prop:selected=wanted>{t(DeskKey::ChooseColumn)}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn says_where(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Position => true,
        Meaning::Field(field) => names::GROUPS
            .iter()
            .any(|(group, fields)| *group == DeskKey::GroupWhere && fields.contains(&field)),
    }
}
