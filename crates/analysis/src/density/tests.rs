use std::collections::BTreeSet;

use super::*;
use crate::testing::World;
use geography::geo::Projection;
use geography::metres::Metres;
use records::query::Query;

/// Whether a point is inside a hexagon: on the inner side of every edge.
fn holds(outline: &[Metres; 6], Metres([x, y]): Metres) -> bool {
    (0..6).all(|i| {
        let (Metres([ax, ay]), Metres([bx, by])) = (outline[i], outline[(i + 1) % 6]);
        (bx - ax) * (y - ay) - (by - ay) * (x - ax) < 0.0
    })
}

#[test]
fn counts_are_those_of_a_plain_loop() {
    let world = World::documented();
    for filter in world.filters() {
        let input = &world.input(&filter);
        let data = input.data;
        for km in SIZES {
            let binned = Binned::new(input, km);
            for hex in &binned.hexes {
                let outline = hex.outline(km);
                let (mut records, mut partners, mut places) = (0, BTreeSet::new(), BTreeSet::new());
                for &row in &input.filtered.rows {
                    let Some(place) = data.place_of(row) else {
                        continue;
                    };
                    let at = data.places.positions[place.index()];
                    if holds(&outline, Projection::project(at)) {
                        records += 1;
                        partners.insert(data.partner.get(row));
                        places.insert(place);
                    }
                }
                assert_eq!(hex.units[0], records);
                assert_eq!(hex.units[2], partners.len() as u32);
                assert_eq!(hex.places, places.len() as u32);
                assert!(places.contains(&hex.head));
            }
        }
    }
}

#[test]
fn every_record_is_in_one_hexagon_or_said_to_be_in_none() {
    let world = World::documented();
    for filter in world.filters() {
        let input = &world.input(&filter);
        for km in SIZES {
            let binned = Binned::new(input, km);
            let within: u32 = binned.hexes.iter().map(|hex| hex.units[0]).sum();
            let elsewhere: u32 = binned.elsewhere.iter().map(|units| units[0]).sum();
            let off: u32 = binned.off.iter().map(|units| units[0]).sum();
            assert_eq!(elsewhere, off);
            assert_eq!(within + off, input.filtered.rows.len() as u32);
            let half = binned.half() as usize;
            let held = |n: usize| -> u32 { binned.hexes[..n].iter().map(|hex| hex.units[0]).sum() };
            assert!(held(half) * 2 >= within);
            assert!(half == 0 || held(half - 1) * 2 < within);
        }
    }
}

#[test]
fn a_hexagon_opens_its_place_and_the_table_has_all() {
    let world = World::documented();
    let all = world.ask(Query::default());
    let input = &world.input(&all);
    let panel = panel(input);
    let table = &panel.tables[0];
    let binned = Binned::new(input, SIZES[0]);
    let others = binned.elsewhere.iter().filter(|units| units[0] > 0);
    assert_eq!(table.rows.len(), binned.hexes.len() + others.count());
    let figure = panel.figure.expect("a figure");
    assert_eq!(figure.tips.len(), binned.hexes.len());
    let mut query = Query::default();
    let act = figure.tips.last().and_then(|tip| tip.act.clone());
    act.expect("an act").apply(&mut query);
    assert!(
        explore::aggregates::detail(
            &world.data,
            &all.filtered.rows,
            &query.target.expect("a place"),
            Default::default(),
            input.words
        )
        .is_some()
    );
}
