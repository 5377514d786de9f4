//! Which institution works where, and which nation with which.

mod draw;
mod key;
mod links;

pub use links::{Flows, Link, To};

use super::table::{Cell, Row, Table};
use super::{Control, Input, Panel, home};
use crate::catalogue::{AnalysisKey as K, Key, catalogue};
use crate::query::Unit;
use crate::text::percent;

catalogue! { W of Flows:
    To: "To",
    Title: "{unit} from institutions’ homes to {to}",
    TitleNation: "{unit} from institutions’ home nations to partners’ nations",
    RegionsInline: "partners’ regions",
    PlacesInline: "partners’ places",
    HomeNation: "Institution’s home nation",
    PartnerNation: "Partner’s nation",
    Home: "Home of the institution",
    NotKnown: "Not known",
    Link: "{from} → {to}",
    Strongest: "The strongest link is {from} → {to}: {n} of {all} ({percent}).",
    Within: "The strongest link stays within {from}: {n} of {all} ({percent}).",
    BeyondRegion: " {n} of the {all} whose regions are both known ({percent}) lie outside the institution’s home region.",
    BeyondNation: " {n} of the {all} whose nations are both known ({percent}) lie outside the institution’s home nation.",
    Tip: "{from} → {to}: {count}{who}",
    Who: " ({list})",
    More: "{n} more",
    Origin: "{town}: {list}",
    CutNote: "Drawn are the {n} strongest of {all} links; the table has them all.",
    HomeNote: "A line begins at the institution’s head office or first site, whichever site did the work; institutions of one town share a line. A circle is work within the place or region where it begins; how thick it is says nothing.",
    RegionNote: "A line ends at a point within the region, not at a place.",
    NationNote: "An institution’s home is the nation of its head office or first site. A circle is work within one nation; how thick it is says nothing.",
    NotDrawn: "Not drawn: {count} whose beginning or end is not known.",
    NoSiteNote: "No site is known here of {list}.",
    KeySite: "head office or first site",
    KeyPartner: "the partner’s end",
}

/// The view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let options = To::ALL.map(|to| (to.key().to_owned(), to.name(input).to_owned()));
    let control = Control::new(&input.lens(), "to", w.get(W::To), options.to_vec());
    let to = To::ALL.into_iter().find(|to| to.key() == control.chosen);
    let to = to.unwrap_or_default();
    let flows = Flows::new(input, to);
    let unit = w.get(Key::of_unit(input.unit()));
    let title = match to {
        To::Nation => w.fill(W::TitleNation, &[("unit", unit)]),
        To::Region => title(input, unit, W::RegionsInline),
        To::Place => title(input, unit, W::PlacesInline),
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

fn title(input: &Input, unit: &str, to: W) -> String {
    let gaps = [("unit", unit), ("to", input.words.get(to))];
    input.words.fill(W::Title, &gaps)
}

fn sentence(input: &Input, flows: &Flows) -> String {
    let w = input.words;
    let Some(most) = flows.drawn.first() else {
        return w.get(K::NoRecords).to_owned();
    };
    let [from, to] = [flows.from_name(most), flows.to_name(input, most)];
    let gaps = [
        ("from", from),
        ("to", to),
        ("n", &*w.number(most.count)),
        ("all", &*input.counted(flows.all)),
        ("percent", &*percent(most.count, flows.all)),
    ];
    let strongest = if from == to { W::Within } else { W::Strongest };
    let mut text = w.fill(strongest, &gaps);
    let (beyond, [n, known]) = match flows.to {
        To::Nation => (W::BeyondNation, home::across_nations(input)),
        To::Region | To::Place => (W::BeyondRegion, home::across_regions(input)),
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
        notes.push(w.fill(W::CutNote, &[("n", &n), ("all", &all)]));
    }
    if flows.not_drawn > 0 {
        let count = input.counted(flows.not_drawn);
        notes.push(w.fill(W::NotDrawn, &[("count", &count)]));
    }
    let unknown = home::unknown(input);
    if !unknown.is_empty() {
        notes.push(w.fill(W::NoSiteNote, &[("list", &unknown.join(", "))]));
    }
    match flows.to {
        To::Nation => notes.push(w.get(W::NationNote).to_owned()),
        To::Place => notes.push(w.get(W::HomeNote).to_owned()),
        To::Region => notes.extend([W::HomeNote, W::RegionNote].map(|key| w.get(key).to_owned())),
    }
    if input.unit() != Unit::Records {
        notes.push(w.get(K::DistinctNote).to_owned());
    }
    notes
}

fn table(input: &Input, flows: &Flows, title: &str) -> Table {
    let w = input.words;
    let columns = match flows.to {
        To::Nation => vec![w.get(W::HomeNation), w.get(W::PartnerNation)],
        to => vec![w.get(Key::Institution), w.get(W::Home), to.name(input)],
    };
    let unit = w.get(Key::of_unit(input.unit()));
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
        Row {
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
