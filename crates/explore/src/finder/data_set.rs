//! Searches the data set for partners, institutions and titles.

use super::matching::{TIER, Wanted};
use super::{Goal, Hit, HitKind};
use crate::count_at;
use crate::crossfilter::SearchIndex;
use messages::Words;
use records::Row;
use records::dataset::record_key;
use records::dataset::{Column, Dataset, Strings};
use records::query::Target;
use records::sort;
use records::text::fold;

/// The maximum number of hits of one kind.
const MOST_OF_A_KIND: usize = 8;

/// The partners, institutions and titles of a data set that match a text, whatever the filters;
/// sorted by how well they match, then by their number of records.
#[must_use]
pub fn records(data: &Dataset, index: &SearchIndex, text: &str, words: Words) -> Vec<Hit> {
    let Some(wanted) = Wanted::new(fold(text)) else {
        return Vec::new();
    };
    let mut hits = Vec::new();
    for (kind, column, folded) in [
        (HitKind::Partner, &data.partner, index.partners()),
        (
            HitKind::Institution,
            &data.institution,
            index.institutions(),
        ),
        (HitKind::Title, &data.title, index.titles()),
    ] {
        for (code, tier, count) in best(column, folded, &wanted) {
            let value = column.values.get(code);
            let target = match kind {
                HitKind::Partner => Target::Partner(value.to_owned()),
                HitKind::Institution => Target::Institution(value.to_owned()),
                _ => {
                    let row = column.codes.iter().position(|known| *known == code);
                    Target::Record(record_key(data, Row(row.unwrap_or_default() as u32)))
                }
            };
            hits.push(Hit {
                kind,
                name: match kind {
                    HitKind::Institution => words.value(value).to_owned(),
                    _ => value.to_owned(),
                },
                whereabouts: String::new(),
                records: (kind != HitKind::Title).then_some(count),
                is_rough: false,
                goal: Goal::Open(target),
                score: tier * TIER + score(kind, count),
            });
        }
    }
    hits
}

/// The score within a tier: institutions come first, partners with many records among the towns,
/// titles last.
fn score(kind: HitKind, count: u32) -> u32 {
    match kind {
        HitKind::Institution => 20,
        HitKind::Partner => 600_u32.saturating_sub(20 * count).max(150),
        _ => 950,
    }
}

/// The code, tier and number of records of the best matching values.
fn best(column: &Column, folded: &Strings, wanted: &Wanted) -> Vec<(u32, u32, u32)> {
    let fits = (0..).zip(folded.iter());
    let fits = fits.filter(|(code, _)| !column.values.get(*code).is_empty());
    let mut found: Vec<(u32, u32, u32)> = fits
        .filter_map(|(code, name)| Some((code, wanted.tier(name)?, 0)))
        .collect();
    // A word or two letters may match a hundred thousand titles, so they are counted in one pass.
    let mut counts = vec![0_u32; column.values.len()];
    if !found.is_empty() {
        for code in &column.codes {
            count_at(&mut counts, *code as usize);
        }
    }
    for (code, _, count) in &mut found {
        *count = counts.get(*code as usize).copied().unwrap_or_default();
    }
    sort::by_key(&mut found, |(_, tier, count)| {
        (*tier, std::cmp::Reverse(*count))
    });
    found.truncate(MOST_OF_A_KIND);
    found
}
