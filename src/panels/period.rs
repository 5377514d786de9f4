//! The period: records by year, and the chosen years.

use leptos::prelude::*;
use messages::PageText;
use records::query::Years;
use records::text::decimal;

use crate::derived::derived;
use crate::state::state;
use ui::words::{t, words};
use ui::{bool_signal, dynamic, memo, on, show_when, text_signal};

/// A small histogram and two fields to choose years.
#[component]
pub fn Period() -> impl IntoView {
    let state = state();
    let filtered = derived().filtered;
    let extent = memo(move || {
        filtered.with(|f| {
            (
                f.years.first,
                f.years.first + f.years.counts.len() as i32 - 1,
            )
        })
    });
    let chosen = memo(move || state.query.with(|query| query.years));
    let dated = move || filtered.with(|f| !f.years.counts.is_empty());
    let undated = memo(move || filtered.with(|f| f.undated));
    // Choosing a year excludes undated records; the option for undated records does not change the
    // years.
    let set = move |undated: bool, change: Box<dyn Fn(&mut Years)>| {
        let (first, last) = extent.get_untracked();
        state.query.update(|query| {
            let mut years = query.years.unwrap_or(Years {
                from: first,
                to: last,
                undated,
            });
            change(&mut years);
            if years.from > years.to {
                std::mem::swap(&mut years.from, &mut years.to);
            }
            let whole = years.from <= first && years.to >= last && years.undated;
            query.years = (!whole).then_some(years);
        });
    };
    view! {
        <details class="facet" data-facet="years">
            <summary>
                <h3>{t(PageText::Period)}</h3>
                {dynamic(move || chosen.get().map(|_| view! { <span class="badge">{t(PageText::On)}</span> }))}
            </summary>
            {show_when(
                move || !dated(),
                || view! { <p class="quiet-text">{t(PageText::NoDates)}</p> },
            )}
            {show_when(dated, move || view! {
                <Histogram />
                <div class="years">
                    <YearField
                        label=t(PageText::FromYear)
                        year=Signal::derive(move || chosen.get().map_or(extent.get().0, |y| y.from))
                        set=move |year| set(false, Box::new(move |years| years.from = year))
                    />
                    <YearField
                        label=t(PageText::ToYear)
                        year=Signal::derive(move || chosen.get().map_or(extent.get().1, |y| y.to))
                        set=move |year| set(false, Box::new(move |years| years.to = year))
                    />
                </div>
                <label class="value">
                    <input
                        type="checkbox"
                        prop:checked=bool_signal(move || chosen.get().is_none_or(|years| years.undated))
                        on:change=on(move |_| set(true, Box::new(|years| years.undated = !years.undated)))
                    />
                    <span class="value-label">{t(PageText::Undated)}</span>
                    <span class="value-count">
                        {dynamic(move || words().count(PageText::CountRecords, undated.get()))}
                    </span>
                </label>
            })}
        </details>
    }
}

#[component]
fn YearField(
    label: &'static str,
    year: Signal<i32>,
    set: impl Fn(i32) + Copy + 'static,
) -> impl IntoView {
    let changed = move |event| {
        let year = event_target_value(&event).parse::<i32>();
        if let Some(year) = year.ok().filter(|year| (1000..=9999).contains(year)) {
            set(year);
        }
    };
    view! {
        <label class="year">
            <span>{label}</span>
            <input
                type="number"
                min="1000"
                max="9999"
                prop:value=text_signal(move || year.get().to_string())
                on:change=changed
            />
        </label>
    }
}

/// Records by year as columns; the two fields and the headline are its equivalent in words.
#[component]
fn Histogram() -> impl IntoView {
    let state = state();
    let filtered = derived().filtered;
    let columns = move || {
        let filtered = filtered.get();
        let years = state.query.with(|query| query.years);
        let most = filtered
            .years
            .counts
            .iter()
            .copied()
            .max()
            .unwrap_or(1)
            .max(1);
        let column = |(i, &count): (usize, &u32)| {
            let year = filtered.years.first + i as i32;
            let inside = years.is_none_or(|years| (years.from..=years.to).contains(&year));
            let height = format!(
                "{}%",
                decimal(f64::from(count) / f64::from(most) * 100.0, 1)
            );
            let title = format!("{year}: {}", words().count(PageText::CountRecords, count));
            view! {
                <span class="year-column" class:out=!inside title=title>
                    <span style:height=height></span>
                </span>
            }
        };
        filtered
            .years
            .counts
            .iter()
            .enumerate()
            .map(column)
            .collect_view()
    };
    view! { <div class="histogram" aria-hidden="true">{dynamic(columns)}</div> }
}
