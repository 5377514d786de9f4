//! What the records say, in sentences for a brief; each is computed and names its units.

mod facts;
mod sentences;
mod writer;

use super::figure::Level;
use super::gaps::{self};
use super::table::{Row, Table};
use super::{Input, Panel};
use crate::catalogue::{AnalysisKey as K, Key, catalogue};
use crate::query::Facet;
use crate::summary::Totals;
use facts::facts;

catalogue! { W of Findings:
    Title: "Findings for the present filters, counted in {unit}",
    Size: "{records}: {projects} of {institutions} with {partners} at {places}; {pairs}.",
    SizeOf: "{filters}: {records}, that is {projects} of {institutions} with {partners} at {places}; {pairs}.",
    OfRecords: "{n} of {all}",
    Institutions: "{n} national institution|{n} national institutions",
    Pairs: "{n} pair of institution and partner|{n} pairs of institution and partner",
    PairsUnit: "pairs of institution and partner",
    InstitutionsUnit: "national institutions",
    PlacesUnit: "places",
    Documented: "These are documented partnerships: a sample of what public pages say, each record with its source, and no survey. What is missing here may well exist.",
    Reported: "These are records as {files} reports them, read on this computer.",
    ReportedSome: "These are records as {files} report them, read on this computer.",
    Mixed: "Documented partnerships, which are a sample of what public pages say, stand here together with records as {files} has them.",
    Illustrative: "These records are invented for illustration. They describe no real project, museum or grant, and nothing here may be quoted as fact.",
    One: "{name} ({n})",
    OneShare: "{name} ({n}, {percent})",
    Types: "The most frequent partnership type is {name}, with {n} of {all} ({percent}){rest}. Of the {types} in this data set, {some} occur.",
    RegionsCount: "{n} region|{n} regions",
    TypesCount: "{n} type|{n} types",
    Level: ", level with {list}",
    Then: ", followed by {list}",
    Nations: "By nation: {list}.",
    Regions: "Matching {unit} lie in {n} of {all}; most in {list}.",
    Rate: "For each 100,000 people, {most} has most ({high} {unit}) and {least} least ({low}), among the regions with records (people: {year}).",
    Partners: "{first} works with most partners, {n} of {all}{rest}.",
    Shared: "{n} of the {all} work with more than one national institution.",
    SharedOne: "{n} of the {all} works with more than one national institution.",
    Cross: "Of {all} for which both the institution’s main site and the partner’s nation are known, {n} ({percent}) cross from one nation to another{unknown}.",
    CrossUnknown: "; for {n} it cannot be told",
    CrossNone: "How much crosses from one nation to another cannot be told: for none of the records are both the institution’s main site and the partner’s nation known.",
    Funding: "A funding stream is stated for {n} of {all} ({percent}); most often {list}. For {none} it is not stated.",
    FundingNone: "No funding stream is stated for any of the {all}.",
    Universities: "{n} of {all} ({percent}) are with universities; {k} of {partners} ({share}) are universities.",
    UniversitiesNone: "None of the {all} is with a university.",
    KindUnknown: "For {n} the kind of partner is not given.",
    Cold: "Cold spots: {list} {have} records in this data set, but none that matches.",
    ColdNone: "No region that has records in this data set is without a match.",
    Has: "has",
    Have: "have",
    NoReturn: "Of {list} this data set has no record at all: that is not known to be nothing.",
    Period: "Dated records run from {first} to {last}; most were active in {year} ({n}).",
    Undated: "{n} of {all} ({percent}) carry no date.",
    NoDates: "None of the {all} carries a date.",
    Missing: "What is missing: {list}, of {all}.",
    MissingNone: "Each of the {all} has a place on the map, a date, a funding stream and a kind of partner.",
    NoPlace: "a place on the map for {n}",
    OnlyRegion: "anything closer than the region for {n}",
    NoDate: "a date for {n}",
    NoFunding: "a funding stream for {n}",
    NoKind: "the kind of partner for {n}",
    Certainty: "By certainty: {list}.",
    Caption: "The numbers of the findings",
    Figure: "What is counted",
    Number: "Number",
    Unit: "Unit",
    RowCross: "Across nations",
    RowCrossKnown: "Across nations or within one: known",
    RowNone: "No funding stream stated",
    RowKind: "No kind of partner given",
    RowUndated: "No date",
    RowUnplaced: "Not placed",
    RowSomewhere: "Known only by region",
    RowUniversity: "With universities",
    RowShared: "Work with more than one national institution",
    RowWorks: "Work with {name}",
    RowAll: "All that match",
    PerPeople: "{unit} per 100,000 people",
    UnitNote: "Shares and orders are counted in {unit}, as chosen above; gaps in the data are counted in records.",
}

/// How many leaders a sentence names.
const NAMED: usize = 3;
/// The partner kind that the sentence on universities counts.
const UNIVERSITY: &str = "University";

/// Whether records cross from the nation of the institution's main site to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cross {
    /// Records where both nations are known.
    known: u32,
    /// Those where they differ.
    across: u32,
}

/// When the dated records were active.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Period {
    first: i32,
    last: i32,
    /// The first year with most records.
    busiest: i32,
    records: u32,
}

/// Everything that the sentences say, in numbers.
#[derive(Debug)]
struct Facts {
    totals: Totals,
    /// In the query's unit.
    all: u32,
    /// Institution code → distinct partners.
    partners_of: Vec<u32>,
    /// Partners with more than one institution.
    shared: u32,
    cross: Cross,
    /// Records without a funding stream.
    unfunded: u32,
    /// Records without a kind of partner.
    no_kind: u32,
    /// With universities: records, and partners.
    university: [u32; 2],
    undated: u32,
    period: Option<Period>,
}
/// Whether the filters choose values of one of some facets.
fn is_chosen(input: &Input, facets: &[Facet]) -> bool {
    let mut facets = facets.iter();
    facets.any(|facet| !input.query.choice(*facet).values.is_empty())
}

/// Sentences, and the numbers in them.
struct Writer<'a> {
    input: &'a Input<'a>,
    facts: &'a Facts,
    prose: Vec<String>,
    rows: Vec<Row>,
}

/// The view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let unit = w.get(Key::of_unit_lower(input.unit()));
    let title = w.fill(W::Title, &[("unit", unit)]);
    if input.filtered.rows.is_empty() {
        return Panel {
            title,
            sentence: w.get(K::NoRecords).to_owned(),
            ..Panel::default()
        };
    }
    let facts = &facts(input);
    let mut text = Writer {
        input,
        facts,
        prose: Vec::new(),
        rows: Vec::new(),
    };
    let sentence = text.size();
    text.data_kind();
    text.types();
    text.nations();
    let found = gaps::find(input, Level::Region, true);
    text.regions(&found);
    text.institutions();
    text.crossing();
    text.funding();
    text.universities();
    text.cold(&found);
    text.period();
    text.missing();
    text.certainty();
    let columns = [W::Figure, W::Number, W::Unit].map(|key| w.get(key).to_owned());
    Panel {
        title,
        sentence,
        notes: vec![w.fill(W::UnitNote, &[("unit", unit)])],
        tables: vec![Table {
            caption: w.get(W::Caption).to_owned(),
            columns: columns.to_vec(),
            rows: text.rows,
        }],
        prose: text.prose,
        ..Panel::default()
    }
}

#[cfg(test)]
mod tests;
