//! Draws the cross-table.

use super::super::{Input, legend};
use super::{Classes, Cross};
use crate::figure::{Figure, Fill, Frame, LABEL, Line, Mark, TITLE, fitted, width_of};
use cartography::scene::{Anchor, Ink};
use messages::MatrixText;
use messages::PageText;

/// The height in CSS pixels of a row whose names fit on one line, and of one with two lines.
const ROW: [f64; 2] = [24.0, 34.0];
const CELL: [f64; 2] = [12.0, 72.0];
/// The maximum numbers of rows and columns drawn.
const MOST: [usize; 2] = [40, 24];
const LINE: f64 = 15.0;
const RULE: Line = Line {
    ink: Ink::RegionLine,
    width: 1.0,
    dashed: false,
};

struct Plan {
    label: f64,
    cell: f64,
    total: f64,
    head: f64,
    row: f64,
    shown: [usize; 2],
    /// Every column's name in lines that fit above it; `None` where the names are staggered.
    heads: Option<Vec<Vec<String>>>,
    /// Whether numbers fit in the cells.
    numbers: bool,
    classes: Classes,
}

/// The figure, and notes about it.
pub fn figure(input: &Input, cross: &Cross) -> (Figure, Vec<String>) {
    let plan = Plan::new(input, cross);
    let [down, across] = plan.shown;
    let show = |value: f64| input.words.number(value as u32);
    let entries = legend::of_classes(&plan.classes, &show);
    let body = plan.y(down) + ROW[0] + 4.0;
    let width = plan.label + plan.cell * across as f64 + plan.total;
    let mut figure = Figure::new([width.min(input.width), body + 18.0 + legend::ROW]);
    let mut frame = Frame::new([0.0, 0.0], [width, body]);
    plan.heads(&mut figure, &mut frame, input, cross);
    for i in 0..down {
        plan.row(&mut figure, &mut frame, input, cross, i);
    }
    plan.totals(&mut figure, &mut frame, input, cross);
    figure.frames.push(frame);
    let unit = input.words.get(PageText::of_unit(input.unit()));
    figure
        .frames
        .push(legend::row([0.0, body + 18.0], unit, &entries));
    (figure, plan.notes(input, cross))
}

impl Plan {
    fn new(input: &Input, cross: &Cross) -> Self {
        let entries = [&cross.rows.entries, &cross.columns.entries];
        let mut shown = [0, 1].map(|i| entries[i].len().min(MOST[i]));
        let widest = entries[0].iter().map(|entry| width_of(&entry.name));
        let widest = widest.fold(72.0, f64::max) + 12.0;
        let label = widest.min((input.width * 0.26).max(126.0)).round();
        let all = width_of(&input.words.number(cross.all)) + 12.0;
        let total = all.max(40.0).round();
        let most = ((input.width - label - total) / CELL[0]).max(1.0) as usize;
        shown[1] = shown[1].min(most);
        let room = (input.width - label - total) / shown[1].max(1) as f64;
        let cell = room.floor().clamp(CELL[0], CELL[1]);
        let names = entries[1].iter().take(shown[1]);
        let heads: Option<Vec<_>> = names.map(|entry| lines(&entry.name, cell - 6.0)).collect();
        let steps = LINE * shown[1] as f64 + 8.0;
        let tallest = |heads: &Vec<Vec<String>>| heads.iter().map(Vec::len).max();
        let head = heads.as_ref().and_then(tallest);
        let largest = cross.cells.iter().copied().max().unwrap_or_default();
        Self {
            classes: cross.classes(),
            label,
            cell,
            total,
            head: head.map_or(steps, |lines| LINE * lines as f64 + 8.0),
            row: if widest > label + 1.0 { ROW[1] } else { ROW[0] },
            shown,
            heads,
            numbers: width_of(&input.words.number(largest)) + 6.0 <= cell,
        }
    }

    fn x(&self, column: usize) -> f64 {
        self.label + self.cell * column as f64
    }

    fn y(&self, row: usize) -> f64 {
        self.head + self.row * row as f64
    }

    /// Draws names above their columns, or staggered, each with a line down to its column.
    fn heads(&self, figure: &mut Figure, frame: &mut Frame, input: &Input, cross: &Cross) {
        let totals = &cross.column_totals;
        let entries = cross.columns.entries.iter().zip(totals).take(self.shown[1]);
        for (j, (entry, total)) in entries.enumerate() {
            let act = entry.act();
            let on = act.as_ref().is_some_and(|act| act.is_on(input.query));
            let tip = sum(figure, input, entry, *total);
            let middle = (self.x(j) + self.cell / 2.0).round();
            if let Some(lines) = self.heads.as_ref().and_then(|heads| heads.get(j)) {
                let top = self.head - 6.0 - LINE * (lines.len() as f64 - 0.5);
                for (k, line) in lines.iter().enumerate() {
                    let at = [middle, top + LINE * k as f64];
                    frame.put_with(text(at, Anchor::Middle, line.clone(), on, Ink::Text), tip);
                }
                continue;
            }
            let y = self.head - 8.0 - LINE * (j as f64 + 0.5);
            frame.put(Mark::Path {
                points: vec![
                    [middle - 4.0, y],
                    [middle + 0.5, y],
                    [middle + 0.5, self.head - 3.0],
                ],
                closed: false,
                fill: Fill::None,
                edge: Some(RULE),
            });
            let name = fitted(&entry.name, middle - 7.0);
            frame.put_with(
                text([middle - 7.0, y], Anchor::End, name, on, Ink::Text),
                tip,
            );
        }
    }

    fn row(&self, figure: &mut Figure, frame: &mut Frame, input: &Input, cross: &Cross, i: usize) {
        let (Some(entry), Some(&total)) = (cross.rows.entries.get(i), cross.row_totals.get(i))
        else {
            return;
        };
        let act = entry.act();
        let on = act.as_ref().is_some_and(|act| act.is_on(input.query));
        let tip = sum(figure, input, entry, total);
        let middle = self.y(i) + self.row / 2.0;
        let lines = two_lines(&entry.name, self.label - 8.0);
        let top = middle - LINE * (lines.len() as f64 - 1.0) / 2.0;
        for (k, line) in lines.into_iter().enumerate() {
            let at = [0.0, top + LINE * k as f64];
            frame.put_with(text(at, Anchor::Start, line, on, Ink::Text), tip);
        }
        for (j, column) in cross.columns.entries.iter().take(self.shown[1]).enumerate() {
            let n = cross.cell(i, j);
            let act = entry.act_with(column).filter(|_| n > 0);
            let on = act.as_ref().is_some_and(|act| act.is_on(input.query));
            let said = input.words.fill(
                MatrixText::Pair,
                &[
                    ("row", &entry.name),
                    ("column", &column.name),
                    ("count", &input.counted(n)),
                ],
            );
            let tip = figure.tip(said, act, on);
            let step = self.classes.step_of(f64::from(n));
            let at = [self.x(j) + 1.0, self.y(i) + 1.0];
            self.cell(frame, input, at, (n, step), tip);
        }
        let right = [self.x(self.shown[1]) + self.total, middle];
        frame.put(text(
            right,
            Anchor::End,
            input.words.number(total),
            false,
            Ink::Text,
        ));
    }

    /// Draws a tinted cell with its number; where the number does not fit, a square whose size and
    /// tint show it.
    fn cell(
        &self,
        frame: &mut Frame,
        input: &Input,
        at: [f64; 2],
        (n, step): (u32, Option<u8>),
        tip: Option<u32>,
    ) {
        let size = [self.cell - 2.0, self.row - 2.0];
        let middle = [at[0] + size[0] / 2.0, at[1] + size[1] / 2.0];
        let ground = if self.numbers { step } else { None };
        frame.put_with(
            Mark::Rect {
                at,
                size,
                fill: Fill::Solid(ground.map_or(Ink::Land, Ink::Step)),
                edge: None,
            },
            tip,
        );
        let Some(step) = step else {
            return;
        };
        if self.numbers {
            let number = input.words.number(n);
            frame.put_with(
                text(middle, Anchor::Middle, number, false, Ink::OnStep(step)),
                tip,
            );
            return;
        }
        let most = size[0].min(size[1]);
        let side = (most * f64::from(step + 1) / 7.0).round().max(3.0);
        frame.put_with(
            Mark::Rect {
                at: [
                    (middle[0] - side / 2.0).round(),
                    (middle[1] - side / 2.0).round(),
                ],
                size: [side, side],
                fill: Fill::Solid(Ink::Step(step)),
                edge: None,
            },
            tip,
        );
    }

    fn totals(&self, figure: &mut Figure, frame: &mut Frame, input: &Input, cross: &Cross) {
        let y = self.y(self.shown[0]) + 2.5;
        let right = self.x(self.shown[1]) + self.total;
        frame.put(Mark::Path {
            points: vec![[0.0, y], [right, y]],
            closed: false,
            fill: Fill::None,
            edge: Some(RULE),
        });
        let middle = y + ROW[0] / 2.0;
        let words = input.words.get(messages::AnalysisText::Total);
        frame.title([0.0, middle], fitted(words, self.label - 8.0));
        let widest = cross
            .column_totals
            .iter()
            .copied()
            .max()
            .unwrap_or_default();
        if width_of(&input.words.number(widest)) + 2.0 <= self.cell {
            let totals = cross.columns.entries.iter().zip(&cross.column_totals);
            for (j, (entry, total)) in totals.take(self.shown[1]).enumerate() {
                let at = [self.x(j) + self.cell / 2.0, middle];
                let tip = sum(figure, input, entry, *total);
                let number = input.words.number(*total);
                frame.put_with(text(at, Anchor::Middle, number, false, Ink::Text), tip);
            }
        }
        let all = input.words.number(cross.all);
        frame.put(text([right, middle], Anchor::End, all, true, Ink::Text));
    }

    fn notes(&self, input: &Input, cross: &Cross) -> Vec<String> {
        let w = input.words;
        let mut notes = Vec::new();
        let all = [cross.rows.entries.len(), cross.columns.entries.len()];
        if self.shown != all {
            let pair = |[rows, columns]: [usize; 2]| [rows, columns].map(|n| w.number(n as u32));
            let [rows, columns] = pair(all);
            let all = w.fill(MatrixText::CutOf, &[("rows", &rows), ("columns", &columns)]);
            let [rows, columns] = pair(self.shown);
            let gaps = [("rows", &*rows), ("columns", &*columns), ("all", &*all)];
            notes.push(w.fill(MatrixText::CutNote, &gaps));
        }
        if !self.numbers {
            notes.push(w.get(MatrixText::SquareNote).to_owned());
        }
        notes
    }
}

fn sum(figure: &mut Figure, input: &Input, entry: &super::AxisEntry, total: u32) -> Option<u32> {
    let act = entry.act();
    let on = act.as_ref().is_some_and(|act| act.is_on(input.query));
    let gaps = [("name", &*entry.name), ("count", &*input.counted(total))];
    figure.tip(input.words.fill(MatrixText::Sum, &gaps), act, on)
}

fn text(at: [f64; 2], anchor: Anchor, text: String, bold: bool, ink: Ink) -> Mark {
    Mark::Text {
        at,
        anchor,
        text,
        face: if bold { TITLE } else { LABEL },
        ink,
    }
}

/// A name on one line, or on two where it is wider; cut if it is wider still.
fn two_lines(name: &str, width: f64) -> Vec<String> {
    if width_of(name) <= width {
        return vec![name.to_owned()];
    }
    let fits = |at: &usize| width_of(&name[..*at]) <= width;
    let breaks = name.match_indices(' ').map(|(at, _)| at);
    match breaks.rev().find(fits) {
        Some(at) => vec![name[..at].to_owned(), fitted(&name[at + 1..], width)],
        None => vec![fitted(name, width)],
    }
}

/// A name in at most three lines of a given width; `None` where a word is wider.
fn lines(name: &str, width: f64) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        if width_of(word) > width {
            return None;
        }
        match lines.last_mut() {
            Some(line) if width_of(line) + width_of(word) + LABEL.size * 0.3 <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    (lines.len() <= 3).then_some(lines)
}
