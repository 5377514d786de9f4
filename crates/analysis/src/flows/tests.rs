use super::*;
use crate::testing::World;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn counts_are_those_of_a_plain_loop() {
    let world = World::documented();
    for asked in world.filters() {
        let input = &world.input(&asked);
        for to in To::ALL {
            let mut plain: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
            for &row in &input.filtered.rows {
                let data = input.data;
                let institution = data.institution.get(row).to_owned();
                let home = input.sites.of(&institution).next();
                let nation = home.map_or("Not known", |site| site.region.nation().name());
                let counted = match input.unit() {
                    Unit::Records => row.0.to_string(),
                    Unit::Projects => data.project.get(row).to_owned(),
                    Unit::Partners => data.partner.get(row).to_owned(),
                };
                let place = data.place[row.index()].0;
                let ends = match to {
                    To::Region => (institution, data.region.get(row).to_owned()),
                    To::Nation => (nation.to_owned(), data.nation.get(row).to_owned()),
                    To::Place => (institution, place.to_string()),
                };
                plain.entry(ends).or_default().insert(counted);
            }
            let flows = Flows::new(input, to);
            assert_eq!(flows.listed.len(), plain.len());
            for link in &flows.listed {
                let (from, _) = flows.listed_names(input, link);
                let end = match to {
                    To::Place => link.to.to_string(),
                    _ => flows.to_name(input, link).to_owned(),
                };
                let seen = plain.get(&(from, end)).map_or(0, BTreeSet::len);
                assert_eq!(link.count, seen as u32);
            }
        }
    }
}

#[test]
fn what_is_drawn_and_what_is_not_is_everything() {
    let world = World::documented();
    for asked in world.filters() {
        let input = &world.input(&asked);
        for to in To::ALL {
            let flows = Flows::new(input, to);
            let drawn: u32 = flows.drawn.iter().map(|link| link.count).sum();
            match input.unit() {
                Unit::Records => assert_eq!(drawn + flows.not_drawn, flows.all),
                _ => assert!(drawn + flows.not_drawn >= flows.all),
            }
        }
    }
}

#[test]
fn a_row_filters_to_what_it_counts() {
    let world = World::documented();
    let asked = world.ask(records::query::Query::default());
    let input = world.input(&asked);
    for to in [To::Region, To::Nation] {
        let flows = Flows::new(&input, to);
        for link in flows
            .listed
            .iter()
            .filter(|link| link.from != records::dataset::NONE)
        {
            let mut query = records::query::Query::default();
            let act = flows.listed_act(&input, link).expect("an act");
            act.apply(&mut query);
            assert_eq!(world.ask(query).filtered.rows.len() as u32, link.count);
        }
    }
}
