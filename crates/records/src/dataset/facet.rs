//! A data set's columns by facet and by unit.

use super::{Column, Dataset, MultiColumn, Strings};
use crate::Row;
use crate::query::{Facet, Unit};

/// The column of a facet, whichever its shape.
#[derive(Clone, Copy)]
pub enum FacetColumn<'d> {
    /// One value per record.
    One(&'d Column),
    /// Several values per record.
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

    /// Calls `each` with each code of a row.
    pub fn codes(self, row: Row, each: &mut dyn FnMut(u32)) {
        match self {
            Self::One(column) => column
                .codes
                .get(row.index())
                .copied()
                .into_iter()
                .for_each(each),
            Self::Many(column) => column.codes_of(row).iter().copied().for_each(each),
        }
    }
}

impl Dataset {
    /// The column of a facet.
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

    /// The code, row by row, of the thing that a unit counts; `None` where every row is counted.
    pub fn unit_codes(&self, unit: Unit) -> Option<&[u32]> {
        match unit {
            Unit::Records => None,
            Unit::Projects => Some(&self.project.codes),
            Unit::Partners => Some(&self.partner.codes),
        }
    }

    /// The number of codes of the thing that a unit counts.
    pub fn unit_len(&self, unit: Unit) -> usize {
        match unit {
            Unit::Records => self.len(),
            Unit::Projects => self.project.values.len(),
            Unit::Partners => self.partner.values.len(),
        }
    }

    /// The first and last calendar year in which a record was active. A record without an end
    /// counts only for its start, since nothing shows that it went on.
    #[must_use]
    pub fn years_of(&self, row: Row) -> Option<(i32, i32)> {
        let (first, last) = self.days_of(row)?;
        Some((crate::days::year(first), crate::days::year(last)))
    }

    /// The first and the last day on which a record was active.
    #[must_use]
    pub fn days_of(&self, row: Row) -> Option<(i32, i32)> {
        let start = self.start.get(row.index()).copied().flatten();
        let end = self.end.get(row.index()).copied().flatten();
        let first = start.or(end)?.first;
        let last = end.or(start)?.last.max(first);
        Some((first, last))
    }
}
