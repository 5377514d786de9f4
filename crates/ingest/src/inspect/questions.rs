//! The open questions about a file's columns, given the user's decisions so far.

use super::{Inspection, Sure};
use crate::ImportOptions;
use crate::columns::infer::is_location;
use crate::headers::column_mapping::says_where;
use crate::headers::synonyms::{ColumnTarget, asked, is_area};
use records::record::Field;

/// The state of one column's mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MappingStatus {
    /// There is nothing to ask.
    Clear,
    /// It is proposed for something that every record needs, so the user should look at it.
    InDoubt,
    /// The user decided what it holds.
    Settled,
    /// The user gave it the same meaning as an earlier column, so it is kept as it is.
    Twice,
}

/// The open questions about a file's columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions {
    /// What each column holds, in their order.
    pub holds: Vec<Option<ColumnTarget>>,
    /// The state of each column's mapping, in order.
    pub standing: Vec<MappingStatus>,
    /// The required columns that nothing holds.
    pub missing: Vec<Field>,
    /// Nothing says where the partner is.
    pub location_missing: bool,
}

impl Questions {
    /// How many columns are in doubt.
    #[must_use]
    pub fn doubts(&self) -> usize {
        let in_doubt = |standing: &&MappingStatus| **standing == MappingStatus::InDoubt;
        self.standing.iter().filter(in_doubt).count()
    }

    /// Whether the file can be read with these columns.
    #[must_use]
    pub fn can_be_read(&self) -> bool {
        self.missing.is_empty() && !self.location_missing
    }
}

impl Inspection {
    /// The questions left open by `options`: choices come before proposals, and the earlier of two
    /// choices wins, as when the file is read.
    #[must_use]
    pub fn questions(&self, options: &ImportOptions) -> Questions {
        let mut holds = vec![None; self.columns.len()];
        let mut standing = vec![MappingStatus::Clear; self.columns.len()];
        for (header, field) in &options.columns {
            let meaning = field.map(ColumnTarget::Field);
            let twice = meaning.is_some() && holds.contains(&meaning);
            let mut columns = holds.iter_mut().zip(&mut standing).zip(&self.columns);
            let next = columns.find(|((_, standing), column)| {
                **standing == MappingStatus::Clear && column.header == *header
            });
            match next {
                Some(((_, standing), _)) if twice => *standing = MappingStatus::Twice,
                Some(((holds, standing), _)) => {
                    *holds = meaning;
                    *standing = MappingStatus::Settled;
                }
                None => {}
            }
        }
        for (i, (column, standing)) in self.columns.iter().zip(&standing).enumerate() {
            if *standing == MappingStatus::Clear
                && !holds.contains(&column.holds)
                && let Some(holds) = holds.get_mut(i)
            {
                *holds = column.holds;
            }
        }
        let has = |meaning: ColumnTarget| holds.contains(&Some(meaning));
        let sure_of_place = says_where(|meaning| {
            let mut at = holds.iter().zip(&standing).zip(&self.columns);
            at.any(|((holds, standing), column)| {
                *holds == Some(meaning)
                    && (*standing == MappingStatus::Settled || column.sure == Sure::Sure)
            })
        });
        let matters = |meaning: ColumnTarget| {
            Field::required().any(|field| ColumnTarget::Field(field) == meaning)
                || (is_location(meaning) && !sure_of_place)
        };
        for ((holds, standing), column) in holds.iter().zip(&mut standing).zip(&self.columns) {
            // "Paid by" says nearly that it is the funding stream.
            let is_asked = || asked(&column.header).map(ColumnTarget::Field) == *holds;
            if *standing == MappingStatus::Clear
                && column.sure == Sure::Likely
                && holds.is_some_and(|holds| matters(holds) || is_asked())
            {
                *standing = MappingStatus::InDoubt;
            }
        }
        let names_area = holds
            .iter()
            .zip(&self.columns)
            .any(|(holds, column)| holds.is_none() && is_area(&column.header));
        let partner = ColumnTarget::Field(Field::Partner);
        let has_postcodes = holds.iter().zip(&self.columns).any(|(holds, column)| {
            column.has_postcodes && holds.is_none_or(|holds| holds == partner)
        });
        Questions {
            missing: Field::required()
                .filter(|&field| !has(ColumnTarget::Field(field)))
                .collect(),
            location_missing: !says_where(has) && !names_area && !has_postcodes,
            holds,
            standing,
        }
    }
}

impl Inspection {
    /// Accepts what is proposed and still open: the header's row, and what each column without a
    /// decision holds.
    pub fn accept(&self, options: &mut ImportOptions) {
        let open = self.questions(options);
        options.header.get_or_insert(self.header);
        for (column, holds) in self.columns.iter().zip(open.holds) {
            let mut decided = options.columns.iter();
            let is_decided = decided.any(|(header, _)| *header == column.header);
            if let (false, Some(ColumnTarget::Field(field))) = (is_decided, holds) {
                options.columns.push((column.header.clone(), Some(field)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Sure;
    use super::super::testing::inspection;
    use super::MappingStatus::{self, Clear, InDoubt, Settled, Twice};
    use crate::ImportOptions;
    use records::record::Field::{self, Institution, Partner, PartnershipType, Place, Start};

    const COLUMNS: [(&str, Option<Field>, Sure); 5] = [
        ("Us", Some(Institution), Sure::Likely),
        ("Them", None, Sure::None),
        ("Where", Some(Place), Sure::Likely),
        ("Kind", Some(PartnershipType), Sure::Sure),
        ("Then", Some(Start), Sure::Likely),
    ];

    /// The choices made; the resulting state of each column; the missing columns; whether the
    /// location is missing too.
    type Case<'c> = (
        &'c [(&'c str, Option<Field>)],
        [MappingStatus; 5],
        &'c [Field],
        bool,
    );

    #[test]
    fn what_is_open_follows_the_choices() {
        let cases: [Case<'_>; 7] = [
            (
                &[],
                [InDoubt, Clear, InDoubt, Clear, Clear],
                &[Partner],
                false,
            ),
            (
                &[("Them", Some(Partner))],
                [InDoubt, Settled, InDoubt, Clear, Clear],
                &[],
                false,
            ),
            (
                &[
                    ("Us", Some(Institution)),
                    ("Where", Some(Place)),
                    ("Them", Some(Partner)),
                ],
                [Settled, Settled, Settled, Clear, Clear],
                &[],
                false,
            ),
            // A proposal is overridden by a choice.
            (
                &[("Them", Some(Institution))],
                [Clear, Settled, InDoubt, Clear, Clear],
                &[Partner],
                false,
            ),
            // Of two choices the first counts.
            (
                &[("Them", Some(Partner)), ("Us", Some(Partner))],
                [Twice, Settled, InDoubt, Clear, Clear],
                &[Institution],
                false,
            ),
            (
                &[("Where", None)],
                [InDoubt, Clear, Settled, Clear, Clear],
                &[Partner],
                true,
            ),
            (
                &[("not there", Some(Partner))],
                [InDoubt, Clear, InDoubt, Clear, Clear],
                &[Partner],
                false,
            ),
        ];
        let found = inspection(&COLUMNS, Partner);
        for (chosen, standing, missing, location_missing) in cases {
            let options = ImportOptions {
                columns: chosen
                    .iter()
                    .map(|(header, field)| ((*header).to_owned(), *field))
                    .collect(),
                ..ImportOptions::default()
            };
            let open = found.questions(&options);
            assert_eq!(open.standing, standing, "{chosen:?}");
            assert_eq!(open.missing, missing, "{chosen:?}");
            assert_eq!(open.location_missing, location_missing, "{chosen:?}");
            let can_be_read = missing.is_empty() && !location_missing;
            assert_eq!(open.can_be_read(), can_be_read, "{chosen:?}");
        }
    }

    #[test]
    fn what_is_accepted_is_what_was_proposed_and_still_open() {
        /// Decisions as a test writes them.
        type Given<'c> = &'c [(&'c str, Option<Field>)];
        let cases: [(Option<u32>, Given<'_>, u32, Given<'_>); 3] = [
            (
                None,
                &[],
                1,
                &[
                    ("Us", Some(Institution)),
                    ("Where", Some(Place)),
                    ("Kind", Some(PartnershipType)),
                    ("Then", Some(Start)),
                ],
            ),
            // Decisions stay as they are and come first; a column kept as it is stays so.
            (
                Some(3),
                &[("Then", None), ("Them", Some(Partner))],
                3,
                &[
                    ("Then", None),
                    ("Them", Some(Partner)),
                    ("Us", Some(Institution)),
                    ("Where", Some(Place)),
                    ("Kind", Some(PartnershipType)),
                ],
            ),
            // What a decision has taken is no longer proposed for another column.
            (
                None,
                &[("Them", Some(Institution)), ("Where", None)],
                1,
                &[
                    ("Them", Some(Institution)),
                    ("Where", None),
                    ("Kind", Some(PartnershipType)),
                    ("Then", Some(Start)),
                ],
            ),
        ];
        let found = inspection(&COLUMNS, Partner);
        let owned = |given: Given<'_>| -> Vec<(String, Option<Field>)> {
            let owned = |&(header, field): &(&str, _)| (header.to_owned(), field);
            given.iter().map(owned).collect()
        };
        for (row, chosen, header, accepted) in cases {
            let mut options = ImportOptions {
                header: row,
                columns: owned(chosen),
                ..ImportOptions::default()
            };
            found.accept(&mut options);
            assert_eq!(options.header, Some(header), "{chosen:?}");
            assert_eq!(options.columns, owned(accepted), "{chosen:?}");
            let before = options.clone();
            found.accept(&mut options);
            assert_eq!(options, before, "{chosen:?}");
        }
    }

    #[test]
    fn where_nothing_is_chosen_it_is_what_the_inspection_found() {
        let found = inspection(&COLUMNS, Partner);
        let open = found.questions(ImportOptions::NONE);
        assert_eq!(open.missing, found.missing);
        assert_eq!(open.doubts(), 2);
        let proposed: Vec<_> = found.columns.iter().map(|column| column.holds).collect();
        assert_eq!(open.holds, proposed);
    }
}
