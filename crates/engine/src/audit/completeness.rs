//! Which columns are filled, over all and institution by institution.

use serde::{Deserialize, Serialize};

use crate::codes::funding;
use crate::dataset::{Column, Dataset, NONE};
use crate::order;
use crate::record::Field;

/// Something that a record can have or lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// A value in a column of the file. A funding stream that is not stated is none; a value that was
    /// derived (a region from the position, say) is counted apart.
    Column(Field),
    /// A position on the map.
    Position,
}

impl Measure {
    /// What is measured. Institution, partner and type are not: no record is without.
    pub const ALL: [Self; 19] = [
        Self::Column(Field::Id),
        Self::Column(Field::Project),
        Self::Column(Field::PartnerKind),
        Self::Column(Field::Place),
        Self::Column(Field::Postcode),
        Self::Position,
        Self::Column(Field::Nation),
        Self::Column(Field::Region),
        Self::Column(Field::FundingStream),
        Self::Column(Field::Start),
        Self::Column(Field::End),
        Self::Column(Field::Title),
        Self::Column(Field::Description),
        Self::Column(Field::Url),
        Self::Column(Field::Objects),
        Self::Column(Field::Audience),
        Self::Column(Field::Amount),
        Self::Column(Field::Source),
        Self::Column(Field::Certainty),
    ];

    /// The canonical column; for a position, "position".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Column(field) => field.name(),
            Self::Position => "position",
        }
    }
}

/// The most institutions that have a row of the matrix.
const MOST: usize = 200;

/// How many records have what, in their files and derived. Every list of counts follows `measures`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completeness {
    /// What was looked for.
    pub measures: Vec<Measure>,
    /// All records.
    pub records: u32,
    /// Of all records, how many have it in their file.
    pub filled: Vec<u32>,
    /// Of all records, how many have it although their file leaves it empty.
    pub derived: Vec<u32>,
    /// Institutions with most records first, at most 200: name, records, how many have it.
    pub institutions: Vec<(String, u32, Vec<u32>)>,
    /// Of the same institutions, how many records have it although their file leaves it empty.
    pub institutions_derived: Vec<Vec<u32>>,
    /// How many institutions there are in truth.
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
    let largest = order::most_first(&records);
    let mut line_of = vec![None; records.len()];
    for (line, &(code, _)) in largest.iter().take(MOST).enumerate() {
        if let Some(of) = line_of.get_mut(code as usize) {
            *of = Some(line);
        }
    }
    let mut out = Completeness {
        measures: Measure::ALL.into(),
        records: data.len() as u32,
        filled: vec![0; Measure::ALL.len()],
        derived: vec![0; Measure::ALL.len()],
        institutions_derived: vec![vec![0; Measure::ALL.len()]; largest.len().min(MOST)],
        institutions: largest
            .iter()
            .take(MOST)
            .map(|&(code, count)| {
                let name = data.institution.values.get(code).to_owned();
                (name, count, vec![0; Measure::ALL.len()])
            })
            .collect(),
        all_institutions: largest.len() as u32,
    };
    for (at, measure) in Measure::ALL.into_iter().enumerate() {
        let filled = filled(data, measure);
        let rows = filled.iter().zip(&data.institution.codes).zip(0..);
        for ((_, &institution), row) in rows.filter(|((has, _), _)| **has) {
            let derived = match measure {
                Measure::Column(field) => data.is_derived(row, field),
                Measure::Position => false,
            };
            let line = line_of.get(institution as usize).copied().flatten();
            if derived {
                out.derived[at] += 1;
            } else {
                out.filled[at] += 1;
            }
            match line {
                Some(line) if derived => out.institutions_derived[line][at] += 1,
                Some(line) => out.institutions[line].2[at] += 1,
                None => {}
            }
        }
    }
    out
}

/// Row → whether it has it.
pub(super) fn filled(data: &Dataset, measure: Measure) -> Vec<bool> {
    let rows = 0..data.len() as u32;
    let Measure::Column(field) = measure else {
        return data.place.iter().map(|&place| place != NONE).collect();
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
        Field::Objects => data.objects.iter().map(Option::is_some).collect(),
        Field::Audience => data.audience.iter().map(Option::is_some).collect(),
        Field::Amount => data.amount.iter().map(Option::is_some).collect(),
        field => {
            let Some(column) = text(data, field) else {
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

fn text(data: &Dataset, field: Field) -> Option<&Column> {
    Some(match field {
        Field::Id => &data.id,
        Field::PartnerKind => &data.partner_kind,
        Field::Place => &data.place_name,
        Field::Postcode => &data.postcode,
        Field::Nation => &data.nation,
        Field::Region => &data.region,
        Field::Start => &data.start_text,
        Field::End => &data.end_text,
        Field::Title => &data.title,
        Field::Description => &data.description,
        Field::Url => &data.url,
        Field::Source => &data.source,
        Field::Certainty => &data.certainty,
        _ => return None,
    })
}
