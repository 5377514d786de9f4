//! A title that states the filters, for an image or a printed sheet.

use super::{ChipKind, Totals, chips};
use messages::{PageText, Words};
use records::codes::{Nation, Region, funding};
use records::query::{Facet, Query};

/// "Museum partnerships in the North East, with Heritage lottery funding: 19 places"; the page's
/// own title where nothing is filtered.
#[must_use]
pub fn title(query: &Query, totals: &Totals, words: Words) -> String {
    if !query.is_filtered() {
        return words.get(PageText::AppTitle).to_owned();
    }
    let places = words.count(PageText::CountPlaces, totals.places);
    format!("{}: {places}", filters_named(query, words))
}

/// The title without a count, for uses that show their own: "Museum partnerships in the North
/// East". `None` where nothing is filtered.
#[must_use]
pub fn subject(query: &Query, words: Words) -> Option<String> {
    query.is_filtered().then(|| filters_named(query, words))
}

fn filters_named(query: &Query, words: Words) -> String {
    let mut out = words.get(PageText::TitleBegins).to_owned();
    let by = phrase(query, Facet::Institution, words);
    let regions = phrase(query, Facet::Region, words);
    let within = phrase(query, Facet::District, words).or(regions);
    let within = within.or_else(|| phrase(query, Facet::Nation, words));
    let within = within.unwrap_or_else(|| words.get(PageText::TitleAcross).to_owned());
    for part in by.into_iter().chain([within]) {
        out.push(' ');
        out += &part;
    }
    let both = !query.choice(Facet::Region).values.is_empty();
    let nation = phrase(query, Facet::Nation, words).filter(|_| both);
    let others = [Facet::Type, Facet::Funding, Facet::Kind, Facet::Certainty];
    let others = others
        .into_iter()
        .filter_map(|facet| phrase(query, facet, words));
    let chips = chips(query, words).into_iter();
    let chips =
        chips.filter(|chip| matches!(chip.kind, ChipKind::Years | ChipKind::Text | ChipKind::Near));
    for part in nation
        .into_iter()
        .chain(others)
        .chain(chips.map(|chip| chip.text))
    {
        out += ", ";
        out += &part;
    }
    out
}

/// The choice in a facet as a phrase within a title; `None` where there is none.
fn phrase(query: &Query, facet: Facet, words: Words) -> Option<String> {
    let choice = query.choice(facet);
    let all = choice.all && facet.is_multi();
    let mut list = String::new();
    for value in &choice.values {
        let text = match facet {
            Facet::Nation | Facet::Region => within(value, words),
            Facet::District => {
                let name = words.district(value);
                words.fill(PageText::TitleWithinOther, &[("text", name)])
            }
            _ => words.value(value).to_owned(),
        };
        if !list.is_empty() {
            list = format!("{list} {} ", words.joiner(all, &text));
        }
        list += &text;
    }
    if list.is_empty() {
        return None;
    }
    let is_unstated = |value: &String| value.is_empty() || value == funding::NOT_STATED;
    let key = match facet {
        Facet::Nation | Facet::Region | Facet::District | Facet::Certainty => return Some(list),
        Facet::Type => PageText::TitleType,
        Facet::Institution => PageText::TitleInstitution,
        Facet::Kind => PageText::TitleKind,
        Facet::Funding if choice.values.iter().any(is_unstated) => PageText::TitleFunding,
        Facet::Funding => PageText::TitleMoney,
    };
    Some(words.fill(key, &[("text", &list)]))
}

/// "in the North East": the preposition depends on the region's name, and may change it.
fn within(name: &str, words: Words) -> String {
    let region = Region::ALL.iter().position(|region| region.name() == name);
    let is_england = name == Nation::England.name();
    let known = region.or_else(|| is_england.then_some(Region::ALL.len()));
    let phrase = known.and_then(|place| words.get(PageText::TitleWithin).split(';').nth(place));
    phrase.map_or_else(
        || words.fill(PageText::TitleWithinOther, &[("text", words.value(name))]),
        str::to_owned,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_the_filters() {
        let totals = Totals {
            places: 19,
            ..Totals::default()
        };
        for (fragment, want) in [
            ("", "Museum partnerships across the UK"),
            (
                "unit=projects&at=uk&colour=type",
                "Museum partnerships across the UK",
            ),
            (
                "region=North+East&funding=Heritage+lottery",
                "Museum partnerships in the North East, with Heritage lottery funding: 19 places",
            ),
            (
                "region=North+East&region=Wales&nation=England",
                "Museum partnerships in the North East or in Wales, in England: 19 places",
            ),
            (
                "nation=England&years=2008..2009&q=loan",
                "Museum partnerships in England, “loan”, 2008–2009: 19 places",
            ),
            (
                "institution=Tate&type=Loan&type=Learning&type.match=all&kind=University",
                "Museum partnerships of Tate across the UK, of the type Loan and Learning, with \
                 partners of the kind University: 19 places",
            ),
            (
                "funding=Not+stated&region=Atlantis",
                "Museum partnerships in Atlantis, funding stream Not stated: 19 places",
            ),
        ] {
            let query = Query::from_fragment(fragment);
            assert_eq!(title(&query, &totals, Words::default()), want, "{fragment}");
        }
        assert_eq!(subject(&Query::default(), Words::default()), None);
        let one = Query::from_fragment("region=London");
        assert_eq!(
            subject(&one, Words::default()).as_deref(),
            Some("Museum partnerships in London")
        );
    }

    #[test]
    fn every_region_and_england_has_its_phrase() {
        let names = Region::ALL.iter().map(|region| region.name());
        for name in names.chain([Nation::England.name()]) {
            let phrase = within(name, Words::default());
            assert!(phrase.ends_with(name), "{name}: {phrase}");
        }
        let phrases = Words::default()
            .get(PageText::TitleWithin)
            .split(';')
            .count();
        assert_eq!(phrases, Region::ALL.len() + 1);
    }
}
