//! Where is how much: a choropleth by nation, region or area.

use super::classes::{Classes, Method};
use super::figure::{Figure, Fill, Level, Line, Mark};
use super::legend::{self, Entry};
use super::table::{Cell, Row, Table};
use super::{Act, Control, Input, Panel, count, maps, population};
use crate::catalogue::{AnalysisKey as K, Key, Text, catalogue};
use crate::codes::{Nation, Region};
use crate::query::{Facet, Unit};
use crate::scene::Ink;
use crate::text::decimal;

catalogue! { W:
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
    TitleCount: "{unit} by {level}",
    TitleRate: "{unit} per 100,000 people by {level}",
    TitleTypes: "How many of the partnership types there are, by {level}",
    Nation: "nation",
    Region: "region",
    Area: "local authority area",
    Most: "{most} has most: {value}{share}. {least}.",
    Share: " of {all} ({percent} %)",
    NoneIn: "{list} has none|{list} have none",
    EveryOne: "Each {level} has some",
    SomeHave: "{n} of {all} areas have any",
    London: "London (all boroughs)",
    LondonNote: "London’s boroughs are smaller than the boundaries are exact: London counts as one.",
    Population: "People, mid-{year}: {source}.",
    NoDataNote: "Hatched: no record of this data set lies there, whatever the filters. That may mean that nothing was returned; it is not a count of nought.",
    Elsewhere: "Elsewhere, or not known",
    LocalAuthority: "Local authority area",
    People: "People (mid-{year})",
    PerPeople: "Per 100,000 people",
}

/// What a unit of the map counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Measure {
    #[default]
    Count,
    Rate,
    Types,
}

/// One nation, region or area with its counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its index in the boundaries' list of the level; London as one area has those of its boroughs.
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
    /// Filters by it.
    pub act: Option<Act>,
}

/// Counts by level. The second value is what lies in none of the parts.
#[must_use]
pub fn parts(input: &Input, level: Level) -> (Vec<Part>, [u32; 3]) {
    let Input { data, located, .. } = *input;
    let (mut parts, of_area) = frame(input, level);
    let elsewhere = parts.len();
    let part_of = |row: u32| -> usize {
        let region = located.regions.get(row as usize).copied().flatten();
        let part = match level {
            Level::Region => region.map(|region| region as usize),
            Level::Nation => nation_of(input, row).map(|nation| nation as usize),
            Level::Area => match region {
                Some(Region::London) => Some(elsewhere - 1),
                _ => count::place(data, row)
                    .and_then(|place| located.area(place))
                    .and_then(|area| of_area.get(area as usize).copied()),
            },
        };
        part.unwrap_or(elsewhere)
    };
    let rows = &input.filtered.rows;
    let groups: Vec<u32> = rows.iter().map(|&row| part_of(row) as u32).collect();
    let counted = Unit::ALL.map(|unit| {
        count::by_group(data, unit, elsewhere + 1, |put| {
            for (&row, &group) in rows.iter().zip(&groups) {
                put(row, group);
            }
        })
    });
    let width = data.types.values.len();
    let mut seen = vec![false; (elsewhere + 1) * width];
    for (&row, &group) in rows.iter().zip(&groups) {
        for &code in data.types.codes_of(row) {
            seen[group as usize * width + code as usize] = true;
        }
    }
    for row in 0..data.len() as u32 {
        if let Some(part) = parts.get_mut(part_of(row)) {
            part.known += 1;
        }
    }
    let unit = Unit::ALL.iter().position(|unit| *unit == input.unit());
    for (i, part) in parts.iter_mut().enumerate() {
        part.units = std::array::from_fn(|u| counted[u][i]);
        part.count = part.units[unit.unwrap_or_default()];
        let types = seen.get(i * width..(i + 1) * width).unwrap_or_default();
        part.types = types.iter().filter(|seen| **seen).count() as u32;
    }
    (parts, std::array::from_fn(|u| counted[u][elsewhere]))
}

fn nation_of(input: &Input, row: u32) -> Option<Nation> {
    let given = Nation::find(input.data.nation.get(row));
    let region = input.located.regions.get(row as usize).copied().flatten();
    given.or(region.map(Region::nation))
}

/// The parts without their counts, and which part each area belongs to.
fn frame(input: &Input, level: Level) -> (Vec<Part>, Vec<usize>) {
    let part = |name: &str, features: Vec<u32>, people: Option<u32>, act: Option<Act>| Part {
        name: name.to_owned(),
        features,
        count: 0,
        units: [0; 3],
        types: 0,
        people,
        known: 0,
        act,
    };
    let toggle = |facet, name: &str| Some(Act::Toggle(facet, name.to_owned()));
    match level {
        Level::Nation => {
            let nations = Nation::ALL.into_iter().map(|nation| {
                let features = (0..).zip(&input.boundaries.nations);
                let own = features.filter(|(_, f)| f.nation == Some(nation));
                part(
                    nation.name(),
                    own.map(|(i, _)| i).collect(),
                    Some(population::of_nation(nation)),
                    toggle(Facet::Nation, nation.name()),
                )
            });
            (nations.collect(), Vec::new())
        }
        Level::Region => {
            let regions = Region::ALL.into_iter().map(|region| {
                part(
                    region.name(),
                    vec![region as u32],
                    Some(population::of_region(region)),
                    toggle(Facet::Region, region.name()),
                )
            });
            (regions.collect(), Vec::new())
        }
        Level::Area => {
            let (mut parts, mut of_area, mut london) = (Vec::new(), Vec::new(), Vec::new());
            for (i, area) in (0..).zip(&input.boundaries.areas) {
                if area.region == Some(Region::London) {
                    of_area.push(usize::MAX);
                    london.push(i);
                } else {
                    of_area.push(parts.len());
                    let within = area.region.map(Region::name).unwrap_or_default();
                    parts.push(part(
                        &area.name,
                        vec![i],
                        None,
                        toggle(Facet::Region, within),
                    ));
                }
            }
            let name = input.words.get(W::London);
            let people = Some(population::of_region(Region::London));
            let act = toggle(Facet::Region, Region::London.name());
            parts.push(part(name, london, people, act));
            (parts, of_area)
        }
    }
}

impl Part {
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
    let level_control = control(
        input,
        "level",
        W::Level,
        &[
            ("region", w.get(K::Regions)),
            ("nation", w.get(K::Nations)),
            ("area", w.get(K::Areas)),
        ],
    );
    let (level, level_name) = match level_control.chosen.as_str() {
        "nation" => (Level::Nation, w.get(W::Nation)),
        "area" => (Level::Area, w.get(W::Area)),
        _ => (Level::Region, w.get(W::Region)),
    };
    let mut measures = vec![("count", w.get(W::Absolute)), ("types", w.get(W::Types))];
    if level != Level::Area {
        measures.insert(1, ("rate", w.get(K::Per100k)));
    }
    let measure_control = control(input, "measure", W::Measure, &measures);
    let measure = match measure_control.chosen.as_str() {
        "rate" => Measure::Rate,
        "types" => Measure::Types,
        _ => Measure::Count,
    };
    let class_control = control(
        input,
        "classes",
        W::Classes,
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
    let show = |value: f64| match measure {
        Measure::Count => input.counted(value as u32),
        Measure::Types => w.count(W::TypesUnit, value as u32),
        Measure::Rate => w.fill(W::Rate, &[("n", &decimal(value, 2))]),
    };
    let values: Vec<f64> = parts
        .iter()
        .filter_map(|part| part.value(measure))
        .collect();
    let classes = Classes::new(&values, method, 5);
    let figure = draw(input, &parts, measure, level, &classes, &title, &show);
    let mut notes = Vec::new();
    if parts.iter().any(|part| part.known == 0) {
        notes.push(w.get(W::NoDataNote).to_owned());
    }
    if level == Level::Area {
        notes.push(w.get(W::LondonNote).to_owned());
    } else {
        let year = population::YEAR.to_string();
        let gaps = [("year", year.as_str()), ("source", population::SOURCE)];
        notes.push(w.fill(W::Population, &gaps));
    }
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

fn control(input: &Input, key: &'static str, label: W, options: &[(&str, &str)]) -> Control {
    let options = options
        .iter()
        .map(|(v, l)| ((*v).to_owned(), (*l).to_owned()));
    Control::new(
        &input.lens(),
        key,
        input.words.get(label),
        options.collect(),
    )
}

fn draw(
    input: &Input,
    parts: &[Part],
    measure: Measure,
    level: Level,
    classes: &Classes,
    title: &str,
    show: &dyn Fn(f64) -> String,
) -> Figure {
    let width = input.width.min(560.0);
    let mut entries = legend::of_classes(classes, show);
    let value = |part: &Part| part.value(measure);
    if parts.iter().any(|part| value(part) == Some(0.0)) {
        entries.push(Entry {
            fill: Fill::Solid(Ink::Land),
            text: input.words.get(K::Zero).to_owned(),
        });
    }
    if parts.iter().any(|part| value(part).is_none()) {
        entries.push(Entry {
            fill: Fill::Hatched,
            text: input.words.get(K::NoData).to_owned(),
        });
    }
    let map = [width, width * maps::SHAPE * 0.86];
    let legend_height = legend::height(entries.len());
    let mut figure = Figure::new([width, map[1] + 14.0 + legend_height]);
    let mut frame = maps::uk([0.0, 0.0], map);
    for part in parts {
        let fill = match value(part) {
            None => Fill::Hatched,
            Some(value) => Fill::Solid(classes.step_of(value).map_or(Ink::Land, Ink::Step)),
        };
        let said = value(part).map_or_else(|| input.words.get(K::NoData).to_owned(), show);
        let on = part.act.as_ref().is_some_and(|act| act.is_on(input.query));
        let tip = figure.tip(format!("{}: {said}", part.name), part.act.clone(), on);
        for &index in &part.features {
            let edge = (level == Level::Area).then_some(Line {
                ink: Ink::AreaLine,
                width: 0.5,
                dashed: false,
            });
            frame.put_with(
                Mark::Feature {
                    level,
                    index,
                    fill,
                    edge,
                },
                tip,
            );
        }
    }
    maps::lines(&mut frame);
    figure.frames.push(frame);
    let at = [0.0, map[1] + 14.0];
    figure.frames.push(legend::column(at, title, &entries));
    figure
}

fn sentence(
    input: &Input,
    parts: &[Part],
    measure: Measure,
    level: &str,
    show: &dyn Fn(f64) -> String,
) -> String {
    let w = input.words;
    let mut best: Option<(&Part, f64)> = None;
    for part in parts {
        if let Some(value) = part.value(measure).filter(|v| *v > 0.0)
            && best.is_none_or(|(_, most)| value > most)
        {
            best = Some((part, value));
        }
    }
    let Some((most, value)) = best else {
        return w.get(K::NoRecords).to_owned();
    };
    let all = count::all(input.data, input.unit(), &input.filtered.rows);
    let share = if measure == Measure::Count && all > 0 {
        let percent = (f64::from(most.count) * 100.0 / f64::from(all)).round();
        let gaps = [
            ("all", &*input.counted(all)),
            ("percent", &*decimal(percent, 0)),
        ];
        w.fill(W::Share, &gaps)
    } else {
        String::new()
    };
    let value = if share.is_empty() {
        show(value)
    } else {
        w.number(most.count)
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
    } else if empty.is_empty() {
        w.fill(W::EveryOne, &[("level", level)])
    } else {
        let text = w.count(W::NoneIn, empty.len() as u32);
        text.replace("{list}", &empty.join(", "))
    };
    w.fill(
        W::Most,
        &[
            ("most", &most.name),
            ("value", &value),
            ("share", &share),
            ("least", &least),
        ],
    )
}

fn table(
    input: &Input,
    parts: &[Part],
    elsewhere: [u32; 3],
    level: Level,
    classes: &Classes,
    measure: Measure,
    title: &str,
) -> Table {
    let w = input.words;
    let first = match level {
        Level::Nation => w.get(Key::Nation),
        Level::Region => w.get(Key::Region),
        Level::Area => w.get(W::LocalAuthority),
    };
    let mut columns = vec![first.to_owned()];
    columns.extend(Unit::ALL.map(|unit| w.get(Key::of_unit(unit)).to_owned()));
    columns.push(w.get(W::Types).to_owned());
    let rates = level != Level::Area;
    if rates {
        let year = population::YEAR.to_string();
        columns.push(w.get(W::PerPeople).to_owned());
        columns.push(w.fill(W::People, &[("year", &year)]));
    }
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let mut parts: Vec<&Part> = parts.iter().collect();
    // Most first; what is not known last.
    parts.sort_by(|a, b| {
        let [a, b] = [a, b].map(|part| part.value(measure).unwrap_or(-1.0));
        b.total_cmp(&a)
    });
    let mut rows: Vec<Row> = parts
        .into_iter()
        .map(|part| {
            let mut name = Cell::text(part.name.clone());
            name.step = part.value(measure).and_then(|value| classes.step_of(value));
            let mut cells = vec![name];
            if part.known == 0 {
                cells.push(Cell::text(w.get(K::NoData)));
                cells.resize(columns.len(), Cell::text(w.get(K::Dash)));
            } else {
                cells.extend(part.units.map(number));
                cells.push(number(part.types));
                if let (true, Some(people)) = (rates, part.people) {
                    let rate = population::rate(part.count, people);
                    cells.push(Cell::number(rate, decimal(rate, 2)));
                    cells.push(number(people));
                }
            }
            Row {
                cells,
                act: part.act.clone(),
                total: false,
            }
        })
        .collect();
    if elsewhere[0] > 0 {
        let mut cells = vec![Cell::text(w.get(W::Elsewhere))];
        cells.extend(elsewhere.map(number));
        cells.resize(columns.len(), Cell::default());
        rows.push(Row {
            cells,
            ..Row::default()
        });
    }
    Table {
        caption: title.to_owned(),
        columns,
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::World;

    #[test]
    fn every_record_is_in_one_part_or_elsewhere() {
        let world = World::documented();
        for filter in world.filters() {
            let input = &world.input(&filter);
            for level in [Level::Nation, Level::Region, Level::Area] {
                let (parts, elsewhere) = parts(input, level);
                let records: u32 = parts.iter().map(|part| part.units[0]).sum();
                assert_eq!(records + elsewhere[0], input.filtered.rows.len() as u32);
            }
        }
    }

    #[test]
    fn counts_are_those_of_a_plain_loop() {
        let world = World::documented();
        for filter in world.filters() {
            let input = &world.input(&filter);
            let (parts, _) = parts(input, Level::Region);
            for part in parts {
                let mut partners = std::collections::BTreeSet::new();
                let mut records = 0;
                for &row in &input.filtered.rows {
                    if input.data.region.get(row) == part.name {
                        records += 1;
                        partners.insert(input.data.partner.get(row));
                    }
                }
                assert_eq!(part.units[0], records, "{}", part.name);
                assert_eq!(part.units[2], partners.len() as u32, "{}", part.name);
            }
        }
    }
}
