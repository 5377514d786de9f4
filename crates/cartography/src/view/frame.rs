//! The view that frames what is shown, where that is part of the country.

use super::{Bounds, MapView, Metres, Padding, Pixels};

/// The minimum width in metres of a view of a single place: a townscape.
const TOWNSCAPE: f64 = 15_000.0;
/// From this share of the whole country's scale, the whole country is shown.
const MOST: f64 = 0.75;

impl MapView {
    /// The closest view of everything within `bounds`, clear of `padding`, and at least 15 km
    /// across. `None` where there is nothing, or where that would be most of the country:
    /// [`MapView::home`] then shows it just as well, in the familiar view.
    #[must_use]
    pub fn frame(bounds: Bounds, size: Pixels, padding: Padding) -> Option<Self> {
        if bounds.is_empty() {
            return None;
        }
        let framed = Self::fit(townscape(bounds), size, padding);
        let whole = Self::home(size, padding);
        (framed.scale < whole.scale * MOST).then_some(framed)
    }
}

/// Enlarges an extent around its centre to a townscape, on each axis on which it is smaller.
fn townscape(bounds: Bounds) -> Bounds {
    let more = |side: f64| (TOWNSCAPE - side).max(0.0) / 2.0;
    let Metres([width, height]) = bounds.size();
    let by = Metres([more(width), more(height)]);
    Bounds {
        min: bounds.min - by,
        max: bounds.max + by,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{MIN_SCALE, UK};
    use super::*;

    const SIZE: Pixels = Pixels([900.0, 700.0]);

    fn at(east: f64, north: f64, across: f64) -> Bounds {
        Bounds::around([Metres([east, north])]).grown(across / 2.0)
    }

    #[test]
    fn a_place_is_framed_as_a_townscape() {
        let padding = Padding::all(20.0);
        let view = MapView::frame(at(0.0, 5e5, 0.0), SIZE, padding).expect("framed");
        assert!(
            (view.scale * (SIZE.y() - 40.0) - TOWNSCAPE).abs() < 1.0,
            "{view:?}"
        );
        assert_eq!(view.centre, Metres([0.0, 5e5]));
    }

    #[test]
    fn what_is_most_of_the_country_is_shown_as_the_country() {
        let padding = Padding::all(20.0);
        assert_eq!(MapView::frame(Bounds::EMPTY, SIZE, padding), None);
        assert_eq!(MapView::frame(UK, SIZE, padding), None);
        assert_eq!(MapView::frame(UK.shrunk(60_000.0), SIZE, padding), None);
        // England from Land's End to Berwick is half as high as the country.
        let england = Bounds {
            min: Metres([-265_000.0, 100_000.0]),
            max: Metres([260_000.0, 760_000.0]),
        };
        assert!(MapView::frame(england, SIZE, padding).is_some());
    }

    proptest! {
        #[test]
        fn all_that_is_shown_is_framed_clear_of_the_padding(
            west in -300_000.0..100_000.0, south in 100_000.0..800_000.0,
            wide in 0.0..300_000.0, high in 0.0..400_000.0,
            width in 320.0..2_000.0, height in 300.0..1_400.0, left in 0.0..90.0,
        ) {
            let bounds = Bounds { min: Metres([west, south]), max: Metres([west + wide, south + high]) };
            let padding = Padding { left, ..Padding::all(28.0) };
            if let Some(view) = MapView::frame(bounds, Pixels([width, height]), padding) {
                let Pixels([x0, y1]) = view.to_screen(bounds.min);
                let Pixels([x1, y0]) = view.to_screen(bounds.max);
                prop_assert!(x0 >= left - 1e-6 && x1 <= width - 28.0 + 1e-6);
                prop_assert!(y0 >= 28.0 - 1e-6 && y1 <= height - 28.0 + 1e-6);
                prop_assert!(view.scale >= MIN_SCALE && view.scale <= view.max_scale());
            }
        }
    }
}
