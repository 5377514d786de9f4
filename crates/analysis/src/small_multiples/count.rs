//! Counts by value, by value and region, and by value and place.

use super::super::{Input, count};
use geography::geo::Projection;
use geography::metres::Metres;
use records::Row;
use records::query::Facet;
use records::sort::{pair, sort_pairs, sorted};

/// The maximum number of maps drawn.
pub(super) const MOST: usize = 24;
/// The number of regions.
pub(super) const REGIONS: usize = 12;
/// The side, in metres, of a square whose places share a symbol.
const CELL: f64 = 15_000.0;

/// A value of the facet.
#[derive(Clone, Debug, Default)]
pub(super) struct One {
    /// The value as in the data.
    pub value: String,
    pub count: u32,
    /// Counts by region; the last is for those in no known region.
    pub regions: [u32; REGIONS + 1],
    /// The count without a position.
    pub off_map: u32,
    /// Positions and counts, highest first; only for values that are drawn.
    pub spots: Vec<(Metres, u32)>,
}

impl One {
    /// How many of the twelve regions it reaches.
    pub fn reach(&self) -> u32 {
        self.regions[..REGIONS].iter().filter(|n| **n > 0).count() as u32
    }
}

/// Every value in the data set, highest count first.
#[derive(Clone, Debug, Default)]
pub(super) struct SmallMultiplesCount {
    pub list: Vec<One>,
    /// The count without a position, over all values.
    pub off_map: u32,
}

impl SmallMultiplesCount {
    pub fn new(input: &Input, facet: Facet, rows: &[Row]) -> Self {
        let (data, unit) = (input.data, input.unit());
        let column = data.facet(facet);
        let values = column.values();
        let counts = count::by_facet(data, unit, rows, facet);
        let order = sorted(counts.len(), &mut |a, b| {
            counts[b as usize].cmp(&counts[a as usize])
        });
        let width = REGIONS + 1;
        let by_region = count::by_group(data, unit, counts.len() * width, |put| {
            for &row in rows {
                let region = input.located.regions.get(row.index()).copied().flatten();
                let region = region.map_or(REGIONS, |region| region as usize) as u32;
                column.codes(row, &mut |code| put(row, code * width as u32 + region));
            }
        });
        let unplaced = |row: &Row| data.place_of(*row).is_none();
        let off: Vec<Row> = rows.iter().copied().filter(unplaced).collect();
        let off_map = count::by_facet(data, unit, &off, facet);
        let list = order.iter().map(|&code| One {
            value: values.get(code).to_owned(),
            count: counts[code as usize],
            regions: std::array::from_fn(|i| by_region[code as usize * width + i]),
            off_map: off_map[code as usize],
            spots: Vec::new(),
        });
        let mut out = Self {
            list: list.collect(),
            off_map: count::all(data, unit, &off),
        };
        out.find_spots(input, facet, rows, &order);
        out
    }

    fn find_spots(&mut self, input: &Input, facet: Facet, rows: &[Row], order: &[u32]) {
        let (cells, of_place) = cells(input);
        let drawn = order.len().min(MOST);
        let mut slots = vec![None; order.len()];
        for (slot, &code) in order.iter().take(MOST).enumerate() {
            slots[code as usize] = Some(slot as u32);
        }
        let width = cells.len();
        let column = input.data.facet(facet);
        let counts = count::by_group(input.data, input.unit(), drawn * width, |put| {
            for &row in rows {
                let Some(place) = input.data.place_of(row) else {
                    continue;
                };
                let cell = of_place[place.index()];
                column.codes(row, &mut |code| {
                    if let Some(slot) = slots[code as usize] {
                        put(row, slot * width as u32 + cell);
                    }
                });
            }
        });
        for (slot, one) in self.list.iter_mut().take(MOST).enumerate() {
            let counts = counts
                .get(slot * width..(slot + 1) * width)
                .unwrap_or_default();
            let found = records::sort::most_first(counts).into_iter();
            one.spots = found.map(|(cell, n)| (cells[cell as usize], n)).collect();
        }
    }
}

/// The position of each square's symbol, the mean of its places; and the square of each place.
fn cells(input: &Input) -> (Vec<Metres>, Vec<u32>) {
    let positions = input.data.places.positions.iter();
    let points: Vec<Metres> = positions.map(|at| Projection::project(*at)).collect();
    // Offset far enough west and south for the squares' numbers to be positive.
    let square = |at: f64| ((at + 10_000_000.0) / CELL).max(0.0) as u32;
    let key = |Metres([x, y]): Metres| pair(square(x), square(y));
    let mut keys: Vec<u64> = points.iter().map(|at| key(*at)).collect();
    sort_pairs(&mut keys);
    let mut sums = vec![[0.0; 3]; keys.len()];
    let of_place = points.iter().map(|&at| {
        let cell = keys.partition_point(|known| *known < key(at));
        let [x, y, n] = sums[cell];
        sums[cell] = [x + at.east(), y + at.north(), n + 1.0];
        cell as u32
    });
    let of_place = of_place.collect();
    (
        sums.iter()
            .map(|[x, y, n]| Metres([x / n, y / n]))
            .collect(),
        of_place,
    )
}
