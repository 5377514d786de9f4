//! Keeps a record that occurs in several files only once.

use serde::{Deserialize, Serialize};

use super::{Column, Dataset, Kind, MultiColumn, NONE};
use crate::record::{Field, Resolved};
use crate::sort;
use crate::{PlaceId, Row};

/// A record that was left out in merging because an earlier file already has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeat {
    /// Index into [`Dataset::origins`]: the file it was left out of.
    pub origin: u16,
    /// Its row in that file, as a spreadsheet numbers it.
    pub row: u32,
    /// The row of the merged data set that represents it.
    pub kept: Row,
}

/// Leaves out records that an earlier file already has, and notes them in [`Dataset::repeats`].
///
/// Two records are the same if everything they contain is equal: every canonical column, how they
/// were placed, and the unknown columns. Copies are matched one to one: if one file has a record
/// twice and another three times, three remain. Duplicates within a file are kept, and illustrative
/// records never replace others.
pub(super) fn leave_out(all: &mut Dataset) {
    if all.origins.len() < 2 {
        return;
    }
    let stands_for = matched(all);
    let is_kept: Vec<bool> = all
        .rows()
        .zip(&stands_for)
        .map(|(row, &of)| row == of)
        .collect();
    if is_kept.iter().all(|&kept| kept) {
        return;
    }
    let mut next = Row(0);
    let mut renumbered: Vec<Row> = Vec::with_capacity(is_kept.len());
    for (&kept, of) in is_kept.iter().zip(&stands_for) {
        // A row that is kept stands for itself, which has no number yet.
        let number = renumbered.get(of.index()).copied().unwrap_or(next);
        renumbered.push(number);
        next.0 += u32::from(kept);
    }
    for repeat in &mut all.repeats {
        if let Some(&kept) = renumbered.get(repeat.kept.index()) {
            repeat.kept = kept;
        }
    }
    let rows = all.origin.iter().zip(&all.row).zip(&renumbered);
    let left_out = rows.zip(&is_kept).filter(|(_, kept)| !**kept);
    let left_out = left_out.map(|(((&origin, &row), &kept), _)| Repeat { origin, row, kept });
    all.repeats.extend(left_out);
    retain(all, &is_kept);
}

/// Row → the row that represents it: itself, or one of an earlier file.
#[expect(
    clippy::indexing_slicing,
    reason = "every row has a fingerprint, and sorting asks for it often"
)]
fn matched(all: &Dataset) -> Vec<Row> {
    let prints: Vec<u64> = all.rows().map(|row| fingerprint(all, row)).collect();
    let order = sort::sorted(prints.len(), &mut |a, b| {
        prints[a as usize].cmp(&prints[b as usize])
    });
    let rows: Vec<Row> = order.into_iter().map(Row).collect();
    let mut stands_for: Vec<Row> = all.rows().collect();
    for alike in rows.chunk_by(|a, b| prints[a.index()] == prints[b.index()]) {
        if alike.len() > 1 {
            match_copies(all, alike, &mut stands_for);
        }
    }
    stands_for
}

/// Matches the copies of a record. `rows` ascend, and so do their files. The n-th copy in a file
/// matches the n-th that was kept before.
fn match_copies(all: &Dataset, rows: &[Row], stands_for: &mut [Row]) {
    let origin = |row: Row| all.origin.get(row.index());
    let mut kept: Vec<Row> = Vec::new();
    for of_file in rows.chunk_by(|&a, &b| origin(a) == origin(b)) {
        let earlier = kept.len();
        let mut taken = vec![false; earlier];
        // Rows with the same fingerprint hardly ever differ: the first free one fits.
        let mut free = 0;
        for &row in of_file {
            while taken.get(free) == Some(&true) {
                free += 1;
            }
            let mut copies = kept.iter().skip(free).zip(taken.iter_mut().skip(free));
            let copy = copies.find(|(of, taken)| !**taken && is_same(all, **of, row));
            let of = copy.map(|(of, taken)| {
                *taken = true;
                *of
            });
            match of.zip(stands_for.get_mut(row.index())) {
                Some((of, stands_for)) => *stands_for = of,
                None => kept.push(row),
            }
        }
    }
}

/// The columns with one text per row, except the project, whose codes are specific to each file,
/// and the district, which follows from the position.
fn texts(all: &Dataset) -> impl Iterator<Item = &Column> {
    let fields = Field::ALL.into_iter();
    let fields = fields.filter(|field| *field != Field::Project);
    fields.filter_map(|field| all.text(field))
}

fn several(all: &Dataset) -> impl Iterator<Item = &MultiColumn> {
    Field::ALL
        .into_iter()
        .filter_map(|field| all.several(field))
}

fn numbers(all: &Dataset) -> impl Iterator<Item = &[Option<f64>]> {
    Field::ALL
        .into_iter()
        .filter_map(|field| all.numbers(field))
}

/// A hash that is equal for equal records and hardly ever for others. All rows must share one
/// dictionary.
#[must_use]
pub fn fingerprint(all: &Dataset, row: Row) -> u64 {
    let i = row.index();
    let mut print = 0_u64;
    // The multiplier is that of Knuth's multiplicative hashing: 2⁶⁴ over the golden ratio.
    let mut add = |value: u64| {
        print = (print.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    };
    for column in texts(all) {
        add(u64::from(column.codes.get(i).copied().unwrap_or(NONE)));
    }
    for column in several(all) {
        for &code in column.codes_of(row) {
            add(u64::from(code));
        }
    }
    for numbers in numbers(all) {
        let number = numbers.get(i).copied().flatten();
        add(number.map_or(1, f64::to_bits));
    }
    let place = all.place.get(i).copied().unwrap_or(PlaceId::NONE);
    add(u64::from(place.0));
    print
}

/// Whether two rows are equal in every canonical column.
#[must_use]
pub fn is_same_record(all: &Dataset, a: Row, b: Row) -> bool {
    let (i, j) = (a.index(), b.index());
    texts(all).all(|c| c.codes.get(i) == c.codes.get(j))
        && several(all).all(|c| c.codes_of(a) == c.codes_of(b))
        && numbers(all).all(|c| c.get(i) == c.get(j))
        && all.place.get(i) == all.place.get(j)
        && all.days().all(|c| c.get(i) == c.get(j))
        && all.placed_by.get(i) == all.placed_by.get(j)
        && all.precision.get(i) == all.precision.get(j)
        && all.named_project(a) == all.named_project(b)
}

fn is_same(all: &Dataset, a: Row, b: Row) -> bool {
    let invented = |row: Row| {
        let origin = all.origin.get(row.index());
        let origin = origin.and_then(|&origin| all.origins.get(usize::from(origin)));
        origin.is_some_and(|origin| origin.kind == Kind::Illustrative)
    };
    invented(a) == invented(b)
        && is_same_record(all, a, b)
        && all
            .extra
            .iter()
            .filter(|(header, _)| {
                !Resolved::from_header(header).is_some_and(Resolved::is_provenance)
            })
            .all(|(_, c)| c.codes.get(a.index()) == c.codes.get(b.index()))
}

fn retain(all: &mut Dataset, is_kept: &[bool]) {
    keep(&mut all.origin, is_kept);
    keep(&mut all.row, is_kept);
    for column in all.texts_mut() {
        keep(&mut column.codes, is_kept);
    }
    for column in all.several_mut() {
        keep_many(column, is_kept);
    }
    for numbers in all.numbers_mut() {
        keep(numbers, is_kept);
    }
    for days in all.days_mut() {
        keep(days, is_kept);
    }
    keep(&mut all.place, is_kept);
    keep(&mut all.derived, is_kept);
    keep(&mut all.placed_by, is_kept);
    keep(&mut all.precision, is_kept);
}

fn keep<T>(values: &mut Vec<T>, is_kept: &[bool]) {
    let mut kept = is_kept.iter();
    values.retain(|_| kept.next().is_none_or(|&kept| kept));
}

fn keep_many(column: &mut MultiColumn, is_kept: &[bool]) {
    let mut codes = Vec::with_capacity(column.codes.len());
    let mut ends = Vec::with_capacity(column.ends.len());
    for (row, _) in (0..).map(Row).zip(is_kept).filter(|(_, kept)| **kept) {
        codes.extend_from_slice(column.codes_of(row));
        ends.push(codes.len() as u32);
    }
    (column.codes, column.ends) = (codes, ends);
}
