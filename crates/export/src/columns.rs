//! Describes the columns of the export, for the files that accompany it.

use records::codes::{CodeList, funding, kinds, regions, types};
use records::dataset::{Column, Dataset, Strings};
use records::record::{Field, Need, PlacedBy, Precision, Resolved};

/// Whether every record has a value in this column.
#[must_use]
pub fn is_required(field: Field) -> bool {
    field.need() != Need::Optional
}

/// Whether a cell may hold several values, with [`SEPARATOR`] between them.
#[must_use]
pub fn has_several(dataset: &Dataset, field: Field) -> bool {
    dataset.several(field).is_some()
}

/// Whether the column holds numbers.
#[must_use]
pub fn is_number(dataset: &Dataset, field: Field) -> bool {
    bounds(field).is_some() || dataset.numbers(field).is_some()
}

/// The smallest and largest meaningful value, in whole degrees (WGS84).
#[must_use]
pub fn bounds(field: Field) -> Option<(i64, i64)> {
    match field {
        Field::Latitude => Some((-90, 90)),
        Field::Longitude => Some((-180, 180)),
        _ => None,
    }
}

/// The separator between values in a cell.
pub const SEPARATOR: &str = "; ";

/// The number of unlisted values above which a column is no longer described by its values.
const MOST_OTHERS: usize = 100;

/// The values that a coded column may hold: its code list, then other values in the records,
/// because unlisted values are kept. `None` where any text is allowed.
#[must_use]
pub fn values(dataset: &Dataset, field: Field) -> Option<Vec<String>> {
    let of_list = |list: &CodeList, found: &Strings| {
        let listed: Vec<String> = list.entries.iter().map(|e| e.en.to_owned()).collect();
        let others: Vec<String> = found
            .iter()
            .filter(|value| !value.is_empty() && list.labelled(value).is_none())
            .map(str::to_owned)
            .collect();
        (others.len() <= MOST_OTHERS).then(|| [listed, others].concat())
    };
    match field {
        Field::PartnerKind => of_list(&kinds::LIST, &dataset.partner_kind.values),
        Field::Nation => of_list(&regions::NATIONS, &dataset.nation.values),
        Field::Region => of_list(&regions::REGIONS, &dataset.region.values),
        Field::PartnershipType => of_list(&types::LIST, &dataset.types.values),
        Field::FundingStream => of_list(&funding::LIST, &dataset.funding.values),
        Field::Precision => Some(Precision::ALL.map(|p| p.name().to_owned()).into()),
        Field::PlacedBy => Some(PlacedBy::ALL.map(|by| by.name().to_owned()).into()),
        _ => None,
    }
}

/// A description of a derived column, in a sentence.
#[must_use]
pub const fn resolved_description(column: Resolved) -> &'static str {
    match column {
        Resolved::District => {
            "The local authority district (May 2024) at the position, in the region; empty where no position is known."
        }
        Resolved::StartDate => "The first day of the start, where it could be read.",
        Resolved::EndDate => {
            "The last day of the end, where it could be read; of the start, where that names both."
        }
        Resolved::SourceFile => "The file that the record came from.",
        Resolved::SourceRow => "Its row in that file, as a spreadsheet numbers it.",
    }
}

/// The column's data type, by the name used in both Table Schema and CSV on the Web. Row numbers
/// recorded by an imported file may not be numbers.
#[must_use]
pub fn resolved_type(column: Resolved, known: Option<&Column>) -> &'static str {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match column {
        Resolved::StartDate | Resolved::EndDate => "date",
        Resolved::SourceRow if known.is_none_or(|known| known.values.iter().all(is_number)) => {
            "integer"
        }
        Resolved::District | Resolved::SourceFile | Resolved::SourceRow => "string",
    }
}

#[cfg(test)]
mod tests {
    use super::values;
    use records::dataset::Dataset;
    use records::record::Field;

    #[test]
    fn every_column_but_the_grid_is_exported_in_order() {
        let all = Field::ALL
            .into_iter()
            .filter(|field| !matches!(field, Field::Easting | Field::Northing));
        assert!(all.eq(Field::exported()));
    }

    #[test]
    fn values_in_no_list_follow_those_of_the_list() {
        let mut data = Dataset::default();
        for value in ["", "University", "Theatre"] {
            data.partner_kind.values.push(value);
        }
        let found = values(&data, Field::PartnerKind).unwrap_or_default();
        assert_eq!(found.last().map(String::as_str), Some("Theatre"));
        assert_eq!(found.iter().filter(|v| *v == "University").count(), 1);
        for n in 0..200 {
            data.partner_kind.values.push(&format!("other {n}"));
        }
        assert_eq!(values(&data, Field::PartnerKind), None);
        assert_eq!(values(&data, Field::Institution), None);
    }
}
