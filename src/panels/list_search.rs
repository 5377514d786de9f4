//! Search within a facet whose list is too long to scan.

use leptos::prelude::*;
use messages::PageText;
use records::query::Facet;

use ui::words::{t, words};
use ui::{Icon, Name, on, text_signal};

/// A box for part of a name, and the number of matching values.
#[component]
pub fn ListSearch(
    facet: Facet,
    sought: RwSignal<String>,
    #[prop(into)] found: Signal<u32>,
    #[prop(into)] all: Signal<u32>,
) -> impl IntoView {
    let id = format!("find-{}", facet.key());
    let label = format!(
        "{}: {}",
        t(PageText::of_facet(facet)),
        t(PageText::FindInList)
    );
    let said = move || {
        if sought.with(String::is_empty) {
            return String::new();
        }
        let [n, all] = [found, all].map(|n| words().number(n.get()));
        words().fill(PageText::FoundInList, &[("n", &n), ("all", &all)])
    };
    view! {
        <div class="search list-search">
            <label for=id.clone() class="hidden">{label}</label>
            <Icon name=Name::Search />
            <input
                id=id
                type="search"
                placeholder=t(PageText::FindInList)
                autocomplete="off"
                spellcheck="false"
                prop:value=sought
                on:input=on(move |event| sought.set(event_target_value(&event)))
            />
        </div>
        <p class="quiet-text" role="status">{text_signal(said)}</p>
    }
}
