//! The tables of the page.

use super::super::{Action, Input, count};
use super::subject::{Who, tally};
use super::{MOST_LINES, Page};
use crate::table::{Cell, Table, TableRow};
use messages::ProfileText;
use messages::{AnalysisText, PageText};
use records::query::{Facet, Unit};
use records::sort;
use records::text::percent;

pub(super) fn tables(input: &Input, page: &Page) -> Vec<Table> {
    let data = input.data;
    let partners = || {
        let column = &data.partner;
        list(
            input,
            page,
            (PageText::Partners, PageText::Partner),
            column,
            &|name| Action::ViewOptions("who", Who::Partner(name.to_owned()).key()),
        )
    };
    let institutions = || {
        let column = &data.institution;
        list(
            input,
            page,
            (PageText::Institutions, PageText::Institution),
            column,
            &|name| Action::ViewOptions("who", Who::Institution(name.to_owned()).key()),
        )
    };
    let mut out = match page.who {
        Who::Institution(_) => vec![partners()],
        Who::Partner(_) => vec![institutions()],
        Who::Region(_) => vec![institutions(), partners()],
    };
    out.push(shares(input, page, Facet::Type, &page.types));
    out.push(shares(input, page, Facet::Funding, &page.funding));
    if !matches!(page.who, Who::Region(_)) {
        let column = &data.region;
        out.push(list(
            input,
            page,
            (PageText::Regions, PageText::Region),
            column,
            &|name| Action::Toggle(Facet::Region, name.to_owned()),
        ));
    }
    if !page.years.is_empty() {
        out.push(year_table(input, page));
    }
    out
}

pub(super) fn number(input: &Input, n: u32) -> Cell {
    Cell::number(f64::from(n), input.words.number(n))
}

/// The values of a column with their records and projects, most records first.
pub(super) fn list(
    input: &Input,
    page: &Page,
    (many, one): (PageText, PageText),
    column: &records::dataset::Column,
    act: &dyn Fn(&str) -> Action,
) -> Table {
    let w = input.words;
    let count = |unit| tally(input, unit, &page.rows, &column.codes, column.values.len());
    let [records, projects] = [Unit::Records, Unit::Projects].map(count);
    let most = records.iter().copied().max().unwrap_or(1);
    let rows = sort::most_first(&records).into_iter().take(MOST_LINES);
    let rows = rows.map(|(code, n)| {
        let name = column.values.get(code);
        TableRow {
            cells: vec![
                Cell::text(w.value(name)),
                number(input, n).with_bar(f64::from(n) / f64::from(most)),
                number(input, projects[code as usize]),
            ],
            act: Some(act(name)),
            total: false,
        }
    });
    let gaps = [("what", w.get(many)), ("name", page.who.shown(w))];
    let columns = [one, PageText::Records, PageText::Projects];
    Table {
        caption: w.fill(ProfileText::Of, &gaps),
        columns: columns.map(|key| w.get(key).to_owned()).to_vec(),
        rows: rows.collect(),
    }
}

fn shares(input: &Input, page: &Page, facet: Facet, values: &[(String, u32)]) -> Table {
    let w = input.words;
    let all = count::all(input.data, input.unit(), &page.rows);
    let what = w.get(match facet {
        Facet::Funding => PageText::FundingStreams,
        _ => PageText::PartnershipTypes,
    });
    let unit = w.get(PageText::of_unit(input.unit()));
    let rows = values.iter().map(|(name, n)| {
        let share = f64::from(*n) / f64::from(all.max(1));
        TableRow {
            cells: vec![
                Cell::text(w.value(name)),
                number(input, *n),
                Cell::number(share * 100.0, percent(*n, all)).with_bar(share),
            ],
            act: Some(Action::Toggle(facet, name.clone())),
            total: false,
        }
    });
    let gaps = [
        ("what", what),
        ("name", page.who.shown(w)),
        ("unit", w.get(PageText::of_unit_lower(input.unit()))),
    ];
    Table {
        caption: w.fill(ProfileText::With, &gaps),
        columns: [
            w.get(PageText::of_facet(facet)),
            unit,
            w.get(AnalysisText::Share),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.collect(),
    }
}

fn year_table(input: &Input, page: &Page) -> Table {
    let w = input.words;
    let most = page.years.iter().copied().max().unwrap_or(1).max(1);
    let rows = (page.first_year..)
        .zip(&page.years)
        .map(|(year, &n)| TableRow {
            cells: vec![
                Cell::text(year.to_string()),
                number(input, n).with_bar(f64::from(n) / f64::from(most)),
            ],
            act: Some(Action::Years(year, year)),
            total: false,
        });
    let gaps = [
        ("what", w.get(ProfileText::Years)),
        ("name", page.who.shown(w)),
    ];
    Table {
        caption: w.fill(ProfileText::Of, &gaps),
        columns: [ProfileText::Year, ProfileText::RecordsActive]
            .map(|key| w.get(key).to_owned())
            .to_vec(),
        rows: rows.collect(),
    }
}
