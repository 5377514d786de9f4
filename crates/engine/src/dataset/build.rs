//! Records in, columns out.

use hashbrown::{HashMap, HashTable, hash_table};
use std::borrow::Cow;
use std::fmt::Write;

use super::identity::place_key;
use super::{Column, Dataset, LONE, MultiColumn, NONE, Origin, Strings};
use crate::hash::{Quick, QuickBuilder, wide};
use crate::order;
use crate::record::{Derived, Handle, LonLat, Record};
use crate::text::rounded;

/// Value → code. Holds hashes and codes only; the values themselves are the column's.
#[derive(Default)]
struct Interner {
    codes: Codes,
    last: u32,
    /// Handle → code; of a column of several values, → a row that has them.
    met: Met,
}

/// By handle; [`NONE`] where it was not met.
#[derive(Default)]
struct Met(Vec<u32>);

impl Met {
    fn get(&self, handle: Handle) -> Option<u32> {
        let met = self.0.get(handle as usize).copied();
        met.filter(|&met| met != NONE)
    }

    fn put(&mut self, handle: Handle, as_what: u32) {
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
    /// Every value so far was greater than those before, as numbered ids are: a greater one is new,
    /// and no table is needed. Holds the code of the greatest.
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
        // Neighbouring records are often alike, and many columns are empty.
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

    /// As `look_up`, in a table of all the values that are there.
    fn tabled(&mut self, values: &mut Strings, value: &str) -> u32 {
        let mut codes = HashTable::with_capacity(values.len() + 1);
        for (known, code) in values.iter().zip(0..) {
            let hash = Quick::of(known);
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

    fn push_met(&mut self, column: &mut Column, value: &str, handle: Handle) {
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

    fn push_many(&mut self, column: &mut MultiColumn, values: &[Cow<'_, str>], handle: Handle) {
        if let Some(range) = self.met.get(handle).map(|row| column.range(row)) {
            column.codes.extend_from_within(range);
            column.ends.push(column.codes.len() as u32);
            return;
        }
        self.met.put(handle, column.ends.len() as u32);
        let first = column.codes.len();
        for value in values {
            let code = self.code(&mut column.values, value);
            if !column.codes[first..].contains(&code) {
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

/// As [`rounded`]: most numbers are whole, and rounding takes time.
fn measure(number: f64) -> f64 {
    if number.trunc() == number {
        number
    } else {
        rounded(number)
    }
}

fn look_up(codes: &mut HashTable<(u32, u32)>, values: &mut Strings, value: &str) -> u32 {
    let hash = Quick::of(value);
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

/// Builds a [`Dataset`] record by record.
#[derive(Default)]
pub struct Builder {
    data: Dataset,
    interners: [Interner; 20],
    extra: Vec<Interner>,
    places: HashMap<(i32, i32), u32, QuickBuilder>,
    places_met: Met,
    lone: String,
}

impl Builder {
    /// Starts a data set whose records come from one file with the given unknown columns.
    #[must_use]
    pub fn new(origin: Origin, extra_headers: &[String]) -> Self {
        let mut builder = Self::default();
        builder.add_origin(origin, extra_headers);
        builder
    }

    /// Further records come from another file. Returns, for each of its unknown columns, the index
    /// to use in [`Record::extra`].
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

    /// Makes room for so many records: columns that grow by doubling are moved each time, and leave
    /// holes in memory.
    pub fn make_room(&mut self, records: usize) {
        let data = &mut self.data;
        data.origin.reserve(records);
        data.row.reserve(records);
        for column in data.columns() {
            column.codes.reserve(records);
        }
        for column in [&mut data.types, &mut data.funding] {
            column.ends.reserve(records);
            column.codes.reserve(records);
        }
        data.place.reserve(records);
        data.placed_by.reserve(records);
        data.precision.reserve(records);
        data.start.reserve(records);
        data.end.reserve(records);
        data.objects.reserve(records);
        data.audience.reserve(records);
        data.amount.reserve(records);
    }

    /// Adds a record of the newest origin.
    #[inline(never)]
    pub fn push(&mut self, record: &Record) {
        let data = &mut self.data;
        let row = data.row.len();
        let [
            id,
            project,
            institution,
            partner,
            partner_kind,
            place_name,
            postcode,
            nation,
            region,
            district,
            types,
            funding,
            certainty,
            start_text,
            end_text,
            title,
            description,
            note,
            url,
            source,
        ] = &mut self.interners;
        data.origin.push((data.origins.len().max(1) - 1) as u16);
        data.row.push(record.row);
        id.push(&mut data.id, &record.id);
        if record.project.is_empty() {
            self.lone.clear();
            // Writing to a string never fails.
            let _ = write!(self.lone, "{LONE}{row}");
            data.project
                .codes
                .push(data.project.values.push(&self.lone));
        } else {
            project.push(&mut data.project, &record.project);
        }
        let handles = &record.handles;
        institution.push_met(
            &mut data.institution,
            &record.institution,
            handles.institution,
        );
        partner.push(&mut data.partner, &record.partner);
        partner_kind.push_met(
            &mut data.partner_kind,
            &record.partner_kind,
            handles.partner_kind,
        );
        place_name.push_met(&mut data.place_name, &record.place, handles.place);
        postcode.push_met(&mut data.postcode, &record.postcode, handles.postcode);
        nation.push_met(&mut data.nation, &record.nation, handles.nation);
        region.push_met(&mut data.region, &record.region, handles.region);
        district.push_met(&mut data.district, &record.district, handles.district);
        types.push_many(&mut data.types, &record.types, handles.types);
        funding.push_many(&mut data.funding, &record.funding, handles.funding);
        certainty.push(&mut data.certainty, &record.certainty);
        start_text.push_met(&mut data.start_text, &record.start_text, handles.start_text);
        end_text.push_met(&mut data.end_text, &record.end_text, handles.end_text);
        title.push(&mut data.title, &record.title);
        description.push(&mut data.description, &record.description);
        note.push(&mut data.note, &record.note);
        url.push(&mut data.url, &record.url);
        source.push(&mut data.source, &record.source);
        data.placed_by.push(record.placed_by);
        data.precision.push(record.precision);
        data.start.push(record.start);
        data.end.push(record.end);
        data.objects.push(record.objects.map(measure));
        data.audience.push(record.audience.map(measure));
        data.amount.push(record.amount.map(measure));
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
        // Cells come in the columns' order, as a rule: then one walk finds them all.
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
        // Of one placement, precision and all.
        let handle = record.handles.place;
        if let Some(code) = self.places_met.get(handle) {
            self.data.place.push(code);
            return;
        }
        let Some(position) = record.position.map(LonLat::rounded) else {
            self.data.place.push(NONE);
            return;
        };
        let places = &mut self.data.places;
        let next = places.positions.len() as u32;
        let code = *self.places.entry(place_key(position)).or_insert(next);
        if code == next {
            places.positions.push(position);
            places.precision.push(record.precision);
        }
        let best = &mut places.precision[code as usize];
        *best = (*best).min(record.precision);
        self.data.place.push(code);
        self.places_met.put(handle, code);
    }

    /// The finished data set.
    #[must_use]
    pub fn finish(mut self) -> Dataset {
        name_places(&mut self.data);
        self.data
    }
}

impl Dataset {
    /// The columns of one text a row.
    fn columns(&mut self) -> impl Iterator<Item = &mut Column> {
        let given = [
            &mut self.id,
            &mut self.project,
            &mut self.institution,
            &mut self.partner,
            &mut self.partner_kind,
            &mut self.place_name,
            &mut self.postcode,
            &mut self.nation,
            &mut self.region,
            &mut self.district,
            &mut self.certainty,
            &mut self.start_text,
            &mut self.end_text,
            &mut self.title,
            &mut self.description,
            &mut self.note,
            &mut self.url,
            &mut self.source,
        ];
        let extra = self.extra.iter_mut().map(|(_, column)| column);
        given.into_iter().chain(extra)
    }
}

/// Gives every place the name that most of its records have; of equals the one met first.
pub(super) fn name_places(data: &mut Dataset) {
    let named = |name: u32| !data.place_name.values.get(name).is_empty();
    let mut pairs: Vec<u64> = data
        .place
        .iter()
        .zip(&data.place_name.codes)
        .filter(|&(&place, &name)| place != NONE && named(name))
        .map(|(&place, &name)| order::pair(place, name))
        .collect();
    order::sort_numbers(&mut pairs);
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
