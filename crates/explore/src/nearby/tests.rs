//! Compares every answer with a slow, obvious implementation.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use geography::geo::distance_km;
use records::dataset::{Builder, Kind, Origin};
use records::record::{PlacedBy, Record};
use records::{PlaceId, Row};

const HAVERFORDWEST: LonLat = LonLat {
    lon: -4.9691,
    lat: 51.8012,
};

/// A data set of records, each with a partner and a position or none.
fn dataset(records: &[(u8, Option<LonLat>)]) -> Dataset {
    let origin = Origin {
        file: "test".into(),
        kind: Kind::Reported,
    };
    let mut builder = Builder::new(origin, &[]);
    for (partner, position) in records {
        builder.push(&Record {
            institution: format!("Institution {}", partner % 3).into(),
            partner: format!("Partner {partner}").into(),
            position: *position,
            placed_by: if position.is_some() {
                PlacedBy::Coordinates
            } else {
                PlacedBy::Region
            },
            ..Record::default()
        });
    }
    builder.finish()
}

fn metres(data: &Dataset, row: Row, point: LonLat) -> Option<f64> {
    let place = data.place[row.index()].index();
    let position = data.places.positions.get(place)?;
    Some(distance_km(point, *position) * 1_000.0)
}

fn any_position() -> impl Strategy<Value = LonLat> {
    // Few enough that places and distances are shared.
    (0..12_i32, 0..12_i32).prop_map(|(east, north)| LonLat {
        lon: -5.0 + f64::from(east) * 0.05,
        lat: 51.5 + f64::from(north) * 0.05,
    })
}

fn any_records() -> impl Strategy<Value = Vec<(u8, Option<LonLat>)>> {
    prop::collection::vec(
        (0..9_u8, prop::option::weighted(0.8, any_position())),
        0..40,
    )
}

/// Each place's records and distance, nearest first.
fn naive_places(data: &Dataset, rows: &[Row], point: LonLat) -> Vec<NearPlace> {
    let mut places: BTreeMap<PlaceId, NearPlace> = BTreeMap::new();
    for &row in rows {
        if let Some(metres) = metres(data, row, point) {
            let place = data.place[row.index()];
            let entry = places.entry(place).or_insert(NearPlace {
                place,
                metres,
                records: 0,
            });
            entry.records += 1;
        }
    }
    let mut places: Vec<NearPlace> = places.into_values().collect();
    places.sort_by(|a, b| a.metres.total_cmp(&b.metres));
    places
}

/// Each partner's records and least distance, nearest first.
fn naive_partners(data: &Dataset, rows: &[Row], point: LonLat) -> Vec<(u32, f64, u32)> {
    let mut partners: BTreeMap<u32, (f64, u32)> = BTreeMap::new();
    for &row in rows {
        if let Some(metres) = metres(data, row, point) {
            let entry = partners
                .entry(data.partner.codes[row.index()])
                .or_insert((metres, 0));
            entry.0 = entry.0.min(metres);
            entry.1 += 1;
        }
    }
    let mut partners: Vec<_> = partners.into_iter().map(|(p, (m, n))| (p, m, n)).collect();
    partners.sort_by(|a, b| a.1.total_cmp(&b.1));
    partners
}

proptest! {
    #[test]
    fn the_nearest_are_those_of_the_obvious_loop(
        records in any_records(), point in any_position(), n in 0..12_usize, every in 1..3_usize,
    ) {
        let data = dataset(&records);
        let rows: Vec<Row> = data.rows().step_by(every).collect();
        let mut places = naive_places(&data, &rows, point);
        places.truncate(n);
        prop_assert_eq!(nearest(&data, &rows, point, n), places);

        let partners: Vec<(u32, f64)> = nearest_partners(&data, &rows, point, n)
            .iter().map(|near| (near.partner, near.metres)).collect();
        let naive: Vec<(u32, f64)> = naive_partners(&data, &rows, point)
            .into_iter().take(n).map(|(partner, metres, _)| (partner, metres)).collect();
        prop_assert_eq!(partners, naive);
    }

    #[test]
    fn what_is_within_is_that_of_the_obvious_loop(
        records in any_records(), point in any_position(), reach in 0.0..60_000.0, every in 1..3_usize,
    ) {
        let data = dataset(&records);
        let rows: Vec<Row> = data.rows().step_by(every).collect();
        let is_near = |row: &Row| metres(&data, *row, point).is_some_and(|metres| metres <= reach);
        let near: Vec<Row> = rows.iter().copied().filter(is_near).collect();
        prop_assert_eq!(&rows_within(&data, &rows, point, reach), &near);
        prop_assert_eq!(within(&data, &rows, point, reach), totals(&data, &near));

        let partners: Vec<_> = partners_within(&data, &rows, point, reach)
            .iter().map(|near| (near.partner, near.metres, near.records)).collect();
        prop_assert_eq!(partners, naive_partners(&data, &near, point));
    }
}

#[test]
fn the_nearest_partner_stands_at_its_nearest_place() {
    let at = |lon, lat| Some(LonLat { lon, lat });
    // Partner 1 in Tenby and in Milford Haven, partner 2 in Pembroke; a third is not placed.
    let data = dataset(&[
        (1, at(-4.7, 51.672)),
        (2, at(-4.914, 51.676)),
        (1, at(-5.034, 51.714)),
        (3, None),
    ]);
    let rows: Vec<Row> = data.rows().collect();
    let found = nearest_partners(&data, &rows, HAVERFORDWEST, 5);
    let names: Vec<&str> = found
        .iter()
        .map(|near| data.partner.values.get(near.partner))
        .collect();
    assert_eq!(names, ["Partner 1", "Partner 2"]);
    assert_eq!(found[0].place, data.place[2]);
    assert_eq!(found[0].records, 2);
    assert_eq!(within(&data, &rows, HAVERFORDWEST, 16_093.44).records, 2);
}
