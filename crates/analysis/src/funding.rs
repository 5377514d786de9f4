//! How much depends on each funding stream: shares by stream, what would be left without one, and
//! who has only one.

mod draw;
mod streams;
mod tables;

pub use streams::{Streams, What};

use super::{Control, Input, Panel, count};
use messages::FundingText;
use messages::{AnalysisText, PageText};
use records::query::Unit;
use records::text::percent;

/// Computes the view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let streams = Streams::new(input);
    let mut options = vec![(String::new(), w.get(FundingText::NoneLeftOut).to_owned())];
    options.extend(
        streams
            .stated()
            .map(|stream| (stream.name.clone(), stream.label.clone())),
    );
    let control = Control::new(
        &input.lens(),
        "without",
        w.get(FundingText::Without),
        options,
    );
    let without = streams.position(&control.chosen);
    let unit = w.get(PageText::of_unit(input.unit()));
    let title = w.fill(FundingText::Title, &[("unit", unit)]);
    let mut tables = vec![tables::shares(input, &streams, &title)];
    tables.extend(without.map(|code| tables::without(input, &streams, code)));
    tables.push(tables::by_institution(input, &streams));
    tables.push(tables::single_partners(input, &streams));
    Panel {
        sentence: sentence(input, &streams, without),
        notes: notes(input, without),
        figure: Some(draw::figure(input, &streams, without)),
        controls: vec![control],
        tables,
        title,
        ..Panel::default()
    }
}

fn notes(input: &Input, without: Option<u32>) -> Vec<String> {
    let w = input.words;
    let mut notes = vec![
        w.get(FundingText::NotStatedNote).to_owned(),
        w.get(AnalysisText::SeveralNote).to_owned(),
        w.get(FundingText::OnlyNote).to_owned(),
    ];
    if without.is_some() {
        notes.push(w.get(FundingText::WithoutNote).to_owned());
    }
    let choice = input.query.choice(records::query::Facet::Funding);
    if !choice.values.is_empty() {
        notes.push(w.get(FundingText::FilterNote).to_owned());
    }
    notes
}

fn sentence(input: &Input, streams: &Streams, without: Option<u32>) -> String {
    let w = input.words;
    let what = streams.of(input.unit());
    if what.all == 0 {
        return w.get(AnalysisText::NoRecords).to_owned();
    }
    let all = input.counted(what.all);
    let stated = what.all - what.not_stated;
    if stated == 0 {
        return w.fill(FundingText::NothingStated, &[("all", &all)]);
    }
    let part = |key, n: u32, of: u32, stream: &str| {
        let gaps = [
            ("n", &*w.number(n)),
            ("all", &*input.counted(of)),
            ("percent", &*percent(n, of)),
            ("stream", stream),
        ];
        w.fill(key, &gaps)
    };
    let mut text = part(FundingText::Stated, stated, what.all, "");
    if let Some(most) = streams.stated().next() {
        let n = streams.counts(input.unit(), most.code)[0];
        let (count, percent) = (input.counted(n), percent(n, stated));
        let gaps = [
            ("stream", &*most.label),
            ("n", &*count),
            ("percent", &*percent),
        ];
        text.push_str(&w.fill(FundingText::Most, &gaps));
    }
    let single: u32 = what.only.iter().sum();
    text.push_str(&part(FundingText::Single, single, stated, ""));
    if let Some(code) = without {
        let only = streams.counts(input.unit(), code)[1];
        text.push_str(&part(FundingText::If, only, what.all, streams.label(code)));
    }
    text
}

/// A unit's name.
fn unit_name(input: &Input, unit: Unit) -> &'static str {
    input.words.get(PageText::of_unit(unit))
}

#[cfg(test)]
mod tests;
