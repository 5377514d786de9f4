//! Loads data: the bundled sets, and files that a user opens.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use records::dataset::{Dataset, Kind, merge, texts};
use records::query::{Query, Source, Stage};

use platform::channel::Attachments;
use platform::import::{EncodedImport, datasets};
use platform::{deferred, fetch, files::Opened, worker};
use protocol::{Event, ImportRef, Request, ShareTask, Shown};
use ui::{Shared, effect, memo};

use crate::state::{AppState, Loaded};

/// The documented records except for their long texts, packed by `cargo xtask data`.
pub const DOCUMENTED: &str = "data/documented.bin";

/// Their long texts, loaded after the map has been shown (`records::dataset::texts`).
const TEXTS: &str = "data/documented_texts.bin";

/// The state of loading data.
#[derive(Clone, Default, PartialEq)]
pub enum Intake {
    /// Nothing is being loaded.
    #[default]
    Idle,
    /// Files are dragged over the page.
    Hovering,
    /// Files are being read.
    Import {
        /// Their names.
        names: Vec<String>,
        /// The progress, 0 to 1.
        progress: f32,
    },
    /// The import dialogue is open.
    Imports,
    /// Something could not be fetched or read at all; the reason, in words.
    Failed(String),
    /// The address refers to a file that is no longer open.
    Lost,
}

/// The site's packed tables for the analysis and sharing: boundaries, institutions' sites.
const TABLES: [&str; 2] = ["data/boundaries.bin", "data/institutions.bin"];

/// A callback for the arrival of the long texts, called with whether they could be loaded.
type Waiting = Box<dyn FnOnce(bool)>;

/// The data sets loaded in this visit, and the imports from which they were made.
#[derive(Clone, Copy)]
pub struct Library(StoredValue<Shelf, LocalStorage>);

/// Browser objects, which signals cannot hold because they have to stay on this thread.
#[derive(Default)]
struct Shelf {
    /// The data sets by [`Source`].
    sets: [Option<Shared<Loaded>>; 3],
    /// The imports of each data set by [`Source`], as the deferred module expects them.
    imports: [Vec<EncodedImport>; 3],
    /// The [`Loaded::generation`] of the latest data set.
    generation: u32,
    /// Whether the documented records are shown without their long texts.
    lacks_texts: bool,
    /// Whether the long texts have been requested and are still loading.
    are_texts_coming: bool,
    waiting: Vec<Waiting>,
    /// Whether the analysis has been given the site's packed tables.
    are_tables_given: bool,
}

impl Library {
    /// An empty library.
    #[must_use]
    pub fn new() -> Self {
        Self(StoredValue::new_local(Shelf::default()))
    }

    fn with<T>(self, look: impl FnOnce(&Shelf) -> T) -> T {
        self.0.with_value(look)
    }

    /// Changes the shelf. The closure must not access the library.
    fn update<T: Default>(self, change: impl FnOnce(&mut Shelf) -> T) -> T {
        // The library lives as long as the page, so there is always a value.
        self.0.try_update_value(change).unwrap_or_default()
    }

    fn get(self, source: Source) -> Option<Shared<Loaded>> {
        self.with(|shelf| shelf.sets[source as usize].clone())
    }

    fn put(self, source: Source, loaded: Shared<Loaded>) {
        self.update(|shelf| shelf.sets[source as usize] = Some(loaded));
    }

    fn imports(self, source: Source) -> Vec<EncodedImport> {
        self.with(|shelf| shelf.imports[source as usize].clone())
    }

    fn put_imports(self, source: Source, imports: Vec<EncodedImport>) {
        self.update(|shelf| shelf.imports[source as usize] = imports);
    }

    /// A number that no data set of this visit has had: even one that is shown again gets a new
    /// number.
    fn next_generation(self) -> u32 {
        self.update(|shelf| {
            shelf.generation += 1;
            shelf.generation
        })
    }
}

impl Default for Library {
    fn default() -> Self {
        Self::new()
    }
}

/// Shows the data set named in the query, loading it first where necessary.
pub fn follow_source(state: AppState) {
    let library = state.library;
    let source = memo(move || state.query.with(|query| query.source));
    effect(move || {
        let source = source.get();
        if let Some(loaded) = library.get(source) {
            state.loaded.set(loaded);
            return;
        }
        match source {
            Source::Documented => open_documented(state),
            Source::Illustrative => open_illustrative(state),
            Source::Own => {
                state.intake.set(Intake::Lost);
                state
                    .query
                    .update(|query| query.source = Source::Documented);
            }
        }
    });
}

fn open_documented(state: AppState) {
    spawn_local(async move {
        let Some(first) = fetch::cached(DOCUMENTED).await else {
            return state.intake.set(Intake::Failed(DOCUMENTED.to_owned()));
        };
        let rest = fetch::peek(TEXTS);
        state
            .library
            .update(|shelf| shelf.lacks_texts = rest.is_none());
        let packed = match rest {
            Some(rest) => EncodedImport::of_site(&texts::whole(&first, &rest)),
            None => EncodedImport::of_site(&first),
        };
        arrive(state, Source::Documented, vec![packed]);
    });
}

/// Fetches the long texts of the documented records, and adds them where these are shown.
pub fn load_texts(state: AppState) {
    let library = state.library;
    if library.update(|shelf| std::mem::replace(&mut shelf.are_texts_coming, true)) {
        return;
    }
    spawn_local(async move {
        let rest = fetch::cached(TEXTS).await;
        library.update(|shelf| shelf.are_texts_coming = false);
        let lacking = library.with(|shelf| shelf.lacks_texts);
        let came = rest.is_some_and(|rest| !lacking || add_texts(state, &rest));
        library.update(|shelf| shelf.lacks_texts = lacking && !came);
        if lacking && !came {
            state.intake.set(Intake::Failed(TEXTS.to_owned()));
        }
        for act in library.update(|shelf| std::mem::take(&mut shelf.waiting)) {
            act(came);
        }
    });
}

fn add_texts(state: AppState, rest: &[u8]) -> bool {
    let Some(first) = fetch::peek(DOCUMENTED) else {
        return false;
    };
    let packed = EncodedImport::of_site(&texts::whole(&first, rest));
    let (Some(Some(data)), Some(shown)) = (packed.dataset(), state.library.get(Source::Documented))
    else {
        return false;
    };
    let loaded = Shared::new(Loaded::new(shown.generation, data));
    state.library.put_imports(Source::Documented, vec![packed]);
    state.library.put(Source::Documented, loaded.clone());
    state.completed.set(Some(loaded));
    true
}

/// Calls `act` once the data shown has all its texts, with whether it has them.
fn once_complete(state: AppState, act: impl FnOnce(bool) + 'static) {
    let source = state.query.with_untracked(|query| query.source);
    let lacks_texts = state.library.with(|shelf| shelf.lacks_texts);
    if source != Source::Documented || !lacks_texts {
        return act(true);
    }
    state
        .library
        .update(|shelf| shelf.waiting.push(Box::new(act)));
    load_texts(state);
}

fn open_illustrative(state: AppState) {
    spawn_local(async move {
        let name = "illustrative.csv".to_owned();
        state.intake.set(Intake::Import {
            names: vec![name.clone()],
            progress: 0.0,
        });
        const FILE: &str = "data/illustrative.csv";
        let Some(bytes) = fetch::cached(FILE).await else {
            return state.intake.set(Intake::Failed(FILE.to_owned()));
        };
        // It was cancelled while loading.
        if state
            .intake
            .with_untracked(|intake| *intake == Intake::Idle)
        {
            return;
        }
        let files = Rc::new(vec![Opened::from_bytes(name, &bytes, Kind::Illustrative)]);
        read_in_worker(state, files, move |readings| {
            state.intake.set(Intake::Idle);
            arrive(state, Source::Illustrative, readings);
        });
    });
}

/// Reads files that the user opened; the present data stays until the user has decided.
pub fn open_files(state: AppState, files: Vec<Opened>) {
    if files.is_empty() {
        state.intake.set(Intake::Idle);
        return;
    }
    let names = files.iter().map(|file| file.name.clone()).collect();
    state.intake.set(Intake::Import {
        names,
        progress: 0.0,
    });
    let files = Rc::new(files);
    let kept = Rc::clone(&files);
    read_in_worker(state, files, move |imports| {
        let beside = Attachments::new();
        let files = kept.iter().map(|file| beside.put_file(file)).collect();
        let imports = beside.put_imports(&imports);
        ask_about_data(state, beside, |present| Request::Import {
            files,
            imports,
            present,
        });
    });
}

/// Opens the dialogue on sources and licences.
pub fn about() {
    deferred::ask(&Request::About, &Attachments::new());
}

/// Opens the data report.
pub fn report(state: AppState) {
    ask_about_data(state, Attachments::new(), |present| Request::Report {
        present,
    });
}

fn ask_about_data(
    state: AppState,
    beside: Attachments,
    request: impl FnOnce(Vec<ImportRef>) -> Request + 'static,
) {
    state.intake.set(Intake::Imports);
    once_complete(state, move |complete| {
        if complete {
            let source = state.query.with_untracked(|query| query.source);
            let present = beside.put_imports(&state.library.imports(source));
            deferred::ask(&request(present), &beside);
        }
    });
}

/// Handles events from the deferred module.
pub fn follow_deferred(state: AppState) {
    deferred::on_event(move |event, beside| match event {
        Event::Closed => state.intake.set(Intake::Idle),
        Event::Show { imports, add } => {
            state.intake.set(Intake::Idle);
            accept(state, &beside.imports(&imports), add);
        }
        Event::Query(fragment) => crate::address::turn(state, Query::from_fragment(&fragment)),
        // The search box has its own listener.
        Event::Found(_) => {}
    });
    deferred::on_failed(move |is_find| {
        if !is_find {
            state.intake.set(Intake::Failed("deferred.js".to_owned()));
        }
    });
}

/// What is shown, for the deferred module; on request with those of the site's packed tables that
/// are loaded.
fn shown(state: AppState, beside: &Attachments, query: &Query, with_tables: bool) -> Shown {
    let table = |path| with_tables.then(|| beside.put_table(path)).flatten();
    let [boundaries, sites] = TABLES.map(table);
    Shown {
        imports: beside.put_imports(&state.library.imports(query.source)),
        generation: state.loaded.with_untracked(|loaded| loaded.generation),
        fragment: query.to_fragment(),
        boundaries,
        sites,
    }
}

/// Shares what is shown.
pub fn share(state: AppState, task: ShareTask) {
    once_complete(state, move |complete| {
        if complete {
            let beside = Attachments::new();
            let query = state.query.get_untracked();
            let shown = shown(state, &beside, &query, true);
            let view = state.stage.with_untracked(|stage| stage.view);
            deferred::ask(&Request::Share { task, shown, view }, &beside);
        }
    });
}

/// Sends data and query to the analysis while it is visible.
pub fn follow_analysis(state: AppState) {
    effect(move || {
        let is_loaded = state.loaded.with(|loaded| loaded.generation > 0);
        let query = state.query.get();
        let is_ready = is_loaded && state.base.with(Option::is_some);
        if is_ready && matches!(query.stage, Stage::Analysis(_)) {
            if state.library.with(|shelf| shelf.lacks_texts) {
                deferred::prefetch();
            }
            // No view needs the texts, so it is shown even without them.
            once_complete(state, move |_| {
                if state.query.with_untracked(|now| *now == query) {
                    let beside = Attachments::new();
                    // The analysis keeps what it computes from the tables.
                    let with_tables = !state.library.with(|shelf| shelf.are_tables_given);
                    let shown = shown(state, &beside, &query, with_tables);
                    let are_given = shown.boundaries.is_some() && shown.sites.is_some();
                    state
                        .library
                        .update(|shelf| shelf.are_tables_given |= are_given);
                    deferred::ask(&Request::Analyse(shown), &beside);
                }
            });
        }
    });
}

fn read_in_worker(
    state: AppState,
    files: Rc<Vec<Opened>>,
    done: impl FnOnce(Vec<EncodedImport>) + 'static,
) {
    let progress = move |so_far: f32| {
        state.intake.update(|intake| {
            if let Intake::Import { progress, .. } = intake {
                *progress = so_far;
            }
        });
    };
    let failed = move |message: String| state.intake.set(Intake::Failed(message));
    spawn_local(worker::read(files, progress, done, failed));
}

/// Stops reading; the present data stays.
pub fn cancel(state: AppState) {
    worker::cancel();
    state.intake.set(Intake::Idle);
    let shown = state
        .loaded
        .with_untracked(|loaded| loaded.data.is_illustrative());
    state.query.update(|query| {
        // The survey that was requested is not coming.
        if query.source == Source::Illustrative && !shown {
            query.source = Source::Documented;
        }
    });
}

/// Shows imports instead of the present data, or in addition to it.
fn accept(state: AppState, imports: &[EncodedImport], add: bool) {
    let Some(mut new) = datasets(imports) else {
        return state.intake.set(Intake::Failed(worker::MODULE.to_owned()));
    };
    let shown = untrack(|| state.with_texts());
    let mut sets: Vec<&Dataset> = Vec::new();
    let mut parts = Vec::new();
    if add {
        sets.push(&shown.data);
        let source = state.query.with_untracked(|query| query.source);
        parts = state.library.imports(source);
    }
    parts.extend(imports.iter().cloned());
    // The records of a single file need no merging, which would take a second for a million.
    let data = match (sets.is_empty(), new.len()) {
        (true, 1) => new.swap_remove(0),
        _ => {
            sets.extend(&new);
            merge(&sets)
        }
    };
    let loaded = Loaded::new(state.library.next_generation(), data);
    state.library.put(Source::Own, Shared::new(loaded));
    state.library.put_imports(Source::Own, parts);
    show_own(state, add);
}

fn show_own(state: AppState, keep_filters: bool) {
    if let Some(loaded) = state.library.get(Source::Own) {
        state.loaded.set(loaded);
    }
    state.query.update(|query| {
        query.source = Source::Own;
        query.target = None;
        query.camera = None;
        if !keep_filters {
            query.clear_filters();
        }
    });
}

fn arrive(state: AppState, source: Source, imports: Vec<EncodedImport>) {
    let Some(sets) = datasets(&imports) else {
        return state.intake.set(Intake::Failed(worker::MODULE.to_owned()));
    };
    let generation = state.library.next_generation();
    let data = sets.into_iter().next().unwrap_or_default();
    state.library.put_imports(source, imports);
    let loaded = Shared::new(Loaded::new(generation, data));
    state.library.put(source, loaded.clone());
    // The user may have switched to another data set while this one was loading.
    if state.query.with_untracked(|query: &Query| query.source) == source {
        state.loaded.set(loaded);
    }
}
