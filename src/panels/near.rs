//! The filter by distance: the point, the radius, and how to choose another point.

use explore::aggregates::{Around, ChipKind, chips};
use leptos::prelude::*;
use messages::PageText;
use records::query::{DistanceUnit, Radius};

use super::sheet::FilterSheet;
use crate::near::{CHOOSE, nearby};
use crate::state::state;
use ui::words::{t, words};
use ui::{Segmented, bool_signal, dynamic, memo, on, show_when, text_signal};

/// The filter by distance.
#[component]
pub fn NearPanel() -> impl IntoView {
    let (state, near) = (state(), nearby());
    let sheet: FilterSheet = expect_context();
    let is_set = memo(move || state.query.with(|query| query.near.is_some()));
    let open = is_set.get_untracked();
    let present = move || {
        let chips = state.query.with(|query| chips(query, words()));
        let chip = chips.into_iter().find(|chip| chip.kind == ChipKind::Near);
        chip.map_or_else(|| t(PageText::NearNone).to_owned(), |chip| chip.text)
    };
    let choose = move |_| {
        sheet.set(false);
        near.choose();
    };
    view! {
        <details class="facet" open=open data-facet="near">
            <summary>
                <h3>{t(PageText::Near)}</h3>
                {dynamic(move || is_set.get().then(|| view! { <span class="badge">{t(PageText::On)}</span> }))}
            </summary>
            <p class="near-present">{text_signal(present)}</p>
            <div class="near-choice">
                {radius_select()}
                <Segmented
                    label=t(PageText::NearUnit)
                    name="near-unit"
                    options=vec![
                        (DistanceUnit::Miles, t(PageText::MilesUnit)),
                        (DistanceUnit::Kilometres, t(PageText::KilometresUnit)),
                    ]
                    value=Signal::derive(move || near.radius().unit())
                    choose=move |unit| near.set_radius(untrack(|| near.radius()).in_unit(unit))
                />
            </div>
            <div class="near-choice">
                <button type="button" id=CHOOSE class="button" on:click=on(choose)>
                    {t(PageText::ChooseOnMap)}
                </button>
                {show_when(move || is_set.get(), move || view! {
                    <button type="button" class="link" on:click=on(move |_| {
                        near.set(None);
                        platform::focus(CHOOSE);
                    })>
                        {t(PageText::NearAnywhere)}
                    </button>
                })}
            </div>
            <p class="quiet-text">{t(PageText::NearHelp)}</p>
        </details>
    }
}

/// The choice of radius, in the present unit.
fn radius_select() -> AnyView {
    let near = nearby();
    let radius = memo(move || near.radius());
    let unit = memo(move || radius.get().unit());
    let option = move |one: Radius| {
        let selected = bool_signal(move || radius.get() == one);
        view! { <option value=one.key() prop:selected=selected>{words().radius(one)}</option> }
    };
    let chosen = move |event: leptos::ev::Event| {
        if let Some(radius) = Radius::of_key(&event_target_value(&event)) {
            near.set_radius(radius);
        }
    };
    view! {
        <label>
            <span>{t(PageText::NearWithin)}</span>
            <select on:change=on(chosen)>
                {dynamic(move || Radius::offered(unit.get()).map(option).collect_view())}
            </select>
        </label>
    }
    .into_any()
}

/// A link from an item's details to what is near it.
pub(super) fn look_around(around: Around) -> AnyView {
    let near = nearby();
    view! {
        <section class="listing near-here">
            <h3>{t(PageText::NearHereTitle)}</h3>
            <div class="near-choice">
                {radius_select()}
                <button
                    type="button"
                    class="button"
                    on:click=on(move |_| near.look_around(&around))
                >
                    {t(PageText::NearHere)}
                </button>
            </div>
        </section>
    }
    .into_any()
}
