//! What this is, and where everything in it comes from.

use engine::catalogue::Key;
use leptos::html;
use leptos::prelude::*;

use crate::controls::{effect, memo, on};
use crate::intake::Intake;
use crate::platform;
use crate::state::state;
use crate::words::t;

/// Every source, with what it asks to be said.
const SOURCES: [(Key, Key); 6] = [
    (Key::SourceRecordsTitle, Key::SourceRecordsText),
    (Key::SourceBoundariesTitle, Key::SourceBoundariesText),
    (Key::SourceBaseMapTitle, Key::SourceBaseMapText),
    (Key::SourcePostcodesTitle, Key::SourcePostcodesText),
    (Key::SourcePlacesTitle, Key::SourcePlacesText),
    (Key::SourceSitesTitle, Key::SourceSitesText),
];

/// The dialogue on sources, licences and privacy.
#[component]
pub fn About() -> impl IntoView {
    let state = state();
    let dialog = NodeRef::<html::Dialog>::new();
    let open = memo(move || state.intake.with(|intake| *intake == Intake::About));
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            let _ = dialog.show_modal();
            // Otherwise the first link takes the focus, far below.
            platform::focus("about-title");
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let close = move || {
        if open.get_untracked() {
            state.intake.set(Intake::Idle);
        }
    };
    let sources = SOURCES.map(|(title, text)| {
        view! {
            <h3>{t(title)}</h3>
            <p>{t(text)}</p>
        }
    });
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="about-title" on:close=on(move |_| close())>
            <h2 id="about-title" tabindex="-1">{t(Key::AboutTitle)}</h2>
            <p class="lead">{t(Key::AboutText)}</p>
            <p>{t(Key::Privacy)}</p>
            <p>{t(Key::UnitsText)}</p>
            {sources.collect_view()}
            <p class="dialog-actions">
                <button type="button" class="button primary" on:click=on(move |_| close())>
                    {t(Key::Close)}
                </button>
            </p>
        </dialog>
    }
}
