use super::*;
use crate::aggregates::detail;
use records::dataset::{Builder, Kind, Origin};
use records::record::{Precision, Record};
use records::{PlaceId, Row};

fn data() -> Dataset {
    let origin = Origin {
        file: "test".into(),
        kind: Kind::Documented,
    };
    let mut builder = Builder::new(origin, &[]);
    let mut add = |partner: &str, at: Option<(f64, f64)>, precision| {
        let record = Record {
            institution: "Tate".into(),
            partner: partner.to_owned().into(),
            place_name: partner
                .split(' ')
                .next()
                .unwrap_or_default()
                .to_owned()
                .into(),
            position: at.map(|(lat, lon)| LonLat { lon, lat }),
            precision,
            ..Record::default()
        };
        builder.push(&record);
    };
    add("Tenby Museum", Some((51.6720, -4.7000)), Precision::Exact);
    add("Tenby Museum", Some((51.6720, -4.7000)), Precision::Exact);
    add("Scolton Manor", Some((51.8470, -4.9110)), Precision::Exact);
    add("Swansea Museum", Some((51.6180, -3.9400)), Precision::Town);
    add("Somewhere", None, Precision::Region);
    builder.finish()
}

fn check(rows: &[Row], name: &str, at: (i32, i32), expected: &[&str]) -> Detail {
    let target = Target::Spot {
        lat: at.0,
        lon: at.1,
        name: name.to_owned(),
    };
    let words = Words::default();
    let detail = detail(&data(), rows, &target, DistanceUnit::Miles, words).unwrap();
    assert_eq!(detail.sentences, expected);
    detail
}

const HAVERFORDWEST: (i32, i32) = (518_012, -49_691);

#[test]
fn nothing_here_names_the_nearest() {
    let detail = check(
        &[0, 1, 3, 4].map(Row),
        "Haverfordwest",
        HAVERFORDWEST,
        &[
            "Within 2 miles of Haverfordwest, in a straight line: 0 of 4 records shown.",
            "1 record shown has no position and is not counted here.",
            "Nearest: Tenby Museum, 15 miles; 1 partner within 30 miles.",
        ],
    );
    assert!(detail.rows.is_empty());
    let partners: Vec<(&str, &str)> = detail.listings[0]
        .lines
        .iter()
        .map(|line| (line.text.as_str(), line.distance.as_str()))
        .collect();
    assert_eq!(
        partners,
        [
            ("Tenby Museum", "15 miles"),
            ("Swansea Museum", "about 46 miles")
        ]
    );
    assert_eq!(detail.listings[0].heading, PageText::PartnersNearestFound);
}

#[test]
fn what_is_here_is_listed_and_what_a_filter_hides_only_counted() {
    let detail = check(
        &[0, 1, 2, 3].map(Row),
        "Scolton",
        (518_500, -49_100),
        &[
            "Within 2 miles of Scolton, in a straight line: 1 of 4 records shown.",
            "Nearest: Scolton Manor, 0.2 miles; 2 partners within 30 miles.",
        ],
    );
    assert_eq!((detail.rows.as_slice(), detail.hidden), (&[Row(2)][..], 0));
    let detail = check(
        &[Row(0)],
        "Scolton",
        (518_500, -49_100),
        &[
            "Within 2 miles of Scolton, in a straight line: 0 of 1 record shown.",
            "Nearest: Tenby Museum, 15 miles; 1 partner within 30 miles.",
        ],
    );
    assert_eq!(detail.hidden, 1);
}

#[test]
fn nothing_shown_and_nothing_named() {
    check(
        &[],
        "Haverfordwest",
        HAVERFORDWEST,
        &["No record matches the filters, so none can be near."],
    );
    let detail = check(
        &[Row(4)],
        "",
        HAVERFORDWEST,
        &[
            "Within 2 miles of 51.8012, -4.9691, in a straight line: 0 of 1 record shown.",
            "1 record shown has no position and is not counted here.",
        ],
    );
    assert_eq!(detail.title, "51.8012, -4.9691");
}

#[test]
fn a_part_of_a_postcode_is_an_area() {
    for (name, is_part) in [
        ("BT48", true),
        ("SA61 2", true),
        ("W1A", true),
        ("SA61 2AN", false),
        ("Haverfordwest", false),
        ("A", false),
        ("", false),
    ] {
        assert_eq!(is_part_of_postcode(name), is_part, "{name}");
    }
}

#[test]
fn of_what_is_known_only_to_the_town_no_distance_within_it_is_said() {
    let data = data();
    let swansea = PlaceId(data.places.names.len() as u32 - 1);
    let far = |metres| {
        away(
            &data,
            swansea,
            metres,
            DistanceUnit::Miles,
            Words::default(),
        )
    };
    assert_eq!(far(10.0), "somewhere in Swansea");
    assert_eq!(far(2_900.0), "somewhere in Swansea");
    assert_eq!(far(8_000.0), "about 5 miles");
    let exact = away(
        &data,
        PlaceId(0),
        2_900.0,
        DistanceUnit::Miles,
        Words::default(),
    );
    assert_eq!(exact, "1.8 miles");
}

#[test]
fn from_what_is_known_only_to_the_town_nothing_near_has_a_distance() {
    use crate::aggregates::detail::spoken;
    let data = data();
    let far = |metres| {
        spoken(
            &data,
            PlaceId(0),
            metres,
            true,
            DistanceUnit::Miles,
            Words::default(),
        )
    };
    assert_eq!(far(900.0), "");
    assert_eq!(far(8_000.0), "about 5 miles");
}
