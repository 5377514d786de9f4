//! The user's decisions about single values and cells, indexed for lookup.

use hashbrown::HashMap;

use super::verbatim::AsFound;
use crate::ImportOptions;
use records::codes::list::key;
use records::record::Field;
use records::text::fold;

/// The decisions in [`ImportOptions::values`] and [`ImportOptions::undone`].
#[derive(Debug, Default)]
pub struct Overrides {
    values: HashMap<(Field, String), String>,
    undone: AsFound,
    /// The cells of this file in which the user undid corrections.
    here: AsFound,
}

impl Overrides {
    /// Combines one file's options with what the file itself records about its cells.
    #[must_use]
    pub fn new(options: &ImportOptions, as_found: &AsFound) -> Self {
        Self {
            values: options
                .values
                .iter()
                .map(|(field, found, meant)| ((*field, name(*field, found)), meant.clone()))
                .collect(),
            undone: options.undone.iter().chain(as_found).copied().collect(),
            here: options.undone.iter().copied().collect(),
        }
    }

    /// The meaning given to a value of a column, if any.
    #[must_use]
    pub fn meant(&self, field: Field, found: &str) -> Option<&str> {
        if self.values.is_empty() {
            return None;
        }
        self.values
            .get(&(field, name(field, found)))
            .map(String::as_str)
    }

    /// Whether the user undid any correction in this row of this file.
    #[must_use]
    pub fn is_undone_here(&self, row: u32) -> bool {
        Field::ALL
            .iter()
            .any(|&field| self.here.contains(&(row, field)))
    }

    /// Whether a cell is taken verbatim.
    #[must_use]
    pub fn is_undone(&self, row: u32, field: Field) -> bool {
        !self.undone.is_empty() && self.undone.contains(&(row, field))
    }
}

/// The key by which two texts of a column count as one value: punctuation is ignored in a coded
/// column but matters elsewhere (dates, numbers).
#[must_use]
pub fn name(field: Field, text: &str) -> String {
    let coded = matches!(
        field,
        Field::Institution
            | Field::PartnerKind
            | Field::PartnershipType
            | Field::FundingStream
            | Field::Nation
            | Field::Region
    );
    let name = if coded { key(text) } else { fold(text) };
    if name.is_empty() {
        text.to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::Overrides;
    use crate::ImportOptions;
    use records::record::Field::{FundingStream, PartnershipType, Start};

    #[test]
    fn values_and_cells() {
        let options = ImportOptions {
            values: vec![
                (
                    PartnershipType,
                    "Skills sharing".into(),
                    "Knowledge sharing".into(),
                ),
                (Start, "08-Sep".into(), "2008-09".into()),
            ],
            undone: vec![(7, Start)],
            ..ImportOptions::default()
        };
        let settled = Overrides::new(&options, &[(9, Start)].into_iter().collect());
        for (field, text, meant) in [
            (PartnershipType, "skills-sharing", Some("Knowledge sharing")),
            (FundingStream, "skills sharing", None),
            (Start, "08-sep", Some("2008-09")),
            (Start, "08 Sep", None),
        ] {
            assert_eq!(settled.meant(field, text), meant, "{text}");
        }
        assert!(settled.is_undone(7, Start) && settled.is_undone(9, Start));
        assert!(!settled.is_undone(8, Start) && !settled.is_undone(7, PartnershipType));
    }
}
