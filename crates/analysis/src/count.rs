//! Counts by group in the query's unit.

use crate::Located;
use records::Row;
use records::codes::funding;
use records::dataset::Dataset;
use records::query::{Facet, Unit};
use records::sort::{pair, sort_pairs};

/// The count for each of `groups` groups, in a unit. `each` calls back with every row and every
/// group to which the row belongs: a record of two types counts once for each. What occurs twice in
/// a group counts once; groups therefore do not add up to the whole where the unit is projects or
/// partners, or where a record is in several.
#[must_use]
pub fn by_group(
    data: &Dataset,
    unit: Unit,
    groups: usize,
    each: impl FnOnce(&mut dyn FnMut(Row, u32)),
) -> Vec<u32> {
    let mut counts = vec![0; groups];
    match data.unit_codes(unit) {
        None => each(&mut |_, group| {
            if let Some(count) = counts.get_mut(group as usize) {
                *count += 1;
            }
        }),
        Some(codes) => {
            let things = data.unit_len(unit);
            if groups.saturating_mul(things) <= MOST_SEEN {
                let mut seen = Seen::new(groups * things);
                each(&mut |row, group| {
                    let thing = codes[row.index()] as usize;
                    if let Some(count) = counts.get_mut(group as usize)
                        && seen.first(group as usize * things + thing)
                    {
                        *count += 1;
                    }
                });
                return counts;
            }
            let mut pairs = Vec::new();
            each(&mut |row, group| pairs.push(pair(group, codes[row.index()])));
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

/// The maximum number of bits used to mark what was counted (4 MB); beyond it, pairs are sorted.
const MOST_SEEN: usize = 1 << 25;

/// One bit for each thing that was counted.
struct Seen(Vec<u64>);

impl Seen {
    fn new(bits: usize) -> Self {
        Self(vec![0; bits.div_ceil(64)])
    }

    /// Sets a bit; returns whether it was unset.
    fn first(&mut self, bit: usize) -> bool {
        let Some(word) = self.0.get_mut(bit / 64) else {
            return false;
        };
        let mask = 1 << (bit % 64);
        let is_first = *word & mask == 0;
        *word |= mask;
        is_first
    }
}

/// The count of some rows, in a unit.
#[must_use]
pub fn all(data: &Dataset, unit: Unit, rows: &[Row]) -> u32 {
    by_group(data, unit, 1, |put| {
        rows.iter().for_each(|&row| put(row, 0))
    })
    .first()
    .copied()
    .unwrap_or_default()
}

/// The count for each value of a facet, in a unit: code → count.
#[must_use]
pub fn by_facet(data: &Dataset, unit: Unit, rows: &[Row], facet: Facet) -> Vec<u32> {
    let column = data.facet(facet);
    by_group(data, unit, column.values().len(), |put| {
        for &row in rows {
            column.codes(row, &mut |code| put(row, code));
        }
    })
}

/// The count for each pair of values of two facets: `counts[a * values of b + b]`.
#[must_use]
pub fn by_two(data: &Dataset, unit: Unit, rows: &[Row], [a, b]: [Facet; 2]) -> Vec<u32> {
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

/// A row's place.
/// Whether a value names a funding stream, rather than saying that none is stated.
#[must_use]
pub fn is_stated(stream: &str) -> bool {
    !stream.is_empty() && stream != funding::NOT_STATED
}

/// The number of records among some rows that name no funding stream.
#[must_use]
pub fn unfunded(data: &Dataset, rows: &[Row]) -> u32 {
    let stated: Vec<bool> = data.funding.values.iter().map(is_stated).collect();
    let is_funded = |row: Row| {
        let mut codes = data.funding.codes_of(row).iter();
        codes.any(|&code| stated.get(code as usize) == Some(&true))
    };
    rows.iter().filter(|row| !is_funded(**row)).count() as u32
}

/// The first year, and the number of records active in each year from then on; empty where none is
/// dated. A record counts in every year from its start to its end.
#[must_use]
pub fn active_years(located: &Located, rows: &[Row]) -> (i32, Vec<u32>) {
    let dated = || rows.iter().filter_map(|&row| located.years_of(row));
    let ends = dated().reduce(|[first, last], [a, b]| [first.min(a), last.max(b)]);
    let Some([first, last]) = ends else {
        return (0, Vec::new());
    };
    let mut change = vec![0i32; (last - first) as usize + 2];
    for [from, to] in dated() {
        change[(from - first) as usize] += 1;
        change[(to - first) as usize + 1] -= 1;
    }
    change.pop();
    let mut active = 0;
    let counts = change.into_iter().map(|step| {
        active += step;
        active as u32
    });
    (first, counts.collect())
}
