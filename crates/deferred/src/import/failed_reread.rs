//! A file that cannot be read with the user's settings: shows the settings, and offers to revert
//! them.

use ingest::{FailedReread, ImportOptions};
use leptos::prelude::*;
use messages::ImportText;
use ui::words::{t, words};
use ui::{dynamic, on, text_signal};

use crate::import::ImportDialog;
use crate::import::file::ImportedFile;
use crate::import::settings::{delimiter_name, header_name};

/// Shows the result of the user's settings; nothing where the file could be read.
#[component]
pub fn WayBack(imports: ImportDialog, file: ImportedFile) -> impl IntoView {
    dynamic(move || {
        let setback = file.setback.get()?;
        Some(view! {
            <div class="asked" role="alert">
                <p class="asked-title">{t(ImportText::SettingsFailed)}</p>
                <p>{told(file, &setback)}</p>
                <p>
                    <button
                        type="button"
                        class="button primary"
                        aria-disabled=text_signal(move || imports.is_reading().to_string())
                        on:click=on(move |_| {
                            if !untrack(|| imports.is_reading()) {
                                file.go_back(imports);
                            }
                        })
                    >
                        {t(ImportText::ReadAsBefore)}
                    </button>
                </p>
            </div>
        })
    })
}

fn told(file: ImportedFile, setback: &FailedReread) -> String {
    let chosen = file
        .settled
        .with_untracked(|now| chosen(now, &setback.before));
    match chosen.as_slice() {
        [] => t(ImportText::ColumnsFailedText).to_owned(),
        all => words().fill(
            ImportText::SettingsFailedText,
            &[("settings", &all.join(", "))],
        ),
    }
}

/// The names of the settings that differ from those before.
fn chosen(now: &ImportOptions, before: &ImportOptions) -> Vec<String> {
    let name = |delimiter: char| {
        delimiter_name(delimiter).map_or_else(|| delimiter.to_string(), str::to_owned)
    };
    let encoding =
        |import_options: &ImportOptions| import_options.encoding.map(|one| one.name().to_owned());
    let header = |import_options: &ImportOptions| import_options.header.map(header_name);
    let all = [
        (
            ImportText::SheetLabel,
            now.sheet.clone(),
            before.sheet.clone(),
        ),
        (ImportText::EncodingLabel, encoding(now), encoding(before)),
        (
            ImportText::DelimiterLabel,
            now.delimiter.map(name),
            before.delimiter.map(name),
        ),
        (ImportText::HeaderLabel, header(now), header(before)),
    ];
    let changed = all.into_iter().filter(|(_, now, before)| now != before);
    let line = |(label, now, _): (ImportText, Option<String>, _)| {
        let value = now.map_or_else(
            || t(ImportText::FoundOut).to_owned(),
            |value| format!("“{value}”"),
        );
        format!("{}: {value}", t(label))
    };
    changed.map(line).collect()
}
