//! How many people live where, for rates.

use crate::codes::{Nation, Region};

/// The year of the estimates.
pub const YEAR: i32 = 2022;

/// Usual residents at mid-2022 by ITL1 region, in code order: Office for National Statistics,
/// "Estimates of the population for England and Wales"; National Records of Scotland and Northern
/// Ireland Statistics and Research Agency, "Mid-2022 Population Estimates".
const REGIONS: [u32; 12] = [
    2_683_040, 7_516_113, 5_541_262, 4_934_939, 6_021_653, 6_398_497, 8_866_180, 9_379_833,
    5_764_881, 3_131_640, 5_447_700, 1_910_543,
];

/// The people of a region.
#[must_use]
pub const fn of_region(region: Region) -> u32 {
    REGIONS[region as usize]
}

/// The people of a nation.
#[must_use]
pub fn of_nation(nation: Nation) -> u32 {
    let regions = Region::ALL.into_iter();
    let within = regions.filter(|region| region.nation() == nation);
    within.map(of_region).sum()
}

/// So many for each 100,000 people.
#[must_use]
pub fn rate(count: u32, people: u32) -> f64 {
    f64::from(count) * 100_000.0 / f64::from(people.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_add_up_to_the_published_totals() {
        assert_eq!(of_nation(Nation::England), 57_106_398);
        assert_eq!(Nation::ALL.map(of_nation).iter().sum::<u32>(), 67_596_281);
        assert_eq!(rate(6, 600_000), 1.0);
    }
}
