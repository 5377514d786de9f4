//! Counting by group in the query's unit.

use crate::dataset::{Dataset, NONE};
use crate::order::{pair, sort_pairs};
use crate::query::{Facet, Unit};

/// How much each of `groups` groups holds, in a unit. `each` calls back with every row and every
/// group that the row belongs to: a record of two types counts once for each. What is counted
/// twice in a group counts once; groups therefore do not add up to the whole where the unit is
/// projects or partners, or where a record is in several.
#[must_use]
pub fn by_group(
    data: &Dataset,
    unit: Unit,
    groups: usize,
    each: impl FnOnce(&mut dyn FnMut(u32, u32)),
) -> Vec<u32> {
    let mut counts = vec![0; groups];
    match data.unit_codes(unit) {
        None => each(&mut |_, group| {
            if let Some(count) = counts.get_mut(group as usize) {
                *count += 1;
            }
        }),
        Some(codes) => {
            let mut pairs = Vec::new();
            each(&mut |row, group| pairs.push(pair(group, codes[row as usize])));
            sort_pairs(&mut pairs);
            for both in pairs {
                if let Some(count) = counts.get_mut((both >> 32) as usize) {
                    *count += 1;
                }
            }
        }
    }
    counts
}

/// How much some rows hold, in a unit.
#[must_use]
pub fn all(data: &Dataset, unit: Unit, rows: &[u32]) -> u32 {
    by_group(data, unit, 1, |put| {
        rows.iter().for_each(|&row| put(row, 0))
    })
    .first()
    .copied()
    .unwrap_or_default()
}

/// How much each value of a facet holds, in a unit: code → count.
#[must_use]
pub fn by_facet(data: &Dataset, unit: Unit, rows: &[u32], facet: Facet) -> Vec<u32> {
    let column = data.facet(facet);
    by_group(data, unit, column.values().len(), |put| {
        for &row in rows {
            column.codes(row, &mut |code| put(row, code));
        }
    })
}

/// How much each pair of values of two facets holds: `counts[a * values of b + b]`.
#[must_use]
pub fn by_two(data: &Dataset, unit: Unit, rows: &[u32], [a, b]: [Facet; 2]) -> Vec<u32> {
    let (a, b) = (data.facet(a), data.facet(b));
    let width = b.values().len() as u32;
    by_group(data, unit, a.values().len() * b.values().len(), |put| {
        for &row in rows {
            a.codes(row, &mut |first| {
                b.codes(row, &mut |second| put(row, first * width + second));
            });
        }
    })
}

/// A row's place code.
#[must_use]
pub fn place(data: &Dataset, row: u32) -> Option<u32> {
    let place = data.place.get(row as usize).copied();
    place.filter(|&place| place != NONE)
}

/// A part of a whole in whole hundredths: "12", or "<1" where there is some but less than half of
/// one.
#[must_use]
pub fn percent(part: u32, whole: u32) -> String {
    let percent = (f64::from(part) * 100.0 / f64::from(whole.max(1))).round();
    if part > 0 && percent < 1.0 {
        return "<1".to_owned();
    }
    crate::text::decimal(percent, 0)
}
