//! The query: the only state that is shared, bookmarked and restored.

mod camera;
mod lock;
mod near;
mod url;

pub use camera::{Camera, Outlook};
pub use lock::Locked;
pub use near::{DistanceUnit, Near, Radius};

use serde::{Deserialize, Serialize};

/// A dimension of the data that a user can filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Facet {
    /// Partnership type.
    Type,
    /// National institution.
    Institution,
    /// Funding stream.
    Funding,
    /// Kind of partner.
    Kind,
    /// Nation.
    Nation,
    /// Region.
    Region,
    /// Local authority district.
    District,
    /// How certain the record is: documented, reported, illustrative.
    Certainty,
}

impl Facet {
    /// Every facet, in the order in which they are shown. A facet's position here is its index.
    pub const ALL: [Self; 8] = [
        Self::Type,
        Self::Institution,
        Self::Funding,
        Self::Kind,
        Self::Nation,
        Self::Region,
        Self::District,
        Self::Certainty,
    ];

    /// The facet's position in [`Self::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Whether a record can hold several values.
    #[must_use]
    pub const fn is_multi(self) -> bool {
        matches!(self, Self::Type | Self::Funding)
    }

    /// The facet's key in the page address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Institution => "institution",
            Self::Funding => "funding",
            Self::Kind => "kind",
            Self::Nation => "nation",
            Self::Region => "region",
            Self::District => "district",
            Self::Certainty => "certainty",
        }
    }
}

/// The values chosen in one facet, in the order in which they were chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Distinct values; the empty value stands for "not given".
    pub values: Vec<String>,
    /// Whether a record must have all of them (only where a record can have several).
    pub all: bool,
}

impl Choice {
    /// Adds the value, or removes it.
    pub fn toggle(&mut self, value: &str) {
        match self.values.iter().position(|v| v == value) {
            Some(i) => {
                self.values.remove(i);
            }
            None => self.values.push(value.to_owned()),
        }
    }
}

/// The unit in which results are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// Rows as returned.
    #[default]
    Records,
    /// Distinct projects.
    Projects,
    /// Distinct partner organisations.
    Partners,
}

impl Unit {
    /// Every unit, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Records, Self::Projects, Self::Partners];

    /// The unit's key in the page address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Projects => "projects",
            Self::Partners => "partners",
        }
    }
}

/// The data set shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// The bundled documented partnerships.
    #[default]
    Documented,
    /// The synthetic survey.
    Illustrative,
    /// Files that the user opened. They are never stored, so a reload cannot bring them back.
    Own,
}

/// A range of calendar years, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Years {
    /// First year.
    pub from: i32,
    /// Last year; not before `from`.
    pub to: i32,
    /// Whether records without a date are kept.
    pub undated: bool,
}

/// The item whose details are shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Target {
    /// A map position, in 1/10,000 of a degree: latitude, longitude.
    Place(i32, i32),
    /// A partner by name.
    Partner(String),
    /// An institution by name.
    Institution(String),
    /// A record: its id where that is unique in the data set, else `#` and its row there.
    Record(String),
    /// A point that was searched for, whether or not the data set has anything there.
    Spot {
        /// Latitude, in 1/10,000 of a degree north.
        lat: i32,
        /// Longitude, in 1/10,000 of a degree east.
        lon: i32,
        /// The point's name; may be empty.
        name: String,
    },
}

/// How the filtered records are shown in the main area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The map.
    #[default]
    Map,
    /// The table.
    Table,
    /// A view of the analysis.
    Analysis(View),
}

/// A view of the analysis, which answers one question of the mapping exercise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum View {
    /// How partnerships are spread across nations, regions or districts.
    #[default]
    Areas,
    /// How dense partnerships are, regardless of boundaries.
    Density,
    /// Which institution works where, and which nation with which.
    Flows,
    /// Who works with whom: cross-tables.
    Matrix,
    /// Small maps, one for each type, funding stream or institution.
    SmallMultiples,
    /// How partnerships develop over time.
    Timeline,
    /// Two periods or two filters side by side.
    Compare,
    /// Where there are fewest partnerships.
    ColdSpots,
    /// How much depends on each funding stream.
    Funding,
    /// A page about one institution, partner or region.
    Profile,
    /// The findings in sentences.
    Findings,
}

impl View {
    /// Every view, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Areas,
        Self::Density,
        Self::Flows,
        Self::Matrix,
        Self::SmallMultiples,
        Self::Timeline,
        Self::Compare,
        Self::ColdSpots,
        Self::Funding,
        Self::Profile,
        Self::Findings,
    ];

    /// The view's key in the page address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Areas => "areas",
            Self::Density => "density",
            Self::Flows => "flows",
            Self::Matrix => "matrix",
            Self::SmallMultiples => "multiples",
            Self::Timeline => "timeline",
            Self::Compare => "compare",
            Self::ColdSpots => "gaps",
            Self::Funding => "funding-share",
            Self::Profile => "profile",
            Self::Findings => "findings",
        }
    }
}

/// A column that the table can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SortBy {
    /// Partner name.
    Partner,
    /// Place name.
    Place,
    /// Distance from the point that [`Query::near`] names.
    Distance,
    /// Region.
    Region,
    /// Institution.
    Institution,
    /// Types.
    Type,
    /// Funding streams.
    Funding,
    /// First day.
    Start,
    /// Title.
    Title,
}

impl SortBy {
    /// Every sortable column, in the order of the table.
    pub const ALL: [Self; 9] = [
        Self::Partner,
        Self::Place,
        Self::Distance,
        Self::Region,
        Self::Institution,
        Self::Type,
        Self::Funding,
        Self::Start,
        Self::Title,
    ];

    /// The column's key in the page address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Place => "place",
            Self::Distance => "distance",
            Self::Region => "region",
            Self::Institution => "institution",
            Self::Type => "type",
            Self::Funding => "funding",
            Self::Start => "start",
            Self::Title => "title",
        }
    }
}

/// The table's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    /// The column to sort by.
    pub by: SortBy,
    /// Descending order: from Z to A, from latest to earliest.
    pub descending: bool,
}

/// Everything that a link to the page restores.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Query {
    /// The data set shown.
    pub source: Source,
    /// One choice per facet, indexed by [`Facet::index`].
    pub facets: [Choice; Facet::ALL.len()],
    /// The period; `None` keeps every record.
    pub years: Option<Years>,
    /// A radius around a point; `None` keeps every record, including those without a position.
    pub near: Option<Near>,
    /// Search words, each of which the partner, place, institution or title must contain.
    pub text: String,
    /// The unit in which results are counted.
    pub unit: Unit,
    /// Whether marks show the main partnership type.
    pub by_type: bool,
    /// Whether the institutions' own sites are shown.
    pub sites: bool,
    /// Where the user moved the map; `None` lets it follow the filters ([`Camera`]).
    pub camera: Option<Camera>,
    /// The item whose details are shown.
    pub target: Option<Target>,
    /// What fills the main area: map, table or a view of the analysis.
    pub stage: Stage,
    /// The options of the current analysis view, as that view writes them
    /// ([`analysis::ViewOptions`]).
    pub lens: String,
    /// The table's order; `None` is the order of the file.
    pub sort: Option<Sort>,
    /// The parts of the query that cannot be changed. They come from the page's settings, never
    /// from an address.
    #[serde(skip)]
    pub locked: Locked,
}

impl Query {
    /// The choice in a facet.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "there is a choice for every facet")]
    pub const fn choice(&self, facet: Facet) -> &Choice {
        &self.facets[facet.index()]
    }

    /// The choice in a facet, for modification.
    #[expect(clippy::indexing_slicing, reason = "there is a choice for every facet")]
    pub const fn choice_mut(&mut self, facet: Facet) -> &mut Choice {
        &mut self.facets[facet.index()]
    }

    /// Adds a value to a facet's choice or removes it, unless the facet is locked.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        if !self.locked.has(facet.index()) {
            self.choice_mut(facet).toggle(value);
        }
    }

    /// Sets or removes the filter by distance from a point, unless it is locked.
    pub fn set_near(&mut self, near: Option<Near>) {
        if !self.locked.has(Locked::NEAR) {
            self.near = near;
        }
    }

    /// Whether any filter narrows the records.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.years.is_some()
            || self.near.is_some()
            || !self.text.trim().is_empty()
            || self.facets.iter().any(|choice| !choice.values.is_empty())
    }

    /// Removes every filter that is not locked; the data set, the camera and the main area stay.
    pub fn clear_filters(&mut self) {
        let before = self.clone();
        self.facets = Default::default();
        self.years = None;
        self.near = None;
        self.text.clear();
        self.hold(&before);
    }

    /// The filters and the unit alone, on which rows and counts depend.
    #[must_use]
    pub fn filters(&self) -> Self {
        Self {
            facets: self.facets.clone(),
            years: self.years,
            near: self.near.clone(),
            text: self.text.clone(),
            unit: self.unit,
            ..Self::default()
        }
    }

    /// Takes over the filters and the unit of another query, unless they are locked.
    pub fn take_filters(&mut self, other: Self) {
        let present = self.clone();
        self.facets = other.facets;
        self.years = other.years;
        self.near = other.near;
        self.text = other.text;
        self.unit = other.unit;
        self.hold(&present);
    }

    /// Whether two queries give the same rows and counts.
    #[must_use]
    pub fn same_filters(&self, other: &Self) -> bool {
        self.facets == other.facets
            && self.years == other.years
            && self.near == other.near
            && self.text == other.text
            && self.unit == other.unit
    }
}
