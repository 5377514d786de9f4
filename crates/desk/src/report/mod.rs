//! The data report: how far what is shown can be relied on, and what to ask of whom.

mod completeness;
mod doubles;
mod issues;
mod overview;
mod publish;
mod similar;

use engine::audit::{Audit, audit_csv};
use engine::catalogue::{DeskKey, Key};
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use partnership_map::controls::{dynamic, on};
use partnership_map::platform::worker::{self, Task};
use partnership_map::platform::{self, download};
use partnership_map::state::Shared;
use partnership_map::words::{t, words};
use wasm_bindgen::JsCast;

use crate::desk::Desk;
use crate::files::{CloseButton, TemplateButton};

/// How far the report is.
#[derive(Clone, PartialEq)]
enum State {
    Counting,
    Failed(String),
    Ready(Shared<Audit>),
}

/// What the report is narrowed to; empty where it is not.
#[derive(Clone, Copy)]
pub struct Filter {
    /// Index into [`Audit::files`].
    pub file: RwSignal<Option<u32>>,
    /// Who reports.
    pub institution: RwSignal<Option<String>>,
}

impl Filter {
    /// Whether something of a file and an institution is shown. Tracks.
    pub fn takes(self, file: u32, institution: &str) -> bool {
        self.file.get().is_none_or(|only| only == file)
            && self
                .institution
                .with(|only| only.as_ref().is_none_or(|only| only == institution))
    }
}

/// The report on the data that is shown.
pub fn page(desk: Desk) -> impl IntoView {
    let state = RwSignal::new(State::Counting);
    let present = desk.held.with_value(|held| held.present.clone());
    let done = move |posted: Vec<wasm_bindgen::JsValue>| {
        let audit = posted.first().and_then(|bytes| {
            let bytes = bytes.dyn_ref::<Uint8Array>()?.to_vec();
            postcard::from_bytes::<Audit>(&bytes).ok()
        });
        state.set(match audit {
            Some(audit) => State::Ready(Shared::new(audit)),
            None => State::Failed(worker::MODULE.to_owned()),
        });
    };
    let failed = move |why: String| state.set(State::Failed(why));
    spawn_local(worker::run(Task::Audit(present), |_| {}, done, failed));
    view! {
        <div class="desk-head">
            <h2 id="desk-title" tabindex="-1" autofocus>{t(Key::DataReport)}</h2>
        </div>
        <div class="desk-body">{dynamic(move || match state.get() {
            State::Counting => view! { <p role="status">{t(DeskKey::Counting)}</p> }.into_any(),
            State::Failed(why) => {
                let text = words().fill(Key::FailedText, &[("what", &why)]);
                view! { <p role="alert">{text}</p> }.into_any()
            }
            State::Ready(audit) => sections(desk, audit).into_any(),
        })}</div>
        <div class="desk-foot">
            <p class="dialog-actions">
                <TemplateButton />
                <CloseButton desk=desk primary=true />
            </p>
        </div>
    }
}

fn sections(desk: Desk, audit: Shared<Audit>) -> impl IntoView {
    let filter = Filter {
        file: RwSignal::new(None),
        institution: RwSignal::new(None),
    };
    let saved = audit.clone();
    let save = move |_| {
        let csv = audit_csv(&saved);
        download::text("data-report.csv", "text/csv;charset=utf-8", &csv);
    };
    view! {
        {overview::summary(&audit)}
        <div class="report-bar">
            {filters(filter, &audit)}
            <button type="button" class="button" on:click=on(save)>
                {t(DeskKey::DownloadReport)}
            </button>
            <button type="button" class="button" on:click=on(|_| platform::print())>
                {t(Key::Print)}
            </button>
        </div>
        <p class="quiet-text">{t(DeskKey::FilterScope)}</p>
        {overview::files(filter, &audit)}
        {issues::section_of(filter, audit.clone())}
        {doubles::section_of(filter, &audit)}
        {similar::section_of(filter, audit.clone())}
        {completeness::section_of(filter, &audit)}
        {overview::placement(&audit)}
        {overview::unplaced(desk, filter, &audit)}
        {publish::section(desk, &audit)}
    }
}

/// Two menus: whose rows, and of which file.
fn filters(filter: Filter, audit: &Audit) -> impl IntoView + use<> {
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
            {menu(DeskKey::OfFile, DeskKey::AllFiles, files, move |i| {
                filter.file.set(i.map(|i| i as u32));
            })}
            {menu(DeskKey::OfInstitution, DeskKey::AllInstitutions, institutions, move |i| {
                filter.institution.set(i.and_then(|i| names.get(i).cloned()));
            })}
        </div>
    }
}

fn menu(
    label: DeskKey,
    all: DeskKey,
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

/// A heading with its text, and below it what follows the filter.
pub fn section<V: IntoView + 'static>(
    title: DeskKey,
    about: DeskKey,
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

/// A list that was found empty.
pub fn none_found() -> AnyView {
    view! { <p>{t(DeskKey::NoneFound)}</p> }.into_any()
}

/// Whether a memo's worth of rows is empty under the filter, told in words; else the table.
pub fn or_none(rows: usize, table: impl FnOnce() -> AnyView) -> AnyView {
    if rows == 0 { none_found() } else { table() }
}

/// Tells how many of how many are listed, where not all are.
pub fn listed(shown: usize, total: u32) -> Option<AnyView> {
    (shown < total as usize).then(|| {
        let gaps = [
            ("shown", words().number(shown as u32)),
            ("total", words().number(total)),
        ];
        let gaps = gaps.each_ref().map(|(name, text)| (*name, text.as_str()));
        let text = words().fill(DeskKey::ListedOf, &gaps);
        view! { <p class="quiet-text">{text}</p> }.into_any()
    })
}
