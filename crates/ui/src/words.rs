//! Access to the catalogue of texts.

use messages::{Text, Words};

use platform::language;

/// The texts in the interface's language.
#[must_use]
pub fn words() -> Words {
    Words(language::spoken())
}

/// The text of a key.
#[must_use]
pub fn t(key: impl Text) -> &'static str {
    words().get(key)
}
