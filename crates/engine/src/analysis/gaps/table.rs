//! The ranking in numbers.

use super::super::figure::Level;
use super::super::table::{Cell, Row, Table};
use super::super::{Act, Input, population};
use super::{Found, Nearest, Spot, W};
use crate::catalogue::{AnalysisKey as K, Key};
use crate::query::Target;
use crate::text::decimal;

pub(super) fn table(
    input: &Input,
    found: &Found,
    spots: &[Spot],
    ranked: bool,
    caption: &str,
) -> Table {
    let w = input.words;
    let unit = w.get(Key::of_unit_lower(input.unit()));
    let part = match found.level {
        Level::District => w.get(Key::District),
        _ => w.get(Key::Region),
    };
    let mut columns = vec![part.to_owned()];
    if ranked {
        columns.push(w.get(W::Rank).to_owned());
        columns.push(w.fill(W::Matching, &[("unit", unit)]));
        columns.push(w.get(K::Per100k).to_owned());
        columns.push(w.get(W::Known).to_owned());
    }
    columns.push(w.get(W::Nearest).to_owned());
    columns.push(w.get(W::Distance).to_owned());
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let rows = spots.iter().enumerate().map(|(i, spot)| {
        let mut cells = vec![Cell::text(spot.part.name.clone())];
        if ranked {
            cells.extend([number(i as u32 + 1), number(spot.part.count)]);
            if let Some(people) = spot.part.people {
                let rate = population::rate(spot.part.count, people);
                cells.push(Cell::number(rate, decimal(rate, 2)));
            }
            cells.push(number(spot.part.known));
        }
        if let Some(near) = &spot.nearest {
            let mut cell = Cell::text(partner(input, near));
            let name = input.data.partner.values.get(near.partner);
            cell.act = Some(Act::Open(Target::Partner(name.to_owned())));
            cells.push(cell);
            cells.push(Cell::number(near.km.round(), decimal(near.km, 0)));
        } else {
            cells.push(Cell::text(w.get(W::NoNearest)));
            cells.push(Cell::default());
        }
        Row {
            cells,
            act: spot.part.act.clone(),
            total: false,
        }
    });
    Table {
        rows: rows.collect(),
        caption: caption.to_owned(),
        columns,
    }
}

pub(super) fn partner(input: &Input, near: &Nearest) -> String {
    let name = input.data.partner.values.get(near.partner);
    if near.more == 0 {
        return name.to_owned();
    }
    let n = input.words.number(near.more);
    let gaps = [("name", name), ("n", &*n)];
    input.words.fill(W::AndMore, &gaps)
}
