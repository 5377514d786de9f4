//! The map's projection: Transverse Mercator on WGS84 around 2° W, as the National Grid is on Airy.

use std::sync::LazyLock;

use super::transverse_mercator::{TransverseMercator, WGS84};
use crate::metres::Metres;
use records::record::LonLat;

static MAP: LazyLock<TransverseMercator> = LazyLock::new(|| TransverseMercator::new(WGS84));

/// Converts between degrees and the map's metres. Conformal; the scale is accurate to 2 parts in
/// 1,000 across the UK.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Projection;

impl Projection {
    /// WGS84 degrees → the position on the map.
    #[must_use]
    pub fn project(position: LonLat) -> Metres {
        Metres(MAP.forward(position.lon, position.lat))
    }

    /// The position on the map → WGS84 degrees.
    #[must_use]
    pub fn unproject(at: Metres) -> LonLat {
        let (lon, lat) = MAP.inverse(at.0);
        LonLat { lon, lat }
    }
}

#[cfg(test)]
mod tests {
    use super::super::distance_km;
    use super::*;

    #[test]
    fn map_metres_are_metres_all_over_the_uk() {
        for (lon, lat) in [
            (-7.9, 54.4),
            (1.7, 52.6),
            (-5.2, 50.0),
            (-1.2, 60.3),
            (-8.6, 57.8),
        ] {
            let (a, b) = (
                LonLat { lon, lat },
                LonLat {
                    lon: lon + 0.01,
                    lat: lat + 0.01,
                },
            );
            let (p, q) = (Projection::project(a), Projection::project(b));
            let drawn = p.distance(q) / 1000.0;
            // The haversine's sphere itself differs from the ellipsoid by up to 0.5%.
            let ratio = drawn / distance_km(a, b);
            assert!((0.994..1.006).contains(&ratio), "{lon} {lat}: {ratio}");
        }
    }
}
