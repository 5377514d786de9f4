//! What leaves the page: the map as a picture, its equivalent in words, and what says what it is.
//!
//! Data leaves through [`crate::export`], the page as one file through [`crate::bundle`], views of
//! the analysis as the [`crate::analysis::Figure`]s that they are; the map becomes such a figure
//! here, drawn from the same [`crate::scene::Scene`] as the screen.

mod key;
mod map;
mod snippet;

pub use map::{MapFacts, map_figure};
pub use snippet::{Frame, snippet};

use crate::catalogue::{Key, ShareKey, Words};
use crate::query::{Query, Unit};
use crate::summary::Totals;

/// A sentence of the headline, as it stands above the map.
#[must_use]
pub fn sentence(headline: &crate::summary::Headline) -> String {
    let mark = headline.mark.map(str::to_owned);
    let parts = mark
        .into_iter()
        .chain(headline.counts.iter().cloned())
        .chain(headline.filters.iter().cloned());
    parts.collect::<Vec<_>>().join(" · ")
}

/// A picture's equivalent for people who do not see it: what it is, what it shows, and where most
/// is. `leading` are regions with their counts, most first.
#[must_use]
pub fn alt_text(
    title: &str,
    sentence: &str,
    leading: &[(String, u32)],
    unit: Unit,
    words: Words,
) -> String {
    let most = leading.iter().take(3).map(|(name, count)| {
        let count = words.count_unit(unit, *count);
        words.fill(
            ShareKey::MostIn,
            &[("region", words.value(name)), ("count", &count)],
        )
    });
    let most: Vec<String> = most.collect();
    let most = match most.as_slice() {
        [] => String::new(),
        list => words.fill(ShareKey::MostAre, &[("list", &list.join("; "))]),
    };
    let text = [title, sentence].join(". ");
    format!("{}. {most}", text.trim_end_matches('.'))
        .trim_end()
        .to_owned()
}

/// What is shown, in words: the filters one by one, or that there is none.
#[must_use]
pub fn query_in_words(query: &Query, words: Words) -> String {
    let chips = crate::summary::chips(query, words);
    if chips.is_empty() {
        return words.get(ShareKey::NoFilter).to_owned();
    }
    let one = |chip: &crate::summary::Chip| format!("{}: {}", words.get(chip.label), chip.text);
    chips.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Counts of what is shown, each with its unit.
#[must_use]
pub fn counts_in_words(totals: &Totals, words: Words) -> Vec<String> {
    vec![
        words.count(Key::CountRecords, totals.records),
        words.count(Key::CountProjects, totals.projects),
        words.count(Key::CountPartners, totals.partners),
        words.count(Key::CountPlaces, totals.places),
    ]
}
