//! Which institution works where, and which nation with which.

mod draw;
mod key;
mod links;

pub use links::{FlowLink, Flows, To};

use super::{Control, Input, Panel, institution_nation};
use crate::table::{Cell, Table, TableRow};
use messages::FlowsText;
use messages::{AnalysisText, PageText};
use records::query::Unit;
use records::text::percent;

/// Computes the view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let options = To::ALL.map(|to| (to.key().to_owned(), to.name(input).to_owned()));
    let control = Control::new(&input.lens(), "to", w.get(FlowsText::To), options.to_vec());
    let to = To::ALL.into_iter().find(|to| to.key() == control.chosen);
    let to = to.unwrap_or_default();
    let flows = Flows::new(input, to);
    let unit = w.get(PageText::of_unit(input.unit()));
    let title = match to {
        To::Nation => w.fill(FlowsText::TitleNation, &[("unit", unit)]),
        To::Region => title(input, unit, FlowsText::RegionsInline),
        To::Place => title(input, unit, FlowsText::PlacesInline),
    };
    Panel {
        sentence: sentence(input, &flows),
        notes: notes(input, &flows),
        figure: Some(draw::figure(input, &flows)),
        tables: vec![table(input, &flows, &title)],
        controls: vec![control],
        title,
        ..Panel::default()
    }
}

fn title(input: &Input, unit: &str, to: FlowsText) -> String {
    let gaps = [("unit", unit), ("to", input.words.get(to))];
    input.words.fill(FlowsText::Title, &gaps)
}

fn sentence(input: &Input, flows: &Flows) -> String {
    let w = input.words;
    let Some(most) = flows.drawn.first() else {
        return w.get(AnalysisText::NoRecords).to_owned();
    };
    let [from, to] = [flows.from_name(most), flows.to_name(input, most)];
    let gaps = [
        ("from", from),
        ("to", to),
        ("n", &*w.number(most.count)),
        ("all", &*input.counted(flows.all)),
        ("percent", &*percent(most.count, flows.all)),
    ];
    let strongest = if from == to {
        FlowsText::Within
    } else {
        FlowsText::Strongest
    };
    let mut text = w.fill(strongest, &gaps);
    let (beyond, [n, known]) = match flows.to {
        To::Nation => (
            FlowsText::BeyondNation,
            institution_nation::across_nations(input),
        ),
        To::Region | To::Place => (
            FlowsText::BeyondRegion,
            institution_nation::across_regions(input),
        ),
    };
    let gaps = [
        ("n", &*w.number(n)),
        ("all", &*input.counted(known)),
        ("percent", &*percent(n, known)),
    ];
    if known > 0 {
        text.push_str(&w.fill(beyond, &gaps));
    }
    text
}

fn notes(input: &Input, flows: &Flows) -> Vec<String> {
    let w = input.words;
    let mut notes = Vec::new();
    let [drawn, all] = [
        flows.drawn.len().min(draw::most(flows.to)),
        flows.drawn.len(),
    ];
    if drawn < all {
        let [n, all] = [drawn, all].map(|n| w.number(n as u32));
        notes.push(w.fill(FlowsText::CutNote, &[("n", &n), ("all", &all)]));
    }
    if flows.not_drawn > 0 {
        let count = input.counted(flows.not_drawn);
        notes.push(w.fill(FlowsText::NotDrawn, &[("count", &count)]));
    }
    let unknown = institution_nation::unknown(input);
    if !unknown.is_empty() {
        notes.push(w.fill(FlowsText::NoSiteNote, &[("list", &unknown.join(", "))]));
    }
    match flows.to {
        To::Nation => notes.push(w.get(FlowsText::NationNote).to_owned()),
        To::Place => notes.push(w.get(FlowsText::HomeNote).to_owned()),
        To::Region => notes
            .extend([FlowsText::HomeNote, FlowsText::RegionNote].map(|key| w.get(key).to_owned())),
    }
    if input.unit() != Unit::Records {
        notes.push(w.get(AnalysisText::DistinctNote).to_owned());
    }
    notes
}

fn table(input: &Input, flows: &Flows, title: &str) -> Table {
    let w = input.words;
    let columns = match flows.to {
        To::Nation => vec![
            w.get(FlowsText::HomeNation),
            w.get(FlowsText::PartnerNation),
        ],
        to => vec![
            w.get(PageText::Institution),
            w.get(FlowsText::Home),
            to.name(input),
        ],
    };
    let unit = w.get(PageText::of_unit(input.unit()));
    let columns = columns.into_iter().chain([unit]).map(str::to_owned);
    let most = flows.listed.first().map_or(1, |link| link.count);
    let rows = flows.listed.iter().map(|link| {
        let (name, home) = flows.listed_names(input, link);
        let mut cells = vec![Cell::text(name)];
        cells.extend(home.map(Cell::text));
        let mut to = Cell::text(flows.to_name(input, link));
        to.act = flows.target_act(input, link.to);
        cells.push(to);
        let number = Cell::number(f64::from(link.count), w.number(link.count));
        cells.push(number.with_bar(f64::from(link.count) / f64::from(most)));
        TableRow {
            cells,
            act: flows.listed_act(input, link),
            total: false,
        }
    });
    Table {
        caption: title.to_owned(),
        rows: rows.collect(),
        columns: columns.collect(),
    }
}

#[cfg(test)]
mod tests;
