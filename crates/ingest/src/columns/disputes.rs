//! Decides by their cells between columns whose headers leave it open what they hold.
//!
//! Every decision stays on the column as a remark, to be reported; in the import dialogue it is a
//! proposal.

use super::column_profile::{self, Axes};
use super::infer::is_location;
use super::personal::why_personal;
use crate::cells::nothing::is_nothing;
use crate::cells::quantity::{Points, quantity};
use crate::geocode::location_input::Resources;
use crate::headers::axes::axis;
use crate::headers::column_mapping::{Claim, ClaimGround, Claims};
use crate::headers::status::names_status;
use crate::headers::synonyms::{ColumnTarget, Strength, asked, key, meaning};
use crate::headers::units;
use crate::report::issue::IssueKind;
use crate::table::sample::Sample;
use records::codes::{institutions, regions};
use records::record::Field;

/// The percentage of cells that decides.
const MOST: u32 = 80;
/// The percentage of cells up to which a column does not hold something.
const FEW: u32 = 20;

const INSTITUTION: ColumnTarget = ColumnTarget::Field(Field::Institution);
const PARTNER: ColumnTarget = ColumnTarget::Field(Field::Partner);
const FUNDING: ColumnTarget = ColumnTarget::Field(Field::FundingStream);
const AMOUNT: ColumnTarget = ColumnTarget::Field(Field::Amount);
const CERTAINTY: ColumnTarget = ColumnTarget::Field(Field::Certainty);

/// Settles what the headers leave open. A clean file has every column under its own name.
pub(crate) fn settle(claims: &mut Claims, sample: &Sample, resources: &Resources<'_>) {
    if claims.is_clean() {
        return;
    }
    prefer_filled(claims, sample);
    numbers_are_no_funders(claims, sample);
    statuses_are_no_certainty(claims, sample);
    tell_museums_apart(claims, sample);
    pair_axes(claims, sample, resources);
    take_asked(claims, sample, resources);
    remark_on_doubtful_headers(claims);
}

/// How many of a column's filled cells pass a test.
#[derive(Clone, Copy)]
struct Share {
    n: u32,
    of: u32,
}

impl Share {
    fn new(sample: &Sample, column: usize, test: impl Fn(&str) -> bool) -> Self {
        let mut share = Self { n: 0, of: 0 };
        for cell in sample.cells(column).filter(|cell| !is_nothing(cell)) {
            share.of += 1;
            share.n += u32::from(test(cell));
        }
        share
    }

    const fn is_most(self) -> bool {
        self.of > 0 && self.n * 100 >= self.of * MOST
    }

    const fn is_few(self) -> bool {
        self.of > 0 && self.n * 100 <= self.of * FEW
    }
}

/// Of columns whose headers name the same, maps one that has cells: an empty column never goes
/// before a filled one, an almost empty one only under the canonical name. Of places named alike,
/// the fuller one.
fn prefer_filled(claims: &mut Claims, sample: &Sample) {
    for at in 0..claims.columns.len() {
        let Some((target, ClaimGround::Header(strength))) =
            claims.columns.get(at).and_then(|claim| claim.holds)
        else {
            continue;
        };
        let rival = |claim: &Claim| {
            let is_rival = claim.holds.is_none() && !claim.settled && claim.named == Some(target);
            let strength = meaning(&claim.header).map(|(_, strength)| strength);
            is_rival.then(|| strength.unwrap_or(Strength::Weak))
        };
        let rivals: Vec<(usize, Strength)> = claims
            .columns
            .iter()
            .enumerate()
            .filter_map(|(i, claim)| Some((i, rival(claim)?)))
            .collect();
        if rivals.is_empty() {
            continue;
        }
        let own = filled(sample, at, target);
        let is_place = target == ColumnTarget::Field(Field::Place);
        let is_better = |their: Strength, n: u32| {
            let is_almost_empty = own * 10 <= n && strength != Strength::Exact;
            n > own && (own == 0 || is_almost_empty || (is_place && their == strength))
        };
        let best = rivals
            .into_iter()
            .map(|(i, their)| (their, filled(sample, i, target), usize::MAX - i))
            .filter(|(their, n, _)| is_better(*their, *n))
            .max();
        let Some((their, _, i)) = best else {
            continue;
        };
        let to = usize::MAX - i;
        hold(claims, at, None);
        hold(claims, to, Some((target, ClaimGround::Header(their))));
    }
}

/// How many cells of a column say something of what it is to hold.
fn filled(sample: &Sample, column: usize, target: ColumnTarget) -> u32 {
    let is_place = target == ColumnTarget::Field(Field::Place);
    Share::new(sample, column, |cell| !(is_place && is_wide(cell))).n
}

/// Whether a place is a whole country or region, which places no partner.
fn is_wide(cell: &str) -> bool {
    const WIDE: [&str; 12] = [
        "uk",
        "u.k.",
        "united kingdom",
        "great britain",
        "gb",
        "britain",
        "uk-wide",
        "ukwide",
        "national",
        "nationwide",
        "various",
        "multiple",
    ];
    WIDE.iter().any(|wide| cell.eq_ignore_ascii_case(wide))
        || regions::NATIONS.find(cell).is_some()
        || (cell.len() > 6
            && regions::REGIONS.find(cell).is_some()
            && !cell.eq_ignore_ascii_case("london"))
}

/// "Funding" above numbers is an amount.
fn numbers_are_no_funders(claims: &mut Claims, sample: &Sample) {
    let Some(at) = claims
        .filled_by(FUNDING)
        .filter(|&at| is_by_header(claims, at))
    else {
        return;
    };
    let share = Share::new(sample, at, is_number);
    if !share.is_most() {
        return;
    }
    let is_free = claims.filled_by(AMOUNT).is_none();
    if let Some(claim) = claims.columns.get_mut(at) {
        let (n, of, looks) = (share.n, share.of, AMOUNT.into());
        (claim.named, claim.holds, claim.remark) = match is_free {
            true => (
                Some(AMOUNT),
                Some((AMOUNT, ClaimGround::Content)),
                Some(IssueKind::ColumnGuessed {
                    n,
                    of,
                    looks,
                    field: AMOUNT,
                }),
            ),
            false => (
                None,
                None,
                Some(IssueKind::CellsUnread {
                    n,
                    of,
                    looks,
                    field: Field::FundingStream,
                }),
            ),
        };
    }
    claims.fill(FUNDING);
}

/// How many of a column's filled cells are numbers, and how many cells are filled.
pub(super) fn numbers(sample: &Sample, column: usize) -> (u32, u32) {
    let share = Share::new(sample, column, is_number);
    (share.n, share.of)
}

fn is_number(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit())
        && quantity(cell, Points::default(), false).is_ok()
}

/// A status such as "Completed" or "Cancelled" is no certainty of the record.
fn statuses_are_no_certainty(claims: &mut Claims, sample: &Sample) {
    let Some(at) = claims
        .filled_by(CERTAINTY)
        .filter(|&at| is_by_header(claims, at))
    else {
        return;
    };
    let share = Share::new(sample, at, column_profile::is_certainty);
    if let Some(claim) = claims.columns.get_mut(at)
        && names_status(&claim.header)
        && share.n * 2 < share.of
    {
        (claim.named, claim.holds) = (None, None);
    }
    claims.fill(CERTAINTY);
}

/// Where two columns may name the institution, or the sender's own museum stands before its national
/// partner, tells them apart by the names in them.
fn tell_museums_apart(claims: &mut Claims, sample: &Sample) {
    let by_header = |at: &usize| is_by_header(claims, *at);
    let Some(leads) = claims.filled_by(INSTITUTION).filter(by_header) else {
        return;
    };
    let partner = claims.filled_by(PARTNER);
    let other = match partner {
        Some(partner) => Some(partner).filter(by_header),
        None => claims.columns.iter().position(|claim| {
            claim.named == Some(INSTITUTION) && claim.holds.is_none() && !claim.settled
        }),
    };
    let Some(other) = other else {
        return;
    };
    let is_national = |cell: &str| institutions::LIST.find(cell).is_some();
    let [of_leads, of_other] = [leads, other].map(|at| Share::new(sample, at, is_national));
    let is_swapped = of_leads.is_few() && of_other.is_most();
    let is_right = of_leads.is_most() && of_other.is_few();
    if !is_swapped && (!is_right || partner.is_some()) {
        return;
    }
    // A regional branch may report another national institution as its partner.
    if partner.is_some() && (of_leads.of < 3 || !is_of_sender(claims, leads)) {
        let header = shown(claims, other);
        if let Some(claim) = claims.columns.get_mut(leads) {
            claim.remark = Some(IssueKind::OtherWayRound { header });
        }
        return;
    }
    let (national, own) = match is_swapped {
        true => (other, leads),
        false => (leads, other),
    };
    take_museum(claims, national, Field::Institution, own);
    take_museum(claims, own, Field::Partner, national);
    take_place_of_sender(claims);
}

fn shown(claims: &Claims, at: usize) -> String {
    let claim = claims.columns.get(at);
    claim.map_or_else(String::new, |claim| claim.shown(at))
}

fn take_museum(claims: &mut Claims, at: usize, field: Field, other: usize) {
    let header = shown(claims, other);
    if let Some(claim) = claims.columns.get_mut(at) {
        let target = ColumnTarget::Field(field);
        claim.named = Some(target);
        claim.holds = Some((target, ClaimGround::Content));
        claim.remark = Some(IssueKind::MuseumBesideNational { header, field });
    }
}

/// Reads "Your town" as the partner's, where the sender's own museum is the partner.
fn take_place_of_sender(claims: &mut Claims) {
    const OWN: [&str; 4] = ["your ", "our ", "eich ", "ein "];
    for at in 0..claims.columns.len() {
        let Some(claim) = claims.columns.get(at) else {
            continue;
        };
        let is_open = claim.holds.is_none() && !claim.settled && claim.named.is_none();
        let lower = records::text::fold(&claim.header);
        let rest = OWN.iter().find_map(|own| lower.strip_prefix(own));
        let found = rest.filter(|_| is_open).and_then(meaning);
        let Some((target @ ColumnTarget::Field(field), _)) = found else {
            continue;
        };
        if !is_location(target) || claims.has(field) {
            continue;
        }
        hold(claims, at, Some((target, ClaimGround::Content)));
        if let Some(claim) = claims.columns.get_mut(at) {
            claim.named = Some(target);
            claim.remark = Some(IssueKind::HeaderAsked { field });
        }
    }
}

/// Whether a header names the museum of whoever filled in the file, or any museum.
fn is_of_sender(claims: &Claims, column: usize) -> bool {
    let Some(claim) = claims.columns.get(column) else {
        return false;
    };
    let key = key(&claim.header);
    let is_weak = matches!(claim.holds, Some((_, ClaimGround::Header(Strength::Weak))));
    is_weak
        || ["your", "our", "eich", "ein"]
            .iter()
            .any(|own| key.contains(own))
}

/// Reads "X" and "Y", "Grid E" and "Grid N" or "East" and "North" by what is in them: metres on
/// land, or degrees.
fn pair_axes(claims: &mut Claims, sample: &Sample, resources: &Resources<'_>) {
    for (east, north) in axes(claims) {
        let Some((axes, n, of)) = column_profile::axes(sample, east, north, resources) else {
            continue;
        };
        let fields = match axes {
            Axes::Metres => [Field::Easting, Field::Northing],
            Axes::Degrees => [Field::Longitude, Field::Latitude],
        };
        if fields.iter().any(|&field| claims.has(field)) {
            continue;
        }
        for (at, field) in [(east, fields[0]), (north, fields[1])] {
            let target = ColumnTarget::Field(field);
            hold(claims, at, Some((target, ClaimGround::Content)));
            if let Some(claim) = claims.columns.get_mut(at) {
                let looks = target.into();
                claim.remark = Some(IssueKind::ColumnGuessed {
                    n,
                    of,
                    looks,
                    field: target,
                });
            }
        }
    }
}

/// The pairs of columns whose headers name two axes and which nothing else claims.
pub(crate) fn axes(claims: &Claims) -> Vec<(usize, usize)> {
    let open: Vec<_> = claims
        .columns
        .iter()
        .enumerate()
        .filter(|(_, claim)| claim.holds.is_none() && !claim.settled)
        .filter_map(|(i, claim)| Some((i, axis(&claim.header)?)))
        .collect();
    let mut pairs = Vec::new();
    for (east, of_east) in open.iter().filter(|(_, axis)| axis.is_east) {
        if let Some((north, _)) = open.iter().find(|(_, axis)| axis.fits(of_east)) {
            pairs.push((*east, *north));
        }
    }
    pairs
}

/// Maps a column whose header may mean what no other column holds: "Paid by".
fn take_asked(claims: &mut Claims, sample: &Sample, resources: &Resources<'_>) {
    for at in 0..claims.columns.len() {
        let Some(claim) = claims.columns.get(at) else {
            continue;
        };
        let is_open = claim.holds.is_none() && !claim.settled && claim.named.is_none();
        let Some(field) = is_open.then(|| asked(&claim.header)).flatten() else {
            continue;
        };
        let numbers = Share::new(sample, at, is_number);
        let is_words = numbers.of > 0 && numbers.n * 2 < numbers.of;
        let is_personal = why_personal(&claim.header, sample, at, resources).is_some();
        let target = ColumnTarget::Field(field);
        // "What we did" may be a type as well as a text.
        let is_text = || {
            field == Field::PartnershipType
                && !column_profile::looks_like(sample, at, target, resources)
        };
        if claims.has(field) || !is_words || is_personal || is_text() {
            continue;
        }
        hold(claims, at, Some((target, ClaimGround::Content)));
        if let Some(claim) = claims.columns.get_mut(at) {
            claim.named = Some(target);
            claim.remark = Some(IssueKind::HeaderAsked { field });
        }
    }
}

/// Remarks on headers that are read and often mean something else.
fn remark_on_doubtful_headers(claims: &mut Claims) {
    for claim in &mut claims.columns {
        let Some((target, ClaimGround::Header(strength))) = claim.holds else {
            continue;
        };
        // "Opening date" is that of an exhibition.
        let is_of_museum = || {
            let key = key(&claim.header);
            strength == Strength::Weak && ["open", "clos"].iter().any(|word| key.contains(word))
        };
        claim.remark = match target {
            AMOUNT if units::is_bare_value(&claim.header) => Some(IssueKind::ValueOfObjects),
            ColumnTarget::Field(field @ (Field::Start | Field::End)) if is_of_museum() => {
                Some(IssueKind::DateOfMuseum { field })
            }
            _ => continue,
        };
    }
}

fn is_by_header(claims: &Claims, column: usize) -> bool {
    let holds = claims.columns.get(column).and_then(|claim| claim.holds);
    matches!(holds, Some((_, ClaimGround::Header(_))))
}

fn hold(claims: &mut Claims, column: usize, holds: Option<(ColumnTarget, ClaimGround)>) {
    if let Some(claim) = claims.columns.get_mut(column) {
        claim.holds = holds;
    }
}

#[cfg(test)]
mod tests;
