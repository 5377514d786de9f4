//! Ranks areas, lowest first, and finds the partnership nearest to each.

use super::super::{Input, population, svg};
use super::{ColdSpot, ColdSpots, Nearest};
use crate::areas;
use crate::figure::Level;
use crate::included::Included;
use geography::geo::{Projection, distance_km};
use geography::metres::Metres;
use records::PlaceId;
use records::dataset::NONE;
use records::sort;
use std::cmp::Ordering;

/// The positions of matching records, with their place codes.
fn matching_places(input: &Input) -> Vec<(Metres, PlaceId)> {
    let positions = &input.data.places.positions;
    let mut seen = vec![false; positions.len()];
    for &row in &input.filtered.rows {
        if let Some(place) = input.data.place_of(row) {
            seen[place.index()] = true;
        }
    }
    (0..)
        .map(PlaceId)
        .zip(positions)
        .filter(|(place, _)| seen[place.index()])
        .map(|(place, position)| (Projection::project(*position), place))
        .collect()
}

/// The partners with matching records at some places: place → partner codes, one for each record.
fn partners_at(input: &Input, places: &[PlaceId]) -> Vec<Vec<u32>> {
    let mut slot_of = vec![usize::MAX; input.data.places.positions.len()];
    for (slot, &place) in places.iter().enumerate() {
        slot_of[place.index()] = slot;
    }
    let mut partners = vec![Vec::new(); places.len()];
    for &row in &input.filtered.rows {
        let place = input.data.place_of(row);
        let slot = place.and_then(|place| slot_of.get(place.index()));
        if let Some(list) = slot.and_then(|&slot| partners.get_mut(slot)) {
            list.push(input.data.partner.codes[row.index()]);
        }
    }
    partners
}

/// The most frequent of some codes (in a tie, the lower), and the number of others.
fn leading(codes: &mut [u32]) -> Option<(u32, u32)> {
    sort::sort(codes, &mut |a, b| a.cmp(&b));
    let mut best: Option<(u32, usize)> = None;
    let mut distinct = 0;
    for run in codes.chunk_by(|a, b| a == b) {
        distinct += 1;
        if best.is_none_or(|(_, most)| run.len() > most) {
            best = Some((run[0], run.len()));
        }
    }
    best.map(|(code, _)| (code, distinct - 1))
}

/// Ranks regions or districts by what matches in them: in the query's unit, or per 100,000 people.
pub(in super::super) fn find(input: &Input, level: Level, by_rate: bool) -> ColdSpots {
    let (parts, _) = areas::parts(input, level);
    let places = matching_places(input);
    let mut chosen = Vec::new();
    let mut spots: Vec<ColdSpot> = Vec::new();
    let mut outside = Vec::new();
    for part in parts {
        let feature = part.features.first();
        let feature = feature.and_then(|at| svg::feature(input.boundaries, level, *at));
        let middle = feature.map(|feature| feature.label).unwrap_or_default();
        if part.included == Included::Not {
            outside.push(part);
            continue;
        }
        let square = |at: Metres| {
            let Metres([dx, dy]) = at - middle;
            dx.powi(2) + dy.powi(2)
        };
        let order = |a: &&(Metres, PlaceId), b: &&(Metres, PlaceId)| {
            let by_distance = square(a.0).partial_cmp(&square(b.0));
            by_distance.unwrap_or(Ordering::Equal)
        };
        let near = places.iter().min_by(order).map(|&(at, place)| {
            chosen.push(place);
            let here = Projection::unproject(middle);
            let there = input.data.places.positions[place.index()];
            Nearest {
                place,
                partner: NONE,
                more: 0,
                km: distance_km(here, there),
                at,
            }
        });
        let value = match (by_rate, part.people) {
            (true, Some(people)) => population::rate(part.count, people),
            _ => f64::from(part.count),
        };
        spots.push(ColdSpot {
            part,
            nearest: near,
            middle,
            value,
        });
    }
    sort::stable_by(&mut chosen, &mut |a, b| a.cmp(b));
    chosen.dedup();
    let mut partners = partners_at(input, &chosen);
    let leaders: Vec<_> = partners.iter_mut().map(|codes| leading(codes)).collect();
    for near in spots.iter_mut().filter_map(|spot| spot.nearest.as_mut()) {
        let slot = chosen.binary_search(&near.place).ok();
        if let Some((partner, more)) = slot.and_then(|slot| leaders[slot]) {
            (near.partner, near.more) = (partner, more);
        }
    }
    let (mut ranked, unknown): (Vec<_>, Vec<_>) =
        spots.into_iter().partition(|spot| spot.part.known > 0);
    sort::stable_by(&mut ranked, &mut |a, b| {
        let by_value = a.value.partial_cmp(&b.value).unwrap_or(Ordering::Equal);
        by_value.then(b.km().partial_cmp(&a.km()).unwrap_or(Ordering::Equal))
    });
    ColdSpots {
        level,
        by_rate,
        ranked,
        unknown,
        outside,
    }
}
