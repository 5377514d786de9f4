//! What the page shows and asks, and what is made of it.

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

use crate::analysis::play::Playing;

/// What the views stand on: made once from what the page hands over.
#[derive(Default)]
pub struct ViewGround {
    /// Nations, regions, areas.
    pub boundaries: Option<Shared<Boundaries>>,
    /// The institutions' own sites.
    sites: Sites,
}

/// The records, with what is made of them once.
struct Records {
    generation: u32,
    data: Dataset,
    search: SearchIndex,
    located: Located,
}

/// The state of the analysis.
#[derive(Clone, Copy)]
pub struct State {
    /// What is asked; the page has the same.
    pub query: RwSignal<Query>,
    /// CSS pixels that a figure may be wide.
    pub width: RwSignal<f64>,
    /// The view, made anew when what it depends on changes; none before the records are here.
    pub panel: Memo<Option<Shared<Panel>>>,
    /// Whether the records are invented.
    pub illustrative: Memo<bool>,
    /// What the figure is drawn in.
    pub theme: RwSignal<Theme>,
    /// What would be done by the row that is pointed at or has the focus: the figure shows where.
    pub pointed: RwSignal<Option<Action>>,
    /// The view's table that is shown whole, where all of its rows were asked for.
    pub whole: RwSignal<Option<(View, usize)>>,
    /// The name of what had the focus when something was chosen.
    pub focused: StoredValue<Option<String>>,
    /// While the view plays.
    pub playing: RwSignal<Option<Playing>>,
    records: RwSignal<Option<Shared<Records>>>,
    ground: RwSignal<Shared<ViewGround>>,
}

impl State {
    /// Nothing yet.
    pub fn new() -> Self {
        let query = RwSignal::new(Query::default());
        let width = RwSignal::new(0.0);
        let records = RwSignal::new(None::<Shared<Records>>);
        let ground = RwSignal::new(Shared::new(ViewGround::default()));
        // The camera moves often and decides no view.
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

    /// Takes what the page shows and asks.
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
        crate::analysis::play::stop(self);
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

    /// Changes what is asked, here and in the page.
    pub fn ask(self, change: impl FnOnce(&mut Query)) {
        crate::analysis::play::stop(self);
        self.pointed.set(None);
        self.focused.set_value(focus::name());
        self.query.update(change);
        turn(&self.query.with_untracked(Query::to_fragment));
    }

    /// Does what choosing something does.
    pub fn act(self, act: &Action) {
        self.ask(|query| act.apply(query));
    }

    /// The view that is shown.
    pub fn view(self) -> View {
        self.query.with(view_of).unwrap_or_default()
    }

    /// The boundaries, to draw with.
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

/// The view of the analysis that a query asks for.
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
