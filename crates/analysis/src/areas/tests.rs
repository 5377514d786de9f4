//! Compares the counts with those of a plain loop.

use super::*;
use crate::testing::World;
use records::query::{Facet, Query};

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
        included: Included::Whole,
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

/// The filters by place, each of which leaves out most areas.
fn by_place(world: &World) -> Vec<crate::testing::Asked> {
    let one = |facet: Facet, value: &str| {
        let mut query = Query::default();
        query.choice_mut(facet).values = vec![value.to_owned()];
        query
    };
    let queries = [
        one(Facet::Region, "North East"),
        one(Facet::Nation, "Wales"),
        one(Facet::District, "Leeds"),
        Query::from_fragment("near=51.5072,-0.1276,50mi,London"),
    ];
    queries.into_iter().map(|query| world.ask(query)).collect()
}

#[test]
fn nothing_is_said_of_what_the_filter_leaves_out() {
    let world = World::documented();
    for asked in by_place(&world) {
        for level in ["nation", "region", "district"] {
            let mut asked = world.ask(asked.query.clone());
            asked.query.lens = format!("level:{level}");
            let input = &world.input(&asked);
            let at = match level {
                "nation" => Level::Nation,
                "district" => Level::District,
                _ => Level::Region,
            };
            let (parts, _) = parts(input, at);
            let panel = panel(input);
            let left_out: Vec<&Part> = parts.iter().filter(|part| part.is_left_out()).collect();
            assert!(!left_out.is_empty(), "{:?} {level}", asked.query);
            for part in left_out {
                assert!(!panel.sentence.contains(&part.name), "{}", panel.sentence);
                let rows = panel.tables[0].rows.iter();
                let mut rows = rows.filter(|row| row.cells[0].text == part.name);
                let row = rows.next().expect("a row");
                assert_eq!(row.cells[1].text, "outside the filter", "{}", part.name);
                assert!(row.cells.iter().all(|cell| cell.value.is_none()));
                assert_eq!(row.cells[0].step, None);
            }
        }
    }
}

#[test]
fn sentences_under_filters_by_place() {
    let world = World::documented();
    let mut said = Vec::new();
    for asked in by_place(&world) {
        let mut regions = panel(&world.input(&asked)).sentence;
        regions.push('\n');
        said.push(regions);
    }
    insta::assert_snapshot!(said.concat(), @"
    North East: 87 of 87 records (100%). The filter leaves out 11 regions.
    Wales: 155 of 155 records (100%). The filter leaves out 11 regions.
    Yorkshire and The Humber: 17 of 17 records (100%). The filter leaves out 11 regions.
    London has the most: 140 of 205 records (68%). Every region in the filter has some.
    ");
}
