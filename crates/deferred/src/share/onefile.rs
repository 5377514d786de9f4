//! The page as one file.

use embedding::bundle::{CONFIG, FillError, NAME, Part, RECORDS, START, fill};
use leptos::prelude::*;
use messages::{Language, PageText, ShareText};
use platform::{download, fetch, language};
use ui::Shared;
use ui::words::{t, words};
use ui::{bool_signal, dynamic, on};

use crate::share::shown::Shown;

/// The template next to the page.
const TEMPLATE: &str = "one-file.html";
/// The name of the saved page.
const NAMED: &str = "partnership-map.html";
/// The name of a file with records from several files.
const RECORDS_NAMED: &str = "records.csv";

/// The section.
pub fn section(shown: &Shared<Shown>) -> AnyView {
    let said = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let with = if shown.is_own() {
        let records = words().count(PageText::CountRecords, shown.data.len() as u32);
        words().fill(ShareText::FileOwn, &[("records", &records)])
    } else {
        t(ShareText::FileAll).to_owned()
    };
    let shown = shown.clone();
    let save = move |_: leptos::ev::MouseEvent| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        said.set(t(ShareText::FileBusy).to_owned());
        let shown = shown.clone();
        leptos::task::spawn_local(async move {
            said.set(make(&shown).await);
            busy.set(false);
        });
    };
    view! {
        <section class="share-part" aria-labelledby="share-file-title">
            <h3 id="share-file-title">{t(ShareText::FileTitle)}</h3>
            <p class="quiet-text">{t(ShareText::FileText)} " " {with}</p>
            <p class="share-actions">
                <button
                    type="button"
                    class="button"
                    aria-disabled=move || bool_signal(move || busy.get()).get().to_string()
                    on:click=on(save)
                >
                    {t(ShareText::SaveFile)}
                </button>
                <span class="share-said" role="status">{dynamic(move || said.get())}</span>
            </p>
        </section>
    }
    .into_any()
}

/// Creates the file and offers it; returns a note about it.
async fn make(shown: &Shown) -> String {
    let Some(template) = fetch::uncached(TEMPLATE).await else {
        return t(ShareText::FileMissing).to_owned();
    };
    let config = fetch::revalidated(CONFIG).await.unwrap_or_default();
    match filled(&String::from_utf8_lossy(&template), shown, &config) {
        Ok(page) => {
            let name = if shown.data.is_illustrative() {
                format!("illustrative-{NAMED}")
            } else {
                NAMED.to_owned()
            };
            download::text(&name, "text/html;charset=utf-8", &page);
            words().fill(ShareText::FileDone, &[("name", &name)])
        }
        Err(_) => t(ShareText::FileBroken).to_owned(),
    }
}

/// The template filled with what is shown: the query, the page's settings, and the records where
/// the page does not include them.
fn filled(template: &str, shown: &Shown, config: &[u8]) -> Result<String, FillError> {
    let start = shown.query.to_fragment();
    let mut parts = vec![Part {
        name: START,
        bytes: start.as_bytes(),
    }];
    if !matches!(config.trim_ascii(), b"" | b"{}") {
        parts.push(Part {
            name: CONFIG,
            bytes: config,
        });
    }
    let welsh = match language::spoken() {
        Language::English => None,
        Language::Welsh => language::packed(),
    };
    if let Some(welsh) = &welsh {
        parts.push(Part {
            name: language::FILE,
            bytes: welsh.as_bytes(),
        });
    }
    let csv = shown.is_own().then(|| export::csv(&shown.data));
    let files = shown.files();
    let name = match files.as_slice() {
        [one] => one,
        _ => RECORDS_NAMED,
    };
    if let Some(csv) = &csv {
        parts.push(Part {
            name: NAME,
            bytes: name.as_bytes(),
        });
        parts.push(Part {
            name: RECORDS,
            bytes: csv.as_bytes(),
        });
    }
    fill(template, "", &parts)
}
