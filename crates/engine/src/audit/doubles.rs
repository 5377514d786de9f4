//! Records that are probably one and the same: entered twice, or reported from both sides.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashMap};
use serde::{Deserialize, Serialize};

use super::names::Names;
use super::{Files, LISTED, Listed, RecordRef};
use crate::codes::{institutions, list::key};
use crate::dataset::{Column, Dataset, NONE, fingerprint, is_same_record};
use crate::geo::distance_km;
use crate::record::Span;

/// What two records have in common; the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Likeness {
    /// Every canonical column.
    Everything,
    /// Institution, partner and title.
    Title,
    /// Each is the other's partner, with a type or the title in common.
    Reciprocal,
    /// Institution, partner, a type and the time.
    Period,
}

/// How sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Strength {
    /// Hardly anything else can be meant.
    Strong,
    /// Probable; look at both.
    Likely,
    /// Possible: nothing tells them apart, but two partnerships may be alike.
    Possible,
}

/// A record that is probably an earlier one again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Double {
    /// The later record.
    pub record: RecordRef,
    /// The earlier one.
    pub of: RecordRef,
    /// What they have in common.
    pub likeness: Likeness,
    /// How sure it is.
    pub strength: Strength,
}

/// With how many of those next to it in its group a record is compared. A group shares institution
/// and partner, and its title or a type.
const WINDOW: usize = 50;

/// Further apart than this, two records are of two places; kilometres.
const APART_KM: f64 = 25.0;

/// Records that look like an earlier one, each once with its most telling likeness; the strongest
/// first. The total counts such records, not pairs.
pub(super) fn doubles(data: &Dataset, files: &Files) -> Listed<Double> {
    let mut search = Search::new(data);
    search.everything();
    search.titles();
    search.reciprocal();
    search.periods();
    let mut found: Vec<(Strength, Likeness, u32, u32)> = search
        .found
        .iter()
        .zip(0..)
        .filter_map(|(found, record)| {
            found.map(|(of, like, strength)| (strength, like, record, of))
        })
        .collect();
    let total = found.len() as u32;
    found.sort_unstable();
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
    /// Partner code → body; the same number for the same body as among the institutions.
    partners: Vec<u32>,
    /// Body → whether it reports.
    reports: Vec<bool>,
    /// Title code → the title without regard to capitals and punctuation; 0 is none.
    titles: Vec<u32>,
    /// Record → the earlier record it is probably the same as.
    found: Vec<Option<(u32, Likeness, Strength)>>,
}

impl<'d> Search<'d> {
    fn new(data: &'d Dataset) -> Self {
        let mut bodies = Bodies::default();
        let institutions = bodies.of(&data.institution);
        let partners = bodies.of(&data.partner);
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

    fn institution(&self, row: u32) -> u32 {
        code_of(&self.institutions, &self.data.institution, row)
    }

    fn partner(&self, row: u32) -> u32 {
        code_of(&self.partners, &self.data.partner, row)
    }

    fn title(&self, row: u32) -> u32 {
        code_of(&self.titles, &self.data.title, row)
    }

    /// Compares records that share a key: each with those before it, in order of time.
    fn compare(
        &mut self,
        mut keyed: Vec<(u64, u32)>,
        likeness: Likeness,
        strength: impl Fn(&Self, u32, u32) -> Option<Strength>,
    ) {
        let first_day = |row: u32| self.days(row).map_or(i32::MIN, |days| days.first);
        keyed.sort_by_cached_key(|&(key, row)| (key, first_day(row), row));
        keyed.dedup();
        for group in keyed.chunk_by(|a, b| a.0 == b.0) {
            for (i, &(_, row)) in group.iter().enumerate() {
                for &(_, near) in group.get(i.saturating_sub(WINDOW)..i).unwrap_or_default() {
                    let (of, record) = (near.min(row), near.max(row));
                    let is_new = self.found.get(record as usize) == Some(&None);
                    if let Some(strength) = is_new.then(|| strength(self, of, record)).flatten()
                        && let Some(found) = self.found.get_mut(record as usize)
                    {
                        *found = Some((of, likeness, strength));
                    }
                }
            }
        }
    }

    fn keyed(&self, key: impl Fn(&Self, u32) -> Option<u64>) -> Vec<(u64, u32)> {
        let rows = 0..self.data.len() as u32;
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
        self.compare(keyed, Likeness::Reciprocal, Self::from_both_sides);
    }

    fn periods(&mut self) {
        let mut keyed = Vec::new();
        for row in 0..self.data.len() as u32 {
            let bodies = (self.institution(row), self.partner(row));
            for &of_type in self.data.types.codes_of(row) {
                keyed.push((self.hasher.hash_one((bodies, of_type)), row));
            }
        }
        self.compare(keyed, Likeness::Period, Self::same_period);
    }

    fn same_in_everything(&self, a: u32, b: u32) -> Option<Strength> {
        is_same_record(self.data, a, b).then_some(Strength::Strong)
    }

    fn same_title(&self, a: u32, b: u32) -> Option<Strength> {
        let same = self.are_same_bodies(a, b) && self.have_one_title(a, b);
        if !same || self.are_apart(a, b) {
            return None;
        }
        match self.overlap(a, b) {
            Some(true) if !self.differ(a, b) => Some(Strength::Likely),
            Some(false) => None,
            _ => Some(Strength::Possible),
        }
    }

    fn from_both_sides(&self, a: u32, b: u32) -> Option<Strength> {
        let crossed = self.institution(a) == self.partner(b)
            && self.partner(a) == self.institution(b)
            && self.institution(a) != self.institution(b);
        let one_title = self.have_one_title(a, b);
        if !crossed || !(one_title || self.share_type(a, b)) {
            return None;
        }
        match self.overlap(a, b) {
            Some(true) if one_title => Some(Strength::Strong),
            Some(true) => Some(Strength::Likely),
            Some(false) => None,
            None => Some(Strength::Possible),
        }
    }

    /// Only where one has no title: two titles that differ are two partnerships.
    fn same_period(&self, a: u32, b: u32) -> Option<Strength> {
        let same = self.are_same_bodies(a, b)
            && self.share_type(a, b)
            && self.overlap(a, b) == Some(true)
            && (self.title(a) == 0 || self.title(b) == 0);
        (same && !self.are_apart(a, b) && !self.differ(a, b)).then_some(Strength::Possible)
    }

    fn have_one_title(&self, a: u32, b: u32) -> bool {
        self.title(a) > 0 && self.title(a) == self.title(b)
    }

    fn are_same_bodies(&self, a: u32, b: u32) -> bool {
        self.institution(a) == self.institution(b) && self.partner(a) == self.partner(b)
    }

    fn share_type(&self, a: u32, b: u32) -> bool {
        let types = &self.data.types;
        types
            .codes_of(a)
            .iter()
            .any(|of| types.codes_of(b).contains(of))
    }

    /// Whether a number or a project that both state tells them apart.
    fn differ(&self, a: u32, b: u32) -> bool {
        let data = self.data;
        let differ = |numbers: &[Option<f64>]| {
            let number = |row: u32| numbers.get(row as usize).copied().flatten();
            number(a).is_some() && number(b).is_some() && number(a) != number(b)
        };
        let (one, other) = (data.named_project(a), data.named_project(b));
        let two_projects = one != other && !one.is_empty() && !other.is_empty();
        [&data.objects, &data.audience, &data.amount]
            .into_iter()
            .any(|numbers| differ(numbers))
            || (two_projects && self.is_one_file(a, b))
    }

    /// Project names are each file's own.
    fn is_one_file(&self, a: u32, b: u32) -> bool {
        self.data.origin.get(a as usize) == self.data.origin.get(b as usize)
    }

    fn are_apart(&self, a: u32, b: u32) -> bool {
        let position = |row: u32| {
            let place = self
                .data
                .place
                .get(row as usize)
                .filter(|&&place| place != NONE)?;
            self.data.places.positions.get(*place as usize)
        };
        match (position(a), position(b)) {
            (Some(&one), Some(&other)) => distance_km(one, other) > APART_KM,
            _ => false,
        }
    }

    /// From the first day that is known to the last one.
    fn days(&self, row: u32) -> Option<Span> {
        let start = self.data.start.get(row as usize).copied().flatten();
        let end = self.data.end.get(row as usize).copied().flatten();
        let (first, last) = (start.or(end)?, end.or(start)?);
        Some(Span {
            first: first.first.min(last.first),
            last: last.last.max(first.last),
        })
    }

    /// Whether they have a day in common; `None` where one has no dates.
    fn overlap(&self, a: u32, b: u32) -> Option<bool> {
        let (a, b) = (self.days(a)?, self.days(b)?);
        Some(a.first <= b.last && b.first <= a.last)
    }
}

fn code_of(of_code: &[u32], column: &Column, row: u32) -> u32 {
    let code = column.codes.get(row as usize);
    code.and_then(|&code| of_code.get(code as usize))
        .copied()
        .unwrap_or(NONE)
}

/// Names of bodies as numbers, the same for names of the same words.
#[derive(Default)]
struct Bodies {
    names: Names,
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

#[cfg(test)]
mod tests {
    use super::{Likeness, Search, Strength};
    use crate::dataset::{Dataset, Kind};
    use crate::ingest::{Choices, Input, Resources, read};
    use crate::testing::cases;
    use proptest::prelude::*;

    fn dataset(rows: &str) -> Dataset {
        let header = "id,institution,partner,type,start,title,amount,project,lat,lon";
        let text = format!("{header}\n{rows}\n");
        let input = Input {
            name: "test.csv",
            bytes: text.as_bytes(),
            kind: Kind::Reported,
            choices: Choices::NONE,
        };
        read(&input, &Resources::default(), &mut |_| {})
            .dataset
            .expect("a data set")
    }

    type Found = Vec<Option<(u32, Likeness, Strength)>>;

    fn found(data: &Dataset) -> Found {
        let mut search = Search::new(data);
        search.everything();
        search.titles();
        search.reciprocal();
        search.periods();
        search.found
    }

    fn check(rows: [&str; 2], expected: Option<(Likeness, Strength)>) {
        let data = dataset(&rows.join("\n"));
        let found = found(&data)[1].map(|(_, likeness, strength)| (likeness, strength));
        assert_eq!(found, expected, "{rows:?}");
    }

    #[test]
    fn doubles_and_what_only_looks_like_one() {
        use Likeness::{Everything, Period, Reciprocal, Title};
        use Strength::{Likely, Possible, Strong};
        let a = "1,Tate,Leeds City Museum,Loan,2008-09,Turner,,,53.8,-1.5";
        for (b, expected) in [
            (a, Some((Everything, Strong))),
            (
                "2,Tate,Leeds City Museums,Learning,01/05/2008,TURNER,,,,",
                Some((Title, Likely)),
            ),
            (
                "2,Tate,The Leeds City Museum,Loan,,Turner,,,,",
                Some((Title, Possible)),
            ),
            ("2,Tate,Leeds City Museum,Loan,2012,Turner,,,,", None),
            (
                "2,Tate,Leeds City Museum,Loan,2008-09,Turner,,,51.5,-0.1",
                None,
            ),
            ("2,Tate,Leeds City Museum,Loan,2008-09,Constable,,,,", None),
            (
                "2,Tate,Leeds City Museum,Loan,2008-09,,,,,",
                Some((Period, Possible)),
            ),
            ("2,Tate,Leeds City Museum,Learning,2008-09,,,,,", None),
            ("2,V&A,Leeds City Museum,Loan,2008-09,Turner,,,,", None),
            (
                "2,Leeds City Museum,Tate Gallery,Loan,2008-09,Turner,,,,",
                Some((Reciprocal, Strong)),
            ),
            (
                "2,Leeds City Museum,Tate,Loan,2008-09,Loan,,,,",
                Some((Reciprocal, Likely)),
            ),
            (
                "2,Leeds City Museum,Tate,Loan,,,,,,",
                Some((Reciprocal, Possible)),
            ),
            ("2,Leeds City Museum,Tate,Learning,2008-09,Class,,,,", None),
            ("2,Leeds City Museum,Tate,Loan,2012,,,,,", None),
        ] {
            check([a, b], expected);
        }
        let untitled = "1,Tate,Leeds,Loan,2008,,500,P1,,";
        for (b, expected) in [
            ("2,Tate,Leeds,Loan,2008,,,,,", Some((Period, Possible))),
            ("2,Tate,Leeds,Loan,2008,,700,,,", None),
            ("2,Tate,Leeds,Loan,2008,,500,P2,,", None),
            ("2,Tate,Leeds,Loan,,,500,P1,,", None),
        ] {
            check([untitled, b], expected);
        }
    }

    /// Every record against every earlier one.
    fn slowly(data: &Dataset) -> Vec<Option<Likeness>> {
        let search = Search::new(data);
        let likeness = |a: u32, b: u32| {
            [
                (Likeness::Everything, search.same_in_everything(a, b)),
                (Likeness::Title, search.same_title(a, b)),
                (Likeness::Reciprocal, search.from_both_sides(a, b)),
                (Likeness::Period, search.same_period(a, b)),
            ]
            .into_iter()
            .find_map(|(likeness, strength)| strength.map(|_| likeness))
        };
        (0..data.len() as u32)
            .map(|b| (0..b).filter_map(|a| likeness(a, b)).min())
            .collect()
    }

    proptest! {
        #![proptest_config(cases(96))]

        #[test]
        fn nothing_is_missed_that_comparing_all_would_find(
            rows in proptest::collection::vec(
                "1?,(Tate|V&A|IWM),(Tate|V and A|IWM|Leeds|The Leeds),(Loan|Learning|Loan;Learning),(2008|2008-09|2012|),(A|B|),(5|7|),(P|Q|),(51\\.5,-0\\.1|53\\.8,-1\\.5|,)",
                1..12,
            ),
        ) {
            let data = dataset(&rows.join("\n"));
            let found: Vec<Option<Likeness>> =
                found(&data).into_iter().map(|found| found.map(|(_, likeness, _)| likeness)).collect();
            prop_assert_eq!(found, slowly(&data));
        }
    }
}
