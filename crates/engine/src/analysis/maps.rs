//! Maps within figures.

use super::figure::{Frame, Mark};
use crate::scene::Item;
use crate::scene::base::Layer;
use crate::view::{Bounds, MapView, Padding, UK};

/// Height of the UK by its width, with a little sea around: what a map of all of it needs.
pub const SHAPE: f64 = 1.55;

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
