//! Which rows match a query, and what every facet would count: the crossfilter rule.
//!
//! Each filter that is set marks, in one pass over its column, the rows that fail it: one bit per
//! filter, one word per row. A row matches if no bit is set; it counts towards facet *f* if no bit
//! is set except that of *f*. So a facet's counts ignore its own choice and nothing else (Square's
//! Crossfilter, 2012).

mod count;
mod search;

pub use search::SearchIndex;

use crate::nearby::{distance_of, distances};
use records::dataset::{Dataset, FacetColumn};
use records::query::{Choice, Facet, Near, Query, Years};
use records::{PlaceId, Row};

/// The bits of the other filters follow those of the facets.
const YEARS_BIT: u16 = 1 << Facet::ALL.len();
const TEXT_BIT: u16 = YEARS_BIT << 1;
const NEAR_BIT: u16 = YEARS_BIT << 2;

/// The result of a query on a data set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filtered {
    /// The matching rows, in the data set's order.
    pub rows: Vec<Row>,
    /// For each facet, by [`Facet::index`]: value code → count in the query's unit, ignoring the
    /// facet's own choice.
    pub facets: [Vec<u32>; Facet::ALL.len()],
    /// Records active in each year, ignoring the period.
    pub years: YearCounts,
    /// The number of records that have no date but would match without the period.
    pub undated: u32,
    /// The number of records that have no position but would match without [`Query::near`]; 0 where
    /// that is not set.
    pub unlocated: u32,
}

/// Records by year; a record counts in every year from its start to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearCounts {
    /// The year of `counts[0]`.
    pub first: i32,
    /// The number of records in each year; empty where no record is dated.
    pub counts: Vec<u32>,
}

/// Applies a query to a data set.
#[must_use]
pub fn filter(data: &Dataset, search: &SearchIndex, query: &Query) -> Filtered {
    let mut fails = vec![0u16; data.len()];
    for facet in Facet::ALL {
        fail_facet(
            data.facet(facet),
            query.choice(facet),
            1 << facet.index(),
            &mut fails,
        );
    }
    if let Some(years) = query.years {
        fail_years(data, years, &mut fails);
    }
    if let Some(near) = &query.near {
        fail_near(data, near, &mut fails);
    }
    search.fail(data, &query.text, TEXT_BIT, &mut fails);

    let rows = data.rows().zip(&fails);
    let rows = rows.filter(|(_, fails)| **fails == 0).map(|(row, _)| row);
    let (years, undated) = count::years(data, &fails, YEARS_BIT);
    Filtered {
        rows: rows.collect(),
        facets: count::facets(data, &fails, query.unit),
        years,
        undated,
        unlocated: query.near.as_ref().map_or(0, |_| unlocated(data, &fails)),
    }
}

fn fail_facet(column: FacetColumn, choice: &Choice, bit: u16, fails: &mut [u16]) {
    if choice.values.is_empty() {
        return;
    }
    let values = column.values();
    let mut wanted = vec![false; values.len()];
    let mut known = 0;
    for value in &choice.values {
        if let Some(code) = values.position(value) {
            if let Some(wanted) = wanted.get_mut(code as usize) {
                *wanted = true;
            }
            known += 1;
        }
    }
    let is_wanted = |code: u32| wanted.get(code as usize) == Some(&true);
    match column {
        FacetColumn::One(column) => {
            for (fail, &code) in fails.iter_mut().zip(&column.codes) {
                if !is_wanted(code) {
                    *fail |= bit;
                }
            }
        }
        FacetColumn::Many(column) => {
            let needed = if choice.all { choice.values.len() } else { 1 };
            // A chosen value that this data set does not have cannot be matched by ALL.
            let possible = !choice.all || known == choice.values.len();
            let mut start = 0;
            for (fail, &end) in fails.iter_mut().zip(&column.ends) {
                let codes = column.codes.get(start..end as usize).unwrap_or_default();
                start = end as usize;
                let held = codes.iter().filter(|&&code| is_wanted(code)).count();
                if held < needed || !possible {
                    *fail |= bit;
                }
            }
        }
    }
}

fn fail_years(data: &Dataset, years: Years, fails: &mut [u16]) {
    for (row, fail) in data.rows().zip(fails) {
        let keep = match data.years_of(row) {
            Some((first, last)) => first <= years.to && last >= years.from,
            None => years.undated,
        };
        if !keep {
            *fail |= YEARS_BIT;
        }
    }
}

/// Marks rows that are too far from a point. Distances are computed once per place, as there are
/// fewer places than records. A record without a place, or known only to be in a region, is near
/// nothing.
fn fail_near(data: &Dataset, near: &Near, fails: &mut [u16]) {
    let distances = distances(data, near.centre(), near.radius.metres());
    for (row, fail) in data.rows().zip(fails) {
        if distance_of(data, &distances, row).is_none() {
            *fail |= NEAR_BIT;
        }
    }
}

/// The number of records without a position that fail no other filter.
fn unlocated(data: &Dataset, fails: &[u16]) -> u32 {
    let rows = fails.iter().zip(&data.place);
    rows.filter(|(fail, place)| **fail & !NEAR_BIT == 0 && **place == PlaceId::NONE)
        .count() as u32
}

#[cfg(test)]
mod tests;
