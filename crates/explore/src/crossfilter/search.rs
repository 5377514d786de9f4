//! Searches for words in partner, place, institution and title.

use records::dataset::{Column, Dataset, Strings};
use records::text::fold;

/// The searched dictionaries, folded once per data set.
///
/// Words are searched for in distinct values rather than in rows, so the cost of a search depends
/// on the size of the dictionaries.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    partner: Strings,
    place: Strings,
    institution: Strings,
    title: Strings,
}

impl SearchIndex {
    /// Folds the dictionaries of a data set.
    #[must_use]
    pub fn new(data: &Dataset) -> Self {
        Self {
            partner: folded(&data.partner),
            place: folded(&data.place_name),
            institution: folded(&data.institution),
            title: folded(&data.title),
        }
    }

    /// The folded names of partners, by code.
    #[must_use]
    pub const fn partners(&self) -> &Strings {
        &self.partner
    }

    /// The folded names of institutions, by code.
    #[must_use]
    pub const fn institutions(&self) -> &Strings {
        &self.institution
    }

    /// The folded titles, by code.
    #[must_use]
    pub const fn titles(&self) -> &Strings {
        &self.title
    }

    /// Marks the rows in which some word of `text` is in none of the columns. Different words may
    /// be in different columns: "leeds loan" finds a loan to Leeds.
    pub(super) fn fail(&self, data: &Dataset, text: &str, bit: u16, fails: &mut [u16]) {
        for word in fold(text).split(' ').filter(|word| !word.is_empty()) {
            let held = [
                (holds(&self.partner, word), &data.partner),
                (holds(&self.place, word), &data.place_name),
                (holds(&self.institution, word), &data.institution),
                (holds(&self.title, word), &data.title),
            ];
            for (row, fail) in data.rows().zip(&mut *fails) {
                let found = held.iter().any(|(held, column)| {
                    let code = column.code(row);
                    code.and_then(|code| held.get(code as usize)) == Some(&true)
                });
                if !found {
                    *fail |= bit;
                }
            }
        }
    }
}

fn folded(column: &Column) -> Strings {
    let mut out = Strings::default();
    for value in column.values.iter() {
        out.push(&fold(value));
    }
    out
}

fn holds(values: &Strings, word: &str) -> Vec<bool> {
    values.iter().map(|value| value.contains(word)).collect()
}
