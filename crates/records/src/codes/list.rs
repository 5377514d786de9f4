//! A code list: stable codes with groups, labels in English and Welsh, and synonyms.

use std::sync::OnceLock;

use super::near::{self, NearValue};
use crate::sort;
use crate::text::fold;

/// One value of a code list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The entry's code: stable, and never shown.
    pub code: &'static str,
    /// The code of the group it belongs to; empty where the list has no groups.
    pub group: &'static str,
    /// The English label, which is the value stored in the data set.
    pub en: &'static str,
    /// The Welsh label.
    pub cy: &'static str,
    /// Other ways in which files write the value.
    pub synonyms: &'static [&'static str],
}

/// A closed list of known values. Files may contain others, which stay as they are.
#[derive(Debug)]
pub struct CodeList {
    /// The entries, in the order in which they are shown.
    pub entries: &'static [Entry],
    hints: &'static [(&'static str, &'static str)],
    parts_tell: bool,
    index: OnceLock<Vec<(String, usize)>>,
}

impl CodeList {
    /// The date of the lists in this version, ISO 8601. It changes with any entry or synonym, so
    /// that a report can state which lists a file was read with.
    pub const VERSION: &'static str = "2026-11-29";

    /// A list with these entries.
    #[must_use]
    pub const fn new(entries: &'static [Entry]) -> Self {
        Self {
            entries,
            hints: &[],
            parts_tell: false,
            index: OnceLock::new(),
        }
    }

    /// Adds texts that may or may not mean an entry, each with the entry's code. [`Self::near`]
    /// offers them; [`Self::find`] never takes them for the entry.
    #[must_use]
    pub const fn with_hints(mut self, hints: &'static [(&'static str, &'static str)]) -> Self {
        self.hints = hints;
        self
    }

    /// Marks the list as one of terms, in which a longer text that contains an entry's words
    /// ("loans of paintings") is likely to mean it. That is not true of names: V&A Dundee is not
    /// the V&A.
    #[must_use]
    pub const fn of_terms(mut self) -> Self {
        self.parts_tell = true;
        self
    }

    /// The entry that a cell means, by code, label or synonym, regardless of case, accents,
    /// punctuation and spaces. `&` and `+` are read as "and"; a leading article or "trustees of" is
    /// ignored; and a cell may give two names of the same entry: `V&A (Victoria and Albert
    /// Museum)`.
    #[must_use]
    pub fn find(&'static self, text: &str) -> Option<&'static Entry> {
        self.find_by(text, &key(text))
    }

    /// Does the same as [`Self::find`], for a text whose [`key`] is already known.
    #[must_use]
    pub fn find_by(&'static self, text: &str, key: &str) -> Option<&'static Entry> {
        self.keyed(key)
            .or_else(|| self.exact(without_article(text)?))
            .or_else(|| self.twice(text))
    }

    fn exact(&'static self, text: &str) -> Option<&'static Entry> {
        self.keyed(&key(text))
    }

    fn keyed(&'static self, wanted: &str) -> Option<&'static Entry> {
        let index = self.index();
        let at = index
            .binary_search_by(|(key, _)| key.as_str().cmp(wanted))
            .ok()?;
        self.entries.get(index.get(at)?.1)
    }

    /// The entry of a text that gives two of its names, the second in brackets or after a dash or a
    /// stroke.
    fn twice(&'static self, text: &str) -> Option<&'static Entry> {
        // Most texts have none of these marks, and one pass over the bytes shows it.
        let may_have = |byte: u8| matches!(byte, b'(' | b'-' | b'/' | b'[' | b',' | 0x80..);
        if !text.bytes().any(may_have) {
            return None;
        }
        // A search for several characters is slow to start.
        let at_dash = |dash: char, mark: &str| match text.contains(dash) {
            true => text.split_once(mark),
            false => None,
        };
        let (first, second) = text
            .split_once('(')
            .or_else(|| at_dash('-', " - "))
            .or_else(|| at_dash('–', " – "))
            .or_else(|| at_dash('—', " — "))
            .or_else(|| text.split_once('/'))
            .or_else(|| text.split_once('['))
            .or_else(|| text.split_once(','))?;
        let entry = self.exact(first)?;
        (self.exact(second)? == entry).then_some(entry)
    }

    /// The entry that an unlisted text may mean: to be offered, never applied.
    #[must_use]
    pub fn near(&'static self, text: &str) -> Option<&'static Entry> {
        Some(self.nearest(text)?.0)
    }

    /// Does the same as [`Self::near`], and returns on what grounds.
    #[must_use]
    pub fn nearest(&'static self, text: &str) -> Option<(&'static Entry, NearValue)> {
        let wanted = key(text);
        let hinted = self.hints.iter().find(|(hint, _)| key(hint) == wanted);
        if let Some((_, code)) = hinted {
            let entry = self.entries.iter().find(|entry| entry.code == *code)?;
            return Some((entry, NearValue::Hint));
        }
        near::entry(text, &wanted, self)
    }

    /// The entries that a text names word for word, in order.
    #[must_use]
    pub fn names_in(&'static self, text: &str) -> Vec<&'static Entry> {
        near::named_in(text, self)
    }

    /// The entry with exactly this English label.
    #[must_use]
    pub fn labelled(&self, en: &str) -> Option<&'static Entry> {
        self.entries.iter().find(|entry| entry.en == en)
    }

    /// Every text that means an entry, by its [`key`] and in the order of the keys, with the
    /// entry's index.
    pub(super) fn index(&'static self) -> &'static [(String, usize)] {
        self.index.get_or_init(|| index(self.entries))
    }

    /// Whether words within a longer text show what it means.
    pub(super) const fn parts_tell(&self) -> bool {
        self.parts_tell
    }
}

/// The text after an article or "(Board of) Trustees of", where there is one.
fn without_article(text: &str) -> Option<&str> {
    const ARTICLES: [&str; 5] = ["the ", "yr ", "y ", "board of ", "trustees of "];
    let mut rest = text.trim_start();
    let mut found = false;
    while let Some(article) = ARTICLES.into_iter().find(|article| {
        rest.get(..article.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(article))
    }) {
        rest = rest.get(article.len()..).unwrap_or_default().trim_start();
        found = true;
    }
    found.then_some(rest)
}

fn index(entries: &'static [Entry]) -> Vec<(String, usize)> {
    let mut index: Vec<(String, usize)> = entries
        .iter()
        .enumerate()
        .flat_map(|(i, entry)| {
            [entry.code, entry.en, entry.cy]
                .into_iter()
                .chain(entry.synonyms.iter().copied())
                .map(move |text| (key(text), i))
        })
        .filter(|(key, _)| !key.is_empty())
        .collect();
    sort::stable_by(&mut index, &mut |a, b| a.cmp(b));
    index.dedup();
    index
}

/// The key of a text: letters and digits only, folded, with `&` and `+` as "and".
#[must_use]
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in fold(text).chars() {
        match c {
            '&' | '＆' | '+' => out.push_str("and"),
            _ if c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests;
