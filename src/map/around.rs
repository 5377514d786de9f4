//! Moves the map to something that was searched for.

use cartography::view::{Bounds, MapView, Metres, Pixels};
use leptos::prelude::*;
use records::query::Query;

use super::padding;
use crate::state::AppState;

/// The map's assumed size before it has one.
const SIZE: Pixels = Pixels([800.0, 600.0]);

/// Changes the query, and shows a part of the map in the same step: `[west, south, east, north]`,
/// in metres. The map flies there, or jumps where the user prefers less motion.
pub fn turn_to(
    state: AppState,
    [west, south, east, north]: [f64; 4],
    change: impl FnOnce(&mut Query),
) {
    let view = state.stage.with_untracked(|stage| stage.view);
    let size = view.map_or(SIZE, |view| view.size);
    let bounds = Bounds {
        min: Metres([west, south]),
        max: Metres([east, north]),
    };
    let camera = MapView::fit(bounds, size, padding(size)).camera();
    state.query.update(|query| {
        change(query);
        query.camera = Some(camera);
    });
}
