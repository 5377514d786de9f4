//! Coded cells → known values, each distinct cell read once.

use std::borrow::Cow;

use hashbrown::HashMap;

use super::tidy::{self, Taken};
use crate::codes::CodeList;

/// How many distinct cells of one column are remembered. A column with more is no coded column.
const REMEMBERED: usize = 20_000;

/// What one distinct cell came to.
#[derive(Debug, Default)]
pub struct Coded {
    /// Distinct values in order; a value in no list stays as it is.
    pub values: Vec<Cow<'static, str>>,
    /// What was taken out of the cell.
    pub taken: Taken,
    /// Text that was misread or lost before.
    pub damaged: bool,
}

/// A column of coded values with its memory.
pub struct Vocabulary {
    list: &'static CodeList,
    many: bool,
    seen: HashMap<String, Coded>,
}

impl Vocabulary {
    /// One value a cell.
    #[must_use]
    pub fn one(list: &'static CodeList) -> Self {
        Self {
            list,
            many: false,
            seen: HashMap::new(),
        }
    }

    /// Several values a cell.
    #[must_use]
    pub fn many(list: &'static CodeList) -> Self {
        Self {
            many: true,
            ..Self::one(list)
        }
    }

    /// The values of a cell.
    pub fn read(&mut self, cell: &str) -> &Coded {
        if self.seen.len() >= REMEMBERED && !self.seen.contains_key(cell) {
            self.seen.clear();
        }
        let (list, many) = (self.list, self.many);
        self.seen
            .entry_ref(cell)
            .or_insert_with(|| coded(cell, list, many))
    }
}

fn coded(cell: &str, list: &'static CodeList, many: bool) -> Coded {
    let mut coded = Coded::default();
    if many {
        let cell = tidy::text(cell, &mut coded.taken);
        for part in parts(&cell, list) {
            let value = value(&part, list);
            if !value.is_empty() && !coded.values.contains(&value) {
                coded.values.push(value);
            }
        }
    } else {
        let cell = tidy::line(cell, &mut coded.taken);
        if !cell.is_empty() {
            coded.values.push(value(&cell, list));
        }
    }
    coded.damaged = tidy::is_damaged(cell);
    coded
}

fn value(part: &str, list: &'static CodeList) -> Cow<'static, str> {
    match list.find(part) {
        Some(entry) => Cow::Borrowed(entry.en),
        None => Cow::Owned(part.to_owned()),
    }
}

/// Parts a cell at `;`, `|` and line breaks; a part that is no known value itself, at strokes with
/// spaces about them, and at commas where that makes known values only.
fn parts(cell: &str, list: &'static CodeList) -> Vec<String> {
    let tidied = |part: &str| tidy::line(part, &mut Taken::default()).into_owned();
    let mut out = Vec::new();
    for part in cell.split([';', '|', '\n']).map(tidied) {
        if list.find(&part).is_some() {
            out.push(part);
            continue;
        }
        for piece in part.split(" / ") {
            let by_comma: Vec<String> = piece.split(',').map(tidied).collect();
            if by_comma.len() > 1
                && by_comma
                    .iter()
                    .all(|p| p.is_empty() || list.find(p).is_some())
            {
                out.extend(by_comma);
            } else {
                out.push(tidied(piece));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;
    use crate::codes::list::CodeList;
    use crate::codes::{funding, institutions, types};

    fn check(list: &'static CodeList, cell: &str, expected: &[&str]) {
        let mut vocabulary = Vocabulary::many(list);
        assert_eq!(vocabulary.read(cell).values, expected, "{cell:?}");
        let again = vocabulary.read(&expected.join("; ")).values.clone();
        assert_eq!(again, expected, "{cell:?} once more");
    }

    #[test]
    fn several_values_in_a_cell() {
        check(
            &types::LIST,
            "Loan; Touring exhibition",
            &["Loan", "Touring exhibition"],
        );
        check(&types::LIST, "Loan|Learning", &["Loan", "Learning"]);
        check(
            &types::LIST,
            "Loan\nSkills sharing",
            &["Loan", "Skills sharing"],
        );
        check(
            &types::LIST,
            "Loan / Touring exhibition",
            &["Loan", "Touring exhibition"],
        );
        check(&types::LIST, "Loan/Exchange", &["Loan/Exchange"]);
        check(
            &types::LIST,
            "Loan, Touring exhibition",
            &["Loan", "Touring exhibition"],
        );
        check(&types::LIST, "Loan, of objects", &["Loan, of objects"]);
        check(&types::LIST, ";;Loan;;", &["Loan"]);
        check(&types::LIST, "Loan;Loan; loan", &["Loan"]);
        check(&types::LIST, " ; ", &[]);
        check(&types::LIST, "; '=1", &["=1"]);
        check(&types::LIST, "Loan; / Exchange", &["Loan", "/ Exchange"]);
        check(&funding::LIST, "DCMS/Wolfson", &["DCMS/Wolfson"]);
        check(&funding::LIST, "N/A", &["Not stated"]);
    }

    #[test]
    fn one_value_in_a_cell() {
        let mut vocabulary = Vocabulary::one(&institutions::LIST);
        for cell in [
            "Tate",
            "Ta\u{200b}te",
            "Tate\u{a0}",
            "tate gallery",
            "'Tate'",
        ] {
            assert_eq!(vocabulary.read(cell).values, ["Tate"], "{cell:?}");
        }
        assert_eq!(vocabulary.read("A; B").values, ["A; B"]);
        assert!(vocabulary.read("Ta\u{200b}te").taken.invisible);
    }
}
