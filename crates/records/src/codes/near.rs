//! Finds the entry of a code list that an unlisted text may mean.

use serde::{Deserialize, Serialize};

use super::list::{CodeList, Entry, key};
use crate::sort;
use crate::text::fold;

/// On what grounds a text is thought to mean an entry, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NearValue {
    /// It differs by a letter or two.
    Slip,
    /// Most of the words are the same.
    Words,
    /// It is part of the entry's name, or contains the entry's words.
    Hint,
}

/// Words that do not help to tell which entry is meant.
const EMPTY_WORDS: [&str; 11] = [
    "the", "of", "and", "a", "for", "in", "y", "yr", "to", "from", "with",
];

/// Words beyond an entry's name that do not make it another body or thing.
const GENERAL_WORDS: [&str; 12] = [
    "group",
    "limited",
    "ltd",
    "trust",
    "trustees",
    "plc",
    "uk",
    "board",
    "service",
    "services",
    "collection",
    "collections",
];

/// The only entry that is close: by a misspelling, by sharing most of its words, or, in lists of
/// terms, by occurring within the text. `None` where several are equally close.
pub(super) fn entry(
    text: &str,
    key: &str,
    list: &'static CodeList,
) -> Option<(&'static Entry, NearValue)> {
    if list.names_in(text).len() > 1 {
        return None;
    }
    let slip = by_letters(text, key, list).map(|at| (at, NearValue::Slip));
    let words = || by_words(text, list);
    let part = || {
        let at = list.parts_tell().then(|| within(text, list))??;
        Some((at, NearValue::Hint))
    };
    let (at, near) = slip.or_else(words).or_else(part)?;
    Some((list.entries.get(at)?, near))
}

/// The entry that differs by few letters: two transposed neighbours in a key of four letters, at
/// most one letter in up to nine, two in up to fourteen, three in more. Where more than one letter
/// differs, each word must be a misspelling of its counterpart: "Natl Gallery" is not "Tate Gallery".
fn by_letters(text: &str, wanted: &str, list: &'static CodeList) -> Option<usize> {
    let length = wanted.chars().count();
    let most = match length {
        0..=3 => return None,
        // A joint PhD is not a joint bid.
        4..=9 => 1,
        10..=14 => 2,
        _ => 3,
    };
    let close = list.index().iter().filter_map(|(key, at)| {
        let other = key.chars().count();
        let near = other >= 4 && other.abs_diff(length) <= most;
        // RLUK is not RCUK, but a laon is a loan.
        let near = near && (length > 4 || is_reordered(wanted, key));
        // Letters added, removed, changed or transposed with their neighbour.
        let distance = near.then(|| strsim::osa_distance(wanted, key))?;
        (distance <= most).then_some((distance, *at))
    });
    let (distance, at) = only_best(close)?;
    let entry = list.entries.get(at)?;
    let is_slip = distance <= 1 || names(entry).any(|name| is_misspelt(text, name));
    is_slip.then_some(at)
}

/// Whether two texts have the same words, each misspelt by a letter in up to nine and by two in more;
/// words of up to three letters must be the same.
fn is_misspelt(text: &str, name: &str) -> bool {
    let (text, name) = (words(text), words(name));
    let is_near = |(a, b): (&String, &String)| {
        let most = match b.chars().count() {
            0..=3 => 0,
            4..=9 => 1,
            _ => 2,
        };
        strsim::osa_distance(a, b) <= most
    };
    text.len() == name.len() && text.iter().zip(&name).all(is_near)
}

/// Whether two texts have the same letters.
fn is_reordered(a: &str, b: &str) -> bool {
    let [mut a, mut b] = [a, b].map(|text| text.chars().collect::<Vec<_>>());
    sort::stable_by(&mut a, &mut |a, b| a.cmp(b));
    sort::stable_by(&mut b, &mut |a, b| a.cmp(b));
    a == b
}

/// The entry that shares at least two words, and three quarters of the words of both texts
/// together. A further word that says which one is meant ("National Museum of Ireland", "… Cornwall")
/// leaves but a hint.
fn by_words(text: &str, list: &'static CodeList) -> Option<(usize, NearValue)> {
    let wanted = words(text);
    let is_extra = |word: &String, other: &[String]| {
        !other.contains(word) && !GENERAL_WORDS.contains(&word.as_str())
    };
    let mut sure = Vec::new();
    let close = list
        .entries
        .iter()
        .enumerate()
        .flat_map(|(at, entry)| names(entry).map(words).map(move |name| (at, name)));
    let close: Vec<(usize, usize)> = close
        .filter_map(|(at, name)| {
            let shared = name.iter().filter(|word| wanted.contains(word)).count();
            let all = name.len() + wanted.len() - shared;
            let is_close = shared >= 2 && shared * 4 >= all * 3;
            let differs = wanted.iter().any(|word| is_extra(word, &name))
                || name.iter().any(|word| is_extra(word, &wanted));
            if is_close && !differs {
                sure.push(at);
            }
            is_close.then_some((all - shared, at))
        })
        .collect();
    let (_, at) = only_best(close.into_iter())?;
    if list.parts_tell() || sure.contains(&at) {
        return Some((at, NearValue::Words));
    }
    // Of two bodies in one cell, neither is meant alone.
    let is_list = text.contains([',', ';', '/', '|', '+', '\n']) || fold(text).contains(" with ");
    (!is_list).then_some((at, NearValue::Hint))
}

/// The entry of which a name occurs, word for word, within the text. Where the text lists several
/// things, one of them is not the meaning of the whole.
fn within(text: &str, list: &'static CodeList) -> Option<usize> {
    if text.contains([',', ';', '/', '|', '+', '&']) {
        return None;
    }
    let wanted = words(text);
    let found = list.entries.iter().enumerate().flat_map(|(at, entry)| {
        let wanted = &wanted;
        names(entry).filter_map(move |name| {
            let name = words(name);
            let long = name.iter().map(String::len).sum::<usize>() >= 4;
            let stands = long && wanted.windows(name.len()).any(|part| part == name);
            stands.then_some((0, at))
        })
    });
    only_best(found).map(|(_, at)| at)
}

/// The entries that a text names word for word, in order; a longer name goes before a shorter one
/// within it.
pub(super) fn named_in(text: &str, list: &'static CodeList) -> Vec<&'static Entry> {
    let wanted = all_words(text);
    let known: Vec<(Vec<String>, usize)> = list
        .entries
        .iter()
        .enumerate()
        .flat_map(|(at, entry)| names(entry).map(move |name| (all_words(name), at)))
        .collect();
    let mut found: Vec<usize> = Vec::new();
    let mut rest = wanted.as_slice();
    while !rest.is_empty() {
        let here = known
            .iter()
            .filter(|(name, _)| !name.is_empty() && rest.starts_with(name));
        let longest = here.max_by_key(|(name, _)| name.len());
        if let Some((_, at)) = longest
            && !found.contains(at)
        {
            found.push(*at);
        }
        let step = longest.map_or(1, |(name, _)| name.len());
        rest = rest.get(step..).unwrap_or_default();
    }
    found
        .into_iter()
        .filter_map(|at| list.entries.get(at))
        .collect()
}

fn all_words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn names(entry: &'static Entry) -> impl Iterator<Item = &'static str> {
    [entry.en, entry.cy]
        .into_iter()
        .chain(entry.synonyms.iter().copied())
}

fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !EMPTY_WORDS.contains(word))
        .map(key)
        .collect()
}

/// The least distance and its index, unless another has the same distance.
fn only_best(close: impl Iterator<Item = (usize, usize)>) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    let mut tied = false;
    for (distance, at) in close {
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, of)) if distance == least => tied |= of != at,
            _ => (best, tied) = (Some((distance, at)), false),
        }
    }
    best.filter(|_| !tied)
}

#[cfg(test)]
mod tests {
    use super::NearValue;
    use crate::codes::list::CodeList;
    use crate::codes::{funding, institutions, kinds, types};

    /// A site's name is not a misspelling of its institution's: it is never accepted together with
    /// misspellings.
    #[test]
    fn on_what_ground() {
        for (text, ground) in [
            ("Victoria and Albert Musem", NearValue::Slip),
            (
                "National Museum of Science and Industry Group",
                NearValue::Words,
            ),
            ("Museum of Science and Industry", NearValue::Hint),
            ("National Maritime Museum Cornwall", NearValue::Hint),
            ("National Museum of Ireland", NearValue::Hint),
            ("Tate St Ives", NearValue::Hint),
        ] {
            let found = institutions::LIST.nearest(text).map(|(_, ground)| ground);
            assert_eq!(found, Some(ground), "{text}");
        }
    }

    #[test]
    fn what_is_offered() {
        let check = |list: &'static CodeList, text: &str, expected: Option<&str>| {
            assert_eq!(list.find(text), None, "{text}: only offered");
            assert_eq!(list.near(text).map(|entry| entry.en), expected, "{text}");
        };
        for (text, expected) in [
            (
                "Victoria and Albert Musuem",
                Some("Victoria and Albert Museum"),
            ),
            ("Nationl Gallery", Some("National Gallery")),
            (
                "Natural History Museum Tring",
                Some("Natural History Museum"),
            ),
            ("Tate Modern", Some("Tate")),
            (
                "Science Museum",
                Some("National Museum of Science & Industry"),
            ),
            ("Cutty Sark", Some("National Maritime Museum")),
            (
                "Sain Ffagan",
                Some("Amgueddfa Cymru - National Museum Wales"),
            ),
            ("V&A Dundee", None),
            ("Llyfrgell Ceredigion", None),
            (
                "National Libary of Wales",
                Some("National Library of Wales"),
            ),
            ("Leeds City Museum", None),
            ("National Gallery of Ireland", None),
            ("Natl Gallery", None),
            ("Nat. Gallery", None),
            ("National Museums", None),
            ("Tate / National Gallery", None),
            ("National Museums Liverpool, Tate", None),
            ("National Portrait Gallery, NGS", None),
            ("Tate and British Museum", None),
            ("Friends of the British Museum", None),
            ("National Wallace Monument", None),
            ("", None),
            ("X", None),
        ] {
            check(&institutions::LIST, text, expected);
        }
        for (text, expected) in [
            ("Tourring exhibition", Some("Touring exhibition")),
            ("Loans of paintings", Some("Loan")),
            ("Teacher training course", Some("Staff development")),
            ("Loans and training", None),
            ("Laon", Some("Loan")),
            ("Joint PhD", None),
            ("Skills sharing", None),
            ("Permanent gallery", None),
        ] {
            check(&types::LIST, text, expected);
        }
        for (text, expected) in [
            ("DCMS", Some("Grant in aid")),
            ("MLA", Some("Renaissance in the Regions")),
            ("own funds", Some("Grant in aid")),
            ("Heritage Lotery Fund", Some("Heritage lottery")),
            ("Esmée Fairbairn", Some("Trust or foundation")),
            ("Esmée Fairbairn Foundation", Some("Trust or foundation")),
            ("ACE NPO", Some("Arts council")),
            ("Government Indemnity", None),
            ("DCMS/Wolfson", None),
            ("Art Fund, DCMS", None),
            ("Homecoming Scotland", None),
            ("Donations", Some("Private donors")),
        ] {
            check(&funding::LIST, text, expected);
        }
        check(&kinds::LIST, "Unversity", Some("University"));
    }
}
