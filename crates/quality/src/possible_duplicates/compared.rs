//! What makes two records similar, and what distinguishes them.

use super::{APART_KM, Search, Strength};
use geography::geo::distance_km;
use records::dataset::is_same_record;
use records::record::Span;
use records::{PlaceId, Row};

impl Search<'_> {
    pub(super) fn same_in_everything(&self, a: Row, b: Row) -> Option<Strength> {
        is_same_record(self.data, a, b).then_some(Strength::Strong)
    }

    pub(super) fn same_title(&self, a: Row, b: Row) -> Option<Strength> {
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

    pub(super) fn is_reciprocal(&self, a: Row, b: Row) -> Option<Strength> {
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

    /// Compares periods, only where at least one record has no title: two different titles mean two
    /// partnerships.
    pub(super) fn same_period(&self, a: Row, b: Row) -> Option<Strength> {
        let same = self.are_same_bodies(a, b)
            && self.share_type(a, b)
            && self.overlap(a, b) == Some(true)
            && (self.title(a) == 0 || self.title(b) == 0);
        (same && !self.are_apart(a, b) && !self.differ(a, b)).then_some(Strength::Possible)
    }

    fn have_one_title(&self, a: Row, b: Row) -> bool {
        self.title(a) > 0 && self.title(a) == self.title(b)
    }

    fn are_same_bodies(&self, a: Row, b: Row) -> bool {
        self.institution(a) == self.institution(b) && self.partner(a) == self.partner(b)
    }

    fn share_type(&self, a: Row, b: Row) -> bool {
        let types = &self.data.types;
        types
            .codes_of(a)
            .iter()
            .any(|of| types.codes_of(b).contains(of))
    }

    /// Whether a number or a project that both state distinguishes them.
    fn differ(&self, a: Row, b: Row) -> bool {
        let data = self.data;
        let differ = |numbers: &[Option<f64>]| {
            let number = |row: Row| numbers.get(row.index()).copied().flatten();
            number(a).is_some() && number(b).is_some() && number(a) != number(b)
        };
        let (one, other) = (data.named_project(a), data.named_project(b));
        let two_projects = one != other && !one.is_empty() && !other.is_empty();
        [&data.objects, &data.audience, &data.amount]
            .into_iter()
            .any(|numbers| differ(numbers))
            || (two_projects && self.is_one_file(a, b))
    }

    /// Whether both are in the same file: project names are specific to each file.
    fn is_one_file(&self, a: Row, b: Row) -> bool {
        self.data.origin.get(a.index()) == self.data.origin.get(b.index())
    }

    fn are_apart(&self, a: Row, b: Row) -> bool {
        let position = |row: Row| {
            let place = self
                .data
                .place
                .get(row.index())
                .filter(|&&place| place != PlaceId::NONE)?;
            self.data.places.positions.get(place.index())
        };
        match (position(a), position(b)) {
            (Some(&one), Some(&other)) => distance_km(one, other) > APART_KM,
            _ => false,
        }
    }

    /// The span from the first to the last known day.
    pub(super) fn days(&self, row: Row) -> Option<Span> {
        let start = self.data.start.get(row.index()).copied().flatten();
        let end = self.data.end.get(row.index()).copied().flatten();
        let (first, last) = (start.or(end)?, end.or(start)?);
        Some(Span {
            first: first.first.min(last.first),
            last: last.last.max(first.last),
        })
    }

    /// Whether their periods share a day; `None` where one has no dates.
    fn overlap(&self, a: Row, b: Row) -> Option<bool> {
        let (a, b) = (self.days(a)?, self.days(b)?);
        Some(a.first <= b.last && b.first <= a.last)
    }
}
