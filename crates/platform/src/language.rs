//! The language that the page speaks: settled before the app starts, the same in all modules.

use std::cell::Cell;

use js_sys::Reflect;
pub use messages::translation::FILE;
use messages::{Language, translation};

use super::{fetch, is_one_file, root, settings, window};

/// On the window: the packed texts, for modules that start later.
const PACKED: &str = "packedLanguage";

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
}

/// The language that is spoken.
#[must_use]
pub fn spoken() -> Language {
    SPOKEN.get()
}

/// The packed texts of Welsh, where they are at hand.
#[must_use]
pub fn packed() -> Option<String> {
    Reflect::get(&window(), &PACKED.into()).ok()?.as_string()
}

/// Whether the page can speak a language: one that is a file speaks what it carries.
#[must_use]
pub fn can_speak(language: Language) -> bool {
    language == Language::English || !is_one_file() || packed().is_some()
}

/// The language that a page that is one file carries beside English.
pub async fn carried() -> Option<Language> {
    at_hand().await.map(|_| Language::Welsh)
}

/// Learns what is spoken: every module's start.
pub fn learn() {
    if root("lang") == Language::Welsh.tag() && packed().is_some_and(translation::load) {
        SPOKEN.set(Language::Welsh);
    }
}

/// Has the page speak a language from now on, and every module that starts later. False where its
/// texts cannot be had: the page goes on in English.
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
