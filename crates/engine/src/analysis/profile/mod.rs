//! One institution, partner or region on a page.

mod draw;
mod tables;
mod who;

use super::{Control, Input, Panel, count};
use crate::catalogue::{AnalysisKey as K, Key, catalogue};
use crate::order;
use crate::query::{Facet, Unit};
use crate::summary::{Totals, totals};
use crate::text::percent;
use draw::draw;
use tables::tables;
use who::{Who, offered};

catalogue! { W of Profile:
    Who: "Of",
    Option: "{kind}: {name}",
    TitleInstitution: "{name}: partnerships, counted in {unit}",
    TitlePartner: "{name}: its national partnerships, counted in {unit}",
    TitleRegion: "{name}: partnerships in the region, counted in {unit}",
    Nobody: "No record of this data set matches the filters: there is nobody to show.",
    Hidden: "No record of {name} matches the filters.",
    Institution: "{name} has {records} that match: {projects} with {partners} at {places}.",
    Partner: "{name} has {records} that match: {projects} with {institutions}, at {places}.",
    Region: "{name} has {records} that match: {projects} of {institutions} with {partners} at {places}.",
    Institutions: "{n} national institution|{n} national institutions",
    RecordWord: "record|records",
    ProjectWord: "project|projects",
    PartnerWord: "partner|partners",
    InstitutionWord: "institution|institutions",
    PlaceWord: "place|places",
    MostType: " Most often: {list}.",
    Funding: " A funding stream is stated for {n} of {all} ({percent}).",
    One: "{name} ({n})",
    Others: "{n} others",
    Years: "Records active in each year",
    YearTip: "{year}: {n}",
    Year: "Year",
    RecordsActive: "Records active",
    Undated: "{n} record without a date is not among the years.|{n} records without a date are not among the years.",
    Unplaced: "{n} record has no place on the map.|{n} records have no place on the map.",
    Site: "{name}, {town}: its own site",
    SitesNote: "Diamonds on the map are the institution’s own sites.",
    CutNote: "Lists end after {n} lines.",
    Of: "{what} of {name}",
    With: "{what} of {name}: {unit}",
    Filtered: "All numbers are of what the filters leave; without a filter the page is whole.",
}

/// Lines of a table of partners or institutions.
const MOST_LINES: usize = 1_000;
/// Partners that can be chosen from the list; every one can be by its name in a table.
const OFFERED: usize = 40;
/// Bars of a kind.
const BARS: usize = 6;

/// What a page shows.
struct Page {
    who: Who,
    rows: Vec<u32>,
    totals: Totals,
    /// In the query's unit: value, count.
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
        let leaders = order::most_first(&counts).into_iter();
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

/// The view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let offered = offered(input);
    let option = |who: &Who| {
        let gaps = [("kind", w.get(who.kind())), ("name", who.shown(w))];
        (who.key(), w.fill(W::Option, &gaps))
    };
    let options = offered.iter().map(option).collect();
    let control = Control::new(&input.lens(), "who", w.get(W::Who), options);
    let Some(who) = Who::parse(&control.chosen) else {
        return Panel {
            title: w.get(K::ProfileQuestion).to_owned(),
            sentence: w.get(W::Nobody).to_owned(),
            ..Panel::default()
        };
    };
    let title = match who {
        Who::Institution(_) => W::TitleInstitution,
        Who::Partner(_) => W::TitlePartner,
        Who::Region(_) => W::TitleRegion,
    };
    let unit = w.get(Key::of_unit_lower(input.unit()));
    let title = w.fill(title, &[("name", who.shown(w)), ("unit", unit)]);
    let page = page(input, who);
    if page.rows.is_empty() {
        return Panel {
            title,
            sentence: w.fill(W::Hidden, &[("name", page.who.shown(w))]),
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
        Who::Institution(_) => W::Institution,
        Who::Partner(_) => W::Partner,
        Who::Region(_) => W::Region,
    };
    let gaps = [
        ("name", page.who.shown(w)),
        ("records", &*w.count_unit(Unit::Records, totals.records)),
        ("projects", &*w.count_unit(Unit::Projects, totals.projects)),
        ("partners", &*w.count_unit(Unit::Partners, totals.partners)),
        (
            "institutions",
            &*w.count(W::Institutions, totals.institutions),
        ),
        ("places", &*w.count(Key::CountPlaces, totals.places)),
    ];
    let mut out = w.fill(template, &gaps);
    let leaders = page.types.iter().take(3).map(|(name, n)| {
        let n = input.counted(*n);
        w.fill(W::One, &[("name", w.value(name)), ("n", &n)])
    });
    let list = input.words.list(&leaders.collect::<Vec<_>>());
    out.push_str(&w.fill(W::MostType, &[("list", &list)]));
    let stated = totals.records - count::unfunded(input.data, &page.rows);
    let percent = percent(stated, totals.records);
    let gaps = [
        ("n", &*w.number(stated)),
        ("all", &*w.count_unit(Unit::Records, totals.records)),
        ("percent", &*percent),
    ];
    out.push_str(&w.fill(W::Funding, &gaps));
    out
}

fn notes(input: &Input, page: &Page) -> Vec<String> {
    let w = input.words;
    let dated = |row: &&u32| input.located.years_of(**row).is_none();
    let undated = page.rows.iter().filter(dated).count() as u32;
    let no_place = page.totals.unplaced + page.totals.somewhere;
    let mut notes = Vec::new();
    if undated > 0 {
        notes.push(w.count(W::Undated, undated));
    }
    if no_place > 0 {
        notes.push(w.count(W::Unplaced, no_place));
    }
    if input.query.is_filtered() {
        notes.push(w.get(W::Filtered).to_owned());
    }
    if matches!(&page.who, Who::Institution(name) if input.sites.of(name).next().is_some()) {
        notes.push(w.get(W::SitesNote).to_owned());
    }
    notes.push(w.get(K::SeveralNote).to_owned());
    if page.totals.partners as usize > MOST_LINES {
        let n = w.number(MOST_LINES as u32);
        notes.push(w.fill(W::CutNote, &[("n", &n)]));
    }
    notes
}

#[cfg(test)]
mod tests;
