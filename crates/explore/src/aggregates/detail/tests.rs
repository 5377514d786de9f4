//! Tests of who is near a place or a partner.

use super::*;
use crate::aggregates::sorted;
use records::Row;
use records::dataset::{Builder, Kind, Origin};
use records::query::{Sort, SortBy};
use records::record::Precision;
use records::record::Record;

/// Institution, partner, place, latitude, longitude, precision.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    f64,
    f64,
    Precision,
);

const ROWS: [Case; 6] = [
    (
        "Tate",
        "Town Museum",
        "Haverfordwest",
        51.8012,
        -4.9691,
        Precision::Exact,
    ),
    (
        "Tate",
        "Town Museum",
        "Haverfordwest",
        51.8012,
        -4.9691,
        Precision::Exact,
    ),
    (
        "V&A",
        "Heritage Centre",
        "Tenby",
        51.6720,
        -4.7000,
        Precision::Exact,
    ),
    (
        "Tate",
        "Town Museum",
        "Tenby",
        51.6720,
        -4.7000,
        Precision::Exact,
    ),
    (
        "British Museum",
        "Dock Museum",
        "Milford Haven",
        51.7140,
        -5.0340,
        Precision::Town,
    ),
    (
        "British Museum",
        "City Gallery",
        "Newcastle",
        54.9783,
        -1.6178,
        Precision::Exact,
    ),
];

fn dataset() -> Dataset {
    let origin = Origin {
        file: "test".into(),
        kind: Kind::Reported,
    };
    let mut builder = Builder::new(origin, &[]);
    for (institution, partner, place, lat, lon, precision) in ROWS {
        builder.push(&Record {
            institution: institution.into(),
            partner: partner.into(),
            place_name: place.into(),
            position: Some(LonLat { lon, lat }),
            precision,
            ..Record::default()
        });
    }
    builder.finish()
}

fn lines(detail: &Detail, heading: PageText) -> Vec<String> {
    let listing = detail
        .listings
        .iter()
        .find(|listing| listing.heading == heading);
    let lines = listing.expect("a listing").lines.iter();
    lines
        .map(|line| format!("{}: {}", line.text, line.distance))
        .collect()
}

#[test]
fn others_near_a_partner_are_told_from_its_main_place() {
    let data = dataset();
    let rows: Vec<Row> = data.rows().collect();
    let target = Target::Partner("Town Museum".into());
    let see = |rows: &[Row], unit| {
        detail(&data, rows, &target, unit, Words::default()).expect("a detail")
    };

    let miles = see(&rows, DistanceUnit::Miles);
    assert_eq!(
        lines(&miles, PageText::PartnersNear),
        ["Dock Museum: about 7 miles", "Heritage Centre: 15 miles"]
    );
    assert_eq!(
        lines(&miles, PageText::InstitutionsNear),
        ["Tate: ", "V&A: ", "British Museum: "]
    );
    let around = miles.around.expect("a point");
    assert_eq!(
        (around.at, &*around.name),
        ((518_012, -49_691), "Town Museum")
    );
    assert_eq!(around.within(Radius::FIRST).radius, Radius::FIRST);

    let km = see(&rows, DistanceUnit::Kilometres);
    assert_eq!(
        lines(&km, PageText::PartnersNear),
        ["Dock Museum: about 11 km", "Heritage Centre: 23 km"]
    );

    // Records hidden by a filter are not reported as absent, and the point stays where it is.
    let some = see(&[2, 5].map(Row), DistanceUnit::Miles);
    assert_eq!(
        lines(&some, PageText::PartnersNearFound),
        ["Heritage Centre: 15 miles"]
    );
    assert_eq!(
        some.around.map(|around| around.at),
        Some((518_012, -49_691))
    );
}

#[test]
fn others_near_a_place_have_no_record_there() {
    let data = dataset();
    let rows: Vec<Row> = data.rows().collect();
    let target = Target::Place(516_720, -47_000);
    let tenby = detail(&data, &rows, &target, DistanceUnit::Miles, Words::default());
    let tenby = tenby.expect("a detail");
    assert_eq!(
        lines(&tenby, PageText::PartnersNear),
        ["Dock Museum: about 15 miles"],
        "the Town Museum has a record in Tenby"
    );
    assert_eq!(tenby.around.expect("a point").name, "Tenby");
}

#[test]
fn the_table_is_sorted_by_distance() {
    let data = dataset();
    let near = Near {
        lat: 518_012,
        lon: -49_691,
        radius: Radius::FIRST.in_unit(DistanceUnit::Kilometres),
        name: String::new(),
    };
    let rows = [2, 4, 0].map(Row);
    let sort = |descending| {
        Some(Sort {
            by: SortBy::Distance,
            descending,
        })
    };
    // Tenby is beyond 20 km: it has no distance within the filter, so it comes last.
    assert_eq!(
        sorted(&data, &rows, sort(false), Some(&near)),
        [0, 4, 2].map(Row)
    );
    assert_eq!(
        sorted(&data, &rows, sort(true), Some(&near)),
        [4, 0, 2].map(Row)
    );
    assert_eq!(sorted(&data, &rows, sort(false), None), rows);
}
