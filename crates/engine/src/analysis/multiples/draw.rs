//! The small maps as a figure.

use super::super::figure::{Figure, Fill, Frame, Line, Mark, fitted, width_of};
use super::super::{Act, Input, maps};
use super::count::{Counted, MOST, One};
use super::{W, reach};
use crate::catalogue::Key;
use crate::query::Facet;
use crate::scale::nice_below;
use crate::scene::base::Layer;
use crate::scene::{Anchor, Edge, Ink, Item, Shape};

/// Between maps; a map's ideal width: CSS pixels.
const GAP: f64 = 16.0;
const IDEAL: f64 = 176.0;
/// The height of a line of text, and the space below a map's texts.
const LINE: f64 = 17.0;
const AFTER: f64 = 20.0;
/// The largest symbol's radius by the map's width, and the smallest.
const LARGEST: f64 = 0.055;
const SMALLEST: f64 = 1.6;

/// Radius of a symbol from its count: its area is in proportion.
pub(super) struct Scale {
    unit: f64,
    heaviest: u32,
}

impl Scale {
    pub fn new(input: &Input, counted: &Counted) -> Self {
        let spots = counted.list.iter().flat_map(|one| one.spots.first());
        let heaviest = spots.map(|(_, n)| *n).max().unwrap_or(1).max(1);
        let (_, side) = columns(input.width);
        let largest = (side * LARGEST).max(7.0);
        Self {
            unit: (largest / f64::from(heaviest).sqrt()).min(4.0),
            heaviest,
        }
    }

    fn radius(&self, count: u32) -> f64 {
        (self.unit * f64::from(count).sqrt()).max(SMALLEST)
    }

    /// Whether a single one is drawn larger than true.
    pub fn enlarges(&self) -> bool {
        self.unit < SMALLEST
    }
}

/// How many columns of maps, and how wide a map is.
fn columns(width: f64) -> (usize, f64) {
    let n = ((width + GAP) / (IDEAL + GAP)).round().clamp(2.0, 6.0);
    (n as usize, ((width + GAP) / n - GAP).floor())
}

pub(super) fn figure(input: &Input, facet: Facet, counted: &Counted) -> Figure {
    let (columns, side) = columns(input.width);
    let drawn = counted.list.iter().filter(|one| one.count > 0).take(MOST);
    let drawn: Vec<&One> = drawn.collect();
    let columns = columns.min(drawn.len().max(2));
    let high = (side * maps::SHAPE).round();
    let names: Vec<[String; 2]> = drawn
        .iter()
        .map(|one| in_two(input.words.value(&one.value), side))
        .collect();
    let lines = if names.iter().any(|[_, second]| !second.is_empty()) {
        2.0
    } else {
        1.0
    };
    let step = high + 6.0 + (lines + 1.0) * LINE + AFTER;
    let rows = drawn.len().div_ceil(columns) as f64;
    let scale = Scale::new(input, counted);
    let legend = legend(input, &scale, [0.0, 0.0]);
    let height = legend.size[1] + 16.0 + rows * step - AFTER;
    let mut figure = Figure::new([input.width.round(), height]);
    figure.frames.push(legend);
    let top = figure.frames[0].size[1] + 16.0;
    for (i, (one, name)) in drawn.iter().zip(&names).enumerate() {
        let x = (i % columns) as f64 * (side + GAP);
        let y = top + (i / columns) as f64 * step;
        let act = Act::Toggle(facet, one.value.clone());
        let on = act.is_on(input.query);
        let tip = figure.tip(said(input, one), Some(act), on);
        figure
            .frames
            .push(map([x, y], [side, high], one, &scale, tip, on));
        let mut words = Frame::new([x, y + high + 6.0], [side, step - high]);
        for (line, text) in name.iter().filter(|text| !text.is_empty()).enumerate() {
            words.title([0.0, 9.0 + line as f64 * LINE], text.clone());
        }
        let below = if name[1].is_empty() { 1.0 } else { 2.0 };
        let at = [0.0, 9.0 + below * LINE];
        words.text(at, Anchor::Start, input.counted(one.count), Ink::QuietText);
        for piece in &mut words.pieces {
            piece.tip = tip;
        }
        figure.frames.push(words);
    }
    figure
}

fn said(input: &Input, one: &One) -> String {
    let w = input.words;
    let gaps = [
        ("name", w.value(&one.value)),
        ("n", &*input.counted(one.count)),
        ("regions", &*reach(input, one)),
    ];
    let mut text = w.fill(W::Tip, &gaps);
    if one.off_map > 0 {
        text.push_str(&w.fill(W::TipOff, &[("n", &input.counted(one.off_map))]));
    }
    text
}

fn map(
    at: [f64; 2],
    size: [f64; 2],
    one: &One,
    scale: &Scale,
    tip: Option<u32>,
    on: bool,
) -> Frame {
    let mut frame = maps::uk(at, size);
    for layer in [Layer::Land, Layer::Regions, Layer::Nations] {
        frame.put(Mark::Base(layer));
    }
    if let Some(view) = frame.view {
        for (position, count) in &one.spots {
            frame.put(symbol(view.to_screen(*position), scale.radius(*count)));
        }
    }
    if on {
        frame.put(Mark::Rect {
            at: [1.0, 1.0],
            size: size.map(|side| side - 2.0),
            fill: Fill::None,
            edge: Some(Line {
                ink: Ink::Accent,
                width: 2.0,
                dashed: false,
            }),
        });
    }
    for piece in &mut frame.pieces {
        piece.tip = tip;
    }
    frame
}

fn symbol(at: [f64; 2], radius: f64) -> Mark {
    Mark::Item(Item::Symbol {
        at,
        radius,
        shape: Shape::Circle,
        fill: Ink::Mark,
        edge: Edge {
            ink: Ink::MarkEdge,
            width: 0.5,
            dashed: false,
        },
        opacity: 0.82,
    })
}

/// Up to three round counts, smallest first, in one line.
fn legend(input: &Input, scale: &Scale, at: [f64; 2]) -> Frame {
    let w = input.words;
    let mut steps = vec![nice_below(f64::from(scale.heaviest)) as u32];
    while let Some(next) = steps
        .last()
        .map(|last| nice_below(f64::from(*last) / 4.0) as u32)
        && next > 0
        && steps.len() < 3
    {
        steps.push(next);
    }
    let unit = w.get(Key::of_unit(input.unit()));
    let title = w.fill(W::Legend, &[("unit", unit)]);
    let high = 2.0 * scale.radius(scale.heaviest);
    let mut frame = Frame::new(at, [input.width.min(360.0), 24.0 + high.max(16.0).ceil()]);
    frame.title([0.0, 8.0], title);
    let y = (24.0 + high.max(16.0) / 2.0).round();
    let mut x = 0.0;
    for step in steps.into_iter().rev() {
        let radius = scale.radius(step);
        frame.put(symbol([x + radius, y], radius));
        let text = w.number(step);
        x += 2.0 * radius + 7.0;
        let next = x + width_of(&text) + 22.0;
        frame.text([x.round(), y], Anchor::Start, text, Ink::Text);
        x = next.round();
    }
    frame
}

/// A name on one line, or on two.
fn in_two(name: &str, width: f64) -> [String; 2] {
    // Bold letters are wider than a label's.
    let width = width * 0.82;
    if width_of(name) <= width {
        return [name.to_owned(), String::new()];
    }
    let spaces = name.match_indices(' ').map(|(i, _)| i);
    let mut breaks =
        spaces.filter(|&i| name.get(..i).is_some_and(|first| width_of(first) <= width));
    match breaks.next_back().and_then(|i| name.split_at_checked(i)) {
        Some((first, second)) => [first.to_owned(), fitted(second.trim_start(), width)],
        None => [fitted(name, width), String::new()],
    }
}
