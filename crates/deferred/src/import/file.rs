//! One file that was opened: what reading it gave, and reading it again in another way.

use std::rc::Rc;

use ingest::{
    ColumnTarget, Correction, ImportOptions, Inspection, Meta, Outcome, Questions, Report,
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

/// How many shapes of files are remembered: the newest.
const SHAPES: usize = 50;

/// A file that has no records since it was read as the reader chose.
#[derive(Clone, PartialEq)]
pub struct FailedReread {
    /// How it was read before, when it had records or could be asked about.
    pub before: ImportOptions,
    /// It is no table at all, read that way: what is known of its columns is of the reading before.
    pub is_unread: bool,
}

/// What a file gave, and what the reader settled about it.
#[derive(Clone, Copy, PartialEq)]
pub struct ImportedFile {
    /// Its place among the files that were opened.
    pub index: usize,
    /// What reading it gave last.
    pub report: RwSignal<Shared<Report>>,
    /// What was found in it before it was read.
    pub inspection: RwSignal<Option<Shared<Inspection>>>,
    /// How it was read last.
    pub settled: RwSignal<ImportOptions>,
    /// How it is to be read.
    pub import_options: RwSignal<ImportOptions>,
    /// How it was read when it was opened.
    opened: StoredValue<ImportOptions>,
    /// It was read as chosen, to no use.
    pub setback: RwSignal<Option<FailedReread>>,
    /// The corrections that were undone since the file was opened.
    pub undone: RwSignal<Vec<Correction>>,
    /// Whether it was seen before.
    pub known: RwSignal<ImportStatus>,
    /// What of it is shown already.
    pub compared: RwSignal<Comparison>,
    /// Its columns were read as they were matched before, in a file with the same headers.
    pub remembered: RwSignal<bool>,
    /// The choices are kept for files with the same columns.
    pub remember: RwSignal<bool>,
    /// How far reading it again is; `None` where it is not being read.
    pub progress: RwSignal<Option<f32>>,
    /// What went wrong when it was read again.
    pub failure: RwSignal<Option<String>>,
}

impl ImportedFile {
    /// A file that was just read.
    pub fn new(index: usize, packed: &EncodedImport) -> Self {
        let (report, inspection, import_options) = packed.meta().unwrap_or_else(nothing);
        // When it is opened, nothing is settled but what was remembered.
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
            // Its settings stay open as they were chosen, with what was known of its columns.
            self.settled.set(asked);
            return;
        }
        self.settled.set(import_options.clone());
        self.import_options.set(import_options);
        self.inspection.set(inspection.map(Shared::new));
        self.tidy_undone();
    }

    /// What a reading that gave this is, beside the ones before.
    fn setback_of(self, report: &Report, is_unread: bool) -> Option<FailedReread> {
        let earlier = self.setback.get_untracked().map(|setback| setback.before);
        let worse = is_unread || earlier.is_some() || untrack(|| self.is_usable());
        (report.outcome == Outcome::Refuse && worse).then(|| FailedReread {
            before: earlier.unwrap_or_else(|| self.settled.get_untracked()),
            is_unread,
        })
    }

    /// Reads the file as it was read before the reader chose otherwise: with its sheet, encoding,
    /// delimiter and header row of then, or where these are the same, with all that was settled then.
    pub fn go_back(self, desk: ImportDialog) {
        let Some(FailedReread { before, .. }) = self.setback.get_untracked() else {
            return;
        };
        self.import_options.update(|now| {
            let settings = (now.encoding, now.delimiter, now.header, &now.sheet);
            if settings
                == (
                    before.encoding,
                    before.delimiter,
                    before.header,
                    &before.sheet,
                )
            {
                *now = before;
            } else {
                now.encoding = before.encoding;
                now.delimiter = before.delimiter;
                now.header = before.header;
                now.sheet = before.sheet;
            }
        });
        self.read_again(desk);
    }

    /// Whether the reader settled something about it since it was opened. Tracks.
    pub fn has_work(self) -> bool {
        self.import_options
            .with(|import_options| self.opened.with_value(|opened| opened != import_options))
    }

    /// What is open about its columns as they are chosen now. Tracks.
    pub fn questions(self) -> Option<Questions> {
        self.inspection.with(|found| {
            let found = found.as_ref()?;
            Some(
                self.import_options
                    .with(|import_options| found.questions(import_options)),
            )
        })
    }

    /// Says what a column holds.
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

    /// Whether it is left out unless a person decides something. Tracks.
    pub fn waits(self) -> bool {
        self.is_asked_about() || self.setback.with(Option::is_some)
    }

    /// Whether it is no table as the reader chose to read it. Tracks.
    pub fn is_unread(self) -> bool {
        self.setback
            .with(|setback| setback.as_ref().is_some_and(|setback| setback.is_unread))
    }

    /// Whether it has no records yet because a person has to say what its columns hold.
    pub fn is_asked_about(self) -> bool {
        !self.is_usable()
            && !self.is_unread()
            && self
                .inspection
                .with(|found| found.as_ref().is_some_and(|found| found.needs_mapping))
    }

    /// Whether something was settled since it was read last. Tracks.
    pub fn is_changed(self) -> bool {
        self.import_options
            .with(|import_options| self.settled.with(|settled| settled != import_options))
    }

    /// Agrees with what was proposed for every column that nothing was said about.
    fn agree(self) {
        let found = self.inspection.get_untracked();
        let (Some(found), Some(open)) = (found, untrack(|| self.questions())) else {
            return;
        };
        self.import_options.update(|import_options| {
            import_options.header.get_or_insert(found.header);
            for (column, holds) in found.columns.iter().zip(open.holds) {
                let settled = import_options
                    .columns
                    .iter()
                    .any(|(name, _)| *name == column.header);
                if let (false, Some(ColumnTarget::Field(field))) = (settled, holds) {
                    import_options
                        .columns
                        .push((column.header.clone(), Some(field)));
                }
            }
        });
    }

    /// What files with the same headers have in common; `None` without headers. Tracks.
    pub fn shape(self) -> Option<u64> {
        self.inspection
            .with(|found| Some(found.as_ref()?.shape))
            .filter(|shape| *shape != 0)
    }

    /// Keeps what its columns were said to hold, for files with the same columns.
    pub fn remember_columns(self) {
        let shape = untrack(|| self.shape());
        let columns = self
            .import_options
            .with_untracked(|import_options| import_options.columns.clone());
        let (Some(shape), true) = (shape, self.remember.get_untracked() && !columns.is_empty())
        else {
            return;
        };
        // `reader::Remembered` says how a line is written. Tabs and line breaks in headers are not
        // told apart there: such a file is asked about again.
        let mut line = shape.to_string();
        for (header, field) in &columns {
            if header.contains(['\t', '\n', '\r']) {
                return;
            }
            let field = field.map_or("", |field| field.name());
            line = format!("{line}\t{header}\t{field}");
        }
        let known = prefs::columns();
        let lines: Vec<&str> = std::iter::once(line.as_str())
            .chain(others(&known, shape))
            .take(SHAPES)
            .collect();
        prefs::set_columns(&lines.join("\n"));
    }

    /// Forgets what columns like its own were said to hold, and reads it as if for the first time.
    pub fn forget_columns(self, desk: ImportDialog) {
        if let Some(shape) = untrack(|| self.shape()) {
            let known = prefs::columns();
            prefs::set_columns(&others(&known, shape).collect::<Vec<_>>().join("\n"));
        }
        self.remembered.set(false);
        self.import_options
            .update(|import_options| import_options.columns.clear());
        self.read_again(desk);
    }

    /// Reads the file again, as its choices say.
    pub fn read_again(self, desk: ImportDialog) {
        let Some(mut opened) = desk
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
            desk.held.update_value(|held| {
                if let Some(reading) = held.readings.get_mut(self.index) {
                    *reading = packed;
                }
            });
            desk.compare();
        };
        let failed = move |message: String| {
            self.progress.set(None);
            self.failure.set(Some(message));
        };
        let progress = move |so_far| self.progress.set(Some(so_far));
        spawn_local(worker::read(Rc::new(vec![opened]), progress, done, failed));
    }
}

/// What is remembered of files of other shapes.
fn others(known: &str, shape: u64) -> impl Iterator<Item = &str> {
    let start = format!("{shape}\t");
    known.lines().filter(move |line| !line.starts_with(&start))
}

/// Stands for what another version of the reader has made: the page and its reader are checked
/// against each other before, so that it is not met.
fn nothing() -> Meta {
    (Report::unread(""), None, ImportOptions::default())
}
