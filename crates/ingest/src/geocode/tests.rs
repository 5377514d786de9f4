//! Geocoding of rows by their location cells.

use proptest::prelude::*;

use super::{LocationInput, Resources, geocode};
use records::codes::{Nation, Region};
use records::record::{PlacedBy, Precision};

fn codes(location: &LocationInput<'_>) -> (bool, Vec<&'static str>) {
    let placed = geocode(location, &Resources::default());
    let codes = placed
        .remarks
        .iter()
        .map(|remark| remark.kind.code().name())
        .collect();
    (placed.position.is_some(), codes)
}

fn coordinates(latitude: &'static str, longitude: &'static str) -> LocationInput<'static> {
    LocationInput {
        latitude,
        longitude,
        ..LocationInput::default()
    }
}

#[test]
fn coordinates_are_judged() {
    for (lat, lon, located, expected) in [
        ("51.4857", "-3.1770", true, vec![]),
        ("-3.1770", "51.4857", true, vec!["W_COORD_SWAPPED"]),
        ("0", "0", false, vec!["W_COORD_MISSING"]),
        ("-0", "0.0", false, vec!["W_COORD_MISSING"]),
        ("51.5", "", false, vec!["W_COORD_MISSING"]),
        ("51.5, -3.1", "", true, vec!["W_COORD_FORMAT"]),
        ("48.8566", "2.3522", false, vec!["W_COORD_OUTSIDE_UK"]),
        ("51.4857", "3.1770", false, vec!["W_COORD_OUTSIDE_UK"]),
        (
            "51,4857",
            "-3,1770",
            true,
            vec!["W_DECIMAL_COMMA", "W_DECIMAL_COMMA"],
        ),
        (
            "'51.4857",
            "−3.1770",
            true,
            vec!["W_NUMBER_CLEANED", "W_NUMBER_CLEANED"],
        ),
        ("CF10 3NP", "x", false, vec!["W_COORD_INVALID"]),
        ("n/a", "", false, vec!["W_NOT_PLACED"]),
    ] {
        assert_eq!(
            codes(&coordinates(lat, lon)),
            (located, expected),
            "{lat} {lon}"
        );
    }
}

#[test]
fn a_stated_precision_is_honoured() {
    let location = LocationInput {
        precision: "town",
        placed_by: "place name",
        ..coordinates("51.4857", "-3.1770")
    };
    let placed = geocode(&location, &Resources::default());
    assert_eq!(
        (placed.precision, placed.placed_by),
        (Precision::Town, PlacedBy::PlaceName)
    );
}

#[test]
fn a_region_alone_is_somewhere_in_it() {
    let location = LocationInput {
        nation: Some(Nation::Wales),
        ..LocationInput::default()
    };
    let placed = geocode(&location, &Resources::default());
    assert_eq!(placed.region, Some(Region::Wales));
    assert_eq!(
        (placed.position, placed.placed_by),
        (None, PlacedBy::Region)
    );
}

proptest! {
    /// Whatever the cells hold: a position is in or near the United Kingdom and comes with how it
    /// was found, and a missing one is explained.
    #[test]
    fn any_cells_are_answered(
        cells in proptest::collection::vec("[0-9NSEWTQ°'\".,:; \\-A-Za-z]{0,16}|.{0,12}", 7),
    ) {
        let [latitude, longitude, position, easting, northing, postcode, place_name] =
            cells.as_slice()
        else {
            unreachable!("seven cells");
        };
        let location = LocationInput {
            latitude,
            longitude,
            position,
            easting,
            northing,
            postcode,
            place: place_name,
            ..LocationInput::default()
        };
        let placed = geocode(&location, &Resources::default());
        let by_nothing = matches!(placed.placed_by, PlacedBy::None | PlacedBy::Region);
        prop_assert_eq!(placed.position.is_none(), by_nothing);
        prop_assert!(placed.position.is_some() || !placed.remarks.is_empty());
        if let Some(at) = placed.position {
            prop_assert!((49.0..62.0).contains(&at.lat) && (-9.0..3.0).contains(&at.lon));
        }
    }
}
