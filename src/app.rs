//! The app: a table of contents.

use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <main>
            <h1>"Museum partnerships"</h1>
        </main>
    }
}
