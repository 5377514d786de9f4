//! The page: its parts in order.

use leptos::prelude::*;

use crate::address;
use crate::derived::DerivedState;
use crate::intake;
use crate::near::Nearby;
use crate::panels::{Announcer, Detail, Facets, Header, Heading, IntakeDialog, Stage};
use crate::state::AppState;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let state = AppState::new(address::first());
    provide_context(state);
    provide_context(Nearby::new(state));
    provide_context(DerivedState::new(state));
    provide_context(crate::panels::FilterSheet::new());
    address::follow(state);
    intake::follow_source(state);
    intake::follow_deferred(state);
    intake::follow_analysis(state);
    crate::preload::load_base(state);

    view! {
        <Header />
        <div class="page">
            <Facets />
            <main class="main" id="main">
                <Heading />
                <Stage />
            </main>
            <Detail />
        </div>
        <IntakeDialog />
        <Announcer />
    }
}
