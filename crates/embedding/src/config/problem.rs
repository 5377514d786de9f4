//! Mistakes in settings, and their wording.

use super::Refused;
use messages::{SettingsText, Words};

/// The maximum length of a quotation, in characters.
const LONGEST_QUOTE: usize = 60;

/// A mistake in the settings. The setting concerned is ignored; all others apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The setting's name as in the file or address: `panels`, `style.accent`,
    /// `codes.partnership_type`.
    pub at: String,
    /// What was found there.
    pub found: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file is not JSON, or not an object.
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
    /// There are too many values.
    TooMany,
    /// The interface is not available in this language.
    NoLanguage,
    /// No theme has this name.
    NoTheme,
    /// No part of the page has this name.
    NoPanel,
    /// No file of the base map has this name, or it is not excluded with `-`.
    NoBaseMap,
    /// No filter has this name.
    NoLock,
    /// A part of the filter is not understood.
    NoFilter,
    /// No property of the style has this name.
    NoProperty,
    /// It is not a colour of six digits.
    NoColour,
    /// It is not a list of font names.
    NoFont,
    /// It is not a length from 0 to 16 px.
    NoLength,
    /// Its contrast with its background is too low.
    TooFaint,
    /// It is not an origin.
    NoOrigin,
    /// No column has this name.
    NoColumn,
    /// The address of a file is refused.
    Address(Refused),
}

impl Problem {
    /// A problem with a setting.
    #[must_use]
    pub fn new(at: &str, found: &str, fault: Fault) -> Self {
        Self {
            at: at.to_owned(),
            found: found.to_owned(),
            fault,
        }
    }

    /// What was found, what was done, and what to do.
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
    const fn key(self) -> SettingsText {
        match self {
            Self::NotJson => SettingsText::NotJson,
            Self::FileTooLong => SettingsText::FileTooLong,
            Self::Unknown => SettingsText::UnknownSetting,
            Self::WantsText => SettingsText::WantsText,
            Self::WantsList => SettingsText::WantsList,
            Self::WantsObject => SettingsText::WantsObject,
            Self::TooLong => SettingsText::TooLong,
            Self::TooMany => SettingsText::TooMany,
            Self::NoLanguage => SettingsText::NoLanguage,
            Self::NoTheme => SettingsText::NoTheme,
            Self::NoPanel => SettingsText::NoPanel,
            Self::NoBaseMap => SettingsText::NoBaseMap,
            Self::NoLock => SettingsText::NoLock,
            Self::NoFilter => SettingsText::NoFilter,
            Self::NoProperty => SettingsText::NoProperty,
            Self::NoColour => SettingsText::NoColour,
            Self::NoFont => SettingsText::NoFont,
            Self::NoLength => SettingsText::NoLength,
            Self::TooFaint => SettingsText::TooFaint,
            Self::NoOrigin => SettingsText::NoOrigin,
            Self::NoColumn => SettingsText::NoColumn,
            Self::Address(refused) => refused.key(),
        }
    }
}

impl Refused {
    const fn key(self) -> SettingsText {
        match self {
            Self::Empty => SettingsText::AddressEmpty,
            Self::Long => SettingsText::AddressLong,
            Self::Unclear => SettingsText::AddressUnclear,
            Self::Scheme => SettingsText::AddressScheme,
            Self::Login => SettingsText::AddressLogin,
            Self::Host => SettingsText::AddressHost,
            Self::Private => SettingsText::AddressPrivate,
            Self::NotListed => SettingsText::AddressNotListed,
            Self::Insecure => SettingsText::AddressInsecure,
            Self::Alone => SettingsText::AddressAlone,
        }
    }
}
