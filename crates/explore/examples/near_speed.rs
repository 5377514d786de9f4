//! Searches near a point among 100,000 records at 100,000 places, and prints the time that each
//! search takes.
//!
//! `cargo run --release -p explore --example near_speed`

use std::hint::black_box;
use std::time::Instant;

use explore::nearby::{nearest, nearest_partners, partners_within, within};
use records::Row;
use records::dataset::{Builder, Dataset, Kind, Origin};
use records::record::{LonLat, Record};

const PLACES: u32 = 100_000;
const RUNS: u32 = 20;
const THIRTY_MILES: f64 = 48_280.32;

fn main() {
    let data = spread();
    let rows: Vec<Row> = data.rows().collect();
    let point = LonLat {
        lon: -1.6,
        lat: 53.0,
    };
    time("the 10 nearest places", || {
        nearest(&data, &rows, point, 10).len()
    });
    time("the 10 nearest partners", || {
        nearest_partners(&data, &rows, point, 10).len()
    });
    time("partners within 30 miles", || {
        partners_within(&data, &rows, point, THIRTY_MILES).len()
    });
    time("counts within 30 miles", || {
        within(&data, &rows, point, THIRTY_MILES).records as usize
    });
}

fn time(what: &str, ask: impl Fn() -> usize) {
    let began = Instant::now();
    let mut found = 0;
    for _ in 0..RUNS {
        found = black_box(ask());
    }
    let each = began.elapsed().as_secs_f64() * 1_000.0 / f64::from(RUNS);
    eprintln!("{each:8.3} ms  {what}: {found}");
}

/// A record at each of many places all over the country, in no particular order.
fn spread() -> Dataset {
    let origin = Origin {
        file: "spread".into(),
        kind: Kind::Illustrative,
    };
    let mut builder = Builder::new(origin, &[]);
    for i in 0..PLACES {
        // Multiples of two irrational numbers cover the square evenly (R2, M. Roberts 2018).
        let share = |factor: f64| (f64::from(i) * factor).fract();
        let position = LonLat {
            lon: -6.0 + 7.5 * share(0.754_877_666_2),
            lat: 50.0 + 9.0 * share(0.569_840_290_9),
        };
        builder.push(&Record {
            institution: format!("Institution {}", i % 22).into(),
            partner: format!("Partner {}", i % 40_000).into(),
            position: Some(position),
            ..Record::default()
        });
    }
    builder.finish()
}
