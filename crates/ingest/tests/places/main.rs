//! Geocodes rows as museums send them, with the tables that the page loads.

mod contradictions;

use std::path::Path;

use geography::gazetteer::{Gazetteer, UnitPostcodes};
use geography::geo::{Boundaries, distance_km};
use ingest::{Code, ImportOptions, Input, Resources, read};
use records::dataset::{Dataset, Kind};
use records::record::{LonLat, PlacedBy, Precision};

struct Tables {
    boundaries: Boundaries,
    gazetteer: Gazetteer,
    units: UnitPostcodes,
}

fn file(folder: &str, name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(folder)
        .join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

impl Tables {
    fn load() -> Self {
        let public = |name| file("public/data", name);
        Self {
            boundaries: Boundaries::from_bytes(&public("boundaries.bin")).expect("boundaries"),
            gazetteer: Gazetteer::from_bytes(&public("gazetteer.bin")).expect("gazetteer"),
            units: UnitPostcodes::from_bytes(public("postcodes.bin")).expect("units"),
        }
    }

    /// Reads rows below the given header; returns the records and the issues of each row.
    fn read(&self, header: &[&str], rows: &[Vec<String>]) -> (Dataset, Vec<Vec<Code>>) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let fixed = ["institution", "partnership_type", "partner"];
        let partner = header.contains(&"partner");
        let fixed = &fixed[..3 - usize::from(partner)];
        writer
            .write_record(fixed.iter().chain(header))
            .expect("a row");
        let tate = ["Tate", "Loan", "Sample Trust"];
        for row in rows {
            let cells = tate[..fixed.len()].iter().copied();
            writer
                .write_record(cells.chain(row.iter().map(String::as_str)))
                .expect("a row");
        }
        let bytes = writer.into_inner().expect("a row");
        let input = Input {
            name: "rows.csv",
            bytes: &bytes,
            kind: Kind::Reported,
            options: ImportOptions::NONE,
        };
        let resources = Resources {
            boundaries: Some(&self.boundaries),
            gazetteer: Some(&self.gazetteer),
            units: Some(&self.units),
        };
        let reading = read(&input, &resources, &mut |_| {});
        let said = (0..rows.len() as u32).map(|i| {
            let of_row = |issue: &&ingest::Issue| issue.row == Some(i + 2);
            reading
                .report
                .issues
                .iter()
                .filter(of_row)
                .map(|issue| issue.code)
                .collect()
        });
        (reading.dataset.expect("records"), said.collect())
    }
}

fn position(data: &Dataset, row: usize) -> Option<LonLat> {
    data.places.positions.get(data.place[row].index()).copied()
}

/// Position, how it was found, precision, and issue codes.
type Expected<'e> = (Option<(f64, f64)>, PlacedBy, Precision, &'e [Code]);

/// Checks that every row is placed as expected, within `within_km` kilometres.
fn check(header: &[&str], within_km: f64, cases: &[(&[&str], Expected<'_>)]) {
    let rows: Vec<Vec<String>> = cases
        .iter()
        .map(|(cells, _)| cells.iter().map(|cell| (*cell).to_owned()).collect())
        .collect();
    let (data, said) = Tables::load().read(header, &rows);
    let mut wrong = Vec::new();
    for (i, (cells, expected)) in cases.iter().enumerate() {
        let found = position(&data, i);
        let off = |lat, lon| found.map(|found| distance_km(found, LonLat { lon, lat }));
        let (at, by, precision, codes) = *expected;
        let is_there = match at {
            Some((lat, lon)) => off(lat, lon).is_some_and(|km| km < within_km),
            None => found.is_none(),
        };
        let how = (data.placed_by[i], data.precision[i], said[i].as_slice());
        if !is_there || how != (by, precision, codes) {
            wrong.push(format!("{cells:?}: {found:?} {how:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn refused(codes: &'static [Code]) -> Expected<'static> {
    (None, PlacedBy::None, Precision::None, codes)
}

fn somewhere(codes: &'static [Code]) -> Expected<'static> {
    (None, PlacedBy::Region, Precision::Region, codes)
}

fn named(lat: f64, lon: f64, codes: &'static [Code]) -> Expected<'static> {
    (
        Some((lat, lon)),
        PlacedBy::PlaceName,
        Precision::Town,
        codes,
    )
}

const VA: Option<(f64, f64)> = Some((51.4966, -0.1722));
const YORK: Option<(f64, f64)> = Some((53.9617, -1.0872));
const CARDIFF: Option<(f64, f64)> = Some((51.4857, -3.1770));

#[test]
fn postcodes_in_every_form() {
    use Code::{PostcodeInvalid, PostcodeRead, PostcodeUnknown};
    use PlacedBy::{None as Nowhere, PostcodeOutward, PostcodeSector, PostcodeUnit};
    use Precision::{None as Unknown, Postcode, Town};
    check(
        &["postcode", "place"],
        0.6,
        &[
            (&["SW7 2RL", ""], (VA, PostcodeUnit, Postcode, &[])),
            (&["sw72rl", ""], (VA, PostcodeUnit, Postcode, &[])),
            (&["SW7\u{a0}2RL", ""], (VA, PostcodeUnit, Postcode, &[])),
            (
                &["SW7 2RL (main site)", ""],
                (VA, PostcodeUnit, Postcode, &[PostcodeRead]),
            ),
            (
                &["SW7 2RL; YO1 7FR", ""],
                (VA, PostcodeUnit, Postcode, &[PostcodeRead]),
            ),
            (
                &["Y01 7FR", ""],
                (YORK, PostcodeUnit, Postcode, &[PostcodeRead]),
            ),
            (
                &["", "Museum Street, York, YO1 7FR"],
                (YORK, PostcodeUnit, Postcode, &[PostcodeRead]),
            ),
            (
                &["SW7 2ZZ", ""],
                (VA, PostcodeSector, Postcode, &[PostcodeUnknown]),
            ),
            (
                &["SW7 2", ""],
                (Some((51.4975, -0.1750)), PostcodeSector, Postcode, &[]),
            ),
            (
                &["SW7", ""],
                (Some((51.4957, -0.1768)), PostcodeOutward, Town, &[]),
            ),
            // The City Hall.
            (
                &["BT1 5GS", ""],
                (Some((54.5966, -5.9301)), PostcodeOutward, Town, &[]),
            ),
            (
                &["JE2 3NF", ""],
                (None, Nowhere, Unknown, &[PostcodeInvalid]),
            ),
            (
                &["BFPO 801", ""],
                (None, Nowhere, Unknown, &[PostcodeInvalid]),
            ),
            (
                &["GIR 0AA", ""],
                (None, Nowhere, Unknown, &[PostcodeInvalid]),
            ),
        ],
    );
}

const LONDON: Option<(f64, f64)> = Some((51.507_222, -0.1275));

#[test]
fn coordinates_in_every_form() {
    use Code::{
        CoordBng, CoordFormat, CoordInvalid, CoordMissing, CoordOutsideUk, CoordSwapped,
        DecimalComma, NumberCleaned,
    };
    use PlacedBy::{Coordinates, Grid};
    use Precision::{Exact, Town};
    check(
        &["latitude", "longitude"],
        0.15,
        &[
            (&["51.4857", "-3.1770"], (CARDIFF, Coordinates, Exact, &[])),
            (
                &["51°30'26\"N", "0°7'39\"W"],
                (LONDON, Coordinates, Exact, &[CoordFormat, CoordFormat]),
            ),
            (
                &["51 30 26", "-0 7 39"],
                (LONDON, Coordinates, Exact, &[CoordFormat, CoordFormat]),
            ),
            (
                &["N51.4857", "W3.1770"],
                (CARDIFF, Coordinates, Exact, &[NumberCleaned, NumberCleaned]),
            ),
            (
                &["51,4857", "-3,1770"],
                (CARDIFF, Coordinates, Exact, &[DecimalComma, DecimalComma]),
            ),
            (
                &["-3.1770", "51.4857"],
                (CARDIFF, Coordinates, Exact, &[CoordSwapped]),
            ),
            (
                &["51.4857, -3.1770", ""],
                (CARDIFF, Coordinates, Exact, &[CoordFormat]),
            ),
            (
                &["POINT(-3.1770 51.4857)", ""],
                (CARDIFF, Coordinates, Exact, &[CoordFormat]),
            ),
            (
                &["[-3.1770,51.4857]", ""],
                (CARDIFF, Coordinates, Exact, &[CoordFormat]),
            ),
            (
                &["318400", "176400"],
                (Some((51.480_5, -3.176_5)), Grid, Exact, &[CoordBng]),
            ),
            (
                &["176400", "318400"],
                (Some((51.480_5, -3.176_5)), Grid, Exact, &[CoordBng]),
            ),
            (
                &["TQ 3003 8038", ""],
                (Some((51.5074, -0.1278)), Grid, Exact, &[CoordBng]),
            ),
            (
                &["TQ 300 803", "TQ 300 803"],
                (Some((51.5074, -0.1278)), Grid, Exact, &[CoordBng]),
            ),
            (
                &["J 337 741", ""],
                (Some((54.5979, -5.9313)), Grid, Exact, &[CoordBng]),
            ),
            (
                &["SV 9 1", ""],
                (Some((49.957, -6.254)), Grid, Town, &[CoordBng]),
            ),
            (
                &["51.5", "-3.1"],
                (Some((51.5, -3.1)), Coordinates, Town, &[]),
            ),
            (&["515074", "-1278"], refused(&[CoordInvalid])),
            (&["51.4857", ""], refused(&[CoordMissing])),
            (&["0", "0"], refused(&[CoordMissing])),
            (&["51.4857", "3.1770"], refused(&[CoordOutsideUk])),
            (&["48.8566", "2.3522"], refused(&[CoordOutsideUk])),
            (&["by the church", "see map"], refused(&[CoordInvalid])),
        ],
    );
}

#[test]
fn a_lost_minus_sign_is_put_back_only_where_something_says_so() {
    use Code::{CoordOutsideUk, CoordPlaceDisagree, CoordPostcodeDisagree, CoordSign};
    use PlacedBy::{Coordinates, PlaceName, PostcodeUnit};
    use Precision::{Exact, Postcode, Town};
    let birmingham = Some((52.4796, -1.9030));
    check(
        &["latitude", "longitude", "postcode", "place", "region"],
        4.0,
        &[
            (
                &["51.4857", "3.1770", "CF10 3NP", "", ""],
                (CARDIFF, Coordinates, Exact, &[CoordSign]),
            ),
            (
                &["51.4857", "3.1770", "", "Cardiff", ""],
                (CARDIFF, Coordinates, Exact, &[CoordSign]),
            ),
            (
                &["51.4857", "3.1770", "", "", "Wales"],
                (CARDIFF, Coordinates, Exact, &[CoordSign]),
            ),
            // Off Lowestoft, near enough to count as the East of England.
            (
                &["52.4796", "1.9030", "B3 3DH", "", ""],
                (birmingham, Coordinates, Exact, &[CoordSign]),
            ),
            (
                &["52.6286", "-1.2963", "NR1 3JU", "", ""],
                (Some((52.6286, 1.2963)), Coordinates, Exact, &[CoordSign]),
            ),
            // The postcode supports neither reading.
            (
                &["51.4857", "3.1770", "YO1 7FR", "", ""],
                (YORK, PostcodeUnit, Postcode, &[CoordOutsideUk]),
            ),
            (
                &["51.4857", "3.1770", "", "York", ""],
                (Some((53.9576, -1.0827)), PlaceName, Town, &[CoordOutsideUk]),
            ),
            (
                &["51.4857", "-3.1770", "YO1 7FR", "", ""],
                (CARDIFF, Coordinates, Exact, &[CoordPostcodeDisagree]),
            ),
            (
                &["51.4857", "-3.1770", "", "York", ""],
                (CARDIFF, Coordinates, Exact, &[CoordPlaceDisagree]),
            ),
            (
                &["51.4857", "-3.1770", "", "", "Scotland"],
                (CARDIFF, Coordinates, Exact, &[CoordPlaceDisagree]),
            ),
            // Across the Severn, but within the boundaries' margin of error at the border.
            (
                &["51.6400", "-2.6700", "", "", "South West"],
                (Some((51.64, -2.67)), Coordinates, Exact, &[]),
            ),
        ],
    );
}

#[test]
fn metres_of_three_grids() {
    use Code::{CoordBng, CoordFormat, CoordMissing, CoordSwapped};
    use PlacedBy::{Grid, None as Nowhere, Region as RegionOnly};
    use Precision::{Exact, None as Unknown};
    let belfast = Some((54.5974, -5.9321));
    check(
        &["easting", "northing", "nation"],
        0.2,
        &[
            (
                &["530034", "180380", ""],
                (Some((51.5074, -0.1278)), Grid, Exact, &[]),
            ),
            (
                &["180380", "530034", ""],
                (Some((51.5074, -0.1278)), Grid, Exact, &[CoordSwapped]),
            ),
            (
                &["1141280", "447759", ""],
                (Some((60.153, -1.14)), Grid, Exact, &[CoordSwapped]),
            ),
            (
                &["333700", "374100", "Northern Ireland"],
                (belfast, Grid, Exact, &[CoordBng]),
            ),
            (
                &["733700", "874100", "Northern Ireland"],
                (Some((54.5975, -5.9309)), Grid, Exact, &[CoordBng]),
            ),
            (
                &["-0.1275", "51.507222", ""],
                (LONDON, PlacedBy::Coordinates, Exact, &[CoordFormat]),
            ),
            (
                &["TQ 3003 8038", "", ""],
                (Some((51.5074, -0.1278)), Grid, Exact, &[CoordBng]),
            ),
            (
                &["530034", "", ""],
                (None, Nowhere, Unknown, &[CoordMissing]),
            ),
            (
                &["0", "0", "Wales"],
                (None, RegionOnly, Precision::Region, &[CoordMissing]),
            ),
        ],
    );
}

#[test]
fn place_names_as_people_write_them() {
    use Code::{NotPlaced, PlaceAmbiguous, PlaceGuessed, PlaceUnknown, PostcodeInvalid};
    let town = |lat, lon| named(lat, lon, &[]);
    check(
        &["place", "region", "postcode"],
        4.0,
        &[
            (&["Newcastle", "", ""], town(54.973, -1.614)),
            (&["Newcastle", "West Midlands", ""], town(53.00, -2.227)),
            (
                &["Newcastle, Staffs", "West Midlands", ""],
                town(53.00, -2.227),
            ),
            (&["Newcastle, Staffordshire", "", ""], town(53.00, -2.227)),
            (&["Newcastle-under-Lyme", "", ""], town(53.00, -2.227)),
            (&["Newcastle, Co. Down", "", ""], town(54.21, -5.89)),
            (&["Newport", "South East", ""], town(50.70, -1.29)),
            (&["Newport, Shropshire", "", ""], town(52.77, -2.38)),
            (&["Newport Isle of Wight", "", ""], town(50.70, -1.29)),
            (&["St Ives", "South West", ""], town(50.21, -5.48)),
            (
                &["Saint Ives (Cambridgeshire)", "", ""],
                town(52.33, -0.075),
            ),
            (&["St. Ives", "", "TR26"], town(50.21, -5.48)),
            (
                &["Richmond", "Yorkshire and The Humber", ""],
                town(54.40, -1.735),
            ),
            (&["Richmond, London", "", ""], town(51.456, -0.30)),
            (&["Bangor", "Wales", ""], town(53.228, -4.129)),
            (&["Bangor", "Northern Ireland", ""], town(54.66, -5.67)),
            (&["Bangor Gwynedd", "", ""], town(53.228, -4.129)),
            (
                &["Bangor", "", "BT20 4BT"],
                (
                    Some((54.66, -5.67)),
                    PlacedBy::PostcodeOutward,
                    Precision::Town,
                    &[],
                ),
            ),
            (&["Armagh", "", "BT61 9BE"], town(54.349, -6.653)),
            (&["Perth", "", ""], town(56.395, -3.437)),
            (&["Hull", "", ""], town(53.745, -0.336)),
            (&["Kingston-upon-Hull", "", ""], town(53.745, -0.336)),
            (&["Stoke", "West Midlands", ""], town(53.004, -2.185)),
            (&["Bury St. Edmunds", "", ""], town(52.246, 0.711)),
            (&["Gt Yarmouth", "", ""], town(52.608, 1.729)),
            (&["Llanelly", "Wales", ""], town(51.68, -4.16)),
            (&["Caerdydd", "", ""], town(51.48, -3.18)),
            (&["Abertawe", "", ""], town(51.62, -3.943)),
            (&["Aberteifi", "", ""], town(52.084, -4.662)),
            (&["Styal, Wilmslow, Cheshire", "", ""], town(53.345, -2.24)),
            (&["Grasmere, Ambleside", "", ""], town(54.459, -3.025)),
            (&["Park Street, Leeds", "", ""], town(53.80, -1.549)),
            (&["Cragside, Rothbury", "", ""], town(55.31, -1.91)),
            (&["Bushmills", "Northern Ireland", ""], town(55.205, -6.52)),
            (&["London Borough of Hackney", "", ""], town(51.545, -0.055)),
            (&["Sandwell", "", ""], town(52.519, -1.995)),
            (&["Leeds city centre", "", ""], town(53.80, -1.549)),
            (&["Newcastle/Gateshead", "", ""], town(54.973, -1.614)),
            (
                &["nr Leyburn", "", ""],
                named(54.31, -1.83, &[PlaceGuessed]),
            ),
            (&["Hawes, nr Leyburn", "", ""], town(54.304, -2.197)),
            (&["St Ives", "", ""], refused(&[PlaceAmbiguous])),
            // By far the largest, although others are towns too.
            (
                &["Newport", "", ""],
                named(51.588, -2.998, &[PlaceAmbiguous]),
            ),
            (&["Newport", "Wales", ""], town(51.588, -2.998)),
            (
                &["Farnborough", "", ""],
                named(51.29, -0.753, &[PlaceAmbiguous]),
            ),
            (&["Preston", "", ""], town(53.763, -2.704)),
            (&["Cornwall", "", ""], somewhere(&[PlaceUnknown])),
            (&["Scotland", "", ""], somewhere(&[PlaceUnknown])),
            (&["Various", "", ""], refused(&[NotPlaced])),
            (&["various venues", "", ""], refused(&[NotPlaced])),
            (&["UK-wide", "", ""], refused(&[NotPlaced])),
            (&["touring", "Wales", ""], somewhere(&[])),
            (&["Isle of Wight", "", ""], somewhere(&[PlaceUnknown])),
            // The given region wins: a county in another nation is ignored.
            (&["Powys", "North East", ""], somewhere(&[PlaceUnknown])),
            (&["Scottish Highlands", "", ""], somewhere(&[PlaceUnknown])),
            (
                &["Leeds; Bristol", "", ""],
                named(53.80, -1.549, &[PlaceGuessed]),
            ),
            (
                &["Leeds and Bristol", "", ""],
                named(53.80, -1.549, &[PlaceGuessed]),
            ),
            (&["Derry/Londonderry", "", ""], town(54.998, -7.309)),
            (&["Brecon/Powys", "", ""], town(51.947, -3.391)),
            (&["Cambridge, Oxford", "", ""], refused(&[PlaceAmbiguous])),
            (&["Bath Road, Reading", "", ""], town(51.456, -0.971)),
            (&["High Street, Sutton, Ely", "", ""], town(52.388, 0.119)),
            (&["Peel, Isle of Man", "", ""], refused(&[NotPlaced])),
            (&["Paris, France", "", ""], refused(&[NotPlaced])),
            (
                &["", "", "Leeds"],
                named(53.80, -1.549, &[PostcodeInvalid, PlaceGuessed]),
            ),
            (&["Atlantis", "", ""], refused(&[PlaceUnknown])),
        ],
    );
}

#[test]
fn addresses_in_the_place_of_a_town() {
    use Code::{CoordPlaceDisagree, PlaceUnknown, PostcodeInvalid, PostcodeRead};
    use PlacedBy::{PostcodeOutward, PostcodeUnit};
    use Precision::{Postcode, Town};
    let town = |lat, lon| named(lat, lon, &[]);
    check(
        &["place", "postcode"],
        2.5,
        &[
            (
                &["Museum Street, York YO1 7FR", ""],
                (YORK, PostcodeUnit, Postcode, &[PostcodeRead]),
            ),
            (&["12 Museum Street, York", ""], town(53.957, -1.083)),
            (&["12 Museum Street York", ""], town(53.957, -1.083)),
            (&["3 Fore St St Ives Cornwall", ""], town(50.21, -5.48)),
            (
                &["Museum St, Leeds, West Yorkshire", ""],
                town(53.80, -1.549),
            ),
            (
                &["Unit 4, Station Road, Newton Abbot, Devon, UK", ""],
                town(50.53, -3.61),
            ),
            (
                &["The Old School, High Street Grasmere Cumbria", ""],
                town(54.459, -3.025),
            ),
            (
                &["London SE10", ""],
                (Some((51.482, 0.0)), PostcodeOutward, Town, &[PostcodeRead]),
            ),
            (&["1 Sample Road, Atlantis", ""], refused(&[PlaceUnknown])),
            (
                &["Cardiff", "YO1 7FR"],
                (YORK, PostcodeUnit, Postcode, &[CoordPlaceDisagree]),
            ),
            (
                &["Museum of York, York", "YO1 7FR"],
                (YORK, PostcodeUnit, Postcode, &[]),
            ),
            (&["Newport, IOW", ""], town(50.70, -1.29)),
            // The places of these names in the United Kingdom are different ones.
            (&["Douglas", "IM1 3LY"], refused(&[PostcodeInvalid])),
            (&["St Helier", "JE2 3NF"], refused(&[PostcodeInvalid])),
            (&["Stow-on-the-Wold, Glos", ""], town(51.93, -1.72)),
            (&["Isle of Tiree", ""], town(56.50, -6.80)),
        ],
    );
}

#[test]
fn the_partners_name_is_the_last_clue() {
    use Code::{NotPlaced, PlaceGuessed};
    use PlacedBy::PostcodeUnit;
    use Precision::Postcode;
    let guessed = |lat, lon| named(lat, lon, &[PlaceGuessed]);
    let nowhere = refused(&[NotPlaced]);
    check(
        &["partner", "place", "postcode"],
        4.0,
        &[
            (&["Museum of Oxford", "", ""], guessed(51.752, -1.256)),
            (&["Leeds City Museum", "", ""], guessed(53.80, -1.549)),
            (
                &["Norwich Castle Museum and Art Gallery", "", ""],
                guessed(52.628, 1.298),
            ),
            (
                &["Museum of Oxford", "", "YO1 7FR"],
                (YORK, PostcodeUnit, Postcode, &[]),
            ),
            (&["Amgueddfa Cymru – Museum Wales", "", ""], nowhere),
            (&["Nelson Museum", "", ""], nowhere),
            (&["World Rugby Museum", "", ""], nowhere),
            (&["Ulster Museum", "", ""], nowhere),
            (&["Kelvingrove Art Gallery and Museum", "", ""], nowhere),
        ],
    );
}

/// Reads the documented partners whose positions come from postcodes again without coordinates: by
/// postcode and town, by town and region, by town alone.
#[test]
fn documented_partners_are_found_again() {
    let bytes = file("data", "partnerships_documented.csv");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let wanted = ["place", "region", "postcode"].map(column);
    let (lat, lon, precision) = (column("latitude"), column("longitude"), column("precision"));
    let known: Vec<_> = reader
        .records()
        .map(Result::unwrap)
        .filter(|row| &row[precision] == "postcode")
        .collect();
    let tables = Tables::load();
    for (header, keep, least_1_km, least_5_km) in [
        ("postcode, place", [true, false, true], 95, 98),
        ("place, region", [true, true, false], 40, 85),
        ("place", [true, false, false], 40, 80),
    ] {
        let rows: Vec<Vec<String>> = known
            .iter()
            .map(|row| {
                let cell = |(i, keep): (usize, bool)| keep.then(|| row[i].to_owned());
                let cells = wanted.into_iter().zip(keep).map(cell);
                cells.map(Option::unwrap_or_default).collect()
            })
            .collect();
        let (data, _) = tables.read(&["place", "region", "postcode"], &rows);
        let off: Vec<Option<f64>> = known
            .iter()
            .enumerate()
            .map(|(i, row)| {
                let (lat, lon) = (row[lat].parse().unwrap(), row[lon].parse().unwrap());
                position(&data, i).map(|found| distance_km(found, LonLat { lon, lat }))
            })
            .collect();
        for (cells, off) in rows.iter().zip(&off) {
            if off.is_none_or(|km| km > 5.0) {
                println!("  {header}: {cells:?} {off:?}");
            }
        }
        let within = |km: f64| off.iter().flatten().filter(|off| **off <= km).count();
        let (one, five, all) = (within(1.0), within(5.0), off.len());
        println!("{header}: of {all} within 1 km {one}, within 5 km {five}");
        assert!(
            one * 100 >= all * least_1_km,
            "{header}: {one} of {all} within 1 km"
        );
        assert!(
            five * 100 >= all * least_5_km,
            "{header}: {five} of {all} within 5 km"
        );
    }
}

/// Partners' names alone: anything taken for a town is one, and is the partner's.
#[test]
fn a_town_in_a_partners_name_is_the_partners() {
    let bytes = file("data", "partnerships_documented.csv");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (partner, lat, lon) = (column("partner"), column("latitude"), column("longitude"));
    let known: Vec<_> = reader.records().map(Result::unwrap).collect();
    let rows: Vec<Vec<String>> = known
        .iter()
        .map(|row| vec![row[partner].to_owned(), String::new()])
        .collect();
    let (data, _) = Tables::load().read(&["partner", "place"], &rows);
    let (mut named, mut right) = (0, 0);
    for (i, row) in known.iter().enumerate() {
        let Some(found) = position(&data, i) else {
            continue;
        };
        let (lat, lon) = (row[lat].parse().unwrap(), row[lon].parse().unwrap());
        let off = distance_km(found, LonLat { lon, lat });
        named += 1;
        right += u32::from(off < 15.0);
        if off >= 15.0 {
            println!("  {}: {off:.0} km off", &row[partner]);
        }
    }
    println!(
        "of {} partners {named} are named after a town, {right} are there",
        known.len()
    );
    assert!(named >= 80 && right * 100 >= named * 97, "{named} {right}");
}
