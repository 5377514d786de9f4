//! Counties and historic regions that are not areas of the boundaries, for reading "Halifax, West
//! Yorkshire".

use super::Bias;
use records::codes::{Nation, Region};

// `COUNTIES`, each with its region, and `SHORT`, abbreviated counties with the key of the full
// name.
include!(concat!(env!("OUT_DIR"), "/counties.rs"));

/// The key of a county's full name.
#[must_use]
pub fn in_full(key: &str) -> &str {
    let short = SHORT.iter().find(|(short, _)| *short == key);
    short.map_or(key, |(_, long)| long)
}

/// What the name of a county, region or nation (as a key) says about a location.
#[must_use]
pub fn hint(key: &str) -> Option<Bias> {
    let key = key
        .strip_prefix("county ")
        .or_else(|| key.strip_prefix("co "))
        .unwrap_or(key);
    let region = || {
        COUNTIES
            .iter()
            .find(|(county, _)| *county == key)
            .and_then(|(_, code)| Region::from_code(code))
            .or_else(|| {
                Region::ALL
                    .into_iter()
                    .find(|region| super::name::key(region.name()) == key)
            })
    };
    let nation = Nation::ALL
        .into_iter()
        .find(|nation| super::name::key(nation.name()) == key);
    region()
        .map(|region| Bias {
            region: Some(region),
            nation: Some(region.nation()),
            near: None,
        })
        .or_else(|| {
            nation.map(|nation| Bias {
                region: None,
                nation: Some(nation),
                near: None,
            })
        })
}

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
    fn tails() {
        for (key, region) in [
            ("west yorkshire", Some(Region::Yorkshire)),
            ("co antrim", Some(Region::NorthernIreland)),
            ("county down", None),
            ("north east", Some(Region::NorthEast)),
            ("wales", Some(Region::Wales)),
            ("england", None),
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
