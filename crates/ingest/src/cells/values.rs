//! Reads coded cells as known values, each distinct cell once.

use std::borrow::Cow;
use std::rc::Rc;

use hashbrown::HashMap;

use super::memo::Memo;
use super::nothing::{is_nothing, names_nothing};
use super::overrides::{self, Overrides};
use super::repair;
use super::split;
use crate::report::issue::Code;
use crate::report::{Correction, LISTED, UnknownValue};
use records::codes::list::key;
use records::codes::{CodeList, Nation, Region};
use records::normalise::{self, Removed};
use records::record::{CellId, Field};
use records::sort;

/// How many distinct values of one column are counted for the report.
const COUNTED: usize = 5_000;

/// The result of one distinct cell.
#[derive(Debug, Default)]
pub struct Coded {
    /// Distinct values in order; an unlisted value stays as it is.
    pub values: Vec<Cow<'static, str>>,
    /// What was removed from the cell.
    pub taken: Removed,
    /// The cell's text after a repair, and the kinds of damage.
    pub repaired: Option<repair::Repaired>,
    /// Text that seems wrongly decoded and has no single correction.
    pub misread: bool,
    /// The region that the first value names, in the column for regions.
    pub region: Option<Region>,
    /// The nation, in the column for nations.
    pub nation: Option<Nation>,
    /// The id of the values together.
    pub handle: CellId,
    unknown: Vec<usize>,
    corrected: Vec<usize>,
}

/// A column of coded values with its memo.
pub struct Vocabulary {
    field: Field,
    list: &'static CodeList,
    many: bool,
    overrides: Rc<Overrides>,
    seen: Memo<Coded>,
    /// Cells whose corrections were undone.
    seen_undone: Memo<Coded>,
    handles: CellId,
    notes: ValueNotes,
}

/// What the report will include about a column's values.
#[derive(Default)]
struct ValueNotes {
    unknown: Vec<UnknownValue>,
    by_name: HashMap<String, usize>,
    corrections: Vec<Correction>,
    by_words: HashMap<(String, String), usize>,
}

impl Vocabulary {
    /// A column with one value in each cell.
    #[must_use]
    pub fn one(field: Field, list: &'static CodeList, overrides: &Rc<Overrides>) -> Self {
        Self {
            field,
            list,
            many: false,
            overrides: Rc::clone(overrides),
            seen: Memo::default(),
            seen_undone: Memo::default(),
            handles: 0,
            notes: ValueNotes::default(),
        }
    }

    /// A column with several values in each cell.
    #[must_use]
    pub fn many(field: Field, list: &'static CodeList, overrides: &Rc<Overrides>) -> Self {
        Self {
            many: true,
            ..Self::one(field, list, overrides)
        }
    }

    /// The values of a cell in the given row.
    pub fn read(&mut self, cell: &str, row: u32) -> &Coded {
        let as_it_stands = self.overrides.is_undone(row, self.field);
        let seen = match as_it_stands {
            true => &mut self.seen_undone,
            false => &mut self.seen,
        };
        let coded = seen.get_or_insert_with(cell, || {
            self.handles += 1;
            let mut reader = ValueReader {
                field: self.field,
                list: self.list,
                overrides: &self.overrides,
                as_it_stands,
                row,
                notes: &mut self.notes,
            };
            Coded {
                handle: self.handles,
                ..reader.coded(cell, self.many)
            }
        });
        for &i in &coded.unknown {
            if let Some(value) = self.notes.unknown.get_mut(i) {
                value.count += 1;
            }
        }
        for &i in &coded.corrected {
            if let Some(correction) = self.notes.corrections.get_mut(i) {
                correction.count += 1;
            }
        }
        coded
    }

    /// The unlisted values and the corrections, the most frequent first, at most [`LISTED`] each.
    #[must_use]
    pub fn finish(self) -> (Vec<UnknownValue>, Vec<Correction>) {
        let ValueNotes {
            mut unknown,
            mut corrections,
            ..
        } = self.notes;
        sort::by_key(&mut unknown, |value| {
            (u32::MAX - value.count, value.first_row)
        });
        unknown.truncate(LISTED);
        for value in &mut unknown {
            if let Some((entry, ground)) = self.list.nearest(&value.value) {
                value.near = Some(entry.en.to_owned());
                value.ground = Some(ground);
            }
        }
        sort::by_key(&mut corrections, |one| (u32::MAX - one.count, one.row));
        let mut listed = 0;
        corrections.retain(|one| {
            listed += 1;
            listed <= LISTED || one.undone
        });
        (unknown, corrections)
    }
}

/// Reads one distinct cell.
struct ValueReader<'v> {
    field: Field,
    list: &'static CodeList,
    overrides: &'v Overrides,
    as_it_stands: bool,
    row: u32,
    notes: &'v mut ValueNotes,
}

impl ValueReader<'_> {
    fn coded(&mut self, cell: &str, many: bool) -> Coded {
        let mut coded = self.cell(cell, many);
        if let Some(value) = coded.values.first() {
            // Use the column's own name only: anything else remaining is a name that the user
            // accepted.
            match self.field {
                Field::Region => {
                    coded.region = Region::find(value).filter(|region| region.name() == value);
                }
                Field::Nation => {
                    coded.nation = Nation::find(value).filter(|nation| nation.name() == value);
                }
                _ => {}
            }
        }
        coded
    }

    fn cell(&mut self, cell: &str, many: bool) -> Coded {
        let mut coded = Coded::default();
        let tidy = if many {
            normalise::text
        } else {
            normalise::line
        };
        if self.as_it_stands {
            coded.misread = normalise::looks_misread(cell);
            let tidied = tidy(cell, &mut coded.taken).into_owned();
            self.push(Cow::Owned(tidied), &mut coded);
            return coded;
        }
        let (tidied, repaired) = repair::tidied(cell, tidy, &mut coded.taken);
        let tidied = tidied.into_owned();
        coded.repaired = repaired;
        coded.misread = normalise::looks_misread(&tidied);
        // The user may map a whole cell, even one that lists several values.
        if let Some(meant) = self.overrides.meant(self.field, &tidied) {
            self.mapped(&tidied, meant, many, &mut coded);
            return coded;
        }
        for part in self.parts(&tidied, many) {
            match self.overrides.meant(self.field, &part) {
                Some(meant) => self.mapped(&part, meant, many, &mut coded),
                None => self.value(&part, &mut coded),
            }
        }
        coded
    }

    fn parts(&self, text: &str, many: bool) -> Vec<String> {
        if many {
            split::values(text, self.list)
        } else {
            vec![text.to_owned()]
        }
    }

    fn push(&self, value: Cow<'static, str>, coded: &mut Coded) {
        if !value.is_empty() && !coded.values.contains(&value) {
            coded.values.push(value);
        }
    }

    /// Applies a meaning that the user gave to a value; a value mapped to itself stays.
    fn mapped(&mut self, found: &str, meant: &str, many: bool, coded: &mut Coded) {
        if found == meant || key(found) == key(meant) {
            self.push(Cow::Owned(found.to_owned()), coded);
            if let Some(alias) = self.alias(found) {
                self.note(Code::ValueAlias, found, alias, true, coded);
            }
            return;
        }
        for part in self.parts(meant, many) {
            let value = match self.list.find(&part) {
                Some(entry) => Cow::Borrowed(entry.en),
                None => Cow::Owned(part),
            };
            self.push(value, coded);
        }
        self.correct(Code::ValueMapped, found, meant, coded);
    }

    fn value(&mut self, part: &str, coded: &mut Coded) {
        if part.is_empty() {
            return;
        }
        if let Some(alias) = self.alias(part) {
            self.correct(Code::ValueAlias, part, alias, coded);
            self.push(Cow::Borrowed(alias), coded);
        } else if let Some(entry) = self.list.find(part) {
            self.push(Cow::Borrowed(entry.en), coded);
        } else {
            self.unknown(part, coded);
            self.push(Cow::Owned(part.to_owned()), coded);
        }
    }

    /// The listed value that a synonym stands for; an empty one for a word meaning "empty".
    fn alias(&self, part: &str) -> Option<&'static str> {
        match self.list.find(part) {
            Some(entry) => (key(part) != key(entry.en)).then_some(entry.en),
            // Of a name "none" says nothing; of money it says that there was none.
            None => {
                let is_money = self.field == Field::FundingStream;
                let says = is_money && part.eq_ignore_ascii_case("none");
                let is_empty = match is_money {
                    true => is_nothing(part),
                    false => names_nothing(part),
                };
                (is_empty && !says).then_some("")
            }
        }
    }

    fn unknown(&mut self, value: &str, coded: &mut Coded) {
        let notes = &mut *self.notes;
        let next = notes.unknown.len();
        let name = overrides::name(self.field, value);
        if next >= COUNTED && !notes.by_name.contains_key(&name) {
            return;
        }
        let at = *notes.by_name.entry(name).or_insert(next);
        if at == next {
            notes.unknown.push(UnknownValue {
                field: self.field,
                value: value.to_owned(),
                count: 0,
                first_row: self.row,
                near: None,
                ground: None,
            });
        }
        if !coded.unknown.contains(&at) {
            coded.unknown.push(at);
        }
    }

    fn correct(&mut self, code: Code, from: &str, to: &str, coded: &mut Coded) {
        self.note(code, from, to, false, coded);
    }

    fn note(&mut self, code: Code, from: &str, to: &str, undone: bool, coded: &mut Coded) {
        let notes = &mut *self.notes;
        let next = notes.corrections.len();
        let words = (overrides::name(self.field, from), to.to_owned());
        if next >= COUNTED && !notes.by_words.contains_key(&words) {
            return;
        }
        let at = *notes.by_words.entry(words).or_insert(next);
        if at == next {
            notes.corrections.push(Correction {
                code,
                field: self.field,
                row: self.row,
                count: 0,
                from: from.to_owned(),
                to: to.to_owned(),
                undone,
            });
        }
        if !coded.corrected.contains(&at) {
            coded.corrected.push(at);
        }
    }
}

#[cfg(test)]
mod tests;
