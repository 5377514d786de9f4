use proptest::prelude::*;

use super::*;
use crate::view::UK;
use records::PlaceId;

const SIZE: Pixels = Pixels([900.0, 900.0]);

/// Places anywhere in the country, many of them crowded around a few towns.
fn places(max: usize) -> impl Strategy<Value = (Vec<Metres>, Vec<u32>)> {
    let town = (UK.min.east()..UK.max.east(), UK.min.north()..UK.max.north())
        .prop_map(|(e, n)| Metres([e, n]));
    let near = (
        0usize..4,
        -30_000.0..30_000.0,
        -30_000.0..30_000.0,
        0u32..40,
    );
    (
        prop::collection::vec(town, 4),
        prop::collection::vec(near, 0..max),
    )
        .prop_map(|(towns, near)| {
            near.into_iter()
                .map(|(town, east, north, weight)| (towns[town] + Metres([east, north]), weight))
                .unzip()
        })
}

fn radius_on_screen(clusters: &Clusters, cluster: &Cluster) -> f64 {
    clusters.symbols.radius(cluster.weight as f64)
}

/// Each cluster's places as positions, sorted, so as not to depend on the order of the input.
fn as_sets(clusters: &Clusters, positions: &[Metres]) -> Vec<Vec<[u64; 2]>> {
    let mut sets: Vec<Vec<[u64; 2]>> = (clusters.list.iter())
        .map(|cluster| {
            let mut set: Vec<[u64; 2]> = (clusters.members(cluster).iter())
                .map(|&place| positions[place.index()].0.map(f64::to_bits))
                .collect();
            set.sort_unstable();
            set
        })
        .collect();
    sets.sort_unstable();
    sets
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_weighted_place_is_in_exactly_one_cluster(
        (positions, weights) in places(300), scale in 20.0..2_000.0,
    ) {
        let clusters = cluster(&positions, &weights, ZoomStep::from_scale(scale), SIZE);
        let mut seen = vec![0; positions.len()];
        for found in &clusters.list {
            prop_assert!(found.places() > 0);
            let sum: u64 = clusters.members(found).iter().map(|&p| u64::from(weights[p.index()])).sum();
            prop_assert_eq!(sum, found.weight);
            for &place in clusters.members(found) {
                seen[place.index()] += 1;
                prop_assert!(found.bounds.contains(positions[place.index()]));
            }
            let heaviest = clusters.members(found).iter().map(|&p| weights[p.index()]).max();
            prop_assert_eq!(heaviest, Some(weights[clusters.members(found)[0].index()]));
            prop_assert!(found.bounds.grown(0.1).contains(found.position));
        }
        for (place, &weight) in weights.iter().enumerate() {
            prop_assert_eq!(seen[place], usize::from(weight > 0));
        }
        for (place, &weight) in weights.iter().enumerate() {
            let found = clusters.cluster_of(PlaceId(place as u32));
            prop_assert_eq!(found.is_some(), weight > 0);
            prop_assert!(found.is_none_or(|i| clusters.members(&clusters.list[i]).contains(&PlaceId(place as u32))));
        }
    }

    #[test]
    fn no_two_circles_overlap_by_more_than_the_tolerance(
        (positions, weights) in places(300), scale in 20.0..2_000.0,
    ) {
        let clusters = cluster(&positions, &weights, ZoomStep::from_scale(scale), SIZE);
        for (i, a) in clusters.list.iter().enumerate() {
            for b in &clusters.list[i + 1..] {
                let apart = a.position.distance(b.position) / scale;
                let touching = radius_on_screen(&clusters, a) + radius_on_screen(&clusters, b);
                prop_assert!(apart >= touching * (1.0 - OVERLAP) - 1e-6, "{} px apart, radii sum to {}", apart, touching);
                prop_assert!(apart >= clusters.symbols.spacing() * (1.0 - OVERLAP) - 1e-6);
            }
        }
    }

    #[test]
    fn the_order_of_places_does_not_matter(
        (positions, weights) in places(200), scale in 20.0..2_000.0, turn in 0usize..200,
    ) {
        let mut both: Vec<_> = positions.iter().copied().zip(weights.iter().copied()).collect();
        let straight = cluster(&positions, &weights, ZoomStep::from_scale(scale), SIZE);
        both.reverse();
        let middle = turn.min(both.len());
        both.rotate_left(middle);
        let (turned, turned_weights): (Vec<_>, Vec<_>) = both.into_iter().unzip();
        let shuffled = cluster(&turned, &turned_weights, ZoomStep::from_scale(scale), SIZE);
        prop_assert_eq!(as_sets(&straight, &positions), as_sets(&shuffled, &turned));
        let of = |c: &Clusters| c.list.iter().map(|c| (c.position, c.weight)).collect::<Vec<_>>();
        prop_assert_eq!(of(&straight), of(&shuffled));
    }

    #[test]
    fn a_step_covers_its_scale(scale in 1.0..5_000.0) {
        let step = ZoomStep::from_scale(scale).scale();
        prop_assert!(step >= scale * (1.0 - 1e-9) && step < scale * 1.19);
        prop_assert_eq!(ZoomStep::from_scale(step), ZoomStep::from_scale(scale));
    }
}

fn check(scale: f64, places: &[([f64; 2], u32)], expected: &[(u64, usize)]) {
    let (positions, weights): (Vec<_>, Vec<_>) = (places.iter())
        .map(|&(at, weight)| (Metres(at), weight))
        .unzip();
    let clusters = cluster(&positions, &weights, ZoomStep::from_scale(scale), SIZE);
    let found: Vec<_> = clusters
        .list
        .iter()
        .map(|c| (c.weight, c.places()))
        .collect();
    assert_eq!(found, expected, "at {scale} m/px");
}

#[test]
fn clusters_part_as_one_zooms_in() {
    let trio = [
        ([0.0, 500_000.0], 3),
        ([4_000.0, 500_000.0], 2),
        ([60_000.0, 500_000.0], 1),
    ];
    check(5_000.0, &trio, &[(6, 3)]);
    check(1_000.0, &trio, &[(5, 2), (1, 1)]);
    check(100.0, &trio, &[(3, 1), (2, 1), (1, 1)]);
}

#[test]
fn nothing_gives_nothing() {
    check(1_000.0, &[], &[]);
    check(
        1_000.0,
        &[
            ([0.0, 0.0], 0),
            ([f64::NAN, 0.0], 4),
            ([0.0, f64::INFINITY], 1),
        ],
        &[],
    );
}

#[test]
fn one_position_cannot_be_parted() {
    let clusters = cluster(
        &[[5.0, 5.0], [5.0, 5.0], [9e4, 5.0]].map(Metres),
        &[1, 2, 4],
        ZoomStep::from_scale(20.0),
        SIZE,
    );
    assert_eq!(clusters.list.len(), 2);
    assert_eq!(
        clusters.members(&clusters.list[1]),
        [PlaceId(1), PlaceId(0)]
    );
    assert!(!clusters.list[1].can_split());
    let far = cluster(
        &[[5.0, 5.0], [9e4, 5.0]].map(Metres),
        &[1, 2],
        ZoomStep::from_scale(20_000.0),
        SIZE,
    );
    assert!(far.list[0].can_split());
}

#[test]
fn a_cluster_stands_at_its_weighted_mean() {
    let clusters = cluster(
        &[[0.0, 0.0], [4_000.0, 8_000.0]].map(Metres),
        &[3, 1],
        ZoomStep::from_scale(3_000.0),
        SIZE,
    );
    assert_eq!(clusters.list[0].position, Metres([1_000.0, 2_000.0]));
}
