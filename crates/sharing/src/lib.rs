//! Exports from the page: the map as an image, its description in words, and accompanying
//! information.
//!
//! Data is exported by [`export`], the page as one file by [`embedding::bundle`], and views of the
//! analysis as the [`analysis::Figure`]s that they are; the map becomes such a figure here, drawn
//! from the same [`cartography::scene::Scene`] as on screen.

mod key;
mod map;
mod snippet;

pub use map::{MapFacts, map_figure};
pub use snippet::{FrameSnippet, snippet};

use explore::aggregates::Totals;
use messages::{PageText, ShareText, Words};
use records::query::{Query, Unit};

/// The headline as a sentence, as shown above the map.
#[must_use]
pub fn sentence(headline: &explore::aggregates::Headline) -> String {
    let mark = headline.mark.map(str::to_owned);
    let parts = mark
        .into_iter()
        .chain(headline.counts.iter().cloned())
        .chain(headline.filters.iter().cloned());
    parts.collect::<Vec<_>>().join(" · ")
}

/// An image's description for people who cannot see it: what it is, what it shows, and where most
/// records are. `leading` are regions with their counts, highest first.
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

/// The filters in words, one by one, or a statement that there is none.
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

/// Counts of the records shown, each with its unit.
#[must_use]
pub fn counts_in_words(totals: &Totals, words: Words) -> Vec<String> {
    vec![
        words.count(PageText::CountRecords, totals.records),
        words.count(PageText::CountProjects, totals.projects),
        words.count(PageText::CountPartners, totals.partners),
        words.count(PageText::CountPlaces, totals.places),
    ]
}
