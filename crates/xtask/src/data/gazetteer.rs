//! Packs postcode and place tables into `gazetteer.bin`.

use std::collections::BTreeMap;
use std::path::Path;

use geography::gazetteer::Postcode;
use geography::gazetteer::name::key;
use geography::gazetteer::pack::{
    LAT_STEPS, LON_STEPS, MAGIC, PackedAreas, PackedGazetteer, PackedOutward, PackedPlaces,
    PackedSectors, without_beginnings,
};
use records::codes::Region;

use super::table::{differences, index, rows};
use super::{Result, to_bytes};

/// Packs outward codes, sectors and places.
pub fn pack(root: &Path) -> Result<Vec<u8>> {
    let (outward, sectors) = postcodes(root)?;
    let (areas, places) = places(root)?;
    to_bytes(&PackedGazetteer {
        magic: MAGIC,
        outward,
        sectors,
        areas,
        places,
    })
}

struct Outcode {
    lat: i32,
    lon: i32,
    radius: u16,
    region: u8,
    sectors: BTreeMap<u8, (i32, i32, u16)>,
}

fn postcodes(root: &Path) -> Result<(PackedOutward, PackedSectors)> {
    let path = "data/postcodes/uk_outcodes.csv";
    let outcodes = rows(root, path, |row| {
        let text = row.text("outcode")?;
        let Some(Postcode::Outward(code)) = Postcode::parse(text) else {
            return Err(format!("{path}: {text} is no outward code"));
        };
        let outcode = Outcode {
            lat: row.steps("lat", LAT_STEPS)?,
            lon: row.steps("lon", LON_STEPS)?,
            radius: row.hundred_metres("radius_km").unwrap_or(0),
            region: index(row.region("itl1")?),
            sectors: BTreeMap::new(),
        };
        Ok((code, outcode))
    })?;
    let mut outcodes: BTreeMap<_, _> = outcodes.into_iter().collect();
    let path = "data/postcodes/gb_postcode_sectors.csv";
    let sectors = rows(root, path, |row| {
        let text = row.text("sector")?;
        let Some(Postcode::Sector(code, digit)) = Postcode::parse(text) else {
            return Err(format!("{path}: {text} is no postcode sector"));
        };
        let place = (
            row.steps("lat", LAT_STEPS)?,
            row.steps("lon", LON_STEPS)?,
            row.hundred_metres("radius90_km")?,
        );
        Ok((code, digit, place))
    })?;
    for (code, digit, (lat, lon, radius)) in sectors {
        let Some(outcode) = outcodes.get_mut(&code) else {
            return Err(format!(
                "{path}: {code:?} {} has no outward code",
                char::from(digit)
            ));
        };
        outcode
            .sectors
            .insert(digit, (lat - outcode.lat, lon - outcode.lon, radius));
    }
    let codes: Vec<&str> = outcodes.keys().map(|code| code.as_str()).collect();
    let outward = PackedOutward {
        codes: codes.join("\n"),
        lat: differences(outcodes.values().map(|outcode| outcode.lat)),
        lon: differences(outcodes.values().map(|outcode| outcode.lon)),
        radius: outcodes.values().map(|outcode| outcode.radius).collect(),
        region: outcodes.values().map(|outcode| outcode.region).collect(),
    };
    let sectors = || {
        outcodes
            .values()
            .flat_map(|outcode| outcode.sectors.values())
    };
    let sectors = PackedSectors {
        digits: outcodes
            .values()
            .map(|outcode| {
                outcode
                    .sectors
                    .keys()
                    .fold(0, |set, digit| set | 1 << (digit - b'0'))
            })
            .collect(),
        lat: sectors().map(|sector| sector.0).collect(),
        lon: sectors().map(|sector| sector.1).collect(),
        radius: sectors().map(|sector| sector.2).collect(),
    };
    Ok((outward, sectors))
}

#[derive(Clone)]
struct Place {
    key: String,
    lat: i32,
    lon: i32,
    population: u32,
    area: u16,
    region: u8,
    /// Kilometres; 0 for a position of its own.
    reach: u8,
}

/// How many villages share the position of their postcode district.
const SHARING: u32 = 3;

/// The villages, with the reach of the postcode district of those that have no position of their
/// own: see [`super::places`].
fn villages(root: &Path, area_row: impl Fn(&str) -> usize) -> Result<Vec<Place>> {
    let reach: BTreeMap<String, u16> = rows(root, "data/postcodes/uk_outcodes.csv", |row| {
        let radius = row.hundred_metres("radius_km").unwrap_or(0);
        Ok((row.text("outcode")?.to_owned(), radius.div_ceil(10)))
    })?
    .into_iter()
    .collect();
    let by_postcode = super::places::by_postcode(root)?;
    // Too small for the table of towns: their population is not known.
    let villages = rows(root, "data/gazetteer/uk_villages.csv", |row| {
        let named = super::places::named(row)?;
        let place = Place {
            key: key(row.text("name")?),
            lat: row.steps("lat", LAT_STEPS)?,
            lon: row.steps("lon", LON_STEPS)?,
            population: 0,
            area: area_row(row.text("area_id")?) as u16,
            region: index(row.region("itl1")?),
            reach: 0,
        };
        Ok((place, named))
    })?;
    let mut at: BTreeMap<(i32, i32), u32> = BTreeMap::new();
    for (village, _) in &villages {
        *at.entry((village.lat, village.lon)).or_default() += 1;
    }
    let with_reach = villages.into_iter().map(|(mut village, named)| {
        let is_shared = at.get(&(village.lat, village.lon)) >= Some(&SHARING);
        if is_shared || by_postcode.contains(&named) {
            let km = reach.get(&named.1).copied().unwrap_or_default();
            village.reach = km.clamp(1, 255) as u8;
        }
        village
    });
    Ok(with_reach.collect())
}

/// The counties, unitary authorities and districts by which places of the same name are
/// distinguished, with their regions: those of 2009, when there were more counties.
fn counties(root: &Path) -> Result<BTreeMap<String, (String, Region)>> {
    let counties = rows(root, "data/gazetteer/counties.csv", |row| {
        let county = (row.text("name")?.to_owned(), row.region("itl1")?);
        Ok((row.text("area_id")?.to_owned(), county))
    })?;
    Ok(counties.into_iter().collect())
}

fn places(root: &Path) -> Result<(PackedAreas, PackedPlaces)> {
    let areas = counties(root)?;
    let area_row = |id: &str| {
        areas
            .keys()
            .position(|known| known == id)
            .unwrap_or(areas.len())
    };
    let mut places = rows(root, "data/gazetteer/uk_places.csv", |row| {
        Ok(Place {
            key: key(row.text("name")?),
            lat: row.steps("lat", LAT_STEPS)?,
            lon: row.steps("lon", LON_STEPS)?,
            population: rounded(row.number("population")?),
            area: area_row(row.text("area_id")?) as u16,
            region: index(row.region("itl1")?),
            reach: 0,
        })
    })?;
    places.extend(villages(root, area_row)?);
    let path = "data/gazetteer/aliases.csv";
    let aliases = rows(root, path, |row| {
        let (name, region) = (row.text("name")?, index(row.region("itl1")?));
        let meant = places
            .iter()
            .filter(|place| place.key == key(name) && place.region == region)
            .max_by_key(|place| place.population)
            .ok_or_else(|| format!("{path}: there is no place {name} in that region"))?;
        // A name that usually means another place counts for a tenth: it is found where something
        // indicates this one.
        let minor = row.text("minor")? == "1";
        Ok(Place {
            key: key(row.text("alias")?),
            population: meant.population / if minor { 10 } else { 1 },
            ..meant.clone()
        })
    })?;
    places.extend(aliases);
    places.sort_by(|a, b| (&a.key, b.population).cmp(&(&b.key, a.population)));
    let regions: Vec<u8> = areas.values().map(|(_, region)| index(*region)).collect();
    for place in &places {
        if regions.get(usize::from(place.area)) != Some(&place.region) {
            return Err(format!(
                "{} lies in no area, or not in its region",
                place.key
            ));
        }
    }
    let middles: Vec<(i32, i32)> = (0..regions.len())
        .map(|area| {
            middle(
                places
                    .iter()
                    .filter(|place| usize::from(place.area) == area),
            )
        })
        .collect();
    let middle_of = |place: &Place| middles[usize::from(place.area)];
    let keys: Vec<&str> = places.iter().map(|place| place.key.as_str()).collect();
    let (tails, shared) = without_beginnings(&keys);
    let area_keys: Vec<String> = areas.values().map(|(name, _)| key(name)).collect();
    let from = |place: &Place| {
        (
            place.lat - middle_of(place).0,
            place.lon - middle_of(place).1,
        )
    };
    Ok((
        PackedAreas {
            keys: area_keys.join("\n"),
            region: regions.clone(),
            lat: middles.iter().map(|middle| middle.0).collect(),
            lon: middles.iter().map(|middle| middle.1).collect(),
        },
        PackedPlaces {
            tails,
            shared,
            lat: places.iter().map(|place| from(place).0).collect(),
            lon: places.iter().map(|place| from(place).1).collect(),
            population: places.iter().map(|place| place.population).collect(),
            area: places.iter().map(|place| place.area).collect(),
            reach: places.iter().map(|place| place.reach).collect(),
        },
    ))
}

/// A number to two significant figures: enough to tell which of two places is much larger.
pub fn rounded(population: u32) -> u32 {
    let unit = 10_u32.pow(population.checked_ilog10().unwrap_or(0).saturating_sub(1));
    (population + unit / 2) / unit * unit
}

/// The mean of some places' positions: latitude, longitude.
fn middle<'p>(places: impl Iterator<Item = &'p Place>) -> (i32, i32) {
    let add = |(lat, lon, n): (i64, i64, i64), place: &Place| {
        (
            lat + i64::from(place.lat),
            lon + i64::from(place.lon),
            n + 1,
        )
    };
    let (lat, lon, n) = places.fold((0, 0, 0), add);
    let mean = |sum: i64| (sum / n.max(1)) as i32;
    (mean(lat), mean(lon))
}
