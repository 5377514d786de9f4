//! Reads a cell that names a place: alone, with the area that it is in, or at the end of an
//! address.

use super::super::name::{self, key};
use super::super::{Bias, Lookup, Match, Namesakes};
use super::{DOMINANT_PEOPLE, LONGER_PEOPLE, LONGER_TIMES, TownTable};

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
        let rows = self.named(&whole);
        if !rows.is_empty() {
            return self.whole_or_longer(&whole, rows.collect(), hint);
        }
        // The Lake District is not Lake in Wiltshire.
        let is_area = self.county(&whole).is_some();
        if let Some(inner) = name::undressed(&whole).filter(|_| !is_area) {
            let is_place = name::is_near(&whole) || name::is_village(&whole);
            // A council is not named after a village, but after its main place.
            let is_main = |row: &u32| {
                self.people(*row) > 0 || self.area_key(*row).is_some_and(|area| area == inner)
            };
            let rows = self.named(inner).filter(|row| is_place || is_main(row));
            let rows: Vec<u32> = rows.collect();
            if !rows.is_empty() {
                return self.chosen(self.near_hint(rows, hint));
            }
        }
        let parts: Vec<String> = parts(&bare).collect();
        let found = match parts.as_slice() {
            [one] if self.county(one).is_some() => return (Lookup::Unknown, Vec::new()),
            [one] => match self.before_county(one, hint) {
                (Lookup::Unknown, _) => {
                    self.begun(self.near_hint(self.longer(one, LONGER_PEOPLE), hint), &[])
                }
                found => found,
            },
            parts => self.among(parts, hint),
        };
        match found.0 {
            Lookup::Unknown => self.end_of_address(&parts, hint),
            _ => found,
        }
    }

    /// A place by its whole name; where that is nowhere the hint says, or only a village's, one
    /// whose longer name begins with it.
    fn whole_or_longer(&self, whole: &str, rows: Vec<u32>, hint: Bias) -> (Lookup, Vec<u32>) {
        let rows = self.near_hint(rows, hint);
        let most = rows.iter().map(|row| self.people(*row)).max();
        let least = most.map_or(0, |most| most.max(LONGER_PEOPLE / 10) * LONGER_TIMES);
        if most.unwrap_or_default() < LONGER_PEOPLE {
            let longer = self.longer(whole, least.max(LONGER_PEOPLE));
            let longer = self.near_hint(longer, hint);
            let found = self.begun(longer, &rows);
            if found.0 != Lookup::Unknown {
                return found;
            }
        }
        self.chosen(rows)
    }

    fn chosen(&self, mut rows: Vec<u32>) -> (Lookup, Vec<u32>) {
        (self.choose(&mut rows), rows)
    }

    /// The result from rows of which the given name is only the beginning, before the rows of which
    /// it is the whole.
    fn begun(&self, longer: Vec<u32>, whole: &[u32]) -> (Lookup, Vec<u32>) {
        let (found, mut rows) = self.chosen(longer);
        let found = match found {
            Lookup::Found(fix) => Lookup::Found(Match {
                read_as: rows.first().map(|row| name::titled(self.keys.get(*row))),
                ..fix
            }),
            other => other,
        };
        rows.extend(whole);
        (found, rows)
    }

    /// The first part that names a place and is not contradicted by the parts after it.
    fn among(&self, parts: &[String], hint: Bias) -> (Lookup, Vec<u32>) {
        let (mut several, mut far_off) = ((Lookup::Unknown, Vec::new()), 0);
        for (i, part) in parts.iter().enumerate() {
            let part = name::undressed(part).unwrap_or(part);
            let narrowed = |rows| {
                let tails = parts.iter().skip(i + 1);
                tails.fold(self.near_hint(rows, hint), |rows, tail| {
                    self.of_tail(rows, tail)
                })
            };
            let mut found = self.chosen(narrowed(self.named(part).collect()));
            // Only a county tells which longer name is meant.
            let tail = parts.get(i + 1);
            if found.0 == Lookup::Unknown && tail.is_some_and(|tail| self.county(tail).is_some()) {
                found = self.begun(narrowed(self.longer(part, 0)), &[]);
            }
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
