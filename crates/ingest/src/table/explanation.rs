//! Rows between the header and the records that explain the columns, give their units or an example.

use super::rows::Row;
use crate::headers::columns::Columns;
use crate::headers::synonyms::{ColumnTarget, meaning};
use crate::table::missing_header;

/// How many rows below the header are asked.
pub(crate) const ASKED: u32 = 3;

/// What explains a column, in lower case: the form of a date, a list to choose from, an example.
const SIGNS: [&str; 26] = [
    "dd/mm/yyyy",
    "dd/mm/yy",
    "dd-mm-yyyy",
    "yyyy-mm-dd",
    "mm/yyyy",
    "yyyy",
    "date",
    "text",
    "free text",
    "number",
    "numeric",
    "integer",
    "whole number",
    "£",
    "gbp",
    "pounds",
    "required",
    "optional",
    "mandatory",
    "required field",
    "drop-down",
    "dropdown",
    "see guidance",
    "as given",
    "degrees",
    "metres",
];

/// What an explanation begins with, in lower case.
const BEGINNINGS: [&str; 24] = [
    "e.g.",
    "eg ",
    "eg.",
    "eg:",
    "for example",
    "example",
    "choose",
    "select",
    "pick ",
    "please ",
    "enter ",
    "type ",
    "give ",
    "use ",
    "your ",
    "name of",
    "the name",
    "number of",
    "how many",
    "what ",
    "which ",
    "max ",
    "maximum",
    "in the form",
];

/// Whether a row explains the columns: at least two cells do, more than not, and none holds what only
/// a record holds.
pub(crate) fn is_explanation(row: Row<'_>, columns: &Columns) -> bool {
    let (mut signs, mut filled) = (0, 0);
    for (cell, column) in row.cells().zip(&columns.all) {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        filled += 1;
        let names_it = || {
            let target = column.field.map(ColumnTarget::Field);
            target.is_some() && meaning(cell).map(|(found, _)| found) == target
        };
        signs += usize::from(explains(cell) || names_it());
    }
    signs >= 2 && 2 * signs > filled && !missing_header::looks_like_record(row.cells())
}

fn explains(cell: &str) -> bool {
    let bare = cell.trim_matches(['(', ')', '[', ']', '.', ':', ' ']);
    let begins = |word: &&str| {
        cell.get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word))
    };
    SIGNS.iter().any(|sign| bare.eq_ignore_ascii_case(sign)) || BEGINNINGS.iter().any(begins)
}
