//! Compares the ranking with a plain loop.

use super::*;
use crate::testing::World;
use geography::geo::{Projection, distance_km};
use records::codes::Region;
use records::query::{Facet, Unit};
use std::collections::BTreeSet;

#[test]
fn ranks_and_distances_are_those_of_a_plain_loop() {
    let world = World::documented();
    for filter in world.filters() {
        let input = &world.input(&filter);
        let found = find(input, Level::Region, false);
        for spot in &found.ranked {
            let mut units = BTreeSet::new();
            let (mut records, mut known) = (0, 0);
            let mut least = f64::INFINITY;
            let region = &world.boundaries.regions[spot.part.features[0] as usize];
            let here = Projection::unproject(region.label);
            for row in world.data.rows() {
                known += u32::from(world.data.region.get(row) == spot.part.name);
            }
            for &row in &filter.filtered.rows {
                if world.data.region.get(row) == spot.part.name {
                    records += 1;
                    units.insert(match input.unit() {
                        Unit::Records => row.0.to_string(),
                        Unit::Projects => world.data.project.get(row).to_owned(),
                        Unit::Partners => world.data.partner.get(row).to_owned(),
                    });
                }
                let place = world.data.place[row.index()].index();
                if let Some(position) = world.data.places.positions.get(place) {
                    least = least.min(distance_km(here, *position));
                }
            }
            assert_eq!(spot.part.units[0], records);
            assert_eq!(spot.part.count, units.len() as u32);
            assert_eq!(spot.part.known, known);
            // The map's metres are accurate to two parts in a thousand.
            assert!(spot.km() == least || (spot.km() / least - 1.0).abs() < 4e-3);
        }
        let values: Vec<f64> = found.ranked.iter().map(|spot| spot.value).collect();
        assert!(values.is_sorted(), "{values:?}");
        assert!(found.unknown.iter().all(|spot| spot.part.known == 0));
    }
}

#[test]
fn a_region_without_any_record_is_no_cold_spot() {
    let mut data = World::documented().data;
    let region = Region::NorthEast.name();
    let code = data.region.values.position(region).expect("a known region");
    let other = data.region.values.position("London").expect("London");
    for own in data.region.codes.iter_mut().filter(|own| **own == code) {
        *own = other;
    }
    let world = World::new(data);
    let asked = world.ask(records::query::Query::default());
    let input = &world.input(&asked);
    let found = find(input, Level::Region, false);
    assert_eq!(found.unknown[0].part.name, region);
    assert!(found.ranked.iter().all(|spot| spot.part.name != region));
    let panel = panel(input);
    assert!(
        panel.sentence.contains("not called cold: 1 region."),
        "{}",
        panel.sentence
    );
    assert_eq!(panel.tables[1].rows[0].cells[0].text, region);
}

#[test]
fn what_the_filter_leaves_out_is_not_cold() {
    let world = World::documented();
    let mut query = records::query::Query::default();
    query.choice_mut(Facet::Nation).values = vec!["Scotland".into()];
    let asked = world.ask(query);
    let found = find(&world.input(&asked), Level::Region, true);
    assert_eq!((found.ranked.len(), found.outside.len()), (1, 11));
}

#[test]
fn what_a_circle_cuts_through_is_not_cold() {
    let world = World::documented();
    for (fragment, ranked, text) in [
        (
            "near=51.5072,-0.1276,50mi,London",
            true,
            "Only areas whose middle is within 50 miles of London",
        ),
        (
            "near=60.15,-1.14,5mi,Lerwick",
            false,
            "No area has its middle within 5 miles of Lerwick",
        ),
    ] {
        let asked = world.ask(records::query::Query::from_fragment(fragment));
        let near = asked.query.near.clone().expect("a point");
        let input = &world.input(&asked);
        let found = find(input, Level::Region, false);
        for spot in found.ranked.iter().chain(&found.unknown) {
            let away = distance_km(Projection::unproject(spot.middle), near.centre());
            assert!(away <= near.radius.km(), "{}", spot.part.name);
        }
        assert_eq!(!found.ranked.is_empty(), ranked, "{fragment}");
        let panel = panel(input);
        let said = [vec![panel.sentence], panel.notes].concat().join(" ");
        assert!(said.contains(text), "{said}");
    }
}

#[test]
fn each_part_stands_in_a_table_once() {
    let world = World::documented();
    for mut filter in world.filters() {
        filter.query.lens = "level:district".into();
        let input = &world.input(&filter);
        let found = find(input, Level::District, false);
        let panel = panel(input);
        let rows: usize = panel.tables.iter().map(|table| table.rows.len()).sum();
        assert_eq!(rows, found.ranked.len() + found.unknown.len());
        for table in &panel.tables {
            assert!(
                table
                    .rows
                    .iter()
                    .all(|row| row.cells.len() == table.columns.len())
            );
        }
    }
}
