//! Small maps: one for each type, funding stream, institution or kind of partner.

mod count;
mod draw;

use super::{Action, Control, Input, Panel, count as counting, unfiltered};
use crate::classes::{Classes, Method};
use crate::table::{Cell, Table, TableRow};
use count::{MOST, One, REGIONS, SmallMultiplesCount};
use messages::SmallMultiplesText;
use messages::{AnalysisText, PageText};
use records::Row;
use records::codes::Region;
use records::query::{Facet, Unit};

/// The facet for whose values maps are drawn.
fn facet_of(word: &str) -> Facet {
    match word {
        "funding" => Facet::Funding,
        "institution" => Facet::Institution,
        "kind" => Facet::Kind,
        _ => Facet::Type,
    }
}

/// A facet's name within a sentence, and with a count.
const fn words_of(facet: Facet) -> (SmallMultiplesText, SmallMultiplesText) {
    match facet {
        Facet::Funding => (
            SmallMultiplesText::InStreams,
            SmallMultiplesText::CountStreams,
        ),
        Facet::Institution => (
            SmallMultiplesText::InInstitutions,
            SmallMultiplesText::CountInstitutions,
        ),
        Facet::Kind => (SmallMultiplesText::InKinds, SmallMultiplesText::CountKinds),
        _ => (SmallMultiplesText::InTypes, SmallMultiplesText::CountTypes),
    }
}

/// Computes the view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let control = Control::among(
        input,
        "by",
        w.get(SmallMultiplesText::By),
        &[
            ("type", w.get(PageText::PartnershipType)),
            ("funding", w.get(PageText::FundingStream)),
            ("institution", w.get(PageText::Institution)),
            ("kind", w.get(PageText::PartnerKind)),
        ],
    );
    let facet = facet_of(&control.chosen);
    let (name, _) = words_of(facet);
    let unit = w.get(PageText::of_unit(input.unit()));
    let gaps = [("unit", unit), ("facet", w.get(name))];
    let rows = unfiltered::from_facet(input, facet);
    let counted = SmallMultiplesCount::new(input, facet, &rows);
    let is_drawn = counted.list.first().is_some_and(|one| one.count > 0);
    let figure = is_drawn.then(|| draw::figure(input, facet, &counted));
    Panel {
        title: w.fill(SmallMultiplesText::Title, &gaps),
        sentence: sentence(input, facet, &rows, &counted),
        notes: notes(input, facet, &counted),
        tables: vec![table(
            input,
            facet,
            &counted,
            w.fill(SmallMultiplesText::ByRegion, &gaps),
        )],
        controls: vec![control],
        figure,
        wide: true,
        ..Panel::default()
    }
}

fn sentence(input: &Input, facet: Facet, rows: &[Row], counted: &SmallMultiplesCount) -> String {
    let w = input.words;
    let Some(most) = counted.list.first().filter(|one| one.count > 0) else {
        return w.get(AnalysisText::NoRecords).to_owned();
    };
    let all = counting::all(input.data, input.unit(), rows);
    let mut text = w.fill(
        SmallMultiplesText::Most,
        &[
            ("most", w.value(&most.value)),
            ("n", &w.number(most.count)),
            ("all", &input.counted(all)),
            ("regions", &reach(input, most)),
        ],
    );
    let some = counted.list.iter().filter(|one| one.count > 0);
    let (mut values, mut wide) = (0, 0);
    for one in some {
        values += 1;
        wide += u32::from(one.reach() == REGIONS as u32);
    }
    let values = w.count(words_of(facet).1, values);
    text.push_str(&if wide == 0 {
        w.fill(SmallMultiplesText::Nowhere, &[("values", &values)])
    } else {
        w.count(SmallMultiplesText::Everywhere, wide)
            .replace("{values}", &values)
    });
    if counted.off_map > 0 {
        let key = match input.unit() {
            Unit::Records => SmallMultiplesText::OffMap,
            _ => SmallMultiplesText::HaveOffMap,
        };
        text.push_str(&w.fill(key, &[("n", &input.counted(counted.off_map))]));
    }
    text
}

/// How many of the regions a value reaches, in words.
fn reach(input: &Input, one: &One) -> String {
    match one.reach() {
        12 => input.words.get(SmallMultiplesText::InEvery).to_owned(),
        n => input
            .words
            .fill(SmallMultiplesText::InSome, &[("n", &input.words.number(n))]),
    }
}

fn notes(input: &Input, facet: Facet, counted: &SmallMultiplesCount) -> Vec<String> {
    let w = input.words;
    let mut notes = vec![w.get(SmallMultiplesText::ScaleNote).to_owned()];
    if draw::scale(input, counted).enlarges() {
        notes.push(w.get(SmallMultiplesText::SmallNote).to_owned());
    }
    notes.push(w.get(SmallMultiplesText::ChosenNote).to_owned());
    if counted.list.iter().filter(|one| one.count > 0).count() > MOST {
        notes.push(w.fill(
            SmallMultiplesText::FirstNote,
            &[("n", &w.number(MOST as u32))],
        ));
    }
    if facet.is_multi() {
        notes.push(w.get(AnalysisText::SeveralNote).to_owned());
    }
    if input.unit() != Unit::Records {
        notes.push(w.get(AnalysisText::DistinctNote).to_owned());
    }
    notes
}

fn table(input: &Input, facet: Facet, counted: &SmallMultiplesCount, caption: String) -> Table {
    let w = input.words;
    let regions = counted.list.iter().flat_map(|one| &one.regions[..REGIONS]);
    let values: Vec<f64> = regions.map(|&n| f64::from(n)).collect();
    let classes = Classes::new(&values, Method::Natural, 5);
    let mut columns = vec![w.get(PageText::of_facet(facet)).to_owned()];
    columns.push(w.get(PageText::of_unit(input.unit())).to_owned());
    columns.extend(Region::ALL.map(|region| w.value(region.name()).to_owned()));
    columns.push(w.get(AnalysisText::NotByRegion).to_owned());
    columns.push(w.get(SmallMultiplesText::NoPosition).to_owned());
    let most = counted.list.first().map_or(1, |one| one.count.max(1));
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let row = |one: &One| {
        let mut cells = vec![Cell::text(w.value(&one.value))];
        cells.push(number(one.count).with_bar(f64::from(one.count) / f64::from(most)));
        cells.extend(one.regions.iter().enumerate().map(|(i, &n)| {
            let mut cell = number(n);
            if let Some(region) = Region::ALL.get(i) {
                cell.step = classes.step_of(f64::from(n));
                cell.act = (n > 0).then(|| {
                    let region = (Facet::Region, region.name().to_owned());
                    Action::ToggleAll(vec![(facet, one.value.clone()), region])
                });
            }
            cell
        }));
        cells.push(number(one.off_map));
        TableRow {
            cells,
            act: Some(Action::Toggle(facet, one.value.clone())),
            total: false,
        }
    };
    Table {
        caption,
        rows: counted.list.iter().map(row).collect(),
        columns,
    }
}

#[cfg(test)]
mod tests;
