//! Compares the fast implementation with a slow, obvious one.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Filtered, SearchIndex, filter};
use geography::geo::distance_km;
use records::dataset::FacetColumn;
use records::dataset::{Builder, Dataset, Kind, Origin};
use records::days::from_civil;
use records::query::{Choice, Facet, Near, Query, Radius, Unit, Years};
use records::record::{LonLat, Record, Span};
use records::{PlaceId, Row};

const TYPES: [&str; 4] = ["Loan", "Learning", "Advocacy", "Touring exhibition"];
const MUSEUMS: [&str; 3] = ["Tate", "British Museum", "V&A"];
const REGIONS: [&str; 3] = ["Wales", "London", ""];
/// Haverfordwest and places about 6, 9, 15 and 60 miles away, latitude first.
const POSITIONS: [(f64, f64); 5] = [
    (51.8012, -4.9691),
    (51.7140, -5.0340),
    (51.6760, -4.9140),
    (51.6720, -4.7000),
    (51.6214, -3.9436),
];

fn values(data: &Dataset, facet: Facet, row: Row) -> Vec<&str> {
    match data.facet(facet) {
        FacetColumn::One(column) => vec![column.get(row)],
        FacetColumn::Many(column) => column.get(row).collect(),
    }
}

fn passes(data: &Dataset, query: &Query, row: Row, but: Option<Facet>) -> bool {
    let facets = Facet::ALL
        .into_iter()
        .filter(|facet| Some(*facet) != but)
        .all(|facet| {
            let choice = query.choice(facet);
            let held = values(data, facet, row);
            let is_held = |value: &String| held.contains(&value.as_str());
            choice.values.is_empty()
                || (choice.all && choice.values.iter().all(is_held))
                || (!choice.all && choice.values.iter().any(is_held))
        });
    let years = query.years.is_none_or(|years| match data.years_of(row) {
        Some((first, last)) => (years.from..=years.to).any(|y| (first..=last).contains(&y)),
        None => years.undated,
    });
    let near = query.near.as_ref().is_none_or(|near| {
        let place = data.places.positions.get(data.place[row.index()].index());
        place.is_some_and(|place| distance_km(*place, near.centre()) <= near.radius.km())
    });
    let text = data.partner.get(row).to_lowercase() + " " + &data.title.get(row).to_lowercase();
    facets
        && years
        && near
        && query
            .text
            .split_whitespace()
            .all(|word| text.contains(word))
}

fn naive(data: &Dataset, query: &Query) -> (Vec<Row>, [Vec<u32>; Facet::ALL.len()]) {
    let all = || data.rows();
    let unit = |row: Row| match query.unit {
        Unit::Records => row.0,
        Unit::Projects => data.project.codes[row.index()],
        Unit::Partners => data.partner.codes[row.index()],
    };
    let counts = Facet::ALL.map(|facet| {
        let count = |value: &str| {
            let seen: BTreeSet<u32> = all()
                .filter(|&row| passes(data, query, row, Some(facet)))
                .filter(|&row| values(data, facet, row).contains(&value))
                .map(unit)
                .collect();
            seen.len() as u32
        };
        data.facet(facet).values().iter().map(count).collect()
    });
    (
        all()
            .filter(|&row| passes(data, query, row, None))
            .collect(),
        counts,
    )
}

prop_compose! {
    fn any_record()(
        project in prop::option::of(0..4u8),
        museum in prop::sample::select(MUSEUMS.to_vec()),
        partner in 0..5u8,
        region in prop::sample::select(REGIONS.to_vec()),
        types in prop::sample::subsequence(TYPES.to_vec(), 1..=3),
        start in prop::option::of(2000..2005i32),
        lasts in prop::option::of(0..4i32),
        position in prop::option::weighted(0.8, prop::sample::select(POSITIONS.to_vec())),
    ) -> Record<'static> {
        let span = |from: i32, to: i32| Span { first: from_civil(from, 1, 1), last: from_civil(to, 12, 31) };
        Record {
            project: project.map(|p| format!("P{p}")).unwrap_or_default().into(),
            institution: museum.into(),
            partner: format!("Partner {partner}").into(),
            region: region.into(),
            types: types.into_iter().map(Into::into).collect(),
            title: format!("Title {}", partner % 2).into(),
            start: start.map(|y| span(y, y)),
            position: position.map(|(lat, lon)| LonLat { lon, lat }),
            end: start.zip(lasts).map(|(y, more)| span(y + more, y + more)),
            ..Record::default()
        }
    }
}

fn any_near() -> impl Strategy<Value = Near> {
    let points = prop::sample::select(POSITIONS.to_vec());
    let radii = prop::sample::select(Radius::ALL.to_vec());
    (points, -500..500, radii).prop_map(|((lat, lon), off, radius)| Near {
        lat: (lat * 1e4) as i32 + off,
        lon: (lon * 1e4) as i32 - off,
        radius,
        name: String::new(),
    })
}

prop_compose! {
    fn any_query()(
        types in prop::sample::subsequence(TYPES.to_vec(), 0..=2),
        all in any::<bool>(),
        museums in prop::sample::subsequence(MUSEUMS.to_vec(), 0..=2),
        regions in prop::sample::subsequence(REGIONS.to_vec(), 0..=2),
        years in prop::option::of((1999..2007i32, 0..3i32, any::<bool>())),
        near in prop::option::of(any_near()),
        text in prop::sample::select(vec!["", "partner 1", "title 0", "absent"]),
        unit in prop::sample::select(Unit::ALL.to_vec()),
    ) -> Query {
        let choice = |values: Vec<&str>, all| Choice { values: values.into_iter().map(Into::into).collect(), all };
        let mut query = Query {
            years: years.map(|(from, more, undated)| Years { from, to: from + more, undated }),
            text: text.into(), near, unit,
            ..Query::default()
        };
        *query.choice_mut(Facet::Type) = choice(types, all);
        *query.choice_mut(Facet::Institution) = choice(museums, false);
        *query.choice_mut(Facet::Region) = choice(regions, false);
        query
    }
}

fn dataset(records: &[Record]) -> Dataset {
    let mut builder = Builder::new(
        Origin {
            file: "test".into(),
            kind: Kind::Reported,
        },
        &[],
    );
    records.iter().for_each(|record| builder.push(record));
    builder.finish()
}

fn run(records: &[Record], query: &Query) -> (Dataset, Filtered) {
    let data = dataset(records);
    let filtered = filter(&data, &SearchIndex::new(&data), query);
    (data, filtered)
}

proptest! {
    #[test]
    fn rows_and_counts_are_those_of_the_obvious_loop(
        records in prop::collection::vec(any_record(), 0..30), query in any_query(),
    ) {
        let (data, filtered) = run(&records, &query);
        let (rows, counts) = naive(&data, &query);
        prop_assert_eq!(&filtered.rows, &rows);
        prop_assert_eq!(&filtered.facets, &counts);
    }

    #[test]
    fn what_has_no_position_is_counted_apart(
        records in prop::collection::vec(any_record(), 0..30), query in any_query(),
    ) {
        let (data, filtered) = run(&records, &query);
        let anywhere = Query { near: None, ..query.clone() };
        let (rows, _) = naive(&data, &anywhere);
        let unlocated = rows.iter().filter(|row| data.place[row.index()] == PlaceId::NONE).count();
        let wanted = if query.near.is_some() { unlocated } else { 0 };
        prop_assert_eq!(filtered.unlocated as usize, wanted);
    }

    #[test]
    fn year_counts_ignore_the_period(
        records in prop::collection::vec(any_record(), 0..30), query in any_query(),
    ) {
        let (data, filtered) = run(&records, &query);
        let no_period = Query { years: None, ..query };
        let (rows, _) = naive(&data, &no_period);
        for (i, &count) in filtered.years.counts.iter().enumerate() {
            let year = filtered.years.first + i as i32;
            let active = |row: &&Row| data.years_of(**row).is_some_and(|(a, b)| (a..=b).contains(&year));
            prop_assert_eq!(count as usize, rows.iter().filter(active).count());
        }
        let undated = rows.iter().filter(|&&row| data.years_of(row).is_none()).count();
        prop_assert_eq!(filtered.undated as usize, undated);
    }
}

#[test]
fn a_value_that_the_data_does_not_hold_matches_nothing() {
    let record = Record {
        types: vec!["Loan".into()],
        ..Record::default()
    };
    for all in [false, true] {
        let mut query = Query::default();
        *query.choice_mut(Facet::Type) = Choice {
            values: vec!["Dance".into()],
            all,
        };
        let (_, filtered) = run(std::slice::from_ref(&record), &query);
        assert!(filtered.rows.is_empty());
        assert_eq!(
            filtered.facets[Facet::Type.index()],
            [1],
            "its own choice is ignored"
        );
    }
}
