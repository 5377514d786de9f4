//! Finds values that are probably the same but written differently.

use std::cmp::Reverse;

use hashbrown::{HashMap, HashSet};
use serde::{Deserialize, Serialize};

use super::{Files, LISTED, Listed};
use crate::matching::{Value, alike};
use records::Row;
use records::codes::{CodeList, funding, institutions, regions, types};
use records::dataset::{Dataset, Strings};
use records::record::{Field, LonLat};
use records::sort;
use records::text::fold;

/// Why two values appear to be the same, the surest reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// The same letters and digits: only capitals, accents, spaces or punctuation differ.
    Spelling,
    /// The same words, in another order, grammatical number or abbreviation, or with other
    /// articles.
    Words,
    /// One is followed by its place.
    Place,
    /// One has an additional word that means little, such as "Trust".
    Extra,
    /// One letter of one word differs.
    Slip,
}

/// Two values of one column that are probably the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Similar {
    /// The column.
    pub field: Field,
    /// The value suggested for both: the one in the code list, else the more frequent.
    pub keep: String,
    /// The number of records with it.
    pub keep_records: u32,
    /// The other value.
    pub other: String,
    /// The number of records with the other value.
    pub other_records: u32,
    /// The reason.
    pub reason: Reason,
    /// Where the other value occurs: at most 50 combinations of file and institution.
    pub uses: Vec<Use>,
}

/// Where one institution uses a value in one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    /// Index into [`crate::Audit::files`].
    pub file: u32,
    /// The reporting institution.
    pub institution: String,
    /// The first rows, at most 20, as a spreadsheet numbers them.
    pub rows: Vec<u32>,
    /// The number of records.
    pub records: u32,
}

const MOST_USES: usize = 50;
const MOST_ROWS: usize = 20;

/// The columns that are examined, with the code lists whose values are known to be different.
static FIELDS: [(Field, Option<&CodeList>); 5] = [
    (Field::Institution, Some(&institutions::LIST)),
    (Field::Partner, Some(&institutions::LIST)),
    (Field::Place, None),
    (Field::FundingStream, Some(&funding::LIST)),
    (Field::PartnershipType, Some(&types::LIST)),
];

/// A column's distinct values.
struct Values<'d> {
    field: Field,
    list: Option<&'static CodeList>,
    strings: &'d Strings,
    /// Code → number of records.
    records: Vec<u32>,
    /// Code → position of the first record that has one.
    positions: Vec<Option<LonLat>>,
}

/// A pair of values of a column, by code.
struct SimilarPair {
    column: usize,
    keep: u32,
    other: u32,
    reason: Reason,
}

/// Values that are probably the same, in every column where that matters.
pub(super) struct SimilarFound<'d> {
    data: &'d Dataset,
    columns: Vec<Values<'d>>,
    /// The pairs, with the surest reasons first and then the values with most records.
    pairs: Vec<SimilarPair>,
}

impl<'d> SimilarFound<'d> {
    /// Examines the columns of a data set.
    pub(super) fn find(data: &'d Dataset) -> Self {
        let places = places(data);
        let columns: Vec<Values<'_>> = FIELDS
            .iter()
            .map(|&(field, list)| Values::new(data, field, list))
            .collect();
        let mut pairs: Vec<SimilarPair> = Vec::new();
        for (column, values) in columns.iter().enumerate() {
            pairs.extend(values.pairs(&places).map(|(a, b, reason)| {
                let (keep, other) = values.to_keep(a, b);
                SimilarPair {
                    column,
                    keep,
                    other,
                    reason,
                }
            }));
        }
        sort::by_key(&mut pairs, |pair| {
            let column = columns.get(pair.column);
            let records = column.map(|values| values.records_of(pair.other));
            (
                pair.reason,
                Reverse(records),
                pair.column,
                pair.keep,
                pair.other,
            )
        });
        Self {
            data,
            columns,
            pairs,
        }
    }

    /// The codes of a column's values that are probably the same.
    pub(super) fn in_column(&self, field: Field) -> impl Iterator<Item = (u32, u32)> + '_ {
        let of = move |pair: &&SimilarPair| {
            let values = self.columns.get(pair.column);
            values.is_some_and(|values| values.field == field)
        };
        self.pairs
            .iter()
            .filter(of)
            .map(|pair| (pair.keep, pair.other))
    }

    /// The first pairs, with where their values occur.
    pub(super) fn listed(&self, files: &Files) -> Listed<Similar> {
        let pairs = self.pairs.get(..LISTED).unwrap_or(&self.pairs);
        let uses = uses(self.data, files, pairs);
        let list = pairs
            .iter()
            .filter_map(|pair| Some(self.columns.get(pair.column)?.similar(pair, &uses)))
            .collect();
        Listed {
            list,
            total: self.pairs.len() as u32,
        }
    }
}

/// Folded names of places and regions.
fn places(data: &Dataset) -> HashSet<String> {
    let lists = [&regions::REGIONS, &regions::NATIONS];
    let listed = lists.iter().flat_map(|list| list.entries).map(|e| e.en);
    let names = data.place_name.values.iter().chain(listed).map(fold);
    names.filter(|name| !name.is_empty()).collect()
}

/// The codes of a row in a column.
fn codes(data: &Dataset, field: Field, row: Row) -> &[u32] {
    let one = match field {
        Field::Institution => &data.institution,
        Field::Partner => &data.partner,
        Field::Place => &data.place_name,
        Field::FundingStream => return data.funding.codes_of(row),
        Field::PartnershipType => return data.types.codes_of(row),
        _ => return &[],
    };
    let at = row.index();
    one.codes.get(at..=at).unwrap_or_default()
}

fn strings(data: &Dataset, field: Field) -> &Strings {
    match field {
        Field::Institution => &data.institution.values,
        Field::Partner => &data.partner.values,
        Field::Place => &data.place_name.values,
        Field::FundingStream => &data.funding.values,
        _ => &data.types.values,
    }
}

impl<'d> Values<'d> {
    fn new(data: &'d Dataset, field: Field, list: Option<&'static CodeList>) -> Self {
        let strings = strings(data, field);
        let mut records = vec![0; strings.len()];
        let mut positions = vec![None; strings.len()];
        let has_place = matches!(field, Field::Partner | Field::Place);
        for row in data.rows() {
            let place = data.place.get(row.index());
            let position = place.and_then(|&place| data.places.positions.get(place.index()));
            for &code in codes(data, field, row) {
                let at = code as usize;
                if let Some(count) = records.get_mut(at) {
                    *count += 1;
                }
                if let Some(first @ None) = positions.get_mut(at).filter(|_| has_place) {
                    *first = position.copied();
                }
            }
        }
        Self {
            field,
            list,
            strings,
            records,
            positions,
        }
    }

    fn records_of(&self, code: u32) -> u32 {
        self.records.get(code as usize).copied().unwrap_or_default()
    }

    /// Pairs of values that records have; merging may leave unused values.
    fn pairs(&self, places: &HashSet<String>) -> impl Iterator<Item = (u32, u32, Reason)> {
        let values: Vec<Value<'_>> = self
            .strings
            .iter()
            .zip(&self.positions)
            .map(|(text, &position)| Value { text, position })
            .collect();
        let used =
            |(a, b, _): &(u32, u32, Reason)| self.records_of(*a) > 0 && self.records_of(*b) > 0;
        alike(&values, self.list, places).into_iter().filter(used)
    }

    /// Orders a pair with the value to keep first: the one in the code list, else the one with more
    /// records, else the first met.
    fn to_keep(&self, a: u32, b: u32) -> (u32, u32) {
        let rank = |code: u32| {
            let listed = self
                .list
                .and_then(|list| list.labelled(self.strings.get(code)));
            (listed.is_some(), self.records_of(code))
        };
        if rank(b) > rank(a) { (b, a) } else { (a, b) }
    }

    fn similar(&self, pair: &SimilarPair, uses: &HashMap<(usize, u32), Vec<Use>>) -> Similar {
        let uses = uses.get(&(pair.column, pair.other));
        Similar {
            field: self.field,
            keep: self.strings.get(pair.keep).to_owned(),
            keep_records: self.records_of(pair.keep),
            other: self.strings.get(pair.other).to_owned(),
            other_records: self.records_of(pair.other),
            reason: pair.reason,
            uses: uses.cloned().unwrap_or_default(),
        }
    }
}

/// Column and code → where the values that should be changed occur.
fn uses(data: &Dataset, files: &Files, pairs: &[SimilarPair]) -> HashMap<(usize, u32), Vec<Use>> {
    let mut uses: HashMap<(usize, u32), Vec<Use>> = pairs
        .iter()
        .map(|pair| ((pair.column, pair.other), Vec::new()))
        .collect();
    for (column, &(field, _)) in FIELDS.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.column == column) {
            continue;
        }
        for row in data.rows() {
            for &code in codes(data, field, row) {
                if let Some(uses) = uses.get_mut(&(column, code)) {
                    add_use(data, files, row, uses);
                }
            }
        }
    }
    uses
}

fn add_use(data: &Dataset, files: &Files, record: Row, uses: &mut Vec<Use>) {
    let i = record.index();
    let file = files.of(data.origin.get(i).copied().unwrap_or_default());
    let row = data.row.get(i).copied().unwrap_or_default();
    let institution = data.institution.get(record);
    let same = |of: &Use| of.file == file && of.institution == institution;
    let known = uses.iter().position(same);
    if let Some(of) = known.and_then(|at| uses.get_mut(at)) {
        of.records += 1;
        if of.rows.len() < MOST_ROWS {
            of.rows.push(row);
        }
    } else if uses.len() < MOST_USES {
        uses.push(Use {
            file,
            institution: institution.to_owned(),
            rows: vec![row],
            records: 1,
        });
    }
}
