//! Draws the ranking as a map.

use super::super::{Input, maps};
use super::table::partner;
use super::{ColdSpot, ColdSpots, RANKED_ON_MAP, shown};
use crate::areas::Part;
use crate::classes::{Classes, Method};
use crate::figure::{Figure, Fill, Frame, LABEL, Level, Line, Mark, TITLE};
use crate::legend::{self, Entry};
use cartography::scene::{Anchor, Edge, Face, Ink, Item};
use cartography::view::Pixels;
use messages::ColdSpotsText;
use messages::{AnalysisText, PageText};
use records::text::decimal;

fn fill_of(classes: &Classes, value: f64) -> Fill {
    Fill::Solid(match classes.of(value) {
        None => Ink::Less(2),
        Some(0) if classes.len() > 1 => Ink::Less(1),
        Some(1) if classes.len() > 2 => Ink::Less(0),
        Some(_) => Ink::Land,
    })
}

pub(super) fn draw(input: &Input, found: &ColdSpots) -> Figure {
    let w = input.words;
    let values: Vec<f64> = found.ranked.iter().map(|spot| spot.value).collect();
    let classes = Classes::new(&values, Method::Quantile, 3);
    let width = input.width.min(560.0);
    let map = maps::size(width);
    let entries = entries(input, found, &classes);
    let mut figure = Figure::new(map);
    let mut frame = maps::uk([0.0, 0.0], map);
    let known = found.ranked.iter().map(|spot| (spot, true));
    let unknown = found.unknown.iter().map(|spot| (spot, false));
    for (spot, is_known) in known.chain(unknown) {
        let (fill, said) = if is_known {
            (fill_of(&classes, spot.value), shown(input, found, spot))
        } else {
            (Fill::Hatched, w.get(AnalysisText::NoData).to_owned())
        };
        let said = format!("{}: {said}", spot.part.name);
        let said = spot.nearest.as_ref().map_or(said.clone(), |near| {
            let km = decimal(near.km, 0);
            let partner = partner(input, near);
            let gaps = [("text", &*said), ("partner", &partner), ("km", &km)];
            w.fill(ColdSpotsText::TipNearest, &gaps)
        });
        feature(
            &mut figure,
            &mut frame,
            input,
            found.level,
            (&spot.part, fill, said),
        );
    }
    for part in &found.outside {
        let said = format!("{}: {}", part.name, w.get(AnalysisText::OutsideFilter));
        let fill = Fill::Solid(Ink::FarLand);
        feature(
            &mut figure,
            &mut frame,
            input,
            found.level,
            (part, fill, said),
        );
    }
    maps::lines(&mut frame);
    for (i, spot) in found.ranked.iter().take(RANKED_ON_MAP).enumerate().rev() {
        rank_mark(&mut frame, spot, i + 1);
    }
    figure.frames.push(frame);
    let unit = w.get(PageText::of_unit(input.unit()));
    let title = if found.by_rate {
        w.fill(ColdSpotsText::LegendRate, &[("unit", unit)])
    } else {
        unit.to_owned()
    };
    figure.frames.push(legend::at_sea(map, &title, &entries));
    figure
}

pub(super) fn feature(
    figure: &mut Figure,
    frame: &mut Frame,
    input: &Input,
    level: Level,
    (part, fill, said): (&Part, Fill, String),
) {
    let on = part.act.as_ref().is_some_and(|act| act.is_on(input.query));
    let tip = figure.tip(said, part.act.clone(), on);
    for &index in &part.features {
        let edge = (level == Level::District).then_some(Line {
            ink: Ink::DistrictLine,
            width: 0.5,
            dashed: false,
        });
        let mark = Mark::Feature {
            level,
            index,
            fill,
            edge,
        };
        frame.put_with(mark, tip);
    }
}

/// Draws an area's rank at its centre, with a line to the nearest match.
fn rank_mark(frame: &mut Frame, spot: &ColdSpot, rank: usize) {
    let Some(view) = frame.view else {
        return;
    };
    let at = view.to_screen(spot.middle).map(f64::round);
    if let Some(near) = &spot.nearest {
        let to = view.to_screen(near.at);
        frame.put(Mark::Path {
            points: vec![at.0, to.0],
            closed: false,
            fill: Fill::None,
            edge: Some(Line {
                ink: Ink::Text,
                width: 1.0,
                dashed: true,
            }),
        });
        frame.put(Mark::Item(Item::Ring {
            at: to,
            radius: 2.5,
            edge: Edge {
                ink: Ink::Text,
                width: 1.2,
                dashed: false,
            },
        }));
    }
    frame.put(Mark::Item(Item::Badge {
        at,
        size: Pixels([18.0, 18.0]),
        radius: 9.0,
        fill: Ink::Paper,
        edge: Edge {
            ink: Ink::Text,
            width: 1.0,
            dashed: false,
        },
    }));
    frame.put(Mark::Text {
        at: at.0,
        anchor: Anchor::Middle,
        text: rank.to_string(),
        face: Face {
            size: 11.0,
            weight: TITLE.weight,
            ..LABEL
        },
        ink: Ink::Text,
    });
}

fn entries(input: &Input, found: &ColdSpots, classes: &Classes) -> Vec<Entry> {
    let w = input.words;
    let mut entries = Vec::new();
    if found.ranked.iter().any(|spot| spot.value == 0.0) {
        entries.push(Entry {
            fill: fill_of(classes, 0.0),
            text: w.get(ColdSpotsText::LegendNone).to_owned(),
        });
    }
    let show = |value: f64| {
        if found.by_rate {
            decimal(value, 2)
        } else {
            w.number(value as u32)
        }
    };
    for (&least, &most) in classes.bottoms.iter().zip(&classes.tops) {
        let text = if least == most {
            show(least)
        } else {
            format!("{} – {}", show(least), show(most))
        };
        entries.push(Entry {
            fill: fill_of(classes, least),
            text,
        });
    }
    if !found.unknown.is_empty() {
        entries.push(Entry {
            fill: Fill::Hatched,
            text: w.get(AnalysisText::NoData).to_owned(),
        });
    }
    if !found.outside.is_empty() {
        entries.push(Entry {
            fill: Fill::Solid(Ink::FarLand),
            text: w.get(AnalysisText::OutsideFilter).to_owned(),
        });
    }
    entries
}
