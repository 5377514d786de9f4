//! The part of the world on screen: a centre, a scale and a size.
//!
//! Positions in the world are [`Metres`], positions on the screen [`Pixels`]: [`MapView::to_screen`]
//! and [`MapView::to_world`] lead from one to the other.

mod camera;
mod flight;
mod frame;
mod pixels;

pub use flight::Flight;
pub use geography::bounds::{Bounds, UK};
pub use geography::metres::Metres;
pub use pixels::Pixels;

use serde::{Deserialize, Serialize};

/// The closest zoom, in metres per CSS pixel. The boundaries are accurate to about 1 km, so
/// anything closer would only show their corners.
pub const MIN_SCALE: f64 = 2.0;

/// How much further out than [`MapView::home`] the user may zoom.
const HOME_SLACK: f64 = 1.3;

/// The zoom factor of a key, a button or a double click.
pub const ZOOM_STEP: f64 = 1.6;

/// The share of the map's shorter side by which an arrow key pans.
const PAN_STEP: f64 = 0.2;

/// Margins of the map, in CSS pixels, that are covered or should stay free.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Padding {
    /// The margin at the top.
    pub top: f64,
    /// The margin on the right.
    pub right: f64,
    /// The margin at the bottom.
    pub bottom: f64,
    /// The margin on the left.
    pub left: f64,
}

impl Padding {
    /// The same margin on each side.
    #[must_use]
    pub const fn all(px: f64) -> Self {
        Self {
            top: px,
            right: px,
            bottom: px,
            left: px,
        }
    }
}

/// A step of the keyboard or of a zoom button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Pans west.
    Left,
    /// Pans east.
    Right,
    /// Pans north.
    Up,
    /// Pans south.
    Down,
    /// Zooms in around the centre.
    In,
    /// Zooms out around the centre.
    Out,
}

/// The part of the world that the map shows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapView {
    /// The centre of the map.
    pub centre: Metres,
    /// The scale in metres per CSS pixel.
    pub scale: f64,
    /// The width and height of the map.
    pub size: Pixels,
}

impl MapView {
    /// The whole United Kingdom, including Shetland and Northern Ireland, whatever the map's shape.
    #[must_use]
    pub fn home(size: Pixels, padding: Padding) -> Self {
        Self::fit(UK, size, padding)
    }

    /// The closest view that shows all of `bounds` within the part of the map that `padding` leaves
    /// free, within the zoom limits. A single point is shown at a townscape's scale.
    #[must_use]
    pub fn fit(bounds: Bounds, size: Pixels, padding: Padding) -> Self {
        let size = size.map(|side| side.max(1.0));
        let free = Pixels::new(
            (size.x() - padding.left - padding.right).max(size.x() * 0.2),
            (size.y() - padding.top - padding.bottom).max(size.y() * 0.2),
        );
        let Metres([width, height]) = bounds.size();
        let scale = (width / free.x()).max(height / free.y()).max(MIN_SCALE);
        let middle = bounds.centre();
        Self {
            centre: Metres::new(
                middle.east() + (padding.right - padding.left) / 2.0 * scale,
                middle.north() + (padding.top - padding.bottom) / 2.0 * scale,
            ),
            scale,
            size,
        }
    }

    /// Converts a world position to a screen position.
    #[inline]
    #[must_use]
    pub fn to_screen(&self, Metres([east, north]): Metres) -> Pixels {
        Pixels::new(
            self.size.x() / 2.0 + (east - self.centre.east()) / self.scale,
            self.size.y() / 2.0 - (north - self.centre.north()) / self.scale,
        )
    }

    /// Converts a screen position to a world position.
    #[inline]
    #[must_use]
    pub fn to_world(&self, Pixels([x, y]): Pixels) -> Metres {
        Metres::new(
            self.centre.east() + (x - self.size.x() / 2.0) * self.scale,
            self.centre.north() - (y - self.size.y() / 2.0) * self.scale,
        )
    }

    /// The matrix `(a, b, c, d, e, f)` that converts metres to CSS pixels, in the order used by
    /// Canvas and SVG.
    #[must_use]
    pub fn matrix(&self) -> [f64; 6] {
        let k = 1.0 / self.scale;
        let Pixels([x, y]) = self.to_screen(Metres::default());
        [k, 0.0, 0.0, -k, x, y]
    }

    /// The extent of the world in view.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        let half = Metres(self.size.0.map(|side| side / 2.0 * self.scale));
        Bounds {
            min: self.centre - half,
            max: self.centre + half,
        }
    }

    /// The furthest zoom for this size of map, in metres per CSS pixel.
    #[must_use]
    pub fn max_scale(&self) -> f64 {
        Self::home(self.size, Padding::default()).scale * HOME_SLACK
    }

    /// Pans the map by a distance on the screen, as if dragged.
    #[must_use]
    pub fn pan(&self, Pixels([dx, dy]): Pixels) -> Self {
        let centre = Metres::new(
            self.centre.east() - dx * self.scale,
            self.centre.north() + dy * self.scale,
        );
        Self {
            centre: UK.nearest(centre),
            ..*self
        }
    }

    /// Zooms in by `factor` (above 1) or out (below 1), so that the point at the screen position
    /// `anchor` stays there, unless the centre would leave the country.
    #[must_use]
    pub fn zoom_about(&self, anchor: Pixels, factor: f64) -> Self {
        if !(factor.is_finite() && factor > 0.0) {
            return *self;
        }
        let scale = Self {
            scale: self.scale / factor,
            ..*self
        }
        .within_limits()
        .scale;
        let fixed = self.to_world(anchor);
        let centre = Metres::new(
            fixed.east() - (anchor.x() - self.size.x() / 2.0) * scale,
            fixed.north() + (anchor.y() - self.size.y() / 2.0) * scale,
        );
        Self {
            centre: UK.nearest(centre),
            scale,
            size: self.size,
        }
    }

    /// Makes one step of the keyboard or of a zoom button.
    #[must_use]
    pub fn step(&self, step: Step) -> Self {
        let reach = self.size.x().min(self.size.y()) * PAN_STEP;
        let middle = self.size.map(|side| side / 2.0);
        match step {
            Step::Left => self.pan(Pixels([reach, 0.0])),
            Step::Right => self.pan(Pixels([-reach, 0.0])),
            Step::Up => self.pan(Pixels([0.0, reach])),
            Step::Down => self.pan(Pixels([0.0, -reach])),
            Step::In => self.zoom_about(middle, ZOOM_STEP),
            Step::Out => self.zoom_about(middle, 1.0 / ZOOM_STEP),
        }
    }

    /// The same centre and scale in a map of another size.
    #[must_use]
    pub fn resized(&self, size: Pixels) -> Self {
        let resized = Self {
            size: size.map(|side| side.max(1.0)),
            ..*self
        };
        resized.within_limits()
    }

    /// Keeps the view within the zoom limits. (`f64::clamp` could panic, and its message would
    /// bring the formatting of floating-point numbers into the page.)
    fn within_limits(self) -> Self {
        Self {
            scale: self.scale.min(self.max_scale()).max(MIN_SCALE),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_view() -> impl Strategy<Value = MapView> {
        (
            UK.min.east()..UK.max.east(),
            UK.min.north()..UK.max.north(),
            MIN_SCALE..1_500.0,
            200.0..3_000.0,
            200.0..2_000.0,
        )
            .prop_map(|(east, north, scale, width, height)| MapView {
                centre: Metres([east, north]),
                scale,
                size: Pixels([width, height]),
            })
    }

    fn near(a: [f64; 2], b: [f64; 2], tolerance: f64) -> bool {
        (a[0] - b[0]).abs() < tolerance && (a[1] - b[1]).abs() < tolerance
    }

    proptest! {
        #[test]
        fn screen_and_world_undo_each_other(view in any_view(), x in -4e3..4e3, y in -4e3..4e3) {
            let at = Pixels([x, y]);
            prop_assert!(near(view.to_screen(view.to_world(at)).0, at.0, 1e-6));
        }

        #[test]
        fn matrix_is_to_screen(view in any_view(), east in -4e5..4e5, north in 0.0..1.3e6) {
            let [a, b, c, d, e, f] = view.matrix();
            let point = [a * east + c * north + e, b * east + d * north + f];
            prop_assert!(near(point, view.to_screen(Metres([east, north])).0, 1e-6));
        }

        #[test]
        fn zoom_keeps_what_is_under_the_pointer(
            view in any_view(), u in 0.0..1.0, v in 0.0..1.0, factor in 0.2..5.0,
        ) {
            let anchor = Pixels([u * view.size.x(), v * view.size.y()]);
            let zoomed = view.zoom_about(anchor, factor);
            prop_assert!(zoomed.scale >= MIN_SCALE && zoomed.scale <= view.max_scale().max(MIN_SCALE));
            // At the country's edge, the centre stays within the country instead.
            if UK.shrunk(1.0).contains(zoomed.centre) {
                prop_assert!(near(zoomed.to_screen(view.to_world(anchor)).0, anchor.0, 1e-6));
            }
        }

        #[test]
        fn pan_moves_the_picture_with_the_finger(view in any_view(), dx in -300.0..300.0, dy in -300.0..300.0) {
            let panned = view.pan(Pixels([dx, dy]));
            if UK.shrunk(1.0).contains(panned.centre) {
                let expected = [view.size.x() / 2.0 + dx, view.size.y() / 2.0 + dy];
                prop_assert!(near(panned.to_screen(view.centre).0, expected, 1e-6));
            }
        }

        #[test]
        fn fit_shows_the_whole_and_leaves_the_padding_free(
            width in 250.0..2_000.0, height in 250.0..2_000.0,
            pads in prop::array::uniform4(0.0..90.0),
            west in -300_000.0..200_000.0, south in 100_000.0..1_000_000.0,
            wide in 0.0..400_000.0, high in 0.0..400_000.0,
        ) {
            let bounds = Bounds { min: Metres([west, south]), max: Metres([west + wide, south + high]) };
            let padding = Padding { top: pads[0], right: pads[1], bottom: pads[2], left: pads[3] };
            let view = MapView::fit(bounds, Pixels([width, height]), padding);
            let Pixels([left, bottom]) = view.to_screen(bounds.min);
            let Pixels([right, top]) = view.to_screen(bounds.max);
            prop_assert!(left >= padding.left - 1e-6 && right <= width - padding.right + 1e-6);
            prop_assert!(top >= padding.top - 1e-6 && bottom <= height - padding.bottom + 1e-6);
        }
    }

    #[test]
    fn home_fills_the_map_in_one_direction() {
        for size in [
            [900.0, 900.0],
            [375.0, 667.0],
            [1_600.0, 800.0],
            [667.0, 320.0],
        ]
        .map(Pixels)
        {
            let view = MapView::home(size, Padding::all(10.0));
            let Pixels([left, bottom]) = view.to_screen(UK.min);
            let Pixels([right, top]) = view.to_screen(UK.max);
            let spare = (right - left - (size.x() - 20.0))
                .abs()
                .min((bottom - top - (size.y() - 20.0)).abs());
            assert!(spare < 1e-6, "{size:?}: {spare} px spare");
        }
    }

    #[test]
    fn steps_undo_each_other() {
        let view = MapView {
            centre: UK.centre(),
            scale: 300.0,
            size: Pixels([800.0, 600.0]),
        };
        for (there, back) in [
            (Step::Left, Step::Right),
            (Step::Up, Step::Down),
            (Step::In, Step::Out),
        ] {
            let round = view.step(there).step(back);
            assert_ne!(view.step(there), view);
            assert!(
                near(round.centre.0, view.centre.0, 1e-6)
                    && (round.scale - view.scale).abs() < 1e-9
            );
        }
        assert!(view.step(Step::Up).centre.north() > view.centre.north());
        assert!(view.step(Step::Right).centre.east() > view.centre.east());
    }

    #[test]
    fn zoom_refuses_what_is_no_factor() {
        let view = MapView {
            centre: UK.centre(),
            scale: 300.0,
            size: Pixels([800.0, 600.0]),
        };
        for factor in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(view.zoom_about(Pixels([1.0, 1.0]), factor), view);
        }
    }
}
