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

impl Geocoder<'_> {
    pub(crate) fn given_region(&self) -> Option<Region> {
        let single = self.location.nation.and_then(only_region);
        self.location.region.or(single)
    }

    pub(crate) fn region_at(&self, at: LonLat) -> Option<Region> {
        let boundaries = self.resources.boundaries?;
        boundaries.region_near(at).map(|(region, _)| region)
    }

    /// Reports a position in another nation than the given region, unless it is near the border.
    pub(crate) fn say_if_elsewhere(&mut self, at: LonLat, given: Region) {
        let Some(found) = self.region_at(at) else {
            return;
        };
        if found.nation() == given.nation() {
            return;
        }
        let by_the_border = (0..8).any(|i| {
            let about = geo::offset_km(at, REGION_KM, f64::from(i) * 45.0);
            self.region_at(about) == Some(given)
        });
        if !by_the_border {
            let kind = IssueKind::RegionDisagrees {
                given,
                position: found,
            };
            self.remark(Field::Region, given.name(), kind);
        }
    }

    pub(crate) fn is_in_uk(&self, at: LonLat) -> bool {
        self.distance_to_uk(at).is_some()
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
        if let Some(given) = self.given_region() {
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
        let Some(gazetteer) = self
            .resources
            .gazetteer
            .filter(|_| !is_nothing(self.location.place))
        else {
            return;
        };
        let within = PLACE_KM + f64::from(fix.radius_km.unwrap_or(0.0));
        let apart = gazetteer.distance_to(self.location.place, fix.position);
        if let Some(apart) = apart.filter(|km| *km > within) {
            let kind = IssueKind::PostcodeFarFromPlace {
                postcode: postcode.to_string(),
                km: apart.round() as u32,
                place: self.location.place.to_owned(),
            };
            self.remark(Field::Postcode, postcode.to_string(), kind);
        }
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
