//! The questions of the mapping exercise, each answered by one view.
//!
//! ```text
//! Input (records, rows, query, boundaries) ─ a view's counts ─ Panel (figure, tables, sentence)
//! ```
//!
//! Each view is a module here with one function, `panel(&Input) -> Panel`. It counts with
//! [`count`], classifies with [`classes`], draws with [`figure`] and words its findings with its
//! own texts; the program that shows it (`crates/deferred`) does not know any view by name. How a
//! view shows things is set by its [`ViewOptions`]; what is counted and filtered, by the [`Query`]
//! that map, table and views share.

pub mod area_index;
pub mod areas;
pub mod classes;
pub mod cold_spots;
pub mod compare;
pub mod count;
pub mod density;
pub mod figure;
pub mod findings;
pub mod flows;
pub mod funding;
pub mod included;
pub mod institution_nation;
pub mod legend;
pub mod maps;
pub mod matrix;
pub mod population;
pub mod profile;
pub mod small_multiples;
pub mod svg;
pub mod table;
pub mod timeline;
pub mod unfiltered;
mod view_options;

pub use area_index::Located;
pub use figure::Figure;
pub use table::{Cell, Table};
pub use view_options::ViewOptions;

use explore::crossfilter::{Filtered, SearchIndex};
use geography::geo::Boundaries;
use geography::sites::Sites;
use messages::{AnalysisText, Words};
use records::dataset::Dataset;
use records::query::{Facet, Query, Target, Unit, View};

/// The input of a view.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The records.
    pub data: &'a Dataset,
    /// The search index, for views that also apply other filters.
    pub search: &'a SearchIndex,
    /// The rows that match, and the counts of every facet.
    pub filtered: &'a Filtered,
    /// The current query.
    pub query: &'a Query,
    /// The boundaries of nations, regions and districts.
    pub boundaries: &'a Boundaries,
    /// The institutions' own sites.
    pub sites: &'a Sites,
    /// The district and region of each record.
    pub located: &'a Located,
    /// The maximum width of a figure, in CSS pixels.
    pub width: f64,
    /// The user's language.
    pub words: Words,
}

impl Input<'_> {
    /// The options of the view.
    #[must_use]
    pub fn lens(&self) -> ViewOptions {
        ViewOptions::parse(&self.query.lens)
    }

    /// The unit in which results are counted.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.query.unit
    }

    /// A count in the query's unit: "12 projects".
    #[must_use]
    pub fn counted(&self, n: u32) -> String {
        self.words.count_unit(self.unit(), n)
    }
}

/// A view, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// The title: what is shown, of what, in which unit.
    pub title: String,
    /// The finding, in one or two sentences that are true of the records shown.
    pub sentence: String,
    /// Notes that are needed to interpret the view correctly.
    pub notes: Vec<String>,
    /// The controls of the view.
    pub controls: Vec<Control>,
    /// The figure, if it has one.
    pub figure: Option<Figure>,
    /// The complete numbers: what the figure shows and more.
    pub tables: Vec<Table>,
    /// Longer texts, one per paragraph, used only by the findings.
    pub prose: Vec<String>,
    /// Whether the figure needs the full width, with its tables below it.
    pub wide: bool,
    /// The actions performed one after the other when the view is played.
    pub play: Vec<Action>,
}

/// A choice of how a view shows things, stored in its view options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// The option's key.
    pub key: &'static str,
    /// The control's label.
    pub label: String,
    /// Value and label of each option, the default first.
    pub options: Vec<(String, String)>,
    /// The value of the current option.
    pub chosen: String,
    /// What the choice changes.
    pub sets: ControlTarget,
}

/// What choosing an option of a control changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ControlTarget {
    /// The view options.
    #[default]
    ViewOptions,
    /// The period's first year; where no period is chosen yet, its last year is that of the data.
    From(i32),
    /// The period's last year; where no period is chosen yet, its first year is that of the data.
    To(i32),
}

impl Control {
    /// A control with fixed options; chosen is the one in the view options if it is among them,
    /// else the first.
    #[must_use]
    pub fn new(
        lens: &ViewOptions,
        key: &'static str,
        label: &str,
        options: Vec<(String, String)>,
    ) -> Self {
        let wanted = lens.get(key);
        let known = options.iter().find(|(value, _)| value == wanted);
        let chosen = known.or(options.first()).map(|(value, _)| value.clone());
        Self {
            key,
            label: label.to_owned(),
            chosen: chosen.unwrap_or_default(),
            options,
            sets: ControlTarget::ViewOptions,
        }
    }

    /// A control whose options are given as words.
    #[must_use]
    pub fn among(input: &Input, key: &'static str, label: &str, options: &[(&str, &str)]) -> Self {
        let options = options
            .iter()
            .map(|&(value, name)| (value.to_owned(), name.to_owned()));
        Self::new(&input.lens(), key, label, options.collect())
    }

    /// What choosing an option does to the query.
    #[must_use]
    pub fn act(&self, value: &str, query: &Query) -> Option<Action> {
        let is_first = self
            .options
            .first()
            .is_some_and(|(first, _)| first == value);
        let years = query.years;
        let (from, to) = match self.sets {
            ControlTarget::ViewOptions => {
                let value = if is_first { "" } else { value };
                return Some(Action::ViewOptions(self.key, value.to_owned()));
            }
            ControlTarget::From(last) => {
                (value.parse().ok()?, years.map_or(last, |years| years.to))
            }
            ControlTarget::To(first) => {
                (years.map_or(first, |years| years.from), value.parse().ok()?)
            }
        };
        Some(Action::Years(from.min(to), from.max(to)))
    }
}

/// What a click on a mark, a row or a cell does. All views share the query, so a choice in one
/// filters all of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Adds a value of a facet to the filters, or removes it.
    Toggle(Facet, String),
    /// Toggles several values together: on, unless all are already on.
    ToggleAll(Vec<(Facet, String)>),
    /// Filters by a period of calendar years, both inclusive; the same period again removes the
    /// filter.
    Years(i32, i32),
    /// Opens the details of something next to the view.
    Open(Target),
    /// Changes an option of the view.
    ViewOptions(&'static str, String),
}

impl Action {
    /// Applies the action to a query.
    pub fn apply(&self, query: &mut Query) {
        match self {
            Self::Toggle(facet, value) => query.toggle(*facet, value),
            Self::ToggleAll(values) => {
                let on = values
                    .iter()
                    .all(|(facet, value)| query.choice(*facet).values.contains(value));
                for (facet, value) in values {
                    if query.choice(*facet).values.contains(value) == on {
                        query.toggle(*facet, value);
                    }
                }
            }
            Self::Years(from, to) => {
                let years = records::query::Years {
                    from: *from,
                    to: *to,
                    undated: false,
                };
                query.years = (query.years != Some(years)).then_some(years);
            }
            Self::Open(target) => query.target = Some(target.clone()),
            Self::ViewOptions(key, value) => {
                query.lens = ViewOptions::parse(&query.lens).with(key, value).to_string();
            }
        }
    }

    /// Whether a query already includes what the action would add.
    #[must_use]
    pub fn is_on(&self, query: &Query) -> bool {
        let has = |facet: &Facet, value: &String| query.choice(*facet).values.contains(value);
        match self {
            Self::Toggle(facet, value) => has(facet, value),
            Self::ToggleAll(values) => values.iter().all(|(facet, value)| has(facet, value)),
            Self::Years(from, to) => query
                .years
                .is_some_and(|years| (years.from, years.to) == (*from, *to)),
            Self::Open(target) => query.target.as_ref() == Some(target),
            Self::ViewOptions(key, value) => ViewOptions::parse(&query.lens).get(key) == value,
        }
    }
}

/// The name of a view, and the question that it answers.
#[must_use]
pub const fn name(view: View) -> (AnalysisText, AnalysisText) {
    use AnalysisText;
    match view {
        View::Areas => (AnalysisText::Areas, AnalysisText::AreasQuestion),
        View::Density => (AnalysisText::Density, AnalysisText::DensityQuestion),
        View::Flows => (AnalysisText::Flows, AnalysisText::FlowsQuestion),
        View::Matrix => (AnalysisText::Matrix, AnalysisText::MatrixQuestion),
        View::SmallMultiples => (
            AnalysisText::SmallMultiples,
            AnalysisText::SmallMultiplesQuestion,
        ),
        View::Timeline => (AnalysisText::Timeline, AnalysisText::TimelineQuestion),
        View::Compare => (AnalysisText::Compare, AnalysisText::CompareQuestion),
        View::ColdSpots => (AnalysisText::ColdSpots, AnalysisText::ColdSpotsQuestion),
        View::Funding => (AnalysisText::Funding, AnalysisText::FundingQuestion),
        View::Profile => (AnalysisText::Profile, AnalysisText::ProfileQuestion),
        View::Findings => (AnalysisText::Findings, AnalysisText::FindingsQuestion),
    }
}

/// Computes a view.
#[must_use]
pub fn panel(view: View, input: &Input) -> Panel {
    match view {
        View::Areas => areas::panel(input),
        View::Flows => flows::panel(input),
        View::Funding => funding::panel(input),
        View::Matrix => matrix::panel(input),
        View::Density => density::panel(input),
        View::SmallMultiples => small_multiples::panel(input),
        View::Timeline => timeline::panel(input),
        View::Compare => compare::panel(input),
        View::Profile => profile::panel(input),
        View::Findings => findings::panel(input),
        View::ColdSpots => cold_spots::panel(input),
    }
}

#[cfg(test)]
pub(crate) mod testing;
