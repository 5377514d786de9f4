//! British National Grid, Irish Grid and Irish Transverse Mercator → WGS84.
//!
//! Britain: Ordnance Survey, *A guide to coordinate systems in Great Britain*: the grid's
//! projection from annexes A and C, the seven-parameter Helmert transformation from section 6.6.
//! The transformation is accurate to about 5 m, OS's own figure for it; the exact one (OSTN15)
//! needs a table of the whole country.
//!
//! Ireland: EPSG dataset, projections 19973 (Irish Grid) and 19962 (ITM), transformation 1641 (TM65
//! → WGS84, after OSi and OSNI, *Making maps compatible with GPS*, 1999), accurate to about 1 m.
//! Grid references in Northern Ireland use the Irish Grid.

use std::sync::LazyLock;

use super::transverse_mercator::{
    AIRY_1830, AIRY_MODIFIED, Ellipsoid, ProjectionOrigin, TransverseMercator, WGS84,
};
use records::record::LonLat;

/// A grid in metres: its extent, its projection and its transformation to WGS84.
struct Grid {
    eastings: std::ops::RangeInclusive<f64>,
    northings: std::ops::RangeInclusive<f64>,
    /// The offset added to each coordinate so that none is negative.
    false_origin: [f64; 2],
    projection: TransverseMercator,
    /// The transformation to WGS84; `None` where the grid's ellipsoid is practically that of WGS84.
    datum: Option<Datum>,
}

/// An ellipsoid and its transformation to WGS84 (position vector convention).
struct Datum {
    ellipsoid: Ellipsoid,
    translation_m: [f64; 3],
    rotation_arcsec: [f64; 3],
    scale_ppm: f64,
}

/// The false origin: the true origin lies at E 400,000 N -100,000.
static NATIONAL_GRID: LazyLock<Grid> = LazyLock::new(|| Grid {
    eastings: 0.0..=700_000.0,
    northings: 0.0..=1_300_000.0,
    false_origin: [400_000.0, -100_000.0],
    projection: TransverseMercator::new(AIRY_1830),
    // The guide's WGS84 → OSGB36 parameters with their signs reversed.
    datum: Some(Datum {
        ellipsoid: AIRY_1830,
        translation_m: [446.448, -125.157, 542.060],
        rotation_arcsec: [0.1502, 0.2470, 0.8421],
        scale_ppm: -20.4894,
    }),
});

static IRISH_GRID: LazyLock<Grid> = LazyLock::new(|| {
    let origin = ProjectionOrigin {
        lon: -8.0,
        lat: 53.5,
        scale: 1.000_035,
    };
    Grid {
        eastings: 0.0..=400_000.0,
        northings: 0.0..=500_000.0,
        false_origin: [200_000.0, 250_000.0],
        projection: TransverseMercator::about(AIRY_MODIFIED, origin),
        datum: Some(Datum {
            ellipsoid: AIRY_MODIFIED,
            translation_m: [482.5, -130.6, 564.6],
            rotation_arcsec: [-1.042, -0.214, -0.631],
            scale_ppm: 8.15,
        }),
    }
});

/// ITM is on GRS80, which differs from WGS84 by a tenth of a millimetre at the pole.
static IRISH_TM: LazyLock<Grid> = LazyLock::new(|| {
    let origin = ProjectionOrigin {
        lon: -8.0,
        lat: 53.5,
        scale: 0.999_82,
    };
    Grid {
        eastings: 400_000.0..=800_000.0,
        northings: 500_000.0..=1_000_000.0,
        false_origin: [600_000.0, 750_000.0],
        projection: TransverseMercator::about(WGS84, origin),
        datum: None,
    }
});

/// British easting and northing in metres → WGS84, accurate to about 5 m. `None` outside the grid
/// (0–700,000 m east, 0–1,300,000 m north).
#[must_use]
pub fn grid_to_wgs84(easting: f64, northing: f64) -> Option<LonLat> {
    NATIONAL_GRID.to_wgs84(easting, northing)
}

/// WGS84 → British easting and northing in metres: what [`grid_to_wgs84`] leads back to within a
/// decimetre. `None` outside the grid.
#[must_use]
pub fn wgs84_to_grid(position: LonLat) -> Option<[f64; 2]> {
    let grid = &*NATIONAL_GRID;
    let project = |at: LonLat| grid.projection.forward(at.lon, at.lat);
    let [wanted_east, wanted_north] = project(position);
    // The two datums differ by some hundred metres: each step removes nearly all of the difference.
    let mut at = [wanted_east, wanted_north];
    for _ in 0..3 {
        let [east, north] = at;
        let [false_east, false_north] = grid.false_origin;
        let [found_east, found_north] =
            project(grid.to_wgs84(east + false_east, north + false_north)?);
        at = [
            east + wanted_east - found_east,
            north + wanted_north - found_north,
        ];
    }
    let [false_east, false_north] = grid.false_origin;
    Some([at[0] + false_east, at[1] + false_north])
}

/// Irish Grid easting and northing in metres → WGS84, accurate to about 1 m. `None` outside the
/// grid (0–400,000 m east, 0–500,000 m north).
#[must_use]
pub fn irish_grid_to_wgs84(easting: f64, northing: f64) -> Option<LonLat> {
    IRISH_GRID.to_wgs84(easting, northing)
}

/// Irish Transverse Mercator easting and northing in metres → WGS84. `None` outside Ireland.
#[must_use]
pub fn irish_tm_to_wgs84(easting: f64, northing: f64) -> Option<LonLat> {
    IRISH_TM.to_wgs84(easting, northing)
}

impl Grid {
    fn to_wgs84(&self, easting: f64, northing: f64) -> Option<LonLat> {
        if !self.eastings.contains(&easting) || !self.northings.contains(&northing) {
            return None;
        }
        let [false_east, false_north] = self.false_origin;
        let (lon, lat) = self
            .projection
            .inverse([easting - false_east, northing - false_north]);
        let position = LonLat { lon, lat };
        Some(match &self.datum {
            None => position,
            Some(datum) => to_geodetic(
                WGS84,
                datum.helmert(to_cartesian(datum.ellipsoid, position)),
            ),
        })
    }
}

impl Datum {
    fn helmert(&self, [x, y, z]: [f64; 3]) -> [f64; 3] {
        let [tx, ty, tz] = self.translation_m;
        let [rx, ry, rz] = self
            .rotation_arcsec
            .map(|seconds| (seconds / 3600.0).to_radians());
        let s = 1.0 + self.scale_ppm * 1e-6;
        [
            tx + s * x - rz * y + ry * z,
            ty + rz * x + s * y - rx * z,
            tz - ry * x + rx * y + s * z,
        ]
    }
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

/// Metres from the earth's centre → degrees, ignoring height (OS guide, annex B.2, iterated).
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
    use proptest::prelude::*;

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

    /// Computed with PROJ 9 from the same EPSG parameters.
    #[test]
    fn known_points_of_ireland() {
        for (found, lat, lon) in [
            (
                irish_grid_to_wgs84(333_700.0, 374_100.0),
                54.597_446,
                -5.932_079,
            ),
            (
                irish_grid_to_wgs84(243_300.0, 416_700.0),
                54.995_904,
                -7.324_215,
            ),
            (
                irish_grid_to_wgs84(187_500.0, 345_500.0),
                54.358_040,
                -8.193_012,
            ),
            (
                irish_tm_to_wgs84(733_700.0, 874_100.0),
                54.597_461,
                -5.930_884,
            ),
            (
                irish_tm_to_wgs84(643_300.0, 916_700.0),
                54.996_012,
                -7.323_315,
            ),
        ] {
            let off = distance_km(found.unwrap(), LonLat { lon, lat }) * 1000.0;
            assert!(off < 0.2, "{lat} {lon}: {off} m off");
        }
        assert_eq!(irish_grid_to_wgs84(400_001.0, 1.0), None);
        assert_eq!(irish_tm_to_wgs84(333_700.0, 374_100.0), None);
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

    proptest! {
        #[test]
        fn metres_come_back(east in 1e5..6e5_f64, north in 1e4..12e5_f64) {
            let [e, n] = wgs84_to_grid(grid_to_wgs84(east, north).unwrap()).unwrap();
            prop_assert!((e - east).hypot(n - north) < 0.1, "{} {}", e, n);
        }

        /// Points of the grid a kilometre apart are a kilometre apart on the ground: scale and
        /// convergence are correct everywhere on it.
        #[test]
        fn a_kilometre_is_a_kilometre(east in 1e5..6e5_f64, north in 0.0..12e5_f64) {
            let at = |e, n| grid_to_wgs84(e, n).unwrap();
            let apart = distance_km(at(east, north), at(east + 600.0, north + 800.0));
            prop_assert!((apart - 1.0).abs() < 0.006, "{}", apart);
        }
    }
}
