//! The filtered records as a table, the full equivalent of the map.
//!
//! Only the visible rows are in the page; spacers above and below represent the rest.

use explore::aggregates::distance_in_words;
use leptos::html;
use leptos::prelude::*;
use messages::{PageText, Words};
use records::Row;
use records::dataset::Dataset;
use records::dataset::{find_record, place_key, record_key};
use records::query::{Near, Sort, SortBy, Target};
use records::text::decimal;

use crate::derived::derived;
use crate::intake;
use crate::state::{AppState, state};
use protocol::ShareTask;
use ui::words::{t, words};
use ui::{bool_signal, dynamic, effect, memo, on, text_signal};

/// The height of a row in CSS pixels; the style sheet uses the same heights.
const ROW_HEIGHT: f64 = 44.0;
const NARROW_ROW_HEIGHT: f64 = 92.0;
/// The width in CSS pixels below which a row is drawn as a card.
const NARROW: f64 = 700.0;
/// The number of rows kept ready beyond each edge.
const SPARE: usize = 8;

/// The visible part, in CSS pixels.
#[derive(Clone, Copy, PartialEq)]
struct Window {
    top: f64,
    height: f64,
    row: f64,
}

impl Window {
    fn range(self, rows: usize) -> (usize, usize) {
        let first = (self.top / self.row) as usize;
        let count = (self.height / self.row).ceil() as usize;
        let from = first.saturating_sub(SPARE).min(rows);
        (from, (first + count + SPARE).min(rows))
    }
}

/// The table.
#[component]
pub fn Table() -> impl IntoView {
    let state = state();
    let rows = derived().table;
    let scroller = NodeRef::<html::Div>::new();
    let window = RwSignal::new(Window {
        top: 0.0,
        height: 800.0,
        row: ROW_HEIGHT,
    });
    let measure = move || {
        if let Some(div) = scroller.get_untracked() {
            let narrow = f64::from(div.client_width()) < NARROW;
            window.set(Window {
                top: f64::from(div.scroll_top()),
                height: f64::from(div.client_height()),
                row: if narrow {
                    NARROW_ROW_HEIGHT
                } else {
                    ROW_HEIGHT
                },
            });
        }
    };
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    effect(move || {
        rows.track();
        scroller.track();
        request_animation_frame(measure);
    });
    effect(move || {
        // After a change of filter or order, the table starts at the top.
        rows.track();
        if let Some(div) = scroller.get() {
            div.set_scroll_top(0);
        }
    });
    follow_selection(state, scroller);

    let near = memo(move || state.query.with(|query| query.near.clone()));
    let width = move || columns(near.with(Option::is_some)).count();
    let range = memo(move || window.get().range(rows.with(|rows| rows.len())));
    let shown = move || {
        let (from, to) = range.get();
        let generation = state.loaded.with(|loaded| loaded.generation);
        let near = near.get();
        rows.with(|rows| {
            let slice = rows.get(from..to).unwrap_or_default();
            slice
                .iter()
                .zip(from..)
                .map(|(&row, i)| (generation, row, i, near.clone()))
                .collect::<Vec<_>>()
        })
    };
    let above = move || format!("{}px", decimal(range.get().0 as f64 * window.get().row, 0));
    let below = move || {
        let rest = rows.with(|rows| rows.len()).saturating_sub(range.get().1);
        format!("{}px", decimal(rest as f64 * window.get().row, 0))
    };
    view! {
        <div class="table-bar">
            <p class="table-count">
                {dynamic(move || words().count(PageText::CountRecords, rows.with(|rows| rows.len() as u32)))}
            </p>
            <button type="button" class="button quiet" on:click=on(move |_| intake::share(state, ShareTask::Csv))>
                <ui::Icon name=ui::Name::Download />
                <span>{t(PageText::DownloadCsv)}</span>
            </button>
        </div>
        <div
            class="table-scroll"
            node_ref=scroller
            on:scroll=on(move |_| measure())
            tabindex="0"
            role="region"
            aria-label=t(PageText::TableLabel)
        >
            <table
                class="records"
                aria-rowcount=text_signal(move || rows.with(|rows| rows.len() + 1).to_string())
            >
                <caption class="hidden">{t(PageText::TableLabel)}</caption>
                <thead>
                    <tr aria-rowindex="1">
                        {dynamic(move || {
                            let columns = columns(near.with(Option::is_some));
                            columns.map(|by| view! { <Heading by=by /> }).collect_view()
                        })}
                    </tr>
                </thead>
                <tbody>
                    <tr class="spacer" aria-hidden="true">
                        <td colspan=text_signal(move || width().to_string()) style:height=above></td>
                    </tr>
                    <For
                        each=shown
                        key=Clone::clone
                        let((_, row, i, near))
                    >
                        <RecordRow row=row index=i near=near />
                    </For>
                    <tr class="spacer" aria-hidden="true">
                        <td colspan=text_signal(move || width().to_string()) style:height=below></td>
                    </tr>
                </tbody>
            </table>
        </div>
    }
}

/// The columns in order; the distance only where there is a point from which to measure it.
fn columns(with_distance: bool) -> impl Iterator<Item = SortBy> {
    let is_shown = move |by: &SortBy| with_distance || *by != SortBy::Distance;
    SortBy::ALL.into_iter().filter(is_shown)
}

/// Scrolls to the record, or the first record of the place, that is selected elsewhere.
fn follow_selection(state: AppState, scroller: NodeRef<html::Div>) {
    let derived = derived();
    effect(move || {
        let Some(detail) = derived.detail.get() else {
            return;
        };
        let Some(div) = scroller.get() else { return };
        let at = derived
            .table
            .with_untracked(|rows| rows.iter().position(|row| detail.rows.contains(row)));
        state.query.track();
        if let Some(at) = at {
            let row = if f64::from(div.client_width()) < NARROW {
                NARROW_ROW_HEIGHT
            } else {
                ROW_HEIGHT
            };
            let (top, height) = (f64::from(div.scroll_top()), f64::from(div.client_height()));
            let y = at as f64 * row;
            if y < top || y + 2.0 * row > top + height {
                div.set_scroll_top((y - height / 3.0).max(0.0) as i32);
            }
        }
    });
}

#[component]
fn Heading(by: SortBy) -> impl IntoView {
    let state = state();
    let sort = memo(move || {
        state
            .query
            .with(|query| query.sort.filter(|sort| sort.by == by))
    });
    let aria = move || match sort.get() {
        Some(Sort {
            descending: false, ..
        }) => "ascending",
        Some(_) => "descending",
        None => "none",
    };
    // First ascending, then descending, then the file's own order again.
    let turn = move |_| {
        let next = match sort.get_untracked() {
            None => Some(Sort {
                by,
                descending: false,
            }),
            Some(Sort {
                descending: false, ..
            }) => Some(Sort {
                by,
                descending: true,
            }),
            Some(_) => None,
        };
        state.query.update(|query| query.sort = next);
    };
    view! {
        <th scope="col" aria-sort=aria class=format!("col-{}", by.key())>
            <button type="button" class="sort" on:click=turn>
                {t(label(by))}
                <span class="arrow" aria-hidden="true">
                    {dynamic(move || match aria() {
                        "ascending" => "↑",
                        "descending" => "↓",
                        _ => "",
                    })}
                </span>
            </button>
        </th>
    }
}

const fn label(by: SortBy) -> PageText {
    match by {
        SortBy::Partner => PageText::Partner,
        SortBy::Place => PageText::Place,
        SortBy::Distance => PageText::Distance,
        SortBy::Region => PageText::Region,
        SortBy::Institution => PageText::Institution,
        SortBy::Type => PageText::PartnershipType,
        SortBy::Funding => PageText::FundingStream,
        SortBy::Start => PageText::When,
        SortBy::Title => PageText::Title,
    }
}

#[component]
fn RecordRow(row: Row, index: usize, near: Option<Near>) -> impl IntoView {
    let state = state();
    let selected = memo(move || is_selected(state, row));
    let cells = state
        .loaded
        .with_untracked(|loaded| cells(&loaded.data, row, near.as_ref(), words()));
    let mut cells = cells.into_iter();
    let partner = cells.next();
    let open = move |_| {
        let key = state
            .loaded
            .with_untracked(|loaded| record_key(&loaded.data, row));
        state
            .query
            .update(|query| query.target = Some(Target::Record(key)));
    };
    let columns = columns(near.is_some()).skip(1);
    let rest = cells.zip(columns).map(|(text, by)| {
        let title = text.clone();
        view! { <td class=format!("col-{}", by.key()) title=title>{text}</td> }
    });
    view! {
        <tr aria-rowindex=(index + 2).to_string() class:selected=bool_signal(move || selected.get())>
            <th scope="row" class="col-partner">
                <button type="button" class="link" on:click=on(open)>{partner}</button>
            </th>
            {rest.collect_view()}
        </tr>
    }
}

/// Whether the row is the selected record, or belongs to the selected place, partner or
/// institution.
fn is_selected(state: AppState, row: Row) -> bool {
    let loaded = state.loaded.get();
    state.query.with(|query| match &query.target {
        Some(Target::Record(key)) => find_record(&loaded.data, key) == Some(row),
        Some(Target::Partner(name)) => loaded.data.partner.get(row) == name,
        Some(Target::Institution(name)) => loaded.data.institution.get(row) == name,
        Some(Target::Place(lat, lon)) => {
            let place = loaded.data.place.get(row.index()).copied();
            place
                .and_then(|code| loaded.data.places.positions.get(code.index()))
                .is_some_and(|p| place_key(*p) == (*lat, *lon))
        }
        Some(Target::Spot { .. }) | None => false,
    })
}

fn cells(data: &Dataset, row: Row, near: Option<&Near>, words: Words) -> Vec<String> {
    let join = |values: &records::dataset::MultiColumn| {
        let values = values.get(row).map(|value| words.value(value));
        values.collect::<Vec<_>>().join("; ")
    };
    let mut cells = vec![
        data.partner.get(row).to_owned(),
        words.value(data.place_name.get(row)).to_owned(),
    ];
    cells.extend(near.map(|near| distance_in_words(data, row, near, words).unwrap_or_default()));
    cells.extend([
        words.value(data.region.get(row)).to_owned(),
        words.value(data.institution.get(row)).to_owned(),
        join(&data.types),
        join(&data.funding),
        when(data, row, words),
        data.title.get(row).to_owned(),
    ]);
    cells
}

fn when(data: &Dataset, row: Row, words: Words) -> String {
    match (data.start_text.get(row), data.end_text.get(row)) {
        ("", "") => words.value("").to_owned(),
        (start, end) if start == end || end.is_empty() => start.to_owned(),
        ("", end) => words.fill(PageText::Until, &[("end", end)]),
        (start, end) => format!("{start} – {end}"),
    }
}
