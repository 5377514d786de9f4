//! Counts which columns are filled, in all and by institution.

use serde::{Deserialize, Serialize};

use records::PlaceId;
use records::codes::funding;
use records::dataset::Dataset;
use records::record::Field;
use records::sort;

/// Something that a record can have or lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// A value in a column of the file. A funding stream that is not stated does not count; a
    /// derived value (a region from the position, say) is counted separately.
    Column(Field),
    /// A position on the map.
    Position,
}

impl Measure {
    /// The number of measures.
    pub const COUNT: usize = {
        let (mut count, mut rest) = (0, Field::ALL.as_slice());
        while let [field, after @ ..] = rest {
            count += Self::from_field(*field).is_some() as usize;
            rest = after;
        }
        count
    };

    /// The measure for a column, as the schema specifies; for latitude, the position.
    const fn from_field(field: Field) -> Option<Self> {
        match field {
            Field::Latitude => Some(Self::Position),
            field if field.is_measured() => Some(Self::Column(field)),
            _ => None,
        }
    }

    /// All measures, in the order of the columns. Institution, partner and type are not measured,
    /// as every record has them.
    pub fn all() -> impl Iterator<Item = Self> {
        Field::ALL.into_iter().filter_map(Self::from_field)
    }

    /// The canonical column's name; for a position, "position".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Column(field) => field.name(),
            Self::Position => "position",
        }
    }
}

/// The maximum number of institutions with a row in the matrix.
const MOST: usize = 200;

/// The number of records that have each measure, from their files and derived. Every list of counts
/// follows `measures`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completeness {
    /// The measures.
    pub measures: Vec<Measure>,
    /// The total number of records.
    pub records: u32,
    /// The number of records that have each measure in their file.
    pub filled: Vec<u32>,
    /// The number of records that have each measure although their file leaves it empty.
    pub derived: Vec<u32>,
    /// Institutions with most records first, at most 200: name, records, and the number with each
    /// measure.
    pub institutions: Vec<(String, u32, Vec<u32>)>,
    /// For the same institutions, the number of records with each measure although their file
    /// leaves it empty.
    pub institutions_derived: Vec<Vec<u32>>,
    /// The actual number of institutions.
    pub all_institutions: u32,
}

/// Counts what is filled.
pub(super) fn completeness(data: &Dataset) -> Completeness {
    let mut records = vec![0; data.institution.values.len()];
    for &code in &data.institution.codes {
        if let Some(count) = records.get_mut(code as usize) {
            *count += 1;
        }
    }
    let largest = sort::most_first(&records);
    let mut line_of = vec![None; records.len()];
    for (line, &(code, _)) in largest.iter().take(MOST).enumerate() {
        if let Some(of) = line_of.get_mut(code as usize) {
            *of = Some(line);
        }
    }
    let measures: Vec<Measure> = Measure::all().collect();
    let zeros = vec![0; measures.len()];
    let mut out = Completeness {
        records: data.len() as u32,
        filled: zeros.clone(),
        derived: zeros.clone(),
        institutions_derived: vec![zeros.clone(); largest.len().min(MOST)],
        institutions: largest
            .iter()
            .take(MOST)
            .map(|&(code, count)| {
                let name = data.institution.values.get(code).to_owned();
                (name, count, zeros.clone())
            })
            .collect(),
        all_institutions: largest.len() as u32,
        measures: measures.clone(),
    };
    for (at, measure) in measures.into_iter().enumerate() {
        let filled = filled(data, measure);
        let rows = filled.iter().zip(&data.institution.codes).zip(data.rows());
        for ((_, &institution), row) in rows.filter(|((has, _), _)| **has) {
            let derived = match measure {
                Measure::Column(field) => data.is_derived(row, field),
                Measure::Position => false,
            };
            let line = line_of.get(institution as usize).copied().flatten();
            for counts in out.counts_mut(line, derived).into_iter().flatten() {
                if let Some(count) = counts.get_mut(at) {
                    *count += 1;
                }
            }
        }
    }
    out
}

impl Completeness {
    /// By measure: the counts of all records, and those of the institution on a line.
    fn counts_mut(&mut self, line: Option<usize>, derived: bool) -> [Option<&mut Vec<u32>>; 2] {
        if derived {
            let of_line = line.and_then(|line| self.institutions_derived.get_mut(line));
            [Some(&mut self.derived), of_line]
        } else {
            let of_line = line.and_then(|line| self.institutions.get_mut(line));
            let of_line = of_line.map(|(_, _, filled)| filled);
            [Some(&mut self.filled), of_line]
        }
    }
}

/// Row → whether it has the measure.
pub(super) fn filled(data: &Dataset, measure: Measure) -> Vec<bool> {
    let rows = data.rows();
    let Measure::Column(field) = measure else {
        return data
            .place
            .iter()
            .map(|&place| place != PlaceId::NONE)
            .collect();
    };
    match field {
        Field::Project => rows
            .map(|row| !data.named_project(row).is_empty())
            .collect(),
        Field::FundingStream => rows
            .map(|row| {
                data.funding
                    .get(row)
                    .any(|v| !v.is_empty() && v != funding::NOT_STATED)
            })
            .collect(),
        field => {
            if let Some(numbers) = data.numbers(field) {
                return numbers.iter().map(Option::is_some).collect();
            }
            let Some(column) = data.text(field) else {
                return Vec::new();
            };
            let has: Vec<bool> = column
                .values
                .iter()
                .map(|value| !value.is_empty())
                .collect();
            let has = |&code: &u32| has.get(code as usize).copied().unwrap_or_default();
            column.codes.iter().map(has).collect()
        }
    }
}
