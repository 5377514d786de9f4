//! Builds a data set's columns from records.

use hashbrown::{HashMap, HashTable, hash_table};
use std::borrow::Cow;
use std::fmt::Write;

use super::identity::place_key;
use super::{Column, Dataset, LONE, MultiColumn, NONE, Origin, Strings};
use crate::hash::{Quick, QuickBuilder, wide};
use crate::record::{CellId, Derived, LonLat, Record};
use crate::sort;
use crate::text::rounded;
use crate::with_slots;
use crate::{PlaceId, Row};

/// Assigns codes to values. Holds hashes and codes only; the values themselves are in the column.
#[derive(Default)]
struct Interner {
    codes: Codes,
    last: u32,
    /// Cell id → code; for a column with several values, → a row that has them.
    met: Met,
}

/// A number by cell id; [`NONE`] where the cell id has not occurred.
#[derive(Default)]
struct Met(Vec<u32>);

impl Met {
    fn get(&self, handle: CellId) -> Option<u32> {
        let met = self.0.get(handle as usize).copied();
        met.filter(|&met| met != NONE)
    }

    fn put(&mut self, handle: CellId, as_what: u32) {
        if handle == 0 {
            return;
        }
        let at = handle as usize;
        if at >= self.0.len() {
            self.0.resize(at + 1, NONE);
        }
        if let Some(met) = self.0.get_mut(at) {
            *met = as_what;
        }
    }
}

/// How a value's code is found.
enum Codes {
    /// Each value so far was greater than those before, as numbered ids are: a greater one is new,
    /// so no table is needed. Holds the code of the greatest.
    Ascending(Option<u32>),
    /// Hash → code.
    Table(HashTable<(u32, u32)>),
}

impl Default for Codes {
    fn default() -> Self {
        Self::Ascending(None)
    }
}

impl Interner {
    fn code(&mut self, values: &mut Strings, value: &str) -> u32 {
        // Adjacent records are often alike, and many columns are empty.
        if self.last < values.len() as u32 && values.is(self.last, value) {
            return self.last;
        }
        self.last = match &mut self.codes {
            Codes::Ascending(greatest)
                if greatest.is_none_or(|greatest| values.get(greatest) < value) =>
            {
                *greatest.insert(values.push(value))
            }
            Codes::Ascending(_) => self.tabled(values, value),
            Codes::Table(codes) => look_up(codes, values, value),
        };
        self.last
    }

    /// Does the same as `look_up`, with a table of all the values so far.
    fn tabled(&mut self, values: &mut Strings, value: &str) -> u32 {
        let mut codes = HashTable::with_capacity(values.len() + 1);
        for (known, code) in values.iter().zip(0..) {
            let hash = Quick::hash(known);
            codes.insert_unique(wide(hash), (hash, code), |&(hash, _)| wide(hash));
        }
        let code = look_up(&mut codes, values, value);
        self.codes = Codes::Table(codes);
        code
    }

    fn push(&mut self, column: &mut Column, value: &str) {
        let code = self.code(&mut column.values, value);
        column.codes.push(code);
    }

    fn push_met(&mut self, column: &mut Column, value: &str, handle: CellId) {
        let code = match self.met.get(handle) {
            Some(code) => code,
            None => {
                let code = self.code(&mut column.values, value);
                self.met.put(handle, code);
                code
            }
        };
        column.codes.push(code);
    }

    fn push_many(&mut self, column: &mut MultiColumn, values: &[Cow<'_, str>], handle: CellId) {
        if let Some(range) = self.met.get(handle).map(|row| column.range(Row(row))) {
            column.codes.extend_from_within(range);
            column.ends.push(column.codes.len() as u32);
            return;
        }
        self.met.put(handle, column.ends.len() as u32);
        let first = column.codes.len();
        for value in values {
            let code = self.code(&mut column.values, value);
            let own = column.codes.get(first..).unwrap_or_default();
            if !own.contains(&code) {
                column.codes.push(code);
            }
        }
        if column.codes.len() == first {
            let code = self.code(&mut column.values, "");
            column.codes.push(code);
        }
        column.ends.push(column.codes.len() as u32);
    }
}

/// Does the same as [`rounded`], faster: most numbers are whole, and rounding is slow.
fn measure(number: f64) -> f64 {
    if number.trunc() == number {
        number
    } else {
        rounded(number)
    }
}

fn look_up(codes: &mut HashTable<(u32, u32)>, values: &mut Strings, value: &str) -> u32 {
    let hash = Quick::hash(value);
    let entry = codes.entry(
        wide(hash),
        |&(other, code)| other == hash && values.is(code, value),
        |&(hash, _)| wide(hash),
    );
    match entry {
        hash_table::Entry::Occupied(entry) => entry.get().1,
        hash_table::Entry::Vacant(entry) => {
            let code = values.len() as u32;
            entry.insert((hash, code));
            values.push(value)
        }
    }
}

/// Adds one text of a record to its column.
macro_rules! push_text {
    (lone $interners:ident $data:ident $record:ident $slot:ident) => {};
    (coded $interners:ident $data:ident $record:ident $slot:ident) => {
        let handle = $record.handles.$slot;
        $interners
            .$slot
            .push_met(&mut $data.$slot, &$record.$slot, handle);
    };
    ($shape:ident $interners:ident $data:ident $record:ident $slot:ident) => {
        $interners.$slot.push(&mut $data.$slot, &$record.$slot);
    };
}

macro_rules! interners {
    (() now [$({ $(#[$now_doc:meta])* $now:ident $now_shape:ident $now_slot:ident })*]
        later [$({ $(#[$later_doc:meta])* $later:ident $later_shape:ident $later_slot:ident })*]
        many [$({ $(#[$many_doc:meta])* $many:ident $many_slot:ident })*]
        numbers [$({ $(#[$number_doc:meta])* $number:ident $number_slot:ident })*]
        dates [$({ $(#[$date_doc:meta])* $date:ident $date_slot:ident $date_text:ident })*]) => {
        /// An interner for each column.
        #[derive(Default)]
        struct Interners {
            $($now_slot: Interner,)*
            $($later_slot: Interner,)*
            $($many_slot: Interner,)*
            $($date_text: Interner,)*
            district: Interner,
        }

        impl Interners {
            /// Adds a record to every column except the project's.
            fn push(&mut self, data: &mut Dataset, record: &Record) {
                let interners = self;
                $(push_text!($now_shape interners data record $now_slot);)*
                $(push_text!($later_shape interners data record $later_slot);)*
                push_text!(coded interners data record district);
                $(
                    let handle = record.handles.$many_slot;
                    let many = &mut interners.$many_slot;
                    many.push_many(&mut data.$many_slot, &record.$many_slot, handle);
                )*
                $(
                    push_text!(coded interners data record $date_text);
                    data.$date_slot.push(record.$date_slot);
                )*
                $(data.$number_slot.push(record.$number_slot.map(measure));)*
            }
        }
    };
}

with_slots! { interners }

/// Builds a [`Dataset`] record by record.
#[derive(Default)]
pub struct Builder {
    data: Dataset,
    interners: Interners,
    extra: Vec<Interner>,
    places: HashMap<(i32, i32), PlaceId, QuickBuilder>,
    places_met: Met,
    lone: String,
}

impl Builder {
    /// Starts a data set with records from one file, which has the given unknown columns.
    #[must_use]
    pub fn new(origin: Origin, extra_headers: &[String]) -> Self {
        let mut builder = Self::default();
        builder.add_origin(origin, extra_headers);
        builder
    }

    /// Starts another file, to which all further records belong. Returns, for each of its unknown
    /// columns, the index to use in [`Record::extra`].
    pub fn add_origin(&mut self, origin: Origin, extra_headers: &[String]) -> Vec<u32> {
        self.data.origins.push(origin);
        extra_headers
            .iter()
            .map(|header| self.extra_column(header))
            .collect()
    }

    fn extra_column(&mut self, header: &str) -> u32 {
        if let Some(i) = self.data.extra.iter().position(|(h, _)| h == header) {
            return i as u32;
        }
        let mut interner = Interner::default();
        let mut column = Column::default();
        for _ in 0..self.data.len() {
            interner.push(&mut column, "");
        }
        self.data.extra.push((header.to_owned(), column));
        self.extra.push(interner);
        self.data.extra.len() as u32 - 1
    }

    /// Reserves space for `records` records: columns that grow by doubling are moved each time, and
    /// leave gaps in memory.
    pub fn make_room(&mut self, records: usize) {
        let data = &mut self.data;
        data.origin.reserve(records);
        data.row.reserve(records);
        for column in data.texts_mut() {
            column.codes.reserve(records);
        }
        for column in data.several_mut() {
            column.ends.reserve(records);
            column.codes.reserve(records);
        }
        data.place.reserve(records);
        data.placed_by.reserve(records);
        data.precision.reserve(records);
        data.days_mut().for_each(|days| days.reserve(records));
        data.numbers_mut()
            .for_each(|numbers| numbers.reserve(records));
    }

    /// Adds a record from the latest file.
    #[inline(never)]
    pub fn push(&mut self, record: &Record) {
        let data = &mut self.data;
        let row = data.row.len();
        data.origin.push((data.origins.len().max(1) - 1) as u16);
        data.row.push(record.row);
        if record.project.is_empty() {
            self.lone.clear();
            // Writing to a string never fails.
            let _ = write!(self.lone, "{LONE}{row}");
            data.project
                .codes
                .push(data.project.values.push(&self.lone));
        } else {
            let project = &mut self.interners.project;
            project.push(&mut data.project, &record.project);
        }
        self.interners.push(data, record);
        data.placed_by.push(record.placed_by);
        data.precision.push(record.precision);
        if !record.derived.is_none() {
            data.derived.resize(row, Derived::default());
            data.derived.push(record.derived);
        } else if !data.derived.is_empty() {
            data.derived.push(record.derived);
        }
        self.push_extra(record);
        self.push_place(record);
    }

    fn push_extra(&mut self, record: &Record) {
        // Cells are usually in the order of the columns, so a single pass finds them all.
        let in_order = record.extra.is_sorted_by_key(|(column, _)| *column);
        let mut cells = record.extra.iter().peekable();
        let columns = self.data.extra.iter_mut().zip(&mut self.extra);
        for (i, ((_, column), interner)) in columns.enumerate() {
            let here = |(column, _): &&(u32, _)| *column as usize == i;
            let cell = match in_order {
                true => cells.next_if(here),
                false => record.extra.iter().find(here),
            };
            interner.push(column, cell.map_or("", |(_, cell)| cell));
        }
    }

    fn push_place(&mut self, record: &Record) {
        // The cell id covers the whole geocoding result, including its precision.
        let handle = record.handles.place_name;
        if let Some(code) = self.places_met.get(handle).map(PlaceId) {
            self.data.place.push(code);
            return;
        }
        let Some(position) = record.position.map(LonLat::rounded) else {
            self.data.place.push(PlaceId::NONE);
            return;
        };
        let places = &mut self.data.places;
        let next = PlaceId(places.positions.len() as u32);
        let code = *self.places.entry(place_key(position)).or_insert(next);
        if code == next {
            places.positions.push(position);
            places.precision.push(record.precision);
        }
        if let Some(best) = places.precision.get_mut(code.index()) {
            *best = (*best).min(record.precision);
        }
        self.data.place.push(code);
        self.places_met.put(handle, code.0);
    }

    /// Returns the finished data set.
    #[must_use]
    pub fn finish(mut self) -> Dataset {
        name_places(&mut self.data);
        self.data
    }
}

/// Gives every place the name that most of its records have; the first one found wins a tie.
pub(super) fn name_places(data: &mut Dataset) {
    let named = |name: u32| !data.place_name.values.get(name).is_empty();
    let mut pairs: Vec<u64> = data
        .place
        .iter()
        .zip(&data.place_name.codes)
        .filter(|&(&place, &name)| place != PlaceId::NONE && named(name))
        .map(|(&place, &name)| sort::pair(place.0, name))
        .collect();
    sort::sort_numbers(&mut pairs);
    let mut best = vec![(0, NONE); data.places.positions.len()];
    for same in pairs.chunk_by(|a, b| a == b) {
        let Some(&pair) = same.first() else {
            continue;
        };
        if let Some(best) = best.get_mut((pair >> 32) as usize)
            && same.len() > best.0
        {
            *best = (same.len(), pair as u32);
        }
    }
    data.places.names = best.into_iter().map(|(_, name)| name).collect();
}
