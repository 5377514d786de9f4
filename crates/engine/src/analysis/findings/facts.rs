//! What the sentences say, in numbers.

use super::super::{Input, count};
use super::{Cross, Facts, Period, UNIVERSITY};
use crate::codes::Nation;
use crate::dataset::NONE;
use crate::order;
use crate::query::Unit;
use crate::summary::{self};

pub(super) fn facts(input: &Input) -> Facts {
    let Input { data, filtered, .. } = *input;
    let rows = &filtered.rows;
    let mut pairs: Vec<u64> = rows
        .iter()
        .map(|&row| {
            let row = row as usize;
            order::pair(data.partner.codes[row], data.institution.codes[row])
        })
        .collect();
    order::sort_pairs(&mut pairs);
    let mut partners_of = vec![0; data.institution.values.len()];
    for pair in &pairs {
        partners_of[*pair as u32 as usize] += 1;
    }
    let several = pairs.chunk_by(|a, b| a >> 32 == b >> 32);
    let kind = data
        .partner_kind
        .values
        .position(UNIVERSITY)
        .unwrap_or(NONE);
    let with_university: Vec<u32> = rows
        .iter()
        .copied()
        .filter(|&row| data.partner_kind.codes[row as usize] == kind)
        .collect();
    let no_kind = data.partner_kind.values.position("").unwrap_or(NONE);
    let records = |is: &dyn Fn(&u32) -> bool| rows.iter().filter(|row| is(row)).count() as u32;
    Facts {
        totals: summary::totals(data, rows),
        all: count::all(data, input.unit(), rows),
        partners_of,
        shared: several.filter(|run| run.len() > 1).count() as u32,
        cross: cross(input),
        unfunded: count::unfunded(data, rows),
        no_kind: records(&|&row| data.partner_kind.codes[row as usize] == no_kind),
        university: [Unit::Records, Unit::Partners]
            .map(|unit| count::all(data, unit, &with_university)),
        undated: records(&|&row| input.located.years_of(row).is_none()),
        period: period(input),
    }
}

pub(super) fn cross(input: &Input) -> Cross {
    let data = input.data;
    let home = |name: &str| {
        let site = input.sites.of(name).find(|site| site.main);
        site.map(|site| site.region.nation())
    };
    let homes: Vec<Option<Nation>> = data.institution.values.iter().map(home).collect();
    let given: Vec<Option<Nation>> = data.nation.values.iter().map(Nation::find).collect();
    let mut out = Cross::default();
    for &row in &input.filtered.rows {
        let i = row as usize;
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
