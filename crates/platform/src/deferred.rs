//! The deferred module (`crates/deferred`), separate from the page so that code needed only for
//! files, the analysis and sharing is not part of the first load.
//!
//! The page and the module communicate by events on the window, which the loader also receives: it
//! fetches and starts the module before the first request is passed on.

use js_sys::{Array, Uint8Array};
use protocol::{Event, FileRef, ImportRef, Request};
use wasm_bindgen::JsValue;

use super::channel::{Attachments, pack, unpack};
use super::events::{dispatch, listen};
use super::files::Opened;
use super::import::EncodedImport;

/// To the loader: the page is idle, so the module may be fetched.
const PREFETCH: &str = "deferred-prefetch";
/// To the loader, which forwards it as [`TASK`].
const OPEN: &str = "deferred-open";
/// To the module: a [`Request`].
const TASK: &str = "deferred-task";
/// To the page: an [`Event`].
const EVENT: &str = "deferred-event";
/// To the page, from the loader: the module did not start; with the detail of the [`OPEN`] that
/// requested it.
const FAILED: &str = "deferred-failed";

/// Fetches the module for later use.
pub fn prefetch() {
    dispatch(PREFETCH, &JsValue::NULL);
}

/// Sends a request to the module.
pub fn ask(request: &Request, attachments: &Attachments) {
    let message = pack(request, attachments);
    message.push(&request.is_find().into());
    dispatch(OPEN, &message);
}

/// Calls the module back with every request.
pub fn on_request(act: impl Fn(Request, &Attachments) + 'static) {
    listen(TASK, move |detail| {
        if let Some((request, attachments)) = unpack(&detail) {
            act(request, &attachments);
        }
    });
}

/// Sends an event to the page.
pub fn tell(event: &Event, attachments: &Attachments) {
    dispatch(EVENT, &pack(event, attachments));
}

/// Makes the page show imports instead of its data, or in addition to it.
pub fn show(imports: &[EncodedImport], add: bool) {
    let beside = Attachments::new();
    let imports = beside.put_imports(imports);
    tell(&Event::Show { imports, add }, &beside);
}

/// Makes the page show another query, a fragment of its address.
pub fn turn(fragment: &str) {
    tell(&Event::Query(fragment.to_owned()), &Attachments::new());
}

/// Calls the page back with every event.
pub fn on_event(act: impl Fn(Event, &Attachments) + 'static) {
    on_event_of(Box::new(act));
}

/// A function that receives every event.
type Listener = Box<dyn Fn(Event, &Attachments)>;

fn on_event_of(act: Listener) {
    listen(EVENT, move |detail| {
        if let Some((event, attachments)) = unpack(&detail) {
            act(event, &attachments);
        }
    });
}

/// Calls the page back when the module could not be started for a request, with whether that was a
/// search request.
pub fn on_failed(act: impl Fn(bool) + 'static) {
    // Unpacking the whole request would add code to the page for this alone.
    listen(FAILED, move |detail| {
        act(Array::from(&detail).get(3).is_truthy())
    });
}

impl Attachments {
    /// Adds an import.
    pub fn put_import(&self, import: &EncodedImport) -> ImportRef {
        ImportRef {
            reading: self.put(&import.reading),
            meta: self.put(&import.meta),
        }
    }

    /// Adds imports.
    #[must_use]
    pub fn put_imports(&self, imports: &[EncodedImport]) -> Vec<ImportRef> {
        imports.iter().map(|one| self.put_import(one)).collect()
    }

    /// The import to which a message refers.
    #[must_use]
    pub fn import(&self, import: ImportRef) -> Option<EncodedImport> {
        Some(EncodedImport {
            reading: self.buffer(import.reading)?,
            meta: self.buffer(import.meta)?,
        })
    }

    /// The imports to which a message refers.
    #[must_use]
    pub fn imports(&self, imports: &[ImportRef]) -> Vec<EncodedImport> {
        let imports = imports.iter();
        imports.filter_map(|one| self.import(*one)).collect()
    }

    /// Adds a file.
    pub fn put_file(&self, file: &Opened) -> FileRef {
        FileRef {
            name: file.name.clone(),
            kind: file.kind,
            is_folder: file.is_folder,
            options: file.options.clone(),
            content: (!file.is_folder).then(|| self.put(&file.content)),
        }
    }

    /// The file to which a message refers.
    #[must_use]
    pub fn file(&self, file: FileRef) -> Opened {
        Opened {
            content: file
                .content
                .map_or(JsValue::NULL, |content| self.get(content)),
            name: file.name,
            kind: file.kind,
            is_folder: file.is_folder,
            options: file.options,
        }
    }

    /// Adds a table of the site, if it is already loaded.
    #[must_use]
    pub fn put_table(&self, path: &str) -> Option<protocol::Handle> {
        let bytes = super::fetch::peek(path)?;
        Some(self.put(&Uint8Array::from(bytes.as_slice())))
    }
}
