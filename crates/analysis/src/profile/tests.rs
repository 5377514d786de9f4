//! Compares the counts with those of a plain loop.

use super::*;
use crate::testing::World;
use records::Row;
use records::codes::Region;
use records::query::Query;
use records::query::Target;
use std::collections::{BTreeMap, BTreeSet};

fn everyone(world: &World) -> Vec<Who> {
    let data = &world.data;
    let institutions = data
        .institution
        .values
        .iter()
        .map(|n| Who::Institution(n.into()));
    let partners = data
        .partner
        .values
        .iter()
        .take(40)
        .map(|n| Who::Partner(n.into()));
    institutions
        .chain(partners)
        .chain(Region::ALL.map(Who::Region))
        .collect()
}

#[test]
fn a_page_counts_as_a_plain_loop_does() {
    let world = World::documented();
    let data = &world.data;
    for asked in world.filters() {
        let input = &world.input(&asked);
        for who in everyone(&world) {
            let page = page(input, who);
            let rows = asked.filtered.rows.iter().copied();
            let own: Vec<Row> = rows
                .filter(|&row| match &page.who {
                    Who::Institution(name) => data.institution.get(row) == name,
                    Who::Partner(name) => data.partner.get(row) == name,
                    Who::Region(region) => data.region.get(row) == region.name(),
                })
                .collect();
            assert_eq!(page.rows, own, "{:?}", page.who);
            let (mut types, mut years) = (BTreeMap::new(), BTreeMap::new());
            let mut partners = BTreeSet::new();
            for &row in &own {
                partners.insert(data.partner.get(row));
                for name in data.types.get(row) {
                    let unit = match input.unit() {
                        Unit::Records => row.0.to_string(),
                        Unit::Projects => data.project.get(row).to_owned(),
                        Unit::Partners => data.partner.get(row).to_owned(),
                    };
                    types
                        .entry(name.to_owned())
                        .or_insert_with(BTreeSet::new)
                        .insert(unit);
                }
                if let Some((from, to)) = data.years_of(row) {
                    for year in from..=to {
                        *years.entry(year).or_insert(0) += 1;
                    }
                }
            }
            assert_eq!(page.totals.partners, partners.len() as u32);
            let counted: BTreeMap<String, u32> = page.types.iter().cloned().collect();
            let types = types
                .into_iter()
                .map(|(name, units)| (name, units.len() as u32));
            assert_eq!(counted, types.collect());
            let active = (page.first_year..)
                .zip(&page.years)
                .filter(|(_, n)| **n > 0);
            assert_eq!(
                active.map(|(y, n)| (y, *n)).collect::<BTreeMap<_, _>>(),
                years
            );
        }
    }
}

#[test]
fn the_page_is_of_whom_was_asked_for() {
    let world = World::documented();
    let title = |query: Query| {
        let asked = world.ask(query);
        panel(&world.input(&asked)).title
    };
    let mut filtered = Query::default();
    filtered.choice_mut(Facet::Region).values = vec!["Wales".into()];
    assert!(title(filtered.clone()).starts_with("Wales"));
    let lens = crate::ViewOptions::default().with("who", "institution:Tate");
    filtered.lens = lens.to_string();
    assert!(title(filtered).starts_with("Tate"));
    let opened = Query {
        target: Some(Target::Partner("Pier Arts Centre".into())),
        ..Query::default()
    };
    assert!(title(opened).starts_with("Pier Arts Centre"));
}

#[test]
fn a_page_is_whole_at_every_width() {
    let world = World::documented();
    for who in everyone(&world) {
        let query = Query {
            lens: crate::ViewOptions::default()
                .with("who", &who.key())
                .to_string(),
            ..Query::default()
        };
        let asked = world.ask(query);
        for width in [320.0, 544.0] {
            let mut input = world.input(&asked);
            input.width = width;
            let panel = panel(&input);
            assert!(panel.title.starts_with(who.name()), "{}", panel.title);
            if panel.tables.is_empty() {
                assert!(who.rows(&input).is_empty());
                continue;
            }
            assert!(panel.figure.is_some_and(|figure| figure.size[0] <= width));
            for table in &panel.tables {
                let columns = table.columns.len();
                assert!(table.rows.iter().all(|row| row.cells.len() == columns));
            }
        }
    }
}
