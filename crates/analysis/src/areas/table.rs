//! The table of areas.

use super::super::{Input, population};
use super::{AreaMeasure, Part};
use crate::classes::Classes;
use crate::figure::Level;
use crate::population::Estimate;
use crate::table::{Cell, Table, TableRow};
use messages::AreasText;
use messages::{AnalysisText, PageText};
use records::query::Unit;
use records::sort;
use records::text::decimal;

pub(super) fn table(
    input: &Input,
    parts: &[Part],
    elsewhere: [u32; 3],
    level: Level,
    classes: &Classes,
    measure: AreaMeasure,
    title: &str,
) -> Table {
    let w = input.words;
    let first = match level {
        Level::Nation => w.get(PageText::Nation),
        Level::Region => w.get(PageText::Region),
        Level::District => w.get(PageText::District),
    };
    let mut columns = vec![first.to_owned()];
    columns.extend(Unit::ALL.map(|unit| w.get(PageText::of_unit(unit)).to_owned()));
    columns.push(w.get(AreasText::Types).to_owned());
    let year = Estimate::new(input, level).year(w);
    columns.push(w.get(AnalysisText::Per100k).to_owned());
    columns.push(w.fill(AreasText::People, &[("year", &year)]));
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let mut parts: Vec<&Part> = parts.iter().collect();
    // Highest first; unknown values last.
    sort::stable_by(&mut parts, &mut |a, b| {
        let [a, b] = [a, b].map(|part| part.value(measure).unwrap_or(-1.0));
        b.total_cmp(&a)
    });
    let mut rows: Vec<TableRow> = parts
        .into_iter()
        .map(|part| {
            let mut name = Cell::text(part.name.clone());
            name.step = part.value(measure).and_then(|value| classes.step_of(value));
            let mut cells = vec![name];
            if let Some((_, text)) = part.blank(w) {
                cells.push(Cell::text(text));
                cells.resize(columns.len(), Cell::text(w.get(AnalysisText::Dash)));
            } else {
                cells.extend(part.units.map(number));
                cells.push(number(part.types));
                if let Some(people) = part.people {
                    let rate = population::rate(part.count, people);
                    cells.push(Cell::number(rate, decimal(rate, 2)));
                    cells.push(number(people));
                }
            }
            TableRow {
                cells,
                act: part.act.clone(),
                total: false,
            }
        })
        .collect();
    if elsewhere[0] > 0 {
        let mut cells = vec![Cell::text(w.get(AreasText::Elsewhere))];
        cells.extend(elsewhere.map(number));
        cells.resize(columns.len(), Cell::default());
        rows.push(TableRow {
            cells,
            ..TableRow::default()
        });
    }
    Table {
        caption: title.to_owned(),
        columns,
        rows,
    }
}
