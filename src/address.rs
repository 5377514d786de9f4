//! The query and the address follow each other.

use engine::query::Query;
use leptos::prelude::*;

use crate::platform::history;
use crate::state::AppState;

/// The query that the address holds now.
#[must_use]
pub fn read() -> Query {
    Query::from_fragment(&history::fragment())
}

/// Writes the query to the address, and reads it back when the reader goes back or forward.
pub fn follow(state: AppState) {
    Effect::new(move |last: Option<Query>| {
        let query = state.query.get();
        let fragment = query.to_fragment();
        if fragment != history::fragment() {
            match last {
                Some(last) if is_step(&last, &query) => history::push(&fragment),
                _ => history::replace(&fragment),
            }
        }
        query
    });
    history::on_change(move || {
        let query = read();
        if state.query.with_untracked(|present| *present != query) {
            state.query.set(query);
        }
    });
}

/// Whether a change is one that "back" should undo. Moving the map and typing are not: they would
/// bury every other step.
fn is_step(from: &Query, to: &Query) -> bool {
    let still = |query: &Query| Query {
        camera: None,
        text: String::new(),
        ..query.clone()
    };
    still(from) != still(to)
}
