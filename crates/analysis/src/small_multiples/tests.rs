use super::count::SmallMultiplesCount;
use super::*;
use crate::testing::World;
use records::Row;
use records::query::Query;

const FACETS: [(&str, Facet); 4] = [
    ("type", Facet::Type),
    ("funding", Facet::Funding),
    ("institution", Facet::Institution),
    ("kind", Facet::Kind),
];

/// The values of a row as texts.
fn values(input: &Input, facet: Facet, row: Row) -> Vec<String> {
    let data = input.data;
    match facet {
        Facet::Type => data.types.get(row).map(str::to_owned).collect(),
        Facet::Funding => data.funding.get(row).map(str::to_owned).collect(),
        Facet::Institution => vec![data.institution.get(row).to_owned()],
        _ => vec![data.partner_kind.get(row).to_owned()],
    }
}

#[test]
fn counts_are_those_of_a_plain_loop() {
    let world = World::documented();
    for filter in world.filters() {
        let input = &world.input(&filter);
        for (_, facet) in FACETS {
            let rows = unfiltered::from_facet(input, facet);
            for one in &SmallMultiplesCount::new(input, facet, &rows).list {
                let mut all = std::collections::BTreeSet::new();
                let mut scots = all.clone();
                for &row in rows.iter() {
                    if !values(input, facet, row).contains(&one.value) {
                        continue;
                    }
                    let what = match input.unit() {
                        Unit::Records => row.0.to_string(),
                        Unit::Projects => input.data.project.get(row).to_owned(),
                        Unit::Partners => input.data.partner.get(row).to_owned(),
                    };
                    if input.data.region.get(row) == "Scotland" {
                        scots.insert(what.clone());
                    }
                    all.insert(what);
                }
                assert_eq!(one.count as usize, all.len(), "{}", one.value);
                let counted = one.regions[Region::Scotland as usize] as usize;
                assert_eq!(counted, scots.len(), "{}", one.value);
            }
        }
    }
}

#[test]
fn every_record_is_on_the_map_or_said_to_be_off_it() {
    let world = World::documented();
    let all = world.ask(Query::default());
    let input = &world.input(&all);
    for (_, facet) in FACETS {
        let counted = SmallMultiplesCount::new(input, facet, &all.filtered.rows);
        for one in counted.list.iter().take(MOST) {
            let on: u32 = one.spots.iter().map(|(_, n)| n).sum();
            assert_eq!(on + one.off_map, one.count, "{}", one.value);
            assert_eq!(one.regions.iter().sum::<u32>(), one.count, "{}", one.value);
        }
    }
}

#[test]
fn choosing_a_value_leaves_the_other_maps() {
    let world = World::documented();
    let mut query = Query::default();
    let none = panel(&world.input(&world.ask(query.clone())));
    Action::Toggle(Facet::Type, "Loan".into()).apply(&mut query);
    let chosen = panel(&world.input(&world.ask(query)));
    let [none, chosen] = [none, chosen].map(|panel| (panel.tables, panel.figure));
    assert_eq!(none.0, chosen.0);
    let on = |figure: Option<crate::Figure>| {
        let tips = figure.expect("a figure").tips.into_iter();
        tips.filter(|tip| tip.on).count()
    };
    assert_eq!((on(none.1), on(chosen.1)), (0, 1));
}

#[test]
fn a_narrow_figure_has_two_columns_and_a_wide_one_six() {
    let world = World::documented();
    let all = world.ask(Query::default());
    for (width, columns) in [(320.0, 2), (640.0, 3), (1_100.0, 6)] {
        let input = Input {
            width,
            ..world.input(&all)
        };
        let figure = panel(&input).figure.expect("a figure");
        let maps = figure.frames.iter().filter(|frame| frame.view.is_some());
        let top = figure.frames[1].at[1];
        assert_eq!(maps.filter(|map| map.at[1] == top).count(), columns);
        let right = figure.frames.iter().map(|f| f.at[0] + f.size[0]);
        assert!(right.fold(0.0, f64::max) <= width);
    }
}
