//! The query and the address follow each other.

use std::time::Duration;

use leptos::prelude::*;
use records::query::{Locked, Query};

use crate::state::AppState;
use platform::{self, history, settings};
use ui::effect;

/// What the address does not hold yet: the query, and whether it adds a step to the history.
type Pending = StoredValue<Option<(Query, bool)>>;

/// The query that the page starts with: the address's, with what the settings lock.
#[must_use]
pub fn first() -> Query {
    Query {
        locked: Locked::of_names(&platform::root(settings::LOCK)),
        ..read()
    }
}

/// The query that the address holds now.
#[must_use]
pub fn read() -> Query {
    Query::from_fragment(&history::fragment())
}

/// Turns the page to another query; what is locked stays.
pub fn turn(state: AppState, mut query: Query) {
    state.query.maybe_update(|present| {
        query.hold(present);
        let turns = *present != query;
        *present = query;
        turns
    });
}

/// Writes the query to the address, and reads it back when the reader goes back or forward.
///
/// The address is written once the change is painted: browsers take milliseconds over it, and
/// nobody waits for it.
pub fn follow(state: AppState) {
    let pending = Pending::new(None);
    let last = StoredValue::new(read());
    effect(move || {
        let query = state.query.get();
        let step = is_step(&last.get_value(), &query);
        last.set_value(query.clone());
        match pending.get_value() {
            // A second step before the first is written: each is one to go back to.
            Some((_, true)) if step => write(pending),
            Some((_, waiting)) => return pending.set_value(Some((query, step || waiting))),
            None => {}
        }
        pending.set_value(Some((query, step)));
        request_animation_frame(move || set_timeout(move || write(pending), Duration::ZERO));
    });
    history::on_leave(move || write(pending));
    history::on_change(move || {
        // The reader went elsewhere: what was not written is what they left.
        pending.set_value(None);
        turn(state, read());
    });
}

fn write(pending: Pending) {
    let Some((query, step)) = pending.get_value() else {
        return;
    };
    pending.set_value(None);
    let fragment = query.to_fragment();
    if fragment == history::fragment() {
        return;
    }
    // An address that says the same in other words is the same step.
    if step && read().to_fragment() != fragment {
        history::push(&fragment);
    } else {
        history::replace(&fragment);
    }
    settings::turned(&fragment);
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
