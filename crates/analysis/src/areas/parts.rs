//! Nations, regions and districts with their counts.

use super::super::{Action, Input, count, population};
use super::Part;
use crate::figure::Level;
use crate::included::Included;
use crate::institution_nation::PartnerNations;
use crate::population::Estimate;
use records::Row;
use records::codes::{Nation, Region};
use records::query::{Facet, Unit};

/// Counts by area at a level. The second value counts what is in none of them.
#[must_use]
pub fn parts(input: &Input, level: Level) -> (Vec<Part>, [u32; 3]) {
    let Input { data, located, .. } = *input;
    let mut parts = frame(input, level);
    let elsewhere = parts.len();
    let nations = PartnerNations::new(input);
    let part_of = |row: Row| -> usize {
        let part = match level {
            Level::Region => located.region(row).map(|region| region as usize),
            Level::Nation => nations.of(row).map(|nation| nation as usize),
            Level::District => located.district(row).map(|district| district as usize),
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
    // Records that are in one of several areas, without it being known in which.
    let (mut in_region, mut in_nation) = ([0; 12], [0; 4]);
    for row in data.rows() {
        if let Some(part) = parts.get_mut(part_of(row)) {
            part.known += 1;
        } else if let Some(region) = located.region(row) {
            in_region[region as usize] += 1;
        } else if let Some(nation) = nations.of(row) {
            in_nation[nation as usize] += 1;
        }
    }
    for part in &mut parts {
        if let Some(region) = part.region {
            part.untold = in_region[region as usize] + in_nation[region.nation() as usize];
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

fn toggle(facet: Facet, name: &str) -> Action {
    Action::Toggle(facet, name.to_owned())
}

/// The areas without their counts, in the order of the boundaries.
pub(super) fn frame(input: &Input, level: Level) -> Vec<Part> {
    let estimate = Estimate::new(input, level);
    let part = |name: &str, region: Option<Region>, features: Vec<u32>| Part {
        name: name.to_owned(),
        region,
        features,
        count: 0,
        units: [0; 3],
        types: 0,
        people: None,
        known: 0,
        untold: 0,
        included: Included::Whole,
        act: region.map(|region| toggle(Facet::Region, region.name())),
    };
    let mut parts: Vec<Part> = match level {
        Level::Nation => {
            let nations = Nation::ALL.into_iter().map(|nation| {
                let features = (0..).zip(&input.boundaries.nations);
                let own = features.filter(|(_, f)| f.nation == Some(nation));
                Part {
                    people: Some(estimate.of_nation(nation)),
                    act: Some(toggle(Facet::Nation, nation.name())),
                    ..part(
                        input.words.value(nation.name()),
                        None,
                        own.map(|(i, _)| i).collect(),
                    )
                }
            });
            nations.collect()
        }
        Level::Region => {
            let regions = Region::ALL.into_iter().map(|region| Part {
                people: Some(estimate.of_region(region)),
                ..part(
                    input.words.value(region.name()),
                    Some(region),
                    vec![region as u32],
                )
            });
            regions.collect()
        }
        Level::District => {
            let districts = (0..).zip(&input.boundaries.districts);
            let parts = districts.map(|(i, district)| Part {
                people: population::of_district(i),
                act: Some(toggle(Facet::District, &district.name)),
                ..part(
                    input.words.district(&district.name),
                    district.region,
                    vec![i],
                )
            });
            parts.collect()
        }
    };
    for part in &mut parts {
        part.included = Included::of(input, level, &part.features);
    }
    parts
}
