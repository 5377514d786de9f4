//! Which area each place of a data set lies in, and in which years each record was active: found
//! once, when the data set is loaded.

use crate::codes::Region;
use crate::dataset::{Dataset, NONE};
use crate::geo::{Boundaries, Feature, Projection};

/// Farther than this from every area, a place is in none: metres. The boundaries are off by about
/// one kilometre, and harbours lie at the coast.
const NEAR: f64 = 20_000.0;

/// Areas by place; regions and years by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    /// Place code → index into [`Boundaries::areas`], or [`NONE`]. London's boroughs are too small
    /// for boundaries that are off by a kilometre: a place in London is in none.
    pub areas: Vec<u32>,
    /// Row → region, given or found; `None` where a record has none of the twelve.
    pub regions: Vec<Option<Region>>,
    /// Row → first and last calendar year that it was active in; `None` where it has no date.
    pub years: Vec<Option<[i32; 2]>>,
}

impl Located {
    /// Finds them.
    #[must_use]
    pub fn new(data: &Dataset, boundaries: &Boundaries) -> Self {
        let regions_of: Vec<Option<Region>> = (0..data.region.values.len() as u32)
            .map(|code| Region::find(data.region.values.get(code)))
            .collect();
        let region = |code: &u32| regions_of.get(*code as usize).copied().flatten();
        let regions: Vec<Option<Region>> = data.region.codes.iter().map(region).collect();
        // A place's region is that of the first record there: a given region wins over boundaries.
        let mut of_place = vec![None; data.places.positions.len()];
        for (&place, region) in data.place.iter().zip(&regions) {
            if let Some(known @ None) = of_place.get_mut(place as usize) {
                *known = *region;
            }
        }
        let areas = data.places.positions.iter().zip(&of_place);
        let areas = areas.map(|(position, region)| match region {
            Some(Region::London) | None => NONE,
            Some(region) => nearest(boundaries, Projection::project(*position), *region),
        });
        let years = |row| data.years_of(row).map(|(first, last)| [first, last]);
        Self {
            areas: areas.collect(),
            regions,
            years: (0..data.len()).map(years).collect(),
        }
    }

    /// The years of a row.
    #[must_use]
    pub fn years_of(&self, row: u32) -> Option<[i32; 2]> {
        self.years.get(row as usize).copied().flatten()
    }

    /// The area of a place.
    #[must_use]
    pub fn area(&self, place: u32) -> Option<u32> {
        let area = self.areas.get(place as usize).copied();
        area.filter(|&area| area != NONE)
    }
}

/// The area of a region that holds a point, else the nearest one within reach.
fn nearest(boundaries: &Boundaries, point: [f64; 2], region: Region) -> u32 {
    let mut best = (NEAR, NONE);
    let areas = (0..).zip(&boundaries.areas);
    for (i, area) in areas.filter(|(_, area)| area.region == Some(region)) {
        if gap(area.bbox, point) > best.0 {
            continue;
        }
        let distance = distance(boundaries, area, point);
        if distance < best.0 {
            best = (distance, i);
        }
    }
    best.1
}

fn gap([west, south, east, north]: [f64; 4], [x, y]: [f64; 2]) -> f64 {
    let dx = (west - x).max(x - east).max(0.0);
    let dy = (south - y).max(y - north).max(0.0);
    dx.hypot(dy)
}

/// Metres to a feature's nearest edge; 0 within it (even-odd rule).
fn distance(boundaries: &Boundaries, feature: &Feature, [x, y]: [f64; 2]) -> f64 {
    let (mut inside, mut least) = (false, f64::INFINITY);
    for ring in &feature.rings {
        let points: Vec<[f64; 2]> = boundaries.ring(ring).collect();
        let Some(mut from) = points.last().copied() else {
            continue;
        };
        for to in points {
            if (from[1] > y) != (to[1] > y) {
                let crossing = from[0] + (y - from[1]) / (to[1] - from[1]) * (to[0] - from[0]);
                inside ^= x < crossing;
            }
            let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
            let along = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy);
            let t = if along.is_finite() {
                along.clamp(0.0, 1.0)
            } else {
                0.0
            };
            least = least.min((x - from[0] - t * dx).hypot(y - from[1] - t * dy));
            from = to;
        }
    }
    if inside { 0.0 } else { least }
}
