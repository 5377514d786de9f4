//! What whole columns say about how their cells are meant, seen before the first row is read.

use crate::cells::date::DateStyle;
use crate::cells::quantity::Points;
use crate::headers::columns::Columns;
use crate::table::rows::{RowStep, Rows};
use records::record::Field;

/// After how many rows enough is seen: reading a large file twice would take its time again.
const ENOUGH: u32 = 20_000;

/// How the dates and numbers of a file are written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Conventions {
    /// Of the columns `start` and `end` together: one hand wrote both.
    pub dates: DateStyle,
    /// Of the columns of counts and amounts together.
    pub points: Points,
}

impl Conventions {
    /// Reads the rows that are left, up to 20,000, where any column needs it.
    #[must_use]
    pub fn of(mut rows: Rows<'_>, columns: &Columns) -> Self {
        let cells = |fields: &[Field]| -> Vec<usize> {
            fields
                .iter()
                .filter_map(|&field| columns.cell_of(field))
                .collect()
        };
        let dates = match columns.clean {
            true => Vec::new(),
            false => cells(&[Field::Start, Field::End]),
        };
        let numbers = cells(&[Field::Objects, Field::Audience, Field::Amount]);
        let mut evidence = Self::default();
        if dates.is_empty() && numbers.is_empty() {
            return evidence;
        }
        for _ in 0..ENOUGH {
            match rows.next() {
                RowStep::End => break,
                RowStep::Unclosed => {}
                RowStep::Row => {
                    let row = rows.row();
                    for &i in &dates {
                        evidence.dates.see(row.cell(i));
                    }
                    for &i in &numbers {
                        evidence.points.see(row.cell(i));
                    }
                }
            }
        }
        evidence
    }
}
