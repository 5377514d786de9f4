//! A and B in numbers.

use super::super::table::{Cell, Row, Table};
use super::super::{Act, Input};
use super::words::{signed, state_names, states};
use super::{Compared, LEAST_BASE, MOST_PAIRS, W};
use crate::catalogue::{AnalysisKey as K, Key};
use crate::query::{Facet, Target};
use std::cmp::Ordering;

pub(super) fn tables(input: &Input, compared: &Compared) -> Vec<Table> {
    let w = input.words;
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let labels = [
        w.fill(W::A, &[("text", &compared.a.label)]),
        w.fill(W::B, &[("text", &compared.b.label)]),
    ];
    let unit = w.get(Key::of_unit(input.unit()));
    let gaps = [
        ("unit", unit),
        ("a", &*compared.a.label),
        ("b", &*compared.b.label),
    ];
    let numbers = |name: &str, [a, b]: [u32; 2], act: Option<Act>, total: bool| {
        let difference = f64::from(a) - f64::from(b);
        let change = (b >= LEAST_BASE).then(|| {
            let share = difference.abs() * 100.0 / f64::from(b);
            let sign = match a.cmp(&b) {
                Ordering::Less => "−",
                Ordering::Equal => "",
                Ordering::Greater => "+",
            };
            format!("{sign}{}%", crate::text::decimal(share, 0))
        });
        Row {
            cells: vec![
                Cell::text(name),
                number(a),
                number(b),
                Cell::number(difference, signed(input, [a, b])),
                change.map_or_else(|| Cell::text(w.get(W::FewInB)), Cell::text),
            ],
            act,
            total,
        }
    };
    let mut rows: Vec<Row> = compared
        .parts
        .iter()
        .map(|(part, n)| {
            if part.known > 0 {
                return numbers(&part.name, *n, part.act.clone(), false);
            }
            let mut cells = vec![Cell::text(part.name.clone())];
            cells.resize(5, Cell::text(w.get(K::NoData)));
            Row {
                cells,
                act: part.act.clone(),
                total: false,
            }
        })
        .collect();
    if compared.elsewhere != [0, 0] {
        rows.push(numbers(
            w.get(W::NotInRegion),
            compared.elsewhere,
            None,
            false,
        ));
    }
    rows.push(numbers(w.get(K::Total), compared.totals, None, true));
    let [name_a, name_b] = labels;
    let regions = Table {
        caption: w.fill(W::Regions, &gaps),
        columns: vec![
            w.get(Key::Region).to_owned(),
            name_a,
            name_b,
            w.get(W::Difference).to_owned(),
            w.get(W::Percent).to_owned(),
        ],
        rows,
    };
    let names = state_names(input, compared);
    let counts = names.into_iter().zip(states(&compared.pairs));
    let counts = Table {
        caption: w.get(W::Counts).to_owned(),
        columns: [W::State, W::Pairs]
            .map(|key| w.get(key).to_owned())
            .to_vec(),
        rows: counts
            .map(|(name, n)| Row {
                cells: vec![Cell::text(name), number(n)],
                ..Row::default()
            })
            .collect(),
    };
    vec![regions, counts, list(input, compared, names)]
}

pub(super) fn list(input: &Input, compared: &Compared, names: [&'static str; 3]) -> Table {
    let w = input.words;
    let data = input.data;
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let rows = compared.pairs.iter().take(MOST_PAIRS).map(|pair| {
        let partner = data.partner.values.get(pair.partner);
        let institution = data.institution.values.get(pair.institution);
        let name = match (pair.a, pair.b) {
            (_, 0) => names[0],
            (0, _) => names[2],
            _ => names[1],
        };
        let mut other = Cell::text(w.value(institution));
        other.act = Some(Act::Toggle(Facet::Institution, institution.to_owned()));
        Row {
            cells: vec![
                Cell::text(w.value(partner)),
                other,
                Cell::text(name),
                number(pair.a),
                number(pair.b),
            ],
            act: Some(Act::Open(Target::Partner(partner.to_owned()))),
            total: false,
        }
    });
    let columns = [
        w.get(Key::Partner),
        w.get(Key::Institution),
        w.get(W::State),
        w.get(W::RecordsA),
        w.get(W::RecordsB),
    ];
    Table {
        caption: w.get(W::List).to_owned(),
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}
