//! Population figures, for rates.
//!
//! Two tables are compiled in: `data/population`, whose sources and licence are given in
//! `data/README.md`.

use crate::Input;
use crate::figure::Level;
use messages::{AnalysisText, Words};
use records::codes::{Nation, Region};
use records::query::Years;

const DISTRICTS: usize = 361;
const REGIONS: usize = 12;
/// The number of estimates in the regions' table, oldest first: 2008, 2009, and the districts'
/// year.
const ESTIMATES: usize = 3;

/// Usual residents by district in the order of their codes: mid-2023, in Scotland mid-2022.
static OF_DISTRICTS: [u32; DISTRICTS] = numbers(
    include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../data/population/uk_population_lad.csv"
    )),
    3,
);

/// Usual residents by region in code order, for each of the estimates.
static OF_REGIONS: [u32; REGIONS * ESTIMATES] = numbers(
    include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../data/population/uk_population_regions.csv"
    )),
    5,
);

/// The year of the latest estimates, and of Scotland's.
const LATEST: [i32; 2] = [2023, 2022];

/// The estimates on which rates are based.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Estimate {
    /// Mid-2008: the only mid-year within the financial year of the survey.
    Mid2008,
    /// Mid-2009.
    Mid2009,
    /// Mid-2023, in Scotland mid-2022.
    #[default]
    Latest,
}

impl Estimate {
    /// The estimates for a query. A period within 2008 and 2009 is the survey's: nations and
    /// regions then use the population of mid-2008, or of mid-2009 where the period is 2009 alone.
    /// Districts have today's boundaries, so only the latest estimates exist for them.
    #[must_use]
    pub fn new(input: &Input, level: Level) -> Self {
        match input.query.years {
            _ if level == Level::District => Self::Latest,
            Some(Years {
                from: 2009,
                to: 2009,
                ..
            }) => Self::Mid2009,
            Some(Years { from: 2008, to, .. }) if to <= 2009 => Self::Mid2008,
            _ => Self::Latest,
        }
    }

    /// The year in words: "mid-2008".
    #[must_use]
    pub fn year(self, words: Words) -> String {
        let mid = |year: i32| words.fill(AnalysisText::MidYear, &[("year", &year.to_string())]);
        match self {
            Self::Mid2008 => mid(2008),
            Self::Mid2009 => mid(2009),
            Self::Latest => {
                let [year, scotland] = LATEST.map(mid);
                words.fill(
                    AnalysisText::MidYears,
                    &[("year", &year), ("scotland", &scotland)],
                )
            }
        }
    }

    /// The population on which a rate is based, and the source.
    #[must_use]
    pub fn note(self, words: Words) -> String {
        words.fill(AnalysisText::Population, &[("year", &self.year(words))])
    }

    /// The population of a region.
    #[must_use]
    pub fn of_region(self, region: Region) -> u32 {
        let at = region as usize * ESTIMATES + self as usize;
        OF_REGIONS.get(at).copied().unwrap_or_default()
    }

    /// The population of a nation.
    #[must_use]
    pub fn of_nation(self, nation: Nation) -> u32 {
        let regions = Region::ALL.into_iter();
        let within = regions.filter(|region| region.nation() == nation);
        within.map(|region| self.of_region(region)).sum()
    }
}

/// The population of a district, by its index among the boundaries' districts.
#[must_use]
pub fn of_district(district: u32) -> Option<u32> {
    OF_DISTRICTS.get(district as usize).copied()
}

/// The rate per 100,000 people.
#[must_use]
pub fn rate(count: u32, people: u32) -> f64 {
    f64::from(count) * 100_000.0 / f64::from(people.max(1))
}

/// A column of whole numbers of a table, by its index from 0; the first line is the header. Fails
/// to compile where the table has another number of rows.
const fn numbers<const N: usize>(csv: &[u8], column: usize) -> [u32; N] {
    let mut out = [0; N];
    let (mut row, mut at, mut quoted, mut i) = (0, 0, false, 0);
    while i < csv.len() {
        match csv[i] {
            b'"' => quoted = !quoted,
            b',' if !quoted => at += 1,
            b'\n' => (row, at) = (row + 1, 0),
            digit if at == column && row > 0 && digit.is_ascii_digit() => {
                out[row - 1] = out[row - 1] * 10 + (digit - b'0') as u32;
            }
            _ => {}
        }
        i += 1;
    }
    assert!(row == N + 1 || (row == N && at > 0), "the table's rows");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::World;
    use records::query::Query;

    fn table(name: &str) -> Vec<Vec<String>> {
        let path = format!(
            "{}/../../data/population/{name}",
            env!("CARGO_MANIFEST_DIR")
        );
        let mut rows = ::csv::Reader::from_path(path).expect("a table");
        let cells = |row: ::csv::StringRecord| row.iter().map(str::to_owned).collect();
        rows.records()
            .map(|row| cells(row.expect("a row")))
            .collect()
    }

    #[test]
    fn districts_are_those_of_the_boundaries_in_their_order() {
        let world = World::documented();
        let rows = table("uk_population_lad.csv");
        assert_eq!(rows.len(), world.boundaries.districts.len());
        for ((i, row), district) in (0..).zip(&rows).zip(&world.boundaries.districts) {
            assert_eq!(row[..2], [&*district.code, &*district.name]);
            assert_eq!(of_district(i), row[3].parse().ok());
            let is_scottish = district.nation == Some(Nation::Scotland);
            assert_eq!(row[2].parse(), Ok(LATEST[usize::from(is_scottish)]));
        }
        assert_eq!(of_district(rows.len() as u32), None);
    }

    #[test]
    fn regions_are_in_code_order_and_the_latest_are_the_sums_of_districts() {
        let world = World::documented();
        let rows = table("uk_population_regions.csv");
        for (region, three) in Region::ALL.into_iter().zip(rows.chunks(3)) {
            let years = [2008, 2009, LATEST[usize::from(region == Region::Scotland)]];
            for (i, (row, year)) in three.iter().zip(years).enumerate() {
                assert_eq!(row[1], region.code());
                assert_eq!(row[4], year.to_string());
                let estimate = [Estimate::Mid2008, Estimate::Mid2009, Estimate::Latest][i];
                assert_eq!(row[5].parse(), Ok(estimate.of_region(region)));
            }
            let districts = (0..).zip(&world.boundaries.districts);
            let own = districts.filter(|(_, district)| district.region == Some(region));
            let sum: u32 = own.filter_map(|(i, _)| of_district(i)).sum();
            assert_eq!(sum, Estimate::Latest.of_region(region), "{}", region.name());
        }
    }

    #[test]
    fn nations_add_up_to_the_published_totals() {
        let totals = Nation::ALL.map(|nation| Estimate::Latest.of_nation(nation));
        assert_eq!(totals.iter().sum::<u32>(), 68_222_809);
        assert_eq!(Estimate::Latest.of_nation(Nation::England), 57_690_323);
        assert_eq!(Estimate::Mid2008.of_nation(Nation::Wales), 3_025_800);
        assert_eq!(rate(6, 600_000), 1.0);
    }

    #[test]
    fn the_survey_s_period_goes_by_its_people() {
        let world = World::documented();
        for (fragment, level, estimate, said) in [
            (
                "",
                Level::Region,
                Estimate::Latest,
                "mid-2023, in Scotland mid-2022",
            ),
            (
                "years=2008..2009",
                Level::Region,
                Estimate::Mid2008,
                "mid-2008",
            ),
            (
                "years=2008..2008",
                Level::Nation,
                Estimate::Mid2008,
                "mid-2008",
            ),
            (
                "years=2009..2009",
                Level::Region,
                Estimate::Mid2009,
                "mid-2009",
            ),
            (
                "years=2008..2010",
                Level::Region,
                Estimate::Latest,
                "mid-2023, in Scotland mid-2022",
            ),
            (
                "years=2007..2009",
                Level::Region,
                Estimate::Latest,
                "mid-2023, in Scotland mid-2022",
            ),
            (
                "years=2008..2009",
                Level::District,
                Estimate::Latest,
                "mid-2023, in Scotland mid-2022",
            ),
        ] {
            let asked = world.ask(Query::from_fragment(fragment));
            let found = Estimate::new(&world.input(&asked), level);
            assert_eq!(found, estimate, "{fragment}");
            assert_eq!(found.year(Words::default()), said);
        }
    }
}
