//! Columns mapped without asking the user, each of which is reported.

use super::column_profile::TypeScore;
use super::infer::{Doubt, Guess, TO_READ, doubts, guesses, is_location};
use super::personal::{why_personal, why_reaching_of};
use super::unread;
use crate::geocode::location_input::Resources;
use crate::headers::column_mapping::{ClaimGround, Claims};
use crate::headers::synonyms::ColumnTarget;
use crate::inspect::cache::Cells;
use crate::report::Issues;
use crate::report::issue::{Code, IssueKind};
use crate::table::sample::Sample;
use records::record::Field;

/// Maps what is plain without asking: a required column, the partner's place, or a column whose
/// values are those of a list, that no header names and one column's cells show. Reports it, along
/// with headers that their cells contradict and columns that hold personal data; returns the
/// latter, by column.
pub(crate) fn settle(
    claims: &mut Claims,
    Cells { sample, evidence }: &Cells,
    resources: &Resources<'_>,
    row: u32,
    issues: &mut Issues,
) -> Vec<bool> {
    let missing = claims.missing();
    let placed = claims.has_location();
    let wanted = |meaning| match meaning {
        ColumnTarget::Field(Field::Partner | Field::Easting | Field::Northing) => false,
        ColumnTarget::Field(field) if missing.contains(&field) || is_listed(field) => true,
        _ => !placed && is_location(meaning),
    };
    for guess in guesses(claims, evidence, TO_READ, wanted) {
        if let Some(column) = claims.columns.get_mut(guess.column) {
            column.holds = Some((guess.meaning, ClaimGround::Content));
            say_guessed(&column.shown(guess.column), &guess, row, issues);
        }
    }
    for (at, claim) in claims.columns.iter().enumerate() {
        if let Some(kind) = &claim.remark {
            let header = claim.shown(at);
            issues.row(kind.code(), row, Some((at, &header)), || {
                (header.clone(), kind.clone())
            });
        }
    }
    for doubt in doubts(claims, evidence, resources) {
        if let Some(column) = claims.columns.get(doubt.column) {
            say_doubt(&column.shown(doubt.column), &doubt, row, issues);
        }
    }
    let personal = personal_columns(claims, sample, resources, row, issues);
    // A file that is refused is told what is missing instead.
    if claims.missing().is_empty() && claims.has_location() && !claims.is_clean() {
        let unread = unread::columns(claims, sample, evidence, resources);
        for (at, kind) in unread
            .into_iter()
            .filter(|(at, _)| !personal.get(*at).is_some_and(|is| *is))
        {
            let header = claims.columns.get(at).map(|claim| claim.shown(at));
            let header = header.unwrap_or_default();
            issues.row(kind.code(), row, Some((at, &header)), || {
                (header.clone(), kind)
            });
        }
    }
    personal
}

/// Whether an optional column may be mapped by its cells: the names in these lists mean little
/// else, whereas a date or a number may be anything.
pub(crate) const fn is_listed(field: Field) -> bool {
    matches!(field, Field::PartnerKind | Field::FundingStream)
}

fn say_guessed(header: &str, guess: &Guess, row: u32, issues: &mut Issues) {
    let TypeScore {
        matched, filled, ..
    } = guess.evidence;
    let kind = IssueKind::ColumnGuessed {
        n: matched,
        of: filled,
        looks: guess.meaning.into(),
        field: guess.meaning,
    };
    let column = Some((guess.column, header));
    issues.row(Code::ColumnGuessed, row, column, || (String::new(), kind));
}

fn say_doubt(header: &str, doubt: &Doubt, row: u32, issues: &mut Issues) {
    let TypeScore {
        meaning,
        matched,
        filled,
    } = doubt.looks;
    let kind = IssueKind::ColumnSuspect {
        n: matched,
        of: filled,
        looks: meaning.into(),
        field: doubt.named,
    };
    let column = Some((doubt.column, header));
    issues.row(Code::ColumnSuspect, row, column, || (String::new(), kind));
}

fn personal_columns(
    claims: &Claims,
    sample: &Sample,
    resources: &Resources<'_>,
    row: u32,
    issues: &mut Issues,
) -> Vec<bool> {
    let mut personal = Vec::with_capacity(claims.columns.len());
    for (i, column) in claims.columns.iter().enumerate() {
        let held = column.holds.is_some();
        let why = match held {
            true => why_reaching_of(sample, i),
            false => why_personal(&column.header, sample, i, resources),
        };
        let why = why.filter(|_| sample.cells(i).next().is_some());
        personal.push(why.is_some());
        if let Some(why) = why {
            let kind = match held {
                true => IssueKind::PersonalInUse { sign: why },
                false => IssueKind::PersonalWithheld { sign: why },
            };
            let header = column.shown(i);
            issues.row(Code::PersonalData, row, Some((i, &header)), || {
                (String::new(), kind)
            });
        }
    }
    personal
}
