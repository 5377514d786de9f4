//! A part of a file's card that folds away, with what is in it said beside its name.

use leptos::prelude::*;
use partnership_map::controls::dynamic;

/// A name, what is in it in a few words, and the part.
pub fn fold(
    name: &'static str,
    open: bool,
    told: impl Fn() -> String + Send + 'static,
    part: AnyView,
) -> AnyView {
    view! {
        <details class="fold" open=open>
            <summary>
                <span class="fold-name">{name}</span>
                <span class="line-count">{dynamic(told)}</span>
            </summary>
            <div class="fold-body">{part}</div>
        </details>
    }
    .into_any()
}
