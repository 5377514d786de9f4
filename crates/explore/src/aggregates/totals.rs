//! Totals of records, projects, partners, places and pairs for some rows.

use records::Row;
use records::dataset::Dataset;
use records::record::PlacedBy;
use records::sort;

/// Distinct counts over some rows. Each field is named after its unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Rows as returned.
    pub records: u32,
    /// Distinct projects.
    pub projects: u32,
    /// Distinct partners.
    pub partners: u32,
    /// Distinct institutions.
    pub institutions: u32,
    /// Distinct map positions.
    pub places: u32,
    /// Distinct institution × partner pairs.
    pub pairs: u32,
    /// Records known only to be somewhere in a region or nation.
    pub somewhere: u32,
    /// Records that could not be placed at all.
    pub unplaced: u32,
}

/// Counts the rows.
#[must_use]
pub fn totals(data: &Dataset, rows: &[Row]) -> Totals {
    let mut pairs = Vec::with_capacity(rows.len());
    let mut somewhere = 0;
    let mut unplaced = 0;
    for &row in rows {
        let pair = data.institution.code(row).zip(data.partner.code(row));
        pairs.extend(pair.map(|(institution, partner)| sort::pair(institution, partner)));
        match data.placed_by.get(row.index()) {
            Some(PlacedBy::Region) => somewhere += 1,
            Some(PlacedBy::None) => unplaced += 1,
            _ => {}
        }
    }
    sort::sort_pairs(&mut pairs);
    Totals {
        records: rows.len() as u32,
        projects: distinct(&data.project.codes, data.project.values.len(), rows),
        partners: distinct(&data.partner.codes, data.partner.values.len(), rows),
        institutions: distinct(&data.institution.codes, data.institution.values.len(), rows),
        places: distinct(&data.place, data.places.positions.len(), rows),
        pairs: pairs.len() as u32,
        somewhere,
        unplaced,
    }
}

/// The number of distinct codes among the rows, excluding [`NONE`].
#[inline(never)]
pub(super) fn distinct<C: Copy + Into<u32>>(codes: &[C], len: usize, rows: &[Row]) -> u32 {
    let mut seen = vec![false; len];
    let mut count = 0;
    for &row in rows {
        // What has no value has a code beyond all others.
        let code = codes.get(row.index()).map(|&code| code.into() as usize);
        if let Some(seen) = code.and_then(|code| seen.get_mut(code)) {
            count += u32::from(!std::mem::replace(seen, true));
        }
    }
    count
}
