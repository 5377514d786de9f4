//! Where least is: regions and areas from the coldest on, with the nearest partnership of each.

use std::cmp::Ordering;

use super::areas::{self, Part};
use super::classes::{Classes, Method};
use super::figure::{Figure, Fill, Frame, LABEL, Level, Line, Mark, TITLE};
use super::legend::{self, Entry};
use super::table::{Cell, Row, Table};
use super::{Act, Control, Input, Panel, count, maps, population, say, svg};
use crate::catalogue::{AnalysisKey as K, Key, Text, catalogue};
use crate::codes::Region;
use crate::geo::{Projection, distance_km};
use crate::query::{Facet, Target};
use crate::scene::{Anchor, Edge, Face, Ink, Item};
use crate::text::decimal;

catalogue! { W:
    Level: "By",
    Measure: "Ranked by",
    Absolute: "Count",
    Region: "region",
    Area: "local authority area",
    Regions: "{n} region|{n} regions",
    Areas: "{n} area|{n} areas",
    TitleCount: "Where there are fewest {unit}, by {level}",
    TitleRate: "Where there are fewest {unit} per 100,000 people, by {level}",
    Cold: "{none} of {all} with records of this data set {have} no matching {unit}: {list}.",
    ColdMany: "{none} of {all} with records of this data set have no matching {unit}; farthest from any: {list}.",
    Has: "has",
    Have: "have",
    Least: "Each of the {all} with records of this data set has some; least: {list}.",
    LeastNext: "Least of the others: {list}.",
    Unknown: "{parts} more have no record at all in this data set and are not called cold.",
    NothingKnown: "This data set has no record in any of these parts: nothing can be said of cold spots.",
    OneOf: "{name} ({value})",
    OneFar: "{name} ({km} km)",
    Rate: "{n} per 100,000 people",
    Rank: "Rank, least first",
    Matching: "Matching {unit}",
    PerPeople: "Per 100,000 people",
    People: "People (mid-{year})",
    Known: "Records in the whole data set",
    Nearest: "Nearest matching partnership",
    Distance: "Kilometres to it",
    AndMore: "{name} and {n} more",
    TipNearest: "{text}; nearest: {partner}, {km} km",
    NoNearest: "none is placed",
    NotRanked: "No record at all: not known, not ranked",
    LegendNone: "none match: cold",
    Ranks: "Numbers: rank, least first. Dashed: to the nearest match.",
    NearestNote: "Distances run from the middle of a region or area, as the crow flies, to the nearest matching record with a place.",
    TiesNote: "Where counts are equal, the one farther from any matching record stands first.",
    UnknownNote: "Hatched: no record of this data set lies there, whatever the filters. Nothing may have been returned, so it is not called a cold spot.",
    FilterNote: "Only what lies within the nations and regions chosen is ranked.",
    London: "London’s boroughs are smaller than the boundaries are exact: London counts as one.",
    Population: "People, mid-{year}: {source}.",
    Outside: "outside the filter",
}

/// How many parts have their rank on the map.
const RANKED_ON_MAP: usize = 8;
/// How many parts a sentence names.
const NAMED: usize = 3;

/// The nearest place with matching records.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Nearest {
    /// The partner with most matching records there.
    partner: u32,
    /// Further partners there.
    more: u32,
    km: f64,
    /// Map metres.
    at: [f64; 2],
}

/// A part of the country in its place from the coldest on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    pub part: Part,
    nearest: Option<Nearest>,
    /// Map metres.
    middle: [f64; 2],
    /// What it is ranked by.
    pub value: f64,
}

impl Spot {
    fn km(&self) -> f64 {
        self.nearest.as_ref().map_or(f64::INFINITY, |near| near.km)
    }
}

/// What was asked and found.
pub(super) struct Found {
    level: Level,
    by_rate: bool,
    /// Least first; equal ones: farthest first.
    pub ranked: Vec<Spot>,
    /// Without any record in the data set.
    pub unknown: Vec<Spot>,
    /// Left out by the nations and regions chosen.
    outside: Vec<Part>,
}

fn region_of(input: &Input, level: Level, part: &Part) -> Option<Region> {
    let feature = svg::feature(input.boundaries, level, *part.features.first()?)?;
    feature.region
}

/// Whether the chosen nations and regions leave a part in.
fn is_asked(input: &Input, region: Option<Region>) -> bool {
    let keeps = |facet, name: &str| {
        let values = &input.query.choice(facet).values;
        values.is_empty() || values.iter().any(|value| value == name)
    };
    region.is_none_or(|region| {
        keeps(Facet::Region, region.name()) && keeps(Facet::Nation, region.nation().name())
    })
}

/// Where matching records are: map metres, place code.
fn matching_places(input: &Input) -> Vec<([f64; 2], u32)> {
    let positions = &input.data.places.positions;
    let mut seen = vec![false; positions.len()];
    for &row in &input.filtered.rows {
        if let Some(place) = count::place(input.data, row) {
            seen[place as usize] = true;
        }
    }
    (0..)
        .zip(positions)
        .filter(|(place, _)| seen[*place as usize])
        .map(|(place, position)| (Projection::project(*position), place))
        .collect()
}

/// The partners with matching records at some places: place → partner codes, a record each.
fn partners_at(input: &Input, places: &[u32]) -> Vec<Vec<u32>> {
    let mut slot_of = vec![usize::MAX; input.data.places.positions.len()];
    for (slot, &place) in places.iter().enumerate() {
        slot_of[place as usize] = slot;
    }
    let mut partners = vec![Vec::new(); places.len()];
    for &row in &input.filtered.rows {
        let place = count::place(input.data, row);
        let slot = place.and_then(|place| slot_of.get(place as usize));
        if let Some(list) = slot.and_then(|&slot| partners.get_mut(slot)) {
            list.push(input.data.partner.codes[row as usize]);
        }
    }
    partners
}

/// The most frequent of some codes, the lower one of two as frequent, and how many others there are.
fn leading(codes: &mut [u32]) -> Option<(u32, u32)> {
    codes.sort_unstable();
    let mut best: Option<(u32, usize)> = None;
    let mut distinct = 0;
    for run in codes.chunk_by(|a, b| a == b) {
        distinct += 1;
        if best.is_none_or(|(_, most)| run.len() > most) {
            best = Some((run[0], run.len()));
        }
    }
    best.map(|(code, _)| (code, distinct - 1))
}

/// Ranks regions or areas by what matches in them: in the query's unit, or for 100,000 people.
pub(super) fn find(input: &Input, level: Level, by_rate: bool) -> Found {
    let (parts, _) = areas::parts(input, level);
    let places = matching_places(input);
    let mut chosen = Vec::new();
    let mut spots: Vec<Spot> = Vec::new();
    let mut outside = Vec::new();
    for part in parts {
        let region = region_of(input, level, &part);
        if !is_asked(input, region) {
            outside.push(part);
            continue;
        }
        // Several features are London's boroughs: their middle is the region's.
        let feature = match (part.features.as_slice(), region) {
            ([index], _) => svg::feature(input.boundaries, level, *index),
            (_, Some(region)) => input.boundaries.regions.get(region as usize),
            _ => None,
        };
        let middle = feature.map_or([0.0; 2], |feature| feature.label);
        let square = |at: [f64; 2]| (at[0] - middle[0]).powi(2) + (at[1] - middle[1]).powi(2);
        let order = |a: &&([f64; 2], u32), b: &&([f64; 2], u32)| {
            let by_distance = square(a.0).partial_cmp(&square(b.0));
            by_distance.unwrap_or(Ordering::Equal)
        };
        let near = places.iter().min_by(order).map(|&(at, place)| {
            chosen.push(place);
            let here = Projection::unproject(middle);
            let there = input.data.places.positions[place as usize];
            Nearest {
                partner: place,
                more: 0,
                km: distance_km(here, there),
                at,
            }
        });
        let value = match (by_rate, part.people) {
            (true, Some(people)) => population::rate(part.count, people),
            _ => f64::from(part.count),
        };
        spots.push(Spot {
            part,
            nearest: near,
            middle,
            value,
        });
    }
    chosen.sort_unstable();
    chosen.dedup();
    let mut partners = partners_at(input, &chosen);
    let leaders: Vec<_> = partners.iter_mut().map(|codes| leading(codes)).collect();
    for near in spots.iter_mut().filter_map(|spot| spot.nearest.as_mut()) {
        let slot = chosen.binary_search(&near.partner).ok();
        if let Some((partner, more)) = slot.and_then(|slot| leaders[slot]) {
            (near.partner, near.more) = (partner, more);
        }
    }
    let (mut ranked, unknown): (Vec<_>, Vec<_>) =
        spots.into_iter().partition(|spot| spot.part.known > 0);
    ranked.sort_by(|a, b| {
        let by_value = a.value.partial_cmp(&b.value).unwrap_or(Ordering::Equal);
        by_value.then(b.km().partial_cmp(&a.km()).unwrap_or(Ordering::Equal))
    });
    Found {
        level,
        by_rate,
        ranked,
        unknown,
        outside,
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

/// The view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let levels = [("region", w.get(K::Regions)), ("area", w.get(K::Areas))];
    let level_control = control(input, "level", W::Level, &levels);
    let level = match level_control.chosen.as_str() {
        "area" => Level::Area,
        _ => Level::Region,
    };
    let mut controls = vec![level_control];
    if level == Level::Region {
        let measures = [("count", w.get(W::Absolute)), ("rate", w.get(K::Per100k))];
        controls.push(control(input, "measure", W::Measure, &measures));
    }
    let by_rate = controls.get(1).is_some_and(|c| c.chosen == "rate");
    let found = find(input, level, by_rate);
    let name = w.get(match level {
        Level::Area => W::Area,
        _ => W::Region,
    });
    let template = if by_rate { W::TitleRate } else { W::TitleCount };
    let unit = w.get(Key::of_unit_lower(input.unit()));
    let title = w.fill(template, &[("unit", unit), ("level", name)]);
    let mut tables = vec![table(input, &found, &found.ranked, true, &title)];
    if !found.unknown.is_empty() {
        let caption = w.get(W::NotRanked);
        tables.push(table(input, &found, &found.unknown, false, caption));
    }
    Panel {
        sentence: sentence(input, &found),
        figure: Some(draw(input, &found, &title)),
        notes: notes(input, &found),
        tables,
        controls,
        title,
        ..Panel::default()
    }
}

fn notes(input: &Input, found: &Found) -> Vec<String> {
    let w = input.words;
    let mut notes = vec![w.get(W::NearestNote).to_owned()];
    if found
        .ranked
        .windows(2)
        .any(|two| two[0].value == two[1].value)
    {
        notes.push(w.get(W::TiesNote).to_owned());
    }
    if !found.unknown.is_empty() {
        notes.push(w.get(W::UnknownNote).to_owned());
    }
    if !found.outside.is_empty() {
        notes.push(w.get(W::FilterNote).to_owned());
    }
    if found.level == Level::Area {
        notes.push(w.get(W::London).to_owned());
    } else {
        let year = population::YEAR.to_string();
        let gaps = [("year", year.as_str()), ("source", population::SOURCE)];
        notes.push(w.fill(W::Population, &gaps));
    }
    notes
}

/// The value that is ranked by, with its unit.
fn shown(input: &Input, found: &Found, spot: &Spot) -> String {
    if found.by_rate {
        let n = decimal(spot.value, 2);
        input.words.fill(W::Rate, &[("n", &n)])
    } else {
        input.counted(spot.part.count)
    }
}

fn sentence(input: &Input, found: &Found) -> String {
    let w = input.words;
    if found.ranked.is_empty() {
        return w.get(W::NothingKnown).to_owned();
    }
    let parts = match found.level {
        Level::Area => W::Areas,
        _ => W::Regions,
    };
    let cold = found.ranked.iter().filter(|spot| spot.value == 0.0).count();
    if cold == found.ranked.len() {
        return w.get(K::NoRecords).to_owned();
    }
    let all = w.count(parts, found.ranked.len() as u32);
    let unit = w.get(Key::of_unit_lower(input.unit()));
    let with_value = |spot: &Spot| {
        let value = shown(input, found, spot);
        w.fill(W::OneOf, &[("name", &spot.part.name), ("value", &value)])
    };
    let rest = found.ranked.iter().skip(cold).take(NAMED).map(with_value);
    let rest = say::joined(input, &rest.collect::<Vec<_>>());
    let mut out = if cold == 0 {
        w.fill(W::Least, &[("all", &all), ("list", &rest)])
    } else {
        let few = cold <= 2 * NAMED;
        let names = found.ranked.iter().take(if few { cold } else { NAMED });
        let names: Vec<String> = names
            .map(|spot| match &spot.nearest {
                Some(near) if !few => {
                    let km = decimal(near.km, 0);
                    w.fill(W::OneFar, &[("name", &spot.part.name), ("km", &km)])
                }
                _ => spot.part.name.clone(),
            })
            .collect();
        let template = if few { W::Cold } else { W::ColdMany };
        let gaps = [
            ("none", &*w.number(cold as u32)),
            ("all", &all),
            ("have", w.get(if cold == 1 { W::Has } else { W::Have })),
            ("unit", unit),
            ("list", &say::joined(input, &names)),
        ];
        let first = w.fill(template, &gaps);
        format!("{first} {}", w.fill(W::LeastNext, &[("list", &rest)]))
    };
    if !found.unknown.is_empty() {
        let parts = w.count(parts, found.unknown.len() as u32);
        out.push(' ');
        out.push_str(&w.fill(W::Unknown, &[("parts", &parts)]));
    }
    out
}

fn table(input: &Input, found: &Found, spots: &[Spot], ranked: bool, caption: &str) -> Table {
    let w = input.words;
    let rates = found.level == Level::Region;
    let unit = w.get(Key::of_unit_lower(input.unit()));
    let part = match found.level {
        Level::Area => w.get(K::Areas),
        _ => w.get(Key::Region),
    };
    let mut columns = vec![part.to_owned()];
    if ranked {
        columns.push(w.get(W::Rank).to_owned());
        columns.push(w.fill(W::Matching, &[("unit", unit)]));
        if rates {
            let year = population::YEAR.to_string();
            columns.push(w.get(W::PerPeople).to_owned());
            columns.push(w.fill(W::People, &[("year", &year)]));
        }
        columns.push(w.get(W::Known).to_owned());
    }
    columns.push(w.get(W::Nearest).to_owned());
    columns.push(w.get(W::Distance).to_owned());
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let rows = spots.iter().enumerate().map(|(i, spot)| {
        let mut cells = vec![Cell::text(spot.part.name.clone())];
        if ranked {
            cells.extend([number(i as u32 + 1), number(spot.part.count)]);
            if let (true, Some(people)) = (rates, spot.part.people) {
                let rate = population::rate(spot.part.count, people);
                cells.push(Cell::number(rate, decimal(rate, 2)));
                cells.push(number(people));
            }
            cells.push(number(spot.part.known));
        }
        if let Some(near) = &spot.nearest {
            let mut cell = Cell::text(partner(input, near));
            let name = input.data.partner.values.get(near.partner);
            cell.act = Some(Act::Open(Target::Partner(name.to_owned())));
            cells.push(cell);
            cells.push(Cell::number(near.km.round(), decimal(near.km, 0)));
        } else {
            cells.push(Cell::text(w.get(W::NoNearest)));
            cells.push(Cell::default());
        }
        Row {
            cells,
            act: spot.part.act.clone(),
            total: false,
        }
    });
    Table {
        rows: rows.collect(),
        caption: caption.to_owned(),
        columns,
    }
}

fn partner(input: &Input, near: &Nearest) -> String {
    let name = input.data.partner.values.get(near.partner);
    if near.more == 0 {
        return name.to_owned();
    }
    let n = input.words.number(near.more);
    let gaps = [("name", name), ("n", &*n)];
    input.words.fill(W::AndMore, &gaps)
}

fn fill_of(classes: &Classes, value: f64) -> Fill {
    Fill::Solid(match classes.of(value) {
        None => Ink::Less(2),
        Some(0) if classes.len() > 1 => Ink::Less(1),
        Some(1) if classes.len() > 2 => Ink::Less(0),
        Some(_) => Ink::Land,
    })
}

fn draw(input: &Input, found: &Found, title: &str) -> Figure {
    let w = input.words;
    let values: Vec<f64> = found.ranked.iter().map(|spot| spot.value).collect();
    let classes = Classes::new(&values, Method::Quantile, 3);
    let width = input.width.min(560.0);
    let map = [width, (width * maps::SHAPE * 0.86).round()];
    let entries = entries(input, found, &classes);
    let size = [width, map[1] + 14.0 + legend::height(entries.len()) + 18.0];
    let mut figure = Figure::new(size);
    let mut frame = maps::uk([0.0, 0.0], map);
    let known = found.ranked.iter().map(|spot| (spot, true));
    let unknown = found.unknown.iter().map(|spot| (spot, false));
    for (spot, is_known) in known.chain(unknown) {
        let (fill, said) = if is_known {
            (fill_of(&classes, spot.value), shown(input, found, spot))
        } else {
            (Fill::Hatched, w.get(K::NoData).to_owned())
        };
        let said = format!("{}: {said}", spot.part.name);
        let said = spot.nearest.as_ref().map_or(said.clone(), |near| {
            let km = decimal(near.km, 0);
            let partner = partner(input, near);
            let gaps = [("text", &*said), ("partner", &partner), ("km", &km)];
            w.fill(W::TipNearest, &gaps)
        });
        feature(
            &mut figure,
            &mut frame,
            input,
            found.level,
            (&spot.part, fill, said),
        );
    }
    for part in &found.outside {
        let said = format!("{}: {}", part.name, w.get(W::Outside));
        let fill = Fill::Solid(Ink::FarLand);
        feature(
            &mut figure,
            &mut frame,
            input,
            found.level,
            (part, fill, said),
        );
    }
    maps::lines(&mut frame);
    for (i, spot) in found.ranked.iter().take(RANKED_ON_MAP).enumerate().rev() {
        rank_mark(&mut frame, spot, i + 1);
    }
    figure.frames.push(frame);
    let mut legend = legend::column([0.0, map[1] + 14.0], title, &entries);
    let below = legend::height(entries.len()) + 8.0;
    legend.text([0.0, below], Anchor::Start, w.get(W::Ranks), Ink::QuietText);
    figure.frames.push(legend);
    figure
}

fn feature(
    figure: &mut Figure,
    frame: &mut Frame,
    input: &Input,
    level: Level,
    (part, fill, said): (&Part, Fill, String),
) {
    let on = part.act.as_ref().is_some_and(|act| act.is_on(input.query));
    let tip = figure.tip(said, part.act.clone(), on);
    for &index in &part.features {
        let edge = (level == Level::Area).then_some(Line {
            ink: Ink::AreaLine,
            width: 0.5,
            dashed: false,
        });
        let mark = Mark::Feature {
            level,
            index,
            fill,
            edge,
        };
        frame.put_with(mark, tip);
    }
}

/// A part's rank in its middle, with a line to the nearest match.
fn rank_mark(frame: &mut Frame, spot: &Spot, rank: usize) {
    let Some(view) = frame.view else {
        return;
    };
    let at = view.to_screen(spot.middle).map(f64::round);
    if let Some(near) = &spot.nearest {
        let to = view.to_screen(near.at);
        frame.put(Mark::Path {
            points: vec![at, to],
            closed: false,
            fill: Fill::None,
            edge: Some(Line {
                ink: Ink::Text,
                width: 1.0,
                dashed: true,
            }),
        });
        frame.put(Mark::Item(Item::Ring {
            at: to,
            radius: 2.5,
            edge: Edge {
                ink: Ink::Text,
                width: 1.2,
                dashed: false,
            },
        }));
    }
    frame.put(Mark::Item(Item::Badge {
        at,
        size: [18.0, 18.0],
        radius: 9.0,
        fill: Ink::Paper,
        edge: Edge {
            ink: Ink::Text,
            width: 1.0,
            dashed: false,
        },
    }));
    frame.put(Mark::Text {
        at,
        anchor: Anchor::Middle,
        text: rank.to_string(),
        face: Face {
            size: 11.0,
            weight: TITLE.weight,
            ..LABEL
        },
        ink: Ink::Text,
    });
}

fn entries(input: &Input, found: &Found, classes: &Classes) -> Vec<Entry> {
    let w = input.words;
    let mut entries = Vec::new();
    if found.ranked.iter().any(|spot| spot.value == 0.0) {
        entries.push(Entry {
            fill: fill_of(classes, 0.0),
            text: w.get(W::LegendNone).to_owned(),
        });
    }
    let show = |value: f64| {
        if found.by_rate {
            w.fill(W::Rate, &[("n", &decimal(value, 2))])
        } else {
            input.counted(value as u32)
        }
    };
    for (&least, &most) in classes.bottoms.iter().zip(&classes.tops) {
        let text = if least == most {
            show(least)
        } else {
            let from = if found.by_rate {
                decimal(least, 2)
            } else {
                w.number(least as u32)
            };
            format!("{from} – {}", show(most))
        };
        entries.push(Entry {
            fill: fill_of(classes, least),
            text,
        });
    }
    if !found.unknown.is_empty() {
        entries.push(Entry {
            fill: Fill::Hatched,
            text: w.get(K::NoData).to_owned(),
        });
    }
    if !found.outside.is_empty() {
        entries.push(Entry {
            fill: Fill::Solid(Ink::FarLand),
            text: w.get(W::Outside).to_owned(),
        });
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::World;
    use crate::query::Unit;
    use std::collections::BTreeSet;

    #[test]
    fn ranks_and_distances_are_those_of_a_plain_loop() {
        let world = World::documented();
        for filter in world.filters() {
            let input = &world.input(&filter);
            let found = find(input, Level::Region, false);
            for spot in &found.ranked {
                let mut units = BTreeSet::new();
                let (mut records, mut known) = (0, 0);
                let mut least = f64::INFINITY;
                let region = &world.boundaries.regions[spot.part.features[0] as usize];
                let here = Projection::unproject(region.label);
                for row in 0..world.data.len() as u32 {
                    known += u32::from(world.data.region.get(row) == spot.part.name);
                }
                for &row in &filter.filtered.rows {
                    if world.data.region.get(row) == spot.part.name {
                        records += 1;
                        units.insert(match input.unit() {
                            Unit::Records => row.to_string(),
                            Unit::Projects => world.data.project.get(row).to_owned(),
                            Unit::Partners => world.data.partner.get(row).to_owned(),
                        });
                    }
                    let place = world.data.place[row as usize] as usize;
                    if let Some(position) = world.data.places.positions.get(place) {
                        least = least.min(distance_km(here, *position));
                    }
                }
                assert_eq!(spot.part.units[0], records);
                assert_eq!(spot.part.count, units.len() as u32);
                assert_eq!(spot.part.known, known);
                // The map's metres are true to two parts in a thousand.
                assert!(spot.km() == least || (spot.km() / least - 1.0).abs() < 4e-3);
            }
            let values: Vec<f64> = found.ranked.iter().map(|spot| spot.value).collect();
            assert!(values.is_sorted(), "{values:?}");
            assert!(found.unknown.iter().all(|spot| spot.part.known == 0));
        }
    }

    #[test]
    fn a_region_without_any_record_is_no_cold_spot() {
        let mut data = World::documented().data;
        let region = Region::NorthEast.name();
        let code = data.region.values.position(region).expect("a known region");
        let other = data.region.values.position("London").expect("London");
        for own in data.region.codes.iter_mut().filter(|own| **own == code) {
            *own = other;
        }
        let world = World::of(data);
        let asked = world.ask(crate::query::Query::default());
        let input = &world.input(&asked);
        let found = find(input, Level::Region, false);
        assert_eq!(found.unknown[0].part.name, region);
        assert!(found.ranked.iter().all(|spot| spot.part.name != region));
        let panel = panel(input);
        assert!(
            panel.sentence.contains("1 region more"),
            "{}",
            panel.sentence
        );
        assert_eq!(panel.tables[1].rows[0].cells[0].text, region);
    }

    #[test]
    fn what_the_filter_leaves_out_is_not_cold() {
        let world = World::documented();
        let mut query = crate::query::Query::default();
        query.choice_mut(Facet::Nation).values = vec!["Scotland".into()];
        let asked = world.ask(query);
        let found = find(&world.input(&asked), Level::Region, true);
        assert_eq!((found.ranked.len(), found.outside.len()), (1, 11));
    }

    #[test]
    fn each_part_stands_in_a_table_once() {
        let world = World::documented();
        for mut filter in world.filters() {
            filter.query.lens = "level:area".into();
            let input = &world.input(&filter);
            let found = find(input, Level::Area, false);
            let panel = panel(input);
            let rows: usize = panel.tables.iter().map(|table| table.rows.len()).sum();
            assert_eq!(rows, found.ranked.len() + found.unknown.len());
            for table in &panel.tables {
                assert!(
                    table
                        .rows
                        .iter()
                        .all(|row| row.cells.len() == table.columns.len())
                );
            }
        }
    }
}
