//! Compares the counts with those of a plain loop.

use super::*;
use crate::testing::{Asked, World};
use records::Row;
use records::query::{Query, Unit, Years};
use std::collections::{BTreeMap, BTreeSet};

fn count(world: &World, unit: Unit, rows: &[Row]) -> u32 {
    let data = &world.data;
    let what = rows.iter().map(|&row| match unit {
        Unit::Records => row.0.to_string(),
        Unit::Projects => data.project.get(row).to_owned(),
        Unit::Partners => data.partner.get(row).to_owned(),
    });
    what.collect::<BTreeSet<_>>().len() as u32
}

fn all_ways(world: &World) -> Vec<(Asked, CompareBy)> {
    let facets = [Facet::Institution, Facet::Type, Facet::Nation].map(CompareBy::Value);
    let ways = [CompareBy::Period, CompareBy::Rest]
        .into_iter()
        .chain(facets);
    ways.flat_map(|by| world.filters().into_iter().map(move |asked| (asked, by)))
        .collect()
}

#[test]
fn both_sides_count_as_a_plain_loop_does() {
    let world = World::documented();
    for (asked, by) in all_ways(&world) {
        let input = &world.input(&asked);
        let (compared, _) = compare(input, by);
        for (side, n) in [(&compared.a, 0), (&compared.b, 1)] {
            assert_eq!(compared.totals[n], count(&world, input.unit(), &side.rows));
            for (part, counts) in &compared.parts {
                let rows = side.rows.iter().copied();
                let own: Vec<Row> = rows
                    .filter(|&row| world.data.region.get(row) == part.name)
                    .collect();
                assert_eq!(
                    counts[n],
                    count(&world, input.unit(), &own),
                    "{}",
                    part.name
                );
            }
        }
    }
}

#[test]
fn pairs_are_those_of_a_plain_loop() {
    let world = World::documented();
    for (asked, by) in all_ways(&world) {
        let (compared, _) = compare(&world.input(&asked), by);
        let mut expected: BTreeMap<(&str, &str), [u32; 2]> = BTreeMap::new();
        for (n, side) in [&compared.a, &compared.b].into_iter().enumerate() {
            for &row in &side.rows {
                let key = (world.data.institution.get(row), world.data.partner.get(row));
                expected.entry(key).or_default()[n] += 1;
            }
        }
        assert_eq!(compared.pairs.len(), expected.len());
        for pair in &compared.pairs {
            let institution = world.data.institution.values.get(pair.institution);
            let partner = world.data.partner.values.get(pair.partner);
            assert_eq!(expected[&(institution, partner)], [pair.a, pair.b]);
        }
    }
}

#[test]
fn a_period_is_compared_with_the_one_before_it() {
    let world = World::documented();
    let years = |from, to| Years {
        from,
        to,
        undated: false,
    };
    let query = Query {
        years: Some(years(2010, 2014)),
        ..Query::default()
    };
    let asked = world.ask(query.clone());
    let (compared, control) = compare(&world.input(&asked), CompareBy::Period);
    assert_eq!(
        (&*compared.a.label, &*compared.b.label),
        ("2010–2014", "2005–2009")
    );
    assert!(
        control
            .options
            .contains(&("2015..2019".into(), "2015–2019".into()))
    );
    let active = |row: &Row, years: Years| {
        let active = world.data.years_of(*row);
        active.is_some_and(|(from, to)| from <= years.to && to >= years.from)
    };
    let all: Vec<Row> = world.data.rows().collect();
    for (side, years) in [
        (&compared.a, years(2010, 2014)),
        (&compared.b, years(2005, 2009)),
    ] {
        let expected = all.iter().copied().filter(|row| active(row, years));
        assert_eq!(side.rows, expected.collect::<Vec<_>>());
    }
    let later = Query {
        lens: "b:2015..2019".into(),
        ..query
    };
    let asked = world.ask(later);
    let (compared, _) = compare(&world.input(&asked), CompareBy::Period);
    assert_eq!(
        (compared.b.label.as_str(), compared.a_is_later),
        ("2015–2019", false)
    );
}

#[test]
fn the_rest_is_all_that_the_filters_leave_out() {
    let world = World::documented();
    for asked in world.filters() {
        let (compared, _) = compare(&world.input(&asked), CompareBy::Rest);
        let mut rows = [compared.a.rows, compared.b.rows].concat();
        rows.sort_unstable();
        assert!(rows.into_iter().eq(world.data.rows()));
    }
}

#[test]
fn tables_are_complete_at_every_width() {
    let world = World::documented();
    for asked in world.filters() {
        for width in [320.0, 544.0, 1_100.0] {
            let mut input = world.input(&asked);
            input.width = width;
            let panel = panel(&input);
            let figure = panel.figure.expect("a figure");
            assert!(figure.size[0] <= width);
            let [regions, counts, _] = panel.tables.as_slice() else {
                panic!("three tables");
            };
            assert!(regions.rows.len() >= 13 && counts.rows.len() == 3);
            for table in &panel.tables {
                let columns = table.columns.len();
                assert!(table.rows.iter().all(|row| row.cells.len() == columns));
            }
        }
    }
}
