//! The findings in sentences for a briefing; each is computed and names its units.

mod facts;
mod sentences;
mod writer;

use super::{Input, Panel};
use crate::cold_spots::{self};
use crate::figure::Level;
use crate::table::{Table, TableRow};
use explore::aggregates::Totals;
use facts::facts;
use messages::FindingsText;
use messages::{AnalysisText, PageText};
use records::query::Facet;

/// How many leading values a sentence names.
const NAMED: usize = 3;
/// The kind of partner that the sentence on universities counts.
const UNIVERSITY: &str = "University";

/// Records that cross from the nation of the institution's main site to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct CrossCount {
    /// The number of records where both nations are known.
    known: u32,
    /// The number of those where the nations differ.
    across: u32,
}

/// The period in which the dated records were active.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Period {
    first: i32,
    last: i32,
    /// The earliest of the years with most records.
    busiest: i32,
    records: u32,
}

/// The figures behind all the sentences.
#[derive(Debug)]
struct FindingFacts {
    totals: Totals,
    /// The total in the query's unit.
    all: u32,
    /// Institution code → distinct partners.
    partners_of: Vec<u32>,
    /// The number of partners with more than one institution.
    shared: u32,
    cross: CrossCount,
    /// The number of records without a funding stream.
    unfunded: u32,
    /// The number of records without a kind of partner.
    no_kind: u32,
    /// The numbers of records and partners with universities.
    university: [u32; 2],
    undated: u32,
    period: Option<Period>,
}
/// Whether the filters choose values in any of some facets.
fn is_chosen(input: &Input, facets: &[Facet]) -> bool {
    let mut facets = facets.iter();
    facets.any(|facet| !input.query.choice(*facet).values.is_empty())
}

/// Writes the sentences, and collects the figures in them.
struct FindingWriter<'a> {
    input: &'a Input<'a>,
    facts: &'a FindingFacts,
    prose: Vec<String>,
    rows: Vec<TableRow>,
}

/// Computes the view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let unit = w.get(PageText::of_unit_lower(input.unit()));
    let title = w.fill(FindingsText::Title, &[("unit", unit)]);
    if input.filtered.rows.is_empty() {
        return Panel {
            title,
            sentence: w.get(AnalysisText::NoRecords).to_owned(),
            ..Panel::default()
        };
    }
    let facts = &facts(input);
    let mut text = FindingWriter {
        input,
        facts,
        prose: Vec::new(),
        rows: Vec::new(),
    };
    let sentence = text.size();
    text.data_kind();
    text.types();
    text.nations();
    let found = cold_spots::find(input, Level::Region, true);
    text.regions(&found);
    text.institutions();
    text.crossing();
    text.funding();
    text.universities();
    text.cold(&found);
    text.period();
    text.missing();
    text.certainty();
    let columns = [
        FindingsText::Figure,
        FindingsText::Number,
        FindingsText::Unit,
    ]
    .map(|key| w.get(key).to_owned());
    Panel {
        title,
        sentence,
        notes: vec![w.fill(FindingsText::UnitNote, &[("unit", unit)])],
        tables: vec![Table {
            caption: w.get(FindingsText::Caption).to_owned(),
            columns: columns.to_vec(),
            rows: text.rows,
        }],
        prose: text.prose,
        ..Panel::default()
    }
}

#[cfg(test)]
mod tests;
