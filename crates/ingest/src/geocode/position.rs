//! Positions given by a row: degrees, metres and grid references, in whichever cells they are.

use super::Geocoder;
use super::area;
use super::cross_check::is_about_uk;
use super::degrees::{self, Angle};
use super::location_input::{LocationInput, is_nothing};
use crate::report::issue::{Code, IssueKind};
use geography::gazetteer::Match;
use geography::geo::GridReference;
use records::record::{Field, LonLat, PlacedBy, Precision};
use records::text::decimal;

/// A position as it was given.
#[derive(Clone, Copy)]
pub(crate) struct GivenPosition {
    pub(crate) at: LonLat,
    pub(crate) by: PlacedBy,
    precision: Precision,
}

impl GivenPosition {
    pub(crate) fn exact(at: LonLat, by: PlacedBy) -> Self {
        Self {
            at,
            by,
            precision: Precision::Exact,
        }
    }
}

impl Geocoder<'_> {
    /// The position that the row gives; the postcode helps to judge it.
    pub(crate) fn position(&mut self, postcode: Option<&Match>) -> Option<Match> {
        let given = self
            .coordinates(postcode)
            .or_else(|| self.metres(postcode))?;
        let stated = self.stated();
        // The position in a clean file was judged when it was written.
        let is_judged = matches!(stated, (Some(_), Some(_)));
        let mended = (!is_judged).then(|| self.irish_as_degrees(&given, postcode));
        let given = mended.flatten().unwrap_or(given);
        if !is_judged && self.is_outvoted(given.at, postcode) {
            return None;
        }
        self.say_if_far(given.at, postcode);
        Some(Match {
            position: given.at,
            placed_by: stated.0.unwrap_or(given.by),
            precision: stated.1.unwrap_or(given.precision),
            region: None,
            radius_km: None,
            ambiguous: false,
            people: 0,
            read_as: None,
        })
    }

    /// How, and how precisely, a clean file says that the position was found.
    fn stated(&self) -> (Option<PlacedBy>, Option<Precision>) {
        let named = |text: &str, name: &str| name.eq_ignore_ascii_case(text);
        let how = PlacedBy::ALL
            .into_iter()
            .find(|by| named(self.location.placed_by, by.name()))
            .filter(|by| !matches!(by, PlacedBy::Region | PlacedBy::None));
        let precision = Precision::ALL
            .into_iter()
            .find(|p| named(self.location.precision, p.name()))
            .filter(|p| !matches!(p, Precision::Region | Precision::None));
        (how, precision)
    }

    fn coordinates(&mut self, postcode: Option<&Match>) -> Option<GivenPosition> {
        self.two_cells(postcode).or_else(|| self.one_cell(postcode))
    }

    /// The cells for latitude and longitude.
    fn two_cells(&mut self, postcode: Option<&Match>) -> Option<GivenPosition> {
        let LocationInput {
            latitude,
            longitude,
            ..
        } = *self.location;
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
                let kind = IssueKind::DegreesMissing {
                    latitude: latitude.to_owned(),
                    longitude: longitude.to_owned(),
                };
                self.remark(Field::Latitude, cell, kind);
                None
            }
        }
    }

    /// Reads the cell for both coordinates, else a place or postcode cell that holds coordinates
    /// instead. A cell that cannot be used is passed over like an empty one: a clean file no longer
    /// has it and must give the same result.
    fn one_cell(&mut self, postcode: Option<&Match>) -> Option<GivenPosition> {
        let LocationInput {
            position, place, ..
        } = *self.location;
        if !is_nothing(position) {
            match self.both_in(position, Field::Latitude, postcode) {
                Some(Some(given)) => return Some(given),
                Some(None) => {}
                None => {
                    self.remark(Field::Latitude, position, IssueKind::NotCoordinates);
                }
            }
        }
        for (cell, field) in [
            (place, Field::Place),
            (self.location.postcode, Field::Postcode),
        ] {
            // At least three figures each: fewer may be a street and a number.
            let figures = cell.bytes().filter(u8::is_ascii_digit).count();
            let long = figures >= 6 && !area::is_ons_code(cell);
            let given = long.then(|| self.both_in(cell, field, postcode)).flatten();
            if let Some(given) = given.flatten() {
                self.placed.place_is_position = field == Field::Place;
                return Some(given);
            }
        }
        None
    }

    /// Reads both coordinates, or a grid reference, from one cell. `None` where it holds neither.
    pub(crate) fn both_in(
        &mut self,
        cell: &str,
        field: Field,
        postcode: Option<&Match>,
    ) -> Option<Option<GivenPosition>> {
        if let Some(given) = self.reference(cell, field) {
            return Some(given);
        }
        let pair = degrees::pair(cell)?;
        if !is_metres(pair.lat, pair.lon) {
            self.remark(field, cell, IssueKind::BothInOneCell);
        }
        Some(self.checked(pair.lat, pair.lon, field, postcode))
    }

    /// Reads a grid reference. `None` where the cell is not one.
    fn reference(&mut self, cell: &str, field: Field) -> Option<Option<GivenPosition>> {
        let reference = GridReference::parse(cell)?;
        let given = reference.position();
        let at = given.filter(|&at| self.is_in_uk(at));
        if at.is_none() {
            self.look_in_neighbours(given);
        }
        let kind = match at {
            None => IssueKind::ReferenceOutsideUk,
            Some(_) if reference.irish => IssueKind::IrishReference,
            Some(_) => IssueKind::BritishReference,
        };
        self.remark(field, cell, kind);
        let precision = if reference.size > 100.0 {
            Precision::Town
        } else {
            Precision::Exact
        };
        Some(at.map(|at| GivenPosition {
            at,
            by: PlacedBy::Grid,
            precision,
        }))
    }

    pub(crate) fn angle(&mut self, cell: &str, field: Field) -> Option<Angle> {
        let Some(angle) = degrees::angle(cell) else {
            self.remark(field, cell, IssueKind::CoordinateNotNumber);
            return None;
        };
        if angle.sexagesimal {
            self.remark(field, cell, IssueKind::DegreesAndMinutes);
        }
        if angle.cleaned {
            self.remark(field, cell, IssueKind::CoordinateMarks);
        }
        if angle.decimal_comma {
            self.remark(field, cell, IssueKind::DecimalComma);
        }
        Some(angle)
    }

    /// Checks latitude and longitude and corrects what can be meant in one way only.
    pub(crate) fn checked(
        &mut self,
        lat: f64,
        lon: f64,
        field: Field,
        postcode: Option<&Match>,
    ) -> Option<GivenPosition> {
        let given = |at| Some(GivenPosition::exact(at, PlacedBy::Coordinates));
        let found = format!("{lat}, {lon}");
        if lat == 0.0 && lon == 0.0 {
            self.remark(field, found, IssueKind::CoordinatesZero);
            return None;
        }
        let at = LonLat { lon, lat };
        let mirrored = LonLat { lon: -lon, lat };
        // The position in a clean file was checked when it was written, against cells it no longer
        // has.
        let is_judged = matches!(self.stated(), (Some(_), Some(_)));
        let turned = !is_judged
            && is_about_uk(mirrored)
            && self.speaks_for(at, postcode) == Some(false)
            && self.is_in_uk(mirrored)
            && self.speaks_for(mirrored, postcode) == Some(true);
        if turned && self.rereads(Code::CoordSign, field, &found, shown(mirrored)) {
            self.remark(field, found, IssueKind::MinusTurned);
            return given(mirrored);
        }
        if self.is_in_uk(at) {
            if self.location.is_minus_lost
                && lon > 0.0
                && self.is_on_land(mirrored)
                && self.speaks_for(at, postcode).is_none()
            {
                self.remark(field, &found, IssueKind::MinusMayBeLost);
            }
            // A tenth of a degree is about 10 km.
            let rough = (lat * 10.0).fract() == 0.0 && (lon * 10.0).fract() == 0.0;
            let precision = if rough {
                Precision::Town
            } else {
                Precision::Exact
            };
            return Some(GivenPosition {
                precision,
                ..GivenPosition::exact(at, PlacedBy::Coordinates)
            });
        }
        let swapped = LonLat { lon: lat, lat: lon };
        if self.is_in_uk(swapped) && self.rereads(Code::CoordSwapped, field, &found, shown(swapped))
        {
            self.remark(field, found, IssueKind::DegreesSwapped);
            return given(swapped);
        }
        if is_metres(lat, lon) {
            return self.metres_for_degrees(lat, lon, field, postcode);
        }
        if self.location.is_minus_lost
            && self.is_on_land(mirrored)
            && self.rereads(Code::CoordSign, field, &found, shown(mirrored))
        {
            self.remark(field, found, IssueKind::MinusLost);
            return given(mirrored);
        }
        let kind = match self.is_in_uk(mirrored) {
            true => IssueKind::OutsideUkMinusMissing,
            false => IssueKind::OutsideUk,
        };
        self.look_in_neighbours(Some(at));
        self.remark(field, found, kind);
        None
    }
}

/// Latitude and longitude as people write them.
fn shown(at: LonLat) -> String {
    format!("{}, {}", decimal(at.lat, 6), decimal(at.lon, 6))
}

/// Whether these can only be metres: they are too large for degrees.
fn is_metres(lat: f64, lon: f64) -> bool {
    lat.abs() >= 1000.0 || lon.abs() >= 1000.0
}
