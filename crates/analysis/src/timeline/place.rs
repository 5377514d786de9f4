//! Draws a map of the selection next to the bars.

use super::super::{Input, maps};
use super::chosen_words;
use crate::figure::{Figure, Frame, fitted};
use explore::aggregates::{place_counts, type_key};
use messages::TimelineText;
use records::Row;

/// The space above the map, in CSS pixels.
const HEAD: f64 = 20.0;

/// The height of the map with its title and legend.
pub(super) fn height(width: f64) -> f64 {
    HEAD + (width * maps::SHAPE).round() + maps::SIZES_HEIGHT + 4.0
}

/// Draws the map of the matching rows. `rows` are those of every year, for which the scale is made,
/// so that one year can be compared with another.
pub(super) fn map(input: &Input, rows: &[Row], figure: &mut Figure, at: [f64; 2], width: f64) {
    let words = input.query.years.map_or_else(
        || input.words.get(TimelineText::MapAll).to_owned(),
        |years| chosen_words(input, [years.from, years.to]),
    );
    let mut head = Frame::new(at, [width, HEAD]);
    head.title([0.0, 6.0], fitted(&words, width));
    figure.frames.push(head);
    let size = [width, (width * maps::SHAPE).round()];
    let mut frame = maps::uk([at[0], at[1] + HEAD], size);
    maps::land(&mut frame);
    let key = type_key(input.data);
    let counts = |rows: &[Row]| place_counts(input.data, rows, input.unit(), &key).counts;
    let every = counts(rows);
    let heaviest = every.iter().copied().max().unwrap_or_default();
    let mut sizes = Frame::new(
        [at[0], at[1] + HEAD + size[1] + 4.0],
        [width, maps::SIZES_HEIGHT],
    );
    if heaviest > 0 {
        let scale = maps::Circles::new(width, heaviest);
        let shown = if input.query.years.is_some() {
            counts(&input.filtered.rows)
        } else {
            every
        };
        maps::symbols(input, figure, &mut frame, &shown, &scale);
        maps::sizes(&mut sizes, input, &scale, [0.0, 0.0]);
    }
    figure.frames.extend([frame, sizes]);
}
