use super::*;
use crate::testing::World;
use records::Row;
use std::collections::BTreeSet;

/// The count of a plain loop.
fn naive(input: &Input, holds: &dyn Fn(Row) -> bool) -> u32 {
    let mut seen = BTreeSet::new();
    for &row in &input.filtered.rows {
        if holds(row) {
            seen.insert(match input.unit() {
                Unit::Records => row.0.to_string(),
                Unit::Projects => input.data.project.get(row).to_owned(),
                Unit::Partners => input.data.partner.get(row).to_owned(),
            });
        }
    }
    seen.len() as u32
}

fn has(input: &Input, row: Row, facet: Facet, value: &str) -> bool {
    let column = input.data.facet(facet);
    let mut found = false;
    column.codes(row, &mut |code| found |= column.values().get(code) == value);
    found
}

/// The documented records name every nation, region and kind in full.
fn belongs(input: &Input, row: Row, by: AxisBy, entry: &AxisEntry) -> bool {
    match by {
        AxisBy::Facet(facet) => {
            (entry.values.iter()).any(|(_, value)| has(input, row, facet, value))
        }
        AxisBy::Home => {
            let sites = input.sites.of(input.data.institution.get(row));
            let home = sites.map(|site| site.region.nation().name()).next();
            home.unwrap_or("Home not known") == entry.name
        }
    }
}

#[test]
fn counts_are_those_of_a_plain_loop() {
    let world = World::documented();
    for asked in world.filters() {
        let input = &world.input(&asked);
        for (rows, columns) in ROWS.into_iter().flat_map(|r| COLUMNS.map(|c| (r, c))) {
            let cross = Cross::new(input, rows, columns, false);
            for (i, row) in cross.rows.entries.iter().enumerate() {
                let total = naive(input, &|r| belongs(input, r, rows, row));
                assert_eq!(cross.row_totals[i], total, "{}", row.name);
                for (j, column) in cross.columns.entries.iter().enumerate() {
                    let count = naive(input, &|r| {
                        belongs(input, r, rows, row) && belongs(input, r, columns, column)
                    });
                    assert_eq!(cross.cell(i, j), count, "{} {}", row.name, column.name);
                }
            }
            assert_eq!(cross.all, naive(input, &|_| true));
        }
    }
}

#[test]
fn all_four_nations_are_there() {
    let world = World::documented();
    for asked in world.filters() {
        let input = &world.input(&asked);
        let nations = AxisBy::Facet(Facet::Nation);
        let cross = Cross::new(input, AxisBy::Home, nations, false);
        for axis in [&cross.rows, &cross.columns] {
            let names: Vec<&str> = axis.entries.iter().take(4).map(|e| &*e.name).collect();
            let four = ["England", "Scotland", "Wales", "Northern Ireland"];
            assert_eq!(names, four);
        }
        let [between, known] = institution_nation::across_nations(input);
        let cells = |same: bool| -> u32 {
            let pairs = (0..16).filter(|at| (at / 4 == at % 4) == same);
            pairs.map(|at| cross.cell(at / 4, at % 4)).sum()
        };
        if input.unit() == Unit::Records {
            assert_eq!([between, known], [cells(false), cells(false) + cells(true)]);
        }
    }
}

#[test]
fn a_cell_filters_to_what_it_counts() {
    let world = World::documented();
    let asked = world.ask(records::query::Query::default());
    let table = panel(&world.input(&asked)).tables.remove(0);
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        if let (Some(act), Some(count)) = (&cell.act, cell.value) {
            let mut query = records::query::Query::default();
            act.apply(&mut query);
            assert_eq!(world.ask(query).filtered.rows.len() as f64, count);
        }
    }
}

#[test]
fn names_stand_in_lines_or_not_at_all() {
    let world = World::documented();
    let asked = world.ask(records::query::Query::default());
    for width in [320.0, 640.0, 1100.0] {
        let input = Input {
            width,
            ..world.input(&asked)
        };
        let figure = panel(&input).figure.expect("a figure");
        assert!(figure.size[0] <= width, "{width}");
    }
}

#[test]
fn the_nations_as_a_picture() {
    let world = World::documented();
    let asked = world.ask(records::query::Query {
        lens: "rows:home,columns:nation".to_owned(),
        ..records::query::Query::default()
    });
    let panel = panel(&world.input(&asked));
    let figure = panel.figure.expect("a figure");
    let theme = cartography::scene::palette::Theme::Light;
    let svg = crate::svg::write(&figure, &world.boundaries, theme, &panel.sentence);
    insta::assert_snapshot!("nations", svg);
}
