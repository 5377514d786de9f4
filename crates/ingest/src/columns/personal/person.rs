//! Whether a cell reads like the name of a person.

use records::text::fold;

/// How closely a cell resembles a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// It has a title or a common first name.
    Certain,
    /// Two to four capitalised words, none of which shows that it is something else.
    Shape,
}

// `TITLES`, `PARTICLES`, `NO_NAMES` and `FIRST_NAMES`, from `data/vocabularies/names.toml`.
include!(concat!(env!("OUT_DIR"), "/names.rs"));

/// How closely a cell resembles a name, several names, a name with a job title after it, or
/// `Surname, First`.
pub fn likeness(cell: &str) -> Option<Likeness> {
    if cell.len() > 80 || cell.contains(['&', '@', '£', '?', '!', ':']) {
        return None;
    }
    let name = cell
        .split(['(', ';', '/', '\n', '–', '—'])
        .next()
        .unwrap_or_default();
    let name = name.split(" - ").next().unwrap_or_default();
    let turned = name.split_once(',').and_then(|(last, first)| {
        let one = last.split_whitespace().count() == 1;
        one.then(|| format!("{first} {last}"))
    });
    match turned {
        Some(turned) => of_words(&turned),
        // "Jane Smith, Curator": what follows the comma proves nothing about the name.
        None => of_words(name.split([',']).next().unwrap_or_default()),
    }
}

fn of_words(name: &str) -> Option<Likeness> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let mut titled = false;
    while let Some(first) = words.first() {
        let bare = fold(first.trim_end_matches('.'));
        if !TITLES.contains(&bare.as_str()) || words.len() < 2 {
            break;
        }
        titled = true;
        words.remove(0);
    }
    if !(1..=4).contains(&words.len()) || !words.iter().all(|word| is_part(word)) {
        return None;
    }
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    if folded.iter().any(|word| NO_NAMES.contains(&word.as_str())) {
        return None;
    }
    let first = folded.first().map_or("", String::as_str);
    let known = first.split('-').any(|part| FIRST_NAMES.contains(&part));
    match (titled || (known && words.len() > 1), words.len()) {
        (true, _) => Some(Likeness::Certain),
        (false, 2..) => Some(Likeness::Shape),
        (false, _) => None,
    }
}

/// Whether a word may be part of a name: a capitalised word, an initial, or a particle.
fn is_part(word: &str) -> bool {
    if PARTICLES.contains(&word) {
        return true;
    }
    let initials = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let capital = letters.next().is_some_and(char::is_uppercase);
    // Abbreviations of bodies have several capitals; "McKay" and "O'Neill" have two.
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let shouted = capitals == word.chars().count();
    let spelt = word
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    capital && (initials || (spelt && (capitals <= 2 || (shouted && capitals > 4))))
}

#[cfg(test)]
mod tests {
    use super::{Likeness, likeness};

    #[test]
    fn people_and_others() {
        use Likeness::{Certain, Shape};
        for (cell, expected) in [
            ("Jane Sample", Some(Certain)),
            ("Siân Enghraifft", Some(Certain)),
            ("Sample, Jane", Some(Certain)),
            ("Dr N. Body", Some(Certain)),
            ("Ms Body", Some(Certain)),
            ("Jane Sample (registrar)", Some(Certain)),
            ("Jane Sample, Senior Curator", Some(Certain)),
            ("Jane Sample / Tom Body", Some(Certain)),
            ("Mary-Ann O'Body", Some(Certain)),
            ("J. R. Body", Some(Shape)),
            ("Xanthe Body", Some(Shape)),
            ("Xanthe van der Body", Some(Shape)),
            ("Jane", None),
            ("Touring Exhibition", None),
            ("Summer Season", None),
            ("Leeds City Museum", None),
            ("Isle of Wight", None),
            ("jane sample", None),
            ("V&A", None),
            ("IWM North", None),
            ("to be confirmed", None),
            ("12 boxes", None),
            ("Roman Coins of Kent and Essex", None),
            ("", None),
        ] {
            assert_eq!(likeness(cell), expected, "{cell}");
        }
    }
}
