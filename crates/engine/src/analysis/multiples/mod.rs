//! Where is which: a small map for each type, funding stream, institution or kind of partner.

mod count;
mod draw;

use super::classes::{Classes, Method};
use super::table::{Cell, Row, Table};
use super::{Act, Control, Input, Panel, apart, count as counting};
use crate::catalogue::{AnalysisKey as K, Key, catalogue};
use crate::codes::Region;
use crate::query::{Facet, Unit};
use count::{Counted, MOST, One, REGIONS};

catalogue! { W of Multiples:
    By: "A map for each",
    Title: "{unit} by {facet}: a map for each",
    InTypes: "partnership type",
    InStreams: "funding stream",
    InInstitutions: "national institution",
    InKinds: "kind of partner",
    CountTypes: "{n} partnership type|{n} partnership types",
    CountStreams: "{n} funding stream|{n} funding streams",
    CountInstitutions: "{n} national institution|{n} national institutions",
    CountKinds: "{n} kind of partner|{n} kinds of partner",
    Most: "{most} has most: {n} of {all}, in {regions}.",
    Everywhere: " Of {values} shown, {n} reaches every region.| Of {values} shown, {n} reach every region.",
    Nowhere: " Of {values} shown, none reaches every region.",
    OffMap: " {n} without a position: in the counts, but on no map.",
    HaveOffMap: " {n} with a record that has no position: in the counts, but on no map.",
    InEvery: "every region",
    InSome: "{n} of the 12 regions",
    Tip: "{name}: {n}, in {regions}",
    TipOff: "; {n} not on the map",
    Legend: "At one symbol",
    ScaleNote: "All maps have one scale and one size of symbol: areas can be compared from map to map. Places within about 15 km share a symbol.",
    SmallNote: "The smallest symbols are drawn a little larger than true, so that they can be seen.",
    ChosenNote: "All are shown whichever is chosen; what is chosen has a frame.",
    FirstNote: "The {n} with most are drawn; the table has all.",
    ByRegion: "{unit} by {facet} and region",
    NoPosition: "No position",
}

/// What there is a map for each of.
fn facet_of(word: &str) -> Facet {
    match word {
        "funding" => Facet::Funding,
        "institution" => Facet::Institution,
        "kind" => Facet::Kind,
        _ => Facet::Type,
    }
}

/// A facet's name within a sentence, and counted.
const fn words_of(facet: Facet) -> (W, W) {
    match facet {
        Facet::Funding => (W::InStreams, W::CountStreams),
        Facet::Institution => (W::InInstitutions, W::CountInstitutions),
        Facet::Kind => (W::InKinds, W::CountKinds),
        _ => (W::InTypes, W::CountTypes),
    }
}

/// The view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let control = Control::of(
        input,
        "by",
        w.get(W::By),
        &[
            ("type", w.get(Key::PartnershipType)),
            ("funding", w.get(Key::FundingStream)),
            ("institution", w.get(Key::Institution)),
            ("kind", w.get(Key::PartnerKind)),
        ],
    );
    let facet = facet_of(&control.chosen);
    let (name, _) = words_of(facet);
    let unit = w.get(Key::of_unit(input.unit()));
    let gaps = [("unit", unit), ("facet", w.get(name))];
    let rows = apart::from_facet(input, facet);
    let counted = Counted::new(input, facet, &rows);
    let is_drawn = counted.list.first().is_some_and(|one| one.count > 0);
    let figure = is_drawn.then(|| draw::figure(input, facet, &counted));
    Panel {
        title: w.fill(W::Title, &gaps),
        sentence: sentence(input, facet, &rows, &counted),
        notes: notes(input, facet, &counted),
        tables: vec![table(input, facet, &counted, w.fill(W::ByRegion, &gaps))],
        controls: vec![control],
        figure,
        wide: true,
        ..Panel::default()
    }
}

fn sentence(input: &Input, facet: Facet, rows: &[u32], counted: &Counted) -> String {
    let w = input.words;
    let Some(most) = counted.list.first().filter(|one| one.count > 0) else {
        return w.get(K::NoRecords).to_owned();
    };
    let all = counting::all(input.data, input.unit(), rows);
    let mut text = w.fill(
        W::Most,
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
        w.fill(W::Nowhere, &[("values", &values)])
    } else {
        w.count(W::Everywhere, wide).replace("{values}", &values)
    });
    if counted.off_map > 0 {
        let key = match input.unit() {
            Unit::Records => W::OffMap,
            _ => W::HaveOffMap,
        };
        text.push_str(&w.fill(key, &[("n", &input.counted(counted.off_map))]));
    }
    text
}

/// How many of the regions one reaches, in words.
fn reach(input: &Input, one: &One) -> String {
    match one.reach() {
        12 => input.words.get(W::InEvery).to_owned(),
        n => input
            .words
            .fill(W::InSome, &[("n", &input.words.number(n))]),
    }
}

fn notes(input: &Input, facet: Facet, counted: &Counted) -> Vec<String> {
    let w = input.words;
    let mut notes = vec![w.get(W::ScaleNote).to_owned()];
    if draw::scale(input, counted).enlarges() {
        notes.push(w.get(W::SmallNote).to_owned());
    }
    notes.push(w.get(W::ChosenNote).to_owned());
    if counted.list.iter().filter(|one| one.count > 0).count() > MOST {
        notes.push(w.fill(W::FirstNote, &[("n", &w.number(MOST as u32))]));
    }
    if facet.is_multi() {
        notes.push(w.get(K::SeveralNote).to_owned());
    }
    if input.unit() != Unit::Records {
        notes.push(w.get(K::DistinctNote).to_owned());
    }
    notes
}

fn table(input: &Input, facet: Facet, counted: &Counted, caption: String) -> Table {
    let w = input.words;
    let regions = counted.list.iter().flat_map(|one| &one.regions[..REGIONS]);
    let values: Vec<f64> = regions.map(|&n| f64::from(n)).collect();
    let classes = Classes::new(&values, Method::Natural, 5);
    let mut columns = vec![w.get(Key::of_facet(facet)).to_owned()];
    columns.push(w.get(Key::of_unit(input.unit())).to_owned());
    columns.extend(Region::ALL.map(|region| w.value(region.name()).to_owned()));
    columns.push(w.get(K::NotByRegion).to_owned());
    columns.push(w.get(W::NoPosition).to_owned());
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
                    Act::ToggleAll(vec![(facet, one.value.clone()), region])
                });
            }
            cell
        }));
        cells.push(number(one.off_map));
        Row {
            cells,
            act: Some(Act::Toggle(facet, one.value.clone())),
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
