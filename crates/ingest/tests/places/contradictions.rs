//! Rows whose cells contradict each other, or say where they are by a name that may mean several
//! places: whatever is taken, it is said.

use proptest::prelude::*;

use super::{Tables, position};
use geography::geo::distance_km;
use ingest::Code;
use records::Row as RowId;
use records::dataset::Dataset;
use records::record::LonLat;

/// What is expected of a row: its position (`None` for none), its region, and its issues.
struct Row<'e>(&'e [&'e str], Option<(f64, f64)>, &'e str, &'e [Code]);

fn region(data: &Dataset, row: usize) -> &str {
    data.region.get(RowId(row as u32))
}

fn check(header: &[&str], within_km: f64, rows: &[Row<'_>]) {
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.0.iter().map(|cell| (*cell).to_owned()).collect())
        .collect();
    let (data, said) = Tables::load().read(header, &cells);
    let mut wrong = Vec::new();
    for (i, Row(cells, at, expected, codes)) in rows.iter().enumerate() {
        let found = position(&data, i);
        let is_there = match (at, found) {
            (Some((lat, lon)), Some(found)) => {
                distance_km(
                    found,
                    LonLat {
                        lon: *lon,
                        lat: *lat,
                    },
                ) <= within_km
            }
            (at, found) => at.is_none() && found.is_none(),
        };
        let (region, said) = (region(&data, i), said[i].as_slice());
        if !is_there || region != *expected || said != *codes {
            wrong.push(format!(
                "{cells:?}: {found:?} {region:?} {said:?}, not {at:?} {expected:?} {codes:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const TRURO: Option<(f64, f64)> = Some((50.264, -5.055));
const BELFAST: Option<(f64, f64)> = Some((54.597, -5.93));

#[test]
fn a_county_is_evidence_and_no_region() {
    use Code::{CoordPlaceDisagree, PlaceAmbiguous, PlaceUnknown};
    check(
        &["postcode", "place", "county"],
        5.0,
        &[
            Row(
                &["LN2 1LP", "", "Lincolnshire"],
                Some((53.23, -0.54)),
                "East Midlands",
                &[],
            ),
            Row(
                &["DN31 1HX", "", "Lincolnshire"],
                Some((53.57, -0.08)),
                "Yorkshire and The Humber",
                &[],
            ),
            Row(
                &["BR1 1AA", "", "Kent"],
                Some((51.406, 0.015)),
                "London",
                &[],
            ),
            Row(
                &["TR1 2SJ", "", "Kent"],
                TRURO,
                "South West",
                &[CoordPlaceDisagree],
            ),
            Row(
                &["", "Lincoln", "Lincolnshire"],
                Some((53.227, -0.538)),
                "East Midlands",
                &[],
            ),
            Row(
                &["", "", "Lincolnshire"],
                None,
                "East Midlands",
                &[PlaceUnknown],
            ),
            Row(&["", "", "Lincs"], None, "East Midlands", &[PlaceUnknown]),
            Row(&["", "", "Middlesex"], None, "London", &[PlaceUnknown]),
            Row(
                &["", "", "Humberside"],
                None,
                "Yorkshire and The Humber",
                &[],
            ),
            Row(&["", "", "Avon"], None, "South West", &[]),
            Row(&["", "", "Kent"], None, "South East", &[]),
            Row(&["", "", "Allerdale"], None, "North West", &[]),
            Row(&["", "", "Nowhereshire"], None, "", &[PlaceUnknown]),
            Row(
                &["", "Wells", "Norfolk"],
                Some((52.952, 0.851)),
                "East of England",
                &[PlaceAmbiguous],
            ),
            Row(
                &["", "Wells", "North Norfolk"],
                Some((52.952, 0.851)),
                "East of England",
                &[PlaceAmbiguous],
            ),
            Row(
                &["", "Stratford", "Warwickshire"],
                Some((52.192, -1.707)),
                "West Midlands",
                &[PlaceAmbiguous],
            ),
            Row(
                &["", "Ashford", "Kent"],
                Some((51.146, 0.874)),
                "South East",
                &[],
            ),
            Row(
                &["", "Ashford", "Ashford"],
                Some((51.146, 0.874)),
                "South East",
                &[],
            ),
            Row(
                &["", "Whitchurch", "Hampshire"],
                Some((51.232, -1.336)),
                "South East",
                &[],
            ),
            Row(
                &["", "Richmond", "Surrey"],
                Some((51.462, -0.306)),
                "London",
                &[],
            ),
            Row(
                &["", "Durham", "Dorset"],
                None,
                "South West",
                &[PlaceUnknown],
            ),
            // Neither the city of Durham nor London's centre.
            Row(
                &["", "Atlantis", "Durham"],
                None,
                "North East",
                &[PlaceUnknown],
            ),
            Row(&["", "Atlantis", "London"], None, "London", &[PlaceUnknown]),
            // A village of the district's name, in the county that the row gives.
            Row(
                &["", "Ashford", "Derbyshire"],
                Some((53.225, -1.71)),
                "East Midlands",
                &[Code::PlaceGuessed, PlaceAmbiguous],
            ),
            Row(
                &["", "Middlesbrough", "North Yorkshire"],
                Some((54.576, -1.235)),
                "North East",
                &[],
            ),
        ],
    );
}

#[test]
fn a_given_region_that_the_position_contradicts_is_said() {
    use Code::{CoordPlaceDisagree, PlaceAmbiguous, PlaceUnknown};
    check(
        &["postcode", "place", "region"],
        5.0,
        &[
            Row(
                &["SE1 9TG", "", "South East"],
                Some((51.507, -0.099)),
                "South East",
                &[CoordPlaceDisagree],
            ),
            Row(
                &["TR1 2SJ", "", "London"],
                TRURO,
                "London",
                &[CoordPlaceDisagree],
            ),
            Row(&["TR1 2SJ", "", "South West"], TRURO, "South West", &[]),
            // Hampton Court: across the river from London.
            Row(
                &["KT8 9AU", "", "London"],
                Some((51.403, -0.337)),
                "London",
                &[],
            ),
            Row(
                &["", "Appleby", "North West"],
                Some((54.577, -2.49)),
                "North West",
                &[PlaceAmbiguous],
            ),
            Row(&["", "Appleby", "Wales"], None, "Wales", &[PlaceUnknown]),
        ],
    );
}

#[test]
fn a_district_is_the_positions_own() {
    let rows = [
        ["SE1 9TG", "", "South East"],
        ["", "London", ""],
        ["", "Truro", ""],
        ["TR1 2SJ", "", "London"],
    ];
    let rows = rows.map(|row| row.map(str::to_owned).to_vec());
    let (data, _) = Tables::load().read(&["postcode", "place", "region"], &rows);
    let districts: Vec<&str> = (0..rows.len())
        .map(|row| data.district.get(RowId(row as u32)))
        .collect();
    assert_eq!(districts, ["Southwark", "", "Cornwall", "Cornwall"]);
}

#[test]
fn names_that_only_begin_with_a_places() {
    use Code::{PlaceAmbiguous, PlaceUnknown};
    check(
        &["place"],
        3.0,
        &[
            Row(&["Lake District"], None, "North West", &[PlaceUnknown]),
            Row(&["Isle of Scilly"], None, "South West", &[PlaceUnknown]),
            Row(&["Ynys Mon"], None, "Wales", &[PlaceUnknown]),
            Row(&["Avon"], None, "South West", &[PlaceUnknown]),
            Row(
                &["Saltburn"],
                Some((54.582, -0.974)),
                "North East",
                &[PlaceAmbiguous],
            ),
            Row(
                &["Lunna"],
                Some((60.38, -1.279)),
                "Scotland",
                &[Code::PlaceGuessed],
            ),
            Row(&["Yarmouth"], None, "", &[PlaceAmbiguous]),
            Row(&["Newport (Pembs)"], Some((52.017, -4.833)), "Wales", &[]),
            Row(&["Lincolnshire"], None, "East Midlands", &[PlaceUnknown]),
            Row(&["Kent, UK"], None, "South East", &[PlaceUnknown]),
            Row(&["East Lindsey"], None, "East Midlands", &[PlaceUnknown]),
            Row(&["Adur"], None, "South East", &[PlaceUnknown]),
            Row(&["Camden LBC"], None, "London", &[PlaceUnknown]),
            Row(&["E06000051"], None, "West Midlands", &[PlaceUnknown]),
        ],
    );
}

#[test]
fn several_places_in_one_cell() {
    use Code::PlaceGuessed;
    let leeds = Some((53.797, -1.543));
    let yorkshire = "Yorkshire and The Humber";
    check(
        &["place"],
        3.0,
        &[
            Row(
                &["1. Truro\n2. Edinburgh"],
                TRURO,
                "South West",
                &[PlaceGuessed],
            ),
            Row(
                &["a) Truro\nb) Edinburgh"],
                TRURO,
                "South West",
                &[PlaceGuessed],
            ),
            Row(
                &["• Truro • Edinburgh"],
                TRURO,
                "South West",
                &[PlaceGuessed],
            ),
            Row(&["Leeds/Bradford"], leeds, yorkshire, &[PlaceGuessed]),
            Row(&["Leeds; Bradford"], leeds, yorkshire, &[PlaceGuessed]),
            Row(&["Leeds, Bradford"], leeds, yorkshire, &[PlaceGuessed]),
            Row(
                &["London & Leeds"],
                Some((51.507, -0.128)),
                "London",
                &[PlaceGuessed],
            ),
            Row(&["Leeds, Leeds"], leeds, yorkshire, &[]),
            Row(
                &["Gillingham, Medway"],
                Some((51.385, 0.55)),
                "South East",
                &[],
            ),
        ],
    );
}

#[test]
fn coordinates_in_a_neighbour_place_no_namesake() {
    use Code::CoordOutsideUk;
    let there = |cells| Row(cells, None, "", &[CoordOutsideUk]);
    check(
        &["place", "latitude", "longitude"],
        3.0,
        &[
            there(&["Douglas", "54.1520", "-4.4810"]),
            there(&["Newport", "53.3438", "-6.2546"]),
            // In the sea, the coordinates may be a slip.
            Row(
                &["Leeds", "48.8", "-5.5"],
                Some((53.797, -1.548)),
                "Yorkshire and The Humber",
                &[CoordOutsideUk],
            ),
        ],
    );
    check(
        &["place", "grid reference"],
        3.0,
        &[there(&["Douglas", "SC3876"])],
    );
}

#[test]
fn places_abroad() {
    use Code::{CoordPlaceDisagree, NotPlaced};
    let abroad = |name| Row(name, None, "", &[NotPlaced]);
    check(
        &["place", "postcode"],
        3.0,
        &[
            abroad(&["Cambridge, Massachusetts", ""]),
            abroad(&["Cambridge, MA", ""]),
            abroad(&["Cambridge, MA 02138", ""]),
            abroad(&["Durham, North Carolina", ""]),
            abroad(&["Birmingham, Alabama", ""]),
            abroad(&["Wellington, NZ", ""]),
            abroad(&["Perth, WA", ""]),
            abroad(&["Melbourne, Victoria", ""]),
            abroad(&["Boston (U.S.A.)", ""]),
            abroad(&["Paris", ""]),
            Row(
                &["Paris", "SE1 9TG"],
                Some((51.507, -0.099)),
                "London",
                &[CoordPlaceDisagree],
            ),
            Row(
                &["Paris, France", "SE1 9TG"],
                Some((51.507, -0.099)),
                "London",
                &[CoordPlaceDisagree],
            ),
            Row(
                &["Canterbury, CT", ""],
                Some((51.279, 1.08)),
                "South East",
                &[],
            ),
        ],
    );
}

#[test]
fn postcode_districts_of_other_times() {
    use Code::{PostcodeInvalid, PostcodeUnknown};
    check(
        &["postcode"],
        10.0,
        &[
            Row(&["CF1"], Some((51.48, -3.18)), "Wales", &[PostcodeUnknown]),
            Row(
                &["CF1 3NP"],
                Some((51.48, -3.18)),
                "Wales",
                &[PostcodeUnknown],
            ),
            Row(
                &["NP9"],
                Some((51.585, -2.995)),
                "Wales",
                &[PostcodeUnknown],
            ),
            Row(
                &["S19 2AB"],
                Some((53.35, -1.33)),
                "Yorkshire and The Humber",
                &[PostcodeUnknown],
            ),
            Row(
                &["BS17 1AA"],
                Some((51.52, -2.47)),
                "South West",
                &[PostcodeUnknown],
            ),
            Row(
                &["W1"],
                Some((51.515, -0.145)),
                "London",
                &[PostcodeUnknown],
            ),
            Row(&["PA86"], None, "", &[PostcodeInvalid]),
            Row(&["ZZ1"], None, "", &[PostcodeInvalid]),
        ],
    );
}

#[test]
fn two_against_one() {
    use Code::{CoordBng, CoordPlaceDisagree, CoordPostcodeDisagree, PostcodeRead};
    let ni = "Northern Ireland";
    check(
        &[
            "latitude",
            "longitude",
            "postcode",
            "place",
            "nation",
            "Address 1",
            "Invoice address",
        ],
        4.0,
        &[
            Row(
                &["53.258867", "-2.992325", "BT1 5GS", "", "", "", ""],
                BELFAST,
                ni,
                &[CoordBng],
            ),
            Row(
                &["53.258867", "-2.992325", "", "Belfast", "", "", ""],
                BELFAST,
                ni,
                &[CoordBng],
            ),
            Row(
                &["53.258867", "-2.992325", "", "", "NI", "", ""],
                BELFAST,
                ni,
                &[CoordBng],
            ),
            Row(
                &["55.947", "-3.19", "TR1 2SJ", "Truro", "", "", ""],
                TRURO,
                "South West",
                &[CoordPostcodeDisagree],
            ),
            Row(
                &["55.947", "-3.19", "TR1 2SJ", "", "", "", ""],
                Some((55.947, -3.19)),
                "Scotland",
                &[CoordPostcodeDisagree],
            ),
            Row(
                &["", "", "", "Truro", "", "Leeds LS10 1LT", ""],
                TRURO,
                "South West",
                &[PostcodeRead, CoordPlaceDisagree],
            ),
            Row(
                &["", "", "", "Truro", "", "", "Leeds LS10 1LT"],
                TRURO,
                "South West",
                &[],
            ),
        ],
    );
}

#[test]
fn the_whole_country_is_no_nation() {
    check(
        &["place", "nation", "region"],
        3.0,
        &[
            Row(&["Truro", "UK", ""], TRURO, "South West", &[]),
            Row(&["Truro", "", "United Kingdom"], TRURO, "South West", &[]),
            Row(&["Truro", "GB", "great britain"], TRURO, "South West", &[]),
            Row(
                &["Truro", "Atlantis", ""],
                TRURO,
                "South West",
                &[Code::RegionUnknown],
            ),
        ],
    );
}

#[test]
fn addresses_are_a_location_where_they_hold_postcodes() {
    let read = Some(Code::PostcodeRead).as_slice().to_owned();
    for header in [
        ["Address line 1", "Address line 2"],
        ["Cyfeiriad 1", "Cyfeiriad 2"],
    ] {
        check(
            &header,
            3.0,
            &[
                Row(&["Lower Quay, Truro", "TR1 2SJ"], TRURO, "South West", &[]),
                Row(
                    &["Linen Hall, Belfast BT1 5GS", ""],
                    BELFAST,
                    "Northern Ireland",
                    &read,
                ),
            ],
        );
    }
    check(
        &["partner"],
        3.0,
        &[Row(
            &["Sample Gallery, Truro TR1 2SJ"],
            TRURO,
            "South West",
            &read,
        )],
    );
}

/// Nothing but a place's name, and an area that is not its own.
fn unlikely_areas() -> impl Strategy<Value = (usize, usize)> {
    (0..TOWNS.len(), 0..TOWNS.len())
}

/// Towns with their counties, regions and a postcode each.
const TOWNS: [(&str, &str, &str, &str); 8] = [
    ("Truro", "Cornwall", "South West", "TR1 2SJ"),
    ("Norwich", "Norfolk", "East of England", "NR1 3JU"),
    ("Lincoln", "Lincolnshire", "East Midlands", "LN2 1LP"),
    ("Maidstone", "Kent", "South East", "ME14 1LH"),
    ("Kendal", "Cumbria", "North West", "LA9 4QE"),
    ("Edinburgh", "Midlothian", "Scotland", "EH1 1JF"),
    ("Cardiff", "South Glamorgan", "Wales", "CF10 3NP"),
    ("Belfast", "County Antrim", "Northern Ireland", "BT1 5GS"),
];

proptest! {
    #![proptest_config(testing::cases(12))]

    /// However postcode, place, county and region are combined: where they agree, nothing is said
    /// and the region is right; where they do not, something is said.
    #[test]
    fn contradictions_are_never_silent(
        pairs in proptest::collection::vec(unlikely_areas(), 8),
        shouted in any::<bool>(),
    ) {
        let tables = Tables::load();
        let header = ["postcode", "place", "county", "region"];
        let case = |text: &str| if shouted { text.to_uppercase() } else { text.to_owned() };
        for (of_place, of_area) in pairs {
            let (place, _, home, postcode) = TOWNS[of_place];
            let (_, county, region_given, _) = TOWNS[of_area];
            let rows = [
                [postcode, "", county, ""],
                [postcode, "", "", region_given],
                ["", place, county, ""],
                ["", place, "", region_given],
                [postcode, place, county, ""],
            ];
            let rows = rows.map(|row| row.map(case).to_vec());
            let (data, said) = tables.read(&header, &rows);
            for (i, row) in rows.iter().enumerate() {
                if of_place == of_area {
                    prop_assert_eq!(&said[i], &[], "{:?}", row);
                    prop_assert_eq!(region(&data, i), home, "{:?}", row);
                } else {
                    prop_assert!(!said[i].is_empty(), "{:?}", row);
                }
                let own = region(&data, i);
                // A postcode outweighs a county.
                if row[3].is_empty() && !row[0].is_empty() {
                    prop_assert_eq!(own, home, "{:?}", row);
                }
            }
        }
    }

    /// Whatever the town: in a list with another far away, the first is taken and it is said.
    #[test]
    fn lists_are_said(first in 0..TOWNS.len(), step in 1..TOWNS.len(), form in 0..7_usize) {
        let (one, other) = (TOWNS[first].0, TOWNS[(first + step) % TOWNS.len()].0);
        let cell = match form {
            0 => format!("1. {one} 2. {other}"),
            1 => format!("a) {one}\nb) {other}"),
            2 => format!("{one}; {other}"),
            3 => format!("{one} / {other}"),
            4 => format!("{one} & {other}"),
            5 => format!("(1) {one}, (2) {other}"),
            _ => format!("{one} | {other}"),
        };
        let (data, said) = Tables::load().read(&["place"], &[vec![cell.clone()]]);
        prop_assert_eq!(&said[0], &[Code::PlaceGuessed], "{}", cell);
        prop_assert_eq!(region(&data, 0), TOWNS[first].2, "{}", cell);
    }
}
