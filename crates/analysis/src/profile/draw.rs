//! Draws the page as a figure.

use super::super::{Action, Input, count, maps};
use super::subject::Who;
use super::{BARS, Page};
use crate::figure::{Figure, Fill, Frame, LABEL, Level, Line, Mark, fitted, width_of};
use cartography::scene::{Anchor, Face, Ink, Item};
use cartography::view::{Bounds, Metres};
use explore::aggregates::{place_counts, type_key};
use geography::geo::Projection;
use messages::PageText;
use messages::ProfileText;
use records::query::{Facet, Unit};

/// The gap between the parts of the page, in CSS pixels.
const GAP: f64 = 20.0;
/// The height of a bar with its label, in CSS pixels.
const BAR: f64 = 22.0;
/// The width from which bars are next to the map, in CSS pixels.
const BESIDE: f64 = 480.0;
/// The height of the bars for years, in CSS pixels.
const YEARS: f64 = 56.0;

pub(super) fn draw(input: &Input, page: &Page) -> Figure {
    let w = input.words;
    let width = input.width.min(560.0).floor();
    let mut figure = Figure::new([width, 0.0]);
    let mut top = headline(input, page, &mut figure, width);
    let is_beside = width >= BESIDE;
    let map = if is_beside {
        (width * 0.44).floor()
    } else {
        width.min(300.0)
    };
    let height = map_of(input, page, &mut figure, [0.0, top], map);
    let (left, mut y) = if is_beside {
        (map + GAP, top)
    } else {
        (0.0, top + height + GAP)
    };
    for (facet, key, values) in [
        (Facet::Type, PageText::PartnershipTypes, &page.types),
        (Facet::Funding, PageText::FundingStreams, &page.funding),
    ] {
        let mut frame = Frame::new([left, y], [width - left, 0.0]);
        frame.size[1] = bars(input, &mut figure, &mut frame, w.get(key), facet, values);
        y += frame.size[1] + GAP;
        figure.frames.push(frame);
    }
    top = if is_beside {
        (top + height + GAP).max(y)
    } else {
        y
    };
    if !page.years.is_empty() {
        let mut frame = Frame::new([0.0, top], [width, 22.0 + YEARS + 20.0]);
        year_bars(input, page, &mut figure, &mut frame);
        top += frame.size[1] + 4.0;
        figure.frames.push(frame);
    }
    figure.size[1] = top.ceil();
    figure
}

/// Draws the counts in large figures; returns their height.
fn headline(input: &Input, page: &Page, figure: &mut Figure, width: f64) -> f64 {
    let w = input.words;
    let totals = &page.totals;
    let mut counts = vec![
        (totals.records, ProfileText::RecordWord),
        (totals.projects, ProfileText::ProjectWord),
    ];
    if !matches!(page.who, Who::Institution(_)) {
        counts.push((totals.institutions, ProfileText::InstitutionWord));
    }
    if !matches!(page.who, Who::Partner(_)) {
        counts.push((totals.partners, ProfileText::PartnerWord));
    }
    counts.push((totals.places, ProfileText::PlaceWord));
    let fits = width >= 78.0 * counts.len() as f64;
    let across = if fits {
        counts.len()
    } else {
        counts.len().div_ceil(2)
    };
    let step = (width / across as f64).floor();
    let lines = counts.len().div_ceil(across);
    let height = 54.0 * lines as f64 + 8.0;
    let mut frame = Frame::new([0.0, 0.0], [width, height]);
    for (i, (n, unit)) in counts.into_iter().enumerate() {
        let x = step * (i % across) as f64;
        let y = 54.0 * (i / across) as f64;
        frame.put(Mark::Text {
            at: [x, y + 16.0],
            anchor: Anchor::Start,
            text: w.number(n),
            face: Face {
                size: 26.0,
                serif: true,
                ..LABEL
            },
            ink: Ink::Text,
        });
        frame.text(
            [x, y + 38.0],
            Anchor::Start,
            w.count(unit, n),
            Ink::QuietText,
        );
    }
    figure.frames.push(frame);
    height
}

/// Draws the map with its legend; returns their height.
fn map_of(input: &Input, page: &Page, figure: &mut Figure, at: [f64; 2], width: f64) -> f64 {
    let size = [width, (width * maps::SHAPE).round()];
    let region = match page.who {
        Who::Region(region) => input.boundaries.regions.get(region as usize),
        _ => None,
    };
    let mut frame = match region {
        Some(feature) => {
            let [west, south, east, north] = feature.bbox;
            let bounds = Bounds {
                min: Metres([west, south]),
                max: Metres([east, north]),
            };
            maps::frame(at, [size[0], size[0]], bounds)
        }
        None => maps::uk(at, size),
    };
    let size = frame.size;
    maps::land(&mut frame);
    if let Who::Region(region) = page.who {
        frame.put(Mark::Feature {
            level: Level::Region,
            index: region as u32,
            fill: Fill::Solid(Ink::LitLand),
            edge: None,
        });
        maps::lines(&mut frame);
    }
    let key = type_key(input.data);
    let counts = place_counts(input.data, &page.rows, input.unit(), &key).counts;
    let heaviest = counts.iter().copied().max().unwrap_or(0);
    if frame.view.is_some() {
        let scale = maps::Circles::new(width, heaviest);
        maps::symbols(input, figure, &mut frame, &counts, &scale);
        let at = [at[0], at[1] + size[1] + 6.0];
        let mut legend = Frame::new(at, [width, maps::SIZES_HEIGHT]);
        if heaviest > 0 {
            maps::sizes(&mut legend, input, &scale, [0.0, 0.0]);
        }
        figure.frames.push(legend);
    }
    if let Who::Institution(name) = &page.who {
        sites(input, figure, &mut frame, name);
    }
    figure.frames.push(frame);
    size[1] + 6.0 + maps::SIZES_HEIGHT
}

pub(super) fn sites(input: &Input, figure: &mut Figure, frame: &mut Frame, name: &str) {
    let Some(view) = frame.view else {
        return;
    };
    for site in input.sites.of(name) {
        let gaps = [
            ("name", &*site.name),
            ("town", input.words.value(&site.town)),
        ];
        let tip = figure.tip(input.words.fill(ProfileText::Site, &gaps), None, false);
        let symbol = Item::site(view.to_screen(Projection::project(site.position)), 4.5);
        frame.put_with(Mark::Item(symbol), tip);
    }
}

/// Draws the leading values as bars, with the others summarised by their number; returns the
/// height.
fn bars(
    input: &Input,
    figure: &mut Figure,
    frame: &mut Frame,
    title: &str,
    facet: Facet,
    values: &[(String, u32)],
) -> f64 {
    let w = input.words;
    let width = frame.size[0];
    let most = values.first().map_or(1, |(_, n)| *n).max(1);
    let numbers = width_of(&w.number(most)) + 14.0;
    let label = (width * 0.54).floor();
    let room = width - label - numbers - 8.0;
    frame.title([0.0, 8.0], title);
    let mut y = 20.0;
    for (name, n) in values.iter().take(BARS) {
        let act = Action::Toggle(facet, name.clone());
        let on = act.is_on(input.query);
        let said = format!("{}: {}", w.value(name), input.counted(*n));
        let tip = figure.tip(said, Some(act), on);
        let middle = y + BAR / 2.0;
        frame.put_with(
            Mark::Text {
                at: [0.0, middle],
                anchor: Anchor::Start,
                text: fitted(w.value(name), label),
                face: LABEL,
                ink: Ink::Text,
            },
            tip,
        );
        let length = (room * f64::from(*n) / f64::from(most)).max(1.0).round();
        frame.put_with(
            Mark::Rect {
                at: [label + 8.0, middle - 6.0],
                size: [length, 12.0],
                // "Not stated" is not one of the streams.
                fill: if count::is_stated(name) {
                    Fill::Solid(Ink::Mark)
                } else {
                    Fill::Hatched
                },
                edge: None,
            },
            tip,
        );
        let at = [label + 8.0 + length + 5.0, middle];
        frame.text(at, Anchor::Start, w.number(*n), Ink::Text);
        y += BAR;
    }
    if values.len() > BARS {
        let n = w.number((values.len() - BARS) as u32);
        let text = w.fill(ProfileText::Others, &[("n", &n)]);
        frame.text([0.0, y + BAR / 2.0], Anchor::Start, text, Ink::QuietText);
        y += BAR;
    }
    y
}

fn year_bars(input: &Input, page: &Page, figure: &mut Figure, frame: &mut Frame) {
    let w = input.words;
    let width = frame.size[0];
    frame.title([0.0, 8.0], w.get(ProfileText::Years));
    let most = page.years.iter().copied().max().unwrap_or(1).max(1);
    let step = (width / page.years.len() as f64).min(40.0);
    let gap = if step > 6.0 { 2.0 } else { 0.0 };
    let base = 22.0 + YEARS;
    for (i, &n) in page.years.iter().enumerate().filter(|(_, n)| **n > 0) {
        let year = page.first_year + i as i32;
        let act = Action::Years(year, year);
        let on = act.is_on(input.query);
        let records = w.count_unit(Unit::Records, n);
        let gaps = [("year", &*year.to_string()), ("n", &*records)];
        let tip = figure.tip(w.fill(ProfileText::YearTip, &gaps), Some(act), on);
        let high = ((YEARS - 14.0) * f64::from(n) / f64::from(most))
            .max(1.0)
            .round();
        let x = step * i as f64;
        frame.put_with(
            Mark::Rect {
                at: [x, base - high],
                size: [(step - gap).max(0.5), high],
                fill: Fill::Solid(Ink::Mark),
                edge: None,
            },
            tip,
        );
        // The tallest bar carries its number, which is the scale for the others.
        if n == most && page.years.iter().position(|n| *n == most) == Some(i) {
            let at = [x + (step - gap) / 2.0, base - high - 7.0];
            let anchor = if at[0] < 12.0 {
                Anchor::Start
            } else {
                Anchor::Middle
            };
            frame.text(at, anchor, w.number(n), Ink::Text);
        }
    }
    let end = step * page.years.len() as f64;
    frame.put(Mark::Path {
        points: vec![[0.0, base + 0.5], [end, base + 0.5]],
        closed: false,
        fill: Fill::None,
        edge: Some(Line {
            ink: Ink::QuietText,
            width: 1.0,
            dashed: false,
        }),
    });
    let last = page.first_year + page.years.len() as i32 - 1;
    let y = base + 12.0;
    frame.text(
        [0.0, y],
        Anchor::Start,
        page.first_year.to_string(),
        Ink::QuietText,
    );
    if end >= 70.0 {
        frame.text([end, y], Anchor::End, last.to_string(), Ink::QuietText);
    }
}
