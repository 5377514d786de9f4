//! Nations, regions and areas with their counts.

use super::super::figure::Level;
use super::super::{Act, Input, count, population};
use super::{Part, W};
use crate::codes::{Nation, Region};
use crate::query::{Facet, Unit};

#[must_use]
/// Counts by level. The second value is what lies in none of the parts.
pub fn parts(input: &Input, level: Level) -> (Vec<Part>, [u32; 3]) {
    let Input { data, located, .. } = *input;
    let (mut parts, of_area) = frame(input, level);
    let elsewhere = parts.len();
    let part_of = |row: u32| -> usize {
        let region = located.regions.get(row as usize).copied().flatten();
        let part = match level {
            Level::Region => region.map(|region| region as usize),
            Level::Nation => nation_of(input, row).map(|nation| nation as usize),
            Level::Area => match region {
                Some(Region::London) => Some(elsewhere - 1),
                _ => count::place(data, row)
                    .and_then(|place| located.area(place))
                    .and_then(|area| of_area.get(area as usize).copied()),
            },
        };
        part.unwrap_or(elsewhere)
    };
    let rows = &input.filtered.rows;
    let groups: Vec<u32> = rows.iter().map(|&row| part_of(row) as u32).collect();
    let counted = Unit::ALL.map(|unit| {
        count::by_group(data, unit, elsewhere + 1, |put| {
            for (&row, &group) in rows.iter().zip(&groups) {
                put(row, group);
            }
        })
    });
    let width = data.types.values.len();
    let mut seen = vec![false; (elsewhere + 1) * width];
    for (&row, &group) in rows.iter().zip(&groups) {
        for &code in data.types.codes_of(row) {
            seen[group as usize * width + code as usize] = true;
        }
    }
    for row in 0..data.len() as u32 {
        if let Some(part) = parts.get_mut(part_of(row)) {
            part.known += 1;
        }
    }
    let unit = Unit::ALL.iter().position(|unit| *unit == input.unit());
    for (i, part) in parts.iter_mut().enumerate() {
        part.units = std::array::from_fn(|u| counted[u][i]);
        part.count = part.units[unit.unwrap_or_default()];
        let types = seen.get(i * width..(i + 1) * width).unwrap_or_default();
        part.types = types.iter().filter(|seen| **seen).count() as u32;
    }
    (parts, std::array::from_fn(|u| counted[u][elsewhere]))
}

fn nation_of(input: &Input, row: u32) -> Option<Nation> {
    let given = Nation::find(input.data.nation.get(row));
    let region = input.located.regions.get(row as usize).copied().flatten();
    given.or(region.map(Region::nation))
}

/// The parts without their counts, and which part each area belongs to.
pub(super) fn frame(input: &Input, level: Level) -> (Vec<Part>, Vec<usize>) {
    let part = |name: &str, features: Vec<u32>, people: Option<u32>, act: Option<Act>| Part {
        name: name.to_owned(),
        features,
        count: 0,
        units: [0; 3],
        types: 0,
        people,
        known: 0,
        act,
    };
    let toggle = |facet, name: &str| Some(Act::Toggle(facet, name.to_owned()));
    match level {
        Level::Nation => {
            let nations = Nation::ALL.into_iter().map(|nation| {
                let features = (0..).zip(&input.boundaries.nations);
                let own = features.filter(|(_, f)| f.nation == Some(nation));
                part(
                    nation.name(),
                    own.map(|(i, _)| i).collect(),
                    Some(population::of_nation(nation)),
                    toggle(Facet::Nation, nation.name()),
                )
            });
            (nations.collect(), Vec::new())
        }
        Level::Region => {
            let regions = Region::ALL.into_iter().map(|region| {
                part(
                    region.name(),
                    vec![region as u32],
                    Some(population::of_region(region)),
                    toggle(Facet::Region, region.name()),
                )
            });
            (regions.collect(), Vec::new())
        }
        Level::Area => {
            let (mut parts, mut of_area, mut london) = (Vec::new(), Vec::new(), Vec::new());
            for (i, area) in (0..).zip(&input.boundaries.areas) {
                if area.region == Some(Region::London) {
                    of_area.push(usize::MAX);
                    london.push(i);
                } else {
                    of_area.push(parts.len());
                    let within = area.region.map(Region::name).unwrap_or_default();
                    parts.push(part(
                        &area.name,
                        vec![i],
                        None,
                        toggle(Facet::Region, within),
                    ));
                }
            }
            let name = input.words.get(W::London);
            let people = Some(population::of_region(Region::London));
            let act = toggle(Facet::Region, Region::London.name());
            parts.push(part(name, london, people, act));
            (parts, of_area)
        }
    }
}
