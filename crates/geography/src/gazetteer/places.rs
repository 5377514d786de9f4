//! Finds the position of a place name, choosing among places of the same name.

use std::ops::Range;
use std::sync::OnceLock;

use super::name::{self, key};
use super::pack::{PackedAreas, PackedPlaces, with_beginnings};
use super::{Bias, Lookup, Match, counties, degrees, region, same_length};
use crate::geo::distance_km;
use areas::Areas;
use records::codes::Region;
use records::dataset::Strings;
use records::record::{LonLat, PlacedBy, Precision};
use records::sort;

/// The most populous place of a name is meant if it has this many times the population of the next
/// …
const DOMINANT_TIMES: u64 = 5;
/// … and at least this many.
const DOMINANT_PEOPLE: u32 = 10_000;
/// … or this many, where the others are villages: the table of towns starts at 500 people.
const TOWN_PEOPLE: u32 = 1_500;
/// A place with the same name and at least this population may be meant although another is the
/// largest …
const CONTESTING_PEOPLE: u32 = 2_000;
/// … unless that one has this many times its population.
const UNCONTESTED_TIMES: u64 = 20;
/// A name is the beginning of a longer one where that is the name of a place with this population …
const LONGER_PEOPLE: u32 = 2_000;
/// … and this many times that of any place whose whole name it is.
const LONGER_TIMES: u32 = 5;
/// How far outside a region or county, in kilometres, a place is still said to be in it: postal
/// addresses and former counties extend beyond today's borders.
const BORDER_KM: f64 = 20.0;
/// A place with more people than any district: Birmingham's has 1,166,000.
const WIDER_THAN_DISTRICT: u32 = 1_500_000;
/// How far from a town, in kilometres, a place named before it may be.
const BY_TOWN_KM: f64 = 25.0;
/// Places of the same name this close to each other count as one, in kilometres.
const SAME_PLACE_KM: f64 = 10.0;
/// Counties whose postal addresses extend into Greater London.
const HOME_COUNTIES: [&str; 4] = ["essex", "hertfordshire", "kent", "surrey"];
/// Words that join a name to what distinguishes it: Wells-next-the-Sea, Stratford-upon-Avon. Keys
/// have `upon` as `on` and lack `the`.
const JOINING: [&str; 13] = [
    "at", "by", "cum", "de", "in", "le", "near", "next", "on", "over", "sub", "super", "under",
];
const NO_AREA: &str = "The gazetteer has a place in an area that it does not have.";

pub(super) struct TownTable {
    areas: Areas,
    keys: Strings,
    lat: Vec<i32>,
    lon: Vec<i32>,
    population: Vec<u32>,
    area: Vec<u16>,
    region: Vec<u8>,
    /// See [`PackedPlaces::reach`].
    reach: Vec<u8>,
    /// The rows by latitude, once they are asked for.
    by_lat: OnceLock<Vec<u32>>,
    /// The rows of places with more people than any district.
    wider_than_district: Vec<u32>,
}

impl TownTable {
    pub(super) fn unpack(areas: &PackedAreas, places: PackedPlaces) -> Result<Self, String> {
        let named_areas = Areas::new(areas);
        let keys = with_beginnings(&places.tails, &places.shared)
            .ok_or("The gazetteer's names are not in the expected form.")?;
        let keys = strings(keys.iter().map(String::as_str));
        same_length(
            &[
                named_areas.len(),
                areas.region.len(),
                areas.lat.len(),
                areas.lon.len(),
            ],
            "areas",
        )?;
        same_length(
            &[
                keys.len(),
                places.lat.len(),
                places.lon.len(),
                places.population.len(),
                places.area.len(),
                places.reach.len(),
            ],
            "places",
        )?;
        if !keys.iter().is_sorted() {
            return Err("The gazetteer's places are out of order.".to_owned());
        }
        let of_area = |steps: &[i32], middles: &[i32]| -> Option<Vec<i32>> {
            let middle = |area: u16| middles.get(usize::from(area));
            let both = steps.iter().zip(&places.area);
            both.map(|(step, &area)| middle(area).map(|middle| step.wrapping_add(*middle)))
                .collect()
        };
        let region = |&area: &u16| areas.region.get(usize::from(area)).copied();
        let regions: Option<Vec<u8>> = places.area.iter().map(region).collect();
        Ok(Self {
            lat: of_area(&places.lat, &areas.lat).ok_or(NO_AREA)?,
            lon: of_area(&places.lon, &areas.lon).ok_or(NO_AREA)?,
            region: regions.ok_or(NO_AREA)?,
            areas: named_areas,
            keys,
            by_lat: OnceLock::new(),
            wider_than_district: (0..)
                .zip(&places.population)
                .filter_map(|(row, people)| (*people > WIDER_THAN_DISTRICT).then_some(row))
                .collect(),
            population: places.population,
            area: places.area,
            reach: places.reach,
        })
    }

    /// What the key of a county, district, region or nation says about a location.
    pub(super) fn county(&self, tail: &str) -> Option<Bias> {
        let tail = counties::in_full(tail);
        counties::hint(tail).or_else(|| self.area_hint(bare_county(tail)))
    }

    /// The places with a key that the hint allows.
    pub(super) fn reach(&self, key: &str, hint: Bias) -> Lookup {
        self.choose(&mut self.near_hint(self.named(key).collect(), hint))
    }

    /// The population of the most populous place with a key.
    pub(super) fn most_people(&self, key: &str) -> u32 {
        self.named(key)
            .map(|row| self.people(row))
            .max()
            .unwrap_or_default()
    }

    pub(super) fn distance_to(&self, name: &str, position: LonLat) -> Option<f64> {
        let whole = key(name);
        let parts = reading::parts(name);
        let keys = [whole].into_iter().chain(parts);
        keys.flat_map(|key| self.named(name::undressed(&key).unwrap_or(&key)))
            .filter_map(|row| Some(distance_km(self.position(row)?, position)))
            .reduce(f64::min)
    }

    /// The rows with a given key.
    fn named(&self, key: &str) -> Range<u32> {
        if key.is_empty() {
            return 0..0;
        }
        let first = self.first_row(|row| row < key);
        let rows = first..self.keys.len() as u32;
        let many = rows.take_while(|row| self.keys.is(*row, key)).count();
        first..first + many as u32
    }

    /// The first row whose key does not satisfy `before`, which must hold for an initial part of
    /// the rows.
    fn first_row(&self, before: impl Fn(&str) -> bool) -> u32 {
        let (mut low, mut high) = (0, self.keys.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.keys.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Keeps the rows in the hint's region. Where there is none, the only place of the name in the
    /// same nation is kept if it is near the region: boundaries and returns do not always agree on a
    /// region.
    fn near_hint(&self, mut rows: Vec<u32>, hint: Bias) -> Vec<u32> {
        if let Some((at, within)) = hint.near {
            rows = self.within(&rows, at, within);
        }
        let nation = hint.nation.or(hint.region.map(Region::nation));
        let of_nation = |rows: &[u32]| {
            self.keep(rows, |row| {
                nation.is_none() || self.region(row).map(Region::nation) == nation
            })
        };
        let Some(region) = hint.region else {
            return of_nation(&rows);
        };
        let of_region = self.keep(&rows, |row| self.region(row) == Some(region));
        if !of_region.is_empty() {
            return of_region;
        }
        match of_nation(&rows).as_slice() {
            [only] if self.is_near(*only, |row| self.region(row) == Some(region)) => vec![*only],
            _ => Vec::new(),
        }
    }

    /// Whether a place is within [`BORDER_KM`] of one of those wanted.
    fn is_near(&self, row: u32, wanted: impl Fn(u32) -> bool) -> bool {
        /// The reach in degrees of latitude, with room to spare.
        const STEPS: i32 = (super::pack::LAT_STEPS as f64 * BORDER_KM / 110.0) as i32;
        let (Some(at), Some(home)) = (self.position(row), self.lat.get(row as usize)) else {
            return false;
        };
        let lat = |row: &u32| self.lat.get(*row as usize).copied().unwrap_or_default();
        let by_lat = self.by_lat.get_or_init(|| {
            let mut rows: Vec<u32> = (0..self.lat.len() as u32).collect();
            sort::by_key(&mut rows, lat);
            rows
        });
        let first = by_lat.partition_point(|row| lat(row) < home.saturating_sub(STEPS));
        let about = by_lat.iter().skip(first);
        about
            .take_while(|row| lat(row) <= home.saturating_add(STEPS))
            .any(|&other| {
                let position = || self.position(other);
                wanted(other) && position().is_some_and(|to| distance_km(to, at) <= BORDER_KM)
            })
    }

    /// Keeps the rows in the county, region or nation, or near the town, with which a name ends;
    /// all rows, where it ends with none of these.
    fn of_tail(&self, rows: Vec<u32>, tail: &str) -> Vec<u32> {
        let county = bare_county(counties::in_full(tail));
        let in_area = self.keep(&rows, |row| {
            self.area_key(row).is_some_and(|k| names(k, county))
        });
        if !in_area.is_empty() {
            return in_area;
        }
        let Some(hint) = self.county(tail) else {
            return self.by_town(rows, tail);
        };
        let mut near = self.near_hint(rows.clone(), hint);
        // A village far from the county is not the one that is meant; a town may be, in the county
        // of another time.
        let exact = self.areas.with_key(county);
        if exact.is_some() {
            let in_county = |row| self.area.get(row as usize).copied() == exact;
            near.retain(|row| self.people(*row) >= TOWN_PEOPLE || self.is_near(*row, in_county));
        }
        if near.is_empty() && HOME_COUNTIES.contains(&county) {
            return self.keep(&rows, |row| self.region(row) == Some(Region::London));
        }
        // Leeds is a district and a town: a place outside the district must be near the town.
        let all_outside = near.iter().all(|row| self.region(*row) != hint.region);
        if hint.region.is_some() && all_outside && !self.named(tail).is_empty() {
            return self.by_town(near, tail);
        }
        near
    }

    /// Keeps the rows near a town with the given name. A name before a town's is that of a place
    /// near it, of a venue or of a street.
    fn by_town(&self, rows: Vec<u32>, tail: &str) -> Vec<u32> {
        let towns = self.named(name::undressed(tail).unwrap_or(tail));
        if towns.is_empty() {
            return rows;
        }
        let towns: Vec<LonLat> = towns.filter_map(|town| self.position(town)).collect();
        self.keep(&rows, |row| {
            self.position(row).is_some_and(|at| {
                towns
                    .iter()
                    .any(|town| distance_km(*town, at) <= BY_TOWN_KM)
            })
        })
    }

    fn within(&self, rows: &[u32], at: LonLat, km: f64) -> Vec<u32> {
        self.keep(rows, |row| {
            self.position(row)
                .is_some_and(|position| distance_km(position, at) <= km)
        })
    }

    fn area_hint(&self, county: &str) -> Option<Bias> {
        let region = self.areas.region_of(county)?;
        Some(Bias {
            region: Some(region),
            nation: Some(region.nation()),
            near: None,
        })
    }

    /// The rows whose name continues after the given key, with a word that joins a name to a river,
    /// a county or the like: `wells` and `wells next sea`. Only places of at least that population.
    fn longer(&self, key: &str, least: u32) -> Vec<u32> {
        if key.is_empty() {
            return Vec::new();
        }
        let continues = |row: &u32| {
            let rest = self.keys.get(*row).strip_prefix(key);
            let word = rest.and_then(|rest| rest.strip_prefix(' ')?.split(' ').next());
            word.is_some_and(|word| JOINING.contains(&word))
        };
        let first = self.first_row(|row| row <= key);
        (first..self.keys.len() as u32)
            .take_while(|row| self.keys.get(*row).starts_with(key))
            .filter(continues)
            .filter(|row| self.people(*row) >= least)
            .collect()
    }

    /// See [`super::Gazetteer::names_another_town`].
    pub(super) fn names_another_town(&self, name: &str, found: &Match) -> bool {
        if found.people < DOMINANT_PEOPLE || !name.contains(',') {
            return false;
        }
        let is_found = |row: &u32| self.position(*row) == Some(found.position);
        let mut named = name.split(',').map(key).flat_map(|part| self.named(&part));
        let area = named.find(is_found).and_then(|row| self.area_key(row));
        name.split(',').map(key).any(|part| {
            if self.named(&part).any(|row| is_found(&row)) || counties::hint(&part).is_some() {
                return false;
            }
            let town = self.named(&part).max_by_key(|row| self.people(*row));
            let Some(town) = town.filter(|row| self.people(*row) >= DOMINANT_PEOPLE) else {
                return false;
            };
            let is_apart = self
                .position(town)
                .is_some_and(|at| distance_km(at, found.position) > SAME_PLACE_KM / 2.0);
            is_apart && !area.is_some_and(|area| names(area, &part))
        })
    }

    /// See [`super::Gazetteer::is_wider_than_district`].
    pub(super) fn is_wider_than_district(&self, position: LonLat) -> bool {
        let mut cities = self.wider_than_district.iter();
        cities.any(|row| {
            self.position(*row)
                .is_some_and(|city| distance_km(city, position) < 0.1)
        })
    }

    /// Chooses one of several rows, if possible, and sorts them by population, highest first.
    fn choose(&self, rows: &mut [u32]) -> Lookup {
        sort::by_key(rows, |row| std::cmp::Reverse(self.people(*row)));
        let Some((&first, others)) = rows.split_first() else {
            return Lookup::Unknown;
        };
        let Some(fix) = self.fix(first) else {
            return Lookup::Unknown;
        };
        let next = others.first().map_or(0, |row| self.people(*row));
        let least = if next == 0 {
            TOWN_PEOPLE
        } else {
            DOMINANT_PEOPLE
        };
        let dominant = self.people(first) >= least
            && u64::from(self.people(first)) >= DOMINANT_TIMES * u64::from(next);
        let apart = |row: &u32| {
            self.position(*row)
                .is_none_or(|p| distance_km(p, fix.position) > SAME_PLACE_KM)
        };
        if dominant || !others.iter().any(apart) {
            let town = |row: &&u32| {
                let people = self.people(**row);
                people >= CONTESTING_PEOPLE
                    && u64::from(self.people(first)) < UNCONTESTED_TIMES * u64::from(people)
            };
            let ambiguous = others.iter().filter(town).any(apart);
            Lookup::Found(Match { ambiguous, ..fix })
        } else {
            Lookup::Ambiguous(rows.len() as u32)
        }
    }

    /// The location of a row's place in words: its county or district, else its region.
    fn whereabouts(&self, row: u32) -> String {
        let own = self.keys.get(row);
        let area = self.area_key(row).filter(|area| *area != own);
        let region = self.region(row).map_or("", Region::name);
        area.map(|area| area.strip_suffix(" city of").unwrap_or(area))
            .map_or_else(|| region.to_owned(), name::titled)
    }

    fn keep(&self, rows: &[u32], wanted: impl Fn(u32) -> bool) -> Vec<u32> {
        rows.iter().copied().filter(|row| wanted(*row)).collect()
    }

    fn people(&self, row: u32) -> u32 {
        self.population
            .get(row as usize)
            .copied()
            .unwrap_or_default()
    }

    fn reach_km(&self, row: u32) -> Option<f32> {
        let km = *self.reach.get(row as usize)?;
        (km > 0).then(|| km.into())
    }

    fn region(&self, row: u32) -> Option<Region> {
        region(*self.region.get(row as usize)?)
    }

    fn area_key(&self, row: u32) -> Option<&str> {
        self.areas.key(*self.area.get(row as usize)?)
    }

    fn position(&self, row: u32) -> Option<LonLat> {
        Some(degrees(
            *self.lat.get(row as usize)?,
            *self.lon.get(row as usize)?,
        ))
    }

    fn fix(&self, row: u32) -> Option<Match> {
        Some(Match {
            position: self.position(row)?,
            placed_by: PlacedBy::PlaceName,
            precision: Precision::Town,
            region: self.region(row),
            radius_km: self.reach_km(row),
            ambiguous: false,
            people: self.people(row),
            read_as: None,
        })
    }
}

fn bare_county(tail: &str) -> &str {
    tail.strip_prefix("county ")
        .or_else(|| tail.strip_prefix("co "))
        .unwrap_or(tail)
}

/// Whether a county's name refers to an area: `sussex` means East and West Sussex, `cheshire`
/// Cheshire East, `bristol` Bristol, City of.
fn names(area: &str, county: &str) -> bool {
    if county.starts_with("of ") {
        return false;
    }
    area.strip_suffix(county)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        || area
            .strip_prefix(county)
            .is_some_and(|rest| rest.starts_with(' '))
}

fn strings<'l>(lines: impl Iterator<Item = &'l str>) -> Strings {
    let mut strings = Strings::default();
    for line in lines {
        strings.push(line);
    }
    strings
}

mod areas;
mod reading;
#[cfg(test)]
mod tests;
