//! The clean file: what was read, in canonical form, to be published.

use engine::audit::Audit;
use engine::catalogue::{DeskKey, Key};
use engine::export::Request;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use partnership_map::controls::{dynamic, on, shown};
use partnership_map::platform::worker::{self, Task};
use partnership_map::platform::{self, download};
use partnership_map::words::{t, words};
use wasm_bindgen::JsValue;

use crate::desk::Desk;

const NAME: &str = "partnerships-clean";

/// Options and the download.
pub fn section(desk: Desk, audit: &Audit) -> impl IntoView + use<> {
    let mark = RwSignal::new(true);
    let personal = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<String>);
    let headers = audit.personal.join(", ");
    let insist = (!audit.personal.is_empty()).then(|| {
        let text = words().fill(DeskKey::WithPersonal, &[("columns", &headers)]);
        choice(personal, text)
    });
    let records = words().count(Key::CountRecords, audit.totals.records);
    let text = words().fill(DeskKey::PublishText, &[("records", &records)]);
    let save = move |_| {
        if busy.get_untracked() {
            return;
        }
        let readings = desk.held.with_value(|held| held.present.clone());
        let request = Request {
            mark: mark.get_untracked(),
            personal: personal.get_untracked(),
            file: format!("{NAME}.csv"),
            created: platform::timestamp(),
        };
        let Ok(options) = postcard::to_allocvec(&request) else {
            return;
        };
        busy.set(true);
        failure.set(None);
        // It comes although the desk was closed meanwhile.
        let done = move |posted: Vec<JsValue>| {
            posted.first().into_iter().for_each(save_all);
            busy.try_set(false);
        };
        let failed = move |why| {
            busy.try_set(false);
            failure.try_set(Some(why));
        };
        let task = Task::Export { readings, options };
        spawn_local(worker::run(task, |_| {}, done, failed));
    };
    view! {
        <section class="report publish">
            <h3>{t(DeskKey::PublishTitle)}</h3>
            <p class="quiet-text">{text}</p>
            {choice(mark, t(DeskKey::WithMark).to_owned())}
            {insist}
            <p>
                <button
                    type="button"
                    class="button"
                    aria-disabled=move || busy.get().to_string()
                    on:click=on(save)
                >
                    {t(DeskKey::DownloadClean)}
                </button>
            </p>
            <p class="writing" role="status">
                {shown(move || busy.get(), || view! {
                    <progress aria-label=t(DeskKey::Writing)></progress>
                    " "
                    {t(DeskKey::Writing)}
                })}
            </p>
            {dynamic(move || failure.get().map(|why| view! { <p role="alert">{why}</p> }))}
        </section>
    }
}

fn choice(signal: RwSignal<bool>, text: String) -> AnyView {
    view! {
        <label class="remember">
            <input
                type="checkbox"
                prop:checked=move || signal.get()
                on:change=on(move |_| signal.update(|on| *on = !*on))
            />
            <span>{text}</span>
        </label>
    }
    .into_any()
}

/// Saves the table and the two files that describe it.
fn save_all(posted: &JsValue) {
    let parts = Array::from(posted);
    download::bytes(
        &format!("{NAME}.csv"),
        "text/csv;charset=utf-8",
        &Uint8Array::new(&parts.get(0)),
    );
    let text = |i: u32| parts.get(i).as_string().unwrap_or_default();
    download::text(
        &format!("{NAME}.datapackage.json"),
        "application/json",
        &text(1),
    );
    download::text(
        &format!("{NAME}.csv-metadata.json"),
        "application/json",
        &text(2),
    );
}
