//! Counties and local authorities: areas that tell a region and no place.

use std::borrow::Cow;

use super::location_input::{Resources, is_nothing};
use geography::gazetteer::{Bias, counties, name};
use geography::geo::Boundaries;
use records::codes::{Nation, Region};

/// What the name of a county or a local authority says about a location.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Area {
    /// The key by which it is known.
    pub(crate) key: String,
    /// The region; of a county in several regions, the one that most of it lies in.
    pub(crate) region: Option<Region>,
    /// The nation.
    pub(crate) nation: Option<Nation>,
    /// The district of May 2024 that it is: an index into `Boundaries::districts`.
    pub(crate) district: Option<u32>,
    /// Whether the gazetteer knows it as a county.
    pub(crate) is_county: bool,
    /// Whether it lies in several regions.
    pub(crate) is_straddling: bool,
}

impl Area {
    /// The region, where the area lies in one only.
    pub(crate) fn sole_region(&self) -> Option<Region> {
        self.region.filter(|_| !self.is_straddling)
    }
}

/// The area that a text names, also as its council, a form or a code list (ONS) writes it.
pub(crate) fn find(text: &str, resources: &Resources<'_>) -> Option<Area> {
    let text = name::without_postcode(text);
    let text = text.trim();
    if is_nothing(text) {
        return None;
    }
    if is_ons_code(text) {
        return of_district(
            resources.boundaries?.district_with_code(text)?,
            text.to_owned(),
            resources,
        );
    }
    let key = name::key(text);
    known(&key, resources)
        .or_else(|| known(bare(&key), resources))
        .or_else(|| known(&spelled_out(bare(&key))?, resources))
        .or_else(|| of_both(&key, resources))
}

/// Whether a text is a code of the Office for National Statistics, such as `E06000051`.
pub(crate) fn is_ons_code(text: &str) -> bool {
    matches!(text.as_bytes(), [b'E' | b'W' | b'S' | b'N' | b'e' | b'w' | b's' | b'n', rest @ ..]
        if rest.len() == 8 && rest.iter().all(u8::is_ascii_digit))
}

fn known(key: &str, resources: &Resources<'_>) -> Option<Area> {
    let boundaries = resources.boundaries;
    let county = match resources.gazetteer {
        Some(gazetteer) => gazetteer.county(key),
        None => counties::hint(counties::in_full(key)),
    };
    if let Some(county) = county.filter(|_| counties::is_straddling(key)) {
        return Some(Area {
            is_straddling: true,
            ..of_county(county, key)
        });
    }
    let district = boundaries.and_then(|boundaries| district(key, boundaries));
    if let Some(district) = district {
        return of_district(district, key.to_owned(), resources);
    }
    county.map(|county| of_county(county, key)).or_else(|| {
        let region = counties::former_district(key)?;
        Some(Area {
            key: key.to_owned(),
            region: Some(region),
            nation: Some(region.nation()),
            ..Area::default()
        })
    })
}

/// The district of May 2024 with a key, in English, Welsh or as its council writes it.
pub(crate) fn district(key: &str, boundaries: &Boundaries) -> Option<u32> {
    let known = |key: &str| {
        let named = || boundaries.district_named(counties::district_name(key)?);
        boundaries.district_by_key(key).or_else(named)
    };
    known(key).or_else(|| known(bare(key)))
}

fn of_county(county: Bias, key: &str) -> Area {
    Area {
        key: key.to_owned(),
        region: county.region,
        nation: county.nation.or(county.region.map(Region::nation)),
        is_county: true,
        ..Area::default()
    }
}

fn of_district(district: u32, key: String, resources: &Resources<'_>) -> Option<Area> {
    let region = resources
        .boundaries?
        .districts
        .get(district as usize)?
        .region;
    Some(Area {
        key,
        region,
        nation: region.map(Region::nation),
        district: Some(district),
        ..Area::default()
    })
}

/// Reads `cornwall and isles of scilly`: two areas in one region.
fn of_both(key: &str, resources: &Resources<'_>) -> Option<Area> {
    let (one, other) = key.split_once(" and ")?;
    let (one, other) = (known(one, resources)?, known(other, resources)?);
    (one.sole_region().is_some() && one.sole_region() == other.sole_region()).then(|| Area {
        key: key.to_owned(),
        region: one.region,
        nation: one.nation,
        ..Area::default()
    })
}

/// A key without the words that say what kind of authority it is.
fn bare(key: &str) -> &str {
    const BEFORE: [&str; 14] = [
        "city and county of ",
        "london borough of ",
        "royal borough of ",
        "metropolitan borough of ",
        "county borough of ",
        "borough of ",
        "city of ",
        "county of ",
        "district of ",
        "lb of ",
        "lb ",
        "rb of ",
        "rb ",
        "cyngor ",
    ];
    const AFTER: [&str; 26] = [
        " metropolitan borough council",
        " metropolitan district council",
        " metropolitan borough",
        " county borough council",
        " county borough",
        " london borough council",
        " london borough",
        " unitary authority",
        " unitary",
        " borough council",
        " district council",
        " city council",
        " county council",
        " local authority",
        " council",
        " borough",
        " district",
        " county",
        " mbc",
        " mdc",
        " lbc",
        " cbc",
        " bc",
        " dc",
        " cc",
        " ua",
    ];
    let before = BEFORE.iter().find_map(|word| key.strip_prefix(word));
    let inner = before.unwrap_or(key);
    let after = AFTER.iter().find_map(|word| inner.strip_suffix(word));
    let inner = after.unwrap_or(inner);
    // "Camden LB" as well as "LB Camden".
    inner.strip_suffix(" lb").unwrap_or(inner)
}

/// A key with the points of the compass in full: `bath and ne somerset`.
fn spelled_out(key: &str) -> Option<String> {
    let full = |word| match word {
        "n" => "north",
        "e" => "east",
        "s" => "south",
        "w" => "west",
        "ne" => "north east",
        "nw" => "north west",
        "se" => "south east",
        "sw" => "south west",
        "lincs" => "lincolnshire",
        "yorks" => "yorkshire",
        same => same,
    };
    let words: Vec<Cow<'_, str>> = key.split(' ').map(|word| full(word).into()).collect();
    let out = words.join(" ");
    (out != key).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::{Resources, find};
    use geography::gazetteer::Gazetteer;
    use geography::geo::Boundaries;
    use records::codes::Region;

    #[test]
    fn authorities_as_returns_write_them() {
        let packed = |name| {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data/");
            std::fs::read(format!("{folder}{name}")).expect("packed data")
        };
        let boundaries = Boundaries::from_bytes(&packed("boundaries.bin")).expect("boundaries");
        let gazetteer = Gazetteer::from_bytes(&packed("gazetteer.bin")).expect("a gazetteer");
        let resources = Resources {
            boundaries: Some(&boundaries),
            gazetteer: Some(&gazetteer),
            units: None,
        };
        use Region::{
            EastMidlands, EastOfEngland, London, NorthEast, NorthWest, NorthernIreland, Scotland,
            SouthEast, SouthWest, Wales, WestMidlands, Yorkshire,
        };
        for (name, expected) in [
            ("Thanet", Some(SouthEast)),
            (" london borough of newham ", Some(London)),
            ("Leeds City Council", Some(Yorkshire)),
            ("City of London", Some(London)),
            ("City of York Council", Some(Yorkshire)),
            ("Shropshire UA", Some(WestMidlands)),
            ("Kirklees MBC", Some(Yorkshire)),
            ("Wirral MBC", Some(NorthWest)),
            ("Camden LBC", Some(London)),
            ("LB Camden", Some(London)),
            ("RB Kensington & Chelsea", Some(London)),
            ("North Lincolnshire Unitary Authority", Some(Yorkshire)),
            ("NE Lincs", Some(Yorkshire)),
            ("Bath & NE Somerset", Some(SouthWest)),
            ("Cornwall & Isles of Scilly", Some(SouthWest)),
            ("Bristol", Some(SouthWest)),
            ("BCP", Some(SouthWest)),
            ("E06000051", Some(WestMidlands)),
            ("W06000015", Some(Wales)),
            ("Sir Benfro", Some(Wales)),
            ("Sir Gâr", Some(Wales)),
            ("Caerdydd", Some(Wales)),
            ("Ynys Môn", Some(Wales)),
            ("Allerdale", Some(NorthWest)),
            ("Barrow-in-Furness", Some(NorthWest)),
            ("Craven District Council", Some(Yorkshire)),
            ("Northampton Borough Council", Some(EastMidlands)),
            ("Suffolk Coastal", Some(EastOfEngland)),
            ("Limavady", Some(NorthernIreland)),
            ("Causeway Coast and Glens", Some(NorthernIreland)),
            ("Argyll & Bute", Some(Scotland)),
            ("Cleveland", Some(NorthEast)),
            ("Humberside", Some(Yorkshire)),
            ("Avon", Some(SouthWest)),
            ("Council", None),
            ("North", None),
            ("East", None),
            ("Atlantis", None),
            ("E09999999", None),
            ("", None),
        ] {
            let found = find(name, &resources);
            assert_eq!(
                found.and_then(|area| area.sole_region()),
                expected,
                "{name:?}"
            );
        }
        for county in [
            "Lincolnshire",
            "Lincs",
            "Middlesex",
            "County of Lincolnshire",
        ] {
            let found = find(county, &resources).expect("a county");
            assert!(found.is_straddling, "{county}");
        }
    }
}
