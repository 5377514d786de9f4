//! Geocodes by a name: a town's, a county's, or the one in the partner's name.

use super::Geocoder;
use super::area;
use super::cross_check::only_region;
use super::location_input::is_nothing;
use super::postcodes::PostcodeSource;
use crate::report::issue::IssueKind;
use geography::gazetteer::{Bias, Lookup, Match, Postcode, name};
use geography::geo;
use messages::phrase::Several;
use records::codes::Region;
use records::record::{Field, PlacedBy};

/// The distance, in kilometres, beyond which places named in one cell count as several.
const ONE_PLACE_KM: f64 = 25.0;

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

/// Countries in which UK museums have partners, as keys.
const ABROAD: [&str; 34] = [
    "alderney",
    "america",
    "australia",
    "austria",
    "belgium",
    "canada",
    "channel islands",
    "china",
    "denmark",
    "eire",
    "finland",
    "france",
    "germany",
    "gibraltar",
    "greece",
    "guernsey",
    "india",
    "ireland",
    "isle of man",
    "italy",
    "japan",
    "jersey",
    "netherlands",
    "new zealand",
    "norway",
    "portugal",
    "republic of ireland",
    "sark",
    "south africa",
    "spain",
    "sweden",
    "switzerland",
    "united states",
    "usa",
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
        if is_abroad(name) {
            self.remark(Field::Place, name, IssueKind::PlaceAbroad);
            return None;
        }
        self.first_of_several(name, &[";", "|", "/", "\n"])
            .or_else(|| self.one_name(name, &key))
    }

    fn one_name(&mut self, name: &str, key: &str) -> Option<Match> {
        let gazetteer = self.resources.gazetteer?;
        match gazetteer.place(name, self.hint()) {
            Lookup::Found(fix) if self.is_namesake_of_district(name, &fix) => {
                let region = area::region_of(name, self.resources);
                self.somewhere_in(Bias {
                    region,
                    nation: region.map(Region::nation),
                    near: None,
                });
            }
            Lookup::Found(fix) => {
                if name::is_near(key) {
                    self.remark(Field::Place, name, IssueKind::NearPlace);
                }
                if fix.ambiguous {
                    self.say_contested(name);
                }
                return Some(fix);
            }
            Lookup::Ambiguous(_) => self.say_ambiguous(name),
            Lookup::Unknown => {
                let county = gazetteer.county(name);
                if let Some(county) = county {
                    self.somewhere_in(county);
                    return None;
                }
                let fix = self
                    .first_of_several(name, &[" and ", " & "])
                    .or_else(|| self.outward_as_place(name));
                if fix.is_some() {
                    return fix;
                }
                self.remark(Field::Place, name, IssueKind::PlaceUnknown);
            }
        }
        None
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
        let namesakes = gazetteer.map(|gazetteer| gazetteer.namesakes(name, self.hint()));
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
        let parts: Vec<&str> = name.split(*separator).collect();
        let fixes: Vec<Match> = parts
            .iter()
            .filter_map(|part| match gazetteer.place(part, self.hint()) {
                Lookup::Found(fix) => Some(fix),
                _ => None,
            })
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
        if is_nothing(name) || self.placed.postcode.is_some() || is_abroad(name) {
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

    /// Whether the name is a district's and the place that was found is a village in another region:
    /// Newham in London, not Newham in Northumberland. A row that gives the village's region means
    /// the village.
    fn is_namesake_of_district(&self, name: &str, fix: &Match) -> bool {
        let Some(boundaries) = self.resources.boundaries else {
            return false;
        };
        let Some(district) = area::district(name, boundaries) else {
            return false;
        };
        let region = boundaries
            .districts
            .get(district as usize)
            .and_then(|district| district.region);
        let found = self.region_at(fix.position);
        let given = self.given_region();
        region != found && (given.is_none() || given != found)
    }

    /// Whether a county is in the nation that the row gives, if it gives one.
    fn agrees(&self, county: Bias) -> bool {
        let Bias { region, nation, .. } = self.hint();
        let given = nation.or(region.map(Region::nation));
        given.is_none() || county.nation.is_none() || given == county.nation
    }

    /// Reads a county, region or nation in the column for places. One that is not in the given
    /// nation is ignored: used as the region, it would send the next import to a town in it.
    fn somewhere_in(&mut self, county: Bias) {
        let place = self.location.place;
        if !self.agrees(county) {
            self.remark(Field::Place, place, IssueKind::AreaInOtherNation);
            return;
        }
        self.placed.region = county
            .region
            .or_else(|| county.nation.and_then(only_region));
        self.placed.nation = county.nation;
        self.remark(Field::Place, place, IssueKind::AreaForTown);
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

/// Whether an address ends in another country.
fn is_abroad(name: &str) -> bool {
    let last = name
        .rsplit([',', '(', ';', '/'])
        .map(name::key)
        .find(|part| !part.is_empty());
    last.is_some_and(|last| ABROAD.contains(&last.as_str()))
}
