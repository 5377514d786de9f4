//! The meaning of size, colour and shape on the map.

use cartography::scene::map::Kind;
use cartography::scene::{Ink, Shape};
use leptos::prelude::*;
use messages::PageText;
use records::text::decimal;

use crate::map::MapPicture;
use crate::state::state;
use ui::words::{t, words};
use ui::{bool_signal, dynamic, memo, on, show_when, text_signal};

/// The legend and the map's options.
#[component]
pub fn Legend() -> impl IntoView {
    let state = state();
    let by_type = Signal::derive(move || state.query.with(|query| query.by_type));
    let sites = Signal::derive(move || state.query.with(|query| query.sites));
    // Where the map is small, the legend would cover it; the user can open and close it in any
    // case.
    let roomy = memo(move || {
        let view = state.stage.with(|stage| stage.view);
        view.is_some_and(|view| view.size.x() >= 820.0 && view.size.y() >= 480.0)
    });
    view! {
        <details class="map-card" prop:open=bool_signal(move || roomy.get())>
            <summary>{t(PageText::Legend)}</summary>
            <div class="legend">
                <Sizes />
                {show_when(move || by_type.get(), move || view! {
                    <Types />
                })}
                <Others />
                <div class="legend-options">
                    <label>
                        <input
                            type="checkbox"
                            prop:checked=by_type
                            on:change=on(move |_| state.query.update(|q| q.by_type = !q.by_type))
                        />
                        <span>{t(PageText::ColourByType)}</span>
                    </label>
                    <label>
                        <input
                            type="checkbox"
                            prop:checked=sites
                            on:change=on(move |_| state.query.update(|q| q.sites = !q.sites))
                        />
                        <span>{t(PageText::ShowSites)}</span>
                    </label>
                </div>
            </div>
        </details>
    }
}

/// Nested circles, with areas in proportion to the counts.
#[component]
fn Sizes() -> impl IntoView {
    let state = state();
    let picture: MapPicture = expect_context();
    let unit = memo(move || state.query.with(|query| query.unit));
    let circles = move || {
        let clusters = picture.clusters.get()?;
        let largest = clusters.list.iter().map(|cluster| cluster.weight).max()?;
        let steps = clusters.symbols.legend(largest);
        let radius = |count: u64| clusters.symbols.radius(count as f64);
        let most = radius(*steps.first()?);
        let height = (2.0 * most + 4.0).max(14.0 * steps.len() as f64);
        let circles = steps.iter().enumerate().map(|(i, &count)| {
            let r = radius(count);
            let y = height - 2.0 - r;
            let label = 8.0 + i as f64 * (height - 14.0) / (steps.len().max(2) - 1) as f64;
            view! {
                <circle cx=px(most + 2.0) cy=px(y) r=px(r) />
                <line
                    x1=px(most + 2.0)
                    y1=px(y - r)
                    x2=px(2.0 * most + 14.0)
                    y2=px(label)
                />
                <text x=px(2.0 * most + 18.0) y=px(label + 4.0)>
                    {words().count_unit(unit.get(), u32::try_from(count).unwrap_or(u32::MAX))}
                </text>
            }
        });
        Some(view! {
            <svg
                class="legend-sizes"
                width="220"
                height=px(height)
                role="img"
                aria-label=t(PageText::SizesLabel)
            >
                {circles.collect_view()}
            </svg>
        })
    };
    // Below this count, the area would be too small to see, so it no longer shows the count.
    let smallest = move || {
        let least = picture.clusters.get()?.symbols.smallest_true_count();
        let count = words().count_unit(unit.get(), u32::try_from(least).unwrap_or(u32::MAX));
        (least > 1).then(|| {
            view! { <p class="quiet-text">{words().fill(PageText::SmallestSize, &[("count", &count)])}</p> }
        })
    };
    view! {
        <p class="legend-title">
            {dynamic(move || words().fill(PageText::AreaIsCountHere, &[("unit", t(PageText::of_unit_lower(unit.get())))]))}
        </p>
        {dynamic(circles)}
        {dynamic(smallest)}
    }
}

fn px(length: f64) -> String {
    decimal(length, 1)
}

/// The main partnership types, by colour and shape.
#[component]
fn Types() -> impl IntoView {
    let state = state();
    let keys = move || {
        state.loaded.with(|loaded| {
            let names = loaded.key.names(&loaded.data.types.values);
            let types = names
                .enumerate()
                .map(|(i, name)| (Kind::Type(i as u8), words().value(name).to_owned()));
            let rest = [
                (Kind::Other, t(PageText::AnotherType).to_owned()),
                (Kind::Mixed, t(PageText::NoTypeLeads).to_owned()),
            ];
            types
                .chain(rest)
                .map(|(kind, name)| key(kind, name))
                .collect_view()
        })
    };
    view! { <ul class="legend-keys" aria-label=t(PageText::MainType)>{dynamic(keys)}</ul> }
}

fn key(kind: Kind, name: String) -> impl IntoView {
    let style = kind.style();
    let shape = style.shape;
    let class = match (kind, style.fill) {
        (Kind::Mixed, _) => "key-mixed".to_owned(),
        (_, Ink::Type(slot)) => format!("type-{slot}"),
        _ => "type-other".to_owned(),
    };
    view! {
        <li>
            <svg viewBox="-9 -9 18 18" aria-hidden="true" class=class>
                {symbol(shape)}
            </svg>
            <span>{name}</span>
        </li>
    }
}

fn symbol(shape: Shape) -> impl IntoView {
    const RADIUS: f64 = 6.0;
    if shape == Shape::Circle {
        return view! { <circle r=px(RADIUS) /> }.into_any();
    }
    let point = |[x, y]: [f64; 2]| format!("{} {}", decimal(x * RADIUS, 2), decimal(y * RADIUS, 2));
    let points: Vec<String> = shape.outline().into_iter().map(point).collect();
    let path = format!("M{}Z", points.join("L"));
    view! { <path d=path /> }.into_any()
}

/// Marks with another meaning.
#[component]
fn Others() -> impl IntoView {
    let state = state();
    let picture: MapPicture = expect_context();
    let sites = move || state.query.with(|query| query.sites);
    view! {
        <ul class="legend-keys">
            {show_when(move || picture.has_rough(), move || view! {
                <li>
                    <svg viewBox="-9 -9 18 18" aria-hidden="true">
                        <circle r="6" class="key-rough" />
                    </svg>
                    <span>{t(PageText::RoughPlace)}</span>
                </li>
            })}
            {show_when(move || picture.count_somewhere() > 0, move || view! {
                <li>
                    <svg viewBox="-9 -9 18 18" aria-hidden="true">
                        <rect x="-9" y="-6" width="18" height="12" rx="3" class="key-rough" />
                        <text class="key-text" x="0" y="4">"≈"</text>
                    </svg>
                    <span>{text_signal(move || words().count(PageText::CountSomewhere, picture.count_somewhere()))}</span>
                </li>
            })}
            {show_when(sites, move || view! {
                <li>
                    <svg viewBox="-9 -9 18 18" aria-hidden="true">
                        <path class="key-site" d="M0 -6L6 0L0 6L-6 0Z" />
                    </svg>
                    <span>{t(PageText::OwnSite)}</span>
                </li>
            })}
        </ul>
    }
}
