//! A short animation from one view to another, neither slow nor dizzying.
//!
//! J. J. van Wijk and W. A. A. Nuij, "Smooth and efficient zooming and panning", IEEE Symposium on
//! Information Visualization 2003, with their recommended ρ = √2.

use super::{MapView, Metres};

const RHO_SQUARED: f64 = 2.0;
const RHO: f64 = std::f64::consts::SQRT_2;

/// The duration in milliseconds of a path of length 1, before the limits below.
const MS_PER_LENGTH: f64 = 320.0;
/// The minimum duration in milliseconds.
const SHORTEST: f64 = 120.0;
/// The maximum duration in milliseconds: a longer one keeps users waiting.
const LONGEST: f64 = 900.0;

/// The optimal path between two views.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flight {
    from: MapView,
    to: MapView,
    /// The distance between the centres, in metres.
    distance: f64,
    /// The widths of the map in metres at the start and at the end.
    widths: [f64; 2],
    /// The position on the path at which the formula starts (r₀ in the paper).
    start: f64,
    /// The length of the path (S in the paper): dimensionless.
    length: f64,
}

impl Flight {
    /// The path from one view to another. The map has the size of `to`.
    #[must_use]
    pub fn between(from: MapView, to: MapView) -> Self {
        let distance = to.centre.distance(from.centre);
        let [w0, w1] = [from.scale * to.size.x(), to.scale * to.size.x()];
        let mut flight = Self {
            from,
            to,
            distance,
            widths: [w0, w1],
            start: 0.0,
            length: 0.0,
        };
        if flight.is_pure_zoom() {
            flight.length = (w1 / w0).ln().abs() / RHO;
        } else {
            let u2 = distance * distance;
            let b = |w: f64, sign: f64| {
                (w1 * w1 - w0 * w0 + sign * RHO_SQUARED * RHO_SQUARED * u2)
                    / (2.0 * w * RHO_SQUARED * distance)
            };
            let r = |b: f64| -b.asinh();
            flight.start = r(b(w0, 1.0));
            flight.length = (r(b(w1, -1.0)) - flight.start) / RHO;
        }
        flight
    }

    /// Whether the flight is only a zoom. The formula divides by the distance: below a millionth of
    /// the map's width it is a zoom.
    fn is_pure_zoom(&self) -> bool {
        self.distance < self.widths[0].min(self.widths[1]) * 1e-6
    }

    /// The duration in milliseconds; 0 where the views are the same.
    #[must_use]
    pub fn duration(&self) -> f64 {
        if self.length < 1e-9 {
            0.0
        } else {
            (self.length * MS_PER_LENGTH).clamp(SHORTEST, LONGEST)
        }
    }

    /// The view at a fraction `t` of the duration (0 to 1); eased at both ends.
    #[must_use]
    pub fn at(&self, t: f64) -> MapView {
        if t >= 1.0 {
            return self.to;
        }
        let s = ease(t.max(0.0)) * self.length;
        let (travelled, width) = if self.is_pure_zoom() {
            let way = if self.length > 0.0 {
                s / self.length
            } else {
                1.0
            };
            let direction = (self.widths[1] / self.widths[0]).ln().signum();
            (way, self.widths[0] * (direction * RHO * s).exp())
        } else {
            let r = RHO * s + self.start;
            let u =
                self.widths[0] / RHO_SQUARED * (self.start.cosh() * r.tanh() - self.start.sinh());
            (
                u / self.distance,
                self.widths[0] * self.start.cosh() / r.cosh(),
            )
        };
        let along = |axis: usize| {
            let (from, to) = (self.from.centre.0[axis], self.to.centre.0[axis]);
            from + (to - from) * travelled
        };
        MapView {
            centre: Metres([along(0), along(1)]),
            scale: width / self.to.size.x(),
            size: self.to.size,
        }
    }
}

/// Eases at both ends: 3t² − 2t³.
fn ease(t: f64) -> f64 {
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Pixels, UK};
    use super::*;

    fn view(east: f64, north: f64, scale: f64) -> MapView {
        MapView {
            centre: Metres([east, north]),
            scale,
            size: Pixels([800.0, 600.0]),
        }
    }

    fn same(a: MapView, b: MapView) -> bool {
        let metre = |axis: usize| (a.centre.0[axis] - b.centre.0[axis]).abs() < 1e-3 * a.scale;
        metre(0) && metre(1) && (a.scale / b.scale - 1.0).abs() < 1e-6
    }

    proptest! {
        #[test]
        fn starts_and_ends_where_it_should(
            a in (UK.min.east()..UK.max.east(), UK.min.north()..UK.max.north(), 20.0..1500.0),
            b in (UK.min.east()..UK.max.east(), UK.min.north()..UK.max.north(), 20.0..1500.0),
            t in 0.0..1.0,
        ) {
            let (from, to) = (view(a.0, a.1, a.2), view(b.0, b.1, b.2));
            let flight = Flight::between(from, to);
            prop_assert!(same(flight.at(0.0), from));
            prop_assert!(same(flight.at(1.0), to));
            prop_assert!(same(flight.at(1.0 - 1e-12), to));
            let between = flight.at(t);
            prop_assert!(between.scale.is_finite() && between.scale > 0.0);
        }
    }

    #[test]
    fn a_zoom_in_place_stays_in_place() {
        let flight = Flight::between(view(0.0, 5e5, 1_000.0), view(0.0, 5e5, 50.0));
        let half = flight.at(0.5);
        assert_eq!(half.centre, Metres([0.0, 5e5]));
        assert!(
            (half.scale - (1_000.0f64 * 50.0).sqrt()).abs() < 1e-6,
            "{}",
            half.scale
        );
    }

    #[test]
    fn a_long_way_rises_first() {
        let flight = Flight::between(view(-2e5, 2e5, 40.0), view(2e5, 9e5, 40.0));
        assert!(flight.at(0.5).scale > 400.0);
        assert!(flight.duration() <= LONGEST);
    }

    #[test]
    fn nowhere_takes_no_time() {
        let here = view(0.0, 5e5, 100.0);
        assert_eq!(Flight::between(here, here).duration(), 0.0);
        assert!(same(Flight::between(here, here).at(0.4), here));
    }
}
