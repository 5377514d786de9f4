//! Maps within figures.

use super::figure::{Figure, Frame, Mark, width_of};
use super::{Act, Input};
use crate::catalogue::Key;
use crate::geo::Projection;
use crate::order;
use crate::query::Target;
use crate::scale::SymbolScale;
use crate::scene::base::Layer;
use crate::scene::{Anchor, Edge, Ink, Item, Shape};
use crate::summary::place_key;
use crate::view::{Bounds, MapView, Padding, UK};

/// Height of the UK by its width, with a little sea around: what a map of all of it needs.
pub const SHAPE: f64 = 1.55;

/// Width and height of a map of the UK that stands alone: wider than it needs to be, so that its
/// legend has room on the North Sea.
#[must_use]
pub fn size(width: f64) -> [f64; 2] {
    [width, (width * SHAPE * 0.86).round()]
}

/// A map of the UK on the sea, ready for marks.
#[must_use]
pub fn uk(at: [f64; 2], size: [f64; 2]) -> Frame {
    of(at, size, UK)
}

/// A map of part of the world.
#[must_use]
pub fn of(at: [f64; 2], size: [f64; 2], bounds: Bounds) -> Frame {
    let mut frame = Frame::new(at, size);
    frame.view = Some(MapView::fit(bounds, size, Padding::all(6.0)));
    frame.put(Mark::Item(Item::Sea));
    frame.put(Mark::Base(Layer::Neighbours));
    frame.put(Mark::Base(Layer::FarCoast));
    frame
}

/// The land, for maps whose marks stand on it.
pub fn land(frame: &mut Frame) {
    for layer in [Layer::Land, Layer::Regions, Layer::Nations, Layer::Coast] {
        frame.put(Mark::Base(layer));
    }
}

/// The lines above filled features.
pub fn lines(frame: &mut Frame) {
    for layer in [Layer::Regions, Layer::Nations, Layer::Coast] {
        frame.put(Mark::Base(layer));
    }
}

/// Proportional circles at places, largest at the bottom: `counts` by place code, in the query's
/// unit. Choosing one opens its place.
pub fn symbols(
    input: &Input,
    figure: &mut Figure,
    frame: &mut Frame,
    counts: &[u32],
    scale: &SymbolScale,
) {
    let Some(view) = frame.view else {
        return;
    };
    let places = &input.data.places;
    for (place, n) in order::most_first(counts) {
        let (Some(position), Some(name)) = (
            places.positions.get(place as usize),
            places.names.get(place as usize),
        ) else {
            continue;
        };
        let name = match name.as_str() {
            "" => input.words.get(Key::UnnamedPlace),
            name => name,
        };
        let (lat, lon) = place_key(position);
        let act = Act::Open(Target::Place(lat, lon));
        let on = act.is_on(input.query);
        let tip = figure.tip(format!("{name}: {}", input.counted(n)), Some(act), on);
        let symbol = Item::Symbol {
            at: view.to_screen(Projection::project(*position)),
            radius: scale.radius(f64::from(n)),
            shape: Shape::Circle,
            fill: Ink::Mark,
            edge: Edge {
                ink: if on { Ink::Accent } else { Ink::MarkEdge },
                width: if on { 2.5 } else { 1.0 },
                dashed: false,
            },
            opacity: 0.85,
        };
        frame.put_with(Mark::Item(symbol), tip);
    }
}

/// How high the legend of circles is.
pub const SIZES_HEIGHT: f64 = 26.0;

/// The legend of circles on one line: some sizes with their counts, and what they count.
pub fn sizes(frame: &mut Frame, input: &Input, scale: &SymbolScale, largest: u32, at: [f64; 2]) {
    let mut x = at[0];
    let y = at[1] + SIZES_HEIGHT / 2.0;
    for n in scale.legend(u64::from(largest)).into_iter().rev() {
        let radius = scale.radius(n as f64);
        x += radius;
        frame.put(Mark::Item(Item::Symbol {
            at: [x, y],
            radius,
            shape: Shape::Circle,
            fill: Ink::Mark,
            edge: Edge {
                ink: Ink::MarkEdge,
                width: 1.0,
                dashed: false,
            },
            opacity: 0.85,
        }));
        let text = input.words.number(n as u32);
        x += radius + 5.0;
        let width = width_of(&text);
        frame.text([x, y], Anchor::Start, text, Ink::Text);
        x += width + 12.0;
    }
    let unit = input.words.get(Key::of_unit_lower(input.unit()));
    frame.text([x, y], Anchor::Start, unit, Ink::Text);
}
