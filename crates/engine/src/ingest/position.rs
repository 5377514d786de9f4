//! Positions that a row gives itself: degrees, metres and grid references, in whatever cells they
//! stand.

use super::clues::{Clues, is_nothing};
use super::code::Code;
use super::coords::{self, Angle};
use super::place::Placing;
use crate::codes::Nation;
use crate::gazetteer::{Fix, Lookup};
use crate::geo::{self, GridReference};
use crate::record::{Field, LonLat, PlacedBy, Precision};

/// Farther than this from its postcode a position is doubted, kilometres: of a unit, of a sector and
/// of an outward code beyond its own reach.
const UNIT_KM: f64 = 5.0;
const SECTOR_KM: f64 = 10.0;
const OUTWARD_KM: f64 = 20.0;
/// Farther than this from every place of the name that is given.
const PLACE_KM: f64 = 50.0;

/// A position as it was given.
#[derive(Clone, Copy)]
struct Given {
    at: LonLat,
    by: PlacedBy,
    precision: Precision,
}

impl Given {
    fn exact(at: LonLat, by: PlacedBy) -> Self {
        Self {
            at,
            by,
            precision: Precision::Exact,
        }
    }
}

impl Placing<'_> {
    /// The position that the row gives; what the postcode says helps to judge it.
    pub(super) fn position(&mut self, postcode: Option<&Fix>) -> Option<Fix> {
        let given = self
            .coordinates(postcode)
            .or_else(|| self.metres(postcode))?;
        self.say_if_far(given.at, postcode);
        let named = |text: &str, name: &str| name.eq_ignore_ascii_case(text);
        let stated = Precision::ALL
            .into_iter()
            .find(|p| named(self.clues.precision, p.name()))
            .filter(|p| !matches!(p, Precision::Region | Precision::None));
        let how = PlacedBy::ALL
            .into_iter()
            .find(|p| named(self.clues.placed_by, p.name()))
            .filter(|by| !matches!(by, PlacedBy::Region | PlacedBy::None));
        Some(Fix {
            position: given.at,
            placed_by: how.unwrap_or(given.by),
            precision: stated.unwrap_or(given.precision),
            region: None,
            radius_km: None,
        })
    }

    fn coordinates(&mut self, postcode: Option<&Fix>) -> Option<Given> {
        self.two_cells(postcode).or_else(|| self.one_cell(postcode))
    }

    /// The cells for latitude and longitude.
    fn two_cells(&mut self, postcode: Option<&Fix>) -> Option<Given> {
        let Clues {
            latitude,
            longitude,
            ..
        } = *self.clues;
        match (is_nothing(latitude), is_nothing(longitude)) {
            (true, true) => None,
            (false, false) => {
                if let Some(given) = self.reference(latitude, Field::Latitude) {
                    return given;
                }
                let lat = self.angle(latitude, Field::Latitude)?;
                let lon = self.angle(longitude, Field::Longitude)?;
                self.checked(lat.degrees, lon.degrees, Field::Latitude, postcode)
            }
            _ => {
                let (cell, field) = if is_nothing(longitude) {
                    (latitude, Field::Latitude)
                } else {
                    (longitude, Field::Longitude)
                };
                if let Some(given) = self.both_in(cell, field, postcode) {
                    return given;
                }
                let both = format!("latitude “{latitude}”, longitude “{longitude}”");
                let done = "one of the two is missing; not used";
                self.remark(Code::CoordMissing, Field::Latitude, both, done);
                None
            }
        }
    }

    /// The cell for both, else a place or postcode cell that holds coordinates instead.
    fn one_cell(&mut self, postcode: Option<&Fix>) -> Option<Given> {
        let Clues {
            position, place, ..
        } = *self.clues;
        if !is_nothing(position) {
            if let Some(given) = self.both_in(position, Field::Latitude, postcode) {
                return given;
            }
            let done = "not read as coordinates; not used";
            self.remark(Code::CoordInvalid, Field::Latitude, position, done);
        }
        for (cell, field) in [
            (place, Field::Place),
            (self.clues.postcode, Field::Postcode),
        ] {
            // Three figures each at least: less may be a street and a number.
            let long = cell.bytes().filter(u8::is_ascii_digit).count() >= 6;
            if let Some(given) = long.then(|| self.both_in(cell, field, postcode)).flatten() {
                return given;
            }
        }
        None
    }

    /// Both coordinates or a grid reference in one cell. `None`: it holds neither.
    fn both_in(
        &mut self,
        cell: &str,
        field: Field,
        postcode: Option<&Fix>,
    ) -> Option<Option<Given>> {
        if let Some(given) = self.reference(cell, field) {
            return Some(given);
        }
        let pair = coords::pair(cell)?;
        self.remark(
            Code::CoordFormat,
            field,
            cell,
            "read as latitude and longitude; better in two columns",
        );
        Some(self.checked(pair.lat, pair.lon, field, postcode))
    }

    /// `None`: no grid reference.
    fn reference(&mut self, cell: &str, field: Field) -> Option<Option<Given>> {
        let reference = GridReference::parse(cell)?;
        let at = reference.position().filter(|&at| self.is_in_uk(at));
        let done = match at {
            None => "a grid reference that is not in the United Kingdom; not used",
            Some(_) if reference.irish => "an Irish Grid reference; converted",
            Some(_) => "a British National Grid reference; converted",
        };
        let code = if at.is_some() {
            Code::CoordBng
        } else {
            Code::CoordOutsideUk
        };
        self.remark(code, field, cell, done);
        let precision = if reference.size > 100.0 {
            Precision::Town
        } else {
            Precision::Exact
        };
        Some(at.map(|at| Given {
            at,
            by: PlacedBy::Grid,
            precision,
        }))
    }

    fn angle(&mut self, cell: &str, field: Field) -> Option<Angle> {
        let Some(angle) = coords::angle(cell) else {
            let done = "not a number; the coordinates are not used";
            self.remark(Code::CoordInvalid, field, cell, done);
            return None;
        };
        if angle.sexagesimal {
            let done = "read as degrees, minutes and seconds; better in decimal degrees";
            self.remark(Code::CoordFormat, field, cell, done);
        }
        if angle.cleaned {
            let done = "read as a number without the marks";
            self.remark(Code::NumberCleaned, field, cell, done);
        }
        if angle.decimal_comma {
            let done = "the comma was read as a decimal point";
            self.remark(Code::DecimalComma, field, cell, done);
        }
        Some(angle)
    }

    /// Judges latitude and longitude and puts right what can only be meant in one way.
    fn checked(
        &mut self,
        lat: f64,
        lon: f64,
        field: Field,
        postcode: Option<&Fix>,
    ) -> Option<Given> {
        let given = |at| Some(Given::exact(at, PlacedBy::Coordinates));
        let found = format!("{lat}, {lon}");
        if lat == 0.0 && lon == 0.0 {
            let done = "0, 0 stands for nothing; not used";
            self.remark(Code::CoordMissing, field, found, done);
            return None;
        }
        let at = LonLat { lon, lat };
        let mirrored = LonLat { lon: -lon, lat };
        let turned = self.is_in_uk(mirrored)
            && self.speaks_for(at, postcode) == Some(false)
            && self.speaks_for(mirrored, postcode) == Some(true);
        if turned {
            let done = "a minus sign before the longitude was lost or added: turned, as the postcode, place or region says";
            self.remark(Code::CoordSign, field, found, done);
            return given(mirrored);
        }
        if self.is_in_uk(at) {
            // A tenth of a degree is some 10 km.
            let rough = (lat * 10.0).fract() == 0.0 && (lon * 10.0).fract() == 0.0;
            let precision = if rough {
                Precision::Town
            } else {
                Precision::Exact
            };
            return Some(Given {
                precision,
                ..Given::exact(at, PlacedBy::Coordinates)
            });
        }
        let swapped = LonLat { lon: lat, lat: lon };
        if self.is_in_uk(swapped) {
            let done =
                "latitude and longitude stand in each other's place; used the other way round";
            self.remark(Code::CoordSwapped, field, found, done);
            return given(swapped);
        }
        if lat.abs() >= 1000.0 || lon.abs() >= 1000.0 {
            return self.metres_for_degrees(lat, lon, field, postcode);
        }
        let done = if self.is_in_uk(mirrored) {
            "not in the United Kingdom; a minus sign may be missing before the longitude. Not used"
        } else {
            "not in the United Kingdom; not used"
        };
        self.remark(Code::CoordOutsideUk, field, found, done);
        None
    }

    /// Grid metres in the columns for degrees, in whichever order lies on land.
    fn metres_for_degrees(
        &mut self,
        first: f64,
        second: f64,
        field: Field,
        postcode: Option<&Fix>,
    ) -> Option<Given> {
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
                let done = "these are British National Grid metres, but which is the easting cannot be told; put them in columns “easting” and “northing”. Not used";
                self.remark(Code::CoordBng, field, found, done);
                return None;
            }
        }
        let without_point = self.without_point(first, second);
        match (on_land.as_slice(), without_point) {
            ([at], None) => {
                let done = "read as British National Grid metres and converted; better in columns “easting” and “northing”";
                self.remark(Code::CoordBng, field, found, done);
                Some(Given::exact(*at, PlacedBy::Grid))
            }
            ([at], Some(_)) if self.speaks_for(*at, postcode) != Some(false) => {
                let done = "read as British National Grid metres and converted; if they are degrees that lost the decimal point, put it back";
                self.remark(Code::CoordBng, field, found, done);
                Some(Given::exact(*at, PlacedBy::Grid))
            }
            (_, Some(_)) => {
                let done =
                    "these look like degrees that lost the decimal point; put it back. Not used";
                self.remark(Code::CoordInvalid, field, found, done);
                None
            }
            (_, None) => {
                let done = "these look like grid metres outside the United Kingdom; not used";
                self.remark(Code::CoordBng, field, found, done);
                None
            }
        }
    }

    /// Degrees as they may have been before a decimal point was lost: 515074, -1278.
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

    /// Easting and northing in columns of their own.
    fn metres(&mut self, postcode: Option<&Fix>) -> Option<Given> {
        let Clues {
            easting, northing, ..
        } = *self.clues;
        match (is_nothing(easting), is_nothing(northing)) {
            (true, true) => return None,
            (false, false) => {}
            (_, no_northing) => {
                let cell = if no_northing { easting } else { northing };
                if let Some(given) = self.both_in(cell, Field::Easting, postcode) {
                    return given;
                }
                let both = format!("easting “{easting}”, northing “{northing}”");
                let done = "one of the two is missing; not used";
                self.remark(Code::CoordMissing, Field::Easting, both, done);
                return None;
            }
        }
        let east = self.angle(easting, Field::Easting)?.degrees;
        let north = self.angle(northing, Field::Northing)?.degrees;
        if east == 0.0 && north == 0.0 {
            let done = "0, 0 stands for nothing; not used";
            self.remark(Code::CoordMissing, Field::Easting, "0, 0", done);
            return None;
        }
        if east.abs() < 180.0 && north.abs() < 180.0 {
            let found = format!("{easting}, {northing}");
            let done = "degrees in the columns for metres; read as degrees";
            self.remark(Code::CoordFormat, Field::Easting, found, done);
            return self.checked(north, east, Field::Easting, postcode);
        }
        self.grid(east, north, postcode)
    }

    fn grid(&mut self, east: f64, north: f64, postcode: Option<&Fix>) -> Option<Given> {
        let found = format!("{east}, {north}");
        let british = geo::grid_to_wgs84(east, north).filter(|&at| self.is_in_uk(at));
        if let Some(at) = self.irish(east, north, british, postcode) {
            let done =
                "read as metres of the Irish Grid, because the record is in Northern Ireland";
            self.remark(Code::CoordBng, Field::Easting, found, done);
            return Some(Given::exact(at, PlacedBy::Grid));
        }
        let exchanged = geo::grid_to_wgs84(north, east).filter(|&at| self.is_on_land(at));
        if let Some(at) = british.filter(|&at| exchanged.is_none() || self.is_on_land(at)) {
            return Some(Given::exact(at, PlacedBy::Grid));
        }
        let (code, done) = if exchanged.is_some() {
            let done = "easting and northing stand in each other's place; used the other way round";
            (Code::CoordSwapped, done)
        } else {
            let done = "not in the United Kingdom; not used";
            (Code::CoordOutsideUk, done)
        };
        self.remark(code, Field::Easting, found, done);
        Some(Given::exact(exchanged?, PlacedBy::Grid))
    }

    /// Northern Ireland's own grids, where the record is said to be there and the British grid says
    /// otherwise.
    fn irish(
        &self,
        east: f64,
        north: f64,
        british: Option<LonLat>,
        postcode: Option<&Fix>,
    ) -> Option<LonLat> {
        let there = |nation: Option<Nation>| nation == Some(Nation::NorthernIreland);
        let said = there(self.clues.nation)
            || there(self.clues.region.map(|region| region.nation()))
            || there(
                postcode
                    .and_then(|fix| fix.region)
                    .map(|region| region.nation()),
            );
        let is_there = |at: &LonLat| there(self.region_at(*at).map(|region| region.nation()));
        if !said || british.as_ref().is_some_and(is_there) {
            return None;
        }
        geo::irish_grid_to_wgs84(east, north)
            .filter(is_there)
            .or_else(|| geo::irish_tm_to_wgs84(east, north).filter(is_there))
    }

    pub(super) fn is_in_uk(&self, at: LonLat) -> bool {
        self.distance_to_uk(at).is_some()
    }

    /// As nearly as the boundaries tell.
    fn is_on_land(&self, at: LonLat) -> bool {
        self.distance_to_uk(at).is_some_and(|km| km < 2.0)
    }

    /// Kilometres to the nearest region; `None` outside. Without boundaries: 0 in a box about the
    /// United Kingdom.
    fn distance_to_uk(&self, at: LonLat) -> Option<f64> {
        let in_box = (49.8..=61.0).contains(&at.lat) && (-8.75..=1.85).contains(&at.lon);
        if !in_box {
            return None;
        }
        match self.resources.boundaries {
            Some(boundaries) => boundaries.region_near(at).map(|(_, km)| km),
            None => Some(0.0),
        }
    }

    /// Whether the postcode, else the place, else the region or nation agrees with a position.
    /// `None` where nothing says.
    fn speaks_for(&self, at: LonLat, postcode: Option<&Fix>) -> Option<bool> {
        if let Some(fix) = postcode {
            return Some(geo::distance_km(at, fix.position) <= doubted_km(fix));
        }
        if let Some(gazetteer) = self
            .resources
            .gazetteer
            .filter(|_| !is_nothing(self.clues.place))
            && let Lookup::Found(fix) = gazetteer.place(self.clues.place, self.hint())
        {
            return Some(geo::distance_km(at, fix.position) <= OUTWARD_KM);
        }
        if let Some(given) = self.given_region() {
            return Some(self.region_at(at) == Some(given));
        }
        let nation = self.clues.nation?;
        Some(self.region_at(at).map(|region| region.nation()) == Some(nation))
    }

    fn say_if_far(&mut self, at: LonLat, postcode: Option<&Fix>) {
        let done = "the coordinates are used; correct whichever is wrong";
        if let Some(fix) = postcode {
            let apart = geo::distance_km(at, fix.position);
            if apart > doubted_km(fix) {
                let postcode = self.placed.postcode.map(|p| p.to_string());
                let postcode = postcode.unwrap_or_default();
                let found = format!("{apart:.0} km from postcode {postcode}");
                self.remark(Code::CoordPostcodeDisagree, Field::Latitude, found, done);
            }
            return;
        }
        let Some(gazetteer) = self
            .resources
            .gazetteer
            .filter(|_| !is_nothing(self.clues.place))
        else {
            return;
        };
        let apart = gazetteer.distance_to(self.clues.place, at);
        if let Some(apart) = apart.filter(|km| *km > PLACE_KM) {
            let found = format!("{apart:.0} km from {}", self.clues.place);
            self.remark(Code::CoordPlaceDisagree, Field::Latitude, found, done);
        }
    }
}

/// How far from a postcode's point a position still agrees with it.
fn doubted_km(fix: &Fix) -> f64 {
    let reach = f64::from(fix.radius_km.unwrap_or(0.0));
    match fix.placed_by {
        PlacedBy::PostcodeUnit => UNIT_KM,
        PlacedBy::PostcodeSector => SECTOR_KM.max(reach * 1.5),
        _ => OUTWARD_KM + reach,
    }
}
