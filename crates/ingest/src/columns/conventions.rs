//! Conventions by which a file's dates and numbers are written, established before its first row is
//! read.

use crate::cells::date::DateStyle;
use crate::cells::quantity::Points;
use crate::geocode::location_input::Resources;
use crate::geocode::lost_minus::LongitudeSigns;
use crate::headers::columns::Columns;
use crate::table::rows::{RowStep, Rows};
use records::record::Field;

/// The number of rows after which enough has been seen: reading all of a large file twice would
/// double the time.
const ENOUGH: u32 = 20_000;

/// How the dates and numbers of a file are written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Conventions {
    /// The style of dates in the `start` and `end` columns together, as they have the same author.
    pub dates: DateStyle,
    /// The decimal points in columns of counts and amounts together.
    pub points: Points,
    /// The longitudes have lost their minus: none has one, though a row's postcode or place shows
    /// that it lies west of Greenwich.
    pub is_minus_lost: bool,
}

impl Conventions {
    /// Reads the remaining rows, up to 20,000, where any column needs it.
    #[must_use]
    pub fn new(mut rows: Rows<'_>, columns: &Columns, resources: &Resources<'_>) -> Self {
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
        let has_degrees = !columns.clean && columns.cell_of(Field::Longitude).is_some();
        let mut evidence = Self::default();
        if dates.is_empty() && numbers.is_empty() && !has_degrees {
            return evidence;
        }
        let mut signs = LongitudeSigns::default();
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
                    if has_degrees {
                        signs.see(row, columns, resources);
                    }
                }
            }
        }
        evidence.is_minus_lost = signs.is_minus_lost();
        evidence
    }
}
