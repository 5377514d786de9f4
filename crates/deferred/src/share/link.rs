//! The link to this view.

use leptos::prelude::*;
use messages::ShareText;
use platform::{history, is_on_disk};
use ui::Shared;
use ui::words::t;

use crate::share::copy;
use crate::share::shown::Shown;

/// The section.
pub fn section(shown: &Shared<Shown>) -> AnyView {
    let address = history::address_with(&shown.query.to_fragment());
    let note = if is_on_disk() {
        ShareText::LinkAlone
    } else if shown.is_here_alone() {
        ShareText::LinkOwn
    } else {
        ShareText::LinkText
    };
    view! {
        <section class="share-part" aria-labelledby="share-link-title">
            <h3 id="share-link-title">{t(ShareText::LinkTitle)}</h3>
            <p class="quiet-text">{t(note)}</p>
            {copy::field(
                "share-link",
                ShareText::LinkLabel,
                ShareText::CopyLink,
                Signal::derive(move || address.clone()),
            )}
        </section>
    }
    .into_any()
}
