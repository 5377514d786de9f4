//! Hexagonal bins over the map's projection, with a corner at the top.
//!
//! A point's hexagon is found in cube coordinates, of which the one with the largest rounding error
//! is derived from the other two (A. Patel, "Hexagonal Grids", Red Blob Games, 2013).

use super::super::{Input, count};
use geography::geo::Projection;
use geography::metres::Metres;
use records::codes::Region;
use records::query::Unit;
use records::record::PlacedBy;
use records::sort::{most_first, pair, sort_pairs};
use records::{PlaceId, Row};

/// Index in [`Binned::elsewhere`], after the twelve regions, for records known only by nation; the
/// next is for those not placed.
pub(super) const NATION: usize = 12;
const UNPLACED: usize = 13;

/// An offset that keeps a hexagon's numbers positive anywhere on Earth.
const FAR: f64 = 100_000.0;

/// A hexagon with its counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hex {
    /// Its centre.
    pub at: Metres,
    /// The counts of records, projects and partners.
    pub units: [u32; 3],
    /// The number of distinct positions.
    pub places: u32,
    /// The code of the place that has most records.
    pub head: PlaceId,
    /// The region of that place.
    pub region: Option<Region>,
}

impl Hex {
    /// Its corners.
    pub fn outline(&self, km: u32) -> [Metres; 6] {
        let across = f64::from(km) * 1_000.0;
        let (half, arm) = (across / 2.0, across / 3f64.sqrt());
        let corners = [
            [0.0, arm],
            [half, arm / 2.0],
            [half, -arm / 2.0],
            [0.0, -arm],
            [-half, -arm / 2.0],
            [-half, arm / 2.0],
        ];
        corners.map(|corner| self.at + Metres(corner))
    }
}

/// The hexagon of a point, in axial coordinates; `across` is the distance from side to side, in
/// metres.
fn axial(Metres([x, y]): Metres, across: f64) -> [f64; 2] {
    let arm = across / 3f64.sqrt();
    let r = y * 2.0 / 3.0 / arm;
    let q = x / across - r / 2.0;
    let s = -q - r;
    let [whole_q, whole_r, whole_s] = [q, r, s].map(f64::round);
    let [dq, dr, ds] = [whole_q - q, whole_r - r, whole_s - s].map(f64::abs);
    if dq > dr && dq > ds {
        [-whole_r - whole_s, whole_r]
    } else if dr > ds {
        [whole_q, -whole_q - whole_s]
    } else {
        [whole_q, whole_r]
    }
}

/// The centre of a hexagon in axial coordinates.
fn middle([q, r]: [f64; 2], across: f64) -> Metres {
    Metres([across * (q + r / 2.0), across / 3f64.sqrt() * 1.5 * r])
}

/// The hexagons that contain any records, highest count first, and the counts that are in none.
#[derive(Clone, Debug, Default)]
pub(super) struct Binned {
    pub hexes: Vec<Hex>,
    /// The counts of records, projects and partners known only by region, only by nation, or not
    /// placed at all.
    pub elsewhere: [[u32; 3]; 14],
    /// Those counts in two groups: known only by region or nation, and not placed.
    pub off: [[u32; 3]; 2],
}

impl Binned {
    pub fn new(input: &Input, km: u32) -> Self {
        let across = f64::from(km) * 1_000.0;
        let (data, rows) = (input.data, &input.filtered.rows);
        let key = |point| {
            let [q, r] = axial(point, across).map(|n| (n + FAR).max(0.0) as u32);
            pair(q, r)
        };
        let positions = data.places.positions.iter();
        let of_place: Vec<u64> = positions.map(|at| key(Projection::project(*at))).collect();
        let mut keys = of_place.clone();
        sort_pairs(&mut keys);
        let of_place: Vec<u32> = of_place
            .iter()
            .map(|key| keys.partition_point(|known| known < key) as u32)
            .collect();
        let n = keys.len();
        let region = |row: Row| input.located.regions.get(row.index()).copied().flatten();
        let by_region =
            |row: Row| data.placed_by.get(row.index()).copied() == Some(PlacedBy::Region);
        let group = |row: Row| match data.place_of(row) {
            Some(place) => of_place[place.index()],
            None if by_region(row) => {
                (n + region(row).map_or(NATION, |region| region as usize)) as u32
            }
            None => (n + UNPLACED) as u32,
        };
        let groups: Vec<u32> = rows.iter().map(|&row| group(row)).collect();
        let off_map = n + UNPLACED + 1;
        let counted = Unit::ALL.map(|unit| {
            count::by_group(data, unit, off_map + 1, |put| {
                for (&row, &group) in rows.iter().zip(&groups) {
                    put(row, group);
                    if (n..n + UNPLACED).contains(&(group as usize)) {
                        put(row, off_map as u32);
                    }
                }
            })
        });
        let units = |group: usize| std::array::from_fn(|unit| counted[unit][group]);
        let mut hexes: Vec<Hex> = keys
            .iter()
            .enumerate()
            .map(|(i, key)| {
                let axial = [(key >> 32) as f64 - FAR, (key & 0xffff_ffff) as f64 - FAR];
                Hex {
                    at: middle(axial, across),
                    units: units(i),
                    places: 0,
                    head: PlaceId(0),
                    region: None,
                }
            })
            .collect();
        // Highest first, so that the first place of a hexagon is its head.
        let mut at_place = vec![0; of_place.len()];
        let mut regions = vec![None; of_place.len()];
        for &row in rows {
            if let Some(place) = data.place_of(row) {
                at_place[place.index()] += 1;
                regions[place.index()] = region(row).or(regions[place.index()]);
            }
        }
        for (place, _) in most_first(&at_place) {
            let hex = &mut hexes[of_place[place as usize] as usize];
            if hex.places == 0 {
                hex.head = PlaceId(place);
                hex.region = regions[place as usize];
            }
            hex.places += 1;
        }
        let own = super::own(input);
        let own_counts: Vec<u32> = hexes.iter().map(|hex| hex.units[own]).collect();
        let order = most_first(&own_counts).into_iter();
        Self {
            hexes: order.map(|(i, _)| hexes[i as usize].clone()).collect(),
            elsewhere: std::array::from_fn(|i| units(n + i)),
            off: [units(off_map), units(n + UNPLACED)],
        }
    }

    /// The smallest number of hexagons that together contain half of the records on the map.
    pub fn half(&self) -> u32 {
        let all: u32 = self.hexes.iter().map(|hex| hex.units[0]).sum();
        let mut sum = 0;
        let needed = self.hexes.iter().take_while(|hex| {
            let more = sum * 2 < all;
            sum += hex.units[0];
            more
        });
        needed.count() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_point_is_in_the_hexagon_whose_middle_is_nearest(
            x in -5e5..5e5, y in 0.0..1.4e6, across in 10_000.0..60_000.0,
        ) {
            let point = Metres([x, y]);
            let [q, r] = axial(point, across);
            let distance = |hex| middle(hex, across).distance(point);
            let own = distance([q, r]);
            for [dq, dr] in [[1.0, 0.0], [0.0, 1.0], [-1.0, 1.0], [-1.0, 0.0], [0.0, -1.0], [1.0, -1.0]] {
                prop_assert!(own <= distance([q + dq, r + dr]) + 1e-6);
            }
        }
    }
}
