//! Compares the counts with those of a plain loop.

use super::*;
use crate::testing::World;

#[test]
fn every_record_is_in_one_part_or_elsewhere() {
    let world = World::documented();
    for filter in world.filters() {
        let input = &world.input(&filter);
        for level in [Level::Nation, Level::Region, Level::District] {
            let (parts, elsewhere) = parts(input, level);
            let records: u32 = parts.iter().map(|part| part.units[0]).sum();
            assert_eq!(records + elsewhere[0], input.filtered.rows.len() as u32);
        }
    }
}

#[test]
fn counts_are_those_of_a_plain_loop() {
    let world = World::documented();
    for filter in world.filters() {
        let input = &world.input(&filter);
        let (parts, _) = parts(input, Level::Region);
        for part in parts {
            let mut partners = std::collections::BTreeSet::new();
            let mut records = 0;
            for &row in &input.filtered.rows {
                if input.data.region.get(row) == part.name {
                    records += 1;
                    partners.insert(input.data.partner.get(row));
                }
            }
            assert_eq!(part.units[0], records, "{}", part.name);
            assert_eq!(part.units[2], partners.len() as u32, "{}", part.name);
        }
    }
}

#[test]
fn what_leads_alike_is_named_and_silence_is_not_called_some() {
    let part = |name: &str, count: u32, known: u32| Part {
        name: name.to_owned(),
        region: None,
        features: Vec::new(),
        count,
        units: [count; 3],
        types: count.min(1),
        people: None,
        known,
        untold: 0,
        act: None,
    };
    let world = World::documented();
    let filters = world.filters();
    let input = &world.input(&filters[0]);
    let show = |value: f64| value.to_string();
    let say = |parts: &[Part]| sentence(input, parts, AreaMeasure::Types, "region", &show);
    let [wales, kent, york] = ["Wales", "Kent", "York"].map(|name| part(name, 2, 2));
    let none = part("Bath", 0, 0);
    let kept = part("Bath", 0, 3);
    assert_eq!(
        say(&[wales.clone(), kent.clone(), york.clone()]),
        "Wales, Kent and York have the most: 1 each. Every region has some."
    );
    let four = [wales.clone(), kent.clone(), york.clone(), part("Ely", 2, 2)];
    assert_eq!(
        say(&four),
        "4 regions have the most: 1 each. Every region has some."
    );
    assert_eq!(
        say(&[wales.clone(), none]),
        "Wales has the most: 1. There are some in 1 of the 2 regions."
    );
    assert_eq!(say(&[wales, kept]), "Wales has the most: 1. Bath has none.");
}
