//! What is stored between visits: whether the page is light or dark, whether the map is kept still,
//! and the column mappings of a user's files. Never a record.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Light, dark, or following the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Follows the system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

const ATTRIBUTE: &str = "data-theme";
const KEY: &str = "partnership-map.theme";

/// The page's theme, else the one that was chosen, or auto where storage is empty, broken or not
/// allowed.
#[must_use]
pub fn theme() -> ThemeChoice {
    let mut name = super::root(ATTRIBUTE);
    if name.is_empty() {
        name = read(KEY);
    }
    match name.as_str() {
        "light" => ThemeChoice::Light,
        "dark" => ThemeChoice::Dark,
        _ => ThemeChoice::Auto,
    }
}

/// Whether a theme was chosen before.
#[must_use]
pub fn has_theme() -> bool {
    !read(KEY).is_empty()
}

fn read(key: &str) -> String {
    let stored = super::window().local_storage().ok().flatten();
    stored
        .and_then(|storage| storage.get_item(key).ok().flatten())
        .unwrap_or_default()
}

fn write(key: &str, text: &str) {
    let stored = super::window().local_storage().ok().flatten();
    if stored.is_none_or(|storage| storage.set_item(key, text).is_err()) {
        super::settings::forgets();
    }
}

/// Applies a theme and stores it where that is allowed.
pub fn set_theme(theme: ThemeChoice) {
    apply(theme);
    write(KEY, theme.name());
}

/// Applies a theme to the page.
pub fn apply(theme: ThemeChoice) {
    let root = super::window()
        .document()
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute(ATTRIBUTE, theme.name());
    }
}

/// Calls back whenever the page may have become light or dark: by its button, or by the system.
pub fn on_change(changed: impl Fn() + Clone + 'static) {
    super::on_media("(prefers-color-scheme: dark)", changed.clone());
    let callback = Closure::<dyn FnMut()>::new(changed);
    let root = super::window()
        .document()
        .and_then(|document| document.document_element());
    let observer = web_sys::MutationObserver::new(callback.as_ref().unchecked_ref());
    if let (Some(root), Ok(observer)) = (root, observer) {
        let attributes = web_sys::MutationObserverInit::new();
        attributes.set_attributes(true);
        let _ = observer.observe_with_options(&root, &attributes);
    }
    callback.forget();
}

/// Whether the page is dark under a theme.
#[must_use]
pub fn is_dark(theme: ThemeChoice) -> bool {
    match theme {
        ThemeChoice::Light => false,
        ThemeChoice::Dark => true,
        ThemeChoice::Auto => super::media("(prefers-color-scheme: dark)"),
    }
}

const STILL: &str = "partnership-map.still";

/// Whether the user keeps the map still when filters change.
#[must_use]
pub fn is_still() -> bool {
    !read(STILL).is_empty()
}

/// Stores whether the map is kept still, where that is allowed.
pub fn set_still(still: bool) {
    write(STILL, if still { "yes" } else { "" });
}

const COLUMNS: &str = "partnership-map.columns";

/// The stored column mappings, an `ingest::RememberedColumns`; empty where storage is empty or not
/// allowed.
#[must_use]
pub fn columns() -> String {
    read(COLUMNS)
}

/// Stores the column mappings, where that is allowed.
pub fn set_columns(text: &str) {
    write(COLUMNS, text);
}
