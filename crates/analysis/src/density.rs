//! Density regardless of boundaries: counts in hexagons.

mod bins;

use super::{Action, Control, Input, Panel, count, legend, maps};
use crate::classes::{Classes, Method};
use crate::figure::{Figure, Fill, Line, Mark};
use crate::table::{Cell, Table, TableRow};
use bins::{Binned, Hex};
use cartography::scene::Ink;
use cartography::scene::base::Layer;
use messages::DensityText;
use messages::{AnalysisText, PageText};
use records::codes::Region;
use records::dataset::place_key;
use records::query::{Facet, Target, Unit};

const SIZES: [u32; 3] = [30, 15, 60];

/// Computes the view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let labels = SIZES.map(|km| {
        let text = km.to_string();
        let label = w.fill(DensityText::Across, &[("n", &text)]);
        (text, label)
    });
    let options = labels.each_ref().map(|(value, label)| (&**value, &**label));
    let control = Control::among(input, "size", w.get(DensityText::Size), &options);
    let km = control.chosen.parse().unwrap_or(SIZES[0]);
    let binned = Binned::new(input, km);
    let unit = w.get(PageText::of_unit(input.unit()));
    let title = w.fill(DensityText::Title, &[("unit", unit), ("n", &w.number(km))]);
    let own = own(input);
    let values: Vec<f64> = binned
        .hexes
        .iter()
        .map(|hex| f64::from(hex.units[own]))
        .collect();
    let classes = Classes::new(&values, Method::Natural, 5);
    let area = (f64::from(km * km) * 3f64.sqrt() / 2.0 / 10.0).round() * 10.0;
    let gaps = [("n", &*w.number(km)), ("area", &*w.number(area as u32))];
    let mut notes = vec![w.fill(DensityText::SizeNote, &gaps)];
    notes.extend(
        [
            DensityText::NoneNote,
            DensityText::NameNote,
            DensityText::TownNote,
        ]
        .map(|note| w.get(note).to_owned()),
    );
    if input.unit() != Unit::Records {
        notes.push(w.get(AnalysisText::DistinctNote).to_owned());
    }
    Panel {
        sentence: sentence(input, &binned, km),
        figure: (!input.filtered.rows.is_empty()).then(|| draw(input, &binned, &classes, km)),
        tables: vec![table(input, &binned, &classes, &title)],
        controls: vec![control],
        title,
        notes,
        ..Panel::default()
    }
}

/// The index of the query's unit among the three.
fn own(input: &Input) -> usize {
    let own = Unit::ALL.iter().position(|unit| *unit == input.unit());
    own.unwrap_or_default()
}

fn name<'a>(input: &Input<'a>, hex: &Hex) -> &'a str {
    match input.data.name_of_place(hex.head) {
        "" => input.words.get(PageText::UnnamedPlace),
        name => input.words.value(name),
    }
}

fn open(input: &Input, hex: &Hex) -> Option<Action> {
    let position = input.data.places.positions.get(hex.head.index())?;
    let (lat, lon) = place_key(*position);
    Some(Action::Open(Target::Place(lat, lon)))
}

fn sentence(input: &Input, binned: &Binned, km: u32) -> String {
    let w = input.words;
    let own = own(input);
    let all = count::all(input.data, input.unit(), &input.filtered.rows);
    if all == 0 {
        return w.get(AnalysisText::NoRecords).to_owned();
    }
    let Some(most) = binned.hexes.first() else {
        return w.fill(DensityText::NotOnMap, &[("n", &input.counted(all))]);
    };
    let mut text = w.fill(
        DensityText::Most,
        &[
            ("place", name(input, most)),
            ("n", &w.number(most.units[own])),
            ("all", &input.counted(all)),
            ("km", &w.number(km)),
        ],
    );
    let hexes = w.count(DensityText::Hexes, binned.hexes.len() as u32);
    // Something counted once in each of several hexagons cannot be halved.
    text.push_str(
        &if input.unit() == Unit::Records && binned.hexes.len() > 2 {
            let half = w.number(binned.half());
            w.fill(DensityText::Half, &[("half", &half), ("hexes", &hexes)])
        } else {
            w.fill(DensityText::Some, &[("hexes", &hexes)])
        },
    );
    let [somewhere, unplaced] = binned.off.map(|units| units[own]);
    let mut off = Vec::new();
    for (key, n) in [
        (DensityText::ByRegion, somewhere),
        (DensityText::Unplaced, unplaced),
    ] {
        if n > 0 {
            off.push(w.fill(key, &[("n", &input.counted(n))]));
        }
    }
    if !off.is_empty() {
        text.push_str(&w.fill(DensityText::Off, &[("list", &off.join(", "))]));
    }
    text
}

fn draw(input: &Input, binned: &Binned, classes: &Classes, km: u32) -> Figure {
    let width = input.width.min(560.0).round();
    let own = own(input);
    let entries = legend::of_classes(classes, &|value| input.words.number(value as u32));
    let map = maps::size(width);
    let mut figure = Figure::new(map);
    let mut frame = maps::uk([0.0, 0.0], map);
    frame.put(Mark::Base(Layer::Land));
    // From lowest to highest: the outline of a denser hexagon is on top.
    for hex in binned.hexes.iter().rev() {
        let Some(view) = frame.view else { continue };
        let n = hex.units[own];
        let gaps = [
            ("place", name(input, hex)),
            ("n", &*input.counted(n)),
            (
                "places",
                &*input.words.count(PageText::CountPlaces, hex.places),
            ),
        ];
        let act = open(input, hex);
        let on = act.as_ref().is_some_and(|act| act.is_on(input.query));
        let tip = figure.tip(input.words.fill(DensityText::Tip, &gaps), act, on);
        let step = classes.step_of(f64::from(n)).unwrap_or_default();
        frame.put_with(
            Mark::Path {
                points: hex
                    .outline(km)
                    .map(|corner| view.to_screen(corner).0)
                    .to_vec(),
                closed: true,
                fill: Fill::Solid(Ink::Step(step)),
                edge: Some(Line {
                    ink: Ink::Land,
                    width: 1.0,
                    dashed: false,
                }),
            },
            tip,
        );
    }
    maps::lines(&mut frame);
    figure.frames.push(frame);
    let unit = input.words.get(PageText::of_unit(input.unit()));
    figure.frames.push(legend::at_sea(map, unit, &entries));
    figure
}

fn table(input: &Input, binned: &Binned, classes: &Classes, title: &str) -> Table {
    let w = input.words;
    let own = own(input);
    let mut columns = vec![w.get(DensityText::Near), w.get(PageText::Region)];
    columns.extend(Unit::ALL.map(|unit| w.get(PageText::of_unit(unit))));
    columns.push(w.get(PageText::Places));
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let mut rows: Vec<TableRow> = Vec::with_capacity(binned.hexes.len() + 4);
    let most = binned.hexes.first().map_or(1, |hex| hex.units[own].max(1));
    let within = |region: Option<Region>| {
        region.map_or(w.get(AnalysisText::NotByRegion), |region| {
            w.value(region.name())
        })
    };
    for hex in &binned.hexes {
        let mut first = Cell::text(name(input, hex));
        first.step = classes.step_of(f64::from(hex.units[own]));
        let mut cells = vec![first, Cell::text(within(hex.region))];
        cells.extend(hex.units.map(number));
        let share = f64::from(hex.units[own]) / f64::from(most);
        let shown = cells.remove(2 + own).with_bar(share);
        cells.insert(2 + own, shown);
        cells.push(number(hex.places));
        let act = open(input, hex);
        rows.push(TableRow {
            cells,
            act,
            total: false,
        });
    }
    for (i, units) in binned.elsewhere.iter().enumerate() {
        if units[0] == 0 {
            continue;
        }
        let region = Region::ALL.get(i).copied();
        let first = match region {
            Some(region) => w.fill(
                DensityText::SomewhereIn,
                &[("region", w.value(region.name()))],
            ),
            None if i == bins::NATION => w.get(DensityText::SomewhereElse).to_owned(),
            None => w.get(DensityText::NotPlaced).to_owned(),
        };
        let mut cells = vec![Cell::text(first), Cell::text(within(region))];
        cells.extend(units.map(number));
        cells.push(number(0));
        let act = region.map(|region| Action::Toggle(Facet::Region, region.name().to_owned()));
        rows.push(TableRow {
            cells,
            act,
            total: false,
        });
    }
    Table {
        caption: title.to_owned(),
        columns: columns.into_iter().map(str::to_owned).collect(),
        rows,
    }
}

#[cfg(test)]
mod tests;
