//! The questions of the mapping exercise, each answered by one view.
//!
//! ```text
//! Input (records, rows, query, boundaries) ─ a view's counts ─ Panel (figure, tables, sentence)
//! ```
//!
//! A view is one module here with one function, `panel(&Input) -> Panel`. It counts with
//! [`count`], classes with [`classes`], draws with [`figure`] and words its findings with its own
//! texts; the program that shows it (`crates/deferred`) knows no view by name. How a view shows
//! things is its [`ViewOptions`]; what is counted and filtered is the [`Query`] that every face shares.

pub mod area_index;
pub mod areas;
pub mod classes;
pub mod compare;
pub mod count;
pub mod density;
pub mod figure;
pub mod findings;
pub mod flows;
pub mod funding;
pub mod gaps;
pub mod institution_nation;
pub mod legend;
pub mod maps;
pub mod matrix;
pub mod multiples;
pub mod population;
pub mod profile;
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

/// What a view is made of.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The records.
    pub data: &'a Dataset,
    /// For views that filter in another way as well.
    pub search: &'a SearchIndex,
    /// The rows that match, and every facet's counts.
    pub filtered: &'a Filtered,
    /// What was asked.
    pub query: &'a Query,
    /// Nations, regions, districts.
    pub boundaries: &'a Boundaries,
    /// The institutions' own sites.
    pub sites: &'a Sites,
    /// Which district and region each record lies in.
    pub located: &'a Located,
    /// CSS pixels that a figure may be wide.
    pub width: f64,
    /// The reader's language.
    pub words: Words,
}

impl Input<'_> {
    /// How the view shows it.
    #[must_use]
    pub fn lens(&self) -> ViewOptions {
        ViewOptions::parse(&self.query.lens)
    }

    /// What is counted.
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
    /// What it shows, of what, in which unit.
    pub title: String,
    /// What it finds, in one or two sentences that are true of the records shown.
    pub sentence: String,
    /// What a reader must know to read it rightly.
    pub notes: Vec<String>,
    /// The ways to look at it.
    pub controls: Vec<Control>,
    /// The figure, if it has one.
    pub figure: Option<Figure>,
    /// Its numbers, complete: what the figure shows and more.
    pub tables: Vec<Table>,
    /// Longer texts, one a paragraph: only the findings have any.
    pub prose: Vec<String>,
    /// The figure needs the full width; its tables stand below it.
    pub wide: bool,
    /// What is chosen one after the other when the view is played.
    pub play: Vec<Action>,
}

/// One choice in how a view shows things; its value is kept in the lens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// The lens's key.
    pub key: &'static str,
    /// What is chosen.
    pub label: String,
    /// Value and label of each option, the default first.
    pub options: Vec<(String, String)>,
    /// The value chosen now: one of the options'.
    pub chosen: String,
    /// What choosing an option changes.
    pub sets: ControlTarget,
}

/// What choosing an option of a control changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ControlTarget {
    /// The lens.
    #[default]
    ViewOptions,
    /// The period's first year; with the data's last, where no period is chosen yet.
    From(i32),
    /// The period's last year; with the data's first.
    To(i32),
}

impl Control {
    /// A choice among fixed options; what the lens holds if it is one of them, else the first.
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

    /// The same among options by their words.
    #[must_use]
    pub fn among(input: &Input, key: &'static str, label: &str, options: &[(&str, &str)]) -> Self {
        let options = options
            .iter()
            .map(|&(value, name)| (value.to_owned(), name.to_owned()));
        Self::new(&input.lens(), key, label, options.collect())
    }

    /// What choosing an option does to what is asked.
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

    /// A choice of the view's lens among words.
    #[must_use]
    pub fn of(input: &Input, key: &'static str, label: &str, options: &[(&str, &str)]) -> Self {
        let owned = |(value, label): &(&str, &str)| ((*value).to_owned(), (*label).to_owned());
        let options = options.iter().map(owned).collect();
        Self::new(&input.lens(), key, label, options)
    }
}

/// What choosing a mark, a row or a cell does. All views share the query, so that what is chosen
/// in one is filtered in all.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Adds a value of a facet to the filters, or takes it away.
    Toggle(Facet, String),
    /// Several values at once: toggled together, on unless all are on already.
    ToggleAll(Vec<(Facet, String)>),
    /// Keeps a period of calendar years, both inclusive; the same period again takes it away.
    Years(i32, i32),
    /// Opens what is known of something beside the view.
    Open(Target),
    /// Shows the view in another way.
    ViewOptions(&'static str, String),
}

impl Action {
    /// Does it to a query.
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

    /// Whether a query holds what it would add.
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
        View::Multiples => (AnalysisText::Multiples, AnalysisText::MultiplesQuestion),
        View::Timeline => (AnalysisText::Timeline, AnalysisText::TimelineQuestion),
        View::Compare => (AnalysisText::Compare, AnalysisText::CompareQuestion),
        View::Gaps => (AnalysisText::Gaps, AnalysisText::GapsQuestion),
        View::Funding => (AnalysisText::Funding, AnalysisText::FundingQuestion),
        View::Profile => (AnalysisText::Profile, AnalysisText::ProfileQuestion),
        View::Findings => (AnalysisText::Findings, AnalysisText::FindingsQuestion),
    }
}

/// Makes a view.
#[must_use]
pub fn panel(view: View, input: &Input) -> Panel {
    match view {
        View::Areas => areas::panel(input),
        View::Flows => flows::panel(input),
        View::Funding => funding::panel(input),
        View::Matrix => matrix::panel(input),
        View::Density => density::panel(input),
        View::Multiples => multiples::panel(input),
        View::Timeline => timeline::panel(input),
        View::Compare => compare::panel(input),
        View::Profile => profile::panel(input),
        View::Findings => findings::panel(input),
        View::Gaps => gaps::panel(input),
    }
}

#[cfg(test)]
pub(crate) mod testing;
