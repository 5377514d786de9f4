//! Lists of what a place, a partner or an institution is connected with, most records first.

use super::{Detail, Line, Listing, place_target};
use crate::aggregates::totals;
use crate::count_at;
use messages::{PageText, Words};
use records::dataset::{Column, Dataset, MultiColumn};
use records::query::{Facet, Target};
use records::sort;
use records::{PlaceId, Row};

pub(in crate::aggregates) fn group(
    data: &Dataset,
    rows: &[Row],
    kind: PageText,
    title: &str,
    belongs: impl Fn(Row) -> bool,
) -> Detail {
    let rows: Vec<Row> = rows.iter().copied().filter(|&row| belongs(row)).collect();
    let all = data.rows().filter(|&row| belongs(row)).count() as u32;
    Detail {
        kind,
        title: title.to_owned(),
        subtitle: String::new(),
        placing: String::new(),
        sentences: Vec::new(),
        totals: totals(data, &rows),
        hidden: all - rows.len() as u32,
        rows,
        listings: Vec::new(),
        record: None,
        around: None,
    }
}

pub(in crate::aggregates) fn listing(
    heading: PageText,
    facet: Option<Facet>,
    lines: Vec<Line>,
) -> Listing {
    Listing {
        heading,
        radius: None,
        facet,
        lines,
    }
}

pub(in crate::aggregates) fn partners(data: &Dataset, rows: &[Row]) -> Vec<Line> {
    tally(&data.partner, rows, |name| {
        Some(Target::Partner(name.to_owned()))
    })
}

pub(in crate::aggregates) fn institutions(data: &Dataset, rows: &[Row]) -> Vec<Line> {
    tally(&data.institution, rows, |name| {
        Some(Target::Institution(name.to_owned()))
    })
}

pub(in crate::aggregates) fn types(data: &Dataset, rows: &[Row]) -> Listing {
    listing(
        PageText::PartnershipTypes,
        Some(Facet::Type),
        tally_many(&data.types, rows),
    )
}

pub(in crate::aggregates) fn funding(data: &Dataset, rows: &[Row]) -> Listing {
    listing(
        PageText::FundingStreams,
        Some(Facet::Funding),
        tally_many(&data.funding, rows),
    )
}

pub(in crate::aggregates) fn places(data: &Dataset, rows: &[Row], words: Words) -> Vec<Line> {
    let codes = rows
        .iter()
        .filter_map(|&row| data.place_of(row))
        .map(|place| place.0);
    most_first(codes, data.places.positions.len())
        .map(|(code, records)| (PlaceId(code), records))
        .map(|(place, records)| Line {
            text: match data.name_of_place(place) {
                "" => words.get(PageText::UnnamedPlace).to_owned(),
                name => name.to_owned(),
            },
            records: Some(records),
            target: place_target(data, place),
            ..Line::default()
        })
        .collect()
}

pub(in crate::aggregates) fn tally(
    column: &Column,
    rows: &[Row],
    target: impl Fn(&str) -> Option<Target>,
) -> Vec<Line> {
    let codes = rows.iter().filter_map(|&row| column.code(row));
    most_first(codes, column.values.len())
        .map(|(code, records)| {
            let text = column.values.get(code);
            Line {
                text: text.to_owned(),
                records: Some(records),
                target: target(text),
                ..Line::default()
            }
        })
        .collect()
}

pub(in crate::aggregates) fn tally_many(column: &MultiColumn, rows: &[Row]) -> Vec<Line> {
    let codes = rows.iter().flat_map(|&row| column.codes_of(row)).copied();
    most_first(codes, column.values.len())
        .map(|(code, records)| Line {
            text: column.values.get(code).to_owned(),
            records: Some(records),
            ..Line::default()
        })
        .collect()
}

pub(in crate::aggregates) fn most_first(
    codes: impl Iterator<Item = u32>,
    len: usize,
) -> impl Iterator<Item = (u32, u32)> {
    let mut counts = vec![0u32; len];
    for code in codes {
        count_at(&mut counts, code as usize);
    }
    sort::most_first(&counts).into_iter()
}
