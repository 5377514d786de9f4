//! The custom properties of the page's style that settings may set, and the rules that they become.
//!
//! This is a closed list with a fixed form for each value: nothing from a setting reaches a style
//! sheet without being parsed and written again here. The map's own colours are not included: they
//! carry meaning, and were chosen to be distinguishable.

use super::{Fault, Problem};
use cartography::scene::Theme as Scheme;
use cartography::scene::palette::{Ink, Rgb, contrast};

/// The minimum contrast of text with its background (WCAG 2.1, 1.4.3), and of non-text elements
/// (1.4.11).
const TEXT: f64 = 4.5;
const SHAPE: f64 = 3.0;

/// A custom property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// The colour of links, buttons and selected items.
    Accent,
    /// The colour of the ring around the element with keyboard focus.
    Focus,
    /// The font of titles.
    Serif,
    /// The font of everything else.
    Sans,
    /// The radius of corners.
    Radius,
}

impl Property {
    /// Every property.
    pub const ALL: [Self; 5] = [
        Self::Accent,
        Self::Focus,
        Self::Serif,
        Self::Sans,
        Self::Radius,
    ];

    /// The property's name in settings; with `--` in front, its name in style sheets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Focus => "focus",
            Self::Serif => "serif",
            Self::Sans => "sans",
            Self::Radius => "radius",
        }
    }

    const fn is_colour(self) -> bool {
        matches!(self, Self::Accent | Self::Focus)
    }
}

/// A property with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The property.
    pub property: Property,
    /// Whether it is the colour for the dark theme, rather than for the light one.
    pub dark: bool,
    /// The value, checked and in a uniform form: `#00588a`, `Georgia, serif`, `8px`.
    value: String,
}

impl Setting {
    /// The name in settings: `accent`, `accent-dark`.
    #[must_use]
    pub fn name(&self) -> String {
        let dark = if self.dark { "-dark" } else { "" };
        format!("{}{dark}", self.property.name())
    }

    /// Its value.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    pub(super) fn is_of(&self, other: &Self) -> bool {
        (self.property, self.dark) == (other.property, other.dark)
    }

    /// Whether a name is one of these settings.
    pub(super) fn is_name(name: &str) -> bool {
        property_of(name).is_some()
    }

    /// Reads a setting.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(name: &str, value: &str) -> Result<Self, Fault> {
        let (property, dark) = property_of(name).ok_or(Fault::NoProperty)?;
        let value = value.trim();
        let value = match property {
            Property::Accent | Property::Focus => {
                let colour = colour(value).ok_or(Fault::NoColour)?;
                let least = if property == Property::Accent {
                    TEXT
                } else {
                    SHAPE
                };
                if contrast(colour, scheme(dark).colour(Ink::Paper)) < least {
                    return Err(Fault::TooFaint);
                }
                colour.to_string()
            }
            Property::Serif | Property::Sans => font(value).ok_or(Fault::NoFont)?,
            Property::Radius => radius(value).ok_or(Fault::NoLength)?,
        };
        Ok(Self {
            property,
            dark,
            value,
        })
    }

    pub(super) fn problem(at: &str, name: &str, value: &str, fault: Fault) -> Problem {
        let found = if fault == Fault::NoProperty {
            name
        } else {
            value
        };
        Problem::new(at, found, fault)
    }
}

fn property_of(name: &str) -> Option<(Property, bool)> {
    let (name, dark) = name
        .strip_suffix("-dark")
        .map_or((name, false), |name| (name, true));
    let property = Property::ALL.into_iter().find(|p| p.name() == name)?;
    (!dark || property.is_colour()).then_some((property, dark))
}

const fn scheme(dark: bool) -> Scheme {
    if dark { Scheme::Dark } else { Scheme::Light }
}

/// Reads `#00588a`, `00588a` (since a `#` begins the fragment of an address) or `#058`.
fn colour(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    let byte = |shift: u32| (number >> shift) as u8;
    match digits.len() {
        6 => Some(Rgb(byte(16), byte(8), byte(0))),
        3 => Some(Rgb(
            (byte(8) & 15) * 17,
            (byte(4) & 15) * 17,
            (byte(0) & 15) * 17,
        )),
        _ => None,
    }
}

/// Reads names of fonts that users may have installed, separated by commas; nothing is fetched.
fn font(text: &str) -> Option<String> {
    const LONGEST: usize = 200;
    let is_name = |name: &str| {
        let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_');
        !name.is_empty() && name.chars().all(letters)
    };
    let mut names = Vec::new();
    for name in text.split(',') {
        let name = name.trim().trim_matches(['"', '\'']).trim();
        if !is_name(name) {
            return None;
        }
        let is_keyword = ["serif", "sans-serif", "system-ui", "monospace"].contains(&name);
        names.push(if is_keyword {
            name.to_owned()
        } else {
            format!("\"{name}\"")
        });
    }
    let list = names.join(", ");
    (list.len() <= LONGEST).then_some(list)
}

fn radius(text: &str) -> Option<String> {
    let digits = text.strip_suffix("px").unwrap_or(text);
    let px: u8 = digits.parse().ok()?;
    (px <= 16).then(|| format!("{px}px"))
}

/// The rules of a style sheet for some settings, one entry each. They take precedence over the
/// page's own, wherever they are placed.
#[must_use]
pub fn rules(settings: &[Setting]) -> Vec<String> {
    let light = declarations(settings, false);
    let dark = declarations(settings, true);
    let mut out = Vec::new();
    if !light.is_empty() {
        // Not in the dark theme, where the same colour would not be legible.
        out.push(format!(":root:root[data-theme=light]{{{light}}}"));
        out.push(format!(
            "@media (prefers-color-scheme: light){{:root:root:not([data-theme=dark]){{{light}}}}}"
        ));
    }
    if !dark.is_empty() {
        out.push(format!(":root:root[data-theme=dark]{{{dark}}}"));
        out.push(format!(
            "@media (prefers-color-scheme: dark){{:root:root:not([data-theme=light]){{{dark}}}}}"
        ));
    }
    let always: String = settings
        .iter()
        .filter(|setting| !setting.property.is_colour())
        .map(|setting| format!("--{}:{};", setting.property.name(), setting.value))
        .collect();
    if !always.is_empty() {
        out.push(format!(":root:root{{{always}}}"));
    }
    out
}

fn declarations(settings: &[Setting], dark: bool) -> String {
    let mut out = String::new();
    for setting in settings {
        if !setting.property.is_colour() || setting.dark != dark {
            continue;
        }
        out += &format!("--{}:{};", setting.property.name(), setting.value);
        if setting.property == Property::Accent
            && let Some(colour) = colour(&setting.value)
        {
            out += &format!("--on-accent:{};", over(colour));
        }
    }
    out
}

/// Black or white, whichever is more legible on a colour.
fn over(ground: Rgb) -> Rgb {
    let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
    if contrast(white, ground) >= contrast(black, ground) {
        white
    } else {
        black
    }
}
