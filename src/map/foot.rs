//! Scale bar and attribution.

use cartography::scale::scale_bars;
use leptos::prelude::*;
use messages::PageText;
use records::text::decimal;

use crate::intake;
use crate::state::state;
use ui::words::{t, words};
use ui::{dynamic, memo, on};

/// The scale, in metres per CSS pixel, up to which the location of the map's centre is named.
const NAMED_FROM: f64 = 120.0;

/// The maximum length of a scale bar, in CSS pixels.
const LONGEST: f64 = 110.0;

/// The foot of the map.
#[component]
pub fn Foot() -> impl IntoView {
    let state = state();
    let bar = memo(move || {
        let view = state.stage.with(|stage| stage.view)?;
        let [km, _] = scale_bars(view.scale, LONGEST);
        Some((km.length, km.px))
    });
    let scale = move || {
        bar.get().map(|(length, px)| {
            let text = words().fill(PageText::Kilometres, &[("n", &words().decimal(length))]);
            view! {
                <span class="scale-line" style:width=format!("{}px", decimal(px, 1))></span>
                <span>{text}</span>
            }
        })
    };
    let here = memo(move || {
        let view = state.stage.with(|stage| stage.view)?;
        let base = state.base.get()?;
        let names = base.names.as_ref().filter(|_| view.scale <= NAMED_FROM)?;
        explore::aggregates::place_at(names, &base.boundaries, view.centre, words())
    });
    view! {
        <div class="map-foot">
            <span class="scale-bar">{dynamic(scale)}</span>
            {dynamic(move || here.get().map(|here| view! { <span class="map-here">{here}</span> }))}
            <span class="attribution">
                <span class="attribution-text">{t(PageText::AttributionShort)} " "</span>
                <button
                    type="button"
                    class="link"
                    on:click=on(move |_| intake::about())
                >
                    {t(PageText::Sources)}
                </button>
            </span>
        </div>
    }
}
