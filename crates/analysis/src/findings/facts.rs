//! Computes the figures behind the sentences.

use super::super::{Input, count};
use super::{CrossCount, FindingFacts, Period, UNIVERSITY};
use explore::aggregates::{self};
use records::Row;
use records::codes::Nation;
use records::dataset::NONE;
use records::query::Unit;
use records::sort;

pub(super) fn facts(input: &Input) -> FindingFacts {
    let Input { data, filtered, .. } = *input;
    let rows = &filtered.rows;
    let (partners_of, shared) = shared_partners(input);
    let kind = data
        .partner_kind
        .values
        .position(UNIVERSITY)
        .unwrap_or(NONE);
    let with_university: Vec<Row> = rows
        .iter()
        .copied()
        .filter(|&row| data.partner_kind.codes[row.index()] == kind)
        .collect();
    let no_kind = data.partner_kind.values.position("").unwrap_or(NONE);
    let records = |is: &dyn Fn(Row) -> bool| rows.iter().filter(|row| is(**row)).count() as u32;
    FindingFacts {
        totals: aggregates::totals(data, rows),
        all: count::all(data, input.unit(), rows),
        partners_of,
        shared,
        cross: cross(input),
        unfunded: count::unfunded(data, rows),
        no_kind: records(&|row| data.partner_kind.codes[row.index()] == no_kind),
        university: [Unit::Records, Unit::Partners]
            .map(|unit| count::all(data, unit, &with_university)),
        undated: records(&|row| input.located.years_of(row).is_none()),
        period: period(input),
    }
}

/// Institution code → number of distinct partners; and the number of partners with more than one
/// institution.
fn shared_partners(input: &Input) -> (Vec<u32>, u32) {
    let data = input.data;
    let codes = &data.partner.codes;
    let together = sort::group_by_code(&input.filtered.rows, codes, data.partner.values.len());
    let mut partners_of = vec![0; data.institution.values.len()];
    let mut shared = 0;
    let mut own: Vec<u32> = Vec::new();
    for rows in together.chunk_by(|a, b| codes[a.index()] == codes[b.index()]) {
        own.clear();
        for &row in rows {
            let institution = data.institution.codes[row.index()];
            if !own.contains(&institution) {
                own.push(institution);
                partners_of[institution as usize] += 1;
            }
        }
        shared += u32::from(own.len() > 1);
    }
    (partners_of, shared)
}

pub(super) fn cross(input: &Input) -> CrossCount {
    let data = input.data;
    let home = |name: &str| {
        let site = input.sites.of(name).find(|site| site.main);
        site.map(|site| site.region.nation())
    };
    let homes: Vec<Option<Nation>> = data.institution.values.iter().map(home).collect();
    let given: Vec<Option<Nation>> = data.nation.values.iter().map(Nation::find).collect();
    let mut out = CrossCount::default();
    for &row in &input.filtered.rows {
        let i = row.index();
        let region = input.located.regions.get(i).copied().flatten();
        let there = given[data.nation.codes[i] as usize].or(region.map(|r| r.nation()));
        if let (Some(home), Some(there)) = (homes[data.institution.codes[i] as usize], there) {
            out.known += 1;
            out.across += u32::from(home != there);
        }
    }
    out
}

pub(super) fn period(input: &Input) -> Option<Period> {
    let (first, years) = count::active_years(input.located, &input.filtered.rows);
    let records = years.iter().copied().max()?;
    let busiest = years.iter().position(|n| *n == records)?;
    Some(Period {
        first,
        last: first + years.len() as i32 - 1,
        busiest: first + busiest as i32,
        records,
    })
}
