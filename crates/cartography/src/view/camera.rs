//! Converts a view to and from a page address: a position on Earth and a zoom level.

use super::{MapView, Padding, Pixels, UK};
use geography::geo::Projection;
use records::query::Camera;
use records::record::LonLat;

/// Metres per CSS pixel at zoom 0: Earth's equator (2π · 6,378,137 m, WGS84) over 512 px, the
/// convention of web maps. Theirs applies at the equator; here it applies everywhere, since this
/// projection keeps its scale.
const ZOOM_0: f64 = 78_271.516_964_020_5;

/// The margins around the whole country: the map's footer covers its lower edge.
const AROUND_UK: Padding = Padding {
    bottom: 30.0,
    ..Padding::all(12.0)
};

impl MapView {
    /// The camera of this view: the whole UK, or the centre to 1/10,000 of a degree and the zoom to
    /// 1/100 of an octave. That is the precision of an address, well below what can be seen.
    #[must_use]
    pub fn camera(&self) -> Camera {
        if *self == Self::from_camera(Camera::Whole, self.size) {
            return Camera::Whole;
        }
        let LonLat { lon, lat } = Projection::unproject(self.centre);
        Camera::At {
            lat: rounded(lat, 1e4),
            lon: rounded(lon, 1e4),
            zoom: rounded((ZOOM_0 / self.scale).log2(), 1e2),
        }
    }

    /// The view of a camera in a map of a given size, within the limits.
    #[must_use]
    pub fn from_camera(camera: Camera, size: Pixels) -> Self {
        let Camera::At { lat, lon, zoom } = camera else {
            return Self::home(size, AROUND_UK);
        };
        let centre = Projection::project(LonLat { lon, lat });
        let view = Self {
            centre: UK.nearest(centre),
            scale: ZOOM_0 / zoom.exp2(),
            size,
        };
        view.within_limits()
    }
}

fn rounded(value: f64, per_unit: f64) -> f64 {
    (value * per_unit).round() / per_unit
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::MIN_SCALE;
    use super::*;

    proptest! {
        #[test]
        fn an_address_brings_the_same_view_back(
            lat in 50.0..60.0, lon in -6.0..1.0, zoom in 6.0..11.5, width in 300.0..2_000.0,
        ) {
            let size = Pixels([width, 800.0]);
            let camera = Camera::At { lat: rounded(lat, 1e4), lon: rounded(lon, 1e4), zoom: rounded(zoom, 1e2) };
            let view = MapView::from_camera(camera, size);
            prop_assert_eq!(view.camera(), camera);
        }
    }

    #[test]
    fn the_whole_country_is_itself_in_every_size() {
        for size in [[320.0, 480.0], [1_136.0, 660.5]].map(Pixels) {
            let view = MapView::from_camera(Camera::Whole, size);
            assert_eq!(view.camera(), Camera::Whole);
            assert_ne!(view.step(super::super::Step::In).camera(), Camera::Whole);
        }
    }

    #[test]
    fn an_address_cannot_leave_the_limits() {
        for zoom in [-50.0, 0.0, 30.0, 300.0] {
            let view = MapView::from_camera(
                Camera::At {
                    lat: 0.0,
                    lon: 100.0,
                    zoom,
                },
                Pixels([800.0, 600.0]),
            );
            assert!(UK.contains(view.centre), "{view:?}");
            assert!(
                view.scale >= MIN_SCALE && view.scale <= view.max_scale(),
                "{view:?}"
            );
        }
    }
}
