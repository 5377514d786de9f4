//! Reads a cell that names a place: alone, with the area that it is in, or at the end of an
//! address.

use super::super::name::{self, key};
use super::super::{Bias, Lookup, Namesakes};
use super::{DOMINANT_PEOPLE, TownTable};

/// The maximum number of words in the name of a town at the end of an address.
const TOWN_WORDS: usize = 4;
/// The maximum number of places of the same name that are listed.
const NAMED: usize = 5;

/// Words that distinguish an address from a name, as keys.
const STREETS: [&str; 32] = [
    "st",
    "street",
    "road",
    "rd",
    "lane",
    "ln",
    "avenue",
    "ave",
    "square",
    "sq",
    "place",
    "pl",
    "terrace",
    "row",
    "drive",
    "way",
    "court",
    "close",
    "gardens",
    "crescent",
    "quay",
    "parade",
    "hill",
    "gate",
    "yard",
    "walk",
    "embankment",
    "mews",
    "stryd",
    "heol",
    "ffordd",
    "lon",
];

impl TownTable {
    /// See [`super::super::Gazetteer::place`].
    pub(in super::super) fn find(&self, name: &str, hint: Bias) -> Lookup {
        self.resolve(name, hint).0
    }

    /// The locations of the places that a name may mean, the most populous first.
    pub(in super::super) fn namesakes(&self, name: &str, hint: Bias) -> Namesakes {
        let rows = self.resolve(name, hint).1;
        let mut known: Vec<String> = Vec::new();
        for &row in &rows {
            let words = self.whereabouts(row);
            if !known.contains(&words) {
                known.push(words);
            }
        }
        let more = known.len().saturating_sub(NAMED) as u32;
        known.truncate(NAMED);
        Namesakes { known, more }
    }

    /// The result, and the rows from which it was chosen.
    fn resolve(&self, name: &str, hint: Bias) -> (Lookup, Vec<u32>) {
        let bare = name::without_postcode(name);
        let whole = key(&bare);
        for spelled in [Some(whole.as_str()), name::undressed(&whole)]
            .into_iter()
            .flatten()
        {
            let rows = self.named(spelled);
            if !rows.is_empty() {
                return self.chosen(self.near_hint(rows.collect(), hint));
            }
        }
        let parts: Vec<String> = parts(&bare).collect();
        let found = match parts.as_slice() {
            [one] if self.county(one).is_some() => return (Lookup::Unknown, Vec::new()),
            [one] => self.before_county(one, hint),
            parts => self.among(parts, hint),
        };
        match found.0 {
            Lookup::Unknown => self.end_of_address(&parts, hint),
            _ => found,
        }
    }

    fn chosen(&self, mut rows: Vec<u32>) -> (Lookup, Vec<u32>) {
        (self.choose(&mut rows), rows)
    }

    /// The first part that names a place and is not contradicted by the parts after it.
    fn among(&self, parts: &[String], hint: Bias) -> (Lookup, Vec<u32>) {
        let (mut several, mut far_off) = ((Lookup::Unknown, Vec::new()), 0);
        for (i, part) in parts.iter().enumerate() {
            let part = name::undressed(part).unwrap_or(part);
            let mut rows = self.near_hint(self.named(part).collect(), hint);
            for tail in parts.iter().skip(i + 1) {
                rows = self.of_tail(rows, tail);
            }
            let found = self.chosen(rows);
            match found.0 {
                // In "Cambridge, Oxford", Oxford is found after Cambridge was ruled out: two towns
                // rather than one.
                Lookup::Unknown if self.is_large(part, hint) => far_off = 1,
                Lookup::Unknown => {}
                Lookup::Found(_) if far_off > 0 && self.is_large(part, hint) => {
                    return (Lookup::Ambiguous(1 + far_off), Vec::new());
                }
                Lookup::Found(_) => return found,
                Lookup::Ambiguous(_) => {
                    if several.0 == Lookup::Unknown {
                        several = found;
                    }
                }
            }
        }
        several
    }

    fn is_large(&self, part: &str, hint: Bias) -> bool {
        self.most_people(part) >= DOMINANT_PEOPLE
            && matches!(self.reach(part, hint), Lookup::Found(_))
    }

    /// Reads `bangor gwynedd`: a name directly followed by its county.
    fn before_county(&self, whole: &str, hint: Bias) -> (Lookup, Vec<u32>) {
        for (gap, _) in whole.match_indices(' ') {
            let (head, tail) = whole.split_at(gap);
            let tail = tail.trim_start();
            let rows = self.named(head);
            if !rows.is_empty() && self.county(tail).is_some() {
                let rows = self.near_hint(rows.collect(), hint);
                return self.chosen(self.of_tail(rows, tail));
            }
        }
        (Lookup::Unknown, Vec::new())
    }

    /// Reads `12 museum street york`: the town at the end of the last part that has one, where the
    /// whole is clearly an address.
    fn end_of_address(&self, parts: &[String], hint: Bias) -> (Lookup, Vec<u32>) {
        let is_street =
            |word: &str| STREETS.contains(&word) || word.bytes().any(|byte| byte.is_ascii_digit());
        let mut words = parts.iter().flat_map(|part| part.split(' '));
        if !words.any(is_street) {
            return (Lookup::Unknown, Vec::new());
        }
        for (i, part) in parts.iter().enumerate().rev() {
            let words: Vec<&str> = part.split(' ').collect();
            for skipped in words.len().saturating_sub(TOWN_WORDS).max(1)..words.len() {
                let name = words.get(skipped..).unwrap_or_default().join(" ");
                if is_street(&name) {
                    continue;
                }
                let mut rows = self.near_hint(self.named(&name).collect(), hint);
                for tail in parts.iter().skip(i + 1) {
                    rows = self.of_tail(rows, tail);
                }
                // "st" may be a saint.
                let first = words.get(skipped).copied().unwrap_or_default();
                let behind_street = first != "st" && is_street(first);
                let found = match rows.is_empty() && !behind_street {
                    true => self.before_county(&name, hint),
                    false => self.chosen(rows),
                };
                if found.0 != Lookup::Unknown {
                    return found;
                }
            }
        }
        (Lookup::Unknown, Vec::new())
    }
}

/// The parts of a name or an address, as keys.
pub(super) fn parts(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split([',', '(', ')', ';', '/', '|', '\n', '–', '—'])
        .flat_map(|part| part.split(" - "))
        .map(key)
        .filter(|part| !part.is_empty())
}
