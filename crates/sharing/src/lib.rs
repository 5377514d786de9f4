//! What leaves the page: the map as a picture, its equivalent in words, and what says what it is.
//!
//! Data leaves through [`export`], the page as one file through [`embedding::bundle`], views of
//! the analysis as the [`analysis::Figure`]s that they are; the map becomes such a figure
//! here, drawn from the same [`cartography::scene::Scene`] as the screen.

mod key;
mod map;
mod snippet;

pub use map::{MapFacts, map_figure};
pub use snippet::{FrameSnippet, snippet};

use explore::aggregates::Totals;
use messages::{PageText, ShareText, Words};
use records::query::{Query, Unit};

/// A sentence of the headline, as it stands above the map.
#[must_use]
pub fn sentence(headline: &explore::aggregates::Headline) -> String {
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
            ShareText::MostIn,
            &[("region", words.value(name)), ("count", &count)],
        )
    });
    let most: Vec<String> = most.collect();
    let most = match most.as_slice() {
        [] => String::new(),
        list => words.fill(ShareText::MostAre, &[("list", &list.join("; "))]),
    };
    let text = [title, sentence].join(". ");
    format!("{}. {most}", text.trim_end_matches('.'))
        .trim_end()
        .to_owned()
}

/// What is shown, in words: the filters one by one, or that there is none.
#[must_use]
pub fn query_in_words(query: &Query, words: Words) -> String {
    let chips = explore::aggregates::chips(query, words);
    if chips.is_empty() {
        return words.get(ShareText::NoFilter).to_owned();
    }
    let one =
        |chip: &explore::aggregates::Chip| format!("{}: {}", words.get(chip.label), chip.text);
    chips.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Counts of what is shown, each with its unit.
#[must_use]
pub fn counts_in_words(totals: &Totals, words: Words) -> Vec<String> {
    vec![
        words.count(PageText::CountRecords, totals.records),
        words.count(PageText::CountProjects, totals.projects),
        words.count(PageText::CountPartners, totals.partners),
        words.count(PageText::CountPlaces, totals.places),
    ]
}
