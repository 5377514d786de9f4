//! What the records say, in sentences for a brief; each is computed and names its units.

use super::figure::Level;
use super::gaps::{self, Found};
use super::table::{Cell, Row, Table};
use super::{Act, Input, Panel, areas, count, population, say};
use crate::catalogue::{AnalysisKey as K, Key, Text, catalogue};
use crate::codes::Nation;
use crate::dataset::{Kind, NONE};
use crate::order;
use crate::query::{Facet, Unit};
use crate::summary::{self, Totals};
use crate::text::decimal;

catalogue! { W:
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
    Rate: "For each 100,000 people, {most} has most ({high} {unit}) and {least} least ({low}), among the regions with records (people at mid-{year}).",
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

fn facts(input: &Input) -> Facts {
    let Input { data, filtered, .. } = *input;
    let rows = &filtered.rows;
    let mut pairs: Vec<u64> = rows
        .iter()
        .map(|&row| {
            let row = row as usize;
            order::pair(data.partner.codes[row], data.institution.codes[row])
        })
        .collect();
    order::sort_pairs(&mut pairs);
    let mut partners_of = vec![0; data.institution.values.len()];
    for pair in &pairs {
        partners_of[*pair as u32 as usize] += 1;
    }
    let several = pairs.chunk_by(|a, b| a >> 32 == b >> 32);
    let kind = data
        .partner_kind
        .values
        .position(UNIVERSITY)
        .unwrap_or(NONE);
    let with_university: Vec<u32> = rows
        .iter()
        .copied()
        .filter(|&row| data.partner_kind.codes[row as usize] == kind)
        .collect();
    let no_kind = data.partner_kind.values.position("").unwrap_or(NONE);
    let records = |is: &dyn Fn(&u32) -> bool| rows.iter().filter(|row| is(row)).count() as u32;
    Facts {
        totals: summary::totals(data, rows),
        all: count::all(data, input.unit(), rows),
        partners_of,
        shared: several.filter(|run| run.len() > 1).count() as u32,
        cross: cross(input),
        unfunded: count::unfunded(data, rows),
        no_kind: records(&|&row| data.partner_kind.codes[row as usize] == no_kind),
        university: [Unit::Records, Unit::Partners]
            .map(|unit| count::all(data, unit, &with_university)),
        undated: records(&|&row| data.years_of(row as usize).is_none()),
        period: period(input),
    }
}

fn cross(input: &Input) -> Cross {
    let data = input.data;
    let home = |name: &str| {
        let site = input.sites.of(name).find(|site| site.main);
        site.map(|site| site.region.nation())
    };
    let homes: Vec<Option<Nation>> = data.institution.values.iter().map(home).collect();
    let given: Vec<Option<Nation>> = data.nation.values.iter().map(Nation::find).collect();
    let mut out = Cross::default();
    for &row in &input.filtered.rows {
        let i = row as usize;
        let region = input.located.regions.get(i).copied().flatten();
        let there = given[data.nation.codes[i] as usize].or(region.map(|r| r.nation()));
        if let (Some(home), Some(there)) = (homes[data.institution.codes[i] as usize], there) {
            out.known += 1;
            out.across += u32::from(home != there);
        }
    }
    out
}

fn period(input: &Input) -> Option<Period> {
    let (first, years) = count::active_years(input.data, &input.filtered.rows);
    let records = years.iter().copied().max()?;
    let busiest = years.iter().position(|n| *n == records)?;
    Some(Period {
        first,
        last: first + years.len() as i32 - 1,
        busiest: first + busiest as i32,
        records,
    })
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

impl Writer<'_> {
    fn say(&mut self, key: W, gaps: &[(&str, &str)]) {
        self.prose.push(self.input.words.fill(key, gaps));
    }

    /// Adds to the last sentence.
    fn add(&mut self, key: W, gaps: &[(&str, &str)]) {
        let more = self.input.words.fill(key, gaps);
        if let Some(last) = self.prose.last_mut() {
            last.push(' ');
            last.push_str(&more);
        }
    }

    fn row(&mut self, name: impl Into<String>, n: u32, unit: &str, act: Option<Act>) {
        let number = Cell::number(f64::from(n), self.input.words.number(n));
        self.rows.push(Row {
            cells: vec![Cell::text(name), number, Cell::text(unit)],
            act,
            total: false,
        });
    }

    /// The unit of the query.
    fn unit(&self) -> &'static str {
        self.input.words.get(Key::of_unit_lower(self.input.unit()))
    }

    fn records(&self, n: u32) -> String {
        self.input.words.count_unit(Unit::Records, n)
    }

    fn all_records(&self) -> String {
        self.records(self.facts.totals.records)
    }

    fn size(&mut self) -> String {
        let (w, totals) = (self.input.words, &self.facts.totals);
        let filtered = self.input.query.is_filtered();
        let all = self.records(self.input.data.len() as u32);
        let records = if filtered {
            let n = w.number(totals.records);
            w.fill(W::OfRecords, &[("n", &n), ("all", &all)])
        } else {
            all
        };
        let head = summary::headline(self.input.query, totals, totals.records, false, w);
        let gaps = [
            ("filters", &*head.filters.join(" · ")),
            ("records", &*records),
            ("projects", &*w.count_unit(Unit::Projects, totals.projects)),
            ("partners", &*w.count_unit(Unit::Partners, totals.partners)),
            (
                "institutions",
                &*w.count(W::Institutions, totals.institutions),
            ),
            ("places", &*w.count(Key::CountPlaces, totals.places)),
            ("pairs", &*w.count(W::Pairs, totals.pairs)),
        ];
        let sentence = w.fill(if filtered { W::SizeOf } else { W::Size }, &gaps);
        let name = w.get(W::RowAll);
        for (n, unit) in [
            (totals.records, w.get(Key::RecordsInline)),
            (totals.projects, w.get(Key::ProjectsInline)),
            (totals.partners, w.get(Key::PartnersInline)),
            (totals.institutions, w.get(W::InstitutionsUnit)),
            (totals.places, w.get(W::PlacesUnit)),
            (totals.pairs, w.get(W::PairsUnit)),
        ] {
            self.row(name, n, unit, None);
        }
        sentence
    }

    fn data_kind(&mut self) {
        let data = self.input.data;
        let mut used = vec![false; data.origins.len()];
        for &row in &self.input.filtered.rows {
            if let Some(used) = used.get_mut(data.origin[row as usize] as usize) {
                *used = true;
            }
        }
        let origins = data.origins.iter().zip(used);
        let used: Vec<_> = origins.filter(|(_, used)| *used).map(|(o, _)| o).collect();
        let of_kind = |kind: Kind| used.iter().any(|origin| origin.kind == kind);
        let own = used.iter().filter(|origin| origin.kind == Kind::Reported);
        let files: Vec<&str> = own.map(|origin| origin.file.as_str()).collect();
        let list = say::joined(self.input, &files);
        let gaps = [("files", &*list)];
        if of_kind(Kind::Illustrative) {
            self.say(W::Illustrative, &[]);
        }
        match (of_kind(Kind::Documented), files.len()) {
            (true, 0) => self.say(W::Documented, &[]),
            (true, _) => self.say(W::Mixed, &gaps),
            (false, 0) => {}
            (false, 1) => self.say(W::Reported, &gaps),
            (false, _) => self.say(W::ReportedSome, &gaps),
        }
    }

    /// The values of a facet with their counts in the query's unit, most first.
    fn leaders(&mut self, facet: Facet, unit: Unit) -> Vec<(String, u32)> {
        let Input {
            data,
            filtered,
            words,
            ..
        } = *self.input;
        let counts = count::by_facet(data, unit, &filtered.rows, facet);
        let values = data.facet(facet).values();
        let unit_name = words.get(Key::of_unit_lower(unit));
        let mut out = Vec::new();
        for (code, n) in order::most_first(&counts) {
            let value = values.get(code);
            let name = format!(
                "{}: {}",
                words.get(Key::of_facet(facet)),
                words.value(value)
            );
            self.row(
                name,
                n,
                unit_name,
                Some(Act::Toggle(facet, value.to_owned())),
            );
            out.push((words.value(value).to_owned(), n));
        }
        out
    }

    fn one(&self, (name, n): &(String, u32)) -> String {
        let n = self.input.words.number(*n);
        self.input.words.fill(W::One, &[("name", name), ("n", &n)])
    }

    fn one_share(&self, (name, n): &(String, u32)) -> String {
        let percent = say::percent(*n, self.facts.all);
        let n = self.input.words.number(*n);
        let gaps = [("name", &**name), ("n", &n), ("percent", &percent)];
        self.input.words.fill(W::OneShare, &gaps)
    }

    /// ", followed by B (12) and C (3)".
    fn rest(&self, leaders: &[(String, u32)]) -> String {
        let most = leaders.first().map_or(0, |(_, n)| *n);
        let tied = leaders.iter().skip(1).filter(|(_, n)| *n == most);
        let tied: Vec<&str> = tied.map(|(name, _)| name.as_str()).collect();
        let rest = leaders.iter().skip(1 + tied.len()).take(NAMED - 1);
        let rest: Vec<String> = rest.map(|one| self.one(one)).collect();
        let mut out = String::new();
        for (key, list) in [
            (W::Level, say::joined(self.input, &tied)),
            (W::Then, say::joined(self.input, &rest)),
        ] {
            if !list.is_empty() {
                out.push_str(&self.input.words.fill(key, &[("list", &list)]));
            }
        }
        out
    }

    fn types(&mut self) {
        let leaders = self.leaders(Facet::Type, self.input.unit());
        let Some(first) = leaders.first() else {
            return;
        };
        let w = self.input.words;
        let types = w.count(W::TypesCount, self.input.data.types.values.len() as u32);
        let gaps = [
            ("name", &*first.0),
            ("n", &*w.number(first.1)),
            ("all", &*self.input.counted(self.facts.all)),
            ("percent", &*say::percent(first.1, self.facts.all)),
            ("rest", &*self.rest(&leaders)),
            ("types", &*types),
            ("some", &*w.number(leaders.len() as u32)),
        ];
        self.say(W::Types, &gaps);
    }

    fn nations(&mut self) {
        let (parts, _) = areas::parts(self.input, Level::Nation);
        let mut list = Vec::new();
        for part in parts {
            let name = format!("{}: {}", self.input.words.get(Key::Nation), part.name);
            self.row(name, part.count, self.unit(), part.act.clone());
            list.push(self.one_share(&(part.name, part.count)));
        }
        if is_chosen(self.input, &[Facet::Nation, Facet::Region]) {
            return;
        }
        let list = say::joined(self.input, &list);
        self.say(W::Nations, &[("list", &list)]);
    }

    fn regions(&mut self, found: &Found) {
        let w = self.input.words;
        let (parts, _) = areas::parts(self.input, Level::Region);
        let counts: Vec<u32> = parts.iter().map(|part| part.count).collect();
        for part in &parts {
            let name = format!("{}: {}", w.get(Key::Region), part.name);
            self.row(name, part.count, self.unit(), part.act.clone());
        }
        let leaders = order::most_first(&counts);
        let asked = (found.ranked.len() + found.unknown.len()) as u32;
        if leaders.is_empty() || asked < 2 {
            return;
        }
        let named = leaders.iter().take(NAMED);
        let named = named.map(|&(i, n)| self.one_share(&(parts[i as usize].name.clone(), n)));
        let list = say::joined(self.input, &named.collect::<Vec<_>>());
        let n = w.number(leaders.len() as u32);
        let unit = self.unit();
        let all = w.count(W::RegionsCount, asked);
        let gaps = [("n", &*n), ("all", &all), ("unit", unit), ("list", &list)];
        self.say(W::Regions, &gaps);
        if let (Some(least), Some(most)) = (found.ranked.first(), found.ranked.last())
            && found.ranked.len() > 1
        {
            let gaps = [
                ("most", &*most.part.name),
                ("least", &*least.part.name),
                ("high", &*decimal(most.value, 2)),
                ("low", &*decimal(least.value, 2)),
                ("unit", unit),
                ("year", &*population::YEAR.to_string()),
            ];
            self.add(W::Rate, &gaps);
        }
        let per_people = w.fill(W::PerPeople, &[("unit", unit)]);
        for spot in found.ranked.iter().rev() {
            let name = format!("{}: {}", w.get(Key::Region), spot.part.name);
            let number = Cell::number(spot.value, decimal(spot.value, 2));
            self.rows.push(Row {
                cells: vec![Cell::text(name), number, Cell::text(per_people.clone())],
                act: spot.part.act.clone(),
                total: false,
            });
        }
    }

    fn institutions(&mut self) {
        let w = self.input.words;
        let values = &self.input.data.institution.values;
        let partners = w.get(Key::PartnersInline);
        let mut leaders = Vec::new();
        for (code, n) in order::most_first(&self.facts.partners_of) {
            let value = values.get(code);
            let name = w.value(value).to_owned();
            let act = Act::Toggle(Facet::Institution, value.to_owned());
            let label = w.fill(W::RowWorks, &[("name", &name)]);
            self.row(label, n, partners, Some(act));
            leaders.push((name, n));
        }
        let shared = self.facts.shared;
        self.row(w.get(W::RowShared), shared, partners, None);
        let Some((name, n)) = leaders.first() else {
            return;
        };
        let all = w.count_unit(Unit::Partners, self.facts.totals.partners);
        let gaps = [
            ("first", &**name),
            ("n", &w.number(*n)),
            ("all", &all),
            ("rest", &self.rest(&leaders)),
        ];
        self.say(W::Partners, &gaps);
        let key = if shared == 1 { W::SharedOne } else { W::Shared };
        self.add(key, &[("n", &w.number(shared)), ("all", &all)]);
    }

    fn crossing(&mut self) {
        let w = self.input.words;
        let Cross { known, across } = self.facts.cross;
        let records = w.get(Key::RecordsInline);
        self.row(w.get(W::RowCrossKnown), known, records, None);
        self.row(w.get(W::RowCross), across, records, None);
        if known == 0 {
            self.say(W::CrossNone, &[]);
            return;
        }
        let rest = self.facts.totals.records - known;
        let unknown = match rest {
            0 => String::new(),
            n => w.fill(W::CrossUnknown, &[("n", &self.records(n))]),
        };
        let gaps = [
            ("all", &*self.records(known)),
            ("n", &*w.number(across)),
            ("percent", &*say::percent(across, known)),
            ("unknown", &*unknown),
        ];
        self.say(W::Cross, &gaps);
    }

    fn funding(&mut self) {
        let w = self.input.words;
        let mut leaders = self.leaders(Facet::Funding, Unit::Records);
        let given = w.value("");
        leaders.retain(|(name, _)| count::is_stated(name) && name != given);
        let none = self.facts.unfunded;
        self.row(w.get(W::RowNone), none, w.get(Key::RecordsInline), None);
        let all = self.all_records();
        if leaders.is_empty() {
            self.say(W::FundingNone, &[("all", &all)]);
            return;
        }
        let named: Vec<String> = leaders
            .iter()
            .take(NAMED)
            .map(|one| self.one(one))
            .collect();
        let stated = self.facts.totals.records - none;
        let gaps = [
            ("n", &*w.number(stated)),
            ("all", &*all),
            ("percent", &*say::percent(stated, self.facts.totals.records)),
            ("list", &*say::joined(self.input, &named)),
            ("none", &*self.records(none)),
        ];
        self.say(W::Funding, &gaps);
    }

    fn universities(&mut self) {
        let w = self.input.words;
        let [n, partners] = self.facts.university;
        let act = Act::Toggle(Facet::Kind, UNIVERSITY.to_owned());
        let name = w.get(W::RowUniversity);
        self.row(name, n, w.get(Key::RecordsInline), Some(act.clone()));
        self.row(name, partners, w.get(Key::PartnersInline), Some(act));
        let all = self.all_records();
        let totals = self.facts.totals;
        if n == 0 {
            self.say(W::UniversitiesNone, &[("all", &all)]);
        } else {
            let gaps = [
                ("n", &*w.number(n)),
                ("all", &*all),
                ("percent", &*say::percent(n, totals.records)),
                ("k", &*w.number(partners)),
                ("partners", &*w.count_unit(Unit::Partners, totals.partners)),
                ("share", &*say::percent(partners, totals.partners)),
            ];
            self.say(W::Universities, &gaps);
        }
        if self.facts.no_kind > 0 {
            let n = self.records(self.facts.no_kind);
            self.add(W::KindUnknown, &[("n", &n)]);
        }
    }

    fn cold(&mut self, found: &Found) {
        if found.ranked.len() + found.unknown.len() < 2 {
            return;
        }
        let w = self.input.words;
        let cold = found.ranked.iter().filter(|spot| spot.part.count == 0);
        let cold: Vec<&str> = cold.map(|spot| spot.part.name.as_str()).collect();
        let list = say::joined(self.input, &cold);
        let have = w.get(if cold.len() == 1 { W::Has } else { W::Have });
        if cold.is_empty() {
            self.say(W::ColdNone, &[]);
        } else {
            self.say(W::Cold, &[("list", &list), ("have", have)]);
        }
        let unknown = found.unknown.iter();
        let unknown: Vec<&str> = unknown.map(|spot| spot.part.name.as_str()).collect();
        if !unknown.is_empty() {
            let list = say::joined(self.input, &unknown);
            self.add(W::NoReturn, &[("list", &list)]);
        }
    }

    fn period(&mut self) {
        let w = self.input.words;
        let undated = self.facts.undated;
        let all = self.all_records();
        self.row(
            w.get(W::RowUndated),
            undated,
            w.get(Key::RecordsInline),
            None,
        );
        let Some(period) = self.facts.period else {
            self.say(W::NoDates, &[("all", &all)]);
            return;
        };
        let gaps = [
            ("first", &*period.first.to_string()),
            ("last", &*period.last.to_string()),
            ("year", &*period.busiest.to_string()),
            ("n", &*self.records(period.records)),
        ];
        self.say(W::Period, &gaps);
        if undated > 0 {
            let percent = say::percent(undated, self.facts.totals.records);
            let gaps = [
                ("n", &*w.number(undated)),
                ("all", &all),
                ("percent", &percent),
            ];
            self.add(W::Undated, &gaps);
        }
    }

    fn missing(&mut self) {
        let w = self.input.words;
        let totals = &self.facts.totals;
        let all = self.all_records();
        let records = w.get(Key::RecordsInline);
        let gaps = [
            (W::NoPlace, totals.unplaced),
            (W::OnlyRegion, totals.somewhere),
            (W::NoDate, self.facts.undated),
            (W::NoFunding, self.facts.unfunded),
            (W::NoKind, self.facts.no_kind),
        ];
        let missing = gaps.into_iter().filter(|(_, n)| *n > 0);
        let list: Vec<String> = missing
            .map(|(key, n)| w.fill(key, &[("n", &w.number(n))]))
            .collect();
        self.row(w.get(W::RowUnplaced), totals.unplaced, records, None);
        self.row(w.get(W::RowSomewhere), totals.somewhere, records, None);
        self.row(w.get(W::RowKind), self.facts.no_kind, records, None);
        if list.is_empty() {
            self.say(W::MissingNone, &[("all", &all)]);
        } else {
            let list = say::joined(self.input, &list);
            self.say(W::Missing, &[("list", &list), ("all", &all)]);
        }
    }

    fn certainty(&mut self) {
        let leaders = self.leaders(Facet::Certainty, Unit::Records);
        let list: Vec<String> = leaders
            .iter()
            .map(|(name, n)| {
                let records = self.records(*n);
                let gaps = [("name", &**name), ("n", &records)];
                self.input.words.fill(W::One, &gaps)
            })
            .collect();
        let list = say::joined(self.input, &list);
        self.say(W::Certainty, &[("list", &list)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::World;
    use std::collections::{BTreeMap, BTreeSet};

    /// Everything that is said, counted record by record.
    #[test]
    fn facts_are_those_of_a_plain_loop() {
        let world = World::documented();
        let data = &world.data;
        for filter in world.filters() {
            let input = &world.input(&filter);
            let facts = facts(input);
            let mut partners_of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            let mut institutions_of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            let mut years: BTreeMap<i32, u32> = BTreeMap::new();
            let mut universities = BTreeSet::new();
            let [mut unfunded, mut no_kind, mut undated] = [0; 3];
            let [mut known, mut across, mut with_university] = [0; 3];
            for &row in &filter.filtered.rows {
                let institution = data.institution.get(row);
                let partner = data.partner.get(row);
                partners_of.entry(institution).or_default().insert(partner);
                institutions_of
                    .entry(partner)
                    .or_default()
                    .insert(institution);
                unfunded += u32::from(
                    data.funding
                        .get(row)
                        .all(|s| s.is_empty() || s == "Not stated"),
                );
                no_kind += u32::from(data.partner_kind.get(row).is_empty());
                if data.partner_kind.get(row) == "University" {
                    universities.insert(partner);
                    with_university += 1;
                }
                match data.years_of(row as usize) {
                    None => undated += 1,
                    Some((from, to)) => {
                        for year in from..=to {
                            *years.entry(year).or_default() += 1;
                        }
                    }
                }
                let mut sites = world.sites.0.iter();
                let site = sites.find(|s| s.institution == institution && s.main);
                let there = data.nation.get(row);
                if let (Some(site), false) = (site, there.is_empty()) {
                    known += 1;
                    across += u32::from(site.region.nation().name() != there);
                }
            }
            for (name, partners) in &partners_of {
                let code = data.institution.values.position(name).expect("a name");
                assert_eq!(facts.partners_of[code as usize], partners.len() as u32);
            }
            let shared = institutions_of.values().filter(|of| of.len() > 1).count();
            assert_eq!(facts.shared, shared as u32);
            assert_eq!(
                [facts.unfunded, facts.no_kind, facts.undated],
                [unfunded, no_kind, undated]
            );
            assert_eq!(facts.cross, Cross { known, across });
            assert_eq!(
                facts.university,
                [with_university, universities.len() as u32]
            );
            let most = years.values().copied().max();
            assert_eq!(facts.period.map(|p| p.records), most);
            if let Some(period) = facts.period {
                assert_eq!(Some(period.first), years.keys().next().copied());
                assert_eq!(Some(period.last), years.keys().last().copied());
                assert_eq!(Some(years[&period.busiest]), most);
            }
        }
    }

    #[test]
    fn sentences_and_table_hold_the_same_numbers() {
        let world = World::documented();
        for filter in world.filters() {
            let input = &world.input(&filter);
            let panel = panel(input);
            if filter.filtered.rows.is_empty() {
                assert!(panel.prose.is_empty() && panel.tables.is_empty());
                continue;
            }
            assert!((6..=13).contains(&panel.prose.len()), "{:?}", panel.prose);
            let text = format!("{} {}", panel.sentence, panel.prose.join(" "));
            assert!(!text.contains(['{', '}']), "{text}");
            let rows = &panel.tables[0].rows;
            assert!(rows.iter().all(|row| row.cells.len() == 3));
            let all = filter.filtered.rows.len() as u32;
            assert_eq!(rows[0].cells[1].value, Some(f64::from(all)));
            assert!(panel.sentence.contains(&input.words.number(all)));
        }
    }

    #[test]
    fn invented_records_are_said_to_be_invented() {
        let mut data = World::documented().data;
        for origin in &mut data.origins {
            origin.kind = Kind::Illustrative;
        }
        let world = World::of(data);
        let asked = world.ask(crate::query::Query::default());
        let prose = panel(&world.input(&asked)).prose;
        assert!(prose[0].contains("invented"), "{}", prose[0]);
    }
}
