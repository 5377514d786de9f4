//! Assigns a column to a field, rather than a field to a column.

use super::Inspection;
use crate::ImportOptions;
use crate::headers::column_mapping::says_where;
use crate::headers::synonyms::ColumnTarget;
use records::record::Field;

impl Inspection {
    /// Decides which column, given by its header, holds a field; without a field, which one says
    /// where the partner is (it then holds the place). Without a column, none does.
    ///
    /// Only decisions about that field and that column change: a column that held the field before
    /// reverts to its proposal.
    pub fn assign(&self, options: &mut ImportOptions, wanted: Option<Field>, column: Option<&str>) {
        let field = wanted.unwrap_or(Field::Place);
        options.columns.retain(|(header, holds)| {
            *holds != Some(field) && column.is_none_or(|column| column != header)
        });
        if let Some(column) = column {
            options.columns.push((column.to_owned(), Some(field)));
            return;
        }
        let open = self.questions(options);
        for (column, holds) in self.columns.iter().zip(open.holds) {
            if holds.is_some_and(|holds| answers(wanted, holds)) {
                options.columns.push((column.header.clone(), None));
            }
        }
    }

    /// The index of the first column that holds a field under `options`; without a field, of the
    /// first that says where the partner is.
    #[must_use]
    pub fn assigned(&self, options: &ImportOptions, wanted: Option<Field>) -> Option<usize> {
        let mut holds = self.questions(options).holds.into_iter();
        holds.position(|holds| holds.is_some_and(|holds| answers(wanted, holds)))
    }
}

/// Whether a column with that meaning holds what is wanted.
fn answers(wanted: Option<Field>, holds: ColumnTarget) -> bool {
    let half = [
        Field::Latitude,
        Field::Longitude,
        Field::Easting,
        Field::Northing,
    ];
    match wanted {
        Some(field) => holds == ColumnTarget::Field(field),
        None => says_where(|one| one == holds) || half.map(ColumnTarget::Field).contains(&holds),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Sure;
    use super::super::testing::inspection;
    use crate::{ColumnTarget, ImportOptions};
    use records::record::Field::{self, Institution, Partner, PartnershipType, Place};

    const COLUMNS: [(&str, Option<Field>, Sure); 4] = [
        ("Us", Some(Institution), Sure::Likely),
        ("Them", Some(Partner), Sure::Likely),
        ("Where", Some(Place), Sure::Likely),
        ("What", None, Sure::Likely),
    ];

    /// What each column holds after a field was assigned to one column after another.
    fn after(wanted: Option<Field>, columns: &[Option<&str>]) -> [Option<Field>; 4] {
        let found = inspection(&COLUMNS, PartnershipType);
        let mut options = ImportOptions::default();
        for column in columns {
            found.assign(&mut options, wanted, *column);
            let at =
                column.and_then(|column| COLUMNS.iter().position(|(name, _, _)| *name == column));
            assert_eq!(found.assigned(&options, wanted), at, "{columns:?}");
        }
        let holds = found.questions(&options).holds;
        std::array::from_fn(|i| match holds[i] {
            Some(ColumnTarget::Field(field)) => Some(field),
            _ => None,
        })
    }

    #[test]
    fn columns_that_are_passed_over_are_what_they_were() {
        let [us, them, place, _] = COLUMNS.map(|(_, field, _)| field);
        let this = Some(PartnershipType);
        let passed = [Some("Us"), Some("Them"), Some("Where"), Some("What")];
        assert_eq!(after(this, &passed), [us, them, place, this]);
        assert_eq!(after(this, &passed[..2]), [us, this, place, None]);
        assert_eq!(after(this, &[Some("Us"), None]), [us, them, place, None]);
    }

    #[test]
    fn a_field_moves_from_the_column_that_is_proposed_for_it() {
        let [_, them, place, _] = COLUMNS.map(|(_, field, _)| field);
        let us = Some(Institution);
        assert_eq!(after(us, &[Some("What")]), [None, them, place, us]);
        assert_eq!(after(us, &[None]), [None, them, place, None]);
    }

    #[test]
    fn any_column_may_say_where() {
        let [us, them, place, _] = COLUMNS.map(|(_, field, _)| field);
        assert_eq!(after(None, &[Some("What")][..0]), [us, them, place, None]);
        assert_eq!(after(None, &[None]), [us, them, None, None]);
    }
}
