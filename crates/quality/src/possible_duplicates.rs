//! Finds records that are probably the same: entered twice, or reported by both sides.

mod compared;
#[cfg(test)]
mod tests;

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashMap};
use serde::{Deserialize, Serialize};

use super::{Files, LISTED, Listed, RecordRef};
use crate::names::PartnerNames;
use crate::near_duplicate_values::SimilarFound;
use records::Row;
use records::codes::{institutions, list::key};
use records::dataset::{Column, Dataset, NONE, fingerprint};
use records::record::Field;
use records::sort;

/// What two records have in common, the strongest evidence first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Likeness {
    /// Every canonical column.
    Everything,
    /// Institution, partner and title, even where a name is written differently.
    Title,
    /// Each is the other's partner, and they share a type or the title.
    Reciprocal,
    /// Institution, partner, a type and the period.
    Period,
}

/// How certain it is that two records are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Strength {
    /// Hardly any other explanation is possible.
    Strong,
    /// Probable; look at both.
    Likely,
    /// Possible: nothing distinguishes them, but two partnerships may be alike.
    Possible,
}

/// A record that is probably a repetition of an earlier one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Double {
    /// The later record.
    pub record: RecordRef,
    /// The earlier one.
    pub of: RecordRef,
    /// What they have in common.
    pub likeness: Likeness,
    /// How certain it is.
    pub strength: Strength,
}

/// The number of neighbours in its group with which a record is compared. A group shares
/// institution and partner, and a title or a type.
const WINDOW: usize = 50;

/// The distance in kilometres beyond which two records belong to two places.
const APART_KM: f64 = 25.0;

/// Records that resemble an earlier one, each once with its strongest likeness; the most certain
/// first. The total counts such records, not pairs.
pub(super) fn doubles(data: &Dataset, files: &Files, alike: &SimilarFound<'_>) -> Listed<Double> {
    let mut search = Search::new(data, alike);
    search.everything();
    search.titles();
    search.reciprocal();
    search.periods();
    let mut found: Vec<(Strength, Likeness, Row, Row)> = search
        .found
        .iter()
        .zip(data.rows())
        .filter_map(|(found, record)| {
            found.map(|(of, like, strength)| (strength, like, record, of))
        })
        .collect();
    let total = found.len() as u32;
    sort::stable_by(&mut found, &mut |a, b| a.cmp(b));
    let list = found.into_iter().take(LISTED);
    let list = list.map(|(strength, likeness, record, of)| Double {
        record: files.record(data, record),
        of: files.record(data, of),
        likeness,
        strength,
    });
    Listed {
        list: list.collect(),
        total,
    }
}

struct Search<'d> {
    data: &'d Dataset,
    hasher: DefaultHashBuilder,
    /// Institution code → body.
    institutions: Vec<u32>,
    /// Partner code → body; the same body has the same number as among the institutions.
    partners: Vec<u32>,
    /// Body → whether it reports.
    reports: Vec<bool>,
    /// Title code → number of the title, ignoring capitals and punctuation; 0 for none.
    titles: Vec<u32>,
    /// Record → the earlier record that is probably the same.
    found: Vec<Option<(Row, Likeness, Strength)>>,
}

impl<'d> Search<'d> {
    fn new(data: &'d Dataset, alike: &SimilarFound<'_>) -> Self {
        let mut bodies = Bodies::default();
        let mut institutions = bodies.of(&data.institution);
        let mut partners = bodies.of(&data.partner);
        bodies.join(&mut institutions, &mut partners, alike);
        let mut reports = vec![false; bodies.numbers.len()];
        for &body in &institutions {
            if let Some(reports) = reports.get_mut(body as usize) {
                *reports = true;
            }
        }
        Self {
            data,
            hasher: DefaultHashBuilder::default(),
            institutions,
            partners,
            reports,
            titles: titles(&data.title),
            found: vec![None; data.len()],
        }
    }

    fn institution(&self, row: Row) -> u32 {
        code_of(&self.institutions, &self.data.institution, row)
    }

    fn partner(&self, row: Row) -> u32 {
        code_of(&self.partners, &self.data.partner, row)
    }

    fn title(&self, row: Row) -> u32 {
        code_of(&self.titles, &self.data.title, row)
    }

    /// Compares records that share a key: each with those before it, in chronological order.
    fn compare(
        &mut self,
        mut keyed: Vec<(u64, Row)>,
        likeness: Likeness,
        strength: impl Fn(&Self, Row, Row) -> Option<Strength>,
    ) {
        let first_day = |row: Row| self.days(row).map_or(i32::MIN, |days| days.first);
        sort::by_key(&mut keyed, |&(key, row)| (key, first_day(row), row));
        keyed.dedup();
        for group in keyed.chunk_by(|a, b| a.0 == b.0) {
            for (i, &(_, row)) in group.iter().enumerate() {
                for &(_, near) in group.get(i.saturating_sub(WINDOW)..i).unwrap_or_default() {
                    let (of, record) = (near.min(row), near.max(row));
                    let is_new = self.found.get(record.index()) == Some(&None);
                    if let Some(strength) = is_new.then(|| strength(self, of, record)).flatten()
                        && let Some(found) = self.found.get_mut(record.index())
                    {
                        *found = Some((of, likeness, strength));
                    }
                }
            }
        }
    }

    fn keyed(&self, key: impl Fn(&Self, Row) -> Option<u64>) -> Vec<(u64, Row)> {
        let rows = self.data.rows();
        rows.filter_map(|row| Some((key(self, row)?, row)))
            .collect()
    }

    fn everything(&mut self) {
        let keyed = self.keyed(|this, row| Some(fingerprint(this.data, row)));
        self.compare(keyed, Likeness::Everything, Self::same_in_everything);
    }

    fn titles(&mut self) {
        let keyed = self.keyed(|this, row| {
            let title = Some(this.title(row)).filter(|&title| title > 0)?;
            let bodies = (this.institution(row), this.partner(row));
            Some(this.hasher.hash_one((bodies, title)))
        });
        self.compare(keyed, Likeness::Title, Self::same_title);
    }

    fn reciprocal(&mut self) {
        let keyed = self.keyed(|this, row| {
            let (institution, partner) = (this.institution(row), this.partner(row));
            let reports = this.reports.get(partner as usize) == Some(&true);
            let pair = (institution.min(partner), institution.max(partner));
            (reports && institution != partner).then(|| this.hasher.hash_one(pair))
        });
        self.compare(keyed, Likeness::Reciprocal, Self::is_reciprocal);
    }

    fn periods(&mut self) {
        let mut keyed = Vec::new();
        for row in self.data.rows() {
            let bodies = (self.institution(row), self.partner(row));
            for &of_type in self.data.types.codes_of(row) {
                keyed.push((self.hasher.hash_one((bodies, of_type)), row));
            }
        }
        self.compare(keyed, Likeness::Period, Self::same_period);
    }
}

fn code_of(of_code: &[u32], column: &Column, row: Row) -> u32 {
    let code = column.codes.get(row.index());
    code.and_then(|&code| of_code.get(code as usize))
        .copied()
        .unwrap_or(NONE)
}

/// Bodies as numbers: names with the same words, and names that are probably the same, have the
/// same number.
#[derive(Default)]
struct Bodies {
    names: PartnerNames,
    numbers: HashMap<Vec<u32>, u32>,
}

impl Bodies {
    fn of(&mut self, column: &Column) -> Vec<u32> {
        let body = |text: &str| {
            let listed = institutions::LIST.find(text).map_or(text, |entry| entry.en);
            let words = self.names.words_of(listed);
            let next = self.numbers.len() as u32;
            *self.numbers.entry(words).or_insert(next)
        };
        column.values.iter().map(body).collect()
    }

    /// Gives names that are probably the same the same number in both columns.
    fn join(&self, institutions: &mut [u32], partners: &mut [u32], alike: &SimilarFound<'_>) {
        let mut same: Vec<u32> = (0..self.numbers.len() as u32).collect();
        for (field, column) in [
            (Field::Institution, &*institutions),
            (Field::Partner, &*partners),
        ] {
            for (keep, other) in alike.in_column(field) {
                let body = |code: u32| Some(first_of(&same, *column.get(code as usize)?));
                let (Some(a), Some(b)) = (body(keep), body(other)) else {
                    continue;
                };
                if let Some(later) = same.get_mut(a.max(b) as usize) {
                    *later = a.min(b);
                }
            }
        }
        for body in institutions.iter_mut().chain(partners) {
            *body = first_of(&same, *body);
        }
    }
}

/// Finds the first body that is the same as a given one.
fn first_of(same: &[u32], mut body: u32) -> u32 {
    while let Some(&before) = same.get(body as usize).filter(|&&before| before < body) {
        body = before;
    }
    body
}

fn titles(column: &Column) -> Vec<u32> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let number = |title: &str| {
        let key = key(title);
        if key.is_empty() {
            return 0;
        }
        let next = numbers.len() as u32 + 1;
        *numbers.entry(key).or_insert(next)
    };
    column.values.iter().map(number).collect()
}
