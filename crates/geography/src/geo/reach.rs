//! Finds what lies within a distance of a point.

use super::distance_km;
use records::record::LonLat;

/// The length in metres of a degree of latitude on the mean sphere, rounded down, so that no place
/// is ruled out because of a rounding error.
const DEGREE: f64 = 111_195.0;

/// A circle on the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    from: LonLat,
    metres: f64,
    /// Differences in degrees of latitude and longitude beyond which everything is outside.
    beyond: [f64; 2],
}

impl Reach {
    /// The circle of a radius in metres around a point.
    #[must_use]
    pub fn new(from: LonLat, metres: f64) -> Self {
        let north = metres / DEGREE;
        // The furthest east that a circle extends (Bronstein, spherical right triangle): the sine
        // of its radius over the cosine of the latitude; all the way round where it contains a
        // pole.
        let east = if from.lat.abs() + north < 90.0 {
            let sine = north.to_radians().sin() / from.lat.to_radians().cos();
            sine.min(1.0).asin().to_degrees()
        } else {
            360.0
        };
        Self {
            from,
            metres,
            beyond: [north, east + 1e-9],
        }
    }

    /// The distance to a position in metres, if it is within the circle.
    #[must_use]
    pub fn distance(&self, to: LonLat) -> Option<f64> {
        let east = (to.lon - self.from.lon).abs();
        if (to.lat - self.from.lat).abs() > self.beyond[0]
            || east.min(360.0 - east) > self.beyond[1]
        {
            return None;
        }
        let metres = distance_km(self.from, to) * 1_000.0;
        (metres <= self.metres).then_some(metres)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_point() -> impl Strategy<Value = LonLat> {
        (-180.0..=180.0, -90.0..=90.0).prop_map(|(lon, lat)| LonLat { lon, lat })
    }

    /// A point, and another at most some tens of kilometres away, close enough to reveal places
    /// that are ruled out too early.
    fn neighbours() -> impl Strategy<Value = (LonLat, LonLat)> {
        (any_point(), 0.0..80.0, 0.0..360.0)
            .prop_map(|(from, km, bearing)| (from, super::super::offset_km(from, km, bearing)))
    }

    proptest! {
        #[test]
        fn a_reach_is_a_plain_comparison_of_distances(
            (from, to) in prop_oneof![neighbours(), (any_point(), any_point())],
            metres in prop_oneof![0.0..100_000.0, 0.0..21e6],
        ) {
            let away = distance_km(from, to) * 1_000.0;
            let held = (away <= metres).then_some(away);
            prop_assert_eq!(Reach::new(from, metres).distance(to), held);
            prop_assert_eq!(Reach::new(from, away).distance(to), Some(away));
        }
    }

    #[test]
    fn ten_miles_of_haverfordwest() {
        let reach = Reach::new(
            LonLat {
                lon: -4.9691,
                lat: 51.8012,
            },
            16_093.44,
        );
        // Milford Haven is about 6 miles away, Pembroke 9, Tenby 15.
        for (lon, lat, is_near) in [
            (-5.0340, 51.7140, true),
            (-4.9140, 51.6760, true),
            (-4.7000, 51.6720, false),
        ] {
            assert_eq!(
                reach.distance(LonLat { lon, lat }).is_some(),
                is_near,
                "{lat}, {lon}"
            );
        }
    }
}
