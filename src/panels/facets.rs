//! The filters.

use leptos::prelude::*;
use messages::PageText;
use records::query::{Facet, Unit};

use super::facet::FacetPanel;
use super::near::NearPanel;
use super::period::Period;
use super::search::SearchBox;
use super::sheet::FilterSheet;
use crate::state::state;
use ui::words::t;
use ui::{Icon, Name, Segmented, bool_signal, on};

/// The filters' panel: a column on wide pages, a sheet on narrow ones.
#[component]
pub fn Facets() -> impl IntoView {
    let sheet: FilterSheet = expect_context();
    let close_on_escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && sheet.is_open() {
            sheet.set(false);
        }
    };
    view! {
        <aside
            id="filters"
            class="filters"
            class:open=bool_signal(move || sheet.is_open())
            aria-label=t(PageText::Filters)
            on:keydown=close_on_escape
        >
            <div class="filters-head">
                <h2>{t(PageText::Filters)}</h2>
                <button
                    type="button"
                    id="filters-close"
                    class="button quiet sheet-close"
                    on:click=on(move |_| sheet.set(false))
                >
                    <Icon name=Name::Close />
                    <span>{t(PageText::ShowResults)}</span>
                </button>
            </div>
            <SearchBox />
            <UnitChooser />
            <FacetPanel facet=Facet::Type open=true />
            <FacetPanel facet=Facet::Institution open=true />
            <FacetPanel facet=Facet::Funding open=true />
            <FacetPanel facet=Facet::Nation open=true />
            <FacetPanel facet=Facet::Region open=false />
            <FacetPanel facet=Facet::District open=false />
            <NearPanel />
            <FacetPanel facet=Facet::Kind open=false />
            <Period />
            <FacetPanel facet=Facet::Certainty open=false />
        </aside>
    }
}

#[component]
fn UnitChooser() -> impl IntoView {
    let state = state();
    let unit = Signal::derive(move || state.query.with(|query| query.unit));
    view! {
        <div class="unit">
            <span class="unit-label" aria-hidden="true">{t(PageText::CountsAre)}</span>
            <Segmented
                label=t(PageText::CountsAre)
                name="unit"
                options=Unit::ALL.map(|unit| (unit, t(PageText::of_unit(unit)))).to_vec()
                value=unit
                choose=move |unit| state.query.update(|query| query.unit = unit)
            />
        </div>
    }
}
