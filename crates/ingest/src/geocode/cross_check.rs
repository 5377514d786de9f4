//! Checks a position against the other cells of a row: the postcode, the place, the region.

use super::Geocoder;
use super::location_input::is_nothing;
use crate::report::issue::IssueKind;
use geography::gazetteer::{Lookup, Match, Postcode};
use geography::geo;
use records::codes::{Nation, Region};
use records::record::{Field, LonLat, PlacedBy};

/// The distances from a postcode, in kilometres, beyond which a position is doubted: for a unit, a
/// sector, and an outward code beyond its own reach.
const UNIT_KM: f64 = 5.0;
const SECTOR_KM: f64 = 10.0;
const OUTWARD_KM: f64 = 20.0;
/// The distance, in kilometres, from every place of the given name beyond which a position is
/// doubted.
const PLACE_KM: f64 = 50.0;

/// A position is doubted if no part of the given region lies within this distance, in kilometres.
const REGION_KM: f64 = 10.0;
/// Counties whose postal addresses extend into Greater London, as keys.
const HOME_COUNTIES: [&str; 5] = ["essex", "hertfordshire", "kent", "middlesex", "surrey"];
/// A position this far, in kilometres, from a postcode that the place agrees with is a mistake.
const OUTVOTED_KM: f64 = 100.0;

impl Geocoder<'_> {
    pub(crate) fn given_region(&self) -> Option<Region> {
        let single = self.location.nation.and_then(only_region);
        self.location.region.or(single)
    }

    pub(crate) fn region_at(&self, at: LonLat) -> Option<Region> {
        let boundaries = self.resources.boundaries?;
        boundaries.region_near(at).map(|(region, _)| region)
    }

    /// Reports a position in another region than the given one, unless it is near the border.
    pub(crate) fn say_if_elsewhere(&mut self, fix: &Match, given: Region) {
        let Some(found) = self.region_at(fix.position) else {
            return;
        };
        let reach = REGION_KM + f64::from(fix.radius_km.unwrap_or_default());
        if found != given && !self.is_near(fix.position, given, reach) {
            let kind = IssueKind::RegionDisagrees {
                given,
                position: found,
            };
            self.remark(Field::Region, given.name(), kind);
        }
    }

    /// Reports a county or local authority in another region than the record, unless the position is
    /// where its addresses may be.
    pub(crate) fn say_if_area_disagrees(&mut self, fix: Option<&Match>) {
        let (Some(area), Some(record)) = (&self.area, self.placed.region) else {
            return;
        };
        let Some(region) = area.region.filter(|region| *region != record) else {
            return;
        };
        let is_home_county = record == Region::London && HOME_COUNTIES.contains(&area.key.as_str());
        let is_about = fix.is_some_and(|fix| self.is_near(fix.position, region, REGION_KM));
        if !is_home_county && !is_about {
            let kind = IssueKind::AreaDisagrees {
                area: region,
                record,
            };
            self.remark(Field::Region, self.location.area, kind);
        }
    }

    /// Whether any part of a region is within a distance, in kilometres, of a position.
    fn is_near(&self, at: LonLat, region: Region, km: f64) -> bool {
        let boundaries = self.resources.boundaries;
        boundaries.is_some_and(|boundaries| boundaries.is_near_region(at, region, km))
    }

    pub(crate) fn is_in_uk(&self, at: LonLat) -> bool {
        self.distance_to_uk(at).is_some()
    }

    /// Notes whether coordinates outside the United Kingdom are in a neighbour.
    pub(crate) fn look_in_neighbours(&mut self, at: Option<LonLat>) {
        let boundaries = self.resources.boundaries;
        let is_there = |at| boundaries.is_some_and(|all| all.is_in_neighbour(at));
        self.is_in_neighbour |= at.is_some_and(is_there);
    }

    /// Whether a position is on land, as closely as the boundaries show.
    pub(crate) fn is_on_land(&self, at: LonLat) -> bool {
        self.distance_to_uk(at).is_some_and(|km| km < 2.0)
    }

    /// Kilometres to the nearest region; `None` outside the United Kingdom. Without boundaries: 0
    /// in a box around it.
    fn distance_to_uk(&self, at: LonLat) -> Option<f64> {
        if !is_about_uk(at) {
            return None;
        }
        match self.resources.boundaries {
            Some(boundaries) => boundaries.region_near(at).map(|(_, km)| km),
            None => Some(0.0),
        }
    }

    /// Whether the postcode, else the place, else the region or nation agrees with a position.
    /// `None` where there is nothing to compare.
    pub(crate) fn speaks_for(&self, at: LonLat, postcode: Option<&Match>) -> Option<bool> {
        if let Some(fix) = postcode {
            return Some(geo::distance_km(at, fix.position) <= doubted_km(fix));
        }
        if let Some(gazetteer) = self
            .resources
            .gazetteer
            .filter(|_| !is_nothing(self.location.place))
            && let Lookup::Found(fix) = gazetteer.place(self.location.place, self.hint())
        {
            return Some(geo::distance_km(at, fix.position) <= OUTWARD_KM);
        }
        let of_area = || self.area.as_ref().and_then(|area| area.sole_region());
        if let Some(given) = self.given_region().or_else(of_area) {
            return Some(self.region_at(at) == Some(given));
        }
        let nation = self.location.nation?;
        Some(self.region_at(at).map(|region| region.nation()) == Some(nation))
    }

    /// Whether the row's other cells agree with the position west of Greenwich alone, where the one
    /// given is east.
    pub(crate) fn shows_lost_minus(&mut self, at: LonLat) -> bool {
        let mirrored = LonLat { lon: -at.lon, ..at };
        let postcode = self.postcode();
        is_about_uk(mirrored)
            && self.speaks_for(at, postcode.as_ref()) == Some(false)
            && self.speaks_for(mirrored, postcode.as_ref()) == Some(true)
    }

    /// Whether the postcode from another column is that of somebody else: far from the place that
    /// the row names. Reported.
    pub(crate) fn is_of_another_address(&mut self, postcode: &Postcode, fix: &Match) -> bool {
        if !self.location.is_postcode_elsewhere {
            return false;
        }
        let Some(km) = self.km_to_place(fix) else {
            return false;
        };
        let kind = IssueKind::PostcodeOfAnotherAddress {
            postcode: postcode.to_string(),
            km: km.round() as u32,
            place: self.location.place.to_owned(),
        };
        self.remark(Field::Postcode, postcode.to_string(), kind);
        true
    }

    /// Whether postcode and place agree with each other and lie far from a given position, which is
    /// then reported and not used.
    pub(crate) fn is_outvoted(&mut self, at: LonLat, postcode: Option<&Match>) -> bool {
        let Some((fix, code)) = postcode.zip(self.placed.postcode) else {
            return false;
        };
        let is_whole =
            matches!(code, Postcode::Full(..)) && fix.radius_km.is_none_or(|km| km < 25.0);
        let apart = geo::distance_km(at, fix.position);
        if !is_whole || self.location.is_postcode_elsewhere || apart < OUTVOTED_KM {
            return false;
        }
        let place = self.location.place;
        let Some(gazetteer) = self.resources.gazetteer.filter(|_| !is_nothing(place)) else {
            return false;
        };
        let is_there = |at| gazetteer.distance_to(place, at).map(|km| km <= PLACE_KM);
        if is_there(fix.position) != Some(true) || is_there(at) != Some(false) {
            return false;
        }
        let kind = IssueKind::CoordinatesOutvoted {
            km: apart.round() as u32,
            postcode: code.to_string(),
            place: place.to_owned(),
        };
        self.remark(Field::Latitude, "", kind);
        true
    }

    pub(crate) fn say_if_far(&mut self, at: LonLat, postcode: Option<&Match>) {
        if let Some(fix) = postcode {
            let apart = geo::distance_km(at, fix.position);
            if apart > doubted_km(fix) {
                let postcode = self.placed.postcode.map(|p| p.to_string());
                let kind = IssueKind::FarFromPostcode {
                    km: apart.round() as u32,
                    postcode: postcode.unwrap_or_default(),
                };
                self.remark(Field::Latitude, "", kind);
            }
            return;
        }
        let Some(gazetteer) = self
            .resources
            .gazetteer
            .filter(|_| !is_nothing(self.location.place))
        else {
            return;
        };
        let apart = gazetteer.distance_to(self.location.place, at);
        if let Some(apart) = apart.filter(|km| *km > PLACE_KM) {
            let kind = IssueKind::FarFromPlace {
                km: apart.round() as u32,
                place: self.location.place.to_owned(),
            };
            self.remark(Field::Latitude, "", kind);
        }
    }

    /// Reports a postcode far from every place of the given name: one of them is mistyped.
    pub(crate) fn say_if_far_from_place(&mut self, postcode: &Postcode, fix: &Match) {
        if let Some(km) = self.km_to_place(fix) {
            let kind = IssueKind::PostcodeFarFromPlace {
                postcode: postcode.to_string(),
                km: km.round() as u32,
                place: self.location.place.to_owned(),
            };
            self.remark(Field::Postcode, postcode.to_string(), kind);
        }
    }

    /// Kilometres from a postcode to the nearest place of the given name, where none is near.
    fn km_to_place(&self, fix: &Match) -> Option<f64> {
        let place = self.location.place;
        let gazetteer = self.resources.gazetteer.filter(|_| !is_nothing(place))?;
        let within = PLACE_KM + f64::from(fix.radius_km.unwrap_or(0.0));
        let apart = gazetteer.distance_to(place, fix.position);
        apart.filter(|km| *km > within)
    }
}

/// Whether a position is in a box around the United Kingdom.
pub(crate) fn is_about_uk(at: LonLat) -> bool {
    (49.8..=61.0).contains(&at.lat) && (-8.75..=1.85).contains(&at.lon)
}

/// How far from a postcode's point, in kilometres, a position still agrees with it.
fn doubted_km(fix: &Match) -> f64 {
    let reach = f64::from(fix.radius_km.unwrap_or(0.0));
    match fix.placed_by {
        PlacedBy::PostcodeUnit => UNIT_KM,
        PlacedBy::PostcodeSector => SECTOR_KM.max(reach * 1.5),
        _ => OUTWARD_KM + reach,
    }
}

/// The region of a nation that is a single region: Scotland, Wales or Northern Ireland.
pub(crate) fn only_region(nation: Nation) -> Option<Region> {
    match nation {
        Nation::England => None,
        Nation::Scotland => Some(Region::Scotland),
        Nation::Wales => Some(Region::Wales),
        Nation::NorthernIreland => Some(Region::NorthernIreland),
    }
}
