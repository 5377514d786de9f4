//! Loads the data on which the map is drawn, and data that will be needed later.

use cartography::basemap::BaseMap;
use cartography::scene::base::{DETAIL_FROM, Ground};
use geography::gazetteer::names::Names;
use geography::geo::Boundaries;
use geography::sites::Sites;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::AppState;
use platform::{fetch, tables, worker};
use ui::Shared;
use ui::{effect, memo};

/// The scale from which the base map is fetched, slightly before it is shown.
const FETCH_FROM: f64 = DETAIL_FROM * 1.25;

/// The data on which the map is drawn.
#[derive(Clone)]
pub struct Base {
    /// Nations, regions, districts.
    pub boundaries: Shared<Boundaries>,
    /// The institutions' own sites.
    pub sites: Shared<Sites>,
    /// The detailed base map, once loaded.
    pub base_map: Option<Shared<BaseMap>>,
    /// Towns and villages, once loaded.
    pub names: Option<Shared<Names>>,
}

impl Base {
    /// The data from which the ground is drawn.
    #[must_use]
    pub fn ground(&self) -> Ground<'_> {
        Ground {
            boundaries: &self.boundaries,
            base_map: self.base_map.as_deref(),
        }
    }
}

/// Fetches the boundaries and, in idle time, data that may be needed later.
pub fn load_base(state: AppState) {
    spawn_local(async move {
        let boundaries = fetch::cached("data/boundaries.bin").await;
        let Some(Ok(boundaries)) = boundaries.map(|bytes| Boundaries::from_bytes(&bytes)) else {
            let what = "data/boundaries.bin".to_owned();
            return state.intake.set(crate::intake::Intake::Failed(what));
        };
        state.base.set(Some(Shared::new(Base {
            boundaries: Shared::new(boundaries),
            sites: Shared::new(Sites::default()),
            base_map: None,
            names: None,
        })));
        platform::when_idle(move || spawn_local(load_later(state)));
    });
}

/// Adds to the data on which the map is drawn.
fn extend(state: AppState, change: impl FnOnce(&mut Base)) {
    let base = state.base.get_untracked();
    if let Some(mut base) = base.map(|base| Base::clone(&base)) {
        change(&mut base);
        state.base.set(Some(Shared::new(base)));
    }
}

async fn load_later(state: AppState) {
    // The page preloads it, even where another data set is shown first.
    fetch::cached(crate::intake::DOCUMENTED).await;
    let sites = fetch::cached("data/institutions.bin").await;
    crate::intake::load_texts(state);
    platform::deferred::prefetch();
    // Most visitors to an embedded map never interact with it, and anyone who opens a file has
    // interacted with the page.
    platform::on_first_gesture(|| {
        spawn_local(async {
            worker::prefetch().await;
            for table in ["data/gazetteer.bin", "data/illustrative.csv"] {
                fetch::cached(table).await;
            }
        });
    });
    if let Some(Ok(sites)) = sites.map(|bytes| Sites::from_bytes(&bytes)) {
        extend(state, |base| base.sites = Shared::new(sites));
    }
}

/// Fetches the base map when the user first zooms in closely: whole files, so that the request does
/// not reveal where.
pub fn follow_zoom(state: AppState) {
    let is_close = memo(move || {
        let view = state.stage.with(|stage| stage.view);
        view.is_some_and(|view| view.scale <= FETCH_FROM)
    });
    let is_begun = StoredValue::new(false);
    effect(move || {
        let is_ready = is_close.get() && state.base.with(Option::is_some);
        if is_ready && !is_begun.get_value() {
            is_begun.set_value(true);
            spawn_local(async move {
                let names = tables::names().await.map(Shared::new);
                let base_map = Shared::new(tables::base_map().await);
                extend(state, |base| {
                    base.base_map = Some(base_map);
                    base.names = names;
                });
            });
        }
    });
}
