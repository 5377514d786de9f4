//! The settings with which a file was read, and alternatives.

use ingest::{Encoding, ImportOptions, Inspection, missing_header};
use leptos::prelude::*;
use messages::ImportText;
use ui::words::{t, words};
use ui::{dynamic, memo, on, show_when};

use crate::import::columns::Columns;
use crate::import::file::ImportedFile;
use crate::import::required_columns::{Asked, waiting};
use ui::disclosure::fold_opened;

/// The delimiters on offer, with their names.
const DELIMITERS: [(char, ImportText); 4] = [
    (',', ImportText::Comma),
    (';', ImportText::Semicolon),
    ('\t', ImportText::Tab),
    ('|', ImportText::Pipe),
];

/// The name of a delimiter.
pub fn delimiter_name(delimiter: char) -> Option<&'static str> {
    let known = DELIMITERS.iter().find(|(known, _)| *known == delimiter);
    known.map(|(_, key)| t(*key))
}

/// The sheet, the encoding, the delimiter, the header's row and the columns, each of which can be
/// changed.
#[component]
pub fn Settings(file: ImportedFile) -> impl IntoView {
    // Open where the user should check something; once closed by the user, it stays closed.
    let doubtful = memo(move || {
        file.inspection
            .with(|found| found.as_ref().is_some_and(|found| found.needs_mapping))
            || (!file.is_usable() && file.inspection.with(Option::is_some))
            || file.questions().is_some_and(|open| !open.can_be_read())
    });
    let asks = move || doubtful.get() && !file.is_unread();
    let there = move || file.inspection.with(Option::is_some);
    let body = move || {
        let found = file.inspection.get()?;
        let asked = found.clone();
        // A workbook has neither: its sheets are not text files.
        let is_text = file.report.with_untracked(|report| report.sheet.is_none());
        Some(view! {
            {show_when(asks, move || view! { <Asked file=file found=asked.clone() /> })}
            <div class="settings">
                {sheet(file)}
                {is_text.then(|| encoding(file, &found))}
                {is_text.then(|| delimiter(file, &found))}
                {header(file, &found)}
            </div>
            <Columns file=file found=found />
        })
    };
    let told = move || {
        let columns = file
            .inspection
            .with(|found| found.as_ref().map_or(0, |found| found.columns.len()));
        let columns = words().count(ImportText::CountColumns, columns as u32);
        match if asks() { waiting(file) } else { 0 } {
            0 => columns,
            n => format!(
                "{columns} · {}",
                words().count(ImportText::DecisionsWait, n)
            ),
        }
    };
    let part = move || {
        view! {
            <p class="quiet-text">{t(ImportText::HowReadText)}</p>
            {dynamic(body)}
        }
        .into_any()
    };
    let waits = memo(move || file.waits());
    view! {
        {show_when(there, move || {
            let open = doubtful.get_untracked();
            fold_opened(t(ImportText::HowRead), open, waits, told, part())
        })}
    }
}

/// A menu whose first option leaves the setting automatic and shows what was detected.
fn menu(
    label: ImportText,
    found: String,
    options: Vec<String>,
    chosen: Option<usize>,
    choose: impl Fn(Option<usize>) + 'static,
) -> AnyView {
    // For a chosen setting, the detected value is not known.
    let automatic = match chosen {
        None => words().fill(ImportText::Automatic, &[("value", &found)]),
        Some(_) => t(ImportText::AutomaticAgain).to_owned(),
    };
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

fn settle(file: ImportedFile, change: impl FnOnce(&mut ImportOptions)) {
    file.import_options.update(change);
}

fn encoding(file: ImportedFile, found: &Inspection) -> AnyView {
    let chosen = file
        .import_options
        .with_untracked(|import_options| import_options.encoding);
    let known = Encoding::CHOICES;
    menu(
        ImportText::EncodingLabel,
        found.encoding.name().to_owned(),
        known
            .iter()
            .map(|encoding| encoding.name().to_owned())
            .collect(),
        known.iter().position(|encoding| Some(*encoding) == chosen),
        move |i| {
            settle(file, |import_options| {
                import_options.encoding = i.and_then(|i| known.get(i).copied())
            })
        },
    )
}

fn delimiter(file: ImportedFile, found: &Inspection) -> AnyView {
    let chosen = file
        .import_options
        .with_untracked(|import_options| import_options.delimiter);
    let name = delimiter_name(found.delimiter);
    menu(
        ImportText::DelimiterLabel,
        name.map_or_else(|| found.delimiter.to_string(), str::to_owned),
        DELIMITERS
            .iter()
            .map(|(_, key)| t(*key).to_owned())
            .collect(),
        DELIMITERS
            .iter()
            .position(|(known, _)| Some(*known) == chosen),
        move |i| {
            settle(file, |import_options| {
                import_options.delimiter = i.and_then(|i| DELIMITERS.get(i)).map(|(one, _)| *one);
            });
        },
    )
}

/// The header's row as shown in the menu.
pub fn header_name(row: u32) -> String {
    match row {
        missing_header::NONE => t(ImportText::NoHeaderRow).to_owned(),
        row => words().number(row),
    }
}

fn header(file: ImportedFile, found: &Inspection) -> AnyView {
    let chosen = file
        .import_options
        .with_untracked(|import_options| import_options.header);
    menu(
        ImportText::HeaderLabel,
        header_name(found.header),
        (missing_header::NONE..=HEADERS.max(found.header))
            .map(header_name)
            .collect(),
        chosen.map(|row| row as usize),
        move |i| {
            settle(file, |import_options| {
                import_options.header = i.map(|i| i as u32)
            })
        },
    )
}

/// The number of rows that can be chosen as the header.
const HEADERS: u32 = 30;

fn sheet(file: ImportedFile) -> Option<AnyView> {
    let (sheets, sheet) = file
        .report
        .with_untracked(|report| (report.sheets.clone(), report.sheet.clone()));
    (sheets.len() > 1).then(|| {
        let chosen = file
            .import_options
            .with_untracked(|import_options| import_options.sheet.clone());
        let names = sheets.clone();
        menu(
            ImportText::SheetLabel,
            sheet.unwrap_or_default(),
            sheets.clone(),
            sheets.iter().position(|name| Some(name) == chosen.as_ref()),
            move |i| {
                settle(file, |import_options| {
                    import_options.sheet = i.and_then(|i| names.get(i).cloned())
                })
            },
        )
    })
}
