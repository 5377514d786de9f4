//! The map's content: clusters, looks, badges, sites and flows, each a memo of its dependencies.

use cartography::cluster::{Clusters, ZoomStep, cluster};
use cartography::scene::Scene;
use cartography::scene::base::Lit;
use cartography::scene::map::{
    Circle, Emphasis, Flow, Look, MapInput, RegionOnly, SiteMark, content, scene,
};
use cartography::view::{Bounds, MapView};
use geography::geo::Boundaries;
use leptos::prelude::*;
use records::PlaceId;
use records::query::Target;

use super::metres;
use crate::derived::{DerivedState, derived};
use crate::near::{Nearby, nearby};
use crate::state::AppState;
use ui::Shared;
use ui::memo;
use ui::words::words;

/// The map's content.
#[derive(Clone, Copy)]
pub struct MapPicture {
    /// The page's state, with the query and the map's view.
    pub(super) state: AppState,
    /// Values derived from the state, stored because event handlers have no context from which to
    /// get them.
    pub derived: DerivedState,
    /// The tools for looking around a point.
    pub near: Nearby,
    /// The clusters for the present filters and zoom step.
    pub clusters: Memo<Option<Shared<Clusters>>>,
    /// The extent that the map should frame, in metres; `None` where no location is known.
    pub(super) extent: Memo<Option<Bounds>>,
    looks: Memo<Shared<Vec<Look>>>,
    somewhere: Memo<Shared<Vec<RegionOnly>>>,
    sites: Memo<Shared<Vec<SiteMark>>>,
    flows: Memo<Shared<Vec<Flow>>>,
    near_circle: Memo<Option<Circle>>,
    selected: Memo<Option<PlaceId>>,
    spot: Memo<Option<Target>>,
    /// The areas covered by controls, which names avoid.
    pub(super) covered: RwSignal<Vec<[f64; 4]>>,
}

impl MapPicture {
    /// Creates the memos.
    #[must_use]
    pub fn new(state: AppState) -> Self {
        let AppState {
            query,
            loaded,
            base,
            stage,
            ..
        } = state;
        let derived = derived();
        let counts = derived.places;
        let positions =
            memo(move || Shared::new(loaded.with(|loaded| content::positions(&loaded.data))));
        let frame = memo(move || {
            stage.with(|stage| {
                stage
                    .view
                    .map(|view| (ZoomStep::from_scale(view.scale), view.size))
            })
        });
        let clusters = memo(move || {
            let (step, size) = frame.get()?;
            let (positions, counts) = (positions.get(), counts.get());
            // Between two loads, the counts may still be those of the previous data set.
            let fits = positions.len() == counts.counts.len();
            fits.then(|| Shared::new(cluster(&positions, &counts.counts, step, size)))
        });
        let extent = memo(move || {
            let (positions, counts, base) = (positions.get(), counts.get(), base.get()?);
            // A circle of a filter by distance is included as a whole.
            let extent =
                query.with(|query| content::extent(query, &positions, &counts, &base.boundaries));
            (!extent.is_empty()).then_some(extent)
        });
        let by_type = memo(move || query.with(|query| query.by_type));
        let looks = memo(move || {
            let (loaded, counts, by_type) = (loaded.get(), counts.get(), by_type.get());
            let looks = clusters.get().map(|clusters| {
                content::looks(&loaded.data, &clusters, &counts, &loaded.key, by_type)
            });
            Shared::new(looks.unwrap_or_default())
        });
        let somewhere = memo(move || Shared::new(counts.with(|c| content::somewhere(c))));
        let institution =
            memo(move || query.with(|query| content::institution(query).map(str::to_owned)));
        let shown = memo(move || query.with(|query| query.sites));
        let sites = memo(move || {
            let (shown, institution) = (shown.get(), institution.get());
            let illustrative = loaded.with(|loaded| loaded.data.is_illustrative());
            let sites = base.with(|base| {
                let all = &base.as_ref()?.sites;
                Some(content::sites(
                    all,
                    illustrative,
                    shown,
                    institution.as_deref(),
                ))
            });
            Shared::new(sites.unwrap_or_default())
        });
        let filtered = derived.filtered;
        let flows = memo(move || {
            let flows = institution.get().and_then(|institution| {
                let (loaded, filtered) = (loaded.get(), filtered.get());
                base.with(|base| {
                    let sites = &base.as_ref()?.sites;
                    Some(content::flows(
                        &loaded.data,
                        &filtered.rows,
                        &institution,
                        sites,
                    ))
                })
            });
            Shared::new(flows.unwrap_or_default())
        });
        let near_circle = memo(move || query.with(|query| content::circle(query, words())));
        let selected = memo(move || {
            query.with(|query| {
                loaded.with(|loaded| content::selected_place(&loaded.data, query.target.as_ref()))
            })
        });
        let spot = memo(move || {
            query.with(|query| {
                let target = query.target.as_ref();
                target
                    .filter(|target| content::spot(Some(target)).is_some())
                    .cloned()
            })
        });
        Self {
            state,
            derived,
            near: nearby(),
            clusters,
            extent,
            looks,
            somewhere,
            sites,
            flows,
            near_circle,
            selected,
            spot,
            covered: RwSignal::new(Vec::new()),
        }
    }

    /// Whether a view shows any of the places shown.
    #[must_use]
    pub fn sees_any(self, view: &MapView) -> bool {
        let world = view.bounds();
        self.clusters.with_untracked(|clusters| {
            let list = clusters.as_ref().map_or(&[][..], |clusters| &clusters.list);
            list.is_empty() || list.iter().any(|one| world.contains(one.position))
        })
    }

    /// Whether any mark represents a place that is known only roughly.
    #[must_use]
    pub fn has_rough(self) -> bool {
        let rough = |looks: &Shared<Vec<Look>>| looks.iter().any(|look| look.approximate);
        self.looks.with(rough)
    }

    /// The number of records drawn as somewhere in a region, where that region is on the map.
    #[must_use]
    pub fn count_somewhere(self) -> u32 {
        self.somewhere
            .with(|somewhere| somewhere.iter().map(|one| one.count).sum())
    }

    /// Subscribes, in a reactive context, to everything on which the scene depends.
    pub fn track(self) {
        self.state.base.track();
        self.state.stage.track();
        self.state.hover.track();
        self.looks.track();
        self.somewhere.track();
        self.sites.track();
        self.flows.track();
        self.near_circle.track();
        self.selected.track();
        self.spot.track();
        self.covered.track();
    }

    /// The scene of a view; `None` until there is something to draw.
    #[must_use]
    pub fn scene(self, view: MapView) -> Option<Scene> {
        let base = self.state.base.get_untracked()?;
        let clusters = self.clusters.get_untracked()?;
        let hover = self.state.hover.get_untracked();
        let marked = |by_keyboard| {
            hover
                .filter(|h| h.by_keyboard == by_keyboard)
                .map(|h| h.mark)
        };
        let spot = self.spot.get_untracked();
        let selected = self.selected.get_untracked();
        let selected = selected.and_then(|place| content::mark_of(&clusters, place));
        Some(scene(&MapInput {
            view,
            ground: base.ground(),
            names: base.names.as_deref(),
            clusters: &clusters,
            looks: &self.looks.get_untracked(),
            somewhere: &self.somewhere.get_untracked(),
            sites: &self.sites.get_untracked(),
            flows: &self.flows.get_untracked(),
            near: self.near_circle.get_untracked().as_ref(),
            spot: content::spot(spot.as_ref()),
            lit: &self.lit(&base.boundaries),
            emphasis: Emphasis {
                selected,
                focused: marked(true),
                hovered: marked(false),
            },
            covered: &self.covered.get_untracked(),
            words: words(),
        }))
    }

    /// The institution of a site on the map.
    #[must_use]
    pub fn site_institution(self, i: usize) -> Option<String> {
        self.site(i, |site| site.institution.clone())
    }

    /// The name of a site on the map, and its town.
    #[must_use]
    pub fn site_name(self, i: usize) -> Option<String> {
        self.site(i, |site| {
            format!("{}, {}", site.name, words().value(&site.town))
        })
    }

    fn site<T>(self, i: usize, read: impl Fn(&geography::sites::Site) -> T) -> Option<T> {
        let at = self.sites.get_untracked().get(i)?.at;
        let base = self.base()?;
        base.sites
            .0
            .iter()
            .find(|site| metres(site.position) == at)
            .map(read)
    }

    /// The geographic data on which the map is drawn.
    #[must_use]
    pub fn base(self) -> Option<Shared<crate::preload::Base>> {
        self.state.base.get_untracked()
    }

    /// The regions or districts that the filter names.
    fn lit(self, boundaries: &Boundaries) -> Vec<Lit> {
        self.state
            .query
            .with_untracked(|query| content::lit(query, boundaries))
    }
}
