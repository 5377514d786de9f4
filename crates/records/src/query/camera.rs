//! Where the map is centred, as part of the query.
//!
//! | camera | the map | address |
//! |---|---|---|
//! | `None` | follows the filters: it frames what is shown | nothing |
//! | `Some(Camera::At)` | stays where the user moved it | `at=55.0000,-1.6000,9.50` |
//! | `Some(Camera::Whole)` | stays on the whole UK, whatever a filter leaves | `at=uk` |
//!
//! The extent that the map chooses itself follows from the filters and the map's size, so it is
//! never written: a link, an embedded map and an image find it again. Zooming, panning and "the
//! whole UK" set the camera; if that is what the map would frame anyway, it follows the filters
//! again.

use serde::{Deserialize, Serialize};

use super::{Facet, Query};

/// Where the user moved the map.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Camera {
    /// The whole UK, at whatever scale the map's size requires.
    Whole,
    /// A given centre and zoom.
    At {
        /// Latitude, in degrees north (WGS84).
        lat: f64,
        /// Longitude, in degrees east (WGS84).
        lon: f64,
        /// Zoom level: each step doubles the scale.
        zoom: f64,
    },
}

/// The state of the map when a filter changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// Where the map is centred.
    pub camera: Camera,
    /// Whether the user keeps the map still.
    pub is_still: bool,
    /// Whether any of the records that the filters now leave would be in view.
    pub sees_any: bool,
}

impl Query {
    /// The facets that concern location.
    pub const WHERE: [Facet; 3] = [Facet::Nation, Facet::Region, Facet::District];

    /// The camera after the filters have changed from those of `before`. A map that the user keeps
    /// still does not move. A change of location filter releases a camera that was moved, so that
    /// the map frames the result; so does any change after which nothing would be in view. Any
    /// other change leaves the camera. A camera that changed along with the filters was intended,
    /// and stays too.
    #[must_use]
    pub fn camera_after(&self, before: &Self, outlook: Outlook) -> Option<Camera> {
        let same = self.facets == before.facets
            && self.years == before.years
            && self.near == before.near
            && self.text == before.text;
        if same || self.camera != before.camera || self.source != before.source {
            return self.camera;
        }
        if outlook.is_still {
            return self.camera.or(Some(outlook.camera));
        }
        let asks_where = Self::WHERE.into_iter().any(|facet| {
            let values = &self.choice(facet).values;
            !values.is_empty() && values != &before.choice(facet).values
        }) || (self.near.is_some() && self.near != before.near);
        let is_moot = self.camera == Some(Camera::Whole) && !self.is_filtered();
        self.camera
            .filter(|_| !asks_where && outlook.sees_any && !is_moot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWCASTLE: &str = "at=54.9700,-1.6100,10.00";

    #[test]
    fn what_a_change_of_filters_does_to_the_camera() {
        let home = Outlook {
            camera: Camera::Whole,
            is_still: false,
            sees_any: true,
        };
        let still = Outlook {
            is_still: true,
            ..home
        };
        let blind = Outlook {
            sees_any: false,
            ..home
        };
        let put = |rest: &str| format!("{rest}&{NEWCASTLE}");
        let whole = |rest: &str| format!("{rest}&at=uk");
        for (before, after, outlook, camera) in [
            // A map that follows the filters continues to do so.
            ("".into(), "region=Wales".into(), home, ""),
            ("region=Wales".into(), "".into(), home, ""),
            // A new location filter releases the camera; removing one does not.
            (put(""), put("region=Wales"), home, ""),
            (
                put("region=Wales"),
                put("region=Wales&region=London"),
                home,
                "",
            ),
            (put("nation=Wales"), put(""), home, NEWCASTLE),
            (
                put("nation=Wales"),
                put("nation=Wales&type=Loan"),
                home,
                NEWCASTLE,
            ),
            (put(""), put("near=55,-1,10mi"), home, ""),
            (put("near=55,-1,10mi"), put(""), home, NEWCASTLE),
            // Any other filter leaves the camera where it is, unless nothing would be in view.
            (put(""), put("type=Loan"), home, NEWCASTLE),
            (put(""), put("type=Loan"), blind, ""),
            (
                put("type=Loan"),
                put("type=Loan&unit=projects"),
                blind,
                NEWCASTLE,
            ),
            // The whole UK stays while a filter is set, and is nothing special without one.
            (
                whole("type=Loan"),
                whole("type=Loan&years=2008..2009"),
                home,
                "at=uk",
            ),
            (whole("type=Loan"), whole(""), home, ""),
            // A map that is kept still does not move.
            ("".into(), "region=Wales".into(), still, "at=uk"),
            (put(""), put("region=Wales"), still, NEWCASTLE),
            // A change that includes the camera is intended; another data set is not a filter.
            ("".into(), put("region=Wales"), home, NEWCASTLE),
            (put("type=Loan"), "region=Wales".into(), still, ""),
            (put(""), put("data=own&region=Wales"), home, NEWCASTLE),
        ] {
            let (before, after): (String, String) = (before, after);
            let [from, to] = [&before, &after].map(|fragment| Query::from_fragment(fragment));
            let want = Query::from_fragment(camera).camera;
            assert_eq!(
                to.camera_after(&from, outlook),
                want,
                "{before} → {after}, {outlook:?}"
            );
        }
    }
}
