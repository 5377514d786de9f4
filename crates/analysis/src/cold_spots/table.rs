//! The table of the ranking.

use super::super::{Action, Input, population};
use super::{ColdSpot, ColdSpots, Nearest};
use crate::figure::Level;
use crate::table::{Cell, Table, TableRow};
use messages::ColdSpotsText;
use messages::{AnalysisText, PageText};
use records::query::Target;
use records::text::decimal;

pub(super) fn table(
    input: &Input,
    found: &ColdSpots,
    spots: &[ColdSpot],
    ranked: bool,
    caption: &str,
) -> Table {
    let w = input.words;
    let unit = w.get(PageText::of_unit_lower(input.unit()));
    let part = match found.level {
        Level::District => w.get(PageText::District),
        _ => w.get(PageText::Region),
    };
    let mut columns = vec![part.to_owned()];
    if ranked {
        columns.push(w.get(ColdSpotsText::Rank).to_owned());
        columns.push(w.fill(ColdSpotsText::Matching, &[("unit", unit)]));
        columns.push(w.get(AnalysisText::Per100k).to_owned());
        columns.push(w.get(ColdSpotsText::Known).to_owned());
    }
    columns.push(w.get(ColdSpotsText::Nearest).to_owned());
    columns.push(w.get(ColdSpotsText::Distance).to_owned());
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
            cell.act = Some(Action::Open(Target::Partner(name.to_owned())));
            cells.push(cell);
            cells.push(Cell::number(near.km.round(), decimal(near.km, 0)));
        } else {
            cells.push(Cell::text(w.get(ColdSpotsText::NoNearest)));
            cells.push(Cell::default());
        }
        TableRow {
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
    input.words.fill(ColdSpotsText::AndMore, &gaps)
}
