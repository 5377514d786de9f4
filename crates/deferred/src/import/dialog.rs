//! The import dialogue: closed, or at one of its pages.

use leptos::html;
use leptos::prelude::*;
use platform::channel::Attachments;
use platform::deferred::{show, tell};
use platform::files::Opened;
use platform::import::EncodedImport;
use protocol::Event;
use ui::{dynamic, effect, memo, on};

use crate::import::duplicate_files::{self, ImportStatus};
use crate::import::file::ImportedFile;
use crate::import::files;
use crate::quality_report;

/// The page that the dialogue shows.
#[derive(Clone, Default, PartialEq)]
pub enum DialogPage {
    /// None: it is closed.
    #[default]
    Closed,
    /// What was found in files, and what to do with them.
    Files(Vec<ImportedFile>),
    /// The data report on the data shown.
    Report,
}

/// What to do with the imported files.
#[derive(Clone, Copy, PartialEq)]
pub enum ImportMode {
    /// They are added to the data shown.
    Append,
    /// They replace the data shown.
    Replace,
    /// Newer versions replace the files of which they are versions; the others are added.
    Update,
}

/// Browser objects, which signals cannot hold because they have to stay on this thread.
#[derive(Default)]
pub struct Held {
    /// The files that were opened.
    pub files: Vec<Opened>,
    /// The result of reading each of them.
    pub readings: Vec<EncodedImport>,
    /// The imports that the page shows now.
    pub present: Vec<EncodedImport>,
}

/// The dialogue's state.
#[derive(Clone, Copy)]
pub struct ImportDialog {
    page: RwSignal<DialogPage>,
    /// Whether the user is being asked if their decisions may be discarded.
    leaving: RwSignal<bool>,
    /// Whether the page shows new data since the dialogue was closed.
    taken: StoredValue<bool>,
    /// See [`Held`].
    pub held: StoredValue<Held, LocalStorage>,
}

impl ImportDialog {
    /// A closed dialogue.
    pub fn new() -> Self {
        Self {
            page: RwSignal::new(DialogPage::Closed),
            leaving: RwSignal::new(false),
            taken: StoredValue::new(false),
            held: StoredValue::new_local(Held::default()),
        }
    }

    /// Asks what to do with imported files.
    pub fn ask(
        self,
        files: Vec<Opened>,
        readings: Vec<EncodedImport>,
        present: Vec<EncodedImport>,
    ) {
        let list = readings.iter().enumerate();
        let list = list
            .map(|(i, packed)| ImportedFile::new(i, packed))
            .collect();
        let held = Held {
            files,
            readings,
            present,
        };
        self.open(held, DialogPage::Files(list));
    }

    /// Reports on the data shown.
    pub fn report(self, present: Vec<EncodedImport>) {
        let held = Held {
            present,
            ..Held::default()
        };
        self.open(held, DialogPage::Report);
    }

    fn open(self, held: Held, page: DialogPage) {
        self.held.set_value(held);
        self.leaving.set(false);
        self.page.set(page);
        self.compare();
    }

    /// Checks which of the files were seen before.
    pub fn compare(self) {
        let known = self
            .held
            .with_value(|held| duplicate_files::compare(&held.readings, &held.present));
        self.page.with_untracked(|page| {
            if let DialogPage::Files(files) = page {
                for (file, (known, compared)) in files.iter().zip(known) {
                    file.known.set(known);
                    file.compared.set(compared);
                }
            }
        });
    }

    /// Whether a file is being read again: only one at a time, as there is one worker. Tracks.
    pub fn is_reading(self) -> bool {
        self.page.with(|page| match page {
            DialogPage::Files(files) => {
                files.iter().any(|file| file.progress.with(Option::is_some))
            }
            _ => false,
        })
    }

    /// Whether there are decisions that no import has applied yet, or that are being applied.
    /// Tracks.
    pub fn has_pending(self) -> bool {
        self.page.with(|page| match page {
            DialogPage::Files(files) => {
                let waits = |file: &ImportedFile| file.is_usable() && file.is_changed();
                self.is_reading() || files.iter().any(waits)
            }
            _ => false,
        })
    }

    /// Closes the dialogue without changes; asks once before decisions are discarded.
    pub fn leave(self) {
        let has_work = self.page.with_untracked(|page| match page {
            DialogPage::Files(files) => untrack(|| files.iter().any(|file| file.has_work())),
            _ => false,
        });
        if has_work && !self.leaving.get_untracked() {
            self.leaving.set(true);
        } else {
            self.close(None);
        }
    }

    /// Whether the user is being asked if their decisions may be discarded. Tracks.
    pub fn is_leaving(self) -> bool {
        self.leaving.get()
    }

    /// Returns to the dialogue instead of leaving it.
    pub fn stay(self) {
        self.leaving.set(false);
        platform::focus("imports-title");
    }

    /// Closes the dialogue and shows the imported files. Identical files are included once.
    pub fn accept(self, how: ImportMode) {
        let mut readings = match how {
            ImportMode::Update => self.held.with_value(|held| held.present.clone()),
            ImportMode::Append | ImportMode::Replace => Vec::new(),
        };
        let new = self.held.with_value(|held| held.readings.clone());
        let known: Vec<ImportStatus> = self.page.with_untracked(|page| match page {
            DialogPage::Files(files) => {
                files.iter().for_each(|file| file.remember_columns());
                files
                    .iter()
                    .map(|file| file.known.get_untracked())
                    .collect()
            }
            _ => Vec::new(),
        });
        let mut replaced = Vec::new();
        for (packed, known) in new.into_iter().zip(known) {
            match known {
                ImportStatus::Twice => {}
                ImportStatus::Shown if how != ImportMode::Replace => {}
                ImportStatus::Newer { at, .. }
                    if how == ImportMode::Update && !replaced.contains(&at) =>
                {
                    replaced.push(at);
                    if let Some(old) = readings.get_mut(at) {
                        *old = packed;
                    }
                }
                _ => readings.push(packed),
            }
        }
        let add = how == ImportMode::Append;
        self.close(Some((readings, add)));
    }

    /// Closes the dialogue and removes one of the files shown; the others stay.
    pub fn take_away(self, index: usize) {
        let mut readings = self.held.with_value(|held| held.present.clone());
        if index < readings.len() {
            readings.remove(index);
            self.close(Some((readings, false)));
        }
    }

    /// Closes the dialogue, and tells the page what to show now, if that changes.
    fn close(self, shown: Option<(Vec<EncodedImport>, bool)>) {
        self.taken.set_value(shown.is_some());
        self.page.set(DialogPage::Closed);
        self.held.set_value(Held::default());
        match shown {
            Some((imports, add)) => show(&imports, add),
            None => tell(&Event::Closed, &Attachments::new()),
        }
    }
}

/// The dialogue.
pub fn dialog(state: ImportDialog) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let open = memo(move || state.page.with(|page| *page != DialogPage::Closed));
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
            // The browser returns the focus to where it was; the news is in the headline.
            if state.taken.get_value() {
                platform::focus("headline");
            }
        }
    });
    // Elements in the browser's top layer cannot flow across pages, so for printing the dialogue is
    // moved out of it.
    platform::on_print(move |printing| {
        let Some(dialog) = dialog.get_untracked().filter(|dialog| dialog.open()) else {
            return;
        };
        dialog.close();
        if printing {
            dialog.show();
        } else {
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog
            class="dialog imports"
            node_ref=dialog
            aria-labelledby="imports-title"
            on:cancel=on(move |event: leptos::ev::Event| {
                event.prevent_default();
                state.leave();
            })
            // A second Escape closes it, whatever is being asked. (For printing, it is already open
            // again.)
            on:close=on(move |_: leptos::ev::Event| {
                let is_shut = dialog.get_untracked().is_none_or(|dialog| !dialog.open());
                if is_shut && open.get_untracked() {
                    state.close(None);
                }
            })
        >
            {dynamic(move || match state.page.get() {
                DialogPage::Closed => ().into_any(),
                DialogPage::Files(list) => files::asking(state, list).into_any(),
                DialogPage::Report => quality_report::page(state).into_any(),
            })}
        </dialog>
    }
}
