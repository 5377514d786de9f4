//! Audits synthetic records with many distinct partners and prints the time taken.
//!
//! `cargo run --release -p quality --example audit_speed [records]`

use std::fmt::Write;
use std::time::Instant;

use ingest::{ImportOptions, Input, Resources, read};
use quality::audit;
use records::dataset::{Kind, merge};

fn main() {
    let rows = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(50_000);
    for (what, text) in [
        ("every partner its own", records(rows, u32::MAX)),
        ("500 partners", records(rows, 500)),
        ("one partner", records(rows, 1)),
    ] {
        let input = Input {
            name: "speed.csv",
            bytes: text.as_bytes(),
            kind: Kind::Reported,
            options: ImportOptions::NONE,
        };
        let reading = read(&input, &Resources::default(), &mut |_| {});
        let Some(data) = reading.dataset else {
            eprintln!("{what}: refused");
            continue;
        };
        let start = Instant::now();
        let twice = merge(&[&data, &data]);
        let merging = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let report = audit(&data, &[reading.report]);
        eprintln!(
            "{what}: {} records, {} partners; merging with itself {merging:.2} s, {} left out; \
             audit {:.2} s, {} pairs of values, {} doubles",
            data.len(),
            data.partner.values.len(),
            twice.repeats.len(),
            start.elapsed().as_secs_f64(),
            report.similar.total,
            report.doubles.total,
        );
    }
}

/// Records with names of three words from a large vocabulary, some of them misspelt.
fn records(rows: u32, partners: u32) -> String {
    let mut text = String::from("id,institution,partner,type,place,start,title\n");
    let kinds = [
        "Museum",
        "Museums & Galleries",
        "Art Gallery",
        "University",
        "Library Trust",
    ];
    let syllables = [
        "hal", "ton", "ber", "wick", "ash", "ford", "nor", "by", "kes", "ley",
    ];
    for row in 0..rows {
        let n = row % partners / 2;
        let at = |shift: u32| syllables[(n / 10_u32.pow(shift) % 10) as usize];
        let slip = if row % 50 == 7 { "h" } else { "" };
        let name = format!("{}{}{slip}{} {}{}", at(0), at(1), at(2), at(3), at(4));
        let hall = if row % 2 == 1 && slip.is_empty() {
            " Hall"
        } else {
            ""
        };
        let kind = kinds[(n % 5) as usize];
        // Writing to a string never fails.
        let _ = writeln!(
            text,
            "{row},Tate,{name}{hall} {kind},Loan,{},200{},",
            at(1),
            row % 9
        );
    }
    text
}
