//! Fixtures for the tests of this module.

use super::{ColumnProposal, Inspection, Sure};
use crate::{ColumnTarget, Encoding};
use records::record::Field;

/// An inspection of a file with these headers and proposals, in which the `missing` columns are
/// missing.
pub fn inspection(columns: &[(&str, Option<Field>, Sure)], missing: Field) -> Inspection {
    let column = |&(header, field, sure): &(&str, Option<Field>, Sure)| ColumnProposal {
        header: header.into(),
        holds: field.map(ColumnTarget::Field),
        sure,
        alike: None,
        alternatives: Vec::new(),
        samples: Vec::new(),
        filled: 100,
        personal: false,
        has_postcodes: false,
    };
    Inspection {
        file: "a.csv".into(),
        encoding: Encoding::Utf8,
        encoding_guessed: false,
        delimiter: ',',
        header: 1,
        header_guessed: false,
        above: Vec::new(),
        columns: columns.iter().map(column).collect(),
        missing: vec![missing],
        location_missing: false,
        needs_mapping: true,
        full_postcodes: false,
        shape: 0,
    }
}
