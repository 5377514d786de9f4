//! Keeps the query and the page address in step.

use std::time::Duration;

use leptos::prelude::*;
use records::query::{Locked, Query};

use crate::state::AppState;
use platform::{self, history, settings};
use ui::effect;

/// A change not yet written to the address: the query, and whether it adds a history entry.
type Pending = StoredValue<Option<(Query, bool)>>;

/// The query with which the page starts: that of the address, with what the settings lock.
#[must_use]
pub fn first() -> Query {
    Query {
        locked: Locked::of_names(&platform::root(settings::LOCK)),
        ..read()
    }
}

/// The query in the current address.
#[must_use]
pub fn read() -> Query {
    Query::from_fragment(&history::fragment())
}

/// Changes the page to another query, except for locked parts.
pub fn turn(state: AppState, mut query: Query) {
    state.query.maybe_update(|present| {
        query.hold(present);
        let turns = *present != query;
        *present = query;
        turns
    });
}

/// Writes the query to the address, and reads it back when the user goes back or forward.
///
/// The address is written after the change has been painted: it takes browsers milliseconds, and
/// nobody is waiting for it.
pub fn follow(state: AppState) {
    let pending = Pending::new(None);
    let last = StoredValue::new(read());
    effect(move || {
        let query = state.query.get();
        let step = is_step(&last.get_value(), &query);
        last.set_value(query.clone());
        match pending.get_value() {
            // A second entry before the first is written: "back" should stop at each of them.
            Some((_, true)) if step => write(pending),
            Some((_, waiting)) => return pending.set_value(Some((query, step || waiting))),
            None => {}
        }
        pending.set_value(Some((query, step)));
        request_animation_frame(move || set_timeout(move || write(pending), Duration::ZERO));
    });
    history::on_leave(move || write(pending));
    history::on_change(move || {
        // The user has navigated, so the unwritten query no longer applies.
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
    // An address with the same meaning does not add an entry.
    if step && read().to_fragment() != fragment {
        history::push(&fragment);
    } else {
        history::replace(&fragment);
    }
    settings::turned(&fragment);
}

/// Whether a change is one that "back" should undo. Moving the map and typing are not: they would
/// bury all other entries.
fn is_step(from: &Query, to: &Query) -> bool {
    let still = |query: &Query| Query {
        camera: None,
        text: String::new(),
        ..query.clone()
    };
    still(from) != still(to)
}
