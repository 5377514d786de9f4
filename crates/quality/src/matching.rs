//! Decides whether two values of a column are probably the same.

use hashbrown::HashSet;

use crate::blocking::Keys;
use crate::names::{PartnerName, PartnerNames, is_one_slip};
use crate::near_duplicate_values::Reason;
use geography::geo::distance_km;
use records::codes::CodeList;
use records::record::LonLat;

/// Words that do not turn a name into that of another body.
const EXTRA: [&str; 9] = [
    "trust",
    "service",
    "charity",
    "charitable",
    "company",
    "plc",
    "cic",
    "cio",
    "incorporated",
];

/// Words that mean little next to "museum".
const BESIDE_MUSEUM: [&str; 2] = ["art", "gallery"];

/// Words that differ by a letter or so but mean something else.
const OPPOSITES: [(&str, &str); 4] = [
    ("women", "woman"),
    ("marine", "marina"),
    ("historic", "history"),
    ("national", "notional"),
];

/// Words shorter than this are never taken for misspellings of each other.
const LONG_ENOUGH: usize = 5;

/// The maximum number of values with the rarer of two words that differ by a letter: a misspelling
/// is rare.
const RARE: u32 = 2;

/// The distance in kilometres beyond which two names that differ by a letter mean two bodies.
const APART_KM: f64 = 25.0;

/// A value of a column and what is known of it.
pub struct Value<'v> {
    /// The text of the value.
    pub text: &'v str,
    /// The position of the first record with it.
    pub position: Option<LonLat>,
}

/// The pairs of values that are probably the same, by index, with the reason. `list` contains
/// values that are known to be different; `places` recognises places by their folded names.
pub fn alike(
    values: &[Value<'_>],
    list: Option<&'static CodeList>,
    places: &HashSet<String>,
) -> Vec<(u32, u32, Reason)> {
    let alike = take_apart(values, list, places);
    let pairs = alike.keys().pairs().into_iter();
    pairs
        .filter_map(|(a, b)| Some((a, b, alike.reason(a as usize, b as usize)?)))
        .collect()
}

fn take_apart<'a>(
    values: &'a [Value<'a>],
    list: Option<&'static CodeList>,
    places: &'a HashSet<String>,
) -> Alike<'a> {
    let mut names = PartnerNames::default();
    let is_place = |place: &str| places.contains(place);
    let taken_apart: Vec<PartnerName> = values
        .iter()
        .map(|value| names.name(value.text, &is_place))
        .collect();
    Alike {
        values,
        list,
        places,
        in_values: counts(&taken_apart, names.words.len()),
        extra: EXTRA.iter().filter_map(|word| names.code(word)).collect(),
        museum: names.code("museum"),
        beside_museum: BESIDE_MUSEUM
            .iter()
            .filter_map(|word| names.code(word))
            .collect(),
        words: names,
        names: taken_apart,
    }
}

/// Word → the number of values that contain it.
fn counts(names: &[PartnerName], words: usize) -> Vec<u32> {
    let mut counts = vec![0; words];
    for &word in names.iter().flat_map(|name| &name.words) {
        if let Some(count) = counts.get_mut(word as usize) {
            *count += 1;
        }
    }
    counts
}

struct Alike<'a> {
    values: &'a [Value<'a>],
    list: Option<&'static CodeList>,
    places: &'a HashSet<String>,
    words: PartnerNames,
    names: Vec<PartnerName>,
    in_values: Vec<u32>,
    extra: Vec<u32>,
    museum: Option<u32>,
    beside_museum: Vec<u32>,
}

impl Alike<'_> {
    /// Puts every value under all keys under which a similar value would be found.
    fn keys(&self) -> Keys {
        let mut keys = Keys::default();
        for (name, value) in self.names.iter().zip(0..) {
            if name.letters.is_empty() {
                continue;
            }
            keys.put(&name.letters, value);
            keys.put(&name.words, value);
            keys.put(self.without(&name.words, &self.extra), value);
            keys.put(self.museum_alone(&name.words), value);
            if let Some(before) = &name.before_place {
                keys.put(before, value);
            }
            self.put_slips(name, value, &mut keys);
        }
        keys
    }

    /// Adds keys for misspellings: two words that differ by one slip share a form with one letter
    /// omitted, or are such a form.
    fn put_slips(&self, name: &PartnerName, value: u32, keys: &mut Keys) {
        for &word in &name.words {
            let text = self.words.word(word);
            if !can_slip(text) {
                continue;
            }
            let others = self.without(&name.words, &[word]);
            keys.put((&others, text), value);
            for (at, c) in text.char_indices() {
                let (before, after) = text.split_at(at);
                let form = [before, after.get(c.len_utf8()..).unwrap_or_default()].concat();
                keys.put((&others, form.as_str()), value);
            }
        }
    }

    fn without(&self, words: &[u32], left_out: &[u32]) -> Vec<u32> {
        let keep = |word: &&u32| !left_out.contains(word);
        words.iter().filter(keep).copied().collect()
    }

    /// The words without those that mean little next to "museum", if anything remains to identify
    /// the museum.
    fn museum_alone(&self, words: &[u32]) -> Vec<u32> {
        let alone = self.without(words, &self.beside_museum);
        match self.museum {
            Some(museum) if words.contains(&museum) && alone.len() > 1 => alone,
            _ => words.to_vec(),
        }
    }

    fn reason(&self, a: usize, b: usize) -> Option<Reason> {
        let (first, second) = (self.names.get(a)?, self.names.get(b)?);
        if self.are_listed(a, b) || !self.have_the_same_numbers(first, second) {
            return None;
        }
        if first.letters == second.letters {
            return Some(Reason::Spelling);
        }
        if first.words == second.words && !first.words.is_empty() {
            return Some(Reason::Words);
        }
        let is_before = |one: &PartnerName, other: &PartnerName| {
            one.before_place.as_ref() == Some(&other.words)
        };
        if is_before(first, second) || is_before(second, first) {
            return Some(Reason::Place);
        }
        let same = |form: &dyn Fn(&[u32]) -> Vec<u32>| {
            let (one, other) = (form(&first.words), form(&second.words));
            one == other && !one.is_empty()
        };
        if same(&|words| self.without(words, &self.extra)) || same(&|w| self.museum_alone(w)) {
            return Some(Reason::Extra);
        }
        self.is_slip(a, b).then_some(Reason::Slip)
    }

    /// Whether both are in the code list, which distinguishes them.
    fn are_listed(&self, a: usize, b: usize) -> bool {
        self.list.is_some_and(|list| {
            [a, b].into_iter().all(|at| {
                let value = self.values.get(at);
                value.is_some_and(|value| list.labelled(value.text).is_some())
            })
        })
    }

    /// Whether both have the same numbers: "Hall 2" is not "Hall 3", nor "Sample museum B" "Sample
    /// museum C".
    fn have_the_same_numbers(&self, a: &PartnerName, b: &PartnerName) -> bool {
        let numbers = |name: &PartnerName| -> Vec<u32> {
            let tells = |&&word: &&u32| {
                let text = self.words.word(word);
                text.chars().count() == 1 || text.chars().any(char::is_numeric)
            };
            name.words.iter().filter(tells).copied().collect()
        };
        a.letters == b.letters || numbers(a) == numbers(b)
    }

    fn is_slip(&self, a: usize, b: usize) -> bool {
        let (Some(first), Some(second)) = (self.names.get(a), self.names.get(b)) else {
            return false;
        };
        let [x] = self.without(&first.words, &second.words)[..] else {
            return false;
        };
        let [y] = self.without(&second.words, &first.words)[..] else {
            return false;
        };
        let count = |word: u32| self.in_values.get(word as usize).copied().unwrap_or(0);
        let (p, q) = (self.words.word(x), self.words.word(y));
        let opposed = |(one, other): &(&str, &str)| [(p, q), (q, p)].contains(&(*one, *other));
        can_slip(p)
            && can_slip(q)
            && is_one_slip(p, q)
            && count(x).min(count(y)) <= RARE
            && !OPPOSITES.iter().any(opposed)
            && !self.are_two_places(&first.words, p, q)
            && !self.are_apart(a, b)
    }

    /// Whether the words are two places, such as Perth and Porth, unless the place itself was
    /// misspelt.
    fn are_two_places(&self, words: &[u32], p: &str, q: &str) -> bool {
        words.len() > 1 && self.places.contains(p) && self.places.contains(q)
    }

    fn are_apart(&self, a: usize, b: usize) -> bool {
        let position = |at: usize| self.values.get(at).and_then(|value| value.position);
        match (position(a), position(b)) {
            (Some(one), Some(other)) => distance_km(one, other) > APART_KM,
            _ => false,
        }
    }
}

fn can_slip(word: &str) -> bool {
    word.chars().count() >= LONG_ENOUGH && !word.chars().any(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::{Value, alike, take_apart};
    use crate::near_duplicate_values::Reason::{self, Extra, Place, Slip, Spelling, Words};
    use hashbrown::HashSet;
    use proptest::prelude::*;
    use records::codes::institutions;
    use records::record::LonLat;
    use testing::cases;

    fn found(values: &[&str]) -> Vec<(u32, u32, Reason)> {
        let value = |text| Value {
            text,
            position: None,
        };
        let values: Vec<Value<'_>> = values.iter().copied().map(value).collect();
        let places = ["leeds", "perth", "porth"].map(str::to_owned);
        alike(&values, Some(&institutions::LIST), &HashSet::from(places))
    }

    #[test]
    fn one_and_the_same() {
        for (a, b, reason) in [
            ("Ty Pawb", "Tŷ Pawb", Spelling),
            ("LEEDS CITY MUSEUM", "Leeds City Museum", Spelling),
            ("V & A Dundee", "V and A Dundee", Spelling),
            ("Art gallery", "Artgallery", Spelling),
            ("The Ashmolean Museum", "Ashmolean Museum", Words),
            ("St Mungo Museum", "Saint Mungo Museum", Words),
            ("University of York", "York University", Words),
            (
                "Leeds Museums & Galleries",
                "Leeds Museum and Gallery",
                Words,
            ),
            ("Univ. of Leeds", "University of Leeds", Words),
            ("Abbey House, Leeds", "Abbey House", Place),
            ("Abbey House (Leeds)", "Abbey House", Place),
            ("Derby Museums Trust", "Derby Museums", Extra),
            (
                "Doncaster Museum and Art Gallery",
                "Doncaster Museum",
                Extra,
            ),
            ("Fitzwiliam Museum", "Fitzwilliam Museum", Slip),
            ("Ashmolaen Museum", "Ashmolean Museum", Slip),
            ("Aberystwyth", "Aberystwth", Slip),
            ("Perth", "Porth", Slip),
        ] {
            assert_eq!(found(&[a, b]), [(0, 1, reason)], "{a} / {b}");
            assert_eq!(found(&[b, a]), [(0, 1, reason)], "{b} / {a}");
        }
    }

    #[test]
    fn different_bodies() {
        for (a, b) in [
            ("National Museum of Wales", "National Museum of Scotland"),
            ("National Museums Liverpool", "National Museums Scotland"),
            ("V&A Dundee", "V&A"),
            ("Young V&A", "V&A"),
            ("Leeds City Museum", "Leeds City Council"),
            ("Leeds City Museum", "Leeds City Library"),
            ("Hall 2", "Hall 3"),
            ("Sample museum 0421", "Sample museum 0422"),
            ("Sample national museum B", "Sample national museum C"),
            ("Perth Museum", "Porth Museum"),
            ("King George V Hall", "King George VI Hall"),
            ("Wallace Collection", "National Wallace Monument"),
            ("Bath Museum", "Batt Museum"),
            ("Manchester Museum", "Manchester Art Gallery"),
            ("Trust", "Charity"),
            ("British Museum", "British Library"),
            ("Tate", "Tate Britain"),
            ("Newport, Gwent", "Newport, Leeds"),
            ("", "-"),
        ] {
            assert_eq!(found(&[a, b]), [], "{a} / {b}");
        }
    }

    #[test]
    fn a_frequent_word_is_no_slip() {
        let values = [
            "Burnley Arts",
            "Burnlay Arts",
            "Burnley Hall",
            "Burnlay Hall",
            "Burnley Mill",
            "Burnlay Mill",
            "Burnley Town",
            "Burnlay Town",
        ];
        assert_eq!(found(&values), []);
        assert_eq!(found(&values[..3]), [(0, 1, Slip)]);
    }

    #[test]
    fn far_apart_is_no_slip() {
        let at = |text, lat| Value {
            text,
            position: Some(LonLat { lon: -1.5, lat }),
        };
        let pair = |lat| {
            let values = [at("Halton Museum", 53.8), at("Hatton Museum", lat)];
            alike(&values, None, &HashSet::new()).len()
        };
        assert_eq!((pair(53.81), pair(55.0)), (1, 0));
    }

    proptest! {
        #![proptest_config(cases(64))]

        /// The keys find every pair that comparing all with all would find.
        #[test]
        fn nothing_is_missed_that_comparing_all_would_find(
            texts in proptest::collection::hash_set(
                "(The )?(Leeds|Leds|Perth|Porth|Hall|Hal) (City )?(Museum|Musuem|Museums|Gallery)?( Trust| & Art Gallery|, Leeds| 2| \\(Perth\\))?",
                1..12,
            ),
        ) {
            let values: Vec<Value<'_>> = texts.iter().map(|text| Value { text, position: None }).collect();
            let places = HashSet::from(["leeds", "perth"].map(str::to_owned));
            let all = take_apart(&values, None, &places);
            let mut slowly = Vec::new();
            for b in 0..values.len() {
                for a in 0..b {
                    slowly.extend(all.reason(a, b).map(|reason| (a as u32, b as u32, reason)));
                }
            }
            slowly.sort_unstable();
            prop_assert_eq!(alike(&values, None, &places), slowly);
        }
    }
}
