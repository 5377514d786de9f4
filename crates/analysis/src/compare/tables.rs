//! The tables for A and B.

use super::super::{Action, Input};
use super::words::{signed, state_names, states};
use super::{Compared, LEAST_BASE, MOST_PAIRS};
use crate::table::{Cell, Table, TableRow};
use messages::CompareText;
use messages::{AnalysisText, PageText};
use records::query::{Facet, Target};
use std::cmp::Ordering;

pub(super) fn tables(input: &Input, compared: &Compared) -> Vec<Table> {
    let w = input.words;
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let labels = [
        w.fill(CompareText::A, &[("text", &compared.a.label)]),
        w.fill(CompareText::B, &[("text", &compared.b.label)]),
    ];
    let unit = w.get(PageText::of_unit(input.unit()));
    let gaps = [
        ("unit", unit),
        ("a", &*compared.a.label),
        ("b", &*compared.b.label),
    ];
    let numbers = |name: &str, [a, b]: [u32; 2], act: Option<Action>, total: bool| {
        let difference = f64::from(a) - f64::from(b);
        let change = (b >= LEAST_BASE).then(|| {
            let share = difference.abs() * 100.0 / f64::from(b);
            let sign = match a.cmp(&b) {
                Ordering::Less => "−",
                Ordering::Equal => "",
                Ordering::Greater => "+",
            };
            format!("{sign}{}%", records::text::decimal(share, 0))
        });
        TableRow {
            cells: vec![
                Cell::text(name),
                number(a),
                number(b),
                Cell::number(difference, signed(input, [a, b])),
                change.map_or_else(|| Cell::text(w.get(CompareText::FewInB)), Cell::text),
            ],
            act,
            total,
        }
    };
    let mut rows: Vec<TableRow> = compared
        .parts
        .iter()
        .map(|(part, n)| {
            if part.known > 0 {
                return numbers(&part.name, *n, part.act.clone(), false);
            }
            let mut cells = vec![Cell::text(part.name.clone())];
            cells.resize(5, Cell::text(w.get(AnalysisText::NoData)));
            TableRow {
                cells,
                act: part.act.clone(),
                total: false,
            }
        })
        .collect();
    if compared.elsewhere != [0, 0] {
        rows.push(numbers(
            w.get(CompareText::NotInRegion),
            compared.elsewhere,
            None,
            false,
        ));
    }
    rows.push(numbers(
        w.get(AnalysisText::Total),
        compared.totals,
        None,
        true,
    ));
    let [name_a, name_b] = labels;
    let regions = Table {
        caption: w.fill(CompareText::Regions, &gaps),
        columns: vec![
            w.get(PageText::Region).to_owned(),
            name_a,
            name_b,
            w.get(CompareText::Difference).to_owned(),
            w.get(CompareText::Percent).to_owned(),
        ],
        rows,
    };
    let names = state_names(input, compared);
    let counts = names.into_iter().zip(states(&compared.pairs));
    let counts = Table {
        caption: w.get(CompareText::Counts).to_owned(),
        columns: [CompareText::State, CompareText::Pairs]
            .map(|key| w.get(key).to_owned())
            .to_vec(),
        rows: counts
            .map(|(name, n)| TableRow {
                cells: vec![Cell::text(name), number(n)],
                ..TableRow::default()
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
        other.act = Some(Action::Toggle(Facet::Institution, institution.to_owned()));
        TableRow {
            cells: vec![
                Cell::text(w.value(partner)),
                other,
                Cell::text(name),
                number(pair.a),
                number(pair.b),
            ],
            act: Some(Action::Open(Target::Partner(partner.to_owned()))),
            total: false,
        }
    });
    let columns = [
        w.get(PageText::Partner),
        w.get(PageText::Institution),
        w.get(CompareText::State),
        w.get(CompareText::RecordsA),
        w.get(CompareText::RecordsB),
    ];
    Table {
        caption: w.get(CompareText::List).to_owned(),
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}
