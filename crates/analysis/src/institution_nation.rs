//! The home nation of each institution and of each partner.

use super::{Input, count};
use geography::sites::Site;
use records::Row;
use records::codes::Nation;

/// Institution code → its head office or first site; `None` where no site is known.
#[must_use]
pub fn sites<'a>(input: &Input<'a>) -> Vec<Option<&'a Site>> {
    // An institution's main site comes before its branches.
    let sites = &input.sites.0;
    let main = |name| sites.iter().find(|site| site.institution == name);
    input.data.institution.values.iter().map(main).collect()
}

/// Row → the partner's nation: as given, else that of its region.
pub struct PartnerNations<'a> {
    input: Input<'a>,
    given: Vec<Option<Nation>>,
}

impl<'a> PartnerNations<'a> {
    /// Looks up each nation's name once.
    #[must_use]
    pub fn new(input: &Input<'a>) -> Self {
        let given = input.data.nation.values.iter().map(Nation::find).collect();
        let input = *input;
        Self { input, given }
    }

    /// The nation of a row's partner.
    #[must_use]
    pub fn of(&self, row: Row) -> Option<Nation> {
        let code = self.input.data.nation.codes.get(row.index())?;
        let given = self.given.get(*code as usize).copied().flatten();
        let region = self.input.located.regions.get(row.index()).copied();
        given.or(region.flatten().map(records::codes::Region::nation))
    }
}

/// The names of institutions among the rows for which no site is known.
#[must_use]
pub fn unknown<'a>(input: &Input<'a>) -> Vec<&'a str> {
    let sites = sites(input);
    let mut seen = vec![false; sites.len()];
    for &row in &input.filtered.rows {
        if let Some(&code) = input.data.institution.codes.get(row.index())
            && let Some(seen) = seen.get_mut(code as usize)
        {
            *seen = true;
        }
    }
    let missing = (0..).zip(&sites).zip(seen);
    missing
        .filter(|((_, site), seen)| *seen && site.is_none())
        .map(|((code, _), _)| input.data.institution.values.get(code))
        .collect()
}

/// The count of links between an institution and a partner in another nation than its home, and the
/// count where both nations are known, in the query's unit.
#[must_use]
pub fn across_nations(input: &Input) -> [u32; 2] {
    let nations = PartnerNations::new(input);
    let home = |site: &Site| site.region.nation() as u32;
    beyond(input, &home, &|row| nations.of(row).map(|n| n as u32))
}

/// The same by region.
#[must_use]
pub fn across_regions(input: &Input) -> [u32; 2] {
    let region = |row: Row| input.located.regions.get(row.index()).copied().flatten();
    let home = |site: &Site| site.region as u32;
    beyond(input, &home, &|row| region(row).map(|r| r as u32))
}

fn beyond(
    input: &Input,
    home: &dyn Fn(&Site) -> u32,
    partner: &dyn Fn(Row) -> Option<u32>,
) -> [u32; 2] {
    let homes: Vec<Option<u32>> = sites(input).iter().map(|site| site.map(home)).collect();
    let counts = count::by_group(input.data, input.unit(), 2, |put| {
        for &row in &input.filtered.rows {
            let code = input.data.institution.codes.get(row.index());
            let from = code.and_then(|code| homes.get(*code as usize)?.as_ref());
            if let (Some(from), Some(to)) = (from, partner(row)) {
                put(row, 1);
                if *from != to {
                    put(row, 0);
                }
            }
        }
    });
    [0, 1].map(|i| counts.get(i).copied().unwrap_or_default())
}
