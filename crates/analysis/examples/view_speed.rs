//! Computes every view of the analysis from a file's records and prints the time that each takes.
//!
//! `cargo run --release -p analysis --example view_speed FILE [FRAGMENT]`

use std::time::Instant;

use analysis::{Input, Located, panel};
use explore::crossfilter::{SearchIndex, filter};
use geography::gazetteer::Gazetteer;
use geography::geo::Boundaries;
use geography::sites::Sites;
use ingest::{self, ImportOptions, Resources, read};
use messages::Words;
use records::dataset::Kind;
use records::query::{Query, View};

const RUNS: usize = 7;

fn main() {
    let mut args = std::env::args().skip(1);
    let file = args.next().unwrap_or_default();
    let query = Query::from_fragment(&args.next().unwrap_or_default());
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data");
    let table = |name: &str| std::fs::read(format!("{data}/{name}")).unwrap_or_default();
    let Ok(boundaries) = Boundaries::from_bytes(&table("boundaries.bin")) else {
        return eprintln!("public/data/boundaries.bin cannot be read");
    };
    let gazetteer = Gazetteer::from_bytes(&table("gazetteer.bin")).ok();
    let resources = Resources {
        boundaries: Some(&boundaries),
        gazetteer: gazetteer.as_ref(),
        units: None,
    };
    let bytes = std::fs::read(&file).unwrap_or_default();
    let input = ingest::Input {
        name: &file,
        bytes: &bytes,
        kind: Kind::Reported,
        options: ImportOptions::NONE,
    };
    let Some(data) = read(&input, &resources, &mut |_| {}).dataset else {
        return eprintln!("{file}: no records");
    };
    let search = SearchIndex::new(&data);
    let sites = Sites::from_bytes(&table("institutions.bin")).unwrap_or_default();
    let located = Located::new(&data, &boundaries);
    let filtered = filter(&data, &search, &query);
    eprintln!("{} of {} records", filtered.rows.len(), data.len());
    let input = Input {
        data: &data,
        search: &search,
        filtered: &filtered,
        query: &query,
        boundaries: &boundaries,
        sites: &sites,
        located: &located,
        width: 1_060.0,
        words: Words::default(),
    };
    for view in View::ALL {
        let mut times: Vec<f64> = (0..RUNS)
            .map(|_| {
                let start = Instant::now();
                let made = panel(view, &input);
                let took = start.elapsed().as_secs_f64() * 1e3;
                drop(made);
                took
            })
            .collect();
        times.sort_by(f64::total_cmp);
        eprintln!("{:14} {:7.1} ms", view.key(), times[RUNS / 2]);
    }
}
