//! What is kept between visits: whether the page is light or dark, and what the columns of a user's
//! files hold. Never a record.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

const KEY: &str = "partnership-map.theme";

/// The theme that was chosen, or auto where storage is empty, broken or forbidden.
#[must_use]
pub fn theme() -> Theme {
    let stored = super::window().local_storage().ok().flatten();
    match stored
        .and_then(|storage| storage.get_item(KEY).ok().flatten())
        .as_deref()
    {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    }
}

/// Applies a theme and remembers it where that is allowed.
pub fn set_theme(theme: Theme) {
    apply(theme);
    if let Ok(Some(storage)) = super::window().local_storage() {
        let _ = storage.set_item(KEY, theme.name());
    }
}

/// Applies a theme to the page.
pub fn apply(theme: Theme) {
    let root = super::window()
        .document()
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("data-theme", theme.name());
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
pub fn is_dark(theme: Theme) -> bool {
    match theme {
        Theme::Light => false,
        Theme::Dark => true,
        Theme::Auto => super::media("(prefers-color-scheme: dark)"),
    }
}

const COLUMNS: &str = "partnership-map.columns";

/// What was settled about files of known shapes, as `crates/desk` writes it; empty where storage is
/// empty or forbidden.
#[must_use]
pub fn columns() -> String {
    let stored = super::window().local_storage().ok().flatten();
    stored
        .and_then(|storage| storage.get_item(COLUMNS).ok().flatten())
        .unwrap_or_default()
}

/// Keeps what was settled about files of known shapes, where that is allowed.
pub fn set_columns(text: &str) {
    if let Ok(Some(storage)) = super::window().local_storage() {
        let _ = storage.set_item(COLUMNS, text);
    }
}
