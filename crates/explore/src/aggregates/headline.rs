//! A sentence that always describes what is shown, and the filters as chips.

use super::Totals;
use messages::{PageText, Words};
use records::query::{Facet, Locked, Near, Query};

/// The filter that removing a chip clears.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ChipKind {
    /// A value of a facet.
    Value(Facet, String),
    /// The period.
    Years,
    /// The search words.
    Text,
    /// The distance from a point.
    Near,
}

/// An active filter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chip {
    /// The filter it represents.
    pub kind: ChipKind,
    /// The filter's label.
    pub label: PageText,
    /// The filter's value as text.
    pub text: String,
}

/// The active filters in the order of the panel.
#[must_use]
pub fn chips(query: &Query, words: Words) -> Vec<Chip> {
    let mut out = Vec::new();
    if !query.text.trim().is_empty() {
        let text = words.fill(PageText::Quoted, &[("text", query.text.trim())]);
        out.push(Chip {
            kind: ChipKind::Text,
            label: PageText::Search,
            text,
        });
    }
    for facet in Facet::ALL {
        for value in &query.choice(facet).values {
            out.push(Chip {
                kind: ChipKind::Value(facet, value.clone()),
                label: PageText::of_facet(facet),
                text: words.of_facet(facet, value).to_owned(),
            });
        }
    }
    if let Some(near) = &query.near {
        out.push(Chip {
            kind: ChipKind::Near,
            label: PageText::Distance,
            text: near_in_words(near, words),
        });
    }
    if let Some(years) = query.years {
        let text = if years.from == years.to {
            years.from.to_string()
        } else {
            format!("{}–{}", years.from, years.to)
        };
        let text = if years.undated {
            words.fill(PageText::AndUndated, &[("years", &text)])
        } else {
            text
        };
        out.push(Chip {
            kind: ChipKind::Years,
            label: PageText::Period,
            text,
        });
    }
    out
}

/// "within 10 miles of Haverfordwest"; a point without a name is given by its position.
#[must_use]
pub fn near_in_words(near: &Near, words: Words) -> String {
    let radius = words.radius(near.radius);
    words.fill(
        PageText::WithinOf,
        &[("radius", &radius), ("place", &words.point(near))],
    )
}

/// The active filters that can be removed.
#[must_use]
pub fn removable(query: &Query, words: Words) -> Vec<Chip> {
    let mut chips = chips(query, words);
    chips.retain(|chip| {
        let place = match chip.kind {
            ChipKind::Value(facet, _) => facet.index(),
            ChipKind::Years => Locked::YEARS,
            ChipKind::Text => Locked::TEXT,
            ChipKind::Near => Locked::NEAR,
        };
        !query.locked.has(place)
    });
    chips
}

/// The headline in parts, so that the numbers can be styled separately.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headline {
    /// The counts with their units; the first one "of" all records.
    pub counts: Vec<String>,
    /// The filters, joined with "and" or "or" where several values of one facet are chosen.
    pub filters: Vec<String>,
    /// A remark where the data is synthetic.
    pub mark: Option<&'static str>,
}

impl Headline {
    /// Adds how many records have no position but would match if it were not for a distance filter
    /// ([`crate::crossfilter::Filtered::unlocated`]).
    #[must_use]
    pub fn with_unlocated(mut self, records: u32, words: Words) -> Self {
        if records > 0 {
            self.counts
                .push(words.count(PageText::CountUnlocated, records));
        }
        self
    }

    /// The whole sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let mark = self.mark.map(str::to_owned);
        mark.into_iter()
            .chain(self.counts.iter().cloned())
            .chain(self.filters.iter().cloned())
            .collect::<Vec<_>>()
            .join(" · ")
    }
}

/// The headline for what is shown.
#[must_use]
pub fn headline(
    query: &Query,
    totals: &Totals,
    all_records: u32,
    illustrative: bool,
    words: Words,
) -> Headline {
    let records = if totals.records == all_records {
        words.count(PageText::CountRecords, totals.records)
    } else {
        let shown = words.number(totals.records);
        words.fill(
            PageText::CountOf,
            &[
                ("shown", &shown),
                ("all", &words.count(PageText::CountRecords, all_records)),
            ],
        )
    };
    let mut counts = vec![
        records,
        words.count(PageText::CountProjects, totals.projects),
        words.count(PageText::CountPartners, totals.partners),
        words.count(PageText::CountPlaces, totals.places),
    ];
    if totals.somewhere > 0 {
        counts.push(words.count(PageText::CountSomewhere, totals.somewhere));
    }
    if totals.unplaced > 0 {
        counts.push(words.count(PageText::CountUnplaced, totals.unplaced));
    }
    Headline {
        counts,
        filters: filters(query, words),
        mark: illustrative.then(|| words.get(PageText::IllustrativeMark)),
    }
}

fn filters(query: &Query, words: Words) -> Vec<String> {
    let mut out = Vec::new();
    let mut last = None;
    for chip in chips(query, words) {
        let ChipKind::Value(facet, _) = chip.kind else {
            out.push(chip.text);
            continue;
        };
        if last == Some(facet) {
            let and = query.choice(facet).all && facet.is_multi();
            let joiner = words.joiner(and, &chip.text);
            if let Some(group) = out.last_mut() {
                *group = format!("{group} {joiner} {}", chip.text);
            }
        } else {
            out.push(chip.text);
        }
        last = Some(facet);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use records::query::Years;

    #[test]
    fn the_headline_names_every_unit() {
        let mut query = Query::default();
        query.choice_mut(Facet::Nation).values = vec!["Scotland".into()];
        query.choice_mut(Facet::Type).values = vec!["Touring exhibition".into(), "Loan".into()];
        query.years = Some(Years {
            from: 2008,
            to: 2009,
            undated: false,
        });
        let totals = Totals {
            records: 1_212,
            projects: 94,
            partners: 1,
            places: 88,
            unplaced: 2,
            ..Totals::default()
        };
        let headline = headline(&query, &totals, 3_380, false, Words::default());
        assert_eq!(
            headline.sentence(),
            "1,212 of 3,380 records · 94 projects · 1 partner · 88 places · 2 records not placed · \
             Touring exhibition or Loan · Scotland · 2008–2009"
        );
    }

    #[test]
    fn a_distance_says_from_where_and_what_has_none() {
        for (fragment, text) in [
            (
                "near=51.8,-4.97,10mi,Haverfordwest",
                "within 10 miles of Haverfordwest",
            ),
            ("near=51.8,-4.97,30km", "within 30 km of 51.8000, -4.9700"),
        ] {
            let query = Query::from_fragment(fragment);
            let totals = Totals {
                records: 3,
                ..Totals::default()
            };
            let headline = headline(&query, &totals, 380, false, Words::default());
            assert_eq!(headline.filters, [text]);
            let sentence = headline.with_unlocated(12, Words::default()).sentence();
            assert_eq!(
                sentence,
                format!(
                    "3 of 380 records · 0 projects · 0 partners · 0 places · \
                     12 records that otherwise match have no position · {text}"
                )
            );
        }
        let mut query = Query::from_fragment("near=51.8,-4.97,10mi");
        assert_eq!(removable(&query, Words::default()).len(), 1);
        query.locked.add(Locked::NEAR);
        assert_eq!(removable(&query, Words::default()), []);
    }

    #[test]
    fn without_a_filter_nothing_is_said_to_be_left_out() {
        let totals = Totals {
            records: 380,
            ..Totals::default()
        };
        let headline = headline(&Query::default(), &totals, 380, true, Words::default());
        assert_eq!(
            headline.sentence(),
            "Illustrative data · 380 records · 0 projects · 0 partners · 0 places"
        );
    }
}
