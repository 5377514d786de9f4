//! A part of a file's card that folds away, with what is in it said beside its name.

use crate::dynamic;
use crate::effect;
use leptos::html;
use leptos::prelude::*;

/// A name, what is in it in a few words, and the part.
pub fn fold(
    name: &'static str,
    open: bool,
    told: impl Fn() -> String + Send + 'static,
    part: AnyView,
) -> AnyView {
    folded(NodeRef::new(), name, open, told, part)
}

/// The same, opened once more whenever `opens` begins to hold; it never folds of itself.
pub fn fold_opened(
    name: &'static str,
    open: bool,
    opens: Memo<bool>,
    told: impl Fn() -> String + Send + 'static,
    part: AnyView,
) -> AnyView {
    let node = NodeRef::<html::Details>::new();
    effect(move || {
        if let Some(details) = node.get().filter(|_| opens.get()) {
            details.set_open(true);
        }
    });
    folded(node, name, open, told, part)
}

fn folded(
    node: NodeRef<html::Details>,
    name: &'static str,
    open: bool,
    told: impl Fn() -> String + Send + 'static,
    part: AnyView,
) -> AnyView {
    view! {
        <details class="fold" node_ref=node open=open>
            <summary>
                <span class="fold-name">{name}</span>
                <span class="line-count">{dynamic(told)}</span>
            </summary>
            <div class="fold-body">{part}</div>
        </details>
    }
    .into_any()
}
