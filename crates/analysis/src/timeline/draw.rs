//! Draws the timeline.

use super::super::{Action, Input};
use super::count::{Calendar, TimelineCount};
use super::stack::{Stack, StackBy};
use super::{choose, chosen_words, place};
use crate::figure::{Figure, Fill, Frame, Line, Mark};
use crate::legend::{self, Entry};
use cartography::scale::nice_below;
use cartography::scene::{Anchor, Ink};
use messages::PageText;
use messages::TimelineText;
use records::Row;

/// The space for the counts on the left, the labels below, and the period below them, in CSS
/// pixels.
const LEFT: f64 = 44.0;
const TOP: f64 = 28.0;
const BELOW: f64 = 48.0;
/// The space for the bar of undated records.
const APART: f64 = 64.0;
/// The minimum and maximum width of a bar's slot.
const SLOT: [f64; 2] = [7.0, 64.0];
/// The width from which the map is next to the bars, with the legend between them.
const BESIDE: f64 = 680.0;
const LEGEND: f64 = 190.0;
const MAP: f64 = 232.0;

const fn rule(ink: Ink, width: f64) -> Line {
    Line {
        ink,
        width,
        dashed: false,
    }
}

/// The width of the bars' area.
fn plot_width(width: f64) -> f64 {
    let beside = if width >= BESIDE { LEGEND + MAP } else { 0.0 };
    width - beside - LEFT - APART - 8.0
}

/// How many bars fit.
pub(super) fn room(width: f64) -> usize {
    (plot_width(width) / SLOT[0]).max(1.0) as usize
}

struct Plot<'a> {
    input: &'a Input<'a>,
    stack: &'a Stack,
    counted: &'a TimelineCount,
    slot: f64,
    /// The height of the baseline.
    base: f64,
    /// The height in CSS pixels of a count of one.
    each: f64,
    /// The parts that are drawn, from bottom to top.
    used: Vec<usize>,
}

pub(super) fn figure(
    input: &Input,
    rows: &[Row],
    stack: &Stack,
    counted: &TimelineCount,
) -> Figure {
    let width = input.width.round();
    let bins = counted.bins.len();
    let beside = width >= BESIDE;
    let high = if beside { 300.0 } else { 220.0 };
    let largest = (0..=bins).map(|bin| counted.total(bin)).max();
    let largest = f64::from(largest.unwrap_or(1).max(1));
    let plot = Plot {
        input,
        stack,
        counted,
        slot: (plot_width(width) / bins.max(1) as f64).min(SLOT[1]),
        base: TOP + high,
        each: high / largest,
        used: counted.used(),
    };
    let legend = plot.legend();
    let bottom = plot.base + BELOW;
    let map = if beside { MAP } else { (width * 0.5).round() };
    let map_at = if beside {
        [width - MAP, 0.0]
    } else {
        [0.0, bottom + 8.0]
    };
    let legend_height = legend.as_ref().map_or(0.0, |legend| legend.size[1]);
    let height = if beside {
        bottom.max(TOP + legend_height).max(place::height(map))
    } else {
        map_at[1] + legend_height.max(place::height(map))
    };
    let mut figure = Figure::new([width, height]);
    let bars_width = if beside { width - LEGEND - MAP } else { width };
    let mut frame = Frame::new([0.0, 0.0], [bars_width, bottom]);
    // Behind the lines, columns in the background colour: a low bar can be pointed at over the full
    // height.
    let tips: Vec<Option<u32>> = (0..=bins)
        .map(|bin| plot.column(&mut figure, &mut frame, bin))
        .collect();
    plot.axis(&mut frame, largest);
    for (bin, tip) in tips.into_iter().enumerate() {
        plot.bar(&mut figure, &mut frame, bin, tip);
    }
    plot.baseline(&mut frame);
    plot.labels(&mut frame);
    plot.period(&mut frame);
    figure.frames.push(frame);
    if let Some(mut legend) = legend {
        legend.at = if beside {
            let right = if plot.has_undated() {
                plot.edges(bins)[1] + 16.0
            } else {
                plot.right()
            };
            [(right + 28.0).min(width - MAP - LEGEND + 10.0), TOP - 8.0]
        } else {
            [map + 16.0, map_at[1]]
        };
        figure.frames.push(legend);
    }
    place::map(input, rows, &mut figure, map_at, map);
    figure
}

impl Plot<'_> {
    fn bins(&self) -> usize {
        self.counted.bins.len()
    }

    fn has_undated(&self) -> bool {
        self.counted.total(self.bins()) > 0
    }

    /// The left and right edges of a bin's slot, in whole pixels.
    fn edges(&self, bin: usize) -> [f64; 2] {
        if bin < self.bins() {
            return [bin, bin + 1].map(|i| (LEFT + i as f64 * self.slot).round());
        }
        let middle = LEFT + self.bins() as f64 * self.slot + APART / 2.0 + 4.0;
        let half = (self.slot / 2.0).clamp(7.0, 20.0);
        [(middle - half).round(), (middle + half).round()]
    }

    /// The right end of the lines.
    fn right(&self) -> f64 {
        self.edges(self.bins().saturating_sub(1))[1]
    }

    fn chosen(&self, bin: usize) -> bool {
        self.input.query.years.is_none_or(|years| {
            if bin < self.bins() {
                self.counted.bins.is_in(bin, [years.from, years.to])
            } else {
                years.undated
            }
        })
    }

    fn axis(&self, frame: &mut Frame, largest: f64) {
        let w = self.input.words;
        let step = nice_below(largest / 2.5).max(1.0);
        let mut value = 0.0;
        while value <= largest {
            let y = (self.base - value * self.each).round() - 0.5;
            if value > 0.0 {
                frame.put(across(LEFT, self.right(), y, Ink::RegionLine));
            }
            let text = w.number(value as u32);
            frame.text([LEFT - 8.0, y], Anchor::End, text, Ink::QuietText);
            value += step;
        }
        let unit = w.get(PageText::of_unit(self.input.unit()));
        frame.text([0.0, 8.0], Anchor::Start, unit, Ink::QuietText);
    }

    fn baseline(&self, frame: &mut Frame) {
        let mut ends = vec![[LEFT, self.right()]];
        if self.has_undated() {
            ends.push(self.edges(self.bins()));
        }
        for [from, to] in ends {
            frame.put(across(from, to, self.base + 0.5, Ink::QuietText));
        }
    }

    fn act(&self, bin: usize) -> Option<Action> {
        (bin < self.bins()).then(|| choose(self.counted.bins, bin))
    }

    fn label(&self, bin: usize) -> String {
        if bin < self.bins() {
            self.counted.bins.label(bin)
        } else {
            self.input.words.get(TimelineText::Undated).to_owned()
        }
    }

    fn column(&self, figure: &mut Figure, frame: &mut Frame, bin: usize) -> Option<u32> {
        let total = self.counted.total(bin);
        if total == 0 {
            return None;
        }
        let gaps = [
            ("year", &*self.label(bin)),
            ("n", &*self.input.counted(total)),
        ];
        let text = self.input.words.fill(TimelineText::Bar, &gaps);
        let tip = figure.tip(text, self.act(bin), false);
        let [left, right] = self.edges(bin);
        frame.put_with(paper([left, TOP], [right, self.base]), tip);
        tip
    }

    fn bar(&self, figure: &mut Figure, frame: &mut Frame, bin: usize, tip: Option<u32>) {
        let total = self.counted.total(bin);
        if total == 0 {
            return;
        }
        let w = self.input.words;
        let [left, right] = self.edges(bin);
        let right = right - if right - left >= 14.0 { 3.0 } else { 1.0 };
        let (label, all) = (self.label(bin), self.input.counted(total));
        let top = (self.base - f64::from(total) * self.each).round();
        let chosen = self.chosen(bin);
        if !chosen {
            frame.put_with(paper([left, top], [right, self.base]), tip);
        }
        let mut below = 0;
        for &part in &self.used {
            let n = self.counted.get(bin, part);
            if n == 0 {
                continue;
            }
            let [low, high] =
                [below, below + n].map(|n| (self.base - f64::from(n) * self.each).round());
            below += n;
            let tip = if self.used.len() == 1 {
                tip
            } else {
                let gaps = [
                    ("year", &*label),
                    ("class", self.stack.name(part)),
                    ("n", &*w.number(n)),
                    ("all", &*all),
                ];
                figure.tip(w.fill(TimelineText::Segment, &gaps), self.act(bin), false)
            };
            let ink = self.stack.ink(part);
            frame.put_with(
                Mark::Rect {
                    at: [left, high],
                    size: [right - left, (low - high).max(1.0)],
                    fill: if chosen {
                        Fill::Solid(ink)
                    } else {
                        Fill::Pale(ink)
                    },
                    edge: (low - high > 3.0).then_some(rule(Ink::Paper, 0.75)),
                },
                tip,
            );
        }
        let most = self.counted.most().is_some_and(|(most, _)| most == bin);
        if most || bin == self.bins() {
            let at = [((left + right) / 2.0).round(), top - 9.0];
            frame.text(at, Anchor::Middle, w.number(total), Ink::Text);
        }
    }

    /// Draws as many years as fit, at round numbers.
    fn labels(&self, frame: &mut Frame) {
        let bins = self.counted.bins;
        let wide = match bins.calendar {
            Calendar::Year => 40.0,
            Calendar::Financial => 58.0,
        };
        let steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1_000];
        let year = self.slot / f64::from(bins.step);
        let fits = |step: &i32| f64::from(*step) * year >= wide && step % bins.step == 0;
        let every = steps.into_iter().find(fits).unwrap_or(1_000);
        let y = self.base + 14.0;
        for bin in 0..self.bins() {
            let start = bins.start(bin);
            if start.rem_euclid(every) != 0 {
                continue;
            }
            let [left, right] = self.edges(bin);
            let label = if bins.step == 1 {
                bins.label(bin)
            } else {
                start.to_string()
            };
            let at = [((left + right) / 2.0).round(), y];
            frame.text(at, Anchor::Middle, label, Ink::Text);
        }
        if self.has_undated() {
            let [left, right] = self.edges(self.bins());
            let at = [((left + right) / 2.0).round(), y];
            let text = self.input.words.get(TimelineText::Undated);
            frame.text(at, Anchor::Middle, text, Ink::Text);
        }
    }

    /// Draws the chosen period as a bar with its years below the labels.
    fn period(&self, frame: &mut Frame) {
        let Some(years) = self.input.query.years else {
            return;
        };
        let within: Vec<usize> = (0..self.bins()).filter(|bin| self.chosen(*bin)).collect();
        let (Some(&first), Some(&last)) = (within.first(), within.last()) else {
            return;
        };
        let [left, right] = [self.edges(first)[0], self.edges(last)[1]];
        let y = self.base + 24.0;
        frame.put(Mark::Rect {
            at: [left, y],
            size: [right - left, 3.0],
            fill: Fill::Solid(Ink::Accent),
            edge: None,
        });
        let text = chosen_words(self.input, [years.from, years.to]);
        let half = crate::figure::width_of(&text) / 2.0;
        let most = (self.input.width - half).max(half);
        let x = ((left + right) / 2.0).max(half).min(most);
        frame.text([x.round(), y + 14.0], Anchor::Middle, text, Ink::Accent);
    }

    /// The parts from top to bottom, as in the bars.
    fn legend(&self) -> Option<Frame> {
        let title = match self.stack.by {
            StackBy::Group => TimelineText::Groups,
            StackBy::Type => TimelineText::Types,
            StackBy::Stream => TimelineText::Streams,
            StackBy::Nothing => return None,
        };
        let room = if self.input.width >= BESIDE {
            LEGEND - 28.0
        } else {
            self.input.width / 2.0 - 16.0
        };
        let entry = |&part: &usize| Entry {
            fill: Fill::Solid(self.stack.ink(part)),
            text: self.stack.name(part).to_owned(),
        };
        let entries: Vec<Entry> = self.used.iter().rev().map(entry).collect();
        let title = self.input.words.get(title);
        Some(legend::within([0.0; 2], room, title, &entries))
    }
}

fn across(from: f64, to: f64, y: f64, ink: Ink) -> Mark {
    Mark::Path {
        points: vec![[from, y], [to, y]],
        closed: false,
        fill: Fill::None,
        edge: Some(rule(ink, 1.0)),
    }
}

fn paper([left, top]: [f64; 2], [right, bottom]: [f64; 2]) -> Mark {
    Mark::Rect {
        at: [left, top],
        size: [right - left, bottom - top],
        fill: Fill::Solid(Ink::Paper),
        edge: None,
    }
}
