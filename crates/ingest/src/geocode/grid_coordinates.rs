//! Grid metres: in columns of their own, or in the columns for degrees.

use super::Geocoder;
use super::location_input::{LocationInput, is_nothing};
use super::position::GivenPosition;
use crate::report::issue::{Code, IssueKind};
use geography::gazetteer::{Lookup, Match};
use geography::geo;
use records::codes::{Nation, Region};
use records::record::{Field, LonLat, PlacedBy};

impl Geocoder<'_> {
    /// Reads the columns for easting and northing.
    pub(crate) fn metres(&mut self, postcode: Option<&Match>) -> Option<GivenPosition> {
        let LocationInput {
            easting, northing, ..
        } = *self.location;
        match (is_nothing(easting), is_nothing(northing)) {
            (true, true) => return None,
            (false, false) => {}
            (_, no_northing) => {
                let cell = if no_northing { easting } else { northing };
                if let Some(given) = self.both_in(cell, Field::Easting, postcode) {
                    return given;
                }
                let kind = IssueKind::MetresMissing {
                    easting: easting.to_owned(),
                    northing: northing.to_owned(),
                };
                self.remark(Field::Easting, cell, kind);
                return None;
            }
        }
        let east = self.angle(easting, Field::Easting)?.degrees;
        let north = self.angle(northing, Field::Northing)?.degrees;
        if east == 0.0 && north == 0.0 {
            self.remark(Field::Easting, "0, 0", IssueKind::CoordinatesZero);
            return None;
        }
        if east.abs() < 180.0 && north.abs() < 180.0 {
            let found = format!("{easting}, {northing}");
            self.remark(Field::Easting, found, IssueKind::DegreesForMetres);
            return self.checked(north, east, Field::Easting, postcode);
        }
        self.grid(east, north, postcode)
    }

    fn grid(&mut self, east: f64, north: f64, postcode: Option<&Match>) -> Option<GivenPosition> {
        let found = format!("{east}, {north}");
        let british = geo::grid_to_wgs84(east, north).filter(|&at| self.is_in_uk(at));
        if let Some(at) = self.irish(east, north, british, postcode) {
            self.remark(Field::Easting, found, IssueKind::IrishMetres);
            return Some(GivenPosition::exact(at, PlacedBy::Grid));
        }
        let exchanged = geo::grid_to_wgs84(north, east).filter(|&at| self.is_on_land(at));
        if let Some(at) = british.filter(|&at| exchanged.is_none() || self.is_on_land(at)) {
            return Some(GivenPosition::exact(at, PlacedBy::Grid));
        }
        let exchanged = exchanged.filter(|_| {
            let read_as = format!("{north}, {east}");
            self.rereads(Code::CoordSwapped, Field::Easting, &found, read_as)
        });
        let kind = match exchanged {
            Some(_) => IssueKind::MetresSwapped,
            None => IssueKind::OutsideUk,
        };
        self.remark(Field::Easting, found, kind);
        Some(GivenPosition::exact(exchanged?, PlacedBy::Grid))
    }

    /// Tries Northern Ireland's own grids, where the record is in Northern Ireland and the British
    /// grid places it elsewhere.
    fn irish(
        &self,
        east: f64,
        north: f64,
        british: Option<LonLat>,
        postcode: Option<&Match>,
    ) -> Option<LonLat> {
        let there = |nation: Option<Nation>| nation == Some(Nation::NorthernIreland);
        let said = there(self.location.nation)
            || there(self.hint().region.map(Region::nation))
            || there(
                postcode
                    .and_then(|fix| fix.region)
                    .map(|region| region.nation()),
            );
        let is_there = |at: &LonLat| there(self.region_at(*at).map(|region| region.nation()));
        if british.as_ref().is_some_and(is_there) {
            return None;
        }
        let irish = geo::irish_grid_to_wgs84(east, north)
            .filter(is_there)
            .or_else(|| geo::irish_tm_to_wgs84(east, north).filter(is_there))?;
        // Where no nation is given, the rest of the row must agree with this reading alone.
        let agrees = |at| self.speaks_for(at, postcode);
        let alone =
            || agrees(irish) == Some(true) && british.is_none_or(|at| agrees(at) == Some(false));
        (said || alone()).then_some(irish)
    }

    /// Undoes a conversion of Irish metres as if they were British, which moves a record in Northern
    /// Ireland to Britain: Belfast to Cheshire. Done where the rest of the row says that it is there
    /// and nothing contradicts the reading.
    pub(crate) fn irish_as_degrees(
        &mut self,
        given: &GivenPosition,
        postcode: Option<&Match>,
    ) -> Option<GivenPosition> {
        let LonLat { lon, lat } = given.at;
        // Northern Ireland's metres, read as British ones, lie between Wales and Cumbria.
        let is_about = (52.5..54.2).contains(&lat) && (-5.5..-2.2).contains(&lon);
        if given.by != PlacedBy::Coordinates || !is_about {
            return None;
        }
        let of_area = || self.area.as_ref().and_then(|area| area.region);
        let of_place = || match self.place_found()? {
            Lookup::Found(fix) => fix.region,
            _ => None,
        };
        let of_postcode = postcode.and_then(|fix| fix.region);
        let said = of_postcode
            .or_else(|| self.given_region())
            .or_else(of_area)
            .or_else(of_place);
        let there = Some(Region::NorthernIreland);
        if said != there || self.region_at(given.at).is_none_or(|at| Some(at) == there) {
            return None;
        }
        let [east, north] = geo::wgs84_to_grid(given.at)?;
        let at = geo::irish_grid_to_wgs84(east, north).filter(|&at| {
            self.region_at(at) == there && self.speaks_for(at, postcode) != Some(false)
        })?;
        let found = format!("{lat}, {lon}");
        self.remark(Field::Latitude, found, IssueKind::IrishMetresAsDegrees);
        Some(GivenPosition::exact(at, PlacedBy::Grid))
    }

    /// Reads grid metres in the columns for degrees, in whichever order lies on land.
    pub(crate) fn metres_for_degrees(
        &mut self,
        first: f64,
        second: f64,
        field: Field,
        postcode: Option<&Match>,
    ) -> Option<GivenPosition> {
        let found = format!("{first}, {second}");
        let orders = [(first, second), (second, first)];
        let mut on_land: Vec<LonLat> = orders
            .into_iter()
            .filter_map(|(east, north)| geo::grid_to_wgs84(east, north))
            .filter(|&at| self.is_on_land(at))
            .collect();
        if on_land.len() > 1 {
            on_land.retain(|&at| self.speaks_for(at, postcode) == Some(true));
            if on_land.is_empty() {
                self.remark(field, found, IssueKind::GridOrderUnknown);
                return None;
            }
        }
        let without_point = self.without_point(first, second);
        match (on_land.as_slice(), without_point) {
            ([at], None) => {
                self.remark(field, found, IssueKind::GridMetres);
                Some(GivenPosition::exact(*at, PlacedBy::Grid))
            }
            ([at], Some(_)) if self.speaks_for(*at, postcode) != Some(false) => {
                self.remark(field, found, IssueKind::GridMetresOrDegrees);
                Some(GivenPosition::exact(*at, PlacedBy::Grid))
            }
            (_, Some(_)) => {
                self.remark(field, found, IssueKind::DecimalPointLost);
                None
            }
            (_, None) => {
                self.remark(field, found, IssueKind::GridOutsideUk);
                None
            }
        }
    }

    /// Restores degrees whose decimal point was lost: 515074, -1278.
    fn without_point(&self, lat: f64, lon: f64) -> Option<LonLat> {
        let shifts = |value: f64| (0..10).map(move |power| value / 10_f64.powi(power));
        let lats: Vec<f64> = shifts(lat)
            .filter(|lat| (49.8..61.0).contains(lat))
            .collect();
        let mut pairs = lats
            .iter()
            .flat_map(|&lat| shifts(lon).map(move |lon| LonLat { lon, lat }));
        (lat.fract() == 0.0)
            .then(|| pairs.find(|&at| at.lon.abs() < 9.0 && self.is_in_uk(at)))
            .flatten()
    }
}
