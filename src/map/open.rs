//! Opens a mark that was clicked, tapped, or chosen with Enter.

use cartography::scene::{Mark, MarkId};
use cartography::view::MapView;
use leptos::prelude::*;
use records::PlaceId;
use records::dataset::place_key;
use records::query::{Facet, Target};

use super::camera::fly;
use super::{MapPicture, padding};
use crate::state::AppState;

/// Opens a place's details; a cluster that can be split is zoomed into instead.
pub fn open(state: AppState, picture: MapPicture, mark: &Mark) {
    if picture.near.is_choosing_untracked() {
        return super::choosing::take(state, picture, mark);
    }
    match mark.id {
        MarkId::Place(place) => open_place(state, picture, place, mark.cluster),
        MarkId::RegionOnly(i) => open_somewhere(state, picture, i as usize),
        MarkId::SiteMark(i) => {
            let name = picture.site_institution(i as usize);
            if let Some(name) = name {
                state
                    .query
                    .update(|query| query.target = Some(Target::Institution(name)));
            }
        }
    }
}

fn open_place(state: AppState, picture: MapPicture, place: PlaceId, cluster: Option<u32>) {
    let clusters = picture.clusters.get_untracked();
    let parted = clusters.as_ref().and_then(|clusters| {
        let cluster = clusters.list.get(cluster? as usize)?;
        cluster.can_split().then_some(cluster.bounds)
    });
    let view = state.stage.with_untracked(|stage| stage.view);
    let closer = parted.zip(view).and_then(|(bounds, view)| {
        // At the closest zoom, neighbours stay together: the panel of one names the others.
        let closer = MapView::fit(bounds, view.size, padding(view.size));
        (closer.scale < view.scale * 0.99).then_some(closer)
    });
    match closer {
        Some(closer) => fly(picture, closer),
        None => {
            let key = state.loaded.with_untracked(|loaded| {
                loaded
                    .data
                    .places
                    .positions
                    .get(place.index())
                    .copied()
                    .map(place_key)
            });
            if let Some((lat, lon)) = key {
                state
                    .query
                    .update(|query| query.target = Some(Target::Place(lat, lon)));
            }
        }
    }
}

/// Records known only by region have no place to open, so their region becomes a filter and the
/// table lists them.
fn open_somewhere(state: AppState, picture: MapPicture, i: usize) {
    let name = picture
        .derived
        .places
        .with_untracked(|c| c.somewhere.get(i).map(|(name, _)| name.clone()));
    let Some(name) = name else { return };
    let is_region = records::codes::Region::ALL
        .iter()
        .any(|region| region.name() == name);
    state.query.update(|query| {
        let facet = if is_region {
            Facet::Region
        } else {
            Facet::Nation
        };
        if !query.choice(facet).values.contains(&name) {
            query.toggle(facet, &name);
        }
        query.stage = records::query::Stage::Table;
    });
}
