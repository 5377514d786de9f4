//! Rows between the header and the records that explain the columns, give their units or an example.

use super::rows::Row;
use crate::headers::columns::Columns;
use crate::headers::synonyms::{ColumnTarget, meaning};
use crate::table::missing_header;
use records::record::Field;

/// How many rows below the header are asked.
pub(crate) const ASKED: u32 = 3;

/// What explains a column, in lower case: the form of a date, a list to choose from, an example.
const SIGNS: [&str; 34] = [
    "dd/mm/yyyy",
    "dd/mm/yy",
    "dd-mm-yyyy",
    "yyyy-mm-dd",
    "mm/yyyy",
    "yyyy",
    "dd/mm/bbbb",
    "bbbb",
    "date",
    "text",
    "free text",
    "string",
    "number",
    "numeric",
    "integer",
    "whole number",
    "£",
    "gbp",
    "pounds",
    "required",
    "not required",
    "optional",
    "mandatory",
    "required field",
    "drop-down",
    "dropdown",
    "see guidance",
    "as given",
    "degrees",
    "metres",
    "testun",
    "rhif",
    "dyddiad",
    "gorfodol",
];

/// What an explanation begins with, in lower case.
const BEGINNINGS: [&str; 39] = [
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
    "the main",
    "the current",
    "number of",
    "how ",
    "who ",
    "whose ",
    "where ",
    "when ",
    "what ",
    "which ",
    "max ",
    "maximum",
    "in the form",
    "format",
    "full name",
    "details of",
    "optional ",
    "enw ",
    "rhowch ",
    "dewiswch",
    "er enghraifft",
    "fformat",
];

/// What an explanation holds anywhere, in lower case.
const PARTS: [&str; 14] = [
    "drop-down",
    "dropdown",
    "abbreviation",
    "if known",
    "if applicable",
    "if any",
    "from the list",
    "from list",
    "dd/mm",
    " only",
    "per row",
    "guidance",
    "os yw’n hysbys",
    "os yw'n hysbys",
];

/// What marks a row as an example, in lower case.
const EXAMPLES: [&str; 7] = [
    "example",
    "example row",
    "sample",
    "sample row",
    "e.g.",
    "eg",
    "enghraifft",
];

/// Whether a row explains the columns or gives an example: one of its cells says so, its cells number
/// the columns, or at least two cells explain theirs, more than do not, and none holds what only a
/// record holds.
pub(crate) fn is_explanation(row: Row<'_>, columns: &Columns) -> bool {
    // The template's own examples are records that say what they are.
    let certainty = columns
        .cell_of(Field::Certainty)
        .map_or("", |i| row.cell(i).trim());
    if certainty.eq_ignore_ascii_case("illustrative") {
        return false;
    }
    let (mut signs, mut filled, mut in_order) = (0, 0, 0);
    for (i, (cell, column)) in row.cells().zip(&columns.all).enumerate() {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        if is_example(cell) {
            return true;
        }
        filled += 1;
        in_order += usize::from(cell.parse() == Ok(i + 1));
        let names_it = || {
            let target = column.field.map(ColumnTarget::Field);
            target.is_some() && meaning(cell).map(|(found, _)| found) == target
        };
        signs += usize::from(explains(cell) || names_it());
    }
    let numbers_them = filled > 2 && in_order == filled;
    let explains_them =
        signs >= 2 && 2 * signs > filled && !missing_header::looks_like_record(row.cells());
    numbers_them || explains_them
}

fn is_example(cell: &str) -> bool {
    let cell = cell.trim_matches(['(', ')', '[', ']', ':', ' ']);
    let same = |word: &&str| cell.eq_ignore_ascii_case(word);
    let begins = |word: &&str| {
        let head = cell.get(..word.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(word))
    };
    EXAMPLES.iter().any(same) || ["example:", "enghraifft:"].iter().any(begins)
}

fn explains(cell: &str) -> bool {
    let bare = cell.trim_matches(['(', ')', '[', ']', '.', ':', ' ', '*']);
    let begins = |word: &&str| {
        cell.get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word))
    };
    let holds = || {
        let lower = cell.to_lowercase();
        PARTS.iter().any(|part| lower.contains(part))
    };
    SIGNS.iter().any(|sign| bare.eq_ignore_ascii_case(sign))
        || BEGINNINGS.iter().any(begins)
        || (cell.ends_with('?') && cell.contains(' '))
        || holds()
}
