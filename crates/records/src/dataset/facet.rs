//! The columns of a data set by what is asked of them: a facet's, a unit's.

use super::{Column, Dataset, MultiColumn, Strings};
use crate::query::{Facet, Unit};

/// A facet's column, whichever its shape.
#[derive(Clone, Copy)]
pub enum FacetColumn<'d> {
    /// One value a record.
    One(&'d Column),
    /// Several values a record.
    Many(&'d MultiColumn),
}

impl<'d> FacetColumn<'d> {
    /// Code → value.
    #[must_use]
    pub const fn values(self) -> &'d Strings {
        match self {
            Self::One(column) => &column.values,
            Self::Many(column) => &column.values,
        }
    }

    /// Calls back with each code of a row.
    pub fn codes(self, row: u32, each: &mut dyn FnMut(u32)) {
        match self {
            Self::One(column) => column
                .codes
                .get(row as usize)
                .copied()
                .into_iter()
                .for_each(each),
            Self::Many(column) => column.codes_of(row).iter().copied().for_each(each),
        }
    }
}

impl Dataset {
    /// The column behind a facet.
    #[must_use]
    pub const fn facet(&self, facet: Facet) -> FacetColumn<'_> {
        match facet {
            Facet::Type => FacetColumn::Many(&self.types),
            Facet::Institution => FacetColumn::One(&self.institution),
            Facet::Funding => FacetColumn::Many(&self.funding),
            Facet::Kind => FacetColumn::One(&self.partner_kind),
            Facet::Nation => FacetColumn::One(&self.nation),
            Facet::Region => FacetColumn::One(&self.region),
            Facet::District => FacetColumn::One(&self.district),
            Facet::Certainty => FacetColumn::One(&self.certainty),
        }
    }

    /// The code of the thing that a unit counts, row by row; `None` where every row is one.
    pub fn unit_codes(&self, unit: Unit) -> Option<&[u32]> {
        match unit {
            Unit::Records => None,
            Unit::Projects => Some(&self.project.codes),
            Unit::Partners => Some(&self.partner.codes),
        }
    }

    /// How many codes there are of what a unit counts.
    pub fn unit_len(&self, unit: Unit) -> usize {
        match unit {
            Unit::Records => self.len(),
            Unit::Projects => self.project.values.len(),
            Unit::Partners => self.partner.values.len(),
        }
    }

    /// The calendar years a record was active in, first and last; a record without an end counts
    /// for its start alone, since nothing says that it went on.
    #[must_use]
    pub fn years_of(&self, row: usize) -> Option<(i32, i32)> {
        let (first, last) = self.days_of(row)?;
        Some((crate::days::year(first), crate::days::year(last)))
    }

    /// The first and the last day of the same.
    #[must_use]
    pub fn days_of(&self, row: usize) -> Option<(i32, i32)> {
        let start = self.start.get(row).copied().flatten();
        let end = self.end.get(row).copied().flatten();
        let first = start.or(end)?.first;
        let last = end.or(start)?.last.max(first);
        Some((first, last))
    }
}
