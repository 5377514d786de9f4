//! A text with a button that copies it.

use leptos::html;
use leptos::prelude::*;
use messages::ShareText;
use ui::words::t;
use ui::{Icon, Name, dynamic, effect, on, text_signal};

/// The result of copying.
#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotYet,
    Yes,
    No,
}

/// A text in a field, and the button that copies it. `id` must be unique in the page.
pub fn field(
    id: &'static str,
    label: ShareText,
    button: ShareText,
    content: Signal<String>,
) -> AnyView {
    let copied = RwSignal::new(Copied::NotYet);
    let place = NodeRef::<html::Textarea>::new();
    // A different text has not been copied yet.
    effect(move || {
        content.track();
        copied.set(Copied::NotYet);
    });
    let copy = move |_: leptos::ev::MouseEvent| {
        let Some(place) = place.get_untracked() else {
            return;
        };
        leptos::task::spawn_local(async move {
            let done = platform::copied(&content.get_untracked(), &place).await;
            copied.set(if done { Copied::Yes } else { Copied::No });
        });
    };
    let said = move || match copied.get() {
        Copied::NotYet => "",
        Copied::Yes => t(ShareText::Copied),
        Copied::No => t(ShareText::NotCopied),
    };
    view! {
        <div class="share-field">
            <label for=id>{t(label)}</label>
            <textarea
                id=id
                node_ref=place
                readonly
                rows="3"
                spellcheck="false"
                prop:value=text_signal(move || content.get())
            ></textarea>
            <p class="share-actions">
                <button type="button" class="button" on:click=on(copy)>
                    <Icon name=Name::Link />
                    <span>{t(button)}</span>
                </button>
                <span class="share-said" role="status">{dynamic(said)}</span>
            </p>
        </div>
    }
    .into_any()
}
