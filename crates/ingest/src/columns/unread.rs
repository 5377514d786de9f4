//! Finds columns whose cells are what a record wants and which nothing reads.

use super::column_profile::{self, PROPOSED, TypeScore};
use super::disputes;
use super::infer::is_of_others;
use super::personal::names_people;
use crate::geocode::location_input::Resources;
use crate::headers::axes::axis;
use crate::headers::column_mapping::{Claim, Claims, names_address};
use crate::headers::synonyms::{ColumnTarget, is_other_currency, key};
use crate::headers::units::mentions_money;
use crate::report::issue::IssueKind;
use crate::table::sample::Sample;
use records::record::Field;

/// Optional columns that are wanted, and that cells alone can show.
const WANTED: [Field; 6] = [
    Field::Start,
    Field::End,
    Field::Amount,
    Field::Postcode,
    Field::FundingStream,
    Field::PartnerKind,
];

/// The columns that nothing reads although their cells look like a column that nothing fills, each
/// with what is to be said of it.
pub(crate) fn columns(
    claims: &Claims,
    sample: &Sample,
    evidence: &[Vec<TypeScore>],
    resources: &Resources<'_>,
) -> Vec<(usize, IssueKind)> {
    let is_wanted = |field: &Field| match field {
        // A lone date is rather the start.
        Field::End => claims.has(Field::Start) && !claims.has(Field::End),
        field => !claims.has(*field),
    };
    let wanted: Vec<Field> = WANTED.into_iter().filter(is_wanted).collect();
    let mut found = Vec::new();
    for (at, claim) in claims.columns.iter().enumerate() {
        if !is_open(claim) {
            continue;
        }
        let few = column_profile::type_scores_of_few(sample, at, resources);
        let of_column = evidence.get(at).map_or(&[][..], Vec::as_slice);
        let scores = if of_column.is_empty() {
            &few
        } else {
            of_column
        };
        let score = wanted
            .iter()
            .find_map(|&field| Some((field, score(field, claim, scores, sample, at)?)));
        if let Some((field, (n, of))) = score {
            let looks = ColumnTarget::Field(field).into();
            found.push((
                at,
                IssueKind::CellsUnread {
                    n,
                    of,
                    looks,
                    field,
                },
            ));
        }
    }
    let coordinates = [Field::Latitude, Field::Easting].map(ColumnTarget::Field);
    let has_position = coordinates
        .into_iter()
        .chain([ColumnTarget::Position])
        .any(|target| claims.filled_by(target).is_some());
    let axes = disputes::axes(claims).into_iter();
    for (east, north) in axes.filter(|_| !has_position) {
        let header = |at: usize| claims.columns.get(at).map(|claim| &claim.header);
        if let Some((first, second)) = header(east).zip(header(north))
            && axis(first).is_some_and(|axis| axis.is_plain)
        {
            let header = second.clone();
            found.push((east, IssueKind::HeaderAxes { header }));
        }
    }
    found
}

fn is_open(claim: &Claim) -> bool {
    claim.holds.is_none()
        && !claim.settled
        && claim.named.is_none()
        && claim.remark.is_none()
        && !claim.header.is_empty()
        && !names_people(&claim.header)
        && !is_of_return(&claim.header)
        && !is_other_currency(&claim.header)
}

/// Whether a header is about the return or the file, not about a partnership.
fn is_of_return(header: &str) -> bool {
    const PARTS: [&str; 12] = [
        "updated",
        "modified",
        "submitted",
        "timestamp",
        "created",
        "entered",
        "checked",
        "birth",
        "printed",
        "diweddarwyd",
        "cyflwynwyd",
        "completedform",
    ];
    let key = key(header);
    PARTS.iter().any(|part| key.contains(part))
}

/// Whether a header names a line of an address.
fn is_address(header: &str) -> bool {
    let key = key(header);
    names_address(&key) || key.contains("tref")
}

/// How many cells look like the field, where most do.
fn score(
    field: Field,
    claim: &Claim,
    scores: &[TypeScore],
    sample: &Sample,
    at: usize,
) -> Option<(u32, u32)> {
    let looks = match field {
        Field::End => Field::Start,
        field => field,
    };
    let best = scores
        .first()
        .filter(|best| best.meaning == ColumnTarget::Field(looks) && best.is(PROPOSED, 1));
    if let Some(best) = best {
        // Lines of an address are searched for postcodes row by row.
        let is_elsewhere =
            field == Field::Postcode && (is_of_others(&claim.header) || is_address(&claim.header));
        return (!is_elsewhere).then_some((best.matched, best.filled));
    }
    if field != Field::Amount || !mentions_money(&claim.header) {
        return None;
    }
    let (n, of) = disputes::numbers(sample, at);
    (n > 0 && n * 100 >= of * u32::from(PROPOSED)).then_some((n, of))
}
