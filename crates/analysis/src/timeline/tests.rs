use std::collections::BTreeSet;

use super::count::{Active, Bins, Calendar};
use super::stack::{Stack, StackBy};
use super::*;
use crate::svg;
use crate::testing::{Asked, World};
use cartography::scene::Theme;
use records::Row;
use records::days::from_civil;
use records::query::{Query, Stage, View, Years};

/// A bin for each year of the documented records.
fn every_year(world: &World, calendar: Calendar) -> Bins {
    let all = world.ask(Query::default());
    let input = &world.input(&all);
    let stack = Stack::new(input, StackBy::Nothing);
    Active::new(input, &[], calendar, &stack).every
}

/// The count of what was active between two days, by a plain loop.
fn active_between(input: &Input, rows: &[Row], unit: Unit, [from, to]: [i32; 2]) -> u32 {
    let data = input.data;
    let mut found = BTreeSet::new();
    for &row in rows {
        let at = row.index();
        let (start, end) = (data.start[at], data.end[at]);
        let Some(first) = start.or(end) else { continue };
        let last = end.or(start).map_or(0, |span| span.last);
        if first.first <= to && last.max(first.first) >= from {
            found.insert(match unit {
                Unit::Records => row.0.to_string(),
                Unit::Projects => data.project.get(row).to_owned(),
                Unit::Partners => data.partner.get(row).to_owned(),
            });
        }
    }
    found.len() as u32
}

#[test]
fn counts_are_those_of_a_plain_loop() {
    let world = World::documented();
    for filter in world.filters() {
        let input = &world.input(&filter);
        let rows = unfiltered::from_period(input);
        for (calendar, month) in [(Calendar::Year, 1), (Calendar::Financial, 4)] {
            for by in [
                StackBy::Group,
                StackBy::Type,
                StackBy::Stream,
                StackBy::Nothing,
            ] {
                let stack = Stack::new(input, by);
                let active = Active::new(input, &rows, calendar, &stack);
                let (unit, bins) = (input.unit(), active.every);
                let counted = active.count(unit, bins);
                for bin in 0..bins.len() {
                    let start = bins.start(bin);
                    let days = [start, start + 1].map(|year| from_civil(year, month, 1));
                    let expected = active_between(input, &rows, unit, [days[0], days[1] - 1]);
                    assert_eq!(counted.total(bin), expected, "{} {by:?}", bins.label(bin));
                }
            }
        }
    }
}

#[test]
fn the_period_is_that_of_the_filter() {
    let world = World::documented();
    let all = world.ask(Query::default());
    let input = &world.input(&all);
    let stack = Stack::new(input, StackBy::Nothing);
    let active = Active::new(input, &all.filtered.rows, Calendar::Year, &stack);
    let bins = active.every;
    let counted = active.count(Unit::Records, bins);
    for bin in 0..bins.len() {
        let [from, to] = bins.years(bin);
        let mut query = Query::default();
        Action::Years(from, to).apply(&mut query);
        let kept = world.ask(query).filtered.rows.len();
        assert_eq!(counted.total(bin) as usize, kept, "{from}");
    }
    assert_eq!(counted.total(bins.len()), all.filtered.undated);
}

#[test]
fn years_are_named_and_grouped() {
    let world = World::documented();
    let every = every_year(&world, Calendar::Financial);
    assert!(every.label(0).starts_with("19") && every.label(0).contains('-'));
    for most in [4, 12, 30, 400] {
        let bins = every.within(most);
        assert!(bins.len() <= most);
        let [_, last] = bins.years(bins.len() - 1);
        assert!(bins.start(0) <= every.start(0) && last >= every.years(every.len() - 1)[1]);
    }
}

#[test]
fn a_year_is_in_the_period_that_holds_it() {
    let world = World::documented();
    let calendar = every_year(&world, Calendar::Year);
    let financial = every_year(&world, Calendar::Financial);
    for (bins, period, expected) in [
        (calendar, [2010, 2012], vec![2010, 2011, 2012]),
        (financial, [2010, 2012], vec![2010, 2011]),
        (financial, [2010, 2010], vec![2009, 2010]),
    ] {
        let within = (0..bins.len()).filter(|bin| bins.is_in(*bin, period));
        let years: Vec<i32> = within.map(|bin| bins.start(bin)).collect();
        assert_eq!(years, expected);
    }
}

fn asked(world: &World, lens: &str) -> Asked {
    world.ask(Query {
        years: Some(Years {
            from: 2010,
            to: 2015,
            undated: false,
        }),
        stage: Stage::Analysis(View::Timeline),
        lens: lens.into(),
        ..Query::default()
    })
}

#[test]
fn the_table_holds_every_year_and_what_has_none() {
    let world = World::documented();
    let asked = asked(&world, "");
    let panel = panel(&world.input(&asked));
    let table = &panel.tables[0];
    let years = every_year(&world, Calendar::Year).len();
    assert_eq!(table.rows.len(), years + 2);
    assert!(
        table
            .rows
            .iter()
            .all(|row| row.cells.len() == table.columns.len())
    );
    let undated = format!("{} records without a date", asked.filtered.undated);
    assert!(panel.sentence.contains(&undated), "{}", panel.sentence);
    assert!(
        panel.sentence.contains("Chosen: 2010–2015, with"),
        "{}",
        panel.sentence
    );
}

#[test]
fn a_picture_of_the_documented_records() {
    let world = World::documented();
    let asked = asked(&world, "stack:type");
    let panel = panel(&world.input(&asked));
    let figure = panel.figure.expect("a figure");
    let drawn = svg::write(&figure, &world.boundaries, Theme::Light, &panel.sentence);
    insta::assert_snapshot!("timeline", drawn);
}

#[test]
fn what_has_several_parts_stands_once() {
    let world = World::documented();
    for filter in world.filters() {
        let input = &world.input(&filter);
        let stack = Stack::new(input, StackBy::Type);
        let rows = &filter.filtered.rows;
        let classes = stack.classes(input.data);
        let active = Active::new(input, rows, Calendar::Year, &stack);
        let counted = active.count(Unit::Projects, active.every);
        for bin in 0..active.every.len() {
            let [year, _] = active.every.years(bin);
            let mut parts = std::collections::BTreeMap::<&str, BTreeSet<u8>>::new();
            for &row in rows {
                let span = input.data.years_of(row);
                if span.is_some_and(|(first, last)| first <= year && year <= last) {
                    let project = parts.entry(input.data.project.get(row)).or_default();
                    project.insert(classes[row.index()]);
                }
            }
            let several = usize::from(stack.several());
            for part in 0..=several {
                let holds = |set: &&BTreeSet<u8>| match set.len() {
                    1 => set.contains(&(part as u8)),
                    _ => part == several,
                };
                let expected = parts.values().filter(holds).count();
                assert_eq!(counted.get(bin, part) as usize, expected, "{year} {part}");
            }
        }
    }
}
