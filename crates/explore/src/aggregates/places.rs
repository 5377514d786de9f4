//! Counts by place under the present filter.

use crate::count_at;
use records::dataset::{Dataset, Strings};
use records::query::Unit;
use records::record::PlacedBy;
use records::sort;
use records::{PlaceId, Row};

/// The maximum number of partnership types with a colour and shape of their own; the rest share one
/// symbol.
const MOST_TYPES: usize = 7;

/// The partnership types that have their own symbols on the map, most frequent first.
///
/// Taken from the whole data set, so that a filter never changes what a colour means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeKey {
    /// Codes into the types' dictionary.
    pub codes: Vec<u32>,
    /// Type code → index in `codes`, or `codes.len()` for "another type".
    slots: Vec<u8>,
}

impl TypeKey {
    /// The slot of a type; [`TypeKey::other`] for one that shares the common symbol.
    #[must_use]
    pub fn slot(&self, code: u32) -> u8 {
        self.slots
            .get(code as usize)
            .copied()
            .unwrap_or(self.other())
    }

    /// The slot of "another type".
    #[must_use]
    pub fn other(&self) -> u8 {
        self.codes.len() as u8
    }

    /// The slot of "no type leads".
    #[must_use]
    pub fn mixed(&self) -> u8 {
        self.other() + 1
    }

    /// The names of the types, in slot order.
    pub fn names<'d>(&self, values: &'d Strings) -> impl Iterator<Item = &'d str> {
        self.codes.iter().map(|&code| values.get(code))
    }
}

/// Chooses the types that get their own symbols.
#[must_use]
pub fn type_key(data: &Dataset) -> TypeKey {
    let mut counts = vec![0u32; data.types.values.len()];
    for &code in &data.types.codes {
        count_at(&mut counts, code as usize);
    }
    let leading = sort::most_first(&counts).into_iter().take(MOST_TYPES);
    let codes: Vec<u32> = leading.map(|(code, _)| code).collect();
    let other = codes.len() as u8;
    let mut slots = vec![other; counts.len()];
    for (slot, &code) in codes.iter().enumerate() {
        if let Some(of_code) = slots.get_mut(code as usize) {
            *of_code = slot as u8;
        }
    }
    TypeKey { codes, slots }
}

/// The leading type at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Main {
    /// Its slot in the [`TypeKey`].
    pub slot: u8,
}

/// Counts by place, and of records without a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceCounts {
    /// Place code → count in the given unit.
    pub counts: Vec<u32>,
    /// Place code × slot (row-major, [`PlaceCounts::slots`] wide) → records of that type slot.
    pub by_slot: Vec<u32>,
    /// The number of slots per place in `by_slot`.
    pub slots: usize,
    /// Value of the region column (or of the nation, where no region is known) → number of records
    /// known only to be somewhere in it.
    pub somewhere: Vec<(String, u32)>,
    /// The number of records that could not be placed.
    pub unplaced: u32,
}

impl PlaceCounts {
    /// The leading type among some places: the slot with most records, or "mixed" where two tie.
    pub fn main_slot(&self, places: &[PlaceId], key: &TypeKey) -> u8 {
        let mut totals = [0u32; MOST_TYPES + 2];
        for &place in places {
            let start = place.index() * self.slots;
            let counts = self
                .by_slot
                .get(start..start + self.slots)
                .unwrap_or_default();
            for (total, count) in totals.iter_mut().zip(counts) {
                *total += count;
            }
        }
        let most = totals.iter().copied().max().unwrap_or(0);
        let mut leaders = totals.iter().enumerate().filter(|(_, n)| **n == most);
        match (leaders.next(), leaders.next()) {
            (Some((slot, _)), None) if most > 0 => slot as u8,
            _ => key.mixed(),
        }
    }
}

/// Counts the rows by place.
#[must_use]
pub fn place_counts(data: &Dataset, rows: &[Row], unit: Unit, key: &TypeKey) -> PlaceCounts {
    let places = data.places.positions.len();
    let slots = key.codes.len() + 1;
    let mut out = PlaceCounts {
        counts: vec![0; places],
        by_slot: vec![0; places * slots],
        slots,
        ..PlaceCounts::default()
    };
    for &row in rows {
        let Some(place) = data.place_of(row) else {
            out.count_elsewhere(data, row);
            continue;
        };
        for &code in data.types.codes_of(row) {
            let slot = place.index() * slots + usize::from(key.slot(code));
            count_at(&mut out.by_slot, slot);
        }
        if unit == Unit::Records {
            count_at(&mut out.counts, place.index());
        }
    }
    if let Some(units) = data.unit_codes(unit) {
        count_distinct(&mut out.counts, data, rows, units);
    }
    out
}

impl PlaceCounts {
    fn count_elsewhere(&mut self, data: &Dataset, row: Row) {
        if data.placed_by.get(row.index()) != Some(&PlacedBy::Region) {
            self.unplaced += 1;
            return;
        }
        let region = data.region.get(row);
        let name = if region.is_empty() {
            data.nation.get(row)
        } else {
            region
        };
        match self.somewhere.iter_mut().find(|(known, _)| known == name) {
            Some((_, count)) => *count += 1,
            None => self.somewhere.push((name.to_owned(), 1)),
        }
    }
}

fn count_distinct(counts: &mut [u32], data: &Dataset, rows: &[Row], units: &[u32]) {
    let mut pairs: Vec<u64> = rows
        .iter()
        .filter_map(|&row| data.place_of(row).zip(units.get(row.index())))
        .map(|(place, &unit)| sort::pair(place.0, unit))
        .collect();
    sort::sort_pairs(&mut pairs);
    for pair in pairs {
        count_at(counts, (pair >> 32) as usize);
    }
}
