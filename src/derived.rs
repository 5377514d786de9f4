//! One memo for each stage of the pipeline, each with one engine call.

use explore::aggregates::{
    Detail, Headline, PlaceCounts, Totals, detail, headline, place_counts, sorted, totals,
    whereabouts,
};
use explore::crossfilter::{Filtered, filter};
use leptos::prelude::*;
use records::Row;
use records::query::{Query, Target};

use crate::near::nearby;
use crate::state::AppState;
use ui::Shared;
use ui::memo;
use ui::words::words;

/// Values derived from the state.
#[derive(Clone, Copy)]
pub struct DerivedState {
    /// The matching rows and the facet counts.
    pub filtered: Memo<Shared<Filtered>>,
    /// The numbers of records, projects, partners and places.
    pub totals: Memo<Totals>,
    /// The sentence above the map.
    pub headline: Memo<Headline>,
    /// Counts by place.
    pub places: Memo<Shared<PlaceCounts>>,
    /// The content of the panel next to the map.
    pub detail: Memo<Option<Shared<Detail>>>,
    /// The matching rows in the table's order.
    pub table: Memo<Shared<Vec<Row>>>,
}

impl DerivedState {
    /// Creates the memos.
    #[must_use]
    pub fn new(state: AppState) -> Self {
        let AppState {
            query,
            loaded,
            base,
            ..
        } = state;
        let near = nearby();
        // The camera and the selection change often, and no row depends on them.
        let filters = memo(move || query.with(Query::filters));
        let filtered = memo(move || {
            let loaded = loaded.get();
            Shared::new(filters.with(|query| filter(&loaded.data, &loaded.search, query)))
        });
        let all = memo(move || loaded.with(|loaded| loaded.data.len() as u32));
        let totals = memo(move || {
            let filtered = filtered.get();
            loaded.with(|loaded| totals(&loaded.data, &filtered.rows))
        });
        let headline = memo(move || {
            let illustrative = loaded.with(|loaded| loaded.data.is_illustrative());
            let unlocated = filtered.with(|filtered| filtered.unlocated);
            filters
                .with(|q| headline(q, &totals.get(), all.get(), illustrative, words()))
                .with_unlocated(unlocated, words())
        });
        let places = memo(move || {
            let filtered = filtered.get();
            let unit = filters.with(|q| q.unit);
            let loaded = loaded.get();
            Shared::new(place_counts(
                &loaded.data,
                &filtered.rows,
                unit,
                &loaded.key,
            ))
        });
        let unit = memo(move || near.radius().unit());
        let target = memo(move || query.with(|q| q.target.clone()));
        let detail = memo(move || {
            let target = target.get()?;
            let filtered = filtered.get();
            let unit = unit.get();
            let mut detail = loaded
                .with(|loaded| detail(&loaded.data, &filtered.rows, &target, unit, words()))?;
            // For a point that is not in any record, the location comes from the boundaries.
            if let (Some(around), Target::Spot { .. }, Some(base)) =
                (&detail.around, &target, base.get())
            {
                detail.subtitle =
                    whereabouts(&base.boundaries, around.point(), &detail.title, words());
            }
            Some(Shared::new(detail))
        });
        let sort = memo(move || query.with(|q| q.sort));
        let table = memo(move || {
            let filtered = filtered.get();
            filters.with(|q| {
                let near = q.near.as_ref();
                Shared::new(loaded.with(|l| sorted(&l.data, &filtered.rows, sort.get(), near)))
            })
        });
        Self {
            filtered,
            totals,
            headline,
            places,
            detail,
            table,
        }
    }
}

/// The derived values, available anywhere below [`crate::app::App`].
#[must_use]
pub fn derived() -> DerivedState {
    expect_context()
}
