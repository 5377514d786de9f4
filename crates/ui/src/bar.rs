//! A count's share as a thin bar, a decoration next to the number itself.

use crate::text_signal;
use leptos::prelude::*;
use records::text::decimal;

/// A bar that fills `share` (0 to 1) of its width.
#[component]
pub fn Bar(#[prop(into)] share: Signal<f64>) -> impl IntoView {
    view! {
        <span class="bar" aria-hidden="true">
            <span class="bar-fill" style:width=text_signal(move || format!("{}%", decimal(share.get() * 100.0, 1)))></span>
        </span>
    }
}
