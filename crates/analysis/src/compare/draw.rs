//! Draws A, B and the difference as maps.

use super::super::{Input, maps};
use super::words::{signed, signed_count};
use super::{Compared, GAP, THREE};
use crate::figure::{Figure, Fill, Frame, LABEL, Level, Mark, TITLE, fitted};
use crate::legend::{self, Entry};
use cartography::scene::{Anchor, Face, Ink};
use explore::aggregates::{place_counts, type_key};
use messages::CompareText;
use messages::{AnalysisText, PageText};
use records::sort;
use std::cmp::Ordering;

/// The position and size of each map. Where three do not fit next to each other, the difference is
/// below the others, and larger.
fn layout(width: f64) -> [([f64; 2], [f64; 2]); 3] {
    let across = if width >= THREE { 3.0 } else { 2.0 };
    let beside = if width >= BESIDE { LEGEND } else { 0.0 };
    let one = ((width - beside - GAP * (across - 1.0)) / across).min(360.0);
    let one = one.floor();
    let shaped = |width: f64| [width, (width * maps::SHAPE).round()];
    let (size, step) = (shaped(one), one + GAP);
    let third = if across > 2.0 {
        ([2.0 * step, 0.0], size)
    } else {
        let below = HEAD + size[1] + maps::SIZES_HEIGHT + GAP;
        ([0.0, below], shaped(width.min(400.0).floor()))
    };
    [([0.0, 0.0], size), ([step, 0.0], size), third]
}

/// The width from which the difference's legend is next to its map, and the space it takes, in CSS
/// pixels.
const BESIDE: f64 = 960.0;
const LEGEND: f64 = 176.0;
/// The space above each map, in CSS pixels.
const HEAD: f64 = 44.0;

pub(super) fn draw(input: &Input, compared: &Compared) -> Figure {
    let w = input.words;
    let places = layout(input.width);
    let (size, [last, last_size]) = (places[0].1, [places[2].0, places[2].1]);
    let unit = w.get(PageText::of_unit(input.unit()));
    let mut legend = legend::within([0.0; 2], LEGEND - 24.0, unit, &entries(input, compared));
    let bottom = last[1] + HEAD + last_size[1];
    let right = |(at, size): ([f64; 2], [f64; 2])| at[0] + size[0];
    let mut width = places.into_iter().map(right).fold(0.0, f64::max);
    let mut below = maps::SIZES_HEIGHT;
    if input.width >= BESIDE {
        legend.at = [width + GAP, HEAD];
        width += GAP + legend.size[0];
    } else {
        legend.at = [last[0], bottom + 10.0];
        below = below.max(legend.size[1]);
    }
    let mut figure = Figure::new([width.min(input.width), bottom + 10.0 + below]);
    let key = type_key(input.data);
    let sides = [&compared.a, &compared.b];
    let counts = sides.map(|side| place_counts(input.data, &side.rows, input.unit(), &key).counts);
    let heaviest = counts.iter().flatten().copied().max().unwrap_or(0);
    let scale = maps::Circles::new(size[0], heaviest);
    for (i, side) in sides.into_iter().enumerate() {
        let key = [CompareText::A, CompareText::B][i];
        let text = w.fill(key, &[("text", &side.label)]);
        let at = places[i].0;
        let counted = input.counted(compared.totals[i]);
        head(&mut figure, at, size[0], &text, &counted);
        let mut frame = maps::uk([at[0], at[1] + HEAD], size);
        maps::land(&mut frame);
        maps::symbols(input, &mut figure, &mut frame, &counts[i], &scale);
        figure.frames.push(frame);
    }
    let mut sizes = Frame::new([0.0, HEAD + size[1] + 6.0], [size[0], maps::SIZES_HEIGHT]);
    if heaviest > 0 {
        maps::sizes(&mut sizes, input, &scale, [0.0, 0.0]);
    }
    figure.frames.push(sizes);
    difference(input, compared, &mut figure, last, last_size);
    figure.frames.push(legend);
    figure
}

fn head(figure: &mut Figure, at: [f64; 2], width: f64, title: &str, text: &str) {
    let mut frame = Frame::new(at, [width, HEAD]);
    frame.title([0.0, 10.0], fitted(title, width * 0.86));
    frame.text([0.0, 28.0], Anchor::Start, fitted(text, width), Ink::Text);
    figure.frames.push(frame);
}

/// The step of a difference, in equal thirds: a little, some, a lot.
fn step(n: u32, most: u32) -> u8 {
    (n * 3).div_ceil(most.max(1)).saturating_sub(1).min(2) as u8
}

fn largest(compared: &Compared) -> u32 {
    let differences = compared.parts.iter().map(|(_, [a, b])| a.abs_diff(*b));
    differences.max().unwrap_or(0)
}

pub(super) fn fill([a, b]: [u32; 2], most: u32) -> Fill {
    let step = step(a.abs_diff(b), most);
    Fill::Solid(match a.cmp(&b) {
        Ordering::Greater => Ink::More(step),
        Ordering::Less => Ink::Less(step),
        Ordering::Equal => Ink::Land,
    })
}

pub(super) fn difference(
    input: &Input,
    compared: &Compared,
    figure: &mut Figure,
    at: [f64; 2],
    size: [f64; 2],
) {
    let w = input.words;
    let unit = w.get(PageText::of_unit_lower(input.unit()));
    let all = signed_count(input, compared.totals);
    head(figure, at, size[0], w.get(CompareText::Difference), &all);
    let mut frame = maps::uk([at[0], at[1] + HEAD], size);
    let most = largest(compared);
    for (part, n) in &compared.parts {
        let (fill, said) = if part.known == 0 {
            (
                Fill::Hatched,
                format!("{}: {}", part.name, w.get(AnalysisText::NoData)),
            )
        } else {
            let gaps = [
                ("name", &*part.name),
                ("a", &*w.number(n[0])),
                ("b", &*w.number(n[1])),
                ("n", &*signed(input, *n)),
                ("unit", unit),
            ];
            (fill(*n, most), w.fill(CompareText::Tip, &gaps))
        };
        let on = part.act.as_ref().is_some_and(|act| act.is_on(input.query));
        let tip = figure.tip(said, part.act.clone(), on);
        for &index in &part.features {
            let mark = Mark::Feature {
                level: Level::Region,
                index,
                fill,
                edge: None,
            };
            frame.put_with(mark, tip);
        }
    }
    maps::lines(&mut frame);
    for (part, n) in compared.parts.iter().filter(|(part, _)| part.known > 0) {
        let feature = part.features.first();
        let feature = feature.and_then(|&i| input.boundaries.regions.get(i as usize));
        if let (Some(view), Some(feature)) = (frame.view, feature) {
            frame.put(Mark::Text {
                at: view.to_screen(feature.label).0.map(f64::round),
                anchor: Anchor::Middle,
                text: signed(input, *n),
                face: Face {
                    size: 11.0,
                    halo: 3.0,
                    weight: TITLE.weight,
                    ..LABEL
                },
                ink: Ink::Text,
            });
        }
    }
    figure.frames.push(frame);
}

fn entries(input: &Input, compared: &Compared) -> Vec<Entry> {
    let w = input.words;
    let all = largest(compared);
    let mut entries = Vec::new();
    let steps = (0..3u8)
        .rev()
        .map(|i| (true, i))
        .chain((0..3).map(|i| (false, i)));
    for (up, i) in steps {
        let parts = compared.parts.iter().map(|(_, n)| *n);
        let own = parts.filter(|[a, b]| a != b && (a > b) == up && step(a.abs_diff(*b), all) == i);
        let mut own: Vec<u32> = own.map(|[a, b]| a.abs_diff(b)).collect();
        sort::stable_by(&mut own, &mut |a, b| a.cmp(b));
        let (Some(&least), Some(&most)) = (own.first(), own.last()) else {
            continue;
        };
        let n = if least == most {
            w.number(least)
        } else {
            format!("{} – {}", w.number(least), w.number(most))
        };
        let (ink, key) = if up {
            (Ink::More(i), CompareText::MoreIn)
        } else {
            (Ink::Less(i), CompareText::LessIn)
        };
        entries.push(Entry {
            fill: Fill::Solid(ink),
            text: w.fill(key, &[("n", &n)]),
        });
    }
    if compared
        .parts
        .iter()
        .any(|(part, [a, b])| part.known > 0 && a == b)
    {
        entries.push(Entry {
            fill: Fill::Solid(Ink::Land),
            text: w.get(CompareText::Equal).to_owned(),
        });
    }
    if compared.parts.iter().any(|(part, _)| part.known == 0) {
        entries.push(Entry {
            fill: Fill::Hatched,
            text: w.get(AnalysisText::NoData).to_owned(),
        });
    }
    entries
}
