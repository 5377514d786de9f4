//! Geocodes by a name: a town's, a county's, or the one in the partner's name.

use super::Geocoder;
use super::abroad::{self, Ending};
use super::area::{self, Area};
use super::cross_check::only_region;
use super::lists::listed;
use super::location_input::is_nothing;
use super::postcodes::PostcodeSource;
use crate::report::issue::IssueKind;
use geography::gazetteer::{Bias, Gazetteer, Lookup, Match, Outward, Postcode, counties, name};
use geography::geo;
use messages::phrase::Several;
use records::codes::{Nation, Region};
use records::record::{Field, LonLat, PlacedBy};

/// The distance, in kilometres, beyond which places named in one cell count as several: Newcastle
/// and Gateshead are one, Leeds and Bradford are not.
const ONE_PLACE_KM: f64 = 5.0;
/// How far, in kilometres, a village may be from the point that represents it without a word.
const VILLAGE_KM: f32 = 5.0;
/// The population below which a place with the name of a county or district is only its namesake:
/// the table of towns has most of those above it.
const NAMESAKE_PEOPLE: u32 = 1_500;

/// How far, in kilometres, a place may be from one here that has the name of a state abroad, or from
/// a postcode area with its letters, to be the one here.
const AT_HOME_KM: f64 = 25.0;

/// Words used instead of a place that name none, as keys.
const NO_PLACE: [&str; 26] = [
    "across uk",
    "all",
    "britain",
    "digital",
    "gb",
    "great britain",
    "international",
    "mobile",
    "multiple",
    "national",
    "nationwide",
    "online",
    "other",
    "outreach",
    "overseas",
    "several",
    "tour",
    "touring",
    "touring exhibition",
    "uk",
    "uk wide",
    "ukwide",
    "united kingdom",
    "various",
    "virtual",
    "worldwide",
];

impl Geocoder<'_> {
    pub(crate) fn place_name(&mut self) -> Option<Match> {
        let name = self.location.place;
        let key = name::key(name);
        if names_no_place(&key) {
            if self.location.region.is_none() && self.location.nation.is_none() {
                self.remark(Field::Place, name, IssueKind::NotOnePlace);
            }
            return None;
        }
        if is_nothing(name) {
            return self.misplaced_name();
        }
        if self.is_abroad(name) {
            self.remark(Field::Place, name, IssueKind::PlaceAbroad);
            return None;
        }
        let items = listed(name);
        if items.len() > 1 {
            return self.first_of_list(name, &items);
        }
        self.first_of_several(name, &[";", "|", "/", "\n", "•"])
            .or_else(|| self.one_name(name, &key))
    }

    /// Looks a name up together with the row's county or local authority.
    fn look_up<T>(&self, name: &str, look: impl Fn(&str, Bias) -> T) -> T {
        let Some(area) = &self.area else {
            return look(name, self.hint());
        };
        let boundaries = self.resources.boundaries;
        let reach = boundaries
            .zip(area.district)
            .and_then(|(boundaries, district)| boundaries.reach_of_district(district));
        match reach {
            Some((middle, km)) => {
                let near = Some((middle, km + ONE_PLACE_KM));
                let hint = Bias {
                    near,
                    ..self.hint()
                };
                look(name, hint)
            }
            None if area.is_county => {
                let hint = Bias {
                    region: self.location.region,
                    nation: self.location.nation,
                    near: None,
                };
                look(&format!("{name}, {}", area.key), hint)
            }
            None => look(name, self.hint()),
        }
    }

    /// The places that the row's cell for one names, near its county or local authority.
    pub(crate) fn place_found(&self) -> Option<Lookup> {
        let gazetteer = self.resources.gazetteer?;
        let place = self.location.place;
        (!is_nothing(place)).then(|| self.find(gazetteer, place))
    }

    /// The place of a name, near the row's county or local authority.
    fn find(&self, gazetteer: &Gazetteer, name: &str) -> Lookup {
        let found = self.look_up(name, |name, hint| gazetteer.place(name, hint));
        let (Some(area), Lookup::Found(fix)) = (&self.area, &found) else {
            return found;
        };
        // Read together with its county, an unknown place would be the town of the county's name.
        let is_countys_town = area.is_county
            && gazetteer
                .distance_to(&area.key, fix.position)
                .is_some_and(|km| km < ONE_PLACE_KM);
        match is_countys_town && gazetteer.place(name, Bias::default()) == Lookup::Unknown {
            true => Lookup::Unknown,
            false => found,
        }
    }

    fn one_name(&mut self, name: &str, key: &str) -> Option<Match> {
        let gazetteer = self.resources.gazetteer?;
        match self.find(gazetteer, name) {
            Lookup::Found(fix) => {
                if let Some(area) = self.area_for_namesake(name, key, &fix) {
                    self.somewhere_in(&area);
                    return None;
                }
                self.say_how_found(name, key, &fix);
                return Some(fix);
            }
            Lookup::Ambiguous(_) => self.say_ambiguous(name),
            Lookup::Unknown => {
                if let Some(area) = self.other_area(name) {
                    self.remark(Field::Place, name, IssueKind::PlaceNotInArea { area });
                    return None;
                }
                if let Some(area) = area::find(without_country(name), self.resources) {
                    self.somewhere_in(&area);
                    return None;
                }
                let fix = self
                    .first_of_several(name, &[" and ", " & "])
                    .or_else(|| self.outward_as_place(name));
                if fix.is_some() {
                    return fix;
                }
                let kind = match abroad::is_known(key) {
                    true => IssueKind::PlaceAbroad,
                    false => IssueKind::PlaceUnknown,
                };
                self.remark(Field::Place, name, kind);
            }
        }
        None
    }

    /// Reports whatever makes a place that was found by its name doubtful.
    fn say_how_found(&mut self, name: &str, key: &str, fix: &Match) {
        if name::is_near(key) {
            self.remark(Field::Place, name, IssueKind::NearPlace);
        }
        if let Some(km) = fix.radius_km.filter(|km| *km > VILLAGE_KM) {
            let km = km.round() as u32;
            self.remark(Field::Place, name, IssueKind::VillageByDistrict { km });
        }
        if let Some(read) = fix.read_as.clone() {
            self.remark(Field::Place, name, IssueKind::LongerName { read });
        }
        if fix.ambiguous {
            self.say_contested(name);
        }
        let gazetteer = self.resources.gazetteer;
        if gazetteer.is_some_and(|gazetteer| gazetteer.names_another_town(name, fix)) {
            self.remark(Field::Place, name, IssueKind::FirstOfPlaces);
        }
    }

    /// The area in which the row says that a place is, where the place is known but elsewhere.
    fn other_area(&self, name: &str) -> Option<String> {
        let given = || {
            let region = self.location.region.map(Region::name);
            region.or(self.location.nation.map(Nation::name))
        };
        let area = self.area.as_ref().map(|_| self.location.area);
        let area = area.or_else(given)?;
        let anywhere = self.resources.gazetteer?.place(name, Bias::default());
        (anywhere != Lookup::Unknown).then(|| area.to_owned())
    }

    /// Reports that the largest town of a name was taken, though another may be meant.
    fn say_contested(&mut self, name: &str) {
        let mut namesakes = self.namesakes(name);
        if namesakes.names.is_empty() {
            return;
        }
        let taken = namesakes.names.remove(0);
        let others = namesakes;
        self.remark(
            Field::Place,
            name,
            IssueKind::LargestOfName { taken, others },
        );
    }

    fn say_ambiguous(&mut self, name: &str) {
        let areas = self.namesakes(name);
        let kind = match areas.names.len() {
            0 | 1 => IssueKind::SeveralOfName,
            _ => IssueKind::PlacesOfName { areas },
        };
        self.remark(Field::Place, name, kind);
    }

    fn namesakes(&self, name: &str) -> Several {
        let gazetteer = self.resources.gazetteer;
        let namesakes = gazetteer
            .map(|gazetteer| self.look_up(name, |name, hint| gazetteer.namesakes(name, hint)));
        let namesakes = namesakes.unwrap_or_default();
        Several {
            names: namesakes.known,
            more: namesakes.more,
        }
    }

    /// Takes the first of `Leeds; Bristol` where each is a place. Reported unless they are close
    /// together.
    fn first_of_several(&mut self, name: &str, between: &[&str]) -> Option<Match> {
        let gazetteer = self.resources.gazetteer?;
        let separator = between
            .iter()
            .find(|separator| name.contains(**separator))?;
        let parts = name.split(*separator);
        let parts: Vec<&str> = parts.filter(|part| !part.trim().is_empty()).collect();
        let fixes: Vec<Match> = parts
            .iter()
            .filter_map(|part| self.town(gazetteer, part))
            .collect();
        let (first, others) = fixes.split_first()?;
        if fixes.len() < parts.len() {
            return None;
        }
        let apart = |other: &Match| geo::distance_km(first.position, other.position);
        if others.iter().any(|other| apart(other) > ONE_PLACE_KM) {
            self.remark(Field::Place, name, IssueKind::FirstOfPlaces);
        }
        Some(first.clone())
    }

    /// Takes the first known place of a list in one cell: `1. Truro 2. Edinburgh`.
    fn first_of_list(&mut self, name: &str, items: &[&str]) -> Option<Match> {
        let gazetteer = self.resources.gazetteer?;
        let found = items.iter().find_map(|item| self.town(gazetteer, item));
        let kind = match found {
            Some(_) => IssueKind::FirstOfPlaces,
            None => IssueKind::NotOnePlace,
        };
        self.remark(Field::Place, name, kind);
        found
    }

    fn town(&self, gazetteer: &Gazetteer, name: &str) -> Option<Match> {
        match self.find(gazetteer, name) {
            Lookup::Found(fix) => Some(fix),
            _ => None,
        }
    }

    /// Reads an outward code such as `NW1` in the column for places.
    fn outward_as_place(&mut self, name: &str) -> Option<Match> {
        let postcode = Postcode::parse(name).filter(|_| is_nothing(self.location.postcode))?;
        let fix = self.fix_of(&postcode)?;
        if !self.say_read(postcode, name, Field::Place, PostcodeSource::PlaceCell) {
            return None;
        }
        self.placed.postcode = Some(postcode);
        Some(fix)
    }

    /// Reads a town in the column for postcodes, where the column for places has none.
    fn misplaced_name(&mut self) -> Option<Match> {
        let name = self.location.postcode;
        if is_nothing(name) || self.placed.postcode.is_some() || self.is_abroad(name) {
            return None;
        }
        match self.resources.gazetteer?.place(name, self.hint()) {
            Lookup::Found(fix) => {
                self.remark(Field::Postcode, name, IssueKind::TownForPostcode);
                Some(fix)
            }
            _ => None,
        }
    }

    /// The district or county of a name, where the place that was found is only its namesake: a
    /// place in another region than the district (Newham in London, not in Northumberland), unless
    /// the row gives that region; or a village elsewhere (Avon).
    fn area_for_namesake(&self, name: &str, key: &str, fix: &Match) -> Option<Area> {
        let is_village = fix.people < NAMESAKE_PEOPLE;
        let boundaries = self.resources.boundaries;
        let district = boundaries
            .and_then(|boundaries| area::district(key, boundaries))
            .filter(|_| !name::is_near(key));
        if district.is_none() {
            let is_county = is_village && self.area.is_none() && counties::is_listed(key);
            return is_county
                .then(|| area::find(name, self.resources))
                .flatten();
        }
        let at = boundaries.and_then(|boundaries| boundaries.district_near(fix.position));
        let at = at.map(|(at, _)| at);
        if at == district {
            return None;
        }
        let region_of = |district: Option<u32>| {
            let district = boundaries?.districts.get(district? as usize)?;
            district.region
        };
        let (region, found) = (region_of(district), region_of(at));
        let given = self.hint().region;
        let is_confirmed = given.is_some() && given == found;
        (!is_confirmed && (region != found || is_village))
            .then(|| area::find(name, self.resources))
            .flatten()
    }

    /// Reads a county, region or nation in the column for places. One that is not in the given
    /// nation is ignored: used as the region, it would send the next import to a town in it.
    fn somewhere_in(&mut self, area: &Area) {
        let place = self.location.place;
        let Bias { region, nation, .. } = self.hint();
        let given = nation.or(region.map(Region::nation));
        if given.is_some() && area.nation.is_some() && given != area.nation {
            self.remark(Field::Place, place, IssueKind::AreaInOtherNation);
            return;
        }
        self.placed.region = area.region.or_else(|| area.nation.and_then(only_region));
        self.placed.nation = area.nation;
        let kind = match area.region.filter(|_| area.is_straddling) {
            Some(region) => IssueKind::AreaForTownInSeveralRegions { region },
            None => IssueKind::AreaForTown,
        };
        self.remark(Field::Place, place, kind);
    }

    /// Reports a place abroad next to a position in the United Kingdom.
    pub(crate) fn say_if_abroad(&mut self, fix: &Match) {
        let place = self.location.place;
        if matches!(fix.placed_by, PlacedBy::PlaceName) || is_nothing(place) {
            return;
        }
        let is_city = || {
            let known = || self.resources.gazetteer?.distance_to(place, fix.position);
            abroad::is_known(&name::key(name::without_postcode(place).as_ref()))
                && known().is_none()
        };
        if self.is_abroad(place) || is_city() {
            self.remark(Field::Place, place, IssueKind::AbroadBesidePosition);
        }
    }

    /// Whether an address ends in another country, or in a state or province of one.
    fn is_abroad(&self, name: &str) -> bool {
        let Some((head, tail)) = abroad::ending(name) else {
            return false;
        };
        match tail {
            Ending::Country => true,
            // Washington and Victoria are also places here, and CT, PA or WA postcode areas.
            Ending::State(state) => self.is_apart(head, |gazetteer, at| {
                let km = gazetteer.distance_to(state, at);
                km.is_none_or(|km| km > AT_HOME_KM)
            }),
            Ending::StateCode(code) => self.is_apart(head, |gazetteer, at| {
                let of_area = |outward: &Outward| {
                    let rest = outward.as_str().strip_prefix(code);
                    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
                };
                let is_near = |outward| {
                    let fix = gazetteer.postcode(&Postcode::Outward(outward));
                    fix.is_some_and(|fix| geo::distance_km(fix.position, at) <= AT_HOME_KM)
                };
                !gazetteer.outward_codes().filter(of_area).any(is_near)
            }),
        }
    }

    /// Whether a place is unknown, or not where `is_apart` tells of its position.
    fn is_apart(&self, name: &str, is_apart: impl Fn(&Gazetteer, LonLat) -> bool) -> bool {
        let Some(gazetteer) = self.resources.gazetteer else {
            return true;
        };
        match gazetteer.place(name, self.hint()) {
            Lookup::Found(fix) => is_apart(gazetteer, fix.position),
            _ => true,
        }
    }

    /// Takes the town in the partner's name, where no other cell could say where it is.
    pub(crate) fn partner(&mut self) -> Option<Match> {
        // A clean export records that nothing placed the record: the partner's name did not help
        // then either.
        let settled = [PlacedBy::None, PlacedBy::Region]
            .iter()
            .any(|by| by.name().eq_ignore_ascii_case(self.location.placed_by));
        if settled || !self.placed.remarks.is_empty() || !is_nothing(self.location.place) {
            return None;
        }
        let gazetteer = self.resources.gazetteer?;
        self.placed.by_partner = true;
        let partner = self.location.partner;
        match gazetteer.town_in(partner, self.hint()) {
            Lookup::Found(fix) => {
                self.remark(Field::Partner, partner, IssueKind::TownInPartner);
                Some(fix)
            }
            _ => None,
        }
    }
}

fn names_no_place(key: &str) -> bool {
    NO_PLACE.contains(&key)
        || ["various ", "multiple ", "several ", "touring ", "across "]
            .iter()
            .any(|word| key.starts_with(word))
}

/// A name without the United Kingdom or the nation after its last comma.
fn without_country(name: &str) -> &str {
    let Some((head, tail)) = name.rsplit_once(',') else {
        return name;
    };
    let tail = name::key(tail);
    let is_country = ["uk", "united kingdom", "gb", "great britain"].contains(&tail.as_str())
        || Nation::ALL
            .iter()
            .any(|nation| name::key(nation.name()) == tail);
    if is_country { head } else { name }
}
