//! The tables of streams.

use super::super::{Action, Input};
use super::{Streams, count, unit_name};
use crate::table::{Cell, Table, TableRow};
use messages::FundingText;
use messages::{AnalysisText, PageText};
use records::codes::funding;
use records::query::{Facet, Target, Unit};
use records::sort;
use records::text::{decimal, percent};

/// The number of institutions with their own column.
const COLUMNS: usize = 8;
/// The number of partners listed.
const PARTNERS: usize = 20;

fn number(input: &Input, n: u32) -> Cell {
    Cell::number(f64::from(n), input.words.number(n))
}

fn share(n: u32, all: u32) -> Cell {
    let share = f64::from(n) * 100.0 / f64::from(all.max(1));
    Cell::number(
        (share * 10.0).round() / 10.0,
        format!("{}%", decimal(share, 1)),
    )
}

fn toggle(input: &Input, code: u32) -> Action {
    Action::Toggle(
        Facet::Funding,
        input.data.funding.values.get(code).to_owned(),
    )
}

/// Each stream in every unit.
pub fn shares(input: &Input, streams: &Streams, title: &str) -> Table {
    let w = input.words;
    let unit = input.unit();
    let all = streams.of(unit).all;
    let mut columns = vec![w.get(PageText::FundingStream).to_owned()];
    columns.extend(Unit::ALL.map(|unit| unit_name(input, unit).to_owned()));
    let inline = w.get(PageText::of_unit_lower(unit));
    columns.push(w.fill(FundingText::Share, &[("unit", inline)]));
    columns.push(w.fill(FundingText::Only, &[("unit", unit_name(input, unit))]));
    if unit != Unit::Partners {
        columns.push(w.get(FundingText::OnlyPartners).to_owned());
    }
    columns.push(w.get(FundingText::InForce).to_owned());
    let mut rows: Vec<TableRow> = (streams.list.iter())
        .map(|stream| {
            let code = stream.code;
            let [n, only] = streams.counts(unit, code);
            let mut cells = vec![Cell::text(stream.label.clone())];
            let units = Unit::ALL.map(|unit| streams.counts(unit, code)[0]);
            cells.extend(units.map(|n| number(input, n)));
            cells.push(share(n, all).with_bar(f64::from(n) / f64::from(all.max(1))));
            let mut of_only = vec![only];
            if unit != Unit::Partners {
                of_only.push(streams.counts(Unit::Partners, code)[1]);
            }
            let only = |n| {
                if stream.stated {
                    number(input, n)
                } else {
                    Cell::default()
                }
            };
            cells.extend(of_only.into_iter().map(only));
            cells.push(Cell::text(in_force(input, &stream.name)));
            TableRow {
                cells,
                act: Some(toggle(input, code)),
                total: false,
            }
        })
        .collect();
    let mut cells = vec![Cell::text(w.get(AnalysisText::Total))];
    cells.extend(Unit::ALL.map(|unit| number(input, streams.of(unit).all)));
    cells.push(share(all, all));
    cells.push(number(input, streams.of(unit).only.iter().sum()));
    if unit != Unit::Partners {
        cells.push(number(input, streams.of(Unit::Partners).only.iter().sum()));
    }
    cells.push(Cell::default());
    rows.push(TableRow::total(cells));
    Table {
        caption: title.to_owned(),
        columns,
        rows,
    }
}

fn in_force(input: &Input, name: &str) -> String {
    let entry = funding::LIST.labelled(name);
    let years = entry.and_then(|entry| funding::years(entry.code));
    years.map_or_else(String::new, |(from, to)| {
        let to = to.map(|to| to.to_string()).unwrap_or_default();
        input.words.fill(
            FundingText::Since,
            &[("from", &from.to_string()), ("to", &to)],
        )
    })
}

/// What would be left of each unit without a stream.
pub fn without(input: &Input, streams: &Streams, code: u32) -> Table {
    let w = input.words;
    let name = streams.label(code);
    let columns = vec![
        w.get(FundingText::What).to_owned(),
        w.get(FundingText::All).to_owned(),
        w.fill(FundingText::With, &[("stream", name)]),
        w.get(FundingText::OnlyThis).to_owned(),
        w.get(FundingText::Another).to_owned(),
        w.get(FundingText::NotStated).to_owned(),
    ];
    let rows = Unit::ALL.map(|unit| {
        let what = streams.of(unit);
        let [has, only] = streams.counts(unit, code);
        let another = what.all - only - what.not_stated;
        let mut cells = vec![Cell::text(unit_name(input, unit))];
        for n in [what.all, has, only, another, what.not_stated] {
            let mut cell = number(input, n);
            cell.text = format!("{} ({})", cell.text, percent(n, what.all));
            cells.push(cell);
        }
        TableRow {
            cells,
            ..TableRow::default()
        }
    });
    Table {
        caption: w.fill(FundingText::WhatIf, &[("stream", name)]),
        columns,
        rows: rows.to_vec(),
    }
}

/// Streams in rows; in columns the institutions with the highest counts, and the others together.
pub fn by_institution(input: &Input, streams: &Streams) -> Table {
    let w = input.words;
    let (data, unit, rows) = (input.data, input.unit(), &input.filtered.rows);
    let totals = count::by_facet(data, unit, rows, Facet::Institution);
    let most = sort::most_first(&totals);
    let top: Vec<u32> = most.iter().take(COLUMNS).map(|(code, _)| *code).collect();
    let mut column_of = vec![top.len() as u32; totals.len()];
    for (column, &code) in (0..).zip(&top) {
        column_of[code as usize] = column;
    }
    let width = top.len() + 1;
    let cells = count::by_group(data, unit, width * data.funding.values.len(), |put| {
        for &row in rows {
            let column = column_of[data.institution.codes[row.index()] as usize];
            for &code in data.funding.codes_of(row) {
                put(row, code * width as u32 + column);
            }
        }
    });
    let shown = if most.len() > top.len() {
        width
    } else {
        top.len()
    };
    let names = top
        .iter()
        .map(|&code| w.value(data.institution.values.get(code)).to_owned());
    let mut columns = vec![w.get(PageText::FundingStream).to_owned()];
    columns.extend(
        names
            .chain([w.get(FundingText::Others).to_owned()])
            .take(shown),
    );
    let line = |stream: &super::streams::Stream| {
        let some = !stream.stated && unit != Unit::Records;
        let name = if some {
            w.get(FundingText::SomeNotStated)
        } else {
            &stream.label
        };
        let mut line = vec![Cell::text(name)];
        for column in 0..shown {
            let n = cells[stream.code as usize * width + column];
            let institution = top
                .get(column)
                .map(|&code| data.institution.values.get(code));
            let act = institution.filter(|_| n > 0).map(|name| {
                let value = data.funding.values.get(stream.code).to_owned();
                let institution = (Facet::Institution, name.to_owned());
                Action::ToggleAll(vec![(Facet::Funding, value), institution])
            });
            line.push(Cell {
                act,
                ..number(input, n)
            });
        }
        TableRow {
            cells: line,
            act: Some(toggle(input, stream.code)),
            total: false,
        }
    };
    let n = w.number(top.len() as u32);
    let gaps = [("unit", unit_name(input, unit)), ("n", &*n)];
    Table {
        caption: w.fill(FundingText::ByInstitution, &gaps),
        rows: streams.list.iter().map(line).collect(),
        columns,
    }
}

/// The partners that depend on a single stream, most records first.
pub fn single_partners(input: &Input, streams: &Streams) -> Table {
    let w = input.words;
    let what = streams.of(Unit::Partners);
    let mut records = vec![0u32; input.data.partner.values.len()];
    for &row in &input.filtered.rows {
        let code = input.data.partner.codes.get(row.index());
        if let Some(n) = code.and_then(|code| records.get_mut(*code as usize)) {
            *n += 1;
        }
    }
    let of = |i: u32| what.single.get(i as usize).copied().unwrap_or_default();
    let count = |i: u32| records.get(of(i).0 as usize).copied().unwrap_or_default();
    let sorted = sort::sorted(what.single.len(), &mut |a, b| count(b).cmp(&count(a)));
    let rows = sorted.into_iter().take(PARTNERS).map(|i| {
        let (partner, stream) = of(i);
        let name = input.data.partner.values.get(partner);
        let mut stream_cell = Cell::text(streams.label(stream));
        stream_cell.act = Some(toggle(input, stream));
        TableRow {
            cells: vec![
                Cell::text(w.value(name)),
                stream_cell,
                number(input, count(i)),
            ],
            act: Some(Action::Open(Target::Partner(name.to_owned()))),
            total: false,
        }
    });
    let rows: Vec<TableRow> = rows.collect();
    let all = what.all - what.not_stated;
    let [n, all, top] = [what.single.len() as u32, all, rows.len() as u32].map(|n| w.number(n));
    let cut = rows.len() < what.single.len();
    let key = if cut {
        FundingText::SingleTop
    } else {
        FundingText::SinglePartners
    };
    Table {
        caption: w.fill(key, &[("n", &n), ("all", &all), ("top", &top)]),
        columns: [
            w.get(PageText::Partner),
            w.get(FundingText::TheStream),
            w.get(PageText::Records),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows,
    }
}
