//! Lookups of many kinds in a table of a few places.

use proptest::prelude::*;

use super::*;
use crate::gazetteer::pack::LAT_STEPS;
use records::codes::Nation;

/// Key, population in thousands, area, region, latitude in whole degrees.
const TABLE: &[(&str, u32, u16, u8, i32)] = &[
    ("ashford", 75, 0, 7, 51),
    ("ashford", 28, 1, 6, 52),
    ("leeds", 455, 2, 2, 53),
    ("leeds", 1, 0, 7, 51),
    ("newport", 128, 3, 9, 51),
    ("newport", 25, 4, 7, 50),
    ("newport", 12, 5, 4, 52),
    ("richmond", 21, 1, 6, 51),
    ("richmond", 8, 6, 2, 54),
    ("st ives", 17, 7, 5, 52),
    ("st ives", 11, 8, 8, 50),
    ("twinbury", 3, 0, 7, 51),
    ("twinbury", 2, 0, 7, 51),
];
const AREAS: &[(&str, u8)] = &[
    ("kent", 7),
    ("richmond on thames", 6),
    ("leeds", 2),
    ("newport", 9),
    ("isle of wight", 7),
    ("shropshire", 4),
    ("north yorkshire", 2),
    ("cambridgeshire", 5),
    ("cornwall", 8),
    ("surrey", 7),
];

fn table() -> TownTable {
    let join = |keys: Vec<&str>| keys.join("\n");
    let areas = PackedAreas {
        keys: join(AREAS.iter().map(|area| area.0).collect()),
        region: AREAS.iter().map(|area| area.1).collect(),
        lat: vec![52 * LAT_STEPS; AREAS.len()],
        lon: vec![0; AREAS.len()],
    };
    let keys: Vec<&str> = TABLE.iter().map(|place| place.0).collect();
    let (tails, shared) = super::super::pack::without_beginnings(&keys);
    assert!(
        TABLE
            .iter()
            .all(|place| AREAS[usize::from(place.2)].1 == place.3)
    );
    let places = PackedPlaces {
        tails,
        shared,
        lat: TABLE
            .iter()
            .map(|place| (place.4 - 52) * LAT_STEPS)
            .collect(),
        lon: vec![0; TABLE.len()],
        population: TABLE.iter().map(|place| place.1 * 1000).collect(),
        area: TABLE.iter().map(|place| place.2).collect(),
        reach: vec![0; TABLE.len()],
    };
    TownTable::unpack(&areas, places).unwrap()
}

/// The result as its latitude in whole degrees; -1 for none, -n for n places of the same name.
fn check(name: &str, hint: Bias, expected: i32) {
    let found = match table().find(name, hint) {
        Lookup::Found(fix) => fix.position.lat as i32,
        Lookup::Ambiguous(n) => -(n as i32),
        Lookup::Unknown => -1,
    };
    assert_eq!(found, expected, "{name:?} {hint:?}");
}

#[test]
fn the_name_alone() {
    for (name, expected) in [
        ("Leeds", 53),
        ("LEEDS", 53),
        ("Ashford", -2),
        ("Newport", 51),
        ("St. Ives", -2),
        ("Twinbury", 51),
        ("Atlantis", -1),
        ("", -1),
        (",", -1),
    ] {
        check(name, Bias::default(), expected);
    }
}

#[test]
fn the_county_after_a_comma() {
    for (name, expected) in [
        ("Ashford, Kent", 51),
        ("Saint Ives, Cornwall", 50),
        ("St Ives (Cambs)", 52),
        ("St Ives (Cambridgeshire)", 52),
        ("Newport IOW", 50),
        ("Newport, Salop", 52),
        ("Richmond, Surrey", 51),
        ("Richmond, Yorkshire", 54),
        ("Newport, Isle of Wight", 50),
        ("Newport, Shropshire, England", 52),
        ("Newport, Wales", 51),
        ("Newport, Cornwall", -1),
        ("Sample Gallery, Leeds", 53),
        ("Sample Gallery, Ashford, Kent", 51),
        ("Leeds, UK", 53),
    ] {
        check(name, Bias::default(), expected);
    }
}

#[test]
fn the_record_says_where() {
    let region = |region| Bias {
        region: Some(region),
        ..Bias::default()
    };
    let nation = |nation| Bias {
        nation: Some(nation),
        ..Bias::default()
    };
    check("St Ives", region(Region::SouthWest), 50);
    check("Leeds", region(Region::SouthEast), 51);
    check("Newport", nation(Nation::Wales), 51);
    check("Newport", nation(Nation::England), -2);
    check("Newport", nation(Nation::Scotland), -1);
    // The region is a neighbouring one: the nation's only place of the name is kept, one of several
    // is not.
    check("Newport, Shropshire", region(Region::Wales), -1);
    check("Newport", region(Region::NorthEast), -1);
    check("Sample Gallery, St Ives", region(Region::EastOfEngland), 52);
}

proptest! {
    #[test]
    fn answers_anything(name in ".{0,24}", tail in "(kent|wales|england|Newport)?") {
        let _ = table().find(&format!("{name},{tail}"), Bias::default());
    }
}
