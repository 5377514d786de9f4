//! Files that a user opens: dropped on the page or chosen with a button.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Uint8Array};
use records::dataset::Kind;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DataTransfer, DragEvent, FileList, HtmlInputElement};

/// A file that has not been read yet.
pub struct Opened {
    /// The name as the user knows it.
    pub name: String,
    /// What kind of data it holds.
    pub kind: Kind,
    /// Whether it is a folder, which cannot be read as a file.
    pub is_folder: bool,
    /// How to read it: `ingest::ImportOptions` in postcard's format; empty where nothing is
    /// decided.
    pub options: Vec<u8>,
    pub(crate) content: JsValue,
}

impl Opened {
    /// A file whose bytes are in memory.
    #[must_use]
    pub fn from_bytes(name: String, bytes: &[u8], kind: Kind) -> Self {
        let parts = Array::of1(&Uint8Array::from(bytes));
        let content = Blob::new_with_u8_array_sequence(&parts).map_or(JsValue::NULL, Into::into);
        Self {
            name,
            kind,
            is_folder: false,
            options: Vec::new(),
            content,
        }
    }

    /// A file of data that the page's settings name.
    #[must_use]
    pub fn of_site(name: String, content: Blob, options: Vec<u8>) -> Self {
        Self {
            name,
            kind: Kind::Reported,
            is_folder: false,
            options,
            content: content.into(),
        }
    }

    /// Another handle to the same file.
    #[must_use]
    pub fn again(&self) -> Self {
        Self {
            name: self.name.clone(),
            options: self.options.clone(),
            content: self.content.clone(),
            ..*self
        }
    }
}

fn from_list(list: Option<FileList>) -> Vec<Opened> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length())
        .filter_map(|i| list.get(i))
        .map(|file| Opened {
            name: file.name(),
            kind: Kind::Reported,
            is_folder: false,
            options: Vec::new(),
            content: file.into(),
        })
        .collect()
}

fn from_drop(transfer: &DataTransfer) -> Vec<Opened> {
    let mut opened = from_list(transfer.files());
    let items = transfer.items();
    let folders = (0..items.length())
        .filter_map(|i| items.get(i))
        .filter_map(|item| {
            let entry = item.webkit_get_as_entry().ok().flatten()?;
            entry.is_directory().then(|| entry.name())
        });
    for folder in folders {
        if let Some(file) = opened.iter_mut().find(|file| file.name == folder) {
            file.is_folder = true;
        }
    }
    opened
}

/// The files chosen in an input, which is emptied so that the same file can be chosen again.
#[must_use]
pub fn chosen(event: &web_sys::Event) -> Vec<Opened> {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else {
        return Vec::new();
    };
    let opened = from_list(input.files());
    input.set_value("");
    opened
}

/// Follows files that are dragged over or dropped anywhere on the page.
pub fn on_drop(hovering: impl Fn(bool) + Clone + 'static, dropped: impl Fn(Vec<Opened>) + 'static) {
    let window = super::window();
    let listen = |name: &'static str, mut act: Box<dyn FnMut(&DragEvent)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, name, options, move |event| {
            if let Some(event) = event
                .dyn_ref::<DragEvent>()
                .filter(|event| has_files(event))
            {
                event.prevent_default();
                act(event);
            }
        })
        .forget();
    };
    let over = hovering.clone();
    listen("dragenter", Box::new(move |_| over(true)));
    listen("dragover", Box::new(|_| {}));
    let out = hovering.clone();
    listen(
        "dragleave",
        Box::new(move |event| {
            // Moving from one element to another is not leaving the page.
            if event.related_target().is_none() {
                out(false);
            }
        }),
    );
    listen(
        "drop",
        Box::new(move |event| {
            hovering(false);
            dropped(
                event
                    .data_transfer()
                    .map(|t| from_drop(&t))
                    .unwrap_or_default(),
            );
        }),
    );
}

fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|transfer| {
        transfer
            .types()
            .iter()
            .any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}
