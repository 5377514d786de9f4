//! British National Grid (OSGB36) → WGS84.
//!
//! Ordnance Survey, *A guide to coordinate systems in Great Britain*: the grid's projection from
//! annex A and C, the seven-parameter Helmert transformation from section 6.6. The transformation
//! is good to about 5 m, which is OS's own figure for it; the exact one (OSTN15) needs a table of the whole
//! country.

use std::sync::LazyLock;

use super::transverse_mercator::{AIRY_1830, Ellipsoid, TransverseMercator, WGS84};
use crate::record::LonLat;

static NATIONAL_GRID: LazyLock<TransverseMercator> =
    LazyLock::new(|| TransverseMercator::new(AIRY_1830));

/// The grid's extent in metres.
const EASTINGS: std::ops::RangeInclusive<f64> = 0.0..=700_000.0;
const NORTHINGS: std::ops::RangeInclusive<f64> = 0.0..=1_300_000.0;

/// The false origin: the true origin lies at E 400,000 N -100,000.
const FALSE_EASTING: f64 = 400_000.0;
const FALSE_NORTHING: f64 = -100_000.0;

/// OSGB36 → WGS84: the guide's WGS84 → OSGB36 parameters with their signs turned.
const TRANSLATION_M: [f64; 3] = [446.448, -125.157, 542.060];
const ROTATION_ARCSEC: [f64; 3] = [0.1502, 0.2470, 0.8421];
const SCALE_PPM: f64 = -20.4894;

/// Easting and northing in metres → WGS84, good to about 5 m. `None` outside the grid
/// (0–700,000 m east, 0–1,300,000 m north).
#[must_use]
pub fn grid_to_wgs84(easting: f64, northing: f64) -> Option<LonLat> {
    if !EASTINGS.contains(&easting) || !NORTHINGS.contains(&northing) {
        return None;
    }
    let (lon, lat) = NATIONAL_GRID.inverse([easting - FALSE_EASTING, northing - FALSE_NORTHING]);
    Some(to_geodetic(
        WGS84,
        helmert(to_cartesian(AIRY_1830, LonLat { lon, lat })),
    ))
}

/// Degrees on the ellipsoid's surface → metres from the earth's centre (OS guide, annex B.1).
fn to_cartesian(ellipsoid: Ellipsoid, position: LonLat) -> [f64; 3] {
    let (sin_lat, cos_lat) = position.lat.to_radians().sin_cos();
    let (sin_lon, cos_lon) = position.lon.to_radians().sin_cos();
    let e2 = ellipsoid.e2();
    let nu = ellipsoid.a / (1.0 - e2 * sin_lat * sin_lat).sqrt();
    [
        nu * cos_lat * cos_lon,
        nu * cos_lat * sin_lon,
        (1.0 - e2) * nu * sin_lat,
    ]
}

fn helmert([x, y, z]: [f64; 3]) -> [f64; 3] {
    let [tx, ty, tz] = TRANSLATION_M;
    let [rx, ry, rz] = ROTATION_ARCSEC.map(|seconds| (seconds / 3600.0).to_radians());
    let s = 1.0 + SCALE_PPM * 1e-6;
    [
        tx + s * x - rz * y + ry * z,
        ty + rz * x + s * y - rx * z,
        tz - ry * x + rx * y + s * z,
    ]
}

/// Metres from the earth's centre → degrees, height set aside (OS guide, annex B.2, iterated).
fn to_geodetic(ellipsoid: Ellipsoid, [x, y, z]: [f64; 3]) -> LonLat {
    let e2 = ellipsoid.e2();
    let p = x.hypot(y);
    let mut lat = z.atan2(p * (1.0 - e2));
    for _ in 0..5 {
        let sin_lat = lat.sin();
        let nu = ellipsoid.a / (1.0 - e2 * sin_lat * sin_lat).sqrt();
        lat = (z + e2 * nu * sin_lat).atan2(p);
    }
    LonLat {
        lon: y.atan2(x).to_degrees(),
        lat: lat.to_degrees(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::distance_km;
    use super::*;

    fn check(easting: f64, northing: f64, expected: Option<(f64, f64)>, within_m: f64) {
        let found = grid_to_wgs84(easting, northing);
        match (found, expected) {
            (Some(found), Some((lat, lon))) => {
                let off = distance_km(found, LonLat { lon, lat }) * 1000.0;
                assert!(off < within_m, "{easting} {northing}: {off} m off");
            }
            (found, expected) => {
                assert_eq!(found.is_some(), expected.is_some(), "{easting} {northing}");
            }
        }
    }

    #[test]
    fn known_points() {
        check(530_034.0, 180_380.0, Some((51.5074, -0.1278)), 10.0);
        // The guide's example of the exact transformation (OSTN): E 651,409.804 N 313,177.450.
        check(
            651_409.804,
            313_177.450,
            Some((52.657_979, 1.716_052)),
            10.0,
        );
    }

    #[test]
    fn outside_the_grid_is_nowhere() {
        for (easting, northing) in [
            (-1.0, 5.0),
            (700_001.0, 5.0),
            (5.0, 1_300_001.0),
            (5.0, -0.5),
            (f64::NAN, 5.0),
            (5.0, f64::INFINITY),
        ] {
            check(easting, northing, None, 0.0);
        }
    }
}
