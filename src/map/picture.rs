//! What the map shows: clusters, looks, badges, sites and flows, each a memo of what it depends on.

use engine::cluster::{Clusters, ZoomStep, cluster};
use engine::codes::{Nation, Region};
use engine::query::Target;
use engine::record::Precision;
use engine::scene::map::{Emphasis, Flow, Kind, Look, MapInput, Site, Somewhere, scene};
use engine::scene::{MarkId, Scene};
use engine::summary::{links, place_key};
use engine::view::MapView;
use leptos::prelude::*;

use super::metres;
use crate::controls::memo;
use crate::derived::{Derived, derived};
use crate::state::{AppState, Loaded, Shared};
use crate::words::words;

/// The map's content.
#[derive(Clone, Copy)]
pub struct Picture {
    state: AppState,
    /// What the map shows follows from: handlers have no context of their own to ask.
    pub derived: Derived,
    /// The clusters of the present filter and zoom step.
    pub clusters: Memo<Option<Shared<Clusters>>>,
    looks: Memo<Shared<Vec<Look>>>,
    somewhere: Memo<Shared<Vec<Somewhere>>>,
    sites: Memo<Shared<Vec<Site>>>,
    flows: Memo<Shared<Vec<Flow>>>,
    selected: Memo<Option<u32>>,
}

impl Picture {
    /// Wires the map's content.
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
        let positions = memo(move || {
            let project = |loaded: &Shared<Loaded>| {
                loaded
                    .data
                    .places
                    .positions
                    .iter()
                    .map(|p| metres(*p))
                    .collect::<Vec<_>>()
            };
            Shared::new(loaded.with(project))
        });
        let frame = memo(move || {
            stage.with(|stage| stage.view.map(|view| (ZoomStep::of(view.scale), view.size)))
        });
        let clusters = memo(move || {
            let (step, size) = frame.get()?;
            let (positions, counts) = (positions.get(), counts.get());
            // Between two loads the counts may still be those of the other data set.
            let fits = positions.len() == counts.counts.len();
            fits.then(|| Shared::new(cluster(&positions, &counts.counts, step, size)))
        });
        let by_type = memo(move || query.with(|query| query.by_type));
        let looks = memo(move || {
            let (loaded, counts, by_type) = (loaded.get(), counts.get(), by_type.get());
            let Some(clusters) = clusters.get() else {
                return Shared::new(Vec::new());
            };
            let look = |cluster| {
                let members = clusters.members(cluster);
                let slot = counts.main_slot(members, &loaded.key);
                let rough = |place: &u32| {
                    loaded.data.places.precision.get(*place as usize) >= Some(&Precision::Town)
                };
                let kind = if by_type {
                    Kind::of_slot(slot, loaded.key.codes.len())
                } else {
                    Kind::Plain
                };
                Look {
                    kind,
                    approximate: members.iter().all(rough),
                }
            };
            Shared::new(clusters.list.iter().map(look).collect())
        });
        let somewhere = memo(move || {
            let points = base.with(|base| {
                let base = base.as_ref()?;
                let point = |(name, count): &(String, u32)| {
                    let at = label_point(&base.boundaries, name)?;
                    Some(Somewhere { at, count: *count })
                };
                Some(counts.with(|c| c.somewhere.iter().filter_map(point).collect()))
            });
            Shared::new(points.unwrap_or_default())
        });
        let institution = memo(move || {
            query.with(|query| match &query.target {
                Some(Target::Institution(name)) => Some(name.clone()),
                _ => None,
            })
        });
        let shown = memo(move || query.with(|query| query.sites));
        let sites = memo(move || {
            let (shown, institution) = (shown.get(), institution.get());
            let illustrative = loaded.with(|loaded| loaded.data.is_illustrative());
            Shared::new(base.with(|base| {
                let all = base.iter().flat_map(|base| &base.sites.0);
                all.filter(|site| site.illustrative == illustrative)
                    .filter(|site| shown || institution.as_ref() == Some(&site.institution))
                    .map(|site| Site {
                        at: metres(site.position),
                        main: site.main,
                    })
                    .collect()
            }))
        });
        let filtered = derived.filtered;
        let flows = memo(move || {
            let Some(institution) = institution.get() else {
                return Shared::new(Vec::new());
            };
            let (loaded, filtered) = (loaded.get(), filtered.get());
            let from = base.with(|base| {
                let mut sites = base.iter().flat_map(|base| base.sites.of(&institution));
                sites.next().map(|site| metres(site.position))
            });
            let Some(from) = from else {
                return Shared::new(Vec::new());
            };
            let links = links(&loaded.data, &filtered.rows, &institution);
            let flow = |link: engine::summary::Link| Flow {
                from,
                place: link.place,
                count: link.records,
            };
            Shared::new(links.into_iter().map(flow).collect())
        });
        let selected = memo(move || {
            query.with(|query| loaded.with(|loaded| selected_place(loaded, query.target.as_ref())))
        });
        Self {
            state,
            derived,
            clusters,
            looks,
            somewhere,
            sites,
            flows,
            selected,
        }
    }

    /// Whether any mark stands for a place that is known only roughly.
    #[must_use]
    pub fn has_rough(self) -> bool {
        let rough = |looks: &Shared<Vec<Look>>| looks.iter().any(|look| look.approximate);
        self.looks.with(rough)
    }

    /// Whether any record is drawn as somewhere in a region.
    #[must_use]
    pub fn has_somewhere(self) -> bool {
        self.somewhere.with(|somewhere| !somewhere.is_empty())
    }

    /// Notes, in a reactive context, everything that the scene depends on.
    pub fn track(self) {
        self.state.base.track();
        self.state.stage.track();
        self.state.hover.track();
        self.looks.track();
        self.somewhere.track();
        self.sites.track();
        self.flows.track();
        self.selected.track();
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
        let selected = self.selected.get_untracked().and_then(|place| {
            let cluster = clusters.list.get(clusters.cluster_of(place)?)?;
            clusters
                .members(cluster)
                .first()
                .map(|&place| MarkId::Place(place))
        });
        Some(scene(&MapInput {
            view,
            boundaries: &base.boundaries,
            clusters: &clusters,
            looks: &self.looks.get_untracked(),
            somewhere: &self.somewhere.get_untracked(),
            sites: &self.sites.get_untracked(),
            flows: &self.flows.get_untracked(),
            lit: &self.lit(),
            emphasis: Emphasis {
                selected,
                focused: marked(true),
                hovered: marked(false),
            },
            words: words(),
        }))
    }

    /// The institution of a site that is shown.
    #[must_use]
    pub fn site_institution(self, i: usize) -> Option<String> {
        self.site(i, |site| site.institution.clone())
    }

    /// The name of a site that is shown, and its town.
    #[must_use]
    pub fn site_name(self, i: usize) -> Option<String> {
        self.site(i, |site| format!("{}, {}", site.name, site.town))
    }

    fn site<T>(self, i: usize, read: impl Fn(&engine::sites::Site) -> T) -> Option<T> {
        let at = self.sites.get_untracked().get(i)?.at;
        let base = self.base()?;
        base.sites
            .0
            .iter()
            .find(|site| metres(site.position) == at)
            .map(read)
    }

    /// What the map is drawn on.
    #[must_use]
    pub fn base(self) -> Option<Shared<super::Base>> {
        self.state.base.get_untracked()
    }

    /// The regions that the filter names.
    fn lit(self) -> Vec<Region> {
        use engine::query::Facet;
        self.state.query.with_untracked(|query| {
            let regions = &query.choice(Facet::Region).values;
            let nations = &query.choice(Facet::Nation).values;
            let named = |region: &Region| {
                regions.iter().any(|name| name == region.name())
                    || nations.iter().any(|name| name == region.nation().name())
            };
            Region::ALL.into_iter().filter(named).collect()
        })
    }
}

/// The place code of what is selected, where it has exactly one place.
fn selected_place(loaded: &Loaded, target: Option<&Target>) -> Option<u32> {
    let data = &loaded.data;
    match target? {
        Target::Place(lat, lon) => {
            let at = data
                .places
                .positions
                .iter()
                .position(|p| place_key(p) == (*lat, *lon));
            at.map(|code| code as u32)
        }
        Target::Record(key) => {
            let row = engine::summary::find_record(data, key)?;
            data.place.get(row as usize).copied()
        }
        Target::Partner(name) => {
            let code = data.partner.values.position(name)?;
            let row = data.partner.codes.iter().position(|c| *c == code)?;
            data.place.get(row).copied()
        }
        Target::Institution(_) => None,
    }
}

/// Where "somewhere in" a region or nation is drawn, in metres.
fn label_point(boundaries: &engine::geo::boundaries::Boundaries, name: &str) -> Option<[f64; 2]> {
    let region = Region::ALL.into_iter().find(|region| region.name() == name);
    if let Some(region) = region {
        return Some(metres(boundaries.label_point(region)));
    }
    let nation = Nation::ALL
        .into_iter()
        .find(|nation| nation.name() == name)?;
    boundaries
        .nations
        .iter()
        .find(|feature| feature.nation == Some(nation))
        .map(|f| f.label)
}
