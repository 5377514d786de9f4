//! The clean file: the imported data in canonical form, for publication.

use leptos::prelude::*;
use leptos::task::spawn_local;
use messages::{ImportText, PageText};
use platform::worker::{self, Exported};
use platform::{self, download};
use protocol::ExportOptions;
use quality::Audit;
use ui::words::{t, words};
use ui::{dynamic, on, show_when};

use crate::import::ImportDialog;

const NAME: &str = "partnerships-clean";

/// Options and the download.
pub fn section(imports: ImportDialog, audit: &Audit) -> impl IntoView + use<> {
    let mark = RwSignal::new(true);
    let personal = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<String>);
    let headers = audit.personal.join(", ");
    let insist = (!audit.personal.is_empty()).then(|| {
        let text = words().fill(ImportText::WithPersonal, &[("columns", &headers)]);
        choice(personal, text)
    });
    let records = words().count(PageText::CountRecords, audit.totals.records);
    let text = words().fill(ImportText::PublishText, &[("records", &records)]);
    let save = move |_| {
        if busy.get_untracked() {
            return;
        }
        let readings = imports.held.with_value(|held| held.present.clone());
        let options = ExportOptions {
            mark: mark.get_untracked(),
            personal: personal.get_untracked(),
            file: format!("{NAME}.csv"),
            created: platform::timestamp(),
        };
        busy.set(true);
        failure.set(None);
        // The file is delivered even if the dialogue was closed meanwhile.
        let done = move |exported: Option<Exported>| {
            exported.iter().for_each(save_all);
            busy.try_set(false);
        };
        let failed = move |why| {
            busy.try_set(false);
            failure.try_set(Some(why));
        };
        spawn_local(worker::export(readings, options, done, failed));
    };
    view! {
        <section class="report publish">
            <h3>{t(ImportText::PublishTitle)}</h3>
            <p class="quiet-text">{text}</p>
            {choice(mark, t(ImportText::WithMark).to_owned())}
            {insist}
            <p>
                <button
                    type="button"
                    class="button"
                    aria-disabled=move || busy.get().to_string()
                    on:click=on(save)
                >
                    {t(ImportText::DownloadClean)}
                </button>
            </p>
            <p class="writing" role="status">
                {show_when(move || busy.get(), || view! {
                    <progress aria-label=t(ImportText::Writing)></progress>
                    " "
                    {t(ImportText::Writing)}
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
fn save_all(exported: &Exported) {
    download::bytes(
        &format!("{NAME}.csv"),
        "text/csv;charset=utf-8",
        &exported.csv,
    );
    download::text(
        &format!("{NAME}.datapackage.json"),
        "application/json",
        &exported.data_package,
    );
    download::text(
        &format!("{NAME}.csv-metadata.json"),
        "application/json",
        &exported.csvw,
    );
}
