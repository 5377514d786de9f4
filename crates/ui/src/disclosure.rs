//! A section that can be collapsed, with a summary of its content next to its name.

use crate::dynamic;
use crate::effect;
use leptos::html;
use leptos::prelude::*;

/// A collapsible section with a name, a short summary and its content.
pub fn fold(
    name: &'static str,
    open: bool,
    told: impl Fn() -> String + Send + 'static,
    part: AnyView,
) -> AnyView {
    folded(NodeRef::new(), name, open, told, part)
}

/// A collapsible section that also opens whenever `opens` becomes true; it never closes by itself.
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
