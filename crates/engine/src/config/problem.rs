//! What is wrong in settings, in words.

use super::Refused;
use crate::catalogue::{EmbedKey, Words};

/// Longest piece of a text that is quoted back, in characters.
const LONGEST_QUOTE: usize = 60;

/// A mistake in the settings. What it is about is left out; the rest is heeded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The setting, as the person knows it: `panels`, `style.accent`, `codes.partnership_type`.
    pub at: String,
    /// What was found there.
    pub found: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file is no JSON, or no object.
    NotJson,
    /// The file is too long.
    FileTooLong,
    /// There is no such setting.
    Unknown,
    /// It should be a text.
    WantsText,
    /// It should be a list of texts.
    WantsList,
    /// It should be an object of texts.
    WantsObject,
    /// The text is too long.
    TooLong,
    /// There are too many of them.
    TooMany,
    /// The interface does not speak this language.
    NoLanguage,
    /// No theme has this name.
    NoTheme,
    /// No part of the page has this name.
    NoPanel,
    /// No file of the base map has this name, or it is not taken away with `-`.
    NoBaseMap,
    /// No filter has this name.
    NoLock,
    /// A part of the filter means nothing.
    NoFilter,
    /// No property of the style has this name.
    NoProperty,
    /// It is no colour of six digits.
    NoColour,
    /// It is no list of font names.
    NoFont,
    /// It is no length from 0 to 16 px.
    NoLength,
    /// It cannot be read on its ground.
    TooFaint,
    /// It is no origin.
    NoOrigin,
    /// No column has this name.
    NoColumn,
    /// The address of a file is refused.
    Address(Refused),
}

impl Problem {
    /// What is wrong where.
    #[must_use]
    pub fn new(at: &str, found: &str, fault: Fault) -> Self {
        Self {
            at: at.to_owned(),
            found: found.to_owned(),
            fault,
        }
    }

    /// What was found, what was done, what to do.
    #[must_use]
    pub fn words(&self, words: Words) -> String {
        let mut found: String = self.found.chars().take(LONGEST_QUOTE).collect();
        if found.len() < self.found.len() {
            found.push('…');
        }
        words.fill(self.fault.key(), &[("at", &self.at), ("found", &found)])
    }
}

impl Fault {
    const fn key(self) -> EmbedKey {
        match self {
            Self::NotJson => EmbedKey::NotJson,
            Self::FileTooLong => EmbedKey::FileTooLong,
            Self::Unknown => EmbedKey::UnknownSetting,
            Self::WantsText => EmbedKey::WantsText,
            Self::WantsList => EmbedKey::WantsList,
            Self::WantsObject => EmbedKey::WantsObject,
            Self::TooLong => EmbedKey::TooLong,
            Self::TooMany => EmbedKey::TooMany,
            Self::NoLanguage => EmbedKey::NoLanguage,
            Self::NoTheme => EmbedKey::NoTheme,
            Self::NoPanel => EmbedKey::NoPanel,
            Self::NoBaseMap => EmbedKey::NoBaseMap,
            Self::NoLock => EmbedKey::NoLock,
            Self::NoFilter => EmbedKey::NoFilter,
            Self::NoProperty => EmbedKey::NoProperty,
            Self::NoColour => EmbedKey::NoColour,
            Self::NoFont => EmbedKey::NoFont,
            Self::NoLength => EmbedKey::NoLength,
            Self::TooFaint => EmbedKey::TooFaint,
            Self::NoOrigin => EmbedKey::NoOrigin,
            Self::NoColumn => EmbedKey::NoColumn,
            Self::Address(refused) => refused.key(),
        }
    }
}

impl Refused {
    const fn key(self) -> EmbedKey {
        match self {
            Self::Empty => EmbedKey::AddressEmpty,
            Self::Long => EmbedKey::AddressLong,
            Self::Unclear => EmbedKey::AddressUnclear,
            Self::Scheme => EmbedKey::AddressScheme,
            Self::Login => EmbedKey::AddressLogin,
            Self::Host => EmbedKey::AddressHost,
            Self::Private => EmbedKey::AddressPrivate,
            Self::NotListed => EmbedKey::AddressNotListed,
            Self::Insecure => EmbedKey::AddressInsecure,
            Self::Alone => EmbedKey::AddressAlone,
        }
    }
}
