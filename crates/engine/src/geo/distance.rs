//! Great-circle distance.

use geo::{Distance, Haversine, Point};

use crate::record::LonLat;

/// Kilometres between two positions on the mean sphere: within 0.5 % of the ellipsoid.
#[must_use]
pub fn distance_km(a: LonLat, b: LonLat) -> f64 {
    Haversine.distance(Point::new(a.lon, a.lat), Point::new(b.lon, b.lat)) / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn london_to_edinburgh() {
        let london = LonLat {
            lon: -0.1276,
            lat: 51.5072,
        };
        let edinburgh = LonLat {
            lon: -3.1883,
            lat: 55.9533,
        };
        assert!((distance_km(london, edinburgh) - 534.0).abs() < 3.0);
        assert_eq!(distance_km(london, london), 0.0);
    }
}
