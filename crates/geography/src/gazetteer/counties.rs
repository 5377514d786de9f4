//! Counties and historic regions that are not areas of the boundaries, for reading "Halifax, West
//! Yorkshire".

use std::sync::LazyLock;

use super::Bias;
use records::codes::{Nation, Region};

// `COUNTIES`, each with its region; `STRADDLING`, counties in several regions, with the one that
// most of each lies in; `SHORT`, abbreviated counties with the key of the full name; `FORMER`,
// abolished districts with their regions; and `AUTHORITY_NAMES`, other names of today's districts.
include!(concat!(env!("OUT_DIR"), "/counties.rs"));

/// The key of a county's full name.
#[must_use]
pub fn in_full(key: &str) -> &str {
    let short = SHORT.iter().find(|(short, _)| *short == key);
    short.map_or(key, |(_, long)| long)
}

/// Whether a county lies in several regions, so that its name does not tell which.
#[must_use]
pub fn is_straddling(key: &str) -> bool {
    STRADDLING.iter().any(|(county, _)| *county == in_full(key))
}

/// Whether a key is that of a county without an area among the boundaries, present or former.
#[must_use]
pub fn is_listed(key: &str) -> bool {
    let key = in_full(key);
    COUNTIES.iter().any(|(county, _)| *county == key) || is_straddling(key)
}

/// The region of an abolished district (England 2009 to 2023, Northern Ireland 2015), by its key.
#[must_use]
pub fn former_district(key: &str) -> Option<Region> {
    let (_, code) = FORMER.iter().find(|(district, _)| *district == key)?;
    Region::from_code(code)
}

/// The name that the boundaries have for a district whose key is that of another name, such as its
/// Welsh one.
#[must_use]
pub fn district_name(key: &str) -> Option<&'static str> {
    let found = AUTHORITY_NAMES.iter().find(|(other, _)| *other == key);
    found.map(|(_, name)| *name)
}

/// What the name of a county, region or nation (as a key) says about a location.
#[must_use]
pub fn hint(key: &str) -> Option<Bias> {
    let key = key
        .strip_prefix("county ")
        .or_else(|| key.strip_prefix("co "))
        .unwrap_or(key);
    let county = COUNTIES.iter().chain(STRADDLING);
    let county = county
        .filter(|(county, _)| *county == key)
        .find_map(|(_, code)| Region::from_code(code));
    let named = || REGIONS_AND_NATIONS.iter().find(|(name, _)| name == key);
    county
        .map(of_region)
        .or_else(|| named().map(|(_, bias)| *bias))
}

fn of_region(region: Region) -> Bias {
    Bias {
        region: Some(region),
        nation: Some(region.nation()),
        near: None,
    }
}

/// The keys of the regions and of the nations that are not one.
static REGIONS_AND_NATIONS: LazyLock<Vec<(String, Bias)>> = LazyLock::new(|| {
    let regions = Region::ALL
        .into_iter()
        .map(|region| (super::name::key(region.name()), of_region(region)));
    let nations = Nation::ALL.into_iter().map(|nation| {
        let bias = Bias {
            region: None,
            nation: Some(nation),
            near: None,
        };
        (super::name::key(nation.name()), bias)
    });
    regions.chain(nations).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counties_in_short() {
        for (short, long) in [
            ("cambs", "cambridgeshire"),
            ("iow", "isle of wight"),
            ("kent", "kent"),
        ] {
            assert_eq!(in_full(short), long);
        }
    }

    #[test]
    fn counties_in_several_regions() {
        assert!(is_straddling("lincs") && is_straddling("middlesex"));
        assert!(!is_straddling("kent") && !is_straddling("north lincolnshire"));
        assert_eq!(former_district("craven"), Some(Region::Yorkshire));
        assert_eq!(district_name("sir gar"), Some("Carmarthenshire"));
    }

    #[test]
    fn tails() {
        for (key, region) in [
            ("west yorkshire", Some(Region::Yorkshire)),
            ("co antrim", Some(Region::NorthernIreland)),
            ("county down", None),
            ("north east", Some(Region::NorthEast)),
            ("wales", Some(Region::Wales)),
            ("england", None),
            ("lincolnshire", Some(Region::EastMidlands)),
            ("humberside", Some(Region::Yorkshire)),
        ] {
            assert_eq!(hint(key).and_then(|hint| hint.region), region, "{key}");
        }
        assert_eq!(
            hint("england").and_then(|hint| hint.nation),
            Some(Nation::England)
        );
        assert_eq!(hint("atlantis"), None);
    }
}
