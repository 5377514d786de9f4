//! How a page presents the map: its settings, from `config.json` next to it and from the parameters
//! of its address.
//!
//! Settings are written by hand, by people without a console open: anything wrong in them is
//! ignored and reported as a [`Problem`], never an error. Settings determine how things look and
//! where data comes from. What is shown of the data is determined by the [`Query`], whose initial
//! value is in [`Config::filter`].

mod address;
#[cfg(test)]
mod address_tests;
mod json;
mod origin;
mod panels;
mod params;
mod problem;
mod style;
#[cfg(test)]
mod tests;

use messages::Language;
use records::codes::{Nation, Region};
use records::query::{Facet, Locked, Query, Source};
use records::record::Field;

pub use address::{Address, Refused, address};
pub use origin::WebOrigin;
pub use panels::Panels;
pub use problem::{Fault, Problem};
pub use style::{Property, Setting, rules};

/// The maximum size of `config.json`, in bytes.
pub const LONGEST_FILE: usize = 64 * 1024;
/// The maximum length of a title and of a logo text, in characters.
pub const LONGEST_TEXT: usize = 120;
/// The maximum number of data files, and of origins in each list.
pub const MOST: usize = 16;
/// The maximum number of values that are given another meaning.
pub const MOST_CODES: usize = 500;

/// Light, dark, or following the user's system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Follows the system.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its name in settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The files of the base map, each with one licence, that settings can leave out.
pub const BASE_MAP: [&str; 5] = [
    "land",
    "built-up",
    "parks",
    "northern-ireland",
    "topography",
];

/// The settings of a page. Whatever is not set keeps the page's default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The title, instead of the page's own.
    pub title: Option<String>,
    /// The text next to the logo in the masthead.
    pub logo: Option<String>,
    /// The language of the interface.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: Option<Theme>,
    /// The parts of the page that are shown.
    pub panels: Option<Panels>,
    /// The files of the base map that are left out, by the names in [`BASE_MAP`].
    pub base_map_without: Vec<&'static str>,
    /// The initial query, as an address fragment in its shortest form.
    pub filter: String,
    /// The parts of the query that are locked.
    pub locked: Locked,
    /// Addresses of the files that are shown, as written; [`address`] checks them.
    pub data: Vec<String>,
    /// Origins, other than the page's own, from which data may come. Only `config.json` can set
    /// them.
    pub origins: Vec<WebOrigin>,
    /// Origins whose pages may send messages; if none is given, any page that embeds the map. Only
    /// `config.json` can set them.
    pub hosts: Vec<WebOrigin>,
    /// Custom properties of the style.
    pub style: Vec<Setting>,
    /// Meanings of values in the data files: the column, the value as found, the value meant. Only
    /// `config.json` can set them.
    pub codes: Vec<(Field, String, String)>,
}

impl Config {
    /// Reads `config.json`: the settings, and the problems in it.
    #[must_use]
    pub fn of_json(text: &str) -> (Self, Vec<Problem>) {
        json::read(text)
    }

    /// Reads the parameters of an address, with or without `?`. Parameters that are not settings
    /// belong to others and are ignored.
    #[must_use]
    pub fn of_params(params: &str) -> (Self, Vec<Problem>) {
        params::read(params)
    }

    /// The settings as parameters, without `?`, except those that only `config.json` may contain.
    #[must_use]
    pub fn to_params(&self) -> String {
        params::write(self)
    }

    /// Combines these settings with those of an address, which take precedence. The address can add
    /// locks but not remove any, and cannot change what these settings lock or whom the page
    /// trusts.
    #[must_use]
    pub fn overlay(self, over: Self) -> Self {
        let mut query = over.query();
        if over.filter.is_empty() {
            query = Query::from_fragment(&self.filter);
        }
        query.hold(&self.query());
        let mut style = self.style;
        for setting in over.style {
            style.retain(|known| !known.is_of(&setting));
            style.push(setting);
        }
        Self {
            title: over.title.or(self.title),
            logo: over.logo.or(self.logo),
            language: over.language.or(self.language),
            theme: over.theme.or(self.theme),
            panels: over.panels.or(self.panels),
            base_map_without: if over.base_map_without.is_empty() {
                self.base_map_without
            } else {
                over.base_map_without
            },
            filter: query.to_fragment(),
            locked: self.locked.and(over.locked),
            data: if over.data.is_empty() {
                self.data
            } else {
                over.data
            },
            origins: self.origins,
            hosts: self.hosts,
            style,
            codes: self.codes,
        }
    }

    /// The query with which the page starts if its address has none.
    #[must_use]
    pub fn query(&self) -> Query {
        Query {
            locked: self.locked,
            ..Query::from_fragment(&self.filter)
        }
    }

    /// The query with which the page starts: that of its address, except for locked parts. Files
    /// named by these settings are not loaded yet, so no address can refer to them.
    #[must_use]
    pub fn start(&self, fragment: &str) -> Query {
        let own = self.query();
        let mut query = if fragment.is_empty() {
            own.clone()
        } else {
            Query::from_fragment(fragment)
        };
        query.hold(&own);
        if !self.data.is_empty() {
            query.source = Source::Documented;
            query.locked.add(Locked::SOURCE);
        }
        query
    }
}

/// Whether the nations and regions of a query exist; whether other values exist depends on the
/// data.
fn is_on_the_map(query: &Query) -> bool {
    let values = |facet| query.choice(facet).values.iter();
    let is_nation = |value: &String| Nation::ALL.iter().any(|nation| nation.name() == value);
    let is_region = |value: &String| Region::ALL.iter().any(|region| region.name() == value);
    values(Facet::Nation).all(is_nation) && values(Facet::Region).all(is_region)
}

/// The parts of a filter that are not understood, pair by pair, and the rest in its shortest form.
fn filter(text: &str) -> (String, Vec<String>) {
    let (mut kept, mut lost) = (Vec::new(), Vec::new());
    for pair in text.trim_start_matches(['#', '?']).split('&') {
        let key = pair.split('=').next().unwrap_or_default();
        // These have a meaning only together with others, and the last is the default.
        let is_known = matches!(key, "undated" | "type.match" | "funding.match")
            || pair == "data=documented"
            || pair == "unit=records"
            || pair == "view=map";
        let alone = Query::from_fragment(pair);
        let is_lost = !is_known && alone == Query::default();
        if !pair.is_empty() && (is_lost || !is_on_the_map(&alone)) {
            lost.push(pair.to_owned());
        } else {
            kept.push(pair);
        }
    }
    let mut query = Query::from_fragment(&kept.join("&"));
    if query.source == Source::Own {
        lost.push("data=own".to_owned());
        query.source = Source::Documented;
    }
    (query.to_fragment(), lost)
}
