//! How a file was read, and how else it could be.

use engine::catalogue::DeskKey;
use engine::ingest::{Choices, Encoding, Inspection};
use leptos::prelude::*;
use partnership_map::controls::{dynamic, memo, on, shown};
use partnership_map::words::{t, words};

use crate::columns::Columns;
use crate::desk::Desk;
use crate::file::File;
use crate::names;

/// What may part the cells, with its name.
const DELIMITERS: [(char, DeskKey); 4] = [
    (',', DeskKey::Comma),
    (';', DeskKey::Semicolon),
    ('\t', DeskKey::Tab),
    ('|', DeskKey::Pipe),
];

/// The name of what parts the cells.
pub fn delimiter_name(delimiter: char) -> Option<&'static str> {
    let known = DELIMITERS.iter().find(|(known, _)| *known == delimiter);
    known.map(|(_, key)| t(*key))
}

/// The encoding, the delimiter, the header's row, the sheet and the columns, each to be changed.
#[component]
pub fn Settings(file: File) -> impl IntoView {
    // Open where a person has to look; closed by them, it stays closed.
    let doubtful = memo(move || {
        file.inspection
            .with(|found| found.as_ref().is_some_and(|found| found.needs_mapping))
            || (!file.is_usable() && file.inspection.with(Option::is_some))
    });
    let there = move || file.inspection.with(Option::is_some);
    let body = move || {
        let found = file.inspection.get()?;
        Some(view! {
            {shown(move || doubtful.get(), move || view! { <Asked file=file /> })}
            <div class="settings">
                {encoding(file, &found)}
                {delimiter(file, &found)}
                {header(file, &found)}
                {sheet(file)}
            </div>
            <Columns file=file found=found />
        })
    };
    view! {
        {shown(there, move || view! {
            <details class="how-read" open=doubtful.get_untracked()>
                <summary>{t(DeskKey::HowRead)}</summary>
                <p class="quiet-text">{t(DeskKey::HowReadText)}</p>
                {dynamic(body)}
            </details>
        })}
    }
}

/// Says which columns want a word.
#[component]
fn Asked(file: File) -> impl IntoView {
    let text = move || {
        file.inspection.with(|found| {
            let found = found.as_ref()?;
            let missing: Vec<String> = found
                .missing
                .iter()
                .map(|field| names::field(*field))
                .collect();
            let columns = match (missing.is_empty(), found.location_missing) {
                (true, false) => return Some(t(DeskKey::MatchDoubtful).to_owned()),
                (true, true) => t(DeskKey::AnyLocation).to_owned(),
                (false, false) => missing.join(", "),
                (false, true) => format!("{}, {}", missing.join(", "), t(DeskKey::AnyLocation)),
            };
            Some(words().fill(DeskKey::MatchColumns, &[("columns", &columns)]))
        })
    };
    view! { <p class="asked">{dynamic(text)}</p> }
}

/// Reads the file again once something was settled, or is to be agreed with.
#[component]
pub fn ReadAgain(desk: Desk, file: File) -> impl IntoView {
    let reading = move || file.progress.with(Option::is_some);
    let share = move || {
        file.progress
            .with(|p| (p.unwrap_or(0.0) * 100.0) as u32)
            .to_string()
    };
    let changed = move || file.is_changed();
    let columns = memo(move || file.choices.with(|choices| !choices.columns.is_empty()));
    let wanted = memo(move || reading() || file.is_asked_about() || changed());
    let name = move || {
        t(if file.is_asked_about() {
            DeskKey::AgreeAndRead
        } else {
            DeskKey::ReadAgain
        })
    };
    let action = move || {
        view! {
            <p class="settings-actions">
                {shown(move || file.is_asked_about() || columns.get(), move || view! {
                    <label class="remember">
                        <input
                            type="checkbox"
                            prop:checked=move || file.remember.get()
                            on:change=on(move |_| file.remember.update(|remember| *remember = !*remember))
                        />
                        <span>{t(DeskKey::RememberShape)}</span>
                    </label>
                })}
                {shown(reading, move || view! {
                    <progress max="100" value=share aria-label=t(DeskKey::ReadingAgain)></progress>
                })}
                <button
                    type="button"
                    class="button primary"
                    prop:disabled=move || desk.is_reading()
                    on:click=on(move |_| file.read_again(desk))
                >
                    {dynamic(name)}
                </button>
            </p>
        }
    };
    view! {
        {shown(move || wanted.get(), action)}
        {dynamic(move || file.failure.get().map(|text| view! { <p role="alert">{text}</p> }))}
    }
}

/// A menu whose first line leaves the question open and says what was found out.
fn menu(
    label: DeskKey,
    found: String,
    options: Vec<String>,
    chosen: Option<usize>,
    choose: impl Fn(Option<usize>) + 'static,
) -> AnyView {
    let automatic = words().fill(DeskKey::Automatic, &[("value", &found)]);
    let options = options.into_iter().enumerate().map(|(i, text)| {
        view! { <option value=i.to_string() selected=chosen == Some(i)>{text}</option> }
    });
    let changed = move |event| choose(event_target_value(&event).parse().ok());
    view! {
        <label class="setting">
            <span>{t(label)}</span>
            <select on:change=on(changed)>
                <option value="" selected=chosen.is_none()>{automatic}</option>
                {options.collect_view()}
            </select>
        </label>
    }
    .into_any()
}

fn settle(file: File, change: impl FnOnce(&mut Choices)) {
    file.choices.update(change);
}

fn encoding(file: File, found: &Inspection) -> AnyView {
    let chosen = file.choices.with_untracked(|choices| choices.encoding);
    let known = Encoding::CHOICES;
    menu(
        DeskKey::EncodingLabel,
        found.encoding.name().to_owned(),
        known
            .iter()
            .map(|encoding| encoding.name().to_owned())
            .collect(),
        known.iter().position(|encoding| Some(*encoding) == chosen),
        move |i| {
            settle(file, |choices| {
                choices.encoding = i.and_then(|i| known.get(i).copied())
            })
        },
    )
}

fn delimiter(file: File, found: &Inspection) -> AnyView {
    let chosen = file.choices.with_untracked(|choices| choices.delimiter);
    let name = delimiter_name(found.delimiter);
    menu(
        DeskKey::DelimiterLabel,
        name.map_or_else(|| found.delimiter.to_string(), str::to_owned),
        DELIMITERS
            .iter()
            .map(|(_, key)| t(*key).to_owned())
            .collect(),
        DELIMITERS
            .iter()
            .position(|(known, _)| Some(*known) == chosen),
        move |i| {
            settle(file, |choices| {
                choices.delimiter = i.and_then(|i| DELIMITERS.get(i)).map(|(one, _)| *one);
            });
        },
    )
}

fn header(file: File, found: &Inspection) -> AnyView {
    let chosen = file.choices.with_untracked(|choices| choices.header);
    let rows: Vec<u32> = (1..=HEADERS.max(found.header)).collect();
    let position = rows.iter().position(|row| Some(*row) == chosen);
    menu(
        DeskKey::HeaderLabel,
        words().number(found.header),
        rows.iter().map(|row| words().number(*row)).collect(),
        position,
        move |i| settle(file, |choices| choices.header = i.map(|i| i as u32 + 1)),
    )
}

/// How many rows may be named as the header's.
const HEADERS: u32 = 30;

fn sheet(file: File) -> Option<AnyView> {
    let (sheets, sheet) = file
        .report
        .with_untracked(|report| (report.sheets.clone(), report.sheet.clone()));
    (sheets.len() > 1).then(|| {
        let chosen = file.choices.with_untracked(|choices| choices.sheet.clone());
        let names = sheets.clone();
        menu(
            DeskKey::SheetLabel,
            sheet.unwrap_or_default(),
            sheets.clone(),
            sheets.iter().position(|name| Some(name) == chosen.as_ref()),
            move |i| {
                settle(file, |choices| {
                    choices.sheet = i.and_then(|i| names.get(i).cloned())
                })
            },
        )
    })
}
