//! Draws the small maps.

use super::super::{Action, Input, maps};
use super::count::{MOST, One, SmallMultiplesCount};
use super::reach;
use crate::figure::{Figure, Fill, Frame, Line, Mark, fitted, width_of};
use crate::maps::Circles;
use cartography::scene::base::Layer;
use cartography::scene::{Anchor, Ink};
use messages::SmallMultiplesText;
use records::query::Facet;

/// The gap between maps, and a map's ideal width, in CSS pixels.
const GAP: f64 = 16.0;
const IDEAL: f64 = 176.0;
/// The height of a line of text, and the space below a map's texts.
const LINE: f64 = 17.0;
const AFTER: f64 = 20.0;
/// One scale for all the maps.
pub(super) fn scale(input: &Input, counted: &SmallMultiplesCount) -> Circles {
    let spots = counted.list.iter().flat_map(|one| one.spots.first());
    let heaviest = spots.map(|(_, n)| *n).max().unwrap_or(1);
    Circles::new(columns(input.width).1, heaviest)
}

/// The number of columns of maps, and the width of a map.
fn columns(width: f64) -> (usize, f64) {
    let n = ((width + GAP) / (IDEAL + GAP)).round().clamp(2.0, 6.0);
    (n as usize, ((width + GAP) / n - GAP).floor())
}

pub(super) fn figure(input: &Input, facet: Facet, counted: &SmallMultiplesCount) -> Figure {
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
    let scale = scale(input, counted);
    let legend = legend(input, &scale);
    let height = legend.size[1] + 16.0 + rows * step - AFTER;
    let mut figure = Figure::new([input.width.round(), height]);
    figure.frames.push(legend);
    let top = figure.frames[0].size[1] + 16.0;
    for (i, (one, name)) in drawn.iter().zip(&names).enumerate() {
        let x = (i % columns) as f64 * (side + GAP);
        let y = top + (i / columns) as f64 * step;
        let act = Action::Toggle(facet, one.value.clone());
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
    let mut text = w.fill(SmallMultiplesText::Tip, &gaps);
    if one.off_map > 0 {
        text.push_str(&w.fill(
            SmallMultiplesText::TipOff,
            &[("n", &input.counted(one.off_map))],
        ));
    }
    text
}

fn map(
    at: [f64; 2],
    size: [f64; 2],
    one: &One,
    scale: &Circles,
    tip: Option<u32>,
    on: bool,
) -> Frame {
    let mut frame = maps::uk(at, size);
    for layer in [Layer::Land, Layer::Regions, Layer::Nations] {
        frame.put(Mark::Base(layer));
    }
    if let Some(view) = frame.view {
        for (position, count) in &one.spots {
            let at = view.to_screen(*position);
            frame.put(maps::circle(at, scale.radius(*count), Ink::MarkEdge, 0.5));
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

fn legend(input: &Input, scale: &Circles) -> Frame {
    let w = input.words;
    let title = w.get(SmallMultiplesText::Legend);
    let high = (2.0 * scale.largest()).max(maps::SIZES_HEIGHT);
    let mut frame = Frame::new([0.0; 2], [input.width, high.ceil()]);
    frame.title([0.0, high / 2.0], title);
    let at = [
        width_of(title) * 1.08 + 14.0,
        (high - maps::SIZES_HEIGHT) / 2.0,
    ];
    maps::sizes(&mut frame, input, scale, at);
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
