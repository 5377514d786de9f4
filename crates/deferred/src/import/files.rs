//! What was found in files, and what to do with them.

use ingest::Outcome;
use leptos::prelude::*;
use messages::{ImportText, PageText, Text};
use quality::Overlap;
use ui::words::{t, words};
use ui::{bool_signal, dynamic, memo, on, show_when};

use crate::share::save_template;

use crate::import::ImportDialog;
use crate::import::actions::{All, import_options, leaving};
use crate::import::corrections::Corrections;
use crate::import::duplicate_files::{Comparison, ImportStatus};
use crate::import::failed_reread::WayBack;
use crate::import::file::ImportedFile;
use crate::import::issue_list::{counts, other_sheets, outcome_name, said};
use crate::import::reread::ReadAgain;
use crate::import::settings::Settings;
use crate::import::unlisted_values::Unknown;

/// The page of the dialogue about files.
pub fn asking(imports: ImportDialog, files: Vec<ImportedFile>) -> impl IntoView {
    let all = files.clone();
    let usable = memo(move || {
        let taken =
            |file: &&ImportedFile| file.is_usable() && file.known.get() != ImportStatus::Twice;
        let usable = all.iter().filter(taken);
        let records = usable.clone().map(|file| file.report.with(|r| r.accepted));
        (usable.clone().count() as u32, records.sum::<u32>())
    });
    let count = files.len() as u32;
    let all = files.clone();
    let refused = memo(move || all.iter().any(|file| !file.is_usable()));
    let all = files.clone();
    let asked = memo(move || all.iter().filter(|file| file.waits()).count() as u32);
    let all = files.clone();
    let unread = memo(move || all.iter().any(|file| file.is_unread()));
    let all = files.clone();
    // Nothing in these files is new.
    let seen = memo(move || {
        let seen = |file: &ImportedFile| {
            matches!(file.known.get(), ImportStatus::Shown | ImportStatus::Twice)
        };
        all.iter().all(|file| file.is_usable() && seen(file))
    });
    let all = files.clone();
    let older = memo(move || {
        let usable = all.iter().filter(|file| file.is_usable());
        let mut older: Vec<String> = usable
            .filter_map(|file| match file.known.get() {
                ImportStatus::Newer { file, .. } => Some(file),
                _ => None,
            })
            .collect();
        older.dedup();
        older
    });
    let title = move || match usable.get() {
        (0, _) if unread.get() => t(ImportText::SettingsWanted).to_owned(),
        (0, _) if asked.get() > 0 => t(ImportText::ColumnsWanted).to_owned(),
        (0, _) => words().count(ImportText::NothingRead, count),
        (n, _) if seen.get() => words().count(ImportText::SeenBefore, n),
        _ if asked.get() > 0 => words().count(ImportText::FilesWait, asked.get()),
        _ => t(ImportText::FilesRead).to_owned(),
    };
    let summary = move || {
        let (files, records) = usable.get();
        let n = words().count(PageText::CountRecords, records);
        let files = words().count(ImportText::CountFiles, files);
        let text = words().fill(
            ImportText::RecordsFromFiles,
            &[("records", &n), ("files", &files)],
        );
        view! { <p class="lead">{text}</p> }
    };
    let all = files.clone();
    // Anything that would be left out is named beforehand.
    let left_out = move || {
        let waiting = all.iter().filter(|file| file.waits());
        let names: Vec<String> = waiting
            .map(|file| file.report.with(|report| report.file.clone()))
            .collect();
        let left_out = !names.is_empty() && usable.get().0 > 0;
        left_out.then(|| words().fill(ImportText::LeftOutText, &[("files", &names.join(", "))]))
    };
    let part = memo(move || {
        let taken = usable.get().0;
        (asked.get() > 0).then(|| (taken, taken + asked.get()))
    });
    let all = All { seen, older, part };
    let cards = files
        .iter()
        .map(|&file| view! { <Card imports=imports file=file /> });
    let cards = cards.collect_view();
    view! {
        <div class="imports-head">
            <h2 id="imports-title" tabindex="-1" autofocus>{dynamic(title)}</h2>
            {dynamic(move || (usable.get().0 > 0).then(summary))}
        </div>
        <div class="imports-body">
            {cards}
            {show_when(move || refused.get(), || view! {
                <p class="quiet-text stays">{t(ImportText::PresentStays)}</p>
            })}
        </div>
        <div class="imports-foot">
            {show_when(move || imports.is_leaving(), move || leaving(imports))}
            <p class="pending" id="imports-pending" role="status" hidden=move || imports.is_leaving()>
                {dynamic(move || imports.has_pending().then(|| t(ImportText::PendingChoices)))}
                " "
                {dynamic(left_out)}
            </p>
            <p class="dialog-actions" hidden=move || imports.is_leaving()>
                {show_when(move || usable.get().0 > 0, move || import_options(imports, all))}
                {show_when(move || usable.get().0 == 0, move || view! {
                    <TemplateButton />
                    <CloseButton imports=imports primary={asked.get_untracked() == 0} name=PageText::Close />
                })}
            </p>
        </div>
    }
}

/// One file: its outcome, how it was read, and its issues.
#[component]
fn Card(imports: ImportDialog, file: ImportedFile) -> impl IntoView {
    let asked = memo(move || file.waits());
    let refused = memo(move || !asked.get() && file.report.with(|r| r.outcome == Outcome::Refuse));
    let outcome = move || {
        if asked.get() {
            return t(ImportText::DecisionWanted);
        }
        file.report.with(|r| t(outcome_name(r.outcome)))
    };
    let whole = move || file.report.with(|r| r.outcome == Outcome::Accept);
    view! {
        <section
            class="report file"
            class:refused=refused
            class:asks=asked
            class:whole=bool_signal(whole)
            role=move || refused.get().then_some("alert")
        >
            <h3>
                <span class="report-file">{file.report.with_untracked(|r| r.file.clone())}</span>
                " "
                <span class="outcome">{dynamic(outcome)}</span>
            </h3>
            {dynamic(move || file.report.with(|r| view! { {counts(r)} {other_sheets(r)} }))}
            {dynamic(move || file.is_usable().then(|| known(file)))}
            <Remembered imports=imports file=file />
            <WayBack imports=imports file=file />
            <Settings file=file />
            <Unknown file=file />
            <Corrections file=file />
            <ReadAgain imports=imports file=file />
            {dynamic(move || (!file.is_asked_about()).then(|| file.report.with(|r| said(r))))}
        </section>
    }
}

/// How much of a file is already shown.
fn known(file: ImportedFile) -> Option<impl IntoView> {
    let mut said = match file.known.get() {
        ImportStatus::New => Vec::new(),
        ImportStatus::Shown => vec![t(ImportText::SameShown).to_owned()],
        ImportStatus::Twice => vec![t(ImportText::SameTwice).to_owned()],
        ImportStatus::Newer { file, .. } => {
            vec![words().fill(ImportText::NewerText, &[("file", &file)])]
        }
    };
    match file.compared.get() {
        Comparison::TooLarge => said.push(t(ImportText::NotCompared).to_owned()),
        Comparison::Counted(Overlap { same, changed }) => {
            let counts = [
                (same, ImportText::SameRecords),
                (changed, ImportText::ChangedRecords),
            ];
            let counts = counts.into_iter().filter(|(n, _)| *n > 0);
            said.extend(counts.map(|(n, key)| words().count(key, n)));
        }
    }
    (!said.is_empty()).then(|| view! { <p class="known">{said.join(" ")}</p> })
}

/// States that the columns were mapped as before, and offers to forget that.
#[component]
fn Remembered(imports: ImportDialog, file: ImportedFile) -> impl IntoView {
    let forget = move |_| {
        if !untrack(|| imports.is_reading()) {
            file.forget_columns(imports);
        }
    };
    show_when(
        move || file.remembered.get(),
        move || {
            view! {
                <p class="known">
                    {t(ImportText::RememberedText)}
                    " "
                    <button type="button" class="link" on:click=on(forget)>
                        {t(ImportText::ForgetColumns)}
                    </button>
                </p>
            }
        },
    )
}

/// Closes the dialogue.
#[component]
pub fn CloseButton<K: Text + Send + Sync + 'static>(
    imports: ImportDialog,
    primary: bool,
    name: K,
) -> impl IntoView {
    view! {
        <button type="button" class="button" class:primary=primary on:click=on(move |_| imports.leave())>
            {t(name)}
        </button>
    }
}

/// Offers an empty template to fill in.
#[component]
pub fn TemplateButton() -> impl IntoView {
    view! {
        <button type="button" class="button" on:click=on(|_| save_template())>
            {t(PageText::DownloadTemplate)}
        </button>
    }
}
