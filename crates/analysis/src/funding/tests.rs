use super::*;
use crate::testing::World;
use records::query::Query;
use std::collections::{BTreeMap, BTreeSet};

/// Each item of a unit with the streams that its records state.
fn plain(input: &Input, unit: Unit) -> BTreeMap<String, BTreeSet<String>> {
    let mut things: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for &row in &input.filtered.rows {
        let thing = match unit {
            Unit::Records => row.0.to_string(),
            Unit::Projects => input.data.project.get(row).to_owned(),
            Unit::Partners => input.data.partner.get(row).to_owned(),
        };
        let streams = things.entry(thing).or_default();
        for stream in input.data.funding.get(row) {
            if stream != "Not stated" {
                streams.insert(stream.to_owned());
            }
        }
    }
    things
}

#[test]
fn counts_are_those_of_a_plain_loop() {
    let world = World::documented();
    for asked in world.filters() {
        let input = &world.input(&asked);
        let streams = Streams::new(input);
        for unit in Unit::ALL {
            let plain = plain(input, unit);
            let what = streams.of(unit);
            let sets = || plain.values();
            assert_eq!(what.all, plain.len() as u32);
            let none = sets().filter(|set| set.is_empty()).count();
            assert_eq!(what.not_stated, none as u32);
            let single = sets().filter(|set| set.len() == 1).count();
            assert_eq!(what.single.len(), single);
            for stream in streams.list.iter().filter(|stream| !stream.stated) {
                assert_eq!(streams.counts(unit, stream.code), [none as u32, 0]);
            }
            for stream in streams.stated() {
                let has = sets().filter(|set| set.contains(&stream.name)).count();
                let only = sets()
                    .filter(|set| set.len() == 1 && set.contains(&stream.name))
                    .count();
                let counts = streams.counts(unit, stream.code);
                assert_eq!(counts, [has as u32, only as u32], "{}", stream.name);
            }
        }
    }
}

#[test]
fn what_is_left_adds_up() {
    let world = World::documented();
    let asked = world.ask(Query {
        lens: "without:Heritage lottery".to_owned(),
        ..Query::default()
    });
    let panel = panel(&world.input(&asked));
    let table = &panel.tables[1];
    for row in &table.rows {
        let value = |i: usize| row.cells[i].value.expect("a number");
        assert_eq!(value(1), value(3) + value(4) + value(5));
        assert!(value(3) <= value(2));
    }
    assert!(panel.sentence.contains("Without Heritage lottery"));
}

#[test]
fn not_stated_is_never_a_funder() {
    let world = World::documented();
    for asked in world.filters() {
        let input = &world.input(&asked);
        let panel = panel(input);
        let options = &panel.controls[0].options;
        assert!(options.iter().all(|(value, _)| value != "Not stated"));
        let partners = panel.tables.last().expect("partners");
        assert!(
            partners
                .rows
                .iter()
                .all(|row| row.cells[1].text != "Not stated")
        );
    }
}
