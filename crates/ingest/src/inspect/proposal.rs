//! Turns claims, guesses, misspelt headers and doubts into one proposal for each column.

use super::{ColumnProposal, Sure};
use crate::columns::column_profile::{PROPOSED, TypeScore};
use crate::columns::infer::{Doubt, Guess};
use crate::columns::personal::{why_personal, why_reaching_of};
use crate::geocode::location_input::Resources;
use crate::headers::column_mapping::{Claim, ClaimGround, Claims};
use crate::headers::synonyms::{ColumnTarget, near};
use crate::report::shorten;
use crate::table::sample::Sample;
use records::record::Field;
use records::text::whole_percent;

/// How many distinct cells of a column are shown as samples.
const SHOWN: usize = 5;
/// How many alternatives are offered.
const OTHERS: usize = 4;

pub(super) fn columns(
    claims: &Claims,
    sample: &Sample,
    evidence: &[Vec<TypeScore>],
    guessed: &[Guess],
    doubts: &[Doubt],
    resources: &Resources<'_>,
) -> Vec<ColumnProposal> {
    let mut held: Vec<Option<(ColumnTarget, Sure)>> = claims
        .columns
        .iter()
        .map(|column| {
            let (meaning, ground) = column.holds?;
            let is_by_cells = ground == ClaimGround::Content;
            Some((
                meaning,
                if is_by_cells {
                    Sure::Likely
                } else {
                    Sure::Sure
                },
            ))
        })
        .collect();
    add_slips(claims, &mut held);
    for guess in guessed {
        let taken = held
            .iter()
            .flatten()
            .any(|(meaning, _)| *meaning == guess.meaning);
        if let Some(held) = held.get_mut(guess.column)
            && held.is_none()
            && !taken
        {
            *held = Some((guess.meaning, Sure::Likely));
        }
    }
    for doubt in doubts {
        doubt_header(doubt, claims, evidence, &mut held);
    }
    doubt_if_the_other_way_round(claims, evidence, &mut held);
    let mut proposals = Vec::with_capacity(held.len());
    for (i, (column, held)) in claims.columns.iter().zip(&held).enumerate() {
        let evidence = evidence.get(i).map(Vec::as_slice).unwrap_or_default();
        let holds = held.map(|(meaning, _)| meaning);
        proposals.push(ColumnProposal {
            header: column.shown(i),
            holds,
            sure: held.map_or(Sure::None, |(_, sure)| sure),
            alike: alike(holds, evidence),
            alternatives: alternatives(holds, column.named, evidence),
            samples: samples(sample, i),
            filled: filled(sample, i),
            personal: is_personal(column, sample, i, resources),
            has_postcodes: column.has_postcodes,
        });
    }
    proposals
}

/// Whether the report will say that the column holds personal data; a header may name what the
/// column fills.
fn is_personal(column: &Claim, sample: &Sample, i: usize, resources: &Resources<'_>) -> bool {
    let why = match column.holds {
        Some(_) => why_reaching_of(sample, i),
        None => why_personal(&column.header, sample, i, resources),
    };
    why.is_some()
}

/// Proposes a canonical column that nothing else fills for a header that is one slip away from it.
fn add_slips(claims: &Claims, held: &mut [Option<(ColumnTarget, Sure)>]) {
    for (i, column) in claims.columns.iter().enumerate() {
        if column.settled || column.named.is_some() {
            continue;
        }
        let Some(meaning) = near(&column.header) else {
            continue;
        };
        let taken = held.iter().flatten().any(|(held, _)| *held == meaning);
        if let Some(held) = held.get_mut(i)
            && !taken
        {
            *held = Some((meaning, Sure::Likely));
        }
    }
}

/// Proposes the column's header although its cells contradict it, unless another column has what
/// the header says and nothing has what the cells are: "Type" holds kinds of partner, "Category"
/// the types.
fn doubt_header(
    doubt: &Doubt,
    claims: &Claims,
    evidence: &[Vec<TypeScore>],
    held: &mut [Option<(ColumnTarget, Sure)>],
) {
    let looks = doubt.looks.meaning;
    let free = held.iter().flatten().all(|(meaning, _)| *meaning != looks);
    let other = (0..held.len()).find(|&i| {
        let open = held.get(i).is_some_and(Option::is_none)
            && claims.columns.get(i).is_some_and(|column| !column.settled);
        let found = evidence.get(i).and_then(|evidence| evidence.first());
        open && found.is_some_and(|found| found.meaning == doubt.named && found.is(PROPOSED, 5))
    });
    let mut put = |i: usize, meaning| {
        if let Some(held) = held.get_mut(i) {
            *held = Some((meaning, Sure::Likely));
        }
    };
    match other.filter(|_| free) {
        Some(other) => {
            put(doubt.column, looks);
            put(other, doubt.named);
        }
        None => put(doubt.column, doubt.named),
    }
}

/// Casts doubt on the two columns where a regional museum's own return names itself as the museum
/// and the national institution as its partner.
fn doubt_if_the_other_way_round(
    claims: &Claims,
    evidence: &[Vec<TypeScore>],
    held: &mut [Option<(ColumnTarget, Sure)>],
) {
    let institution = ColumnTarget::Field(Field::Institution);
    let columns = [Field::Institution, Field::Partner]
        .map(|field| claims.filled_by(ColumnTarget::Field(field)));
    let [Some(leads), Some(partners)] = columns else {
        return;
    };
    let settled = |i: usize| claims.columns.get(i).is_some_and(|column| column.settled);
    let national = |i: usize, percent: u8| {
        evidence
            .get(i)
            .into_iter()
            .flatten()
            .any(|found| found.meaning == institution && found.is(percent, 5))
    };
    if national(partners, 80) && !national(leads, 30) && !settled(leads) && !settled(partners) {
        for i in [leads, partners] {
            if let Some(Some((_, sure))) = held.get_mut(i) {
                *sure = Sure::Likely;
            }
        }
    }
}

/// The percentage of cells that look like what the column holds. An end date looks like a start
/// date.
fn alike(holds: Option<ColumnTarget>, evidence: &[TypeScore]) -> Option<u8> {
    let holds = match holds? {
        ColumnTarget::Field(Field::End) => ColumnTarget::Field(Field::Start),
        other => other,
    };
    let found = evidence.iter().find(|found| found.meaning == holds)?;
    Some(found.percent())
}

fn alternatives(
    holds: Option<ColumnTarget>,
    named: Option<ColumnTarget>,
    evidence: &[TypeScore],
) -> Vec<ColumnTarget> {
    let mut others: Vec<ColumnTarget> = Vec::new();
    let dates = evidence
        .iter()
        .any(|found| found.meaning == ColumnTarget::Field(Field::Start));
    let end = dates.then_some(ColumnTarget::Field(Field::End));
    let looks = evidence.iter().map(|found| found.meaning);
    for meaning in named.into_iter().chain(looks).chain(end) {
        // Any large numbers look like grid metres.
        let by_chance = is_metres(meaning) && !holds.is_some_and(is_metres);
        if Some(meaning) != holds && !by_chance && !others.contains(&meaning) {
            others.push(meaning);
        }
    }
    others.truncate(OTHERS);
    others
}

fn is_metres(meaning: ColumnTarget) -> bool {
    matches!(
        meaning,
        ColumnTarget::Field(Field::Easting | Field::Northing)
    )
}

fn samples(sample: &Sample, column: usize) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for cell in sample.cells(column) {
        let cell = shorten(cell);
        if !shown.contains(&cell) {
            shown.push(cell);
        }
        if shown.len() == SHOWN {
            break;
        }
    }
    shown
}

fn filled(sample: &Sample, column: usize) -> u8 {
    whole_percent(sample.cells(column).count() as u32, sample.rows() as u32) as u8
}
