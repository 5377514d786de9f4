//! How partnerships are spread: a choropleth by nation, region or district.

mod draw;
mod parts;
mod table;

use super::{Action, Control, Input, Panel, count, population};
use crate::classes::{Classes, Method};
use crate::figure::{Fill, Level};
use crate::included::Included;
use crate::population::Estimate;
use cartography::scene::Ink;
use draw::draw;
use messages::AreasText;
use messages::{AnalysisText, PageText, Words};
pub use parts::parts;
use records::codes::Region;
use records::query::Unit;
use records::text::{decimal, percent};
use table::table;

/// What an area's colour shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum AreaMeasure {
    #[default]
    Count,
    Rate,
    Types,
}

/// How many areas that tie for the lead are named; more are counted.
const NAMED: usize = 3;

impl AreaMeasure {
    /// A value with its unit.
    fn said(self, input: &Input, value: f64) -> String {
        match self {
            Self::Count => input.counted(value as u32),
            Self::Types => input.words.count(AreasText::TypesUnit, value as u32),
            Self::Rate => {
                let gaps = [("n", &*self.number(input, value))];
                input.words.fill(AreasText::Rate, &gaps)
            }
        }
    }

    /// A value without its unit.
    fn number(self, input: &Input, value: f64) -> String {
        match self {
            Self::Rate => decimal(value, 2),
            Self::Count | Self::Types => input.words.number(value as u32),
        }
    }

    /// The unit, as the heading of the legend.
    fn legend(self, input: &Input) -> String {
        let w = input.words;
        let unit = w.get(PageText::of_unit(input.unit()));
        match self {
            Self::Count => unit.to_owned(),
            Self::Types => w.get(AreasText::LegendTypes).to_owned(),
            Self::Rate => w.fill(AreasText::LegendRate, &[("unit", unit)]),
        }
    }
}

/// One nation, region or district with its counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// The region that it is or is in; `None` for a nation.
    pub region: Option<Region>,
    /// Its indices in the boundaries' list for the level.
    pub features: Vec<u32>,
    /// The count in the query's unit.
    pub count: u32,
    /// The counts of records, projects and partners.
    pub units: [u32; 3],
    /// The number of distinct partnership types.
    pub types: u32,
    /// The number of usual residents, where known.
    pub people: Option<u32>,
    /// The number of its records in the whole data set, whatever the filters.
    pub known: u32,
    /// The number of records in the whole data set that may be in it, known only by region or
    /// nation.
    pub untold: u32,
    /// How much of it the filters by place include.
    pub included: Included,
    /// The filter that a click sets.
    pub act: Option<Action>,
}

impl Part {
    /// Whether the filters by place leave it out: nothing can be said of it.
    pub(crate) fn is_left_out(&self) -> bool {
        self.included == Included::Not && self.count == 0
    }

    /// The fill and the wording for an area of which nothing can be said: left out by the filters, no
    /// record returned, or the location of records not known.
    fn blank(&self, words: Words) -> Option<(Fill, &'static str)> {
        if self.is_left_out() {
            let text = words.get(AnalysisText::OutsideFilter);
            return Some((Fill::Solid(Ink::FarLand), text));
        }
        match (self.known, self.untold) {
            (0, 0) => Some((Fill::Hatched, words.get(AnalysisText::NoData))),
            (0, _) => Some((Fill::Dotted, words.get(AreasText::Untold))),
            _ => None,
        }
    }

    /// The value that the map shows; `None` where it is not known.
    fn value(&self, measure: AreaMeasure) -> Option<f64> {
        if self.known == 0 || self.is_left_out() {
            return None;
        }
        match measure {
            AreaMeasure::Count => Some(f64::from(self.count)),
            AreaMeasure::Types => Some(f64::from(self.types)),
            AreaMeasure::Rate => self.people.map(|n| population::rate(self.count, n)),
        }
    }
}

/// Computes the view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let lens = input.lens();
    let level_control = Control::among(
        input,
        "level",
        w.get(AreasText::Level),
        &[
            ("region", w.get(AnalysisText::Regions)),
            ("nation", w.get(AnalysisText::Nations)),
            ("district", w.get(AnalysisText::Districts)),
        ],
    );
    let (level, level_name) = match level_control.chosen.as_str() {
        "nation" => (Level::Nation, w.get(AreasText::Nation)),
        "district" => (Level::District, w.get(AreasText::District)),
        _ => (Level::Region, w.get(AreasText::Region)),
    };
    let measures = [
        ("count", w.get(AreasText::Absolute)),
        ("rate", w.get(AnalysisText::Per100k)),
        ("types", w.get(AreasText::Types)),
    ];
    let measure_control = Control::among(input, "measure", w.get(AreasText::Measure), &measures);
    let measure = match measure_control.chosen.as_str() {
        "rate" => AreaMeasure::Rate,
        "types" => AreaMeasure::Types,
        _ => AreaMeasure::Count,
    };
    let class_control = Control::among(
        input,
        "classes",
        w.get(AreasText::Classes),
        &[
            (Method::Natural.key(), w.get(AreasText::Natural)),
            (Method::Quantile.key(), w.get(AreasText::Quantile)),
            (Method::Equal.key(), w.get(AreasText::Equal)),
        ],
    );
    let method = Method::ALL
        .into_iter()
        .find(|method| method.key() == lens.get("classes"))
        .unwrap_or_default();
    let (parts, elsewhere) = parts(input, level);
    let title = match measure {
        AreaMeasure::Count => AreasText::TitleCount,
        AreaMeasure::Rate => AreasText::TitleRate,
        AreaMeasure::Types => AreasText::TitleTypes,
    };
    let unit = w.get(PageText::of_unit(input.unit()));
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
        (Fill::Hatched, AreasText::NoDataNote),
        (Fill::Dotted, AreasText::UntoldNote),
    ] {
        let is_drawn = |part: &Part| part.blank(w).is_some_and(|(own, _)| own == fill);
        if parts.iter().any(is_drawn) {
            notes.push(w.get(note).to_owned());
        }
    }
    if level == Level::District {
        let n = w.number(parts.len() as u32);
        notes.push(w.fill(AreasText::DistrictNote, &[("n", &n)]));
    }
    notes.push(Estimate::new(input, level).note(w));
    if Estimate::new(input, level) != Estimate::new(input, Level::Region) {
        notes.push(w.get(AreasText::PeopleToday).to_owned());
    }
    notes.push(w.get(AreasText::NoMuseums).to_owned());
    if input.unit() != Unit::Records {
        notes.push(w.get(AnalysisText::DistinctNote).to_owned());
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
    measure: AreaMeasure,
    level: &str,
    show: &dyn Fn(f64) -> String,
) -> String {
    let w = input.words;
    let of = |part: &Part| part.value(measure).filter(|value| *value > 0.0);
    let Some(value) = parts.iter().filter_map(of).reduce(f64::max) else {
        return w.get(AnalysisText::NoRecords).to_owned();
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
            (w.fill(AreasText::Many, &gaps), AreasText::MostTied)
        }
        [_] => (names.concat(), AreasText::Most),
        _ => (input.words.list(&names), AreasText::MostTied),
    };
    let count = leading.first().map_or(0, |part| part.count);
    let all = count::all(input.data, input.unit(), &input.filtered.rows);
    let share = if measure == AreaMeasure::Count && all > 0 {
        let gaps = [
            ("all", &*input.counted(all)),
            ("percent", &*percent(count, all)),
        ];
        w.fill(AreasText::Share, &gaps)
    } else {
        String::new()
    };
    let value = if share.is_empty() {
        show(value)
    } else {
        w.number(count)
    };
    let (asked, left_out): (Vec<&Part>, Vec<&Part>) =
        parts.iter().partition(|part| !part.is_left_out());
    let gaps = [("most", &*most), ("value", &value), ("share", &share)];
    let mut out = match asked.as_slice() {
        // It leads none.
        [_] => w.fill(AreasText::Only, &gaps),
        _ => {
            let least = least(input, &asked, !left_out.is_empty(), level);
            let [most, value, share] = gaps;
            w.fill(text, &[most, value, share, ("least", &*least)])
        }
    };
    // A circle may touch an area whose middle it leaves out.
    if !left_out.is_empty() && input.query.near.is_none() {
        let text = w.count(AreasText::LeftOut, left_out.len() as u32);
        out.push(' ');
        out.push_str(&text.replace("{level}", level));
    }
    out
}

/// What can be said of those of the areas that the filters include which have few or no records.
fn least(input: &Input, asked: &[&Part], is_filtered: bool, level: &str) -> String {
    let w = input.words;
    let empty = asked.iter().filter(|part| part.count == 0);
    let whole = |part: &&Part| part.known > 0 && part.included == Included::Whole;
    let is_certain = empty.clone().all(whole);
    let empty: Vec<&str> = empty.map(|part| part.name.as_str()).collect();
    let n = w.number((asked.len() - empty.len()) as u32);
    let all = w.number(asked.len() as u32);
    if asked.len() > 12 {
        w.fill(AreasText::SomeHave, &[("n", &n), ("all", &all)])
    } else if !is_certain {
        let gaps = [("n", &*n), ("all", &*all), ("level", level)];
        w.fill(AreasText::OnlySome, &gaps)
    } else if !empty.is_empty() {
        let text = w.count(AreasText::NoneIn, empty.len() as u32);
        text.replace("{list}", &w.list(&empty))
    } else if is_filtered {
        w.fill(AreasText::EveryOneAsked, &[("level", level)])
    } else {
        w.fill(AreasText::EveryOne, &[("level", level)])
    }
}

#[cfg(test)]
mod tests;
