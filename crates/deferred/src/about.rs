//! The dialogue about the map and its sources.

use leptos::html;
use leptos::prelude::*;
use messages::{AboutText, PageText};

use ui::words::t;
use ui::{effect, on};

/// Every source, with the acknowledgement that it requires.
const SOURCES: [(AboutText, AboutText); 6] = [
    (AboutText::RecordsTitle, AboutText::RecordsText),
    (AboutText::BoundariesTitle, AboutText::BoundariesText),
    (AboutText::BaseMapTitle, AboutText::BaseMapText),
    (AboutText::PostcodesTitle, AboutText::PostcodesText),
    (AboutText::PlacesTitle, AboutText::PlacesText),
    (AboutText::SitesTitle, AboutText::SitesText),
];

/// Whether the dialogue is open.
#[derive(Clone, Copy)]
pub struct AboutDialog(RwSignal<bool>);

impl AboutDialog {
    /// A closed dialogue.
    pub fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Opens the dialogue.
    pub fn open(self) {
        self.0.set(true);
    }
}

/// The dialogue on sources, licences and privacy.
pub fn dialog(about: AboutDialog) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if about.0.get() && !dialog.open() {
            let _ = dialog.show_modal();
            // Otherwise the first link, far below, takes the focus.
            platform::focus("about-title");
        } else if !about.0.get() && dialog.open() {
            dialog.close();
        }
    });
    let close = move || about.0.set(false);
    let sources = SOURCES.map(|(title, text)| {
        view! {
            <h3>{t(title)}</h3>
            <p>{t(text)}</p>
        }
    });
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="about-title" on:close=on(move |_| close())>
            <h2 id="about-title" tabindex="-1">{t(AboutText::Title)}</h2>
            <p class="lead">{t(AboutText::Lead)}</p>
            <p>{t(PageText::Privacy)}</p>
            <p>{t(AboutText::Units)}</p>
            {sources.collect_view()}
            <p class="dialog-actions">
                <button type="button" class="button primary" on:click=on(move |_| close())>
                    {t(PageText::Close)}
                </button>
            </p>
        </dialog>
    }
}
