//! Draws the choropleth.

use super::super::{Input, maps};
use super::{AreaMeasure, Part};
use crate::classes::Classes;
use crate::figure::{Figure, Fill, Level, Line, Mark};
use crate::legend::{self, Entry};
use cartography::scene::Ink;
use messages::AnalysisText;

pub(super) fn draw(
    input: &Input,
    parts: &[Part],
    measure: AreaMeasure,
    level: Level,
    classes: &Classes,
) -> Figure {
    let width = input.width.min(560.0);
    let mut entries = legend::of_classes(classes, &|value| measure.number(input, value));
    let value = |part: &Part| part.value(measure);
    if parts.iter().any(|part| value(part) == Some(0.0)) {
        entries.push(Entry {
            fill: Fill::Solid(Ink::Land),
            text: input.words.get(AnalysisText::Zero).to_owned(),
        });
    }
    let mut blanks: Vec<Entry> = Vec::new();
    for (fill, text) in parts.iter().filter_map(|part| part.blank(input.words)) {
        if blanks.iter().all(|entry| entry.fill != fill) {
            let text = text.to_owned();
            blanks.push(Entry { fill, text });
        }
    }
    entries.append(&mut blanks);
    let map = maps::size(width);
    let mut figure = Figure::new(map);
    let mut frame = maps::uk([0.0, 0.0], map);
    for part in parts {
        let (fill, said) = match (part.blank(input.words), value(part)) {
            (Some((fill, text)), _) => (fill, text.to_owned()),
            (None, value) => {
                let value = value.unwrap_or_default();
                let ink = classes.step_of(value).map_or(Ink::Land, Ink::Step);
                (Fill::Solid(ink), measure.said(input, value))
            }
        };
        let on = part.act.as_ref().is_some_and(|act| act.is_on(input.query));
        let tip = figure.tip(format!("{}: {said}", part.name), part.act.clone(), on);
        for &index in &part.features {
            let edge = (level == Level::District).then_some(Line {
                ink: Ink::DistrictLine,
                width: 0.5,
                dashed: false,
            });
            frame.put_with(
                Mark::Feature {
                    level,
                    index,
                    fill,
                    edge,
                },
                tip,
            );
        }
    }
    maps::lines(&mut frame);
    figure.frames.push(frame);
    let unit = measure.legend(input);
    figure.frames.push(legend::at_sea(map, &unit, &entries));
    figure
}
