//! The state of the analysis: what the page shows, the query, and what is computed from them.

use analysis::{Action, Input, Located, Panel, panel};
use cartography::scene::Theme;
use explore::crossfilter::{Filtered, SearchIndex, filter};
use geography::geo::Boundaries;
use geography::sites::Sites;
use leptos::prelude::*;
use platform::channel::Attachments;
use platform::deferred::turn;
use platform::import::together;
use platform::{focus, on_print, prefs, timed};
use protocol::Shown;
use records::dataset::Dataset;
use records::query::{Query, Stage, View};
use ui::Shared;
use ui::memo;
use ui::words::words;

/// The geographic data of the views, computed once from what the page hands over.
#[derive(Default)]
pub struct ViewGround {
    /// Nations, regions, districts.
    pub boundaries: Option<Shared<Boundaries>>,
    /// The institutions' own sites.
    sites: Sites,
}

/// The records, with what is computed from them once.
struct Records {
    generation: u32,
    data: Dataset,
    search: SearchIndex,
    located: Located,
}

/// A view that is playing.
#[derive(Clone)]
pub struct Playing {
    /// The actions to perform, one after the other.
    pub steps: Vec<Action>,
    /// The index of the next step.
    pub next: usize,
    /// The query before playing.
    pub before: Query,
    /// What performs the next step.
    pub timer: IntervalHandle,
}

/// The state of the analysis.
#[derive(Clone, Copy)]
pub struct State {
    /// The query, which is the same as the page's.
    pub query: RwSignal<Query>,
    /// The maximum width of a figure, in CSS pixels.
    pub width: RwSignal<f64>,
    /// The view, recomputed when its dependencies change; `None` before the records are loaded.
    pub panel: Memo<Option<Shared<Panel>>>,
    /// Whether the records are illustrative.
    pub illustrative: Memo<bool>,
    /// The theme in which the figure is drawn.
    pub theme: RwSignal<Theme>,
    /// The action of the row that is pointed at or focused, which the figure highlights.
    pub pointed: RwSignal<Option<Action>>,
    /// The table of the view that is shown in full, after all its rows were requested.
    pub whole: RwSignal<Option<(View, usize)>>,
    /// The name of the focused element when something was chosen.
    pub focused: StoredValue<Option<String>>,
    /// The playing state; `None` when the view is not playing.
    pub playing: RwSignal<Option<Playing>>,
    records: RwSignal<Option<Shared<Records>>>,
    ground: RwSignal<Shared<ViewGround>>,
}

impl State {
    /// The initial, empty state.
    pub fn new() -> Self {
        let query = RwSignal::new(Query::default());
        let width = RwSignal::new(0.0);
        let records = RwSignal::new(None::<Shared<Records>>);
        let ground = RwSignal::new(Shared::new(ViewGround::default()));
        // The camera changes often, and no view depends on it.
        let asked = memo(move || {
            query.with(|query| Query {
                camera: None,
                ..query.clone()
            })
        });
        let filtered = memo(move || {
            let records = records.get()?;
            Some(Shared::new(
                asked.with(|query| filter(&records.data, &records.search, query)),
            ))
        });
        let panel = memo(move || {
            let (records, filtered, ground) = (records.get()?, filtered.get()?, ground.get());
            let view = asked.with(view_of)?;
            let width = width.get();
            (width > 0.0).then(|| {
                timed(view.key(), || {
                    asked.with(|query| {
                        make(view, &records, &filtered, &ground, query, width).map(Shared::new)
                    })
                })
            })?
        });
        let illustrative = memo(move || {
            records.with(|records| records.as_ref().is_some_and(|r| r.data.is_illustrative()))
        });
        Self {
            query,
            width,
            panel,
            illustrative,
            theme: follow_theme(),
            pointed: RwSignal::new(None),
            whole: RwSignal::new(None),
            focused: StoredValue::new(None),
            playing: RwSignal::new(None),
            records,
            ground,
        }
    }

    /// Takes over the data and the query from the page.
    pub fn take(self, shown: &Shown, beside: &Attachments) {
        let table = |handle: Option<_>| beside.bytes(handle?);
        let boundaries = table(shown.boundaries).map(|bytes| Boundaries::from_bytes(&bytes));
        if let Some(Ok(boundaries)) = boundaries {
            let sites = table(shown.sites).map(|bytes| Sites::from_bytes(&bytes));
            self.ground.set(Shared::new(ViewGround {
                boundaries: Some(Shared::new(boundaries)),
                sites: sites.and_then(Result::ok).unwrap_or_default(),
            }));
        }
        self.stop_playing();
        self.query.set(Query::from_fragment(&shown.fragment));
        let known = self
            .records
            .with_untracked(|records| records.as_ref().map(|r| r.generation));
        let ground = self.ground.get_untracked();
        let Some(boundaries) = &ground.boundaries else {
            return;
        };
        if known == Some(shown.generation) || shown.imports.is_empty() {
            return;
        }
        let data = together(&beside.imports(&shown.imports)).unwrap_or_default();
        self.records.set(Some(Shared::new(Records {
            generation: shown.generation,
            search: SearchIndex::new(&data),
            located: Located::new(&data, boundaries),
            data,
        })));
    }

    /// Changes the query, here and in the page.
    pub fn ask(self, change: impl FnOnce(&mut Query)) {
        self.stop_playing();
        self.pointed.set(None);
        self.focused.set_value(focus::name());
        self.query.update(change);
        turn(&self.query.with_untracked(Query::to_fragment));
    }

    /// Stops playing, at the current step.
    pub fn stop_playing(self) {
        if let Some(playing) = self.playing.get_untracked() {
            playing.timer.clear();
            self.playing.set(None);
        }
    }

    /// Performs an action.
    pub fn act(self, act: &Action) {
        self.ask(|query| act.apply(query));
    }

    /// The current view.
    pub fn view(self) -> View {
        self.query.with(view_of).unwrap_or_default()
    }

    /// The boundaries, for drawing.
    pub fn boundaries(self) -> Option<Shared<Boundaries>> {
        self.ground.with(|ground| ground.boundaries.clone())
    }
}

fn follow_theme() -> RwSignal<Theme> {
    let now = || {
        if prefs::is_dark(prefs::theme()) {
            Theme::Dark
        } else {
            Theme::Light
        }
    };
    let theme = RwSignal::new(now());
    let set = move |next: Theme| {
        if theme.get_untracked() != next {
            theme.set(next);
        }
    };
    prefs::on_change(move || set(now()));
    on_print(move |printing| set(if printing { Theme::Print } else { now() }));
    theme
}

/// The analysis view in a query.
pub const fn view_of(query: &Query) -> Option<View> {
    match query.stage {
        Stage::Analysis(view) => Some(view),
        _ => None,
    }
}

fn make(
    view: View,
    records: &Records,
    filtered: &Filtered,
    ground: &ViewGround,
    query: &Query,
    width: f64,
) -> Option<Panel> {
    let boundaries = ground.boundaries.as_ref()?;
    Some(panel(
        view,
        &Input {
            data: &records.data,
            search: &records.search,
            filtered,
            query,
            boundaries,
            sites: &ground.sites,
            located: &records.located,
            width,
            words: words(),
        },
    ))
}
