//! Reads records from a file, or synthetic ones, and prints the time taken to inspect, read, pack
//! and unpack them.
//!
//! `cargo run --profile worker -p ingest --example read_speed [rows or a file]`

use std::fmt::Write;
use std::time::Instant;

use geography::gazetteer::{Gazetteer, UnitPostcodes};
use geography::geo::Boundaries;
use ingest::{Import, ImportOptions, Input, Resources, inspect, read};
use records::dataset::Kind;

fn main() {
    let what = std::env::args().nth(1).unwrap_or_default();
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data");
    let table = |name: &str| std::fs::read(format!("{data}/{name}")).ok();
    let start = Instant::now();
    let boundaries = table("boundaries.bin").and_then(|bytes| Boundaries::from_bytes(&bytes).ok());
    let gazetteer = table("gazetteer.bin").and_then(|bytes| Gazetteer::from_bytes(&bytes).ok());
    eprintln!("tables: {:.1} ms", milliseconds(start));
    let units = table("postcodes.bin").and_then(|bytes| UnitPostcodes::from_bytes(bytes).ok());
    let resources = Resources {
        boundaries: boundaries.as_ref(),
        gazetteer: gazetteer.as_ref(),
        units: units.as_ref(),
    };
    if let Ok(text) = std::fs::read(&what) {
        return measure(&what, &text, &resources);
    }
    let rows = what.parse().unwrap_or(1_000_000);
    for (what, text) in [
        ("positions, 5,000 places", records(rows, true, 5_000)),
        (
            "positions, every one its own",
            records(rows, true, u32::MAX),
        ),
        ("postcodes", records(rows, false, 5_000)),
    ] {
        measure(what, text.as_bytes(), &resources);
    }
}

fn measure(what: &str, bytes: &[u8], resources: &Resources<'_>) {
    let input = Input {
        name: "speed.csv",
        bytes,
        kind: Kind::Reported,
        options: ImportOptions::NONE,
    };
    let start = Instant::now();
    let columns = inspect(&input, resources).map_or(0, |found| found.columns.len());
    let inspected = milliseconds(start);
    let start = Instant::now();
    let reading = read(&input, resources, &mut |_| {});
    let taken = milliseconds(start);
    let start = Instant::now();
    let packed = postcard::to_allocvec(&reading).unwrap_or_default();
    let packing = milliseconds(start);
    let start = Instant::now();
    let same = postcard::from_bytes::<Import>(&packed).is_ok_and(|back| back == reading);
    let unpacking = milliseconds(start);
    let report = &reading.report;
    eprintln!(
        "{what}: {:.1} MB, {} records, {} on the map, {columns} columns: inspected in {inspected:.0} ms, read in {taken:.0} ms, packed in {packing:.0} ms ({:.1} MB), unpacked in {unpacking:.0} ms{}; {:?}",
        bytes.len() as f64 / 1e6,
        report.accepted,
        report.located,
        packed.len() as f64 / 1e6,
        if same { "" } else { " AND NOT THE SAME" },
        report.counts
    );
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

fn records(rows: u32, coordinates: bool, places: u32) -> String {
    let mut text = String::from(
        "id,institution,partner,postcode,latitude,longitude,partnership_type,funding_stream,start,end,title\n",
    );
    let institutions = ["Tate", "V&A", "British Museum", "National Gallery", "IWM"];
    let postcodes = [
        "CF10 3NP", "LS2 8BH", "G3 8AG", "BT9 5AB", "SW7 2RL", "NE2 4PT",
    ];
    let types = [
        "Loan",
        "Touring exhibition",
        "Loan; Learning",
        "Joint research",
    ];
    let of = |list: &[&'static str], n: u32| list[n as usize % list.len()];
    for n in 0..rows {
        let place = n.wrapping_mul(2_654_435_761) % places;
        let (lat, lon) = (
            51.5 + f64::from(place % 2_011) / 900.0,
            -2.5 + f64::from(place % 1_999) / 1_000.0,
        );
        let institution = of(&institutions, place);
        let kind = of(&types, place / 7);
        // Writing to a string never fails.
        let _ = match coordinates {
            true => writeln!(
                text,
                "R{n},{institution},Partner {place},,{lat:.5},{lon:.5},{kind},Art Fund,2008-09,2010,Sample {n}"
            ),
            false => writeln!(
                text,
                "R{n},{institution},Partner {place},{},,,{kind},HLF,03/04/2009,,Sample {n}",
                of(&postcodes, place)
            ),
        };
    }
    text
}
