//! What is at a point that was searched for, and what is nearest to it.

use super::detail::{
    Around, Detail, Line, Listing, funding, group, institutions, listing, spoken, types,
};
use crate::nearby::{distance_of, distances, nearest_partners, partners_within, rows_within};
use geography::bounds::Bounds;
use geography::gazetteer::names::{LAST_SHOWN, Names};
use geography::geo::{Boundaries, Projection};
use geography::metres::Metres;
use messages::{Language, PageText, Words};
use records::dataset::Dataset;
use records::query::{DistanceUnit, Facet, Radius, Target};
use records::record::LonLat;
use records::{PlaceId, Row};

/// The number of partners listed by distance.
const NEAREST: usize = 12;

/// The radius that counts as "here": a town's records are mostly placed at one of its museums, or
/// in its centre.
const fn here(unit: DistanceUnit) -> Radius {
    match unit {
        DistanceUnit::Miles => Radius::miles(2),
        DistanceUnit::Kilometres => Radius::kilometres(3),
    }
}

/// The radius that counts as "near".
const fn near(unit: DistanceUnit) -> Radius {
    match unit {
        DistanceUnit::Miles => Radius::miles(30),
        DistanceUnit::Kilometres => Radius::kilometres(50),
    }
}

/// Describes a point under a filter: every sentence is about the matching rows.
pub(super) fn spot(
    data: &Dataset,
    rows: &[Row],
    around: Around,
    unit: DistanceUnit,
    words: Words,
) -> Detail {
    let point = around.point();
    let name = if around.name.is_empty() {
        around.within(here(unit)).position()
    } else {
        words.named(&around.name).to_owned()
    };
    let reach = distances(data, point, here(unit).metres());
    let is_here = |row| distance_of(data, &reach, row).is_some();
    let mut out = group(data, rows, PageText::Spot, &name, is_here);
    let nearest = nearest_partners(data, rows, point, NEAREST);
    out.sentences = sentences(data, rows, &out.rows, &name, unit, words);
    if let Some(first) = nearest.first() {
        let within = partners_within(data, rows, point, near(unit).metres());
        out.sentences.push(words.fill(
            PageText::SpotNearest,
            &[
                ("partner", data.partner.values.get(first.partner)),
                (
                    "distance",
                    &away(data, first.place, first.metres, unit, words),
                ),
                (
                    "partners",
                    &words.count(PageText::CountPartners, within.len() as u32),
                ),
                ("radius", &words.radius(near(unit))),
            ],
        ));
    }
    let partners = nearest.iter().map(|near| {
        let name = data.partner.values.get(near.partner);
        Line {
            text: name.to_owned(),
            records: Some(near.records),
            distance: away(data, near.place, near.metres, unit, words),
            target: Some(Target::Partner(name.to_owned())),
            url: false,
        }
    });
    // Where filters narrow the rows, nothing is claimed about who else may be there.
    let [partners_key, active_key] = if rows.len() < data.len() {
        [
            PageText::PartnersNearestFound,
            PageText::InstitutionsNearFound,
        ]
    } else {
        [PageText::PartnersNearest, PageText::InstitutionsNear]
    };
    let active = institutions(data, &rows_within(data, rows, point, near(unit).metres()));
    out.listings = vec![
        listing(partners_key, None, partners.collect()),
        Listing {
            radius: Some(near(unit)),
            ..listing(active_key, Some(Facet::Institution), active)
        },
        types(data, &out.rows),
        funding(data, &out.rows),
    ];
    out.around = Some(around);
    out
}

fn sentences(
    data: &Dataset,
    rows: &[Row],
    at_hand: &[Row],
    name: &str,
    unit: DistanceUnit,
    words: Words,
) -> Vec<String> {
    if rows.is_empty() {
        return vec![words.get(PageText::SpotEmpty).to_owned()];
    }
    let middle =
        is_part_of_postcode(name).then(|| words.fill(PageText::MiddleOf, &[("place", name)]));
    let mut out = vec![words.fill(
        PageText::SpotHere,
        &[
            ("here", &words.number(at_hand.len() as u32)),
            (
                "all",
                &words.count(PageText::CountRecords, rows.len() as u32),
            ),
            ("radius", &words.radius(here(unit))),
            ("place", middle.as_deref().unwrap_or(name)),
        ],
    )];
    let nowhere = |row: &&Row| data.place_of(**row).is_none();
    let unlocated = rows.iter().filter(nowhere).count() as u32;
    if unlocated > 0 {
        out.push(words.count(PageText::SpotUnlocated, unlocated));
    }
    out
}

/// Whether a point's name is a postcode sector or outward code, which stands for an area. Place
/// names contain small letters, and a whole postcode ends in two letters.
fn is_part_of_postcode(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == ' ';
    let ends_in_letters = (name.bytes().rev().take(2)).all(|c| c.is_ascii_uppercase());
    name.chars().all(plain) && name.chars().any(|c| c.is_ascii_digit()) && !ends_in_letters
}

fn away(data: &Dataset, place: PlaceId, metres: f64, unit: DistanceUnit, words: Words) -> String {
    spoken(data, place, metres, false, unit, words)
}

/// Where a position is, in words: its district and region, without repeating the name. Empty where
/// it is in neither.
#[must_use]
pub fn whereabouts(boundaries: &Boundaries, position: LonLat, name: &str, words: Words) -> String {
    let district = boundaries.district_near(position);
    let district = district.and_then(|(i, _)| boundaries.districts.get(i as usize));
    let region = boundaries.region_near(position);
    let parts = [
        district.map(|district| words.district(&district.name)),
        region.map(|(region, _)| words.value(region.name())),
    ];
    let mut out: Vec<&str> = Vec::new();
    for part in parts.into_iter().flatten() {
        if part != name && !out.contains(&part) {
            out.push(part);
        }
    }
    out.join(", ")
}

/// How far from the centre of the map, in metres, a place may be to describe it: one that is very
/// close, else a town or a village, else any named place.
const AT_ONCE: f64 = 1_000.0;
const BY_A_TOWN: f64 = 4_000.0;
const BY_ANY: f64 = 15_000.0;
/// The last rank of a village; hamlets follow.
const VILLAGE: u8 = 6;

/// Where the centre of the map is, in words: the nearest place, its district and its region. `None`
/// at sea and abroad.
#[must_use]
pub fn place_at(
    names: &Names,
    boundaries: &Boundaries,
    at: Metres,
    words: Words,
) -> Option<String> {
    let nearest = |reach: f64, last: u8| {
        let mut best: Option<(f64, u32)> = None;
        let around = Bounds::around([at]).grown(reach);
        names.in_view(around, last, &mut |index| {
            let Some(place) = names.on_map(index) else {
                return;
            };
            let away = place.distance(at);
            if away <= reach && best.is_none_or(|(least, _)| away < least) {
                best = Some((away, index));
            }
        });
        best.and_then(|(_, index)| names.get(index))
    };
    let place = nearest(AT_ONCE, LAST_SHOWN)
        .or_else(|| nearest(BY_A_TOWN, VILLAGE))
        .or_else(|| nearest(BY_ANY, LAST_SHOWN));
    let name = place.map_or("", |place| match (words.0, place.welsh) {
        (Language::Welsh, Some(welsh)) => welsh,
        _ => words.value(place.name),
    });
    let whereabouts = whereabouts(boundaries, Projection::unproject(at), name, words);
    match (name, whereabouts.as_str()) {
        (_, "") => None,
        ("", _) => Some(whereabouts),
        _ => Some(format!("{name}, {whereabouts}")),
    }
}

#[cfg(test)]
mod tests;
