//! Where is how much: a choropleth by nation, region or district.

mod draw;
mod parts;
mod table;

use super::classes::{Classes, Method};
use super::figure::{Fill, Level};
use super::population::Estimate;
use super::{Act, Control, Input, Panel, count, population};
use crate::catalogue::{AnalysisKey as K, Key, Words, catalogue};
use crate::codes::Region;
use crate::query::Unit;
use crate::text::{decimal, percent};
use draw::draw;
pub use parts::parts;
use table::table;

catalogue! { W of Areas:
    Level: "By",
    Measure: "Measure",
    Classes: "Classes",
    Natural: "Natural breaks",
    Quantile: "Equal numbers",
    Equal: "Equal steps",
    Absolute: "Count",
    Types: "Diversity of types",
    TypesUnit: "{n} partnership type|{n} partnership types",
    Rate: "{n} per 100,000 people",
    LegendRate: "{unit} per 100,000 people",
    LegendTypes: "Partnership types",
    NoMuseums: "Per accredited museum nothing is shown: this page carries no count of accredited museums by nation, region or district.",
    Untold: "cannot be told: known only by region",
    UntoldNote: "Dotted: no record is known to lie there, but some of this data set are known only by region or nation and may.",
    TitleCount: "{unit} by {level}",
    TitleRate: "{unit} per 100,000 people by {level}",
    TitleTypes: "How many of the partnership types there are, by {level}",
    Nation: "nation",
    Region: "region",
    District: "local authority district",
    Most: "{most} has most: {value}{share}. {least}.",
    Share: " of {all} ({percent})",
    NoneIn: "{list} has none|{list} have none",
    MostTied: "{most} have most: {value}{share} each. {least}.",
    Many: "{n} {level}s",
    EveryOne: "Each {level} has some",
    OnlySome: "{n} of the {all} {level}s have any",
    SomeHave: "{n} of {all} districts have any",
    DistrictNote: "Districts are the {n} local authority districts of May 2024, London’s boroughs among them. A record placed only by town or postcode area lies in the district of that point.",
    PeopleToday: "Districts go by their people today, whatever the period: today’s districts were not counted in 2008 and 2009.",
    NoDataNote: "Hatched: no record of this data set lies there, whatever the filters. That may mean that nothing was returned; it is not a count of nought.",
    Elsewhere: "Elsewhere, or not known",
    People: "People ({year})",
}

/// What a unit of the map counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Measure {
    #[default]
    Count,
    Rate,
    Types,
}

/// How many parts that lead alike are named; more are counted.
const NAMED: usize = 3;

impl Measure {
    /// A value with its unit.
    fn said(self, input: &Input, value: f64) -> String {
        match self {
            Self::Count => input.counted(value as u32),
            Self::Types => input.words.count(W::TypesUnit, value as u32),
            Self::Rate => {
                let gaps = [("n", &*self.number(input, value))];
                input.words.fill(W::Rate, &gaps)
            }
        }
    }

    /// A value alone.
    fn number(self, input: &Input, value: f64) -> String {
        match self {
            Self::Rate => decimal(value, 2),
            Self::Count | Self::Types => input.words.number(value as u32),
        }
    }

    /// The unit, above the legend.
    fn legend(self, input: &Input) -> String {
        let w = input.words;
        let unit = w.get(Key::of_unit(input.unit()));
        match self {
            Self::Count => unit.to_owned(),
            Self::Types => w.get(W::LegendTypes).to_owned(),
            Self::Rate => w.fill(W::LegendRate, &[("unit", unit)]),
        }
    }
}

/// One nation, region or district with its counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// The region that it is or lies in; a nation is in none.
    pub region: Option<Region>,
    /// Its index in the boundaries' list of the level.
    pub features: Vec<u32>,
    /// In the query's unit.
    pub count: u32,
    /// Records, projects and partners.
    pub units: [u32; 3],
    /// Distinct partnership types.
    pub types: u32,
    /// Usual residents, where they are known.
    pub people: Option<u32>,
    /// Records of the whole data set, whatever the filters.
    pub known: u32,
    /// Records of the whole data set that lie in it or beside it: known only by region or nation.
    pub untold: u32,
    /// Filters by it.
    pub act: Option<Act>,
}

impl Part {
    /// Where no record is known to lie, how that is drawn and said: nothing returned, or not told.
    fn blank(&self, words: Words) -> Option<(Fill, &'static str)> {
        match (self.known, self.untold) {
            (0, 0) => Some((Fill::Hatched, words.get(K::NoData))),
            (0, _) => Some((Fill::Dotted, words.get(W::Untold))),
            _ => None,
        }
    }

    /// The value that the map shows; `None` where nothing is known.
    fn value(&self, measure: Measure) -> Option<f64> {
        if self.known == 0 {
            return None;
        }
        match measure {
            Measure::Count => Some(f64::from(self.count)),
            Measure::Types => Some(f64::from(self.types)),
            Measure::Rate => self.people.map(|n| population::rate(self.count, n)),
        }
    }
}

/// The view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let lens = input.lens();
    let level_control = Control::among(
        input,
        "level",
        w.get(W::Level),
        &[
            ("region", w.get(K::Regions)),
            ("nation", w.get(K::Nations)),
            ("district", w.get(K::Districts)),
        ],
    );
    let (level, level_name) = match level_control.chosen.as_str() {
        "nation" => (Level::Nation, w.get(W::Nation)),
        "district" => (Level::District, w.get(W::District)),
        _ => (Level::Region, w.get(W::Region)),
    };
    let measures = [
        ("count", w.get(W::Absolute)),
        ("rate", w.get(K::Per100k)),
        ("types", w.get(W::Types)),
    ];
    let measure_control = Control::among(input, "measure", w.get(W::Measure), &measures);
    let measure = match measure_control.chosen.as_str() {
        "rate" => Measure::Rate,
        "types" => Measure::Types,
        _ => Measure::Count,
    };
    let class_control = Control::among(
        input,
        "classes",
        w.get(W::Classes),
        &[
            (Method::Natural.key(), w.get(W::Natural)),
            (Method::Quantile.key(), w.get(W::Quantile)),
            (Method::Equal.key(), w.get(W::Equal)),
        ],
    );
    let method = Method::ALL
        .into_iter()
        .find(|method| method.key() == lens.get("classes"))
        .unwrap_or_default();
    let (parts, elsewhere) = parts(input, level);
    let title = match measure {
        Measure::Count => W::TitleCount,
        Measure::Rate => W::TitleRate,
        Measure::Types => W::TitleTypes,
    };
    let unit = w.get(Key::of_unit(input.unit()));
    let title = w.fill(title, &[("unit", unit), ("level", level_name)]);
    let show = |value: f64| measure.said(input, value);
    let values: Vec<f64> = parts
        .iter()
        .filter_map(|part| part.value(measure))
        .collect();
    let classes = Classes::new(&values, method, 5);
    let figure = draw(input, &parts, measure, level, &classes);
    let mut notes = Vec::new();
    for (fill, note) in [
        (Fill::Hatched, W::NoDataNote),
        (Fill::Dotted, W::UntoldNote),
    ] {
        let is_drawn = |part: &Part| part.blank(w).is_some_and(|(own, _)| own == fill);
        if parts.iter().any(is_drawn) {
            notes.push(w.get(note).to_owned());
        }
    }
    if level == Level::District {
        let n = w.number(parts.len() as u32);
        notes.push(w.fill(W::DistrictNote, &[("n", &n)]));
    }
    notes.push(Estimate::of(input, level).note(w));
    if Estimate::of(input, level) != Estimate::of(input, Level::Region) {
        notes.push(w.get(W::PeopleToday).to_owned());
    }
    notes.push(w.get(W::NoMuseums).to_owned());
    if input.unit() != Unit::Records {
        notes.push(w.get(K::DistinctNote).to_owned());
    }
    Panel {
        sentence: sentence(input, &parts, measure, level_name, &show),
        tables: vec![table(
            input, &parts, elsewhere, level, &classes, measure, &title,
        )],
        controls: vec![level_control, measure_control, class_control],
        figure: Some(figure),
        title,
        notes,
        ..Panel::default()
    }
}

fn sentence(
    input: &Input,
    parts: &[Part],
    measure: Measure,
    level: &str,
    show: &dyn Fn(f64) -> String,
) -> String {
    let w = input.words;
    let of = |part: &Part| part.value(measure).filter(|value| *value > 0.0);
    let Some(value) = parts.iter().filter_map(of).reduce(f64::max) else {
        return w.get(K::NoRecords).to_owned();
    };
    let leading: Vec<&Part> = parts
        .iter()
        .filter(|part| of(part) == Some(value))
        .collect();
    let names: Vec<&str> = leading.iter().map(|part| part.name.as_str()).collect();
    let (most, text) = match names.as_slice() {
        many if many.len() > NAMED => {
            let n = w.number(many.len() as u32);
            let gaps = [("n", &*n), ("level", level)];
            (w.fill(W::Many, &gaps), W::MostTied)
        }
        [_] => (names.concat(), W::Most),
        _ => (input.words.list(&names), W::MostTied),
    };
    let count = leading.first().map_or(0, |part| part.count);
    let all = count::all(input.data, input.unit(), &input.filtered.rows);
    let share = if measure == Measure::Count && all > 0 {
        let gaps = [
            ("all", &*input.counted(all)),
            ("percent", &*percent(count, all)),
        ];
        w.fill(W::Share, &gaps)
    } else {
        String::new()
    };
    let value = if share.is_empty() {
        show(value)
    } else {
        w.number(count)
    };
    let empty: Vec<&str> = parts
        .iter()
        .filter(|part| part.known > 0 && part.count == 0)
        .map(|part| part.name.as_str())
        .collect();
    let some = parts.iter().filter(|part| part.count > 0).count() as u32;
    let least = if parts.len() > 12 {
        let (n, all) = (w.number(some), w.number(parts.len() as u32));
        w.fill(W::SomeHave, &[("n", &n), ("all", &all)])
    } else if parts.iter().any(|part| part.known == 0) {
        let (n, all) = (w.number(some), w.number(parts.len() as u32));
        let gaps = [("n", &*n), ("all", &*all), ("level", level)];
        w.fill(W::OnlySome, &gaps)
    } else if empty.is_empty() {
        w.fill(W::EveryOne, &[("level", level)])
    } else {
        let text = w.count(W::NoneIn, empty.len() as u32);
        text.replace("{list}", &empty.join(", "))
    };
    w.fill(
        text,
        &[
            ("most", &most),
            ("value", &value),
            ("share", &share),
            ("least", &least),
        ],
    )
}

#[cfg(test)]
mod tests;
