//! Great-circle distance.

use geo::{Destination, Distance, Haversine, Point};

use records::record::LonLat;

/// Kilometres between two positions on the mean sphere: within 0.5% of the ellipsoid.
#[must_use]
pub fn distance_km(a: LonLat, b: LonLat) -> f64 {
    Haversine.distance(Point::new(a.lon, a.lat), Point::new(b.lon, b.lat)) / 1000.0
}

/// The position at a distance in kilometres along a bearing in degrees, clockwise from north.
#[must_use]
pub fn offset_km(from: LonLat, km: f64, bearing: f64) -> LonLat {
    let to = Haversine.destination(Point::new(from.lon, from.lat), bearing, km * 1000.0);
    LonLat {
        lon: to.x(),
        lat: to.y(),
    }
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

    #[test]
    fn ten_kilometres_are_ten_kilometres() {
        let from = LonLat {
            lon: -3.0,
            lat: 54.0,
        };
        for bearing in [0.0, 45.0, 90.0, 200.0] {
            let to = offset_km(from, 10.0, bearing);
            assert!((distance_km(from, to) - 10.0).abs() < 1e-6);
        }
        assert!(offset_km(from, 10.0, 0.0).lat > from.lat);
        assert!(offset_km(from, 10.0, 90.0).lon > from.lon);
    }
}
