//! Announces changes of the headline to screen readers, and instructions while a point is being
//! chosen on the map.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::derived::derived;
use crate::near::nearby;
use ui::effect;

/// A polite live region with the headline, which waits until the user pauses.
#[component]
pub fn Announcer() -> impl IntoView {
    let headline = derived().headline;
    let said = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    effect(move || {
        let sentence = headline.with(|headline| headline.sentence());
        if let Some(earlier) = waiting.get_value() {
            earlier.clear();
        }
        let later = set_timeout_with_handle(move || said.set(sentence), Duration::from_millis(400));
        waiting.set_value(later.ok());
    });
    // An announcement made meanwhile stays until the headline changes.
    let near = nearby();
    effect(move || {
        let aside = near.said();
        if !aside.is_empty() {
            said.set(aside.to_owned());
        }
    });
    view! { <p class="hidden" role="status" aria-live="polite" id="announcer">{said}</p> }
}
