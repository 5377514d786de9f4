//! Maps within figures.

use super::{Action, Input};
use crate::figure::{Figure, Frame, Mark, width_of};
use cartography::scale::nice_below;
use cartography::scene::base::Layer;
use cartography::scene::{Anchor, Edge, Ink, Item, Shape};
use cartography::view::{Bounds, MapView, Padding, Pixels, UK};
use geography::geo::Projection;
use messages::PageText;
use records::PlaceId;
use records::dataset::place_key;
use records::query::Target;
use records::sort;

/// The ratio of height to width of the UK with a little sea around it.
pub const SHAPE: f64 = 1.55;

/// The width and height of a single map of the UK: wider than necessary, so that its legend fits on
/// the North Sea.
#[must_use]
pub fn size(width: f64) -> [f64; 2] {
    [width, (width * SHAPE * 0.86).round()]
}

/// A map of the UK on the sea, ready for marks.
#[must_use]
pub fn uk(at: [f64; 2], size: [f64; 2]) -> Frame {
    frame(at, size, UK)
}

/// A map of a part of the world.
#[must_use]
pub fn frame(at: [f64; 2], size: [f64; 2], bounds: Bounds) -> Frame {
    let mut frame = Frame::new(at, size);
    frame.view = Some(MapView::fit(bounds, Pixels(size), Padding::all(6.0)));
    frame.put(Mark::Item(Item::Sea));
    frame.put(Mark::Base(Layer::Neighbours));
    frame.put(Mark::Base(Layer::FarCoast));
    frame
}

/// Draws the land, for maps with marks on it.
pub fn land(frame: &mut Frame) {
    for layer in [Layer::Land, Layer::Regions, Layer::Nations, Layer::Coast] {
        frame.put(Mark::Base(layer));
    }
}

/// Draws the lines above filled features.
pub fn lines(frame: &mut Frame) {
    for layer in [Layer::Regions, Layer::Nations, Layer::Coast] {
        frame.put(Mark::Base(layer));
    }
}

/// Draws proportional circles at places, largest at the bottom: `counts` by place code, in the
/// query's unit. A click on one opens its place.
pub fn symbols(
    input: &Input,
    figure: &mut Figure,
    frame: &mut Frame,
    counts: &[u32],
    scale: &Circles,
) {
    let Some(view) = frame.view else {
        return;
    };
    let places = &input.data.places;
    for (place, n) in sort::most_first(counts) {
        let place = PlaceId(place);
        let Some(position) = places.positions.get(place.index()) else {
            continue;
        };
        let name = match input.data.name_of_place(place) {
            "" => input.words.get(PageText::UnnamedPlace),
            name => input.words.value(name),
        };
        let (lat, lon) = place_key(*position);
        let act = Action::Open(Target::Place(lat, lon));
        let on = act.is_on(input.query);
        let tip = figure.tip(format!("{name}: {}", input.counted(n)), Some(act), on);
        let at = view.to_screen(Projection::project(*position));
        let (ink, width) = if on {
            (Ink::Accent, 2.5)
        } else {
            (Ink::MarkEdge, 0.75)
        };
        frame.put_with(circle(at, scale.radius(n), ink, width), tip);
    }
}

/// The height of the legend of circles.
pub const SIZES_HEIGHT: f64 = 26.0;

/// Draws the legend of circles on one line: up to three round counts, smallest first, and what they
/// count.
pub fn sizes(frame: &mut Frame, input: &Input, scale: &Circles, at: [f64; 2]) {
    let mut steps = vec![nice_below(f64::from(scale.heaviest)) as u32];
    while let Some(next) = steps
        .last()
        .map(|last| nice_below(f64::from(*last) / 4.0) as u32)
        && next > 0
        && steps.len() < 3
    {
        steps.push(next);
    }
    let mut x = at[0];
    let y = at[1] + SIZES_HEIGHT / 2.0;
    for n in steps.into_iter().rev() {
        let radius = scale.radius(n);
        x += radius;
        frame.put(circle(Pixels([x, y]), radius, Ink::MarkEdge, 1.0));
        let text = input.words.number(n);
        x += radius + 5.0;
        let width = width_of(&text);
        frame.text([x, y], Anchor::Start, text, Ink::Text);
        x += width + 12.0;
    }
    let unit = input.words.get(PageText::of_unit_lower(input.unit()));
    frame.text([x, y], Anchor::Start, unit, Ink::Text);
}

/// Converts a count to the radius of a circle, whose area is proportional.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circles {
    unit: f64,
    heaviest: u32,
}

/// The largest circle's radius as a share of the map's width, and the smallest radius in CSS
/// pixels.
const LARGEST: f64 = 0.043;
const SMALLEST: f64 = 1.6;

impl Circles {
    /// The scale for maps of a given width, on which the place with most has `heaviest`.
    #[must_use]
    pub fn new(width: f64, heaviest: u32) -> Self {
        let largest = (width * LARGEST).clamp(7.0, 16.0);
        Self {
            unit: (largest / f64::from(heaviest.max(1)).sqrt()).min(4.0),
            heaviest: heaviest.max(1),
        }
    }

    /// The radius in CSS pixels for a count.
    #[must_use]
    pub fn radius(&self, count: u32) -> f64 {
        (self.unit * f64::from(count).sqrt()).max(SMALLEST)
    }

    /// The radius for the highest count.
    #[must_use]
    pub fn largest(&self) -> f64 {
        self.radius(self.heaviest)
    }

    /// Whether a count of one is drawn larger than in proportion.
    #[must_use]
    pub fn enlarges(&self) -> bool {
        self.unit < SMALLEST
    }
}

/// A proportional symbol with an outline of the given ink and width in CSS pixels.
pub(super) fn circle(at: Pixels, radius: f64, ink: Ink, width: f64) -> Mark {
    Mark::Item(Item::Symbol {
        at,
        radius,
        shape: Shape::Circle,
        fill: Ink::Mark,
        edge: Edge {
            ink,
            width,
            dashed: false,
        },
        opacity: 0.82,
    })
}
