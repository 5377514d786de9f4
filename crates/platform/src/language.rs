//! The language of the page: determined before the app starts, and the same in all modules.

use std::cell::Cell;

use js_sys::Reflect;
pub use messages::translation::FILE;
use messages::{Language, translation};

use super::{fetch, is_one_file, root, settings, window};

/// The property of the window with the packed texts, for modules that start later.
const PACKED: &str = "packedLanguage";

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
}

/// The current language.
#[must_use]
pub fn spoken() -> Language {
    SPOKEN.get()
}

/// The packed texts of Welsh, where they are loaded.
#[must_use]
pub fn packed() -> Option<String> {
    Reflect::get(&window(), &PACKED.into()).ok()?.as_string()
}

/// Whether the page can use a language: a one-file page can use what it contains.
#[must_use]
pub fn can_speak(language: Language) -> bool {
    language == Language::English || !is_one_file() || packed().is_some()
}

/// The language that a one-file page contains in addition to English.
pub async fn carried() -> Option<Language> {
    at_hand().await.map(|_| Language::Welsh)
}

/// Determines the current language; called when a module starts.
pub fn learn() {
    if root("lang") == Language::Welsh.tag() && packed().is_some_and(translation::load) {
        SPOKEN.set(Language::Welsh);
    }
}

/// Makes the page and every module that starts later use a language. Returns false where its texts
/// are not available: the page stays in English.
pub async fn speak(language: Language) -> bool {
    if language == Language::Welsh && !at_hand().await.is_some_and(translation::load) {
        return false;
    }
    settings::set_root("lang", language.tag());
    SPOKEN.set(language);
    true
}

async fn at_hand() -> Option<String> {
    if let Some(packed) = packed() {
        return Some(packed);
    }
    let packed = String::from_utf8(fetch::uncached(FILE).await?).ok()?;
    let _ = Reflect::set(&window(), &PACKED.into(), &packed.as_str().into());
    Some(packed)
}
