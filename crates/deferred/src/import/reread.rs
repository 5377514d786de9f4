//! Reading a file again: the button, or why it is not available yet.

use leptos::prelude::*;
use messages::ImportText;
use ui::words::{t, words};
use ui::{dynamic, memo, on, show_when, text_signal};

use crate::import::ImportDialog;
use crate::import::file::ImportedFile;
use crate::import::names;

/// Reads the file again once there are decisions to apply, or proposals to accept.
#[component]
pub fn ReadAgain(imports: ImportDialog, file: ImportedFile) -> impl IntoView {
    let reading = move || file.progress.with(Option::is_some);
    let wanted = move || reading() || file.is_asked_about() || file.is_changed();
    view! {
        {show_when(wanted, move || action(imports, file))}
        {dynamic(move || file.failure.get().map(|text| view! { <p role="alert">{text}</p> }))}
    }
}

fn action(imports: ImportDialog, file: ImportedFile) -> impl IntoView {
    let reading = move || file.progress.with(Option::is_some);
    let share = move || {
        let share = file.progress.with(|p| (p.unwrap_or(0.0) * 100.0) as u32);
        share.to_string()
    };
    let columns = move || {
        file.shape().is_some()
            && (file.is_asked_about() || file.import_options.with(|c| !c.columns.is_empty()))
    };
    let blocked = memo(move || blocked(file));
    let id = format!("read-{}", file.index);
    let reason = id.clone();
    let read = move |_| {
        if blocked.with_untracked(Option::is_none) && !untrack(|| imports.is_reading()) {
            file.read_again(imports);
        }
    };
    let off = move || (blocked.with(Option::is_some) || imports.is_reading()).to_string();
    view! {
        <div class="settings-actions">
            {show_when(columns, move || remember(file))}
            <p class="blocked" id=id role="status">{dynamic(move || blocked.get())}</p>
            {show_when(reading, move || view! {
                <progress max="100" value=text_signal(share) aria-label=t(ImportText::ReadingAgain)></progress>
            })}
            <button
                type="button"
                class="button primary"
                aria-disabled=text_signal(off)
                aria-describedby=reason
                on:click=on(read)
            >
                {dynamic(move || label(file))}
            </button>
        </div>
    }
}

fn remember(file: ImportedFile) -> impl IntoView {
    view! {
        <label class="remember">
            <input
                type="checkbox"
                prop:checked=move || file.remember.get()
                on:change=on(move |_| file.remember.update(|remember| *remember = !*remember))
            />
            <span>{t(ImportText::RememberShape)}</span>
        </label>
    }
}

/// The button's label.
fn label(file: ImportedFile) -> String {
    if !file.is_asked_about() {
        return t(ImportText::ReadAgain).to_owned();
    }
    match file.questions().map_or(0, |open| open.doubts()) {
        0 => t(ImportText::ReadFile).to_owned(),
        n => words().count(ImportText::ConfirmAndRead, n as u32),
    }
}

/// Why the file cannot be read: the required columns that are not mapped. Where the encoding, the
/// delimiter, the header's row or the sheet was changed, the columns are not known yet.
fn blocked(file: ImportedFile) -> Option<String> {
    let columns_only = file.import_options.with(|new| {
        file.settled.with(|old| {
            (new.encoding, new.delimiter, new.header, &new.sheet)
                == (old.encoding, old.delimiter, old.header, &old.sheet)
        })
    });
    let open = file.questions().filter(|_| columns_only)?;
    if open.can_be_read() {
        return None;
    }
    let mut wanted: Vec<String> = open
        .missing
        .iter()
        .map(|field| names::field(*field))
        .collect();
    if open.location_missing {
        wanted.push(t(ImportText::MissingLocation).to_owned());
    }
    let columns = wanted.join(", ");
    Some(words().fill(ImportText::ReadBlocked, &[("columns", &columns)]))
}
