//! The size of a symbol for its count, and the round numbers of legends and scale bars.
//!
//! Symbols are proportional: their **area** represents the count, so the radius grows with its
//! square root. The number of square pixels for one unit follows from an *ink budget*: all symbols
//! together cover a fixed share of the country as drawn. Clustering does not change that sum, since
//! a cluster has the combined area of its members; so a map of three hundred records and one of
//! thirty thousand look equally full.
//!
//! A symbol smaller than [`MIN_RADIUS`] could not be seen or clicked, so it is drawn at that
//! radius; from [`SymbolScale::smallest_true_count`] on, areas are proportional. The legend says
//! so.

use crate::view::{MapView, Metres, Padding, UK};

/// The radius of the smallest symbol, in CSS pixels.
pub const MIN_RADIUS: f64 = 3.5;

/// The maximum radius of a symbol for a single record, in CSS pixels.
const MAX_UNIT_RADIUS: f64 = 7.0;

/// The share of the land that all symbols together cover at the home view.
const INK_SHARE: f64 = 0.14;

/// The share of the rectangle [`UK`] that is land of the United Kingdom, by the bundled boundaries
/// (measured by a test).
pub const LAND_SHARE: f64 = 0.29;

/// The maximum radius of a single place's symbol, as a share of the map's shorter side.
const MAX_RADIUS_SHARE: f64 = 0.06;

/// With dense data, symbols keep at least this distance from centre to centre, in CSS pixels, so
/// that a cluster has on average the count at which the smallest symbol is proportional: √(π ·
/// [`MIN_RADIUS`]² / [`INK_SHARE`]).
const DENSE_SPACING: f64 = 16.6;

/// Converts a count to the radius of a symbol.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SymbolScale {
    /// The radius in CSS pixels that the formula gives a count of 1.
    unit_radius: f64,
}

/// The number of records that may become one symbol while the whole country is in view; its radius
/// is then at most about this, in CSS pixels.
const IN_ONE_DISC: u64 = 400;
const ONE_DISC_RADIUS: f64 = 44.0;

impl SymbolScale {
    /// The scale for counts that sum to `total` over all places, with `heaviest` at the place that
    /// has most, in a map like `view`. Pass the filtered counts, so that a small selection gets
    /// legible symbols. As the user zooms in, symbols grow by the fourth root of the magnification,
    /// to at most twice their radius.
    ///
    /// The unit radius changes in steps of a quarter octave, so that not every filter change
    /// resizes everything.
    #[must_use]
    pub fn new(total: u64, heaviest: u64, view: &MapView) -> Self {
        let home = MapView::home(view.size, Padding::default());
        let Metres([width, height]) = UK.size();
        let land_px = width * height * LAND_SHARE / (home.scale * home.scale);
        let by_budget = (INK_SHARE * land_px / (std::f64::consts::PI * total.max(1) as f64)).sqrt();
        let growth = (home.scale / view.scale).max(1.0).powf(0.25).min(2.0);
        let by_heaviest =
            MAX_RADIUS_SHARE * view.size.x().min(view.size.y()) / (heaviest.max(1) as f64).sqrt();
        // A few hundred records in one region may become one disc when the whole country is in
        // view.
        let in_one = total.clamp(1, IN_ONE_DISC) as f64;
        let by_one_disc = ONE_DISC_RADIUS * growth.sqrt() / in_one.sqrt();
        let unit = (by_budget * growth)
            .min(by_heaviest)
            .min(by_one_disc)
            .min(MAX_UNIT_RADIUS);
        Self {
            unit_radius: nearest_quarter_octave(unit),
        }
    }

    /// The radius in CSS pixels of a circle (or of the circle of equal area) for a count.
    #[must_use]
    pub fn radius(&self, count: f64) -> f64 {
        self.true_radius(count).max(MIN_RADIUS)
    }

    fn true_radius(&self, count: f64) -> f64 {
        self.unit_radius * count.max(0.0).sqrt()
    }

    /// The count from which areas are proportional; below it, symbols are drawn at [`MIN_RADIUS`].
    #[must_use]
    pub fn smallest_true_count(&self) -> u64 {
        (MIN_RADIUS / self.unit_radius).powi(2).ceil().max(1.0) as u64
    }

    /// The minimum distance between the centres of two symbols, in CSS pixels: 0 where single
    /// records are large enough to be drawn in proportion, up to [`DENSE_SPACING`] for very many.
    #[must_use]
    pub fn spacing(&self) -> f64 {
        DENSE_SPACING * (1.0 - self.unit_radius / MIN_RADIUS).max(0.0)
    }

    /// Up to three round counts for a legend, largest first, each with at least twice the area of
    /// the next, none above `largest` (the largest count on the map) or below the smallest that is
    /// drawn in proportion.
    #[must_use]
    pub fn legend(&self, largest: u64) -> Vec<u64> {
        let mut steps = Vec::with_capacity(3);
        let mut next = nice_below(largest as f64) as u64;
        while next >= self.smallest_true_count() && steps.len() < 3 {
            steps.push(next);
            next = nice_below(next as f64 / 4.0) as u64;
        }
        if steps.is_empty() && largest > 0 {
            steps.push(largest);
        }
        steps
    }
}

fn nearest_quarter_octave(value: f64) -> f64 {
    2f64.powf((value.log2() * 4.0).round() / 4.0)
}

/// The largest of 1, 2, 5, 10, 20, 50 … (and, below 1, 0.5, 0.2 …) that does not exceed `value`; 0
/// if `value` is not positive.
#[must_use]
pub fn nice_below(value: f64) -> f64 {
    if !(value.is_finite() && value > 0.0) {
        return 0.0;
    }
    let power = 10f64.powi(value.log10().floor() as i32);
    // Division may give 1.9999…: the tolerance is far smaller than any step.
    let lead = value / power * (1.0 + 1e-12);
    let step = if lead >= 10.0 {
        10.0
    } else if lead >= 5.0 {
        5.0
    } else if lead >= 2.0 {
        2.0
    } else {
        1.0
    };
    step * power
}

/// One bar of a map's scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// The round length in its own unit.
    pub length: f64,
    /// Its length on screen in CSS pixels.
    pub px: f64,
}

/// Metres in an international mile.
const MILE: f64 = 1_609.344;

/// The longest round bars of at most `max_px` CSS pixels, in kilometres and in miles. They are
/// accurate to about 0.2% across the country: the projection is conformal with a scale factor near
/// 1.
#[must_use]
pub fn scale_bars(metres_per_px: f64, max_px: f64) -> [ScaleBar; 2] {
    [1_000.0, MILE].map(|unit| {
        let length = nice_below(metres_per_px * max_px / unit);
        ScaleBar {
            length,
            px: length * unit / metres_per_px,
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::view::Pixels;

    #[test]
    fn nice_numbers() {
        let check = |value: f64, expected: f64| {
            let got = nice_below(value);
            assert!(
                (got - expected).abs() <= expected * 1e-9,
                "{value}: {got}, not {expected}"
            );
        };
        for (value, expected) in [
            (1.0, 1.0),
            (1.99, 1.0),
            (2.0, 2.0),
            (4.999, 2.0),
            (5.0, 5.0),
            (9.9, 5.0),
            (10.0, 10.0),
            (73.0, 50.0),
            (1_652.0, 1_000.0),
            (0.3, 0.2),
            (0.06, 0.05),
            (1_000_000.0, 1_000_000.0),
            (0.0, 0.0),
            (-3.0, 0.0),
            (f64::NAN, 0.0),
            (f64::INFINITY, 0.0),
        ] {
            check(value, expected);
        }
    }

    fn home(width: f64, height: f64) -> MapView {
        MapView::home(Pixels([width, height]), Padding::default())
    }

    proptest! {
        #[test]
        fn area_is_in_proportion_to_the_count(
            total in 1u64..2_000_000, a in 1u64..100_000, b in 1u64..100_000,
            width in 300.0..2_000.0, height in 300.0..2_000.0,
        ) {
            let scale = SymbolScale::new(total, a.min(b), &home(width, height));
            let truth = scale.smallest_true_count();
            prop_assume!(a >= truth && b >= truth);
            let areas = scale.radius(a as f64).powi(2) / scale.radius(b as f64).powi(2);
            prop_assert!((areas / (a as f64 / b as f64) - 1.0).abs() < 1e-9);
        }

        #[test]
        fn no_symbol_is_below_the_minimum(total in 1u64..10_000_000, heaviest in 1u64..100_000, count in 0.0..1e6) {
            let scale = SymbolScale::new(total, heaviest, &home(800.0, 800.0));
            prop_assert!(scale.radius(count) >= MIN_RADIUS);
            prop_assert!(scale.radius(1.0) <= MAX_UNIT_RADIUS);
        }

        #[test]
        fn symbols_never_shrink_as_one_zooms_in(total in 1u64..100_000, zoom in 1.0..60.0) {
            let view = home(800.0, 800.0);
            let closer = MapView { scale: view.scale / zoom, ..view };
            let (far, near) = (SymbolScale::new(total, 1, &view), SymbolScale::new(total, 1, &closer));
            prop_assert!(near.radius(9.0) >= far.radius(9.0));
        }

        #[test]
        fn legend_steps_are_round_true_and_falling(total in 1u64..1_000_000, largest in 1u64..50_000) {
            let scale = SymbolScale::new(total, largest, &home(800.0, 800.0));
            let steps = scale.legend(largest);
            prop_assert!(!steps.is_empty() && steps.len() <= 3);
            prop_assert!(steps.iter().all(|&step| step <= largest));
            prop_assert!(steps.windows(2).all(|pair| pair[0] >= 2 * pair[1]));
            prop_assert!(steps.len() == 1 || steps.iter().all(|&step| step >= scale.smallest_true_count()));
        }

        #[test]
        fn bars_are_round_and_as_long_as_they_say(metres_per_px in 10.0..3_000.0, max_px in 60.0..300.0) {
            for (bar, unit) in scale_bars(metres_per_px, max_px).into_iter().zip([1_000.0, MILE]) {
                prop_assert!(bar.px <= max_px * (1.0 + 1e-9) && bar.px > max_px * 0.39);
                prop_assert!((bar.px * metres_per_px - bar.length * unit).abs() < 1e-6 * unit);
            }
        }
    }

    #[test]
    fn spacing_comes_in_only_with_dense_data() {
        let view = home(900.0, 900.0);
        assert_eq!(SymbolScale::new(20, 3, &view).spacing(), 0.0);
        let dense = SymbolScale::new(1_000_000, 50, &view).spacing();
        assert!(
            dense > 0.95 * DENSE_SPACING && dense <= DENSE_SPACING,
            "{dense}"
        );
    }

    #[test]
    fn a_region_in_one_disc_leaves_the_country_to_be_seen() {
        for total in [40, 87, 200, 400] {
            let radius = SymbolScale::new(total, 5, &home(900.0, 900.0)).radius(total as f64);
            assert!(radius < 1.1 * ONE_DISC_RADIUS, "{total}: {radius}");
        }
    }

    #[test]
    fn the_legend_of_the_documented_records() {
        let scale = SymbolScale::new(1_419, 37, &home(900.0, 900.0));
        assert_eq!(scale.legend(157), [100, 20, 5]);
        assert_eq!(scale.legend(1), [1]);
        assert!(scale.legend(0).is_empty());
    }
}
