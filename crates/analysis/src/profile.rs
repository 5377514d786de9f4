//! A page about one institution, partner or region.

mod draw;
mod subject;
mod tables;

use super::{Control, Input, Panel, count};
use draw::draw;
use explore::aggregates::{Totals, totals};
use messages::ProfileText;
use messages::{AnalysisText, PageText};
use records::Row;
use records::query::{Facet, Unit};
use records::sort;
use records::text::percent;
use subject::{Who, offered};
use tables::tables;

/// The maximum number of rows in a table of partners or institutions.
const MOST_LINES: usize = 1_000;
/// The number of partners offered in the list; all others can be chosen by their name in a table.
const OFFERED: usize = 40;
/// The maximum number of bars in a chart.
const BARS: usize = 6;

/// The content of a page.
struct Page {
    who: Who,
    rows: Vec<Row>,
    totals: Totals,
    /// Values and counts in the query's unit.
    types: Vec<(String, u32)>,
    funding: Vec<(String, u32)>,
    first_year: i32,
    years: Vec<u32>,
}

fn page(input: &Input, who: Who) -> Page {
    let rows = who.rows(input);
    let values = |facet| -> Vec<(String, u32)> {
        let counts = count::by_facet(input.data, input.unit(), &rows, facet);
        let values = input.data.facet(facet).values();
        let leaders = sort::most_first(&counts).into_iter();
        leaders
            .map(|(code, n)| (values.get(code).to_owned(), n))
            .collect()
    };
    let (first_year, years) = count::active_years(input.located, &rows);
    Page {
        totals: totals(input.data, &rows),
        types: values(Facet::Type),
        funding: values(Facet::Funding),
        first_year,
        years,
        rows,
        who,
    }
}

/// Computes the view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let offered = offered(input);
    let option = |who: &Who| {
        let gaps = [("kind", w.get(who.kind())), ("name", who.shown(w))];
        (who.key(), w.fill(ProfileText::Option, &gaps))
    };
    let options = offered.iter().map(option).collect();
    let control = Control::new(&input.lens(), "who", w.get(ProfileText::Who), options);
    let Some(who) = Who::parse(&control.chosen) else {
        return Panel {
            title: w.get(AnalysisText::ProfileQuestion).to_owned(),
            sentence: w.get(ProfileText::Nobody).to_owned(),
            ..Panel::default()
        };
    };
    let title = match who {
        Who::Institution(_) => ProfileText::TitleInstitution,
        Who::Partner(_) => ProfileText::TitlePartner,
        Who::Region(_) => ProfileText::TitleRegion,
    };
    let unit = w.get(PageText::of_unit_lower(input.unit()));
    let title = w.fill(title, &[("name", who.shown(w)), ("unit", unit)]);
    let page = page(input, who);
    if page.rows.is_empty() {
        return Panel {
            title,
            sentence: w.fill(ProfileText::Hidden, &[("name", page.who.shown(w))]),
            controls: vec![control],
            ..Panel::default()
        };
    }
    Panel {
        title,
        sentence: sentence(input, &page),
        notes: notes(input, &page),
        controls: vec![control],
        figure: Some(draw(input, &page)),
        tables: tables(input, &page),
        ..Panel::default()
    }
}

fn sentence(input: &Input, page: &Page) -> String {
    let w = input.words;
    let totals = &page.totals;
    let template = match page.who {
        Who::Institution(_) => ProfileText::Institution,
        Who::Partner(_) => ProfileText::Partner,
        Who::Region(_) => ProfileText::Region,
    };
    let gaps = [
        ("name", page.who.shown(w)),
        ("records", &*w.count_unit(Unit::Records, totals.records)),
        ("projects", &*w.count_unit(Unit::Projects, totals.projects)),
        ("partners", &*w.count_unit(Unit::Partners, totals.partners)),
        (
            "institutions",
            &*w.count(ProfileText::Institutions, totals.institutions),
        ),
        ("places", &*w.count(PageText::CountPlaces, totals.places)),
    ];
    let mut out = w.fill(template, &gaps);
    let leaders = page.types.iter().take(3).map(|(name, n)| {
        let n = input.counted(*n);
        w.fill(ProfileText::One, &[("name", w.value(name)), ("n", &n)])
    });
    let list = input.words.list(&leaders.collect::<Vec<_>>());
    out.push_str(&w.fill(ProfileText::MostType, &[("list", &list)]));
    let stated = totals.records - count::unfunded(input.data, &page.rows);
    let percent = percent(stated, totals.records);
    let gaps = [
        ("n", &*w.number(stated)),
        ("all", &*w.count_unit(Unit::Records, totals.records)),
        ("percent", &*percent),
    ];
    out.push_str(&w.fill(ProfileText::Funding, &gaps));
    out
}

fn notes(input: &Input, page: &Page) -> Vec<String> {
    let w = input.words;
    let dated = |row: &&Row| input.located.years_of(**row).is_none();
    let undated = page.rows.iter().filter(dated).count() as u32;
    let no_place = page.totals.unplaced + page.totals.somewhere;
    let mut notes = Vec::new();
    if undated > 0 {
        notes.push(w.count(ProfileText::Undated, undated));
    }
    if no_place > 0 {
        notes.push(w.count(ProfileText::Unplaced, no_place));
    }
    if input.query.is_filtered() {
        notes.push(w.get(ProfileText::Filtered).to_owned());
    }
    if matches!(&page.who, Who::Institution(name) if input.sites.of(name).next().is_some()) {
        notes.push(w.get(ProfileText::SitesNote).to_owned());
    }
    notes.push(w.get(AnalysisText::SeveralNote).to_owned());
    if page.totals.partners as usize > MOST_LINES {
        let n = w.number(MOST_LINES as u32);
        notes.push(w.fill(ProfileText::CutNote, &[("n", &n)]));
    }
    notes
}

#[cfg(test)]
mod tests;
