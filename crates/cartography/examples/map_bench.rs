//! Measures the time taken for clustering and building a scene. Run with
//! `cargo run --release -p cartography --example map_bench -- public/data/boundaries.bin`.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program for the terminal that may stop with a message"
)]

use std::hint::black_box;
use std::time::Instant;

use cartography::cluster::{ZoomStep, cluster};
use cartography::scene::Theme;
use cartography::scene::map::{Emphasis, MapInput, scene};
use cartography::scene::svg::{Options, write};
use cartography::view::{MapView, Metres, Padding, Pixels};
use geography::geo::Boundaries;
use messages::Words;

fn main() {
    let path = std::env::args().nth(1).unwrap();
    let boundaries = Boundaries::from_bytes(&std::fs::read(path).unwrap()).unwrap();
    let sizes: Vec<(&str, MapView)> = vec![
        (
            "home",
            MapView::home(Pixels([1_200.0, 900.0]), Padding::all(16.0)),
        ),
        (
            "350 m/px",
            MapView {
                centre: Metres([0.0, 400_000.0]),
                scale: 350.0,
                size: Pixels([1_200.0, 900.0]),
            },
        ),
        (
            "60 m/px",
            MapView {
                centre: Metres([0.0, 400_000.0]),
                scale: 60.0,
                size: Pixels([1_200.0, 900.0]),
            },
        ),
    ];
    println!(
        "{:>8} {:>10} {:>9} {:>7} {:>12} {:>10} {:>9}",
        "places", "view", "clusters", "marks", "cluster ms", "scene ms", "svg ms"
    );
    for places in [300, 5_000, 50_000, 500_000] {
        let (positions, weights) = country(&boundaries, places);
        for (name, view) in &sizes {
            let step = ZoomStep::from_scale(view.scale);
            let (clusters, cluster_ms) = best_of(|| cluster(&positions, &weights, step, view.size));
            let input = MapInput {
                view: *view,
                ground: (&boundaries).into(),
                names: None,
                clusters: &clusters,
                looks: &[],
                somewhere: &[],
                sites: &[],
                flows: &[],
                near: None,
                spot: None,
                lit: &[],
                emphasis: Emphasis::default(),
                covered: &[],
                words: Words::default(),
            };
            let (built, scene_ms) = best_of(|| scene(&input));
            let options = Options {
                theme: Theme::Light,
                title: "",
                description: "",
            };
            let (_, svg_ms) = best_of(|| write(&built, &boundaries, &options));
            println!(
                "{places:>8} {name:>10} {:>9} {:>7} {cluster_ms:>12.3} {scene_ms:>10.3} {svg_ms:>9.2}",
                clusters.list.len(),
                built.marks.len(),
            );
        }
    }
}

/// Generates places around the centres of the 232 areas, by a fixed linear congruential sequence
/// (Knuth's MMIX constants), with weights from 1 to 12, small ones more often.
fn country(boundaries: &Boundaries, places: usize) -> (Vec<Metres>, Vec<u32>) {
    let mut state = 2009u64;
    let mut random = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / f64::from(1u32 << 31)
    };
    (0..places)
        .map(|_| {
            let area =
                &boundaries.districts[(random() * boundaries.districts.len() as f64) as usize];
            let spread = |r: f64| (r - 0.5) * 40_000.0;
            let off = Metres([spread(random()), spread(random())]);
            (area.label + off, (1.0 / (random() * 0.92 + 0.08)) as u32)
        })
        .unzip()
}

/// The shortest of eleven runs, in milliseconds.
fn best_of<T>(run: impl Fn() -> T) -> (T, f64) {
    let mut best = f64::INFINITY;
    for _ in 0..10 {
        let start = Instant::now();
        black_box(run());
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
    }
    (run(), best)
}
