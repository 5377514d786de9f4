//! Draws the shares as bars.

use super::super::{Action, Input};
use super::Streams;
use crate::figure::{Figure, Fill, Frame, LABEL, Line, Mark, TITLE, fitted, width_of};
use crate::legend::{self, EDGE, Entry};
use cartography::scene::{Anchor, Ink};
use messages::FundingText;
use records::query::Facet;
use records::text::percent;

/// The height of a row, in CSS pixels.
const ROW: f64 = 26.0;
const BAR: f64 = 14.0;

/// Draws one bar per stream: its length is the count with the stream, its dark part the count with
/// no other stream.
pub fn figure(input: &Input, streams: &Streams, without: Option<u32>) -> Figure {
    let w = input.words;
    let what = streams.of(input.unit());
    let width = input.width.min(640.0);
    let names = streams.list.iter().map(|stream| width_of(&stream.label));
    let label = names.fold(60.0, f64::max).min(width * 0.42).round() + 18.0;
    let value = |n: u32| format!("{} ({})", w.number(n), percent(n, what.all));
    let count = |code: u32| streams.counts(input.unit(), code);
    let largest = streams
        .list
        .iter()
        .map(|stream| count(stream.code)[0])
        .max();
    let largest = largest.unwrap_or_default().max(1);
    let room = (width - label - width_of(&value(largest)) - 24.0).max(24.0);
    let length = |n: u32| (room * f64::from(n) / f64::from(largest)).ceil();
    let height = ROW * streams.list.len() as f64 + 4.0;
    let entries = key(input, streams);
    let mut figure = Figure::new([width, height + 12.0 + legend::height(entries.len())]);
    let mut frame = Frame::new([0.0, 0.0], [width, height]);
    for (i, stream) in streams.list.iter().enumerate() {
        let [n, only] = count(stream.code);
        let act = Action::Toggle(
            Facet::Funding,
            input.data.funding.values.get(stream.code).to_owned(),
        );
        let on = act.is_on(input.query);
        let key = if stream.stated {
            FundingText::BarOnly
        } else {
            FundingText::Bar
        };
        let gaps = [
            ("stream", &*stream.label),
            ("count", &*input.counted(n)),
            ("percent", &*percent(n, what.all)),
            ("all", &*input.counted(what.all)),
            ("only", &*w.number(only)),
        ];
        let tip = figure.tip(w.fill(key, &gaps), Some(act), on);
        let y = ROW * i as f64;
        let middle = y + ROW / 2.0;
        let bold = on || without == Some(stream.code);
        let face = if bold { TITLE } else { LABEL };
        frame.put_with(
            Mark::Text {
                at: [label - 10.0, middle],
                anchor: Anchor::End,
                // Bold letters are wider than a label's.
                text: fitted(
                    &stream.label,
                    if bold { 0.88 } else { 1.0 } * (label - 18.0),
                ),
                face,
                ink: Ink::Text,
            },
            tip,
        );
        let top = middle - BAR / 2.0;
        let mut bar = |length: f64, fill: Fill, edge: Option<Line>| {
            let (at, size) = ([label, top], [length, BAR]);
            frame.put_with(
                Mark::Rect {
                    at,
                    size,
                    fill,
                    edge,
                },
                tip,
            );
        };
        if stream.stated {
            let gone = without == Some(stream.code);
            let light = if gone {
                Fill::None
            } else {
                Fill::Solid(Ink::Step(1))
            };
            let dashed = Line {
                ink: Ink::Accent,
                width: 1.5,
                dashed: true,
            };
            bar(length(n), light, gone.then_some(dashed));
            if only > 0 {
                bar(length(only), Fill::Solid(Ink::Step(5)), None);
            }
        } else {
            bar(length(n), Fill::Hatched, Some(EDGE));
        }
        let at = [label + length(n) + 8.0, middle];
        frame.put_with(
            Mark::Text {
                at,
                anchor: Anchor::Start,
                text: value(n),
                face: LABEL,
                ink: Ink::Text,
            },
            tip,
        );
    }
    frame.put(Mark::Path {
        points: vec![[label - 0.5, 0.0], [label - 0.5, height - 4.0]],
        closed: false,
        fill: Fill::None,
        edge: Some(EDGE),
    });
    figure.frames.push(frame);
    let at = [0.0, height + 12.0];
    let unit = super::unit_name(input, input.unit());
    figure.frames.push(legend::column(at, unit, &entries));
    figure
}

fn key(input: &Input, streams: &Streams) -> Vec<Entry> {
    let entry = |fill, key| Entry {
        fill,
        text: input.words.get(key).to_owned(),
    };
    let mut entries = vec![
        entry(Fill::Solid(Ink::Step(1)), FundingText::LegendHas),
        entry(Fill::Solid(Ink::Step(5)), FundingText::LegendOnly),
    ];
    if streams.list.iter().any(|stream| !stream.stated) {
        entries.push(entry(Fill::Hatched, FundingText::LegendNone));
    }
    entries
}
