//! The invented partners, in real towns but not real organisations.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use geography::gazetteer::{Bias, Gazetteer, Lookup, Postcode};
use geography::geo::{Boundaries, distance_km};
use records::codes::Region;
use records::record::LonLat;

use super::random::Random;
use super::weights::{KINDS, of_region};
use crate::data::Result;
use crate::data::table::rows;

/// The number of partners.
const PARTNERS: u32 = 640;
/// The population below which a town has no partner.
const SMALLEST_TOWN: f64 = 8_000.0;
/// The share of areas that have no partner at all: cold spots.
const COLD_AREAS: f64 = 0.10;
/// The maximum distance of a partner from its postcode's centre, in degrees (about 500 m).
const SPREAD: f64 = 0.005;

/// How a partner's records state its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// By latitude and longitude, and the postcode's sector.
    Coordinates,
    /// By the postcode's sector.
    Sector,
    /// By the outward code.
    Outward,
    /// By the place name and region.
    Place,
    /// By the region.
    Region,
    /// Not at all.
    Nothing,
}

/// An invented partner.
pub struct Partner {
    /// `Sample museum, Leeds 03`.
    pub name: String,
    /// The label of its kind.
    pub kind: &'static str,
    /// Its town.
    pub town: String,
    /// Its region.
    pub region: Region,
    /// Its position, near the centre of its postcode.
    pub position: LonLat,
    /// Its sector, or outward code where sectors are not known.
    pub postcode: Postcode,
    /// How its records state its position.
    pub given: Given,
    /// Its weight when partners are drawn.
    pub weight: f64,
}

struct Town {
    name: String,
    position: LonLat,
    people: f64,
    area: String,
    region: Region,
}

struct Code {
    postcode: Postcode,
    position: LonLat,
    region: Region,
}

/// Invents the partners.
pub fn invent(
    root: &Path,
    boundaries: &Boundaries,
    gazetteer: &Gazetteer,
    random: &mut Random,
) -> Result<Vec<Partner>> {
    let towns = towns(root, random)?;
    let codes = codes(root, gazetteer)?;
    let mut numbers: BTreeMap<(usize, String), u32> = BTreeMap::new();
    let mut partners = Vec::new();
    while partners.len() < PARTNERS as usize {
        let region = Region::ALL[random.weighted(Region::ALL.into_iter().map(of_region))];
        let weights = towns.iter().map(|town| {
            if town.region == region {
                town.people.powf(0.75)
            } else {
                0.0
            }
        });
        let town = &towns[random.weighted(weights)];
        let Some(code) = code_near(&codes, town, random) else {
            continue;
        };
        let mut aside = || (random.unit() * 2.0 - 1.0) * SPREAD;
        let spread = LonLat {
            lon: code.position.lon + aside(),
            lat: code.position.lat + aside(),
        };
        let on_land = boundaries.region_near(spread) == Some((region, 0.0));
        let position = if on_land { spread } else { code.position };
        let kind = random.weighted(KINDS.iter().map(|kind| kind.2));
        let given = given(gazetteer, town, code, random);
        let number = numbers.entry((kind, town.name.clone())).or_default();
        *number += 1;
        partners.push(Partner {
            name: format!("Sample {}, {} {number:02}", KINDS[kind].1, town.name),
            kind: KINDS[kind].0,
            town: town.name.clone(),
            region,
            position,
            postcode: code.postcode,
            given,
            weight: random.magnitude(1.0, 30.0),
        });
    }
    // Three whose returns say nothing about where they are.
    for partner in partners
        .iter_mut()
        .filter(|p| p.given == Given::Coordinates)
        .skip(40)
        .take(3)
    {
        (partner.given, partner.weight) = (Given::Nothing, 4.0);
    }
    Ok(partners)
}

fn given(gazetteer: &Gazetteer, town: &Town, code: &Code, random: &mut Random) -> Given {
    let choices = [
        (Given::Coordinates, 66.0),
        (Given::Sector, 22.0),
        (Given::Outward, 8.5),
        (Given::Place, 2.2),
        (Given::Region, 1.3),
    ];
    let hint = Bias {
        region: Some(town.region),
        ..Bias::default()
    };
    match choices[random.weighted(choices.iter().map(|choice| choice.1))].0 {
        Given::Place if !matches!(gazetteer.place(&town.name, hint), Lookup::Found(_)) => {
            Given::Sector
        }
        Given::Sector if code.postcode.sector().is_none() => Given::Outward,
        given => given,
    }
}

/// The towns, except those in cold areas. The largest of a region is never in one.
fn towns(root: &Path, random: &mut Random) -> Result<Vec<Town>> {
    let mut towns = rows(root, "data/gazetteer/uk_places.csv", |row| {
        Ok(Town {
            name: row.text("name")?.to_owned(),
            position: LonLat {
                lon: row.number("lon")?,
                lat: row.number("lat")?,
            },
            people: row.number("population")?,
            area: row.text("area_id")?.to_owned(),
            region: row.region("itl1")?,
        })
    })?;
    towns.retain(|town| town.people >= SMALLEST_TOWN && !town.name.contains(','));
    let areas: BTreeSet<&str> = towns.iter().map(|town| town.area.as_str()).collect();
    let has_city = |area: &str| towns.iter().any(|t| t.area == area && t.people > 150_000.0);
    let cold: BTreeSet<String> = areas
        .into_iter()
        .filter(|area| random.chance(COLD_AREAS) && !has_city(area))
        .map(str::to_owned)
        .collect();
    towns.retain(|town| !cold.contains(&town.area));
    Ok(towns)
}

/// Sectors where they are known, outward codes in Northern Ireland.
fn codes(root: &Path, gazetteer: &Gazetteer) -> Result<Vec<Code>> {
    let code = |text: &str| {
        let postcode = Postcode::parse(text)?;
        let fix = gazetteer.postcode(&postcode)?;
        Some(Code {
            postcode,
            position: fix.position,
            region: fix.region?,
        })
    };
    let sectors = rows(root, "data/postcodes/gb_postcode_sectors.csv", |row| {
        Ok(code(row.text("sector")?))
    })?;
    let outward = rows(root, "data/postcodes/uk_outcodes.csv", |row| {
        Ok(code(row.text("outcode")?))
    })?;
    let of_northern_ireland = outward
        .into_iter()
        .flatten()
        .filter(|code| code.region == Region::NorthernIreland);
    Ok(sectors
        .into_iter()
        .flatten()
        .chain(of_northern_ireland)
        .collect())
}

/// A random code in a town, or the nearest to it.
fn code_near<'c>(codes: &'c [Code], town: &Town, random: &mut Random) -> Option<&'c Code> {
    // The assumed radius is 1.5 km for a town of 50,000, 4 km for one of a million, 10 km for
    // London.
    let reach = (town.people.sqrt() / 250.0).clamp(1.5, 10.0);
    // A degree is at most 112 km; anything farther needs no haversine.
    let away = |code: &Code| {
        if (code.position.lat - town.position.lat).abs() > 0.25 {
            f64::INFINITY
        } else {
            distance_km(code.position, town.position)
        }
    };
    let mut near: Vec<(f64, &Code)> = codes
        .iter()
        .filter(|code| code.region == town.region)
        .map(|code| (away(code), code))
        .filter(|(km, _)| km.is_finite())
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    let inside = near
        .iter()
        .take_while(|(km, _)| *km <= reach)
        .count()
        .max(1);
    near.get(random.between(0, inside as u32 - 1) as usize)
        .map(|(_, code)| *code)
}
