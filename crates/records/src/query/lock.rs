//! Filters that cannot be changed, whether by links, controls or messages.

use super::{Facet, Query};

/// The locked parts of a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locked(u16);

impl Locked {
    /// The period's index, after the facets'.
    pub const YEARS: usize = Facet::ALL.len();
    /// The index of the search words.
    pub const TEXT: usize = Self::YEARS + 1;
    /// The index of the data set.
    pub const SOURCE: usize = Self::TEXT + 1;
    /// The index of the filter by distance.
    pub const NEAR: usize = Self::SOURCE + 1;

    /// The parts that can be locked, by index: their keys in a page address.
    pub const NAMES: [&str; 12] = [
        "type",
        "institution",
        "funding",
        "kind",
        "nation",
        "region",
        "district",
        "certainty",
        "years",
        "q",
        "data",
        "near",
    ];

    /// Whether the part at an index is locked; a facet's index is its own.
    #[must_use]
    pub const fn has(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }

    /// Locks the part at an index.
    pub const fn add(&mut self, place: usize) {
        self.0 |= 1 << place;
    }

    /// The parts that are locked in either.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The parts that a space-separated list names; unknown words are ignored.
    #[must_use]
    pub fn of_names(names: &str) -> Self {
        let mut locked = Self::default();
        for name in names.split(' ') {
            if let Some(place) = Self::NAMES.iter().position(|known| *known == name) {
                locked.add(place);
            }
        }
        locked
    }

    /// The names of the locked parts, in the order of [`Self::NAMES`].
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let locked = move |(place, _): &(usize, &&str)| self.has(*place);
        Self::NAMES
            .iter()
            .enumerate()
            .filter(locked)
            .map(|(_, name)| *name)
    }
}

impl Query {
    /// Keeps the locked parts as they are in the present query.
    pub fn hold(&mut self, present: &Self) {
        let locked = present.locked;
        self.locked = locked;
        for facet in Facet::ALL {
            if locked.has(facet.index()) {
                *self.choice_mut(facet) = present.choice(facet).clone();
            }
        }
        if locked.has(Locked::YEARS) {
            self.years = present.years;
        }
        if locked.has(Locked::TEXT) {
            self.text.clone_from(&present.text);
        }
        if locked.has(Locked::NEAR) {
            self.near.clone_from(&present.near);
        }
        if locked.has(Locked::SOURCE) {
            self.source = present.source;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Source;

    #[test]
    fn every_facet_is_locked_by_its_own_name() {
        for facet in Facet::ALL {
            assert_eq!(Locked::NAMES[facet.index()], facet.key());
        }
        let all = Locked::of_names(&Locked::NAMES.join(" "));
        assert_eq!(all.names().collect::<Vec<_>>(), Locked::NAMES);
        assert_eq!(
            Locked::of_names("type  nothing TYPE"),
            Locked::of_names("type")
        );
    }

    #[test]
    fn nothing_undoes_what_is_locked() {
        let present = Query {
            locked: Locked::of_names("nation years q data near"),
            ..Query::from_fragment(
                "nation=Wales&years=2008..2009&q=loan&data=illustrative&near=51.8,-4.97,10mi",
            )
        };
        for other in [
            "",
            "nation=Scotland&type=Loan",
            "nation=Wales&nation=England&years=1990..2020&q=&data=own",
            "nation.match=all&undated=yes",
            "near=55,-1.6,50mi,Newcastle",
        ] {
            let mut query = Query::from_fragment(other);
            query.hold(&present);
            query.toggle(Facet::Nation, "Wales");
            query.set_near(None);
            query.clear_filters();
            assert_eq!(query.choice(Facet::Nation).values, ["Wales"], "{other}");
            assert_eq!((query.years, &query.text), (present.years, &present.text));
            assert_eq!(query.source, Source::Illustrative, "{other}");
            assert!(query.near.is_some());
            assert_eq!(query.near, present.near, "{other}");
            assert_eq!(query.locked, present.locked);
        }
    }

    #[test]
    fn what_is_not_locked_changes() {
        let present = Query {
            locked: Locked::of_names("nation"),
            ..Query::from_fragment("nation=Wales&type=Loan")
        };
        let mut query = Query::from_fragment("type=Learning&years=2008..2009");
        query.hold(&present);
        assert_eq!(
            query.to_fragment(),
            "type=Learning&nation=Wales&years=2008..2009"
        );
        query.toggle(Facet::Type, "Learning");
        assert_eq!(query.to_fragment(), "nation=Wales&years=2008..2009");
        query.clear_filters();
        assert_eq!(query.to_fragment(), "nation=Wales");
    }
}
