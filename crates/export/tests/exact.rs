//! Whatever the page's own tables can place is read back at the same position from the clean file.

use std::path::Path;

use export::csv;
use geography::gazetteer::{Gazetteer, UnitPostcodes};
use geography::geo::Boundaries;
use ingest::{ImportOptions, Input, Resources, read};
use records::dataset::{Dataset, Kind};

fn file(name: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read(root.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// One column of a file, without its header; no quotation marks precede it in these files.
fn column_of(name: &str, column: usize) -> Vec<String> {
    let text = String::from_utf8(file(name)).expect("UTF-8");
    let cells = text.lines().skip(1);
    let cell = |line: &str| line.split(',').nth(column).unwrap_or_default().to_owned();
    cells.map(cell).collect()
}

/// A unit of every sector and every outward code as a postcode, and every place as a town.
#[test]
fn every_place_comes_back() {
    let boundaries = Boundaries::from_bytes(&file("public/data/boundaries.bin"));
    let gazetteer = Gazetteer::from_bytes(&file("public/data/gazetteer.bin"));
    let units = UnitPostcodes::from_bytes(file("public/data/postcodes.bin"));
    let (boundaries, gazetteer) = (boundaries.expect("a table"), gazetteer.expect("a table"));
    let units = units.expect("a table");
    let resources = Resources {
        boundaries: Some(&boundaries),
        gazetteer: Some(&gazetteer),
        units: Some(&units),
    };
    let mut text = "institution,partner,partnership_type,postcode,place\n".to_owned();
    let mut add = |postcode: &str, place: &str| {
        text.push_str(&format!("Tate,A,Loan,{postcode},{place}\n"));
    };
    for outcode in column_of("data/postcodes/uk_outcodes.csv", 0) {
        add(&outcode, "");
    }
    for sector in column_of("data/postcodes/gb_postcode_sectors.csv", 0) {
        add(&format!("{sector}AA"), "");
    }
    for place in column_of("data/gazetteer/uk_places.csv", 1) {
        add("", &place);
    }
    let reading = |text: &str| -> Dataset {
        let input = Input {
            name: "places.csv",
            bytes: text.as_bytes(),
            kind: Kind::Reported,
            options: ImportOptions::NONE,
        };
        let read = read(&input, &resources, &mut |_| {});
        read.dataset.expect("a data set")
    };
    let data = reading(&text);
    assert!(data.len() > 18_000, "{} records", data.len());
    let written = csv(&data);
    let again = csv(&reading(&written));
    let differ: Vec<_> = written
        .lines()
        .zip(again.lines())
        .filter(|(once, twice)| once != twice)
        .collect();
    assert!(differ.is_empty(), "{}: {:?}", differ.len(), differ.first());
    assert_eq!(again.lines().count(), written.lines().count());
}
