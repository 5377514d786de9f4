//! A scrollable box, with shadows at the edges beyond which there is more.

use leptos::prelude::*;

/// A scrollable box with a label, which tells keyboard users what it scrolls.
pub fn scroller(class: &'static str, label: &'static str, content: AnyView) -> AnyView {
    view! {
        <div class="scroll-box">
            <div class=format!("scroll {class}") tabindex="0" role="region" aria-label=label>
                {content}
            </div>
        </div>
    }
    .into_any()
}
