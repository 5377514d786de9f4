//! The parts of the page that settings can hide.
//!
//! The statement of whose data is shown and whether it is illustrative, and the link to sources and
//! licences, are not on the list: they are always shown.

/// Which parts of the page are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panels(u32);

impl Panels {
    /// The names of the parts, in the order of the page: the masthead and, in it, the choice of
    /// data, the buttons for files, for the link, for light and dark, for sources and for another
    /// language; the title, the choice of view, the filters, the chips, the links to report and
    /// template; the map's legend and buttons.
    pub const NAMES: [&str; 14] = [
        "masthead", "source", "open", "link", "theme", "about", "language", "title", "views",
        "filters", "chips", "report", "legend", "buttons",
    ];
    /// Every part.
    pub const ALL: Self = Self((1 << Self::NAMES.len()) - 1);
    /// None of the parts that can be hidden.
    pub const NONE: Self = Self(0);

    /// Shows or hides a part by its name; `None` where no part has this name.
    #[must_use]
    pub fn with(self, name: &str, shown: bool) -> Option<Self> {
        let place = Self::NAMES.iter().position(|known| *known == name)?;
        let bit = 1 << place;
        Some(Self(if shown { self.0 | bit } else { self.0 & !bit }))
    }

    /// Whether the part with a name is shown.
    #[must_use]
    pub fn shows(self, name: &str) -> bool {
        self.with(name, true) == Some(self)
    }

    /// The names of the parts that are shown.
    pub fn shown(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES.into_iter().filter(move |name| self.shows(name))
    }

    /// The names of the parts that are hidden.
    pub fn hidden(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES
            .into_iter()
            .filter(move |name| !self.shows(name))
    }

    /// Reads a list of names: of the parts that are shown or, each after a `-`, of those that are
    /// hidden. `none` hides everything that can be hidden. Also returns the words that are not
    /// names.
    pub fn of_names<'a>(names: impl Iterator<Item = &'a str>) -> (Option<Self>, Vec<&'a str>) {
        let mut panels = None;
        let mut unknown = Vec::new();
        for name in names {
            let (start, part, shown) = match name.strip_prefix('-') {
                Some(part) => (Self::ALL, part, false),
                None => (Self::NONE, name, true),
            };
            let before = panels.unwrap_or(start);
            match before.with(part, shown) {
                _ if name == "none" => panels = Some(before),
                Some(changed) => panels = Some(changed),
                None => unknown.push(name),
            }
        }
        (panels, unknown)
    }
}
