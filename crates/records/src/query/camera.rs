//! Where the map looks, as part of the query.
//!
//! | camera | the map | address |
//! |---|---|---|
//! | `None` | follows the question: it frames what is shown | nothing |
//! | `Some(Camera::At)` | stays where a person put it | `at=55.0000,-1.6000,9.50` |
//! | `Some(Camera::Whole)` | stays on the whole UK, whatever a filter leaves | `at=uk` |
//!
//! What the map frames by itself is derived from the filters and the map's size, so it is never
//! written: a link, an embed and a picture find it again. Zooming, panning and "the whole UK" put the
//! camera somewhere; where that is what the map would frame anyway, it follows again.

use serde::{Deserialize, Serialize};

use super::{Facet, Query};

/// Where a person put the map.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Camera {
    /// Over the whole UK, at whatever scale the map's size asks for.
    Whole,
    /// Over a position.
    At {
        /// Degrees north (WGS84).
        lat: f64,
        /// Degrees east (WGS84).
        lon: f64,
        /// Each step doubles the scale.
        zoom: f64,
    },
}

/// How the map is when a filter changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// Where it looks.
    pub camera: Camera,
    /// Whether the user has it held still.
    pub is_still: bool,
    /// Whether anything of what the filters now leave would be in view.
    pub sees_any: bool,
}

impl Query {
    /// The facets that ask where.
    pub const WHERE: [Facet; 3] = [Facet::Nation, Facet::Region, Facet::District];

    /// The camera once the filters are no longer those of `before`. A map that is held still stays. A
    /// question about where releases a camera that was put somewhere, so that the map frames the
    /// answer; so does any question of whose answer nothing would be in view. Any other leaves it. A
    /// camera that changed with the filters was meant, and stays too.
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
            // What follows the question goes on following it.
            ("".into(), "region=Wales".into(), home, ""),
            ("region=Wales".into(), "".into(), home, ""),
            // A question about where releases the camera, one that is taken back does not.
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
            // Any other leaves it where it is, unless nothing would be seen.
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
            // Held still, nothing moves it.
            ("".into(), "region=Wales".into(), still, "at=uk"),
            (put(""), put("region=Wales"), still, NEWCASTLE),
            // What changes the camera too means it; another data set is no filter.
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
