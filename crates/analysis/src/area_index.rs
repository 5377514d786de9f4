//! The district, region and active years of each record, computed once when the data set is loaded.

use geography::geo::Boundaries;
use records::Row;
use records::codes::Region;
use records::dataset::Dataset;

/// Districts, regions and years by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    /// Row → index into [`Boundaries::districts`]; `None` where the district is not known.
    pub districts: Vec<Option<u32>>,
    /// Row → region, given or found; `None` where a record has none of the twelve.
    pub regions: Vec<Option<Region>>,
    /// Row → first and last calendar year in which it was active; `None` where it has no date.
    pub years: Vec<Option<[i32; 2]>>,
}

impl Located {
    /// Computes the index for a data set.
    #[must_use]
    pub fn new(data: &Dataset, boundaries: &Boundaries) -> Self {
        let names = data.region.values.iter();
        let of_code: Vec<Option<Region>> = names.map(Region::find).collect();
        let region = |code: &u32| of_code.get(*code as usize).copied().flatten();
        let regions = data.region.codes.iter().map(region).collect();
        let names = data.district.values.iter();
        let of_code: Vec<Option<u32>> = names.map(|name| boundaries.district_named(name)).collect();
        let district = |code: &u32| of_code.get(*code as usize).copied().flatten();
        let years = |row| data.years_of(row).map(|(first, last)| [first, last]);
        Self {
            districts: data.district.codes.iter().map(district).collect(),
            regions,
            years: data.rows().map(years).collect(),
        }
    }

    /// The first and last active years of a row.
    #[must_use]
    pub fn years_of(&self, row: Row) -> Option<[i32; 2]> {
        self.years.get(row.index()).copied().flatten()
    }

    /// The region of a row.
    #[must_use]
    pub fn region(&self, row: Row) -> Option<Region> {
        self.regions.get(row.index()).copied().flatten()
    }

    /// The district of a row, by its index.
    #[must_use]
    pub fn district(&self, row: Row) -> Option<u32> {
        self.districts.get(row.index()).copied().flatten()
    }
}
