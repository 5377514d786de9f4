//! Records placed by a name: a town's, a county's, the one in the partner's name.

use super::agreement::only_region;
use super::clues::is_nothing;
use super::code::Code;
use super::place::Placing;
use crate::codes::Region;
use crate::gazetteer::{Fix, Hint, Lookup, Namesakes, Postcode, name};
use crate::geo;
use crate::record::{Field, PlacedBy};

/// Places named in one cell that lie farther apart are several, kilometres.
const ONE_PLACE_KM: f64 = 25.0;

/// Words that stand where a place should and name none, as keys.
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

/// Countries that partners of UK museums are in, as keys.
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

impl Placing<'_> {
    pub(super) fn place_name(&mut self) -> Option<Fix> {
        let name = self.clues.place;
        let key = name::key(name);
        if names_no_place(&key) {
            if self.clues.region.is_none() && self.clues.nation.is_none() {
                let done = "not one place: not on the map, but in every count. Give each venue a row of its own to show it";
                self.remark(Code::NotPlaced, Field::Place, name, done);
            }
            return None;
        }
        if is_nothing(name) {
            return self.misplaced_name();
        }
        if is_abroad(name) {
            let done = "not in the United Kingdom; not on the map, but in every count";
            self.remark(Code::NotPlaced, Field::Place, name, done);
            return None;
        }
        self.first_of_several(name, &[";", "|", "/", "\n"])
            .or_else(|| self.one_name(name, &key))
    }

    fn one_name(&mut self, name: &str, key: &str) -> Option<Fix> {
        let gazetteer = self.resources.gazetteer?;
        match gazetteer.place(name, self.hint()) {
            Lookup::Found(fix) => {
                if name::is_near(key) {
                    let done = "placed at the place it is near; add a postcode";
                    self.remark(Code::PlaceGuessed, Field::Place, name, done);
                }
                if fix.contested {
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
                let done = "not in the list of places; add a postcode or coordinates";
                self.remark(Code::PlaceUnknown, Field::Place, name, done);
            }
        }
        None
    }

    /// The largest town of a name was taken, and another may be meant.
    fn say_contested(&mut self, name: &str) {
        let namesakes = self.namesakes(name);
        let Some((taken, others)) = namesakes.known.split_first() else {
            return;
        };
        let done = format!(
            "placed in {taken}, the largest of that name; also {}. Add a region or a postcode",
            listed(others, namesakes.more)
        );
        self.remark(Code::PlaceAmbiguous, Field::Place, name, done);
    }

    fn say_ambiguous(&mut self, name: &str) {
        let namesakes = self.namesakes(name);
        let done = if namesakes.known.len() > 1 {
            format!(
                "not placed by its name, which is that of places in {}. Add a region or a postcode",
                listed(&namesakes.known, namesakes.more)
            )
        } else {
            "not placed by its name, which is that of several places. Add a region or a postcode"
                .to_owned()
        };
        self.remark(Code::PlaceAmbiguous, Field::Place, name, done);
    }

    fn namesakes(&self, name: &str) -> Namesakes {
        let gazetteer = self.resources.gazetteer;
        gazetteer.map_or_else(Namesakes::default, |gazetteer| {
            gazetteer.namesakes(name, self.hint())
        })
    }

    /// `Leeds; Bristol`: the first, where each is a place. Said unless they lie side by side.
    fn first_of_several(&mut self, name: &str, between: &[&str]) -> Option<Fix> {
        let gazetteer = self.resources.gazetteer?;
        let separator = between
            .iter()
            .find(|separator| name.contains(**separator))?;
        let parts: Vec<&str> = name.split(*separator).collect();
        let fixes: Vec<Fix> = parts
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
        let apart = |other: &Fix| geo::distance_km(first.position, other.position);
        if others.iter().any(|other| apart(other) > ONE_PLACE_KM) {
            let done =
                "several places in one cell: the first is used. Give each partner a row of its own";
            self.remark(Code::PlaceGuessed, Field::Place, name, done);
        }
        Some(first.clone())
    }

    /// `NW1` where a town should stand.
    fn outward_as_place(&mut self, name: &str) -> Option<Fix> {
        let postcode = Postcode::parse(name).filter(|_| is_nothing(self.clues.postcode))?;
        let fix = self.fix_of(&postcode)?;
        let done = "a postcode in place of a town; better in its own column";
        if !self.say_read(postcode, name, Field::Place, done) {
            return None;
        }
        self.placed.postcode = Some(postcode);
        Some(fix)
    }

    /// A town in the column for postcodes, where none is in its own.
    fn misplaced_name(&mut self) -> Option<Fix> {
        let name = self.clues.postcode;
        if is_nothing(name) || self.placed.postcode.is_some() || is_abroad(name) {
            return None;
        }
        match self.resources.gazetteer?.place(name, self.hint()) {
            Lookup::Found(fix) => {
                let done = "a town in the column for postcodes: placed by its name";
                self.remark(Code::PlaceGuessed, Field::Postcode, name, done);
                Some(fix)
            }
            _ => None,
        }
    }

    /// Whether a county is in the nation that the row gives, if it gives one.
    fn agrees(&self, county: Hint) -> bool {
        let Hint { region, nation, .. } = self.hint();
        let given = nation.or(region.map(Region::nation));
        given.is_none() || county.nation.is_none() || given == county.nation
    }

    /// A county, region or nation where a town should stand. One in another nation than the given
    /// says nothing: taken for the region, it would send the next reading to a town in it.
    fn somewhere_in(&mut self, county: Hint) {
        let place = self.clues.place;
        if !self.agrees(county) {
            let done = "a county, region or nation in another nation than the given one: not used to place the record. Correct whichever is wrong";
            self.remark(Code::PlaceUnknown, Field::Place, place, done);
            return;
        }
        self.placed.region = county
            .region
            .or_else(|| county.nation.and_then(only_region));
        self.placed.nation = county.nation;
        let done = "a county, region or nation rather than a town: shown as somewhere in its region. Add a postcode or a town";
        self.remark(Code::PlaceUnknown, Field::Place, place, done);
    }

    /// The town in the partner's name, where nothing else was given that could say where it is.
    pub(super) fn partner(&mut self) -> Option<Fix> {
        // A clean export says that nothing placed the record: then it was not guessed either.
        let settled = [PlacedBy::None, PlacedBy::Region]
            .iter()
            .any(|by| by.name().eq_ignore_ascii_case(self.clues.placed_by));
        if settled || !self.placed.remarks.is_empty() || !is_nothing(self.clues.place) {
            return None;
        }
        let gazetteer = self.resources.gazetteer?;
        self.placed.by_partner = true;
        let partner = self.clues.partner;
        match gazetteer.town_in(partner, self.hint()) {
            Lookup::Found(fix) => {
                let done = "nothing else says where: placed at the town in the partner's name. Add a postcode or a place";
                self.remark(Code::PlaceGuessed, Field::Partner, partner, done);
                Some(fix)
            }
            _ => None,
        }
    }
}

/// `Wales, Shropshire and 3 more`.
fn listed(names: &[String], more: u32) -> String {
    let names = names.join(", ");
    match more {
        0 => names,
        more => format!("{names} and {more} more"),
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
