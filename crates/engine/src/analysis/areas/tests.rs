//! Against counts made in a plain loop.

use super::*;
use crate::analysis::testing::World;

#[test]
fn every_record_is_in_one_part_or_elsewhere() {
    let world = World::documented();
    for filter in world.filters() {
        let input = &world.input(&filter);
        for level in [Level::Nation, Level::Region, Level::Area] {
            let (parts, elsewhere) = parts(input, level);
            let records: u32 = parts.iter().map(|part| part.units[0]).sum();
            assert_eq!(records + elsewhere[0], input.filtered.rows.len() as u32);
        }
    }
}

#[test]
fn counts_are_those_of_a_plain_loop() {
    let world = World::documented();
    for filter in world.filters() {
        let input = &world.input(&filter);
        let (parts, _) = parts(input, Level::Region);
        for part in parts {
            let mut partners = std::collections::BTreeSet::new();
            let mut records = 0;
            for &row in &input.filtered.rows {
                if input.data.region.get(row) == part.name {
                    records += 1;
                    partners.insert(input.data.partner.get(row));
                }
            }
            assert_eq!(part.units[0], records, "{}", part.name);
            assert_eq!(part.units[2], partners.len() as u32, "{}", part.name);
        }
    }
}
