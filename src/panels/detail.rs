//! The details of the selected item, with links from one item to another.

use explore::aggregates::{Line, Listing};
use leptos::html;
use leptos::prelude::*;
use messages::PageText;
use records::Row;
use records::dataset::record_key;
use records::query::Target;

use super::near::look_around;
use super::record::Facts;
use crate::derived::derived;
use crate::state::{AppState, state};
use ui::Shared;
use ui::words::{t, words};
use ui::{Icon, Name, dynamic, memo, on, show_when, text_signal};

/// The id of the panel's heading.
const TITLE: &str = "detail-title";

/// The number of lines of a listing before "show all", and of records before the table is more
/// suitable.
const FIRST_LINES: usize = 12;
const MOST_RECORDS: usize = 50;

/// The panel next to the map.
#[component]
pub fn Detail() -> impl IntoView {
    let state = state();
    let detail = derived().detail;
    let heading = NodeRef::<html::H2>::new();
    let target = memo(move || state.query.with(|query| query.target.clone()));
    // Users who open the panel continue reading in it; the first load does not move the focus.
    Effect::new(move |last: Option<Option<Target>>| {
        let target = target.get();
        let opened = last.is_some_and(|last| last != target) && target.is_some();
        if opened {
            request_animation_frame(move || {
                if let Some(heading) = heading.get_untracked() {
                    let _ = heading.focus();
                }
            });
        }
        target
    });
    let close_on_escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close(state);
        }
    };
    view! {
        {show_when(move || detail.with(Option::is_some), move || view! {
            <aside
                class="detail"
                aria-labelledby=TITLE
                on:keydown=close_on_escape
            >
                {dynamic(move || {
                    // Content that arrives later rebuilds the panel; users reading in it keep their
                    // place.
                    if platform::is_focused(TITLE) {
                        request_animation_frame(|| platform::focus(TITLE));
                    }
                    detail.get().map(|detail| panel(state, heading, detail).into_any())
                })}
            </aside>
        })}
        {show_when(move || {
            target.with(Option::is_some) && detail.with(Option::is_none)
                && state.loaded.with(|loaded| !loaded.data.is_empty())
        }, move || view! {
            <aside class="detail" aria-labelledby="detail-title">
                <div class="detail-head">
                    <h2 id="detail-title" tabindex="-1">{t(PageText::NotHereTitle)}</h2>
                    <CloseButton />
                </div>
                <p>{t(PageText::NotHereText)}</p>
            </aside>
        })}
    }
}

fn close(state: AppState) {
    state.query.update(|query| query.target = None);
    platform::focus("map-canvas");
}

#[component]
fn CloseButton() -> impl IntoView {
    let state = state();
    view! {
        <button
            type="button"
            class="button quiet"
            aria-label=t(PageText::CloseDetail)
            on:click=on(move |_| close(state))
        >
            <Icon name=Name::Close />
        </button>
    }
}

fn panel(
    state: AppState,
    heading: NodeRef<html::H2>,
    detail: Shared<explore::aggregates::Detail>,
) -> impl IntoView {
    let w = words();
    let totals = detail.totals;
    let counts = [
        w.count(PageText::CountRecords, totals.records),
        w.count(PageText::CountProjects, totals.projects),
        w.count(PageText::CountPartners, totals.partners),
        w.count(PageText::CountPlaces, totals.places),
    ];
    let is_record = detail.record.is_some();
    // Zeros in all units add nothing to the sentence that there is nothing.
    let is_nothing = !detail.sentences.is_empty() && detail.rows.is_empty();
    let sentences = detail.sentences.clone().into_iter();
    let sentences = sentences.map(|text| view! { <p class="detail-sentence">{text}</p> });
    let hidden = (detail.hidden > 0).then(|| {
        let n = w.count(PageText::CountRecords, detail.hidden);
        view! { <p class="quiet-text">{w.fill(PageText::HiddenByFilter, &[("records", &n)])}</p> }
    });
    let placing = (!detail.placing.is_empty() && !is_record)
        .then(|| view! { <p class="quiet-text">{detail.placing.clone()}</p> });
    let records = (!is_record && !is_nothing).then(|| records(state, &detail.rows));
    let lists = detail
        .listings
        .iter()
        .filter(|listing| !listing.lines.is_empty())
        .cloned();
    view! {
        <div class="detail-head">
            <div>
                <p class="eyebrow">{t(detail.kind)}</p>
                <h2 id=TITLE tabindex="-1" node_ref=heading>{detail.title.clone()}</h2>
                <p class="detail-subtitle">{detail.subtitle.clone()}</p>
            </div>
            <CloseButton />
        </div>
        {placing}
        {sentences.collect_view()}
        {(!is_record && !is_nothing).then(|| view! { <p class="detail-counts">{counts.join(" · ")}</p> })}
        {hidden}
        {detail.record.clone().map(|record| view! { <Facts record=record /> })}
        {lists.map(|listing| view! { <ListingView listing=listing /> }).collect_view()}
        {detail.around.clone().map(look_around)}
        {records}
    }
}

/// A labelled list whose lines link to other items.
#[component]
fn ListingView(listing: Listing) -> impl IntoView {
    let all = RwSignal::new(false);
    let len = listing.lines.len();
    let Listing {
        heading,
        radius,
        facet,
        lines,
    } = listing;
    let radius = radius
        .map(|radius| words().radius(radius))
        .unwrap_or_default();
    let heading = words().fill(heading, &[("radius", &radius)]);
    let lines = StoredValue::new(lines);
    let shown = move || {
        let most = if all.get() { usize::MAX } else { FIRST_LINES };
        lines.with_value(|lines| lines.iter().take(most).cloned().collect::<Vec<_>>())
    };
    view! {
        <section class="listing">
            <h3>{heading}</h3>
            <ul>
                {dynamic(move || {
                    shown().into_iter().map(|line| listing_line(facet, line)).collect_view()
                })}
            </ul>
            {(len > FIRST_LINES)
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="link more"
                            aria-expanded=text_signal(move || all.get().to_string())
                            on:click=on(move |_| all.update(|all| *all = !*all))
                        >
                            {dynamic(move || {
                                if all.get() {
                                    t(PageText::ShowFewer).to_owned()
                                } else {
                                    words().fill(PageText::ShowAll, &[("n", &len.to_string())])
                                }
                            })}
                        </button>
                    }
                })}
        </section>
    }
}

fn listing_line(facet: Option<records::query::Facet>, line: Line) -> impl IntoView {
    let state = state();
    let text = words().value(&line.text).to_owned();
    let count = line
        .records
        .map(|n| words().count(PageText::CountRecords, n));
    let distance = Some(line.distance).filter(|distance| !distance.is_empty());
    let notes: Vec<String> = distance.into_iter().chain(count).collect();
    let count =
        (!notes.is_empty()).then(|| view! { <span class="line-count">{notes.join(" · ")}</span> });
    let name = match (line.target, facet) {
        (Some(target), _) => link_to(state, target, text).into_any(),
        (None, Some(facet)) => {
            let value = line.text;
            let label = words().fill(PageText::FilterBy, &[("text", &text)]);
            view! {
                <button
                    type="button"
                    class="link"
                    title=label
                    on:click=on(move |_| {
                        state.query.update(|query| {
                            if !query.choice(facet).values.contains(&value) {
                                query.toggle(facet, &value);
                            }
                        });
                    })
                >
                    {text}
                </button>
            }
            .into_any()
        }
        (None, None) => view! { <span>{text}</span> }.into_any(),
    };
    view! { <li>{name} {count}</li> }
}

/// A button that opens another item in the panel.
pub(super) fn link_to(state: AppState, target: Target, text: String) -> impl IntoView {
    view! {
        <button
            type="button"
            class="link"
            on:click=on(move |_| {
                let target = target.clone();
                state.query.update(|query| query.target = Some(target));
            })
        >
            {text}
        </button>
    }
}

fn records(state: AppState, rows: &[Row]) -> impl IntoView + use<> {
    let lines = state.loaded.with_untracked(|loaded| {
        let data = &loaded.data;
        rows.iter()
            .take(MOST_RECORDS)
            .map(|&row| {
                let title = data.title.get(row);
                let partner = data.partner.get(row);
                let title = if title.is_empty() { partner } else { title }.to_owned();
                let note = format!("{} · {partner}", data.institution.get(row));
                (Target::Record(record_key(data, row)), title, note)
            })
            .collect::<Vec<_>>()
    });
    let rest = rows.len().saturating_sub(MOST_RECORDS) as u32;
    let rest = (rest > 0).then(|| {
        let n = words().count(PageText::CountRecords, rest);
        view! { <p class="quiet-text">{words().fill(PageText::MoreInTable, &[("records", &n)])}</p> }
    });
    let item = |(target, title, note)| {
        view! {
            <li>
                {link_to(state, target, title)} <span class="line-note">{note}</span>
            </li>
        }
    };
    view! {
        <section class="listing records-list">
            <h3>{t(PageText::Records)}</h3>
            <ul>{lines.into_iter().map(item).collect_view()}</ul>
            {rest}
        </section>
    }
}
