//! Compares every number in every view's tables with counts made by pandas: `tests/counts`.

use std::collections::{BTreeMap, BTreeSet};

use analysis::table::{Table, TableRow};
use messages::Words;
use records::query::View;
use world::{World, root};

mod world;

/// Distances and ranks in ties depend on a region's centre, which pandas does not know.
const NOT_COUNTED: [&str; 2] = ["Rank, least first", "Kilometres to it"];
/// Lists that are cut short, and say so.
const CUT: [&str; 2] = ["funding institutions", "funding single"];
/// The length at which a list of pairs is cut, saying so.
const MOST_PAIRS: usize = 1_000;

/// Row and column → number; numbers in rows without a name are keyed by their order.
type Cells = BTreeMap<(String, String), f64>;
/// Query and table → cells.
type Counts = BTreeMap<(String, String), Cells>;

fn counted() -> Counts {
    let text = std::fs::read_to_string(root("tests/counts/documented.txt")).expect("the counts");
    let mut out = Counts::new();
    let mut nameless: BTreeMap<(String, String), Vec<f64>> = BTreeMap::new();
    let mut query = String::new();
    for line in text.lines() {
        if let Some(next) = line.strip_prefix("# ") {
            query = next.to_owned();
            continue;
        }
        let [table, row, cells] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three parts: {line}");
        };
        let key = (query.clone(), table.to_owned());
        for cell in cells.split('|').filter(|cell| !cell.is_empty()) {
            let (column, value) = cell.rsplit_once('=').expect("a cell");
            let value: f64 = value.parse().expect("a number");
            if row.is_empty() {
                nameless.entry(key.clone()).or_default().push(value);
                continue;
            }
            let cell = (row.to_owned(), column.to_owned());
            let before = out.entry(key.clone()).or_default().insert(cell, value);
            assert!(before.is_none(), "counted twice: {line}");
        }
        out.entry(key).or_default();
    }
    for (key, values) in nameless {
        out.entry(key).or_default().extend(ordered(values));
    }
    out
}

/// Numbers without names, largest first.
fn ordered(mut values: Vec<f64>) -> impl Iterator<Item = ((String, String), f64)> {
    values.sort_by(|a, b| b.total_cmp(a));
    let cell = |(i, value)| ((String::new(), format!("{i:05}")), value);
    values.into_iter().enumerate().map(cell)
}

/// What the table of areas says of those that the filter leaves out.
const LEFT_OUT: &str = "outside the filter";

/// The content of a table, by the names used in the counts.
fn shown(view: View, lens: &str, table: &Table) -> Cells {
    let mut out = Cells::new();
    let mut nameless = Vec::new();
    for row in &table.rows {
        let mut name = name_of(row);
        if view == View::Profile {
            // A national institution may be another's partner.
            name = format!("{}: {name}", table.columns[0]);
        }
        for (cell, column) in row.cells.iter().zip(&table.columns) {
            let Some(value) = cell.value else { continue };
            if NOT_COUNTED.contains(&column.as_str()) {
                continue;
            }
            if lens == "to:place" || view == View::Density {
                nameless.push(value);
                continue;
            }
            let column = match (view, column.split_once(": ")) {
                (View::Findings, _) => row.cells.last().map_or("", |unit| &unit.text),
                (View::Compare, Some((side, _))) => side,
                _ => column,
            };
            out.insert((name.clone(), column.to_owned()), value);
        }
    }
    out.extend(ordered(nameless));
    out
}

/// The texts before a row's first number.
fn name_of(row: &TableRow) -> String {
    let names = row.cells.iter().take_while(|cell| cell.value.is_none());
    let names: Vec<&str> = names.map(|cell| cell.text.as_str()).collect();
    names.join(" / ")
}

impl World {
    fn tables(&self, fragment: &str, view: View, lens: &str) -> Vec<Table> {
        self.panel(fragment, view, lens, Words::default()).tables
    }

    /// The tables to which a name in the counts refers.
    fn named(&self, fragment: &str, name: &str) -> (View, String, Vec<Table>) {
        let (view, lens) = name.split_once(' ').unwrap_or((name, ""));
        let key = if view == "funding" {
            "funding-share"
        } else {
            view
        };
        let found = View::ALL.into_iter().find(|view| view.key() == key);
        let view = found.unwrap_or_else(|| panic!("a view: {name}"));
        let part = |lens: &str, at: fn(usize) -> usize| {
            let mut tables = self.tables(fragment, view, lens);
            let at = at(tables.len());
            (view, lens.to_owned(), vec![tables.swap_remove(at)])
        };
        match (view, lens) {
            (View::Funding, "") => part("", |_| 0),
            (View::Funding, "without") => part("without:Art Fund", |_| 1),
            (View::Funding, "institutions") => part("", |n| n - 2),
            (View::Funding, "single") => part("", |n| n - 1),
            (view, lens) => (view, lens.to_owned(), self.tables(fragment, view, lens)),
        }
    }
}

#[test]
fn every_number_is_what_pandas_counts() {
    let world = World::documented();
    let counts = counted();
    let queries: BTreeSet<&String> = counts.keys().map(|(query, _)| query).collect();
    assert_eq!(queries.len(), 13, "unfiltered, and twelve filters");
    let mut compared = 0;
    let mut wrong = Vec::new();
    for ((query, name), expected) in &counts {
        let (view, lens, tables) = world.named(query, name);
        let mut seen = Cells::new();
        for table in &tables {
            seen.extend(shown(view, &lens, table));
        }
        for (cell, &value) in &seen {
            let own = expected.get(cell).copied().unwrap_or_default();
            compared += 1;
            // "Other institutions" is a sum of what is counted individually.
            if (value - own).abs() > 1e-5 && cell.1 != "Other institutions" {
                wrong.push(format!(
                    "{query} · {name} · {cell:?}: {value}, pandas {own}"
                ));
            }
        }
        let rows = tables.iter().flat_map(|table| &table.rows);
        let left_out: BTreeSet<&str> = rows
            .filter(|row| row.cells[1..].iter().any(|cell| cell.text == LEFT_OUT))
            .map(|row| row.cells[0].text.as_str())
            .collect();
        let is_full = view == View::Compare && tables.iter().any(|t| t.rows.len() == MOST_PAIRS);
        let is_cut = |row: &str| CUT.contains(&name.as_str()) || is_full && row.contains(" / ");
        for (cell, own) in expected.iter().filter(|(_, own)| **own != 0.0) {
            // Of an area that the filter leaves out nothing is shown, not even its population.
            let is_left_out = cell.1.starts_with("People") && left_out.contains(cell.0.as_str());
            if !seen.contains_key(cell) && !is_cut(&cell.0) && !is_left_out {
                wrong.push(format!(
                    "{query} · {name} · {cell:?}: not shown, pandas {own}"
                ));
            }
        }
    }
    let some = wrong
        .iter()
        .take(40)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    assert!(wrong.is_empty(), "{} differ:\n{some}", wrong.len());
    assert!(compared > 20_000, "{compared} numbers");
}
