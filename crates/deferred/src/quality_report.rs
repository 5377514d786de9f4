//! The data report: how reliable the data is, and which institution to ask about what.

mod completeness;
mod files;
mod issues;
mod overview;
mod possible_duplicates;
mod publish;
mod similar;
mod trail;

use leptos::prelude::*;
use leptos::task::spawn_local;
use messages::{ImportText, PageText};
use platform::worker;
use platform::{self, download};
use quality::{Audit, Narrow, RecordRef, audit_csv};
use ui::Shared;
use ui::words::{t, words};
use ui::{dynamic, memo, on, show_when, text_signal};

use crate::import::ImportDialog;
use crate::import::files::{CloseButton, TemplateButton};

/// The state of the report.
#[derive(Clone, PartialEq)]
enum ReportState {
    Counting,
    Failed(String),
    Ready(Shared<Audit>),
}

/// The report on the data shown.
pub fn page(imports: ImportDialog) -> impl IntoView {
    let state = RwSignal::new(ReportState::Counting);
    let present = imports.held.with_value(|held| held.present.clone());
    let done = move |report: Option<Vec<u8>>| {
        let audit = report.and_then(|bytes| postcard::from_bytes::<Audit>(&bytes).ok());
        state.set(match audit {
            Some(audit) => ReportState::Ready(Shared::new(audit)),
            None => ReportState::Failed(worker::MODULE.to_owned()),
        });
    };
    let failed = move |why: String| state.set(ReportState::Failed(why));
    spawn_local(worker::report(present, done, failed));
    view! {
        <div class="imports-head">
            <h2 id="imports-title" tabindex="-1" autofocus>{t(PageText::DataReport)}</h2>
        </div>
        <div class="imports-body">{dynamic(move || match state.get() {
            ReportState::Counting => view! { <p role="status">{t(ImportText::Counting)}</p> }.into_any(),
            ReportState::Failed(why) => {
                let text = words().fill(PageText::FailedText, &[("what", &why)]);
                view! { <p role="alert">{text}</p> }.into_any()
            }
            ReportState::Ready(audit) => sections(imports, audit).into_any(),
        })}</div>
        <div class="imports-foot">
            <p class="dialog-actions">
                <TemplateButton />
                <CloseButton imports=imports primary=true name=PageText::Close />
            </p>
        </div>
    }
}

fn sections(imports: ImportDialog, audit: Shared<Audit>) -> impl IntoView {
    let narrow = RwSignal::new(Narrow::default());
    let whole = audit.clone();
    let part = memo(move || match narrow.get() {
        all if all.is_whole() => whole.clone(),
        narrow => Shared::new(whole.narrowed(&narrow)),
    });
    let save = move |_| {
        let part = part.get_untracked();
        let name = file_name(&part);
        download::text(&name, "text/csv;charset=utf-8", &audit_csv(&part, words()));
    };
    let empty = memo(move || part.with(|part| part.is_nothing()));
    view! {
        {overview::summary(&audit)}
        <div class="report-bar">
            {filters(narrow, &audit)}
            <button type="button" class="button" on:click=on(save)>
                {t(ImportText::DownloadReport)}
            </button>
            <button type="button" class="button" on:click=on(|_| platform::print())>
                {t(PageText::Print)}
            </button>
        </div>
        <p class="quiet-text">{t(ImportText::FilterScope)}</p>
        {show_when(move || empty.get(), move || view! {
            <p role="status">{text_signal(move || part.with(|part| nothing(part)))}</p>
        })}
        {show_when(move || !empty.get(), move || lists(imports, part))}
        {publish::section(imports, &audit)}
    }
}

fn lists(imports: ImportDialog, part: Memo<Shared<Audit>>) -> impl IntoView {
    view! {
        {files::section_of(imports, part)}
        {issues::section_of(part)}
        {trail::corrections(part)}
        {trail::unlisted(part)}
        {possible_duplicates::section_of(part)}
        {similar::section_of(part)}
        {completeness::section_of(part)}
        {overview::placement(part)}
        {overview::unplaced(imports, part)}
    }
}

/// The file name and the institution to which a report is narrowed.
fn narrowed_to(audit: &Audit) -> (Option<&str>, Option<&str>) {
    let file = audit
        .narrow
        .file
        .and_then(|file| audit.files.get(file as usize));
    let file = file.map(|file| file.file.as_str());
    (file, audit.narrow.institution.as_deref())
}

fn nothing(audit: &Audit) -> String {
    let (file, institution) = narrowed_to(audit);
    let gaps = [
        ("file", file.unwrap_or_default()),
        ("institution", institution.unwrap_or_default()),
    ];
    words().fill(ImportText::NoneInFile, &gaps)
}

/// A note on which records a list counts.
fn counted(audit: &Audit) -> String {
    let records = words().count(PageText::CountRecords, audit.totals.records);
    let (file, institution) = narrowed_to(audit);
    let key = match (file, institution) {
        (None, None) => ImportText::CountedAll,
        (Some(_), None) => ImportText::CountedFile,
        (None, Some(_)) => ImportText::CountedInstitution,
        (Some(_), Some(_)) => ImportText::CountedBoth,
    };
    let gaps = [
        ("records", records.as_str()),
        ("file", file.unwrap_or_default()),
        ("institution", institution.unwrap_or_default()),
    ];
    words().fill(key, &gaps)
}

/// A file name for the report that includes what it is narrowed to.
fn file_name(audit: &Audit) -> String {
    let (file, institution) = narrowed_to(audit);
    let stem = file.map(|file| file.rsplit_once('.').map_or(file, |(stem, _)| stem));
    let mut name = "data-report".to_owned();
    for part in stem.into_iter().chain(institution) {
        let parts = part.split(|c: char| !c.is_alphanumeric());
        for part in parts.filter(|part| !part.is_empty()) {
            name.push('-');
            name.push_str(&part.to_lowercase());
        }
    }
    name + ".csv"
}

/// The file and row of a record.
fn file_and_row(audit: &Audit, of: &RecordRef) -> String {
    let file = audit.files.get(of.file as usize);
    let file = file.map_or("", |file| file.file.as_str());
    let gaps = [("file", file), ("row", &words().number(of.row))];
    words().fill(ImportText::FileAndRow, &gaps)
}

/// Two menus: for the institution, and for the file.
fn filters(narrow: RwSignal<Narrow>, audit: &Audit) -> impl IntoView + use<> {
    let files: Vec<String> = audit.files.iter().map(|file| file.file.clone()).collect();
    let institutions: Vec<String> = audit
        .completeness
        .institutions
        .iter()
        .map(|(name, ..)| name.clone())
        .collect();
    let names = institutions.clone();
    view! {
        <div class="report-filter">
            {menu(ImportText::OfFile, ImportText::AllFiles, files, move |i| {
                narrow.update(|narrow| narrow.file = i.map(|i| i as u32));
            })}
            {menu(ImportText::OfInstitution, ImportText::AllInstitutions, institutions, move |i| {
                let name = i.and_then(|i| names.get(i).cloned());
                narrow.update(|narrow| narrow.institution = name);
            })}
        </div>
    }
}

fn menu(
    label: ImportText,
    all: ImportText,
    options: Vec<String>,
    choose: impl Fn(Option<usize>) + 'static,
) -> AnyView {
    let options = options
        .into_iter()
        .enumerate()
        .map(|(i, text)| view! { <option value=i.to_string()>{text}</option> });
    view! {
        <label class="setting">
            <span>{t(label)}</span>
            <select on:change=on(move |event| choose(event_target_value(&event).parse().ok()))>
                <option value="">{t(all)}</option>
                {options.collect_view()}
            </select>
        </label>
    }
    .into_any()
}

/// A heading with its text and, below it, content that follows the filter.
pub fn section<V: IntoView + 'static>(
    title: ImportText,
    about: ImportText,
    body: impl Fn() -> V + Send + Sync + 'static,
) -> AnyView {
    view! {
        <section class="report">
            <h3>{t(title)}</h3>
            <p class="quiet-text">{t(about)}</p>
            {dynamic(body)}
        </section>
    }
    .into_any()
}

/// A note that a list is empty.
pub fn none_found() -> AnyView {
    view! { <p>{t(ImportText::NoneFound)}</p> }.into_any()
}

/// A note if there are no rows under the filter; otherwise the table.
pub fn or_none(rows: usize, table: impl FnOnce() -> AnyView) -> AnyView {
    if rows == 0 { none_found() } else { table() }
}

/// A note of how many out of how many are listed, where not all are.
pub fn listed(shown: usize, total: u32) -> Option<AnyView> {
    (shown < total as usize).then(|| {
        let gaps = [
            ("shown", words().number(shown as u32)),
            ("total", words().number(total)),
        ];
        let gaps = gaps.each_ref().map(|(name, text)| (*name, text.as_str()));
        let text = words().fill(ImportText::ListedOf, &gaps);
        view! { <p class="quiet-text">{text}</p> }.into_any()
    })
}
