//! Who works with whom: cross-tables with the totals of rows and columns.

mod axis;
mod draw;

pub use axis::{Axis, AxisBy, AxisEntry};

use super::{Control, Input, Panel, count, institution_nation};
use crate::classes::{Classes, Method};
use crate::table::{Cell, Table, TableRow};
use messages::MatrixText;
use messages::{AnalysisText, PageText};
use records::Row;
use records::codes::kinds;
use records::query::{Facet, Unit};
use records::text::percent;

const ROWS: [AxisBy; 3] = [
    AxisBy::Facet(Facet::Institution),
    AxisBy::Facet(Facet::Kind),
    AxisBy::Home,
];
const COLUMNS: [AxisBy; 5] = [
    AxisBy::Facet(Facet::Region),
    AxisBy::Facet(Facet::Type),
    AxisBy::Facet(Facet::Nation),
    AxisBy::Facet(Facet::Kind),
    AxisBy::Facet(Facet::Funding),
];

/// Calls back with each group to which a row belongs.
type Each<'e> = dyn Fn(Row, &mut dyn FnMut(u32)) + 'e;

/// A cross-table, in the query's unit.
pub struct Cross<'a> {
    /// The axis of the rows.
    pub rows: Axis<'a>,
    /// The axis of the columns.
    pub columns: Axis<'a>,
    /// The counts, row by row.
    pub cells: Vec<u32>,
    /// The total of each row, whatever the column.
    pub row_totals: Vec<u32>,
    /// The total of each column, whatever the row.
    pub column_totals: Vec<u32>,
    /// The overall total.
    pub all: u32,
}

impl<'a> Cross<'a> {
    /// Counts a cross-table.
    #[must_use]
    pub fn new(input: &Input<'a>, rows: AxisBy, columns: AxisBy, by_name: bool) -> Self {
        let rows = Axis::new(input, rows, by_name);
        let columns = Axis::new(input, columns, false);
        let (down, across) = (rows.entries.len(), columns.entries.len());
        let shown = &input.filtered.rows;
        let counted = |groups: usize, each: &Each| {
            count::by_group(input.data, input.unit(), groups, |put| {
                for &row in shown {
                    each(row, &mut |group| put(row, group));
                }
            })
        };
        let cells = counted(down * across, &|row, put| {
            rows.each(row, &mut |i| {
                columns.each(row, &mut |j| put(i * across as u32 + j));
            });
        });
        Self {
            cells,
            row_totals: counted(down, &|row, put| rows.each(row, put)),
            column_totals: counted(across, &|row, put| columns.each(row, put)),
            all: count::all(input.data, input.unit(), shown),
            rows,
            columns,
        }
    }

    /// The count for a row and a column together.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> u32 {
        let at = row * self.columns.entries.len() + column;
        self.cells.get(at).copied().unwrap_or_default()
    }

    fn classes(&self) -> Classes {
        let values: Vec<f64> = self.cells.iter().map(|n| f64::from(*n)).collect();
        Classes::new(&values, Method::Natural, 5)
    }
}

/// Computes the view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let lens = input.lens();
    let control = |key, label, options: &[AxisBy]| {
        let options = options
            .iter()
            .map(|by| (by.key().to_owned(), by.name(input).to_owned()));
        Control::new(&lens, key, w.get(label), options.collect())
    };
    let chosen = |options: &[AxisBy], control: &Control| {
        let found = options.iter().find(|by| by.key() == control.chosen);
        found.or(options.first()).copied().unwrap_or(AxisBy::Home)
    };
    let row_control = control("rows", MatrixText::Rows, &ROWS);
    let rows = chosen(&ROWS, &row_control);
    let across: Vec<AxisBy> = COLUMNS.into_iter().filter(|by| *by != rows).collect();
    let column_control = control("columns", MatrixText::Columns, &across);
    let columns = chosen(&across, &column_control);
    let orders = [("total", MatrixText::ByTotal), ("name", MatrixText::ByName)];
    let orders = orders.map(|(key, word)| (key.to_owned(), w.get(word).to_owned()));
    let sort_control = Control::new(&lens, "sort", w.get(MatrixText::Sort), orders.to_vec());
    let cross = Cross::new(input, rows, columns, sort_control.chosen == "name");
    let mut controls = vec![row_control, column_control];
    if rows != AxisBy::Home {
        controls.push(sort_control);
    }
    let gaps = [
        ("unit", w.get(PageText::of_unit(input.unit()))),
        ("rows", &*lower(rows.name(input))),
        ("columns", &*lower(columns.name(input))),
    ];
    let title = w.fill(MatrixText::Title, &gaps);
    let mut notes = notes(input, &cross);
    let (figure, drawn_notes) = draw::figure(input, &cross);
    notes.extend(drawn_notes);
    Panel {
        sentence: sentence(input, &cross),
        tables: vec![table(input, &cross, &title)],
        figure: Some(figure),
        wide: true,
        title,
        notes,
        controls,
        ..Panel::default()
    }
}

/// A name as it appears within a sentence.
fn lower(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

fn notes(input: &Input, cross: &Cross) -> Vec<String> {
    let w = input.words;
    let mut notes = Vec::new();
    if cross.rows.by == AxisBy::Home {
        notes.push(w.get(MatrixText::HomeNote).to_owned());
        let unknown = institution_nation::unknown(input);
        if !unknown.is_empty() {
            notes.push(w.fill(MatrixText::NoSiteNote, &[("list", &unknown.join(", "))]));
        }
    }
    if matches!(cross.columns.by, AxisBy::Facet(facet) if facet.is_multi()) {
        notes.push(w.get(AnalysisText::SeveralNote).to_owned());
    }
    if input.unit() != Unit::Records {
        notes.push(w.get(AnalysisText::DistinctNote).to_owned());
    }
    notes
}

fn sentence(input: &Input, cross: &Cross) -> String {
    let w = input.words;
    let across = cross.columns.entries.len();
    let known = |at: usize| {
        !cross.rows.entries[at / across].unknown && !cross.columns.entries[at % across].unknown
    };
    let pairs: Vec<usize> = (0..cross.cells.len()).filter(|at| known(*at)).collect();
    let most = pairs
        .iter()
        .copied()
        .rev()
        .max_by_key(|at| cross.cells[*at]);
    let Some(most) = most.filter(|_| cross.all > 0) else {
        return w.get(AnalysisText::NoRecords).to_owned();
    };
    let all = input.counted(cross.all);
    let share = |n: u32| [w.number(n), percent(n, cross.all)];
    let mut text = String::new();
    let by = [cross.rows.by, cross.columns.by];
    if by == [AxisBy::Home, AxisBy::Facet(Facet::Nation)] {
        let [n, known] = institution_nation::across_nations(input);
        let gaps = [
            ("n", &*w.number(n)),
            ("all", &*input.counted(known)),
            ("percent", &*percent(n, known)),
        ];
        match known {
            0 => text.push_str(w.get(MatrixText::CrossNone)),
            _ => text.push_str(&w.fill(MatrixText::Cross, &gaps)),
        }
        text.push(' ');
    }
    if by.contains(&AxisBy::Facet(Facet::Kind)) {
        let n = universities(input);
        let [n, percent] = share(n);
        let gaps = [("n", &*n), ("all", &*all), ("percent", &*percent)];
        text.push_str(&w.fill(MatrixText::Universities, &gaps));
        text.push(' ');
    }
    let [n, percent] = share(cross.cells[most]);
    let gaps = [
        ("row", &*cross.rows.entries[most / across].name),
        ("column", &*cross.columns.entries[most % across].name),
        ("n", &*n),
        ("all", &*all),
        ("percent", &*percent),
    ];
    text.push_str(&w.fill(MatrixText::Most, &gaps));
    let filled = pairs.iter().filter(|at| cross.cells[**at] > 0).count();
    let [filled, possible] = [filled, pairs.len()].map(|n| w.number(n as u32));
    text.push_str(&w.fill(MatrixText::Filled, &[("n", &filled), ("all", &possible)]));
    let sides = [
        (&cross.rows, &cross.row_totals),
        (&cross.columns, &cross.column_totals),
    ];
    for (entry, total) in sides
        .into_iter()
        .flat_map(|(axis, totals)| axis.entries.iter().zip(totals))
    {
        if entry.unknown && *total > 0 {
            let n = w.number(*total);
            text.push_str(&w.fill(
                MatrixText::Unknown,
                &[("n", &n), ("all", &all), ("name", &entry.name)],
            ));
        }
    }
    text
}

/// The count of what universities take part in, in the query's unit.
fn universities(input: &Input) -> u32 {
    let counts = count::by_facet(input.data, input.unit(), &input.filtered.rows, Facet::Kind);
    let label = kinds::LIST.find("university").map_or("", |entry| entry.en);
    let code = input.data.partner_kind.values.position(label);
    let count = code.and_then(|code| counts.get(code as usize));
    count.copied().unwrap_or_default()
}

fn table(input: &Input, cross: &Cross, title: &str) -> Table {
    let w = input.words;
    let classes = cross.classes();
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let mut columns = vec![cross.rows.by.name(input).to_owned()];
    columns.extend(cross.columns.entries.iter().map(|entry| entry.name.clone()));
    columns.push(w.get(AnalysisText::Total).to_owned());
    let mut rows: Vec<TableRow> = (cross.rows.entries.iter().zip(&cross.row_totals).enumerate())
        .map(|(i, (entry, total))| {
            let mut cells = vec![Cell::text(entry.name.clone())];
            for (j, column) in cross.columns.entries.iter().enumerate() {
                let n = cross.cell(i, j);
                cells.push(Cell {
                    step: classes.step_of(f64::from(n)),
                    act: entry.act_with(column).filter(|_| n > 0),
                    ..number(n)
                });
            }
            cells.push(number(*total));
            TableRow {
                cells,
                act: entry.act(),
                total: false,
            }
        })
        .collect();
    let mut cells = vec![Cell::text(w.get(AnalysisText::Total))];
    for (entry, total) in cross.columns.entries.iter().zip(&cross.column_totals) {
        cells.push(Cell {
            act: entry.act(),
            ..number(*total)
        });
    }
    cells.push(number(cross.all));
    rows.push(TableRow::total(cells));
    Table {
        caption: title.to_owned(),
        columns,
        rows,
    }
}

#[cfg(test)]
mod tests;
