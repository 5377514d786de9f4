//! Data coming in: the bundled sets, and files that a reader opens.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use engine::dataset::{Dataset, Kind, merge, texts};
use engine::query::{Query, Source, Stage};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::controls::{effect, memo};
use crate::platform::desk::{self, Accepted, Order, Task};
use crate::platform::{analysis, share};
use crate::platform::{fetch, files::Opened, worker, worker::Packed};
use crate::state::{AppState, Loaded, Shared};

/// The documented records but for their long texts, packed by `cargo xtask data`.
pub const DOCUMENTED: &str = "data/documented.bin";

/// Their long texts, which come once the map stands (`engine::dataset::texts`).
const TEXTS: &str = "data/documented_texts.bin";

/// What is being read, or waits for an answer.
#[derive(Clone, Default, PartialEq)]
pub enum Intake {
    /// Nothing.
    #[default]
    Idle,
    /// Files are dragged over the page.
    Hovering,
    /// Files are being read.
    Reading {
        /// Their names.
        names: Vec<String>,
        /// 0 to 1.
        progress: f32,
    },
    /// The data desk has the word.
    Desk,
    /// The sources and licences.
    About,
    /// Something could not be fetched or read at all; what, in words.
    Failed(String),
    /// The address speaks of a file that is no longer open.
    Lost,
}

/// Waits for the long texts; told whether they came.
type Waiting = Box<dyn FnOnce(bool)>;

thread_local! {
    /// By [`Source`]: what the data set was made of, as the desk wants it.
    static READINGS: RefCell<[Vec<Packed>; 3]> = const { RefCell::new([const { Vec::new() }; 3]) };
    /// The newest data set's [`Loaded::generation`].
    static GENERATION: Cell<u32> = const { Cell::new(0) };
    /// The documented records are shown without their long texts.
    static LACKS_TEXTS: Cell<bool> = const { Cell::new(false) };
    /// The long texts were asked for and are on their way.
    static TEXTS_ASKED: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
}

/// A number that no data set of this visit had: also one that was left and is shown again has its
/// own.
fn next_generation() -> u32 {
    GENERATION.set(GENERATION.get() + 1);
    GENERATION.get()
}

fn present(source: Source) -> Vec<Packed> {
    READINGS.with_borrow(|readings| readings[source as usize].clone())
}

/// The data sets that were loaded in this visit.
#[derive(Clone, Copy)]
pub struct Library(StoredValue<[Option<Shared<Loaded>>; 3]>);

impl Library {
    /// An empty library.
    #[must_use]
    pub fn new() -> Self {
        Self(StoredValue::new([None, None, None]))
    }

    fn get(self, source: Source) -> Option<Shared<Loaded>> {
        self.0.with_value(|sets| sets[source as usize].clone())
    }

    fn put(self, source: Source, loaded: Shared<Loaded>) {
        self.0
            .update_value(|sets| sets[source as usize] = Some(loaded));
    }
}

impl Default for Library {
    fn default() -> Self {
        Self::new()
    }
}

/// Shows the data set that the query names, and loads it first where it must.
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
        let Some(first) = fetch::kept(DOCUMENTED).await else {
            return state.intake.set(Intake::Failed(DOCUMENTED.to_owned()));
        };
        let rest = fetch::at_hand(TEXTS);
        LACKS_TEXTS.set(rest.is_none());
        let packed = match rest {
            Some(rest) => Packed::of_site(&texts::whole(&first, &rest)),
            None => Packed::of_site(&first),
        };
        arrive(state, Source::Documented, vec![packed]);
    });
}

/// Fetches the long texts of the documented records, and adds them where these are shown.
pub fn load_texts(state: AppState) {
    if TEXTS_ASKED.replace(true) {
        return;
    }
    spawn_local(async move {
        let rest = fetch::kept(TEXTS).await;
        TEXTS_ASKED.set(false);
        let lacking = LACKS_TEXTS.get();
        let came = rest.is_some_and(|rest| !lacking || add_texts(state, &rest));
        LACKS_TEXTS.set(lacking && !came);
        if lacking && !came {
            state.intake.set(Intake::Failed(TEXTS.to_owned()));
        }
        for act in WAITING.take() {
            act(came);
        }
    });
}

fn add_texts(state: AppState, rest: &[u8]) -> bool {
    let Some(first) = fetch::at_hand(DOCUMENTED) else {
        return false;
    };
    let packed = Packed::of_site(&texts::whole(&first, rest));
    let (Some(Some(data)), Some(shown)) = (packed.dataset(), state.library.get(Source::Documented))
    else {
        return false;
    };
    let loaded = Shared::new(Loaded::new(shown.generation, data));
    READINGS.with_borrow_mut(|readings| readings[Source::Documented as usize] = vec![packed]);
    state.library.put(Source::Documented, loaded.clone());
    state.completed.set(Some(loaded));
    true
}

/// Does something once what is shown has all its texts; `act` is told whether it has.
fn once_complete(state: AppState, act: impl FnOnce(bool) + 'static) {
    let source = state.query.with_untracked(|query| query.source);
    if source != Source::Documented || !LACKS_TEXTS.get() {
        return act(true);
    }
    WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(act)));
    load_texts(state);
}

fn open_illustrative(state: AppState) {
    spawn_local(async move {
        let name = "illustrative.csv".to_owned();
        state.intake.set(Intake::Reading {
            names: vec![name.clone()],
            progress: 0.0,
        });
        const FILE: &str = "data/illustrative.csv";
        let Some(bytes) = fetch::kept(FILE).await else {
            return state.intake.set(Intake::Failed(FILE.to_owned()));
        };
        // Cancelled while it was on its way.
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

/// Reads files that the reader opened; the present data stays until the reader has decided.
pub fn open_files(state: AppState, files: Vec<Opened>) {
    if files.is_empty() {
        state.intake.set(Intake::Idle);
        return;
    }
    let names = files.iter().map(|file| file.name.clone()).collect();
    state.intake.set(Intake::Reading {
        names,
        progress: 0.0,
    });
    let files = Rc::new(files);
    let kept = Rc::clone(&files);
    read_in_worker(state, files, move |readings| {
        let files = kept.iter().map(Opened::again).collect();
        ask_desk(state, Task::Ask { files, readings });
    });
}

/// Opens the data report.
pub fn report(state: AppState) {
    ask_desk(state, Task::Report);
}

fn ask_desk(state: AppState, task: Task) {
    state.intake.set(Intake::Desk);
    once_complete(state, move |complete| {
        if complete {
            let source = state.query.with_untracked(|query| query.source);
            let present = present(source);
            desk::open(&Order { task, present });
        }
    });
}

/// Takes what the desk gives.
pub fn follow_desk(state: AppState) {
    desk::on_done(move |accepted| {
        state.intake.set(Intake::Idle);
        if let Some(accepted) = accepted {
            accept(state, &accepted);
        }
    });
    desk::on_failed(move || state.intake.set(Intake::Failed("desk.js".to_owned())));
}

/// Gives what is shown to be shared.
pub fn share(state: AppState, task: share::Task) {
    once_complete(state, move |complete| {
        if complete {
            let query = state.query.get_untracked();
            let view = state.stage.with_untracked(|stage| stage.view);
            share::open(task, &present(query.source), &query.to_fragment(), view);
        }
    });
}

/// Shows the analysis, while it is in view, what is shown and asked; takes what it asks next.
pub fn follow_analysis(state: AppState) {
    effect(move || {
        let generation = state.loaded.with(|loaded| loaded.generation);
        let query = state.query.get();
        let is_ready = generation > 0 && state.base.with(Option::is_some);
        if is_ready && matches!(query.stage, Stage::Analysis(_)) {
            if LACKS_TEXTS.get() {
                analysis::prefetch();
            }
            // No view needs the texts: without them it is shown all the same.
            once_complete(state, move |_| {
                if state.query.with_untracked(|now| *now == query) {
                    analysis::open(&present(query.source), generation, &query.to_fragment());
                }
            });
        }
    });
    analysis::on_turn(move |fragment| crate::address::turn(state, Query::from_fragment(&fragment)));
    share::on_failed(move || state.intake.set(Intake::Failed("share.js".to_owned())));
    analysis::on_failed(move || state.intake.set(Intake::Failed("analysis.js".to_owned())));
}

fn read_in_worker(
    state: AppState,
    files: Rc<Vec<Opened>>,
    done: impl FnOnce(Vec<Packed>) + 'static,
) {
    let progress = move |so_far: f32| {
        state.intake.update(|intake| {
            if let Intake::Reading { progress, .. } = intake {
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
        // The survey that was asked for is not coming.
        if query.source == Source::Illustrative && !shown {
            query.source = Source::Documented;
        }
    });
}

/// Takes the files that were read instead of what is shown, or beside it.
fn accept(state: AppState, accepted: &Accepted) {
    let Some(mut new) = datasets(&accepted.readings) else {
        return state.intake.set(Intake::Failed(worker::MODULE.to_owned()));
    };
    let shown = untrack(|| state.with_texts());
    let mut sets: Vec<&Dataset> = Vec::new();
    let mut parts = Vec::new();
    if accepted.add {
        sets.push(&shown.data);
        parts = present(state.query.with_untracked(|query| query.source));
    }
    parts.extend(accepted.readings.iter().cloned());
    // One file's records are taken as they are: merging a million takes a second.
    let data = match (sets.is_empty(), new.len()) {
        (true, 1) => new.swap_remove(0),
        _ => {
            sets.extend(&new);
            merge(&sets)
        }
    };
    let loaded = Loaded::new(next_generation(), data);
    state.library.put(Source::Own, Shared::new(loaded));
    READINGS.with_borrow_mut(|readings| readings[Source::Own as usize] = parts);
    show_own(state, accepted.add);
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

/// The records of the files that have any; `None` where the reader is of another version.
fn datasets(readings: &[Packed]) -> Option<Vec<Dataset>> {
    let sets: Option<Vec<_>> = readings.iter().map(Packed::dataset).collect();
    Some(sets?.into_iter().flatten().collect())
}

fn arrive(state: AppState, source: Source, packed: Vec<Packed>) {
    let Some(sets) = datasets(&packed) else {
        return state.intake.set(Intake::Failed(worker::MODULE.to_owned()));
    };
    let generation = next_generation();
    let data = sets.into_iter().next().unwrap_or_default();
    READINGS.with_borrow_mut(|readings| readings[source as usize] = packed);
    let loaded = Shared::new(Loaded::new(generation, data));
    state.library.put(source, loaded.clone());
    // The reader may have turned to another data set while this one was on its way.
    if state.query.with_untracked(|query: &Query| query.source) == source {
        state.loaded.set(loaded);
    }
}
