use std::collections::BTreeSet;

use super::count::{Bins, Calendar, Counted};
use super::stack::{By, Stack};
use super::*;
use crate::analysis::svg;
use crate::analysis::testing::{Asked, World};
use crate::days::from_civil;
use crate::query::{Query, Stage, View, Years};
use crate::scene::Theme;

/// What was active between two days, by a plain loop.
fn active(input: &Input, rows: &[u32], unit: Unit, [from, to]: [i32; 2]) -> u32 {
    let data = input.data;
    let mut found = BTreeSet::new();
    for &row in rows {
        let at = row as usize;
        let (start, end) = (data.start[at], data.end[at]);
        let Some(first) = start.or(end) else { continue };
        let last = end.or(start).map_or(0, |span| span.last);
        if first.first <= to && last.max(first.first) >= from {
            found.insert(match unit {
                Unit::Records => row.to_string(),
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
        let rows = apart::from_period(input);
        for (calendar, month) in [(Calendar::Year, 1), (Calendar::Financial, 4)] {
            for by in [By::Group, By::Type, By::Stream, By::Nothing] {
                let stack = Stack::new(input, by);
                let classes = stack.classes(input.data);
                let bins = Bins::every_year(input.data, calendar);
                let unit = input.unit();
                let counted = Counted::new(input.data, unit, &rows, &classes, &stack, bins);
                for bin in 0..bins.len() {
                    let start = bins.start(bin);
                    let days = [start, start + 1].map(|year| from_civil(year, month, 1));
                    let expected = active(input, &rows, unit, [days[0], days[1] - 1]);
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
    let stack = Stack::new(input, By::Nothing);
    let classes = stack.classes(input.data);
    let bins = Bins::every_year(input.data, Calendar::Year);
    let rows = &all.filtered.rows;
    let counted = Counted::new(input.data, Unit::Records, rows, &classes, &stack, bins);
    for bin in 0..bins.len() {
        let [from, to] = bins.years(bin);
        let mut query = Query::default();
        Act::Years(from, to).apply(&mut query);
        let kept = world.ask(query).filtered.rows.len();
        assert_eq!(counted.total(bin) as usize, kept, "{from}");
    }
    assert_eq!(counted.total(bins.len()), all.filtered.undated);
}

#[test]
fn years_are_named_and_grouped() {
    let world = World::documented();
    let every = Bins::every_year(&world.data, Calendar::Financial);
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
    let calendar = Bins::every_year(&world.data, Calendar::Year);
    let financial = Bins::every_year(&world.data, Calendar::Financial);
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
    let years = Bins::every_year(&world.data, Calendar::Year).len();
    assert_eq!(table.rows.len(), years + 2);
    assert!(
        table
            .rows
            .iter()
            .all(|row| row.cells.len() == table.columns.len())
    );
    assert!(
        panel.sentence.contains("42 records without a date"),
        "{}",
        panel.sentence
    );
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
