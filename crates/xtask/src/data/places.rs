//! Packs place tables into `places.bin`: the names that a map shows and that users search for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use geography::gazetteer::name::key;
use geography::gazetteer::names::pack::{LAT_STEPS, LON_STEPS, MAGIC, PackedNames};
use geography::gazetteer::names::{COARSE, LAST_SHOWN};
use records::codes::Region;

use super::gazetteer::rounded;
use super::table::{differences, index, rows};
use super::{Result, to_bytes};

const TOWNS: &str = "data/gazetteer/uk_places.csv";
const VILLAGES: &str = "data/gazetteer/uk_villages.csv";
const BY_POSTCODE: &str = "data/gazetteer/uk_villages_by_postcode.csv";
const ALIASES: &str = "data/gazetteer/aliases.csv";
const CORRECTIONS: &str = "data/gazetteer/population_corrections.csv";
const AREAS: &str = "data/gazetteer/counties.csv";

/// Packs names, along a Hilbert curve.
pub fn pack(root: &Path) -> Result<Vec<u8>> {
    let mut places = places(root)?;
    rank(&mut places);
    let aliases = aliases(root, &mut places)?;
    places.sort_by_cached_key(|place| (hilbert(place), place.name.clone()));
    let row_of: BTreeMap<usize, u32> = (0..).zip(&places).map(|(row, p)| (p.id, row)).collect();
    let joined = |texts: &mut dyn Iterator<Item = &str>| texts.collect::<Vec<_>>().join("\n");
    to_bytes(&PackedNames {
        magic: MAGIC,
        names: joined(&mut places.iter().map(|place| place.name.as_str())),
        lat: differences(places.iter().map(|place| place.lat)),
        lon: differences(places.iter().map(|place| place.lon)),
        population: places
            .iter()
            .map(|place| rounded(place.population))
            .collect(),
        rank: places.iter().map(|place| place.rank).collect(),
        region: places.iter().map(|place| index(place.region)).collect(),
        aliases: joined(&mut aliases.iter().map(|alias| alias.text.as_str())),
        alias_of: aliases
            .iter()
            .filter_map(|alias| row_of.get(&alias.of).copied())
            .collect(),
        alias_kind: aliases.iter().map(|alias| u8::from(alias.welsh)).collect(),
    })
}

struct NamedPlace {
    /// The place's row before sorting.
    id: usize,
    name: String,
    lat: i32,
    lon: i32,
    population: u32,
    region: Region,
    rank: u8,
    /// Whether its local authority is named after it, so that it is the main place there.
    is_main: bool,
}

impl NamedPlace {
    fn is_town(&self) -> bool {
        self.population > 0
    }

    /// Kilometres east and north of an arbitrary point: suitable for comparing distances up to a
    /// hundred kilometres.
    fn km(&self) -> [f64; 2] {
        let lat = f64::from(self.lat) / f64::from(LAT_STEPS);
        let lon = f64::from(self.lon) / f64::from(LON_STEPS);
        [lon * 111.32 * lat.to_radians().cos(), lat * 111.2]
    }
}

/// Reads towns, and villages; those whose own position is not known already get a rank.
///
/// For more than half of its villages, GeoNames has the centre of the postcode district. Most of
/// these share their position with several others; the rest are listed in a separate table.
fn places(root: &Path) -> Result<Vec<NamedPlace>> {
    let areas: BTreeSet<(String, String)> = rows(root, AREAS, |row| {
        Ok((
            row.text("area_id")?.to_owned(),
            row.text("name")?.to_owned(),
        ))
    })?
    .into_iter()
    .collect();
    let place = |row: &super::table::SourceRow, population: u32| -> Result<NamedPlace> {
        let name = written(row.text("name")?);
        Ok(NamedPlace {
            id: 0,
            is_main: areas.contains(&(row.text("area_id")?.to_owned(), name.clone())),
            name,
            lat: row.steps("lat", LAT_STEPS)?,
            lon: row.steps("lon", LON_STEPS)?,
            population,
            region: row.region("itl1")?,
            rank: 0,
        })
    };
    let mut places = rows(root, TOWNS, |row| place(row, row.number("population")?))?;
    let villages = rows(root, VILLAGES, |row| Ok((place(row, 0)?, named(row)?)))?;
    let by_postcode = by_postcode(root)?;
    let mut at: BTreeMap<(i32, i32), Sharing> = BTreeMap::new();
    for place in &places {
        at.entry((place.lat, place.lon)).or_default().own += 1;
    }
    for (village, named) in &villages {
        let sharing = at.entry((village.lat, village.lon)).or_default();
        if by_postcode.contains(named) {
            sharing.by_postcode += 1;
        } else {
            sharing.own += 1;
        }
    }
    for town in &mut places {
        if ADMINISTRATIVE.contains(&town.name.as_str()) {
            town.rank = COARSE;
        }
        if MISCOUNTED.contains(&town.name.as_str()) {
            town.population = 0;
        }
    }
    for (mut village, named) in villages {
        let sharing = at.get(&(village.lat, village.lon));
        let alone = sharing.is_some_and(|n| n.own == 1 && n.by_postcode <= 1);
        if by_postcode.contains(&named) || !alone {
            village.rank = COARSE;
        }
        places.push(village);
    }
    // The same name twice at one position is one place.
    let mut seen = BTreeSet::new();
    places.retain(|place| seen.insert((key(&place.name), place.lat, place.lon)));
    correct(root, &mut places)?;
    for (id, place) in places.iter_mut().enumerate() {
        place.id = id;
    }
    Ok(places)
}

/// Assigns a population to the right one of several places of the same name, and to towns for which
/// GeoNames has none.
fn correct(root: &Path, places: &mut [NamedPlace]) -> Result<()> {
    let corrections = rows(root, CORRECTIONS, |row| {
        let at = (row.steps("lat", LAT_STEPS)?, row.steps("lon", LON_STEPS)?);
        Ok((row.text("name")?.to_owned(), at, row.number("population")?))
    })?;
    for (name, at, population) in corrections {
        let place = places
            .iter_mut()
            .find(|place| place.name == name && (place.lat, place.lon) == at)
            .ok_or_else(|| format!("{CORRECTIONS}: there is no {name} at that position"))?;
        place.population = population;
        if population > 0 {
            place.rank = 0;
        }
    }
    Ok(())
}

/// The number of places with the same position, by GeoNames' feature type.
#[derive(Default)]
struct Sharing {
    own: u32,
    by_postcode: u32,
}

/// The villages, by name and outward code, of which only the position of their postcode district is
/// known.
pub fn by_postcode(root: &Path) -> Result<BTreeSet<(String, String)>> {
    Ok(rows(root, BY_POSTCODE, named)?.into_iter().collect())
}

/// A row's name and outward code.
pub fn named(row: &super::table::SourceRow) -> Result<(String, String)> {
    Ok((
        row.text("name")?.to_owned(),
        row.text("outcode")?.to_owned(),
    ))
}

/// The name as written today on maps and signs: `St Davids`, `Berwick-upon-Tweed`, `Ash`.
fn written(name: &str) -> String {
    let name = name.split([',', '(']).next().unwrap_or(name).trim();
    let name = match name.strip_prefix("Saint ") {
        Some(rest) => format!("St {rest}"),
        None => name.to_owned(),
    };
    const SMALL: [&str; 9] = ["By", "In", "Le", "Next", "Of", "On", "The", "Under", "Upon"];
    let mut out = String::with_capacity(name.len());
    for part in name.split_inclusive(['-', ' ']) {
        let word = part.trim_end_matches(['-', ' ']);
        let inner = !out.is_empty() && word.len() < part.len();
        if inner && SMALL.contains(&word) {
            out.push_str(&part.to_lowercase());
        } else {
            out.push_str(part);
        }
    }
    out.replace('’', "'")
}

/// Rows of the table of towns that are present or former districts rather than places on a map.
const ADMINISTRATIVE: [&str; 5] = [
    "Fylde",
    "High Peak",
    "Londonderry County Borough",
    "Mendip",
    "Rossendale",
];
/// Suburbs to which GeoNames attributes the population of the whole district.
const MISCOUNTED: [&str; 2] = ["Archway", "St Peters"];

/// The distance in kilometres beyond which the next larger place no longer matters.
const APART_KM: f64 = 60.0;
/// The apparent populations from which a place has rank 1, 2 …
const AS_LARGE_AS: [f64; 7] = [
    150_000.0, 60_000.0, 30_000.0, 12_000.0, 5_000.0, 2_000.0, 500.0,
];

/// The minimum rank of a local authority's main place, such as Bromley, for which GeoNames has no
/// population.
const MAIN: u8 = 4;

/// The radius of a city with a given population, in kilometres: about 20 km for London, 5 km for
/// Glasgow.
fn city_km(people: u32) -> f64 {
    2.2 * (f64::from(people) / 100_000.0).sqrt()
}

/// Ranks places without a rank, by population and by the distance to the next larger place. Lerwick
/// is what people know of Shetland, whereas a suburb ten times as large is part of its city.
fn rank(places: &mut [NamedPlace]) {
    let mut towns: Vec<([f64; 2], u32)> = places
        .iter()
        .filter(|place| place.is_town() && place.rank == 0)
        .map(|place| (place.km(), place.population))
        .collect();
    towns.sort_by(|a, b| a.0[1].total_cmp(&b.0[1]));
    let near = |place: &NamedPlace| {
        let at = place.km();
        let from = towns.partition_point(|town| town.0[1] < at[1] - APART_KM);
        let (mut apart, mut within_city) = (APART_KM, 1.0_f64);
        let rows = towns[from..]
            .iter()
            .take_while(|town| town.0[1] <= at[1] + APART_KM);
        for (town, people) in rows.filter(|town| town.1 > place.population) {
            let km = (town[0] - at[0]).hypot(town[1] - at[1]);
            apart = apart.min(km);
            if *people >= 3 * place.population {
                within_city = within_city.min(km / city_km(*people));
            }
        }
        (apart, within_city)
    };
    let ranks: Vec<u8> = places
        .iter()
        .map(|place| {
            if place.rank > 0 {
                return place.rank;
            }
            let (apart, within_city) = near(place);
            let size = if place.is_town() {
                let people = f64::from(place.population.max(500));
                (people * (1.0 + apart / 12.0) * within_city.powi(2)).max(500.0)
            } else {
                // All that is known is that the table of towns, which starts at 500 people, does
                // not include it.
                150.0 * (1.0 + apart / 4.0)
            };
            let larger = AS_LARGE_AS.iter().position(|least| size >= *least);
            let rank = larger.map_or(LAST_SHOWN, |rank| rank as u8 + 1);
            if place.is_main { rank.min(MAIN) } else { rank }
        })
        .collect();
    for (place, rank) in places.iter_mut().zip(ranks) {
        place.rank = rank;
    }
}

struct Alias {
    text: String,
    /// [`NamedPlace::id`].
    of: usize,
    welsh: bool,
}

/// Alternative names; one that is to be shown instead is swapped with the name.
fn aliases(root: &Path, places: &mut Vec<NamedPlace>) -> Result<Vec<Alias>> {
    let listed = rows(root, ALIASES, |row| {
        let (name, region) = (key(row.text("name")?), row.region("itl1")?);
        let meant = places
            .iter()
            .filter(|place| place.region == region && key(&place.name) == name)
            .min_by_key(|place| (place.rank, std::cmp::Reverse(place.population)))
            .ok_or_else(|| format!("{ALIASES}: there is no place {name} in that region"))?;
        let (text, language) = (
            row.text("alias")?.to_owned(),
            row.text("language")?.to_owned(),
        );
        Ok((text, meant.id, language))
    })?;
    // An alternative name of a place, such as Londonderry, needs no entry at the place's own
    // position.
    let other: BTreeSet<(String, i32, i32)> = listed
        .iter()
        .filter_map(|(text, of, _)| {
            places
                .get(*of)
                .map(|place| (key(text), place.lat, place.lon))
        })
        .collect();
    let mut aliases = Vec::with_capacity(listed.len());
    for (text, of, language) in listed {
        let alias = |text| Alias {
            text,
            of,
            welsh: language == "cy",
        };
        if language == "shown" {
            if let Some(place) = places.get_mut(of) {
                aliases.push(alias(std::mem::replace(&mut place.name, text)));
            }
        } else {
            aliases.push(alias(text));
        }
    }
    places.retain(|place| {
        place.rank < COARSE || !other.contains(&(key(&place.name), place.lat, place.lon))
    });
    Ok(aliases)
}

/// The position of a place along a Hilbert curve through squares of about 20 m.
fn hilbert(place: &NamedPlace) -> u64 {
    const BITS: u32 = 16;
    let steps =
        |degrees: i32, a_degree: i32, from: i32| ((degrees - from * a_degree) / 2).max(0) as u32;
    let (mut x, mut y) = (
        steps(place.lon, LON_STEPS, -9),
        steps(place.lat, LAT_STEPS, 49),
    );
    let mut along = 0;
    for bit in (0..BITS).rev() {
        let (right, up) = (x >> bit & 1, y >> bit & 1);
        along = along << 2 | u64::from((3 * right) ^ up);
        if up == 0 {
            if right == 1 {
                (x, y) = (!x, !y);
            }
            (x, y) = (y, x);
        }
    }
    along
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn names_as_on_signs() {
        for (given, expected) in [
            ("Saint Davids", "St Davids"),
            ("Berwick-Upon-Tweed", "Berwick-upon-Tweed"),
            ("Hetton-Le-Hole", "Hetton-le-Hole"),
            ("Isle Of Mull", "Isle of Mull"),
            ("The Mumbles", "The Mumbles"),
            ("Ash,Canterbury", "Ash"),
            ("Harrow (N, W and S)", "Harrow"),
            ("Bo’ness", "Bo'ness"),
            ("Borth-y-Gest", "Borth-y-Gest"),
            ("Stoke-on-Trent", "Stoke-on-Trent"),
            ("Westward Ho!", "Westward Ho!"),
        ] {
            assert_eq!(written(given), expected);
        }
    }
}
