//! Merges several data sets into one.

use std::collections::HashMap;

use super::build::name_places;
use super::identity::place_key;
use super::repeat::{self, Repeat};
use super::{Column, Dataset, LONE, MultiColumn, NONE, Strings};
use crate::record::Derived;
use crate::with_slots;
use crate::{PlaceId, Row};

/// Concatenates data sets, keeping the file of every record.
///
/// Dictionaries are joined value by value, and rows are only renumbered. Ids and projects are
/// unique within their file: two museums' `P001` are two projects, so a project's name may occur in
/// the dictionary once for each file. A record that occurs in two files is kept once: see
/// [`Dataset::repeats`].
#[must_use]
pub fn merge(datasets: &[&Dataset]) -> Dataset {
    let mut all = Dataset::default();
    let mut places = HashMap::new();
    for (i, position) in all.places.positions.iter().enumerate() {
        places.insert(place_key(*position), PlaceId(i as u32));
    }
    for dataset in datasets {
        append_plain(&mut all, dataset);
        append_projects(
            &mut all.project,
            &dataset.project,
            all.row.len() - dataset.len(),
        );
        append_places(&mut all, dataset, &mut places);
        append_extra(&mut all, dataset);
    }
    repeat::leave_out(&mut all);
    name_places(&mut all);
    all
}

fn append_plain(all: &mut Dataset, more: &Dataset) {
    let origins = all.origins.len() as u16;
    let rows = all.row.len() as u32;
    all.repeats.extend(more.repeats.iter().map(|repeat| Repeat {
        origin: origins.saturating_add(repeat.origin),
        kept: Row(rows + repeat.kept.0),
        ..*repeat
    }));
    all.origins.extend(more.origins.iter().cloned());
    all.origin.extend(
        more.origin
            .iter()
            .map(|origin| origins.saturating_add(*origin)),
    );
    all.row.extend(&more.row);
    if !(all.derived.is_empty() && more.derived.is_empty()) {
        all.derived.resize(rows as usize, Derived::default());
        all.derived.extend(&more.derived);
        all.derived.resize(all.row.len(), Derived::default());
    }
    append_columns(all, more);
    append(&mut all.district, &more.district);
    all.placed_by.extend(&more.placed_by);
    all.precision.extend(&more.precision);
}

/// Appends one column of texts; projects are joined by [`append_projects`].
macro_rules! append_text {
    (lone $all:ident $more:ident $slot:ident) => {};
    ($shape:ident $all:ident $more:ident $slot:ident) => {
        append(&mut $all.$slot, &$more.$slot);
    };
}

macro_rules! append_columns {
    (() now [$({ $(#[$now_doc:meta])* $now:ident $now_shape:ident $now_slot:ident })*]
        later [$({ $(#[$later_doc:meta])* $later:ident $later_shape:ident $later_slot:ident })*]
        many [$({ $(#[$many_doc:meta])* $many:ident $many_slot:ident })*]
        numbers [$({ $(#[$number_doc:meta])* $number:ident $number_slot:ident })*]
        dates [$({ $(#[$date_doc:meta])* $date:ident $date_slot:ident $date_text:ident })*]) => {
        fn append_columns(all: &mut Dataset, more: &Dataset) {
            $(append_text!($now_shape all more $now_slot);)*
            $(append_text!($later_shape all more $later_slot);)*
            $(append_many(&mut all.$many_slot, &more.$many_slot);)*
            $(all.$number_slot.extend(&more.$number_slot);)*
            $(
                all.$date_slot.extend(&more.$date_slot);
                append(&mut all.$date_text, &more.$date_text);
            )*
        }
    };
}

with_slots! { append_columns }

/// Old code → new code, by value.
fn recode(all: &mut Strings, more: &Strings) -> Vec<u32> {
    let known: HashMap<String, u32> = all
        .iter()
        .zip(0..)
        .map(|(value, code)| (value.to_owned(), code))
        .collect();
    more.iter()
        .map(|value| known.get(value).copied().unwrap_or_else(|| all.push(value)))
        .collect()
}

fn mapped<'m>(codes: &'m [u32], map: &'m [u32]) -> impl Iterator<Item = u32> + 'm {
    codes
        .iter()
        .map(|&code| map.get(code as usize).copied().unwrap_or(NONE))
}

fn append(all: &mut Column, more: &Column) {
    let map = recode(&mut all.values, &more.values);
    all.codes.extend(mapped(&more.codes, &map));
}

fn append_many(all: &mut MultiColumn, more: &MultiColumn) {
    let map = recode(&mut all.values, &more.values);
    let before = all.codes.len() as u32;
    all.codes.extend(mapped(&more.codes, &map));
    all.ends.extend(more.ends.iter().map(|end| before + end));
}

fn append_projects(all: &mut Column, more: &Column, rows_before: usize) {
    // A lone record's project is a control character and its row number, which has now changed.
    let map: Vec<u32> = more
        .values
        .iter()
        .map(|value| {
            match value
                .strip_prefix(LONE)
                .and_then(|row| row.parse::<usize>().ok())
            {
                Some(row) => all.values.push(&format!("{LONE}{}", rows_before + row)),
                None => all.values.push(value),
            }
        })
        .collect();
    all.codes.extend(mapped(&more.codes, &map));
}

fn append_places(all: &mut Dataset, more: &Dataset, known: &mut HashMap<(i32, i32), PlaceId>) {
    let places = &mut all.places;
    let rows = more.places.positions.iter().zip(&more.places.precision);
    let map: Vec<PlaceId> = rows
        .map(|(&position, &precision)| {
            let next = PlaceId(places.positions.len() as u32);
            let code = *known.entry(place_key(position)).or_insert(next);
            if code == next {
                places.positions.push(position);
                places.precision.push(precision);
            } else if let Some(best) = places.precision.get_mut(code.index()) {
                *best = (*best).min(precision);
            }
            code
        })
        .collect();
    let place = |old: &PlaceId| map.get(old.index()).copied().unwrap_or(PlaceId::NONE);
    all.place.extend(more.place.iter().map(place));
}

fn append_extra(all: &mut Dataset, more: &Dataset) {
    let rows_before = all.row.len() - more.len();
    for header in &more.personal {
        if !all.personal.contains(header) {
            all.personal.push(header.clone());
        }
    }
    for (header, column) in &more.extra {
        if !all.extra.iter().any(|(known, _)| known == header) {
            let mut values = Strings::default();
            values.push("");
            let codes = vec![0; rows_before];
            all.extra.push((header.clone(), Column { codes, values }));
        }
        if let Some((_, known)) = all.extra.iter_mut().find(|(known, _)| known == header) {
            append(known, column);
        }
    }
    for (_, column) in &mut all.extra {
        if column.codes.len() < all.row.len() {
            let empty = column
                .values
                .position("")
                .unwrap_or_else(|| column.values.push(""));
            column.codes.resize(all.row.len(), empty);
        }
    }
}
