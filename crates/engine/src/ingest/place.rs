//! Where a record is: the first of coordinates, grid reference, postcode, place name and region
//! that works.

use super::clues::{Clues, Placement, Remark, Resources, is_nothing, pair};
use super::code::Code;
use super::number::{self, Number};
use crate::codes::{Nation, Region};
use crate::gazetteer::{Fix, Hint, Lookup, Postcode};
use crate::geo;
use crate::record::{Field, LonLat, PlacedBy, Precision};

/// Further than this from its postcode a position cannot be right, kilometres.
const DISAGREE_KM: f64 = 20.0;

/// Places one row.
#[must_use]
pub fn place(clues: &Clues<'_>, resources: &Resources<'_>) -> Placement {
    let mut placing = Placing {
        clues,
        resources,
        placed: Placement::default(),
    };
    let postcode = placing.postcode();
    let found = placing
        .coordinates()
        .or_else(|| placing.grid())
        .map(|(position, placed_by)| placing.as_given(position, placed_by, postcode.as_ref()));
    let fix = found
        .or_else(|| postcode.clone())
        .or_else(|| placing.place_name());
    placing.finish(fix, postcode)
}

struct Placing<'p> {
    clues: &'p Clues<'p>,
    resources: &'p Resources<'p>,
    placed: Placement,
}

impl Placing<'_> {
    fn remark(&mut self, code: Code, field: Field, found: impl Into<String>, done: &'static str) {
        self.placed.remarks.push(Remark {
            code,
            field,
            found: found.into(),
            done,
        });
    }

    fn postcode(&mut self) -> Option<Fix> {
        let cell = self.clues.postcode;
        if is_nothing(cell) {
            return None;
        }
        let Some(postcode) = Postcode::parse(cell) else {
            self.remark(
                Code::PostcodeInvalid,
                Field::Postcode,
                cell,
                "not a UK postcode; kept as text, not used to place the record",
            );
            return None;
        };
        self.placed.postcode = Some(postcode);
        let fix = self.resources.gazetteer?.postcode(&postcode);
        if fix.is_none() {
            self.remark(
                Code::PostcodeInvalid,
                Field::Postcode,
                cell,
                "not in the table of postcodes; not used to place the record",
            );
        }
        fix
    }

    fn coordinates(&mut self) -> Option<(LonLat, PlacedBy)> {
        let Clues {
            latitude,
            longitude,
            position,
            place,
            ..
        } = *self.clues;
        match (is_nothing(latitude), is_nothing(longitude)) {
            (true, true) => {
                let (cell, field) = if is_nothing(position) {
                    (place, Field::Place)
                } else {
                    (position, Field::Latitude)
                };
                let is_pair = cell.bytes().any(|byte| byte.is_ascii_digit());
                let pair = is_pair.then(|| pair(cell)).flatten();
                if pair.is_none() && !is_nothing(position) {
                    self.remark(
                        Code::CoordInvalid,
                        field,
                        cell,
                        "not read as coordinates; not used",
                    );
                }
                return self.read_from_one_cell(pair?, cell, field);
            }
            (false, true) | (true, false) => {
                if let Some(pair) = pair(latitude).or_else(|| pair(longitude)) {
                    let cell = if is_nothing(longitude) {
                        latitude
                    } else {
                        longitude
                    };
                    return self.read_from_one_cell(pair, cell, Field::Latitude);
                }
                let both = format!("latitude “{latitude}”, longitude “{longitude}”");
                self.remark(
                    Code::CoordMissing,
                    Field::Latitude,
                    both,
                    "one of the two is missing; not used",
                );
                return None;
            }
            (false, false) => {}
        }
        let lat = self.number(latitude, Field::Latitude)?;
        let lon = self.number(longitude, Field::Longitude)?;
        self.checked(lat, lon, Field::Latitude, PlacedBy::Coordinates)
    }

    fn read_from_one_cell(
        &mut self,
        (lat, lon): (f64, f64),
        cell: &str,
        field: Field,
    ) -> Option<(LonLat, PlacedBy)> {
        self.remark(
            Code::CoordFormat,
            field,
            cell,
            "read as latitude and longitude; better in two columns",
        );
        self.checked(lat, lon, field, PlacedBy::Coordinates)
    }

    fn grid(&mut self) -> Option<(LonLat, PlacedBy)> {
        let Clues {
            easting, northing, ..
        } = *self.clues;
        match (is_nothing(easting), is_nothing(northing)) {
            (true, true) => return None,
            (false, false) => {}
            _ => {
                let both = format!("easting “{easting}”, northing “{northing}”");
                self.remark(
                    Code::CoordMissing,
                    Field::Easting,
                    both,
                    "one of the two is missing; not used",
                );
                return None;
            }
        }
        let east = self.number(easting, Field::Easting)?;
        let north = self.number(northing, Field::Northing)?;
        let position = geo::grid_to_wgs84(east, north).filter(|&at| self.is_in_uk(at));
        if position.is_none() {
            let both = format!("{easting}, {northing}");
            self.remark(
                Code::CoordOutsideUk,
                Field::Easting,
                both,
                "not in the United Kingdom; not used",
            );
        }
        Some((position?, PlacedBy::Grid))
    }

    fn number(&mut self, cell: &str, field: Field) -> Option<f64> {
        let Some(Number {
            value,
            cleaned,
            decimal_comma,
        }) = number::coordinate(cell)
        else {
            self.remark(
                Code::CoordInvalid,
                field,
                cell,
                "not a number; the coordinates are not used",
            );
            return None;
        };
        if cleaned {
            self.remark(
                Code::NumberCleaned,
                field,
                cell,
                "read as a number without the marks",
            );
        }
        if decimal_comma {
            self.remark(
                Code::DecimalComma,
                field,
                cell,
                "the comma was read as a decimal point",
            );
        }
        Some(value)
    }

    /// Judges latitude and longitude and puts right what can only be meant in one way.
    fn checked(
        &mut self,
        lat: f64,
        lon: f64,
        field: Field,
        by: PlacedBy,
    ) -> Option<(LonLat, PlacedBy)> {
        let at = LonLat { lon, lat };
        let found = || format!("{lat}, {lon}");
        if lat == 0.0 && lon == 0.0 {
            self.remark(
                Code::CoordMissing,
                field,
                found(),
                "0, 0 stands for nothing; not used",
            );
            return None;
        }
        if self.is_in_uk(at) {
            return Some((at, by));
        }
        let swapped = LonLat { lon: lat, lat: lon };
        if self.is_in_uk(swapped) {
            self.remark(
                Code::CoordSwapped,
                field,
                found(),
                "latitude and longitude stand in each other's place; used the other way round",
            );
            return Some((swapped, by));
        }
        if lat.abs() >= 1000.0 || lon.abs() >= 1000.0 {
            return self.metres(lat, lon, field);
        }
        let mirrored = LonLat { lon: -lon, lat };
        let done = if self.is_in_uk(mirrored) {
            "not in the United Kingdom; a minus sign may be missing before the longitude. Not used"
        } else {
            "not in the United Kingdom; not used"
        };
        self.remark(Code::CoordOutsideUk, field, found(), done);
        None
    }

    /// British National Grid metres in the columns for degrees, in whichever order lies on land.
    fn metres(&mut self, first: f64, second: f64, field: Field) -> Option<(LonLat, PlacedBy)> {
        let on_land = |east, north| {
            geo::grid_to_wgs84(east, north)
                .filter(|&at| self.distance_to_uk(at).is_some_and(|km| km < 2.0))
        };
        let (in_order, reversed) = (on_land(first, second), on_land(second, first));
        let (position, done) = match (in_order, reversed) {
            (Some(at), None) | (None, Some(at)) => (
                Some(at),
                "read as British National Grid metres and converted; better in columns “easting” and “northing”",
            ),
            (Some(_), Some(_)) => (
                None,
                "these are British National Grid metres, but which is the easting cannot be told; put them in columns “easting” and “northing”. Not used",
            ),
            (None, None) => (
                None,
                "these look like grid metres outside the United Kingdom; not used",
            ),
        };
        self.remark(Code::CoordBng, field, format!("{first}, {second}"), done);
        Some((position?, PlacedBy::Grid))
    }

    fn is_in_uk(&self, at: LonLat) -> bool {
        self.distance_to_uk(at).is_some()
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

    /// A given position, with the precision and the way of placing that the file states for it.
    fn as_given(&mut self, position: LonLat, placed_by: PlacedBy, postcode: Option<&Fix>) -> Fix {
        if let Some(fix) = postcode {
            let apart = geo::distance_km(position, fix.position);
            if apart > DISAGREE_KM + f64::from(fix.radius_km.unwrap_or(0.0)) {
                let found = format!("{apart:.0} km from postcode {}", self.clues.postcode);
                self.remark(
                    Code::CoordPostcodeDisagree,
                    Field::Latitude,
                    found,
                    "the coordinates are used; correct whichever is wrong",
                );
            }
        }
        let stated = Precision::ALL
            .into_iter()
            .find(|p| p.name().eq_ignore_ascii_case(self.clues.precision));
        let how = PlacedBy::ALL
            .into_iter()
            .find(|p| p.name().eq_ignore_ascii_case(self.clues.placed_by));
        let a_point = |by: &PlacedBy| !matches!(by, PlacedBy::Region | PlacedBy::None);
        let placeable = |p: &Precision| !matches!(p, Precision::Region | Precision::None);
        Fix {
            position,
            placed_by: how.filter(a_point).unwrap_or(placed_by),
            precision: stated.filter(placeable).unwrap_or(Precision::Exact),
            region: None,
            radius_km: None,
        }
    }

    fn place_name(&mut self) -> Option<Fix> {
        let name = self.clues.place;
        if is_nothing(name) {
            return None;
        }
        let hint = Hint {
            region: self.clues.region,
            nation: self.clues.nation,
        };
        match self.resources.gazetteer?.place(name, hint) {
            Lookup::Found(fix) => Some(fix),
            Lookup::Ambiguous(n) => {
                self.remark(
                    Code::PlaceAmbiguous,
                    Field::Place,
                    format!("{name} ({n} places of that name)"),
                    "not placed by its name; add a region or a postcode",
                );
                None
            }
            Lookup::Unknown => {
                self.remark(
                    Code::PlaceUnknown,
                    Field::Place,
                    name,
                    "not in the list of places; add a postcode or coordinates",
                );
                None
            }
        }
    }

    /// A given region wins, then the postcode's, then the position's.
    fn finish(mut self, fix: Option<Fix>, postcode: Option<Fix>) -> Placement {
        let of_postcode = postcode.as_ref().and_then(|fix| fix.region);
        let of_fix = fix.as_ref().and_then(|fix| fix.region);
        let single = self.clues.nation.and_then(only_region);
        self.placed.region = self
            .clues
            .region
            .or(single)
            .or(of_postcode)
            .or(of_fix)
            .or_else(|| {
                let at = fix.as_ref()?.position;
                self.resources
                    .boundaries?
                    .region_near(at)
                    .map(|(region, _)| region)
            });
        if let Some(fix) = fix {
            self.placed.position = Some(fix.position);
            self.placed.placed_by = fix.placed_by;
            self.placed.precision = fix.precision;
        } else if self.placed.region.is_some() || self.clues.nation.is_some() {
            self.placed.placed_by = PlacedBy::Region;
            self.placed.precision = Precision::Region;
        } else if self.placed.remarks.is_empty() {
            let has_clue = !is_nothing(self.clues.postcode) || !is_nothing(self.clues.place);
            let found = if has_clue {
                "the tables of postcodes and places are not at hand"
            } else {
                "nothing that says where"
            };
            let needed = "not on the map, but in every count; add a postcode or a place";
            self.remark(Code::NotPlaced, Field::Place, found, needed);
        }
        self.placed
    }
}

/// Scotland, Wales and Northern Ireland are one region each.
fn only_region(nation: Nation) -> Option<Region> {
    match nation {
        Nation::England => None,
        Nation::Scotland => Some(Region::Scotland),
        Nation::Wales => Some(Region::Wales),
        Nation::NorthernIreland => Some(Region::NorthernIreland),
    }
}

#[cfg(test)]
mod tests {
    use super::{Clues, Resources, place};
    use crate::codes::{Nation, Region};
    use crate::record::{PlacedBy, Precision};

    fn codes(clues: &Clues<'_>) -> (bool, Vec<&'static str>) {
        let placed = place(clues, &Resources::default());
        let codes = placed
            .remarks
            .iter()
            .map(|remark| remark.code.name())
            .collect();
        (placed.position.is_some(), codes)
    }

    fn coordinates(latitude: &'static str, longitude: &'static str) -> Clues<'static> {
        Clues {
            latitude,
            longitude,
            ..Clues::default()
        }
    }

    #[test]
    fn coordinates_are_judged() {
        for (lat, lon, located, expected) in [
            ("51.4857", "-3.1770", true, vec![]),
            ("-3.1770", "51.4857", true, vec!["W_COORD_SWAPPED"]),
            ("0", "0", false, vec!["W_COORD_MISSING"]),
            ("-0", "0.0", false, vec!["W_COORD_MISSING"]),
            ("51.5", "", false, vec!["W_COORD_MISSING"]),
            ("51.5, -3.1", "", true, vec!["W_COORD_FORMAT"]),
            ("48.8566", "2.3522", false, vec!["W_COORD_OUTSIDE_UK"]),
            ("51.4857", "3.1770", false, vec!["W_COORD_OUTSIDE_UK"]),
            (
                "51,4857",
                "-3,1770",
                true,
                vec!["W_DECIMAL_COMMA", "W_DECIMAL_COMMA"],
            ),
            (
                "'51.4857",
                "−3.1770",
                true,
                vec!["W_NUMBER_CLEANED", "W_NUMBER_CLEANED"],
            ),
            ("CF10 3NP", "x", false, vec!["W_COORD_INVALID"]),
            ("n/a", "", false, vec!["W_NOT_PLACED"]),
        ] {
            assert_eq!(
                codes(&coordinates(lat, lon)),
                (located, expected),
                "{lat} {lon}"
            );
        }
    }

    #[test]
    fn a_stated_precision_is_honoured() {
        let clues = Clues {
            precision: "town",
            placed_by: "place name",
            ..coordinates("51.4857", "-3.1770")
        };
        let placed = place(&clues, &Resources::default());
        assert_eq!(
            (placed.precision, placed.placed_by),
            (Precision::Town, PlacedBy::PlaceName)
        );
    }

    #[test]
    fn a_region_alone_is_somewhere_in_it() {
        let clues = Clues {
            nation: Some(Nation::Wales),
            ..Clues::default()
        };
        let placed = place(&clues, &Resources::default());
        assert_eq!(placed.region, Some(Region::Wales));
        assert_eq!(
            (placed.position, placed.placed_by),
            (None, PlacedBy::Region)
        );
    }
}
