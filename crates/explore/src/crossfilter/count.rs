//! Facet and year counts in one pass over each column.

use super::YearCounts;
use crate::count_at;
use records::Row;
use records::dataset::{Dataset, FacetColumn, NONE};
use records::query::{Facet, Unit};

/// For each facet: value code → count in the given unit, over rows that fail no filter except that
/// facet's own.
pub(super) fn facets(data: &Dataset, fails: &[u16], unit: Unit) -> [Vec<u32>; Facet::ALL.len()] {
    match data.unit_codes(unit) {
        None => Facet::ALL.map(|facet| records(data.facet(facet), fails, 1 << facet.index())),
        Some(units) => {
            let order = grouped(units);
            Facet::ALL
                .map(|facet| distinct(data.facet(facet), fails, 1 << facet.index(), units, &order))
        }
    }
}

fn records(column: FacetColumn, fails: &[u16], own: u16) -> Vec<u32> {
    let mut counts = vec![0; column.values().len()];
    match column {
        FacetColumn::One(column) => {
            for (&fail, &code) in fails.iter().zip(&column.codes) {
                if let Some(count) = counts.get_mut(code as usize) {
                    *count += u32::from(fail & !own == 0);
                }
            }
        }
        FacetColumn::Many(column) => {
            let mut start = 0;
            for (&fail, &end) in fails.iter().zip(&column.ends) {
                if fail & !own == 0 {
                    let codes = column.codes.get(start..end as usize);
                    for &code in codes.unwrap_or_default() {
                        count_at(&mut counts, code as usize);
                    }
                }
                start = end as usize;
            }
        }
    }
    counts
}

/// Orders rows by unit, so that "seen last" is the same as "seen at all".
#[expect(
    clippy::indexing_slicing,
    reason = "units are at most `most`, and each row has a place of its own"
)]
fn grouped(units: &[u32]) -> Vec<Row> {
    let most = units.iter().max().map_or(0, |&code| code as usize + 1);
    let mut starts = vec![0u32; most + 1];
    for &unit in units {
        starts[unit as usize + 1] += 1;
    }
    for i in 1..starts.len() {
        starts[i] += starts[i - 1];
    }
    let mut order = vec![Row(0); units.len()];
    for (row, &unit) in units.iter().enumerate() {
        let slot = &mut starts[unit as usize];
        order[*slot as usize] = Row(row as u32);
        *slot += 1;
    }
    order
}

fn distinct(
    column: FacetColumn,
    fails: &[u16],
    own: u16,
    units: &[u32],
    order: &[Row],
) -> Vec<u32> {
    let mut counts = vec![0; column.values().len()];
    let mut last_seen = vec![NONE; counts.len()];
    let mut see = |code: u32, unit: u32| {
        if let Some(last) = last_seen.get_mut(code as usize)
            && *last != unit
        {
            *last = unit;
            count_at(&mut counts, code as usize);
        }
    };
    for &row in order {
        let passes = (fails.get(row.index())).is_some_and(|fail| fail & !own == 0);
        let Some(&unit) = units.get(row.index()).filter(|_| passes) else {
            continue;
        };
        match column {
            FacetColumn::One(column) => {
                if let Some(code) = column.code(row) {
                    see(code, unit);
                }
            }
            FacetColumn::Many(column) => {
                for &code in column.codes_of(row) {
                    see(code, unit);
                }
            }
        }
    }
    counts
}

/// Records by year, and the number without a date, over rows that fail no filter except the period.
///
/// Adds one where a record begins and subtracts one after it ends, then takes running totals: the
/// cost does not grow with how long records last.
pub(super) fn years(data: &Dataset, fails: &[u16], own: u16) -> (YearCounts, u32) {
    let dated = || data.rows().filter_map(|row| data.years_of(row));
    let mut undated = 0;
    let Some(first) = dated().map(|(first, _)| first).min() else {
        return (
            YearCounts::default(),
            fails.iter().filter(|f| **f & !own == 0).count() as u32,
        );
    };
    let last = dated().map(|(_, last)| last).max().unwrap_or(first);
    let mut change = vec![0i32; (last - first) as usize + 2];
    for (row, fail) in data.rows().zip(fails) {
        if fail & !own != 0 {
            continue;
        }
        match data.years_of(row) {
            Some((from, to)) => {
                if let Some(begins) = change.get_mut((from - first) as usize) {
                    *begins += 1;
                }
                if let Some(ended) = change.get_mut((to - first) as usize + 1) {
                    *ended -= 1;
                }
            }
            None => undated += 1,
        }
    }
    change.pop();
    let mut active = 0;
    let counts = change.into_iter().map(|step| {
        active += step;
        active as u32
    });
    (
        YearCounts {
            first,
            counts: counts.collect(),
        },
        undated,
    )
}
