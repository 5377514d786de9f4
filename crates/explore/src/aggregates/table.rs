//! Sorts the table.

use std::cmp::Ordering;

use crate::nearby::{distance_of, distances, reach};
use records::Row;
use records::dataset::{Column, Dataset, MultiColumn, Strings};
use records::query::{Near, Sort, SortBy};
use records::record::Span;
use records::sort;
use records::text::fold;

/// Sorts the rows as requested. Rows without a value come last in either direction, and ties keep
/// the file's order. Distances are from the point of the query; without one, no row has a distance.
#[must_use]
pub fn sorted(data: &Dataset, rows: &[Row], sort: Option<Sort>, near: Option<&Near>) -> Vec<Row> {
    let Some(sort) = sort else {
        return rows.to_vec();
    };
    let mut rows: Vec<u32> = rows.iter().map(|row| row.0).collect();
    let ranks = ranks(data, sort.by, near);
    let rank = |row: u32| ranks.get(row as usize).copied().flatten();
    sort::sort(&mut rows, &mut |a, b| match (rank(a), rank(b)) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) if sort.descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
    });
    rows.into_iter().map(Row).collect()
}

/// Row → its rank in the column's order, so that sorting compares numbers rather than text.
fn ranks(data: &Dataset, by: SortBy, near: Option<&Near>) -> Vec<Option<i64>> {
    match by {
        SortBy::Partner => of_column(&data.partner),
        SortBy::Place => of_column(&data.place_name),
        SortBy::Distance => of_distance(data, near),
        SortBy::Region => of_column(&data.region),
        SortBy::Institution => of_column(&data.institution),
        SortBy::Title => of_column(&data.title),
        SortBy::Type => of_multi(&data.types),
        SortBy::Funding => of_multi(&data.funding),
        SortBy::Start => {
            let first = |span: &Option<Span>| span.map(|span| span.first.into());
            data.start.iter().map(first).collect()
        }
    }
}

/// The distance of each row in millimetres, as used for sorting.
fn of_distance(data: &Dataset, near: Option<&Near>) -> Vec<Option<i64>> {
    let distances = near.map(|near| distances(data, near.centre(), near.radius.metres()));
    let distances = distances.unwrap_or_default();
    let rank = |row: Row| {
        let (place, metres) = distance_of(data, &distances, row)?;
        Some((reach(data, place, metres) * 1e3).round() as i64)
    };
    data.rows().map(rank).collect()
}

fn of_column(column: &Column) -> Vec<Option<i64>> {
    let order = alphabetical(&column.values);
    column
        .codes
        .iter()
        .map(|&code| order.get(code as usize).copied().flatten())
        .collect()
}

fn of_multi(column: &MultiColumn) -> Vec<Option<i64>> {
    let order = alphabetical(&column.values);
    (0..column.ends.len() as u32)
        .map(Row)
        .map(|row| {
            column
                .codes_of(row)
                .first()
                .and_then(|&code| *order.get(code as usize)?)
        })
        .collect()
}

/// Code → alphabetical rank; `None` for the empty value.
fn alphabetical(values: &Strings) -> Vec<Option<i64>> {
    let folded: Vec<String> = values.iter().map(fold).collect();
    let codes = sort::sorted(folded.len(), &mut |a, b| {
        folded.get(a as usize).cmp(&folded.get(b as usize))
    });
    let mut ranks = vec![None; folded.len()];
    for (rank, code) in codes.into_iter().enumerate() {
        let code = code as usize;
        let is_given = folded.get(code).is_some_and(|value| !value.is_empty());
        if let Some(of_code) = ranks.get_mut(code).filter(|_| is_given) {
            *of_code = Some(rank as i64);
        }
    }
    ranks
}
