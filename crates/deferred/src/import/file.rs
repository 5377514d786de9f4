//! One file that was opened: the result of reading it, and reading it again with other settings.

use std::rc::Rc;

use ingest::{
    Correction, FailedReread, ImportOptions, Inspection, Meta, Outcome, Questions,
    RememberedColumns, Report,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::import::EncodedImport;
use platform::prefs;
use platform::worker;
use quality::Overlap;
use records::record::Field;
use ui::Shared;

use crate::import::ImportDialog;
use crate::import::duplicate_files::{Comparison, ImportStatus};

/// A file's import, and the user's decisions about it.
#[derive(Clone, Copy, PartialEq)]
pub struct ImportedFile {
    /// Its index among the files that were opened.
    pub index: usize,
    /// The report of the latest import.
    pub report: RwSignal<Shared<Report>>,
    /// The inspection before it was read.
    pub inspection: RwSignal<Option<Shared<Inspection>>>,
    /// The options with which it was last read.
    pub settled: RwSignal<ImportOptions>,
    /// The options with which it will be read next.
    pub import_options: RwSignal<ImportOptions>,
    /// The options with which it was read when it was opened.
    opened: StoredValue<ImportOptions>,
    /// Set if re-reading with the chosen settings produced no records.
    pub setback: RwSignal<Option<FailedReread>>,
    /// The corrections undone since the file was opened.
    pub undone: RwSignal<Vec<Correction>>,
    /// Whether the file was seen before.
    pub known: RwSignal<ImportStatus>,
    /// How much of it is already shown.
    pub compared: RwSignal<Comparison>,
    /// Whether its columns were mapped as before in a file with the same headers.
    pub remembered: RwSignal<bool>,
    /// Whether the mapping is to be remembered for files with the same columns.
    pub remember: RwSignal<bool>,
    /// The progress of reading it again; `None` where it is not being read.
    pub progress: RwSignal<Option<f32>>,
    /// What went wrong when it was read again.
    pub failure: RwSignal<Option<String>>,
}

impl ImportedFile {
    /// A file that has just been read.
    pub fn new(index: usize, packed: &EncodedImport) -> Self {
        let (report, inspection, import_options) = packed.meta().unwrap_or_else(nothing);
        // On opening, the only decisions are remembered ones.
        let remembered = RwSignal::new(!import_options.columns.is_empty());
        Self {
            index,
            remembered,
            compared: RwSignal::new(Comparison::Counted(Overlap::default())),
            opened: StoredValue::new(import_options.clone()),
            settled: RwSignal::new(import_options.clone()),
            import_options: RwSignal::new(import_options),
            setback: RwSignal::new(None),
            report: RwSignal::new(Shared::new(report)),
            inspection: RwSignal::new(inspection.map(Shared::new)),
            undone: RwSignal::new(Vec::new()),
            known: RwSignal::new(ImportStatus::New),
            remember: RwSignal::new(true),
            progress: RwSignal::new(None),
            failure: RwSignal::new(None),
        }
    }

    fn renew(self, packed: &EncodedImport, asked: ImportOptions) {
        let (report, inspection, import_options) = packed.meta().unwrap_or_else(nothing);
        let setback = self.setback_of(&report, inspection.is_none());
        let is_unread = setback.as_ref().is_some_and(|setback| setback.is_unread);
        self.setback.set(setback);
        self.report.set(Shared::new(report));
        if is_unread {
            // The chosen settings stay, along with what was known about its columns.
            self.settled.set(asked);
            return;
        }
        self.settled.set(import_options.clone());
        self.import_options.set(import_options);
        self.inspection.set(inspection.map(Shared::new));
        self.tidy_undone();
    }

    /// The failure that this result represents, compared with earlier imports, if it is one.
    fn setback_of(self, report: &Report, is_unread: bool) -> Option<FailedReread> {
        let was_usable = untrack(|| self.is_usable());
        let earlier = self.setback.get_untracked();
        self.settled.with_untracked(|settled| {
            FailedReread::new(report, is_unread, was_usable, settled, earlier)
        })
    }

    /// Reverts the settings that made reading fail, and reads the file again.
    pub fn go_back(self, imports: ImportDialog) {
        let Some(setback) = self.setback.get_untracked() else {
            return;
        };
        self.import_options
            .update(|options| setback.revert(options));
        self.read_again(imports);
    }

    /// Whether the user has made decisions about it since it was opened. Tracks.
    pub fn has_work(self) -> bool {
        self.import_options
            .with(|import_options| self.opened.with_value(|opened| opened != import_options))
    }

    /// The open questions about its columns under the present choices. Tracks.
    pub fn questions(self) -> Option<Questions> {
        self.inspection.with(|found| {
            let found = found.as_ref()?;
            Some(
                self.import_options
                    .with(|import_options| found.questions(import_options)),
            )
        })
    }

    /// Decides what a column holds.
    pub fn settle_column(self, header: &str, field: Option<Field>) {
        self.import_options.update(|import_options| {
            import_options.columns.retain(|(other, _)| other != header);
            import_options.columns.push((header.to_owned(), field));
        });
    }

    /// Whether it has records.
    pub fn is_usable(self) -> bool {
        self.report.with(|report| report.outcome != Outcome::Refuse)
    }

    /// Whether it is left out until the user decides something. Tracks.
    pub fn waits(self) -> bool {
        self.is_asked_about() || self.setback.with(Option::is_some)
    }

    /// Whether it is not a table with the user's settings. Tracks.
    pub fn is_unread(self) -> bool {
        self.setback
            .with(|setback| setback.as_ref().is_some_and(|setback| setback.is_unread))
    }

    /// Whether it has no records yet because the user has to map its columns.
    pub fn is_asked_about(self) -> bool {
        !self.is_usable()
            && !self.is_unread()
            && self
                .inspection
                .with(|found| found.as_ref().is_some_and(|found| found.needs_mapping))
    }

    /// Whether decisions have been made since it was last read. Tracks.
    pub fn is_changed(self) -> bool {
        self.import_options
            .with(|import_options| self.settled.with(|settled| settled != import_options))
    }

    /// Accepts the proposal for every column without a decision.
    fn agree(self) {
        if let Some(found) = self.inspection.get_untracked() {
            self.import_options.update(|options| found.accept(options));
        }
    }

    /// The fingerprint shared by files with the same headers; `None` without headers. Tracks.
    pub fn shape(self) -> Option<u64> {
        self.inspection
            .with(|found| Some(found.as_ref()?.shape))
            .filter(|shape| *shape != 0)
    }

    /// Stores the mapping of its columns, for files with the same columns.
    pub fn remember_columns(self) {
        let shape = untrack(|| self.shape());
        let (Some(shape), true) = (shape, self.remember.get_untracked()) else {
            return;
        };
        let known = RememberedColumns(prefs::columns());
        let next = self
            .import_options
            .with_untracked(|options| known.with(shape, &options.columns));
        if let Some(RememberedColumns(text)) = next {
            prefs::set_columns(&text);
        }
    }

    /// Deletes the stored mapping for its columns, and reads the file as if for the first time.
    pub fn forget_columns(self, imports: ImportDialog) {
        if let Some(shape) = untrack(|| self.shape()) {
            let known = RememberedColumns(prefs::columns());
            prefs::set_columns(&known.without(shape).0);
        }
        self.remembered.set(false);
        self.import_options
            .update(|import_options| import_options.columns.clear());
        self.read_again(imports);
    }

    /// Reads the file again with the chosen options.
    pub fn read_again(self, imports: ImportDialog) {
        let Some(mut opened) = imports
            .held
            .with_value(|held| Some(held.files.get(self.index)?.again()))
        else {
            return;
        };
        if untrack(|| self.is_asked_about()) {
            self.agree();
        }
        let asked = self.import_options.get_untracked();
        opened.options = postcard::to_allocvec(&asked).unwrap_or_default();
        self.progress.set(Some(0.0));
        self.failure.set(None);
        let done = move |mut readings: Vec<EncodedImport>| {
            self.progress.set(None);
            let Some(packed) = readings.pop() else { return };
            self.renew(&packed, asked);
            imports.held.update_value(|held| {
                if let Some(reading) = held.readings.get_mut(self.index) {
                    *reading = packed;
                }
            });
            imports.compare();
        };
        let failed = move |message: String| {
            self.progress.set(None);
            self.failure.set(Some(message));
        };
        let progress = move |so_far| self.progress.set(Some(so_far));
        spawn_local(worker::read(Rc::new(vec![opened]), progress, done, failed));
    }
}

/// A placeholder for the result of another version of the worker. Versions are checked beforehand,
/// so it does not occur.
fn nothing() -> Meta {
    (Report::unread(""), None, ImportOptions::default())
}
