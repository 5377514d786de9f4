//! Counts by file and institution, so that a report can be narrowed to either.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Files;
use crate::completeness::{Completeness, Measure, filled};
use records::dataset::Dataset;
use records::record::{PlacedBy, Precision};
use records::{PlaceId, Row};

/// The records of one institution in one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstitutionPart {
    /// Index into [`crate::Audit::files`].
    pub file: u32,
    /// The reporting institution; empty for all those without a row in
    /// [`Completeness::institutions`].
    pub institution: String,
    /// Records of the data set.
    pub own: Tally,
    /// Records that were left out in merging because another file has them.
    pub repeated: Tally,
}

/// Counts of records, in every way in which a narrowed report shows them. Missing counts are zero.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The number of records.
    pub records: u32,
    /// The number of records with a position on the map.
    pub located: u32,
    /// Counts by [`Precision::ALL`], then by [`PlacedBy::ALL`], then of filled values by
    /// [`Measure::all`], then of derived values likewise.
    counts: Vec<u32>,
}

const PLACED: usize = Precision::ALL.len();
const FILLED: usize = PLACED + PlacedBy::ALL.len();
const DERIVED: usize = FILLED + Measure::COUNT;
const ALL: usize = DERIVED + Measure::COUNT;

impl Tally {
    pub(super) fn add(&mut self, other: &Self) {
        self.records += other.records;
        self.located += other.located;
        for (at, count) in other.counts.iter().enumerate() {
            self.count(at, *count);
        }
    }

    fn count(&mut self, at: usize, more: u32) {
        self.counts.resize(ALL, 0);
        if let Some(count) = self.counts.get_mut(at) {
            *count += more;
        }
    }

    fn range(&self, from: usize, to: usize) -> Vec<u32> {
        let counts = self.counts.get(from..to).map(<[u32]>::to_vec);
        counts.unwrap_or_else(|| vec![0; to - from])
    }

    pub(super) fn by_precision(&self) -> Vec<u32> {
        self.range(0, PLACED)
    }

    pub(super) fn by_placed_by(&self) -> Vec<u32> {
        self.range(PLACED, FILLED)
    }

    pub(super) fn filled(&self) -> Vec<u32> {
        self.range(FILLED, DERIVED)
    }

    pub(super) fn derived(&self) -> Vec<u32> {
        self.range(DERIVED, ALL)
    }
}

/// Every part with at least one record.
pub(super) fn parts(
    data: &Dataset,
    files: &Files,
    completeness: &Completeness,
) -> Vec<InstitutionPart> {
    let named = |name: &str| {
        let mut lines = completeness.institutions.iter();
        lines.any(|(of, ..)| of == name)
    };
    let names: Vec<String> = data.institution.values.iter().map(str::to_owned).collect();
    let is_named: Vec<bool> = names.iter().map(|name| named(name)).collect();
    let columns = Measure::all().map(|measure| filled(data, measure));
    let columns: Vec<Vec<bool>> = columns.collect();
    let own = data.origin.iter().zip(data.rows());
    let own = own.map(|(&origin, row)| (origin, row, false));
    let repeats = data.repeats.iter();
    let repeats = repeats.map(|repeat| (repeat.origin, repeat.kept, true));
    let mut parts: BTreeMap<(u32, &str), InstitutionPart> = BTreeMap::new();
    for (origin, row, is_repeat) in own.chain(repeats) {
        let code = data.institution.codes.get(row.index()).copied();
        let code = code.map(|code| code as usize);
        let code = code.filter(|&code| is_named.get(code) == Some(&true));
        let name = code.and_then(|code| names.get(code));
        let name = name.map_or("", String::as_str);
        let file = files.of(origin);
        let part = parts
            .entry((file, name))
            .or_insert_with(|| InstitutionPart {
                file,
                institution: name.to_owned(),
                own: Tally::default(),
                repeated: Tally::default(),
            });
        let tally = match is_repeat {
            true => &mut part.repeated,
            false => &mut part.own,
        };
        count(data, row, &columns, tally);
    }
    parts.into_values().collect()
}

fn count(data: &Dataset, row: Row, columns: &[Vec<bool>], tally: &mut Tally) {
    let i = row.index();
    tally.records += 1;
    tally.located += u32::from(
        data.place
            .get(i)
            .is_some_and(|&place| place != PlaceId::NONE),
    );
    let precision = data.precision.get(i);
    let precision = Precision::ALL.iter().position(|of| Some(of) == precision);
    let by = data.placed_by.get(i);
    let by = PlacedBy::ALL.iter().position(|of| Some(of) == by);
    for at in precision.into_iter().chain(by.map(|by| PLACED + by)) {
        tally.count(at, 1);
    }
    for (at, (measure, column)) in Measure::all().zip(columns).enumerate() {
        if column.get(i) != Some(&true) {
            continue;
        }
        let derived = match measure {
            Measure::Column(field) => data.is_derived(row, field),
            Measure::Position => false,
        };
        tally.count(if derived { DERIVED } else { FILLED } + at, 1);
    }
}
