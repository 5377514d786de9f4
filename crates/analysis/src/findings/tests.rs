//! Compares the figures with those of a plain loop.

use super::*;
use crate::testing::World;
use records::dataset::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// Every figure, counted record by record.
#[test]
fn facts_are_those_of_a_plain_loop() {
    let world = World::documented();
    let data = &world.data;
    for filter in world.filters() {
        let input = &world.input(&filter);
        let facts = facts(input);
        let mut partners_of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut institutions_of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut years: BTreeMap<i32, u32> = BTreeMap::new();
        let mut universities = BTreeSet::new();
        let [mut unfunded, mut no_kind, mut undated] = [0; 3];
        let [mut known, mut across, mut with_university] = [0; 3];
        for &row in &filter.filtered.rows {
            let institution = data.institution.get(row);
            let partner = data.partner.get(row);
            partners_of.entry(institution).or_default().insert(partner);
            institutions_of
                .entry(partner)
                .or_default()
                .insert(institution);
            unfunded += u32::from(
                data.funding
                    .get(row)
                    .all(|s| s.is_empty() || s == "Not stated"),
            );
            no_kind += u32::from(data.partner_kind.get(row).is_empty());
            if data.partner_kind.get(row) == "University" {
                universities.insert(partner);
                with_university += 1;
            }
            match data.years_of(row) {
                None => undated += 1,
                Some((from, to)) => {
                    for year in from..=to {
                        *years.entry(year).or_default() += 1;
                    }
                }
            }
            let mut sites = world.sites.0.iter();
            let site = sites.find(|s| s.institution == institution && s.main);
            let there = data.nation.get(row);
            if let (Some(site), false) = (site, there.is_empty()) {
                known += 1;
                across += u32::from(site.region.nation().name() != there);
            }
        }
        for (name, partners) in &partners_of {
            let code = data.institution.values.position(name).expect("a name");
            assert_eq!(facts.partners_of[code as usize], partners.len() as u32);
        }
        let shared = institutions_of.values().filter(|of| of.len() > 1).count();
        assert_eq!(facts.shared, shared as u32);
        assert_eq!(
            [facts.unfunded, facts.no_kind, facts.undated],
            [unfunded, no_kind, undated]
        );
        assert_eq!(facts.cross, CrossCount { known, across });
        assert_eq!(
            facts.university,
            [with_university, universities.len() as u32]
        );
        let most = years.values().copied().max();
        assert_eq!(facts.period.map(|p| p.records), most);
        if let Some(period) = facts.period {
            assert_eq!(Some(period.first), years.keys().next().copied());
            assert_eq!(Some(period.last), years.keys().last().copied());
            assert_eq!(Some(years[&period.busiest]), most);
        }
    }
}

#[test]
fn sentences_and_table_hold_the_same_numbers() {
    let world = World::documented();
    for filter in world.filters() {
        let input = &world.input(&filter);
        let panel = panel(input);
        if filter.filtered.rows.is_empty() {
            assert!(panel.prose.is_empty() && panel.tables.is_empty());
            continue;
        }
        assert!((6..=13).contains(&panel.prose.len()), "{:?}", panel.prose);
        let text = format!("{} {}", panel.sentence, panel.prose.join(" "));
        assert!(!text.contains(['{', '}']), "{text}");
        let rows = &panel.tables[0].rows;
        assert!(rows.iter().all(|row| row.cells.len() == 3));
        let all = filter.filtered.rows.len() as u32;
        assert_eq!(rows[0].cells[1].value, Some(f64::from(all)));
        assert!(panel.sentence.contains(&input.words.number(all)));
    }
}

#[test]
fn invented_records_are_said_to_be_invented() {
    let mut data = World::documented().data;
    for origin in &mut data.origins {
        origin.kind = Kind::Illustrative;
    }
    let world = World::new(data);
    let asked = world.ask(records::query::Query::default());
    let prose = panel(&world.input(&asked)).prose;
    assert!(prose[0].contains("invented"), "{}", prose[0]);
}
