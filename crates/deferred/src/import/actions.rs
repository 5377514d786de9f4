//! What to do with imported files: add them to the data shown, or replace it.

use leptos::html;
use leptos::prelude::*;
use messages::{ImportText, PageText};
use ui::words::{t, words};
use ui::{dynamic, effect, on, show_when, text_signal};

use crate::import::dialog::{ImportDialog, ImportMode};
use crate::import::files::CloseButton;

/// Facts about all the files together.
#[derive(Clone, Copy)]
pub struct All {
    /// Whether nothing in these files is new.
    pub seen: Memo<bool>,
    /// The names of shown files of which newer versions were opened.
    pub older: Memo<Vec<String>>,
    /// How many files are included out of how many, where some wait for a decision.
    pub part: Memo<Option<(u32, u32)>>,
}

/// The buttons.
pub fn import_options(imports: ImportDialog, all: All) -> impl IntoView {
    let replaces = move || all.older.with(|older| !older.is_empty());
    view! {
        <button type="button" class="button quiet" on:click=on(move |_| imports.leave())>
            {t(PageText::Cancel)}
        </button>
        {show_when(move || !all.seen.get(), move || take(imports, ImportMode::Append, all))}
        {take(imports, ImportMode::Replace, all)}
        {show_when(replaces, move || take(imports, ImportMode::Update, all))}
    }
}

fn label(how: ImportMode, all: All) -> String {
    let (name, some) = match how {
        ImportMode::Append => (ImportText::AddToShown, ImportText::AddSome),
        ImportMode::Replace => (ImportText::ShowInstead, ImportText::ShowSome),
        ImportMode::Update => {
            return all.older.with(|older| match older.as_slice() {
                [file] => words().fill(ImportText::ReplaceOne, &[("file", file)]),
                files => words().count(ImportText::ReplaceMany, files.len() as u32),
            });
        }
    };
    match all.part.get() {
        None => t(name).to_owned(),
        Some((n, total)) => {
            let (n, total) = (words().number(n), words().number(total));
            words().fill(some, &[("n", &n), ("total", &total)])
        }
    }
}

/// Shows the files, once none is waiting to be read.
fn take(imports: ImportDialog, how: ImportMode, all: All) -> AnyView {
    let primary = move || match how {
        ImportMode::Append => false,
        ImportMode::Update => true,
        ImportMode::Replace => all.older.with(Vec::is_empty),
    };
    let act = move |_| {
        if !untrack(|| imports.has_pending()) {
            imports.accept(how);
        }
    };
    view! {
        <button
            type="button"
            class="button"
            class:primary=primary
            aria-disabled=text_signal(move || imports.has_pending().to_string())
            aria-describedby="imports-pending"
            on:click=on(act)
        >
            {dynamic(move || label(how, all))}
        </button>
    }
    .into_any()
}

/// Asks before the user's decisions are discarded.
pub fn leaving(imports: ImportDialog) -> impl IntoView {
    let stay = NodeRef::<html::Button>::new();
    effect(move || {
        if let Some(button) = stay.get() {
            let _ = button.focus();
        }
    });
    view! {
        <p class="pending" role="alert">{t(ImportText::LeaveText)}</p>
        <p class="dialog-actions">
            <CloseButton imports=imports primary=false name=ImportText::LeaveDo />
            <button
                type="button"
                class="button primary"
                node_ref=stay
                on:click=on(move |_| imports.stay())
            >
                {t(ImportText::LeaveNot)}
            </button>
        </p>
    }
}
