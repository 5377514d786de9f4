//! The ellipsoidal Transverse Mercator projection, conformal everywhere.
//!
//! Krüger's series in the third flattening *n*, to the fourth order: C. F. F. Karney, *Transverse
//! Mercator with an accuracy of a few nanometers* (2011), equations 7 to 38; constants of the
//! British use of it from Ordnance Survey, *A guide to coordinate systems in Great Britain*,
//! annex A. Within the grid's extent it agrees with the guide's own worked example to a millimetre
//! and, unlike the guide's power series, it stays finite and invertible far outside.

/// An ellipsoid given by its two semi-axes, in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ellipsoid {
    /// The equatorial semi-axis.
    pub a: f64,
    /// The polar semi-axis.
    pub b: f64,
}

/// Airy 1830, the ellipsoid of OSGB36 (OS guide, annex A.1).
pub const AIRY_1830: Ellipsoid = Ellipsoid {
    a: 6_377_563.396,
    b: 6_356_256.909,
};

/// WGS84 (OS guide, annex A.1).
pub const WGS84: Ellipsoid = Ellipsoid {
    a: 6_378_137.0,
    b: 6_356_752.314_25,
};

/// Airy modified 1849, the ellipsoid of the Irish Grid (EPSG 7002).
pub const AIRY_MODIFIED: Ellipsoid = Ellipsoid {
    a: 6_377_340.189,
    b: 6_356_034.448,
};

impl Ellipsoid {
    /// The square of the first eccentricity.
    #[must_use]
    pub fn e2(self) -> f64 {
        1.0 - (self.b * self.b) / (self.a * self.a)
    }

    fn third_flattening(self) -> f64 {
        (self.a - self.b) / (self.a + self.b)
    }
}

/// A projection's true origin in degrees, and the scale on its central meridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProjectionOrigin {
    /// Longitude, in degrees east.
    pub lon: f64,
    /// Latitude, in degrees north.
    pub lat: f64,
    /// Metres on the map for a metre on the ellipsoid.
    pub scale: f64,
}

/// The National Grid's (OS guide, annex A.2).
const NATIONAL_GRID: ProjectionOrigin = ProjectionOrigin {
    lon: -2.0,
    lat: 49.0,
    scale: 0.999_601_271_7,
};
/// The number of degrees from the central meridian beyond which a longitude is drawn as if it were
/// at this limit, so that every coordinate stays finite.
const WIDEST_DEGREES: f64 = 80.0;

/// A Transverse Mercator projection.
#[derive(Clone, Debug)]
pub struct TransverseMercator {
    e: f64,
    central: f64,
    /// Rectifying radius times scale, metres.
    radius: f64,
    /// Northing of the true origin above the equator, metres.
    origin: f64,
    forward: [f64; 4],
    inverse: [f64; 4],
}

impl TransverseMercator {
    /// A projection with the National Grid's true origin (49° N, 2° W) and scale.
    #[must_use]
    pub fn new(ellipsoid: Ellipsoid) -> Self {
        Self::about(ellipsoid, NATIONAL_GRID)
    }

    /// A projection with any true origin.
    #[must_use]
    pub fn about(ellipsoid: Ellipsoid, origin: ProjectionOrigin) -> Self {
        let n = ellipsoid.third_flattening();
        let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n);
        let mut projection = Self {
            e: ellipsoid.e2().sqrt(),
            central: origin.lon,
            radius: origin.scale * ellipsoid.a / (1.0 + n) * (1.0 + n2 / 4.0 + n4 / 64.0),
            origin: 0.0,
            forward: [
                n / 2.0 - 2.0 / 3.0 * n2 + 5.0 / 16.0 * n3 + 41.0 / 180.0 * n4,
                13.0 / 48.0 * n2 - 3.0 / 5.0 * n3 + 557.0 / 1440.0 * n4,
                61.0 / 240.0 * n3 - 103.0 / 140.0 * n4,
                49_561.0 / 161_280.0 * n4,
            ],
            inverse: [
                n / 2.0 - 2.0 / 3.0 * n2 + 37.0 / 96.0 * n3 - 1.0 / 360.0 * n4,
                1.0 / 48.0 * n2 + 1.0 / 15.0 * n3 - 437.0 / 1440.0 * n4,
                17.0 / 480.0 * n3 - 37.0 / 840.0 * n4,
                4397.0 / 161_280.0 * n4,
            ],
        };
        projection.origin = projection.forward(origin.lon, origin.lat)[1];
        projection
    }

    /// Degrees → metres east and north of the true origin.
    #[must_use]
    pub fn forward(&self, lon: f64, lat: f64) -> [f64; 2] {
        let longitude = (lon - self.central)
            .clamp(-WIDEST_DEGREES, WIDEST_DEGREES)
            .to_radians();
        let sin_lat = lat.clamp(-90.0, 90.0).to_radians().sin();
        let conformal = (sin_lat.atanh() - self.e * (self.e * sin_lat).atanh()).sinh();
        let xi = conformal.atan2(longitude.cos());
        let eta = (longitude.sin() / conformal.hypot(longitude.cos())).asinh();
        let (mut x, mut y) = (eta, xi);
        for (k, coefficient) in (1..).zip(self.forward) {
            let order = f64::from(2 * k);
            x += coefficient * (order * xi).cos() * (order * eta).sinh();
            y += coefficient * (order * xi).sin() * (order * eta).cosh();
        }
        [self.radius * x, self.radius * y - self.origin]
    }

    /// Metres east and north of the true origin → degrees.
    #[must_use]
    pub fn inverse(&self, [east, north]: [f64; 2]) -> (f64, f64) {
        let (eta, xi) = (east / self.radius, (north + self.origin) / self.radius);
        let (mut x, mut y) = (eta, xi);
        for (k, coefficient) in (1..).zip(self.inverse) {
            let order = f64::from(2 * k);
            x -= coefficient * (order * xi).cos() * (order * eta).sinh();
            y -= coefficient * (order * xi).sin() * (order * eta).cosh();
        }
        let conformal = y.sin() / x.sinh().hypot(y.cos());
        let longitude = x.sinh().atan2(y.cos());
        (
            longitude.to_degrees() + self.central,
            self.geodetic_latitude(conformal).to_degrees(),
        )
    }

    /// Solves Karney's equation 7 for τ = tan φ by Newton's method (his equations 19 to 21).
    fn geodetic_latitude(&self, conformal: f64) -> f64 {
        let e2 = self.e * self.e;
        let mut tau = conformal;
        for _ in 0..4 {
            let secant = 1.0_f64.hypot(tau);
            let sigma = (self.e * (self.e * tau / secant).atanh()).sinh();
            let estimate = tau * 1.0_f64.hypot(sigma) - sigma * secant;
            tau += (conformal - estimate) / 1.0_f64.hypot(estimate)
                * (1.0 + (1.0 - e2) * tau * tau)
                / ((1.0 - e2) * secant);
        }
        tau.atan()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn degrees(d: f64, m: f64, s: f64) -> f64 {
        d + m / 60.0 + s / 3600.0
    }

    #[test]
    fn agrees_with_the_worked_example_of_the_os_guide() {
        let airy = TransverseMercator::new(AIRY_1830);
        let (lon, lat) = (degrees(1.0, 43.0, 4.5177), degrees(52.0, 39.0, 27.2531));
        let [east, north] = airy.forward(lon, lat);
        assert!((east + 400_000.0 - 651_409.903).abs() < 0.001, "{east}");
        assert!((north - 100_000.0 - 313_177.270).abs() < 0.001, "{north}");
        let back = airy.inverse([east, north]);
        assert!(
            (back.0 - lon).abs() < 1e-9 && (back.1 - lat).abs() < 1e-9,
            "{back:?}"
        );
    }

    #[test]
    fn the_true_origin_is_zero() {
        for ellipsoid in [AIRY_1830, WGS84] {
            let [east, north] = TransverseMercator::new(ellipsoid).forward(-2.0, 49.0);
            assert!(east.abs() < 1e-6 && north.abs() < 1e-6);
        }
    }

    #[test]
    fn angles_are_kept() {
        let map = TransverseMercator::new(WGS84);
        let step = 1e-5;
        for (lon, lat) in [(-8.0, 54.5), (-2.0, 50.0), (1.7, 52.6), (-1.2, 60.3)] {
            let o = map.forward(lon, lat);
            let e = map.forward(lon + step, lat);
            let n = map.forward(lon, lat + step);
            let (de, dn) = ([e[0] - o[0], e[1] - o[1]], [n[0] - o[0], n[1] - o[1]]);
            let cosine =
                (de[0] * dn[0] + de[1] * dn[1]) / (de[0].hypot(de[1]) * dn[0].hypot(dn[1]));
            assert!(cosine.abs() < 1e-5, "{lon} {lat}: {cosine}");
        }
    }

    proptest! {
        #[test]
        fn there_and_back(lon in -12.0..6.0_f64, lat in 48.0..63.0_f64) {
            for ellipsoid in [AIRY_1830, WGS84] {
                let projection = TransverseMercator::new(ellipsoid);
                let (x, y) = projection.inverse(projection.forward(lon, lat));
                prop_assert!((x - lon).abs() < 1e-9 && (y - lat).abs() < 1e-9, "{x} {y}");
            }
        }

        #[test]
        fn every_position_is_drawn_somewhere(lon in -180.0..=180.0_f64, lat in -90.0..=90.0_f64) {
            let [east, north] = TransverseMercator::new(WGS84).forward(lon, lat);
            prop_assert!(east.is_finite() && north.is_finite());
        }
    }
}
