//! What hangs on which money: shares by stream, what is left without one, and who has only one.

mod draw;
mod streams;
mod tables;

pub use streams::{Streams, What};

use super::{Control, Input, Panel, count};
use crate::catalogue::{AnalysisKey as K, Key, catalogue};
use crate::query::Unit;
use crate::text::percent;

catalogue! { W of Funding:
    Without: "Without this stream",
    NoneLeftOut: "None left out",
    Title: "{unit} by funding stream",
    Stated: "A funding stream is stated for {n} of {all} ({percent}).",
    NothingStated: "No funding stream is stated for any of {all}.",
    Most: " {stream} stands most often: {n} ({percent} of those stated).",
    Single: " {n} of the {all} with a stated stream ({percent}) have only one.",
    If: " Without {stream}, {n} of {all} ({percent}) would have no stated stream left.",
    NotStated: "Not stated",
    SomeNotStated: "Not stated for some record",
    NotStatedNote: "“Not stated” is no funder: it is shown, and never counted as a stream. A project or a partner stands there where none of its records states one.",
    OnlyNote: "A project or a partner hangs on one stream where all of its records that state one, among those shown, state the same.",
    FilterNote: "The filter by funding stream holds here too: what it leaves out is not counted.",
    WithoutNote: "“Would have none left” looks at what was stated. Other money that was not reported is not known.",
    Bar: "{stream}: {count} ({percent} of {all})",
    BarOnly: "{stream}: {count} ({percent} of {all}); {only} with no other stated stream",
    LegendHas: "With this stream",
    LegendOnly: "With no other stated stream",
    LegendNone: "Nothing stated",
    Share: "Share of all {unit}",
    Only: "{unit} with no other stream",
    OnlyPartners: "Partners with no other stream",
    InForce: "In force",
    Since: "{from}–{to}",
    WhatIf: "What is left without {stream}",
    What: "What is counted",
    All: "All",
    With: "With {stream}",
    OnlyThis: "With no other stated stream",
    Another: "Another stream is stated",
    ByInstitution: "{unit} by funding stream and institution: the {n} institutions with most",
    Others: "Other institutions",
    SinglePartners: "Partners that hang on one stream: {n} of {all} with a stated stream",
    SingleTop: "Partners that hang on one stream: {n} of {all} with a stated stream; the {top} with most records",
    TheStream: "Their only stream",
}

/// The view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let streams = Streams::new(input);
    let mut options = vec![(String::new(), w.get(W::NoneLeftOut).to_owned())];
    options.extend(
        streams
            .stated()
            .map(|stream| (stream.name.clone(), stream.label.clone())),
    );
    let control = Control::new(&input.lens(), "without", w.get(W::Without), options);
    let without = streams.position(&control.chosen);
    let unit = w.get(Key::of_unit(input.unit()));
    let title = w.fill(W::Title, &[("unit", unit)]);
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
        w.get(W::NotStatedNote).to_owned(),
        w.get(K::SeveralNote).to_owned(),
        w.get(W::OnlyNote).to_owned(),
    ];
    if without.is_some() {
        notes.push(w.get(W::WithoutNote).to_owned());
    }
    let choice = input.query.choice(crate::query::Facet::Funding);
    if !choice.values.is_empty() {
        notes.push(w.get(W::FilterNote).to_owned());
    }
    notes
}

fn sentence(input: &Input, streams: &Streams, without: Option<u32>) -> String {
    let w = input.words;
    let what = streams.of(input.unit());
    if what.all == 0 {
        return w.get(K::NoRecords).to_owned();
    }
    let all = input.counted(what.all);
    let stated = what.all - what.not_stated;
    if stated == 0 {
        return w.fill(W::NothingStated, &[("all", &all)]);
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
    let mut text = part(W::Stated, stated, what.all, "");
    if let Some(most) = streams.stated().next() {
        let n = streams.counts(input.unit(), most.code)[0];
        let (count, percent) = (input.counted(n), percent(n, stated));
        let gaps = [
            ("stream", &*most.label),
            ("n", &*count),
            ("percent", &*percent),
        ];
        text.push_str(&w.fill(W::Most, &gaps));
    }
    let single: u32 = what.only.iter().sum();
    text.push_str(&part(W::Single, single, stated, ""));
    if let Some(code) = without {
        let only = streams.counts(input.unit(), code)[1];
        text.push_str(&part(W::If, only, what.all, streams.label(code)));
    }
    text
}

/// A unit's name.
fn unit_name(input: &Input, unit: Unit) -> &'static str {
    input.words.get(Key::of_unit(unit))
}

#[cfg(test)]
mod tests;
