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

/// The only entry that is close: by a misspelling, by sharing most of its words, or, in lists of
/// terms, by occurring within the text. `None` where several are equally close.
pub(super) fn entry(
    text: &str,
    key: &str,
    list: &'static CodeList,
) -> Option<(&'static Entry, NearValue)> {
    let slip = by_letters(key, list).map(|at| (at, NearValue::Slip));
    let words = || by_words(text, list).map(|at| (at, NearValue::Words));
    let part = || {
        let at = list.parts_tell().then(|| within(text, list))??;
        Some((at, NearValue::Hint))
    };
    let (at, near) = slip.or_else(words).or_else(part)?;
    Some((list.entries.get(at)?, near))
}

/// The entry that differs by few letters: two transposed neighbours in a key of four letters, at
/// most one letter in up to nine, two in up to fourteen, three in more.
fn by_letters(wanted: &str, list: &'static CodeList) -> Option<usize> {
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
    only_best(close)
}

/// Whether two texts have the same letters.
fn is_reordered(a: &str, b: &str) -> bool {
    let [mut a, mut b] = [a, b].map(|text| text.chars().collect::<Vec<_>>());
    sort::stable_by(&mut a, &mut |a, b| a.cmp(b));
    sort::stable_by(&mut b, &mut |a, b| a.cmp(b));
    a == b
}

/// The entry that shares at least two words, and three quarters of the words of both texts
/// together.
fn by_words(text: &str, list: &'static CodeList) -> Option<usize> {
    let wanted = words(text);
    let close = list.entries.iter().enumerate().flat_map(|(at, entry)| {
        let wanted = &wanted;
        names(entry).filter_map(move |name| {
            let name = words(name);
            let shared = name.iter().filter(|word| wanted.contains(word)).count();
            let all = name.len() + wanted.len() - shared;
            (shared >= 2 && shared * 4 >= all * 3).then_some((all - shared, at))
        })
    });
    only_best(close)
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
    only_best(found)
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

/// The index with the least distance, unless another has the same distance.
fn only_best(close: impl Iterator<Item = (usize, usize)>) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    let mut tied = false;
    for (distance, at) in close {
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, of)) if distance == least => tied |= of != at,
            _ => (best, tied) = (Some((distance, at)), false),
        }
    }
    best.filter(|_| !tied).map(|(_, at)| at)
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
