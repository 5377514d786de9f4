//! The choropleth.

use super::super::classes::Classes;
use super::super::figure::{Figure, Fill, Level, Line, Mark};
use super::super::legend::{self, Entry};
use super::super::{Input, maps};
use super::{Measure, Part};
use crate::catalogue::AnalysisKey as K;
use crate::scene::Ink;

pub(super) fn draw(
    input: &Input,
    parts: &[Part],
    measure: Measure,
    level: Level,
    classes: &Classes,
    title: &str,
    show: &dyn Fn(f64) -> String,
) -> Figure {
    let width = input.width.min(560.0);
    let mut entries = legend::of_classes(classes, show);
    let value = |part: &Part| part.value(measure);
    if parts.iter().any(|part| value(part) == Some(0.0)) {
        entries.push(Entry {
            fill: Fill::Solid(Ink::Land),
            text: input.words.get(K::Zero).to_owned(),
        });
    }
    if parts.iter().any(|part| value(part).is_none()) {
        entries.push(Entry {
            fill: Fill::Hatched,
            text: input.words.get(K::NoData).to_owned(),
        });
    }
    let map = [width, width * maps::SHAPE * 0.86];
    let legend_height = legend::height(entries.len());
    let mut figure = Figure::new([width, map[1] + 14.0 + legend_height]);
    let mut frame = maps::uk([0.0, 0.0], map);
    for part in parts {
        let fill = match value(part) {
            None => Fill::Hatched,
            Some(value) => Fill::Solid(classes.step_of(value).map_or(Ink::Land, Ink::Step)),
        };
        let said = value(part).map_or_else(|| input.words.get(K::NoData).to_owned(), show);
        let on = part.act.as_ref().is_some_and(|act| act.is_on(input.query));
        let tip = figure.tip(format!("{}: {said}", part.name), part.act.clone(), on);
        for &index in &part.features {
            let edge = (level == Level::Area).then_some(Line {
                ink: Ink::AreaLine,
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
    let at = [0.0, map[1] + 14.0];
    figure.frames.push(legend::column(at, title, &entries));
    figure
}
