//! Which district each place of a data set lies in, and in which years each record was active: found
//! once, when the data set is loaded.

use crate::codes::Region;
use crate::dataset::{Dataset, NONE};
use crate::geo::Boundaries;

/// Districts by place; regions and years by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    /// Place code → index into [`Boundaries::districts`], or [`NONE`].
    pub districts: Vec<u32>,
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
        let places = data.places.positions.iter().zip(&of_place);
        let districts = places.map(|(position, region)| {
            let district = region.and_then(|region| boundaries.district_within(*position, region));
            district.unwrap_or(NONE)
        });
        let years = |row| data.years_of(row).map(|(first, last)| [first, last]);
        Self {
            districts: districts.collect(),
            regions,
            years: (0..data.len()).map(years).collect(),
        }
    }

    /// The years of a row.
    #[must_use]
    pub fn years_of(&self, row: u32) -> Option<[i32; 2]> {
        self.years.get(row as usize).copied().flatten()
    }

    /// The district of a place.
    #[must_use]
    pub fn district(&self, place: u32) -> Option<u32> {
        let district = self.districts.get(place as usize).copied();
        district.filter(|&district| district != NONE)
    }
}
