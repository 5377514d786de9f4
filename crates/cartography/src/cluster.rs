//! Gathers places that would overlap on the map into clusters that do not.
//!
//! Places are first gathered by cell, where cells are so small that two symbols in one would
//! overlap in any case. Then, heaviest first, each cluster absorbs every lighter one that overlaps
//! it and moves to the weighted mean of its places, until nothing overlaps. Areas are proportional
//! to counts, so a merged circle covers no more than its parts did, and the process ends quickly.
//!
//! Everything is computed in world space for a [`ZoomStep`], a quarter octave of scale: panning
//! changes nothing, and zooming changes clusters at most once per step.

mod grid;

use crate::scale::SymbolScale;
use crate::view::{Bounds, MIN_SCALE, MapView, Metres, Pixels};
use grid::ClusterGrid;
use records::PlaceId;

/// Two circles may overlap by this share of the sum of their radii. A slight overlap is legible,
/// and keeps more places separate.
pub const OVERLAP: f64 = 0.12;

/// Positions are rounded to a tenth of a metre, so that weighted sums are whole numbers below 2⁵³,
/// exact in any order, and the result does not depend on the order of the places.
const PER_METRE: f64 = 10.0;

/// A quarter octave of map scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ZoomStep(i32);

impl ZoomStep {
    /// The step for a scale in metres per CSS pixel: the next whole step outwards, so that circles
    /// which do not overlap at the step do not overlap at the scale either.
    #[must_use]
    pub fn from_scale(scale: f64) -> Self {
        Self((scale.log2() * 4.0 - 1e-9).ceil() as i32)
    }

    /// The scale in metres per CSS pixel.
    #[must_use]
    pub fn scale(self) -> f64 {
        2f64.powf(f64::from(self.0) / 4.0)
    }
}

/// One symbol on the map: a place, or several that would overlap.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// The mean position of its places, weighted by their counts.
    pub position: Metres,
    /// The sum of its places' counts, in the given unit.
    pub weight: u64,
    /// The extent of its places, to which a click zooms.
    pub bounds: Bounds,
    first: u32,
    end: u32,
}

impl Cluster {
    /// The number of places in it.
    #[must_use]
    pub fn places(&self) -> usize {
        (self.end - self.first) as usize
    }

    /// Whether zooming in can separate its places; if not, only a list reaches them individually.
    #[must_use]
    pub fn can_split(&self) -> bool {
        let Metres([width, height]) = self.bounds.size();
        width.hypot(height) > MIN_SCALE * 2.0 * crate::scale::MIN_RADIUS
    }
}

/// The clusters of one zoom step.
#[derive(Clone, Debug, PartialEq)]
pub struct Clusters {
    /// The clusters, heaviest first; ties from north to south, then west to east.
    pub list: Vec<Cluster>,
    /// The symbol scale with which they were computed.
    pub symbols: SymbolScale,
    /// The zoom step for which they were computed.
    pub step: ZoomStep,
    members: Vec<PlaceId>,
    of_place: Vec<u32>,
}

impl Clusters {
    /// The places of a cluster, as indices into the input: the heaviest first, the others in their
    /// original order.
    #[must_use]
    pub fn members(&self, cluster: &Cluster) -> &[PlaceId] {
        self.members
            .get(cluster.first as usize..cluster.end as usize)
            .unwrap_or(&[])
    }

    /// The index of the cluster with a given place; `None` where the place's count is 0.
    #[must_use]
    pub fn cluster_of(&self, place: PlaceId) -> Option<usize> {
        let index = *self.of_place.get(place.index())? as usize;
        (index < self.list.len()).then_some(index)
    }
}

#[derive(Clone, Copy)]
struct MarkGroup {
    /// Sums of weight × position in tenths of a metre.
    sum: [f64; 2],
    weight: u64,
    position: Metres,
    /// Half the distance, in world metres, that it keeps from another of the same size.
    reach: f64,
    id: u32,
    /// Whether it is new or has absorbed another since the last pass: only then can it overlap
    /// another.
    moved: bool,
}

impl MarkGroup {
    fn absorb(&mut self, sum: [f64; 2], weight: u64) {
        self.sum = [self.sum[0] + sum[0], self.sum[1] + sum[1]];
        self.weight += weight;
        self.position = Metres(self.sum.map(|s| s / (self.weight as f64 * PER_METRE)));
    }

    /// The sort key: heaviest first, ties from north to south, then west to east. Whole numbers
    /// that sort as the positions do are faster to compare.
    fn rank(&self) -> (u64, u64, u64, u32) {
        let [east, north] = self.position.0.map(sortable);
        (!self.weight, !north, east, self.id)
    }

    #[inline]
    fn overlaps(&self, other: &Self) -> bool {
        let Metres([dx, dy]) = self.position - other.position;
        let apart = (self.reach + other.reach) * (1.0 - OVERLAP);
        dx * dx + dy * dy < apart * apart
    }
}

/// Bits that sort in the same order as the number, including negative ones.
fn sortable(number: f64) -> u64 {
    let bits = number.to_bits();
    if bits >> 63 == 1 {
        !bits
    } else {
        bits | 1 << 63
    }
}

/// Clusters places for a map of a size at a zoom step.
///
/// `weights` are the filtered counts, place by place. Places with weight
/// 0, and places whose position is not finite, are in no cluster.
#[must_use]
pub fn cluster(positions: &[Metres], weights: &[u32], step: ZoomStep, size: Pixels) -> Clusters {
    let total = weights.iter().map(|&w| u64::from(w)).sum();
    let heaviest = weights.iter().copied().max().unwrap_or(0);
    let view = MapView {
        centre: Metres::default(),
        scale: step.scale(),
        size,
    };
    let symbols = SymbolScale::new(total, u64::from(heaviest), &view);
    let reach =
        |weight: u64| step.scale() * symbols.radius(weight as f64).max(symbols.spacing() / 2.0);

    let (mut groups, group_of) = gather_by_cell(positions, weights, reach(1));
    let mut absorbed_by: Vec<u32> = (0..groups.len() as u32).collect();
    for group in &mut groups {
        group.reach = reach(group.weight);
    }
    while absorb_overlapping(&mut groups, &mut absorbed_by, &reach) {}

    let of_place = follow(&groups, group_of, &absorbed_by);
    let (list, members) = collect(&groups, &of_place, positions, weights);
    Clusters {
        list,
        symbols,
        step,
        members,
        of_place,
    }
}

const NO_GROUP: u32 = u32::MAX;

/// Makes one group for each small cell that contains a place; returns the group of each place.
fn gather_by_cell(
    positions: &[Metres],
    weights: &[u32],
    least_reach: f64,
) -> (Vec<MarkGroup>, Vec<u32>) {
    // The diagonal of a cell is just below the distance at which two symbols of the smallest size
    // merge.
    let cell = 2.0 * least_reach * (1.0 - OVERLAP) / std::f64::consts::SQRT_2 * 0.999;
    let mut grid = ClusterGrid::new(cell, positions.len());
    let mut groups: Vec<MarkGroup> = Vec::new();
    let mut group_of = Vec::with_capacity(positions.len());
    for (position, &weight) in positions.iter().zip(weights) {
        if weight == 0 || !position.0.iter().all(|metre| metre.is_finite()) {
            group_of.push(NO_GROUP);
            continue;
        }
        let rounded = position.0.map(|metre| (metre * PER_METRE).round());
        let key = grid.cell_of(Metres(rounded.map(|tenth| tenth / PER_METRE)));
        let id = grid.find_or_insert(key);
        if id as usize == groups.len() {
            let (sum, position) = ([0.0; 2], Metres::default());
            groups.push(MarkGroup {
                sum,
                weight: 0,
                position,
                reach: 0.0,
                id,
                moved: true,
            });
        }
        if let Some(group) = groups.get_mut(id as usize) {
            group.absorb(
                rounded.map(|tenth| tenth * f64::from(weight)),
                u64::from(weight),
            );
        }
        group_of.push(id);
    }
    (groups, group_of)
}

/// Makes one pass, heaviest first, removing absorbed groups. Returns whether any were absorbed.
fn absorb_overlapping(
    groups: &mut Vec<MarkGroup>,
    absorbed_by: &mut [u32],
    reach: &impl Fn(u64) -> f64,
) -> bool {
    groups.sort_by_cached_key(MarkGroup::rank);
    // A query around a small group then covers four cells.
    let least = groups.last().map_or(1.0, |group| group.reach);
    let mut grid = ClusterGrid::new(4.0 * least * (1.0 - OVERLAP), groups.len());
    for group in groups.iter() {
        grid.insert(grid.cell_of(group.position));
    }
    let suspects = suspects(groups, &grid);
    for group in groups.iter_mut() {
        group.moved = false;
    }
    let mut gone = vec![false; groups.len()];
    let mut near = Vec::new();
    let mut any = false;
    for i in 0..groups.len() {
        let live = suspects.get(i) == Some(&true) && gone.get(i) == Some(&false);
        let Some(&(mut heavy)) = groups.get(i).filter(|_| live) else {
            continue;
        };
        loop {
            near.clear();
            // Lighter groups reach no further than this one.
            grid.within(heavy.position, 2.0 * heavy.reach * (1.0 - OVERLAP), |j| {
                let j = j as usize;
                let free = j > i && gone.get(j) == Some(&false);
                if free && groups.get(j).is_some_and(|light| heavy.overlaps(light)) {
                    near.push(j);
                }
            });
            if near.is_empty() {
                break;
            }
            any = true;
            for &j in &near {
                if let (Some(light), Some(gone)) = (groups.get(j), gone.get_mut(j)) {
                    heavy.absorb(light.sum, light.weight);
                    *gone = true;
                    if let Some(into) = absorbed_by.get_mut(light.id as usize) {
                        *into = heavy.id;
                    }
                }
            }
            heavy.reach = reach(heavy.weight);
            heavy.moved = true;
        }
        if let Some(slot) = groups.get_mut(i) {
            *slot = heavy;
        }
    }
    let mut gone = gone.into_iter();
    groups.retain(|_| gone.next() == Some(false));
    any
}

/// Which groups may overlap a lighter one: those that moved, and their heavier neighbours.
fn suspects(groups: &[MarkGroup], grid: &ClusterGrid) -> Vec<bool> {
    let mut suspects: Vec<bool> = groups.iter().map(|group| group.moved).collect();
    if suspects.iter().all(|moved| *moved) {
        return suspects;
    }
    let most = groups.first().map_or(0.0, |group| group.reach);
    for (i, group) in groups.iter().enumerate().filter(|(_, group)| group.moved) {
        grid.within(
            group.position,
            (group.reach + most) * (1.0 - OVERLAP),
            |j| {
                let j = j as usize;
                if let (Some(suspect), Some(other)) = (suspects.get_mut(j), groups.get(j)) {
                    *suspect |= j < i && other.overlaps(group);
                }
            },
        );
    }
    suspects
}

/// Place → cluster: follows each place to the group that finally contains it.
fn follow(groups: &[MarkGroup], mut group_of: Vec<u32>, absorbed_by: &[u32]) -> Vec<u32> {
    let mut cluster_of_group = vec![NO_GROUP; absorbed_by.len()];
    for (cluster, group) in groups.iter().enumerate() {
        if let Some(slot) = cluster_of_group.get_mut(group.id as usize) {
            *slot = cluster as u32;
        }
    }
    for group in &mut group_of {
        while let Some(&into) = absorbed_by
            .get(*group as usize)
            .filter(|into| *into != group)
        {
            *group = into;
        }
        *group = cluster_of_group
            .get(*group as usize)
            .copied()
            .unwrap_or(NO_GROUP);
    }
    group_of
}

/// Arranges the places in one array, cluster by cluster.
fn collect(
    groups: &[MarkGroup],
    of_place: &[u32],
    positions: &[Metres],
    weights: &[u32],
) -> (Vec<Cluster>, Vec<PlaceId>) {
    let mut list: Vec<Cluster> = groups
        .iter()
        .map(|group| Cluster {
            position: group.position,
            weight: group.weight,
            bounds: Bounds::EMPTY,
            first: 0,
            end: 0,
        })
        .collect();
    for (&cluster, &position) in of_place.iter().zip(positions) {
        if let Some(cluster) = list.get_mut(cluster as usize) {
            cluster.end += 1;
            cluster.bounds = cluster.bounds.with(position);
        }
    }
    let mut start = 0;
    for cluster in &mut list {
        cluster.first = start;
        start += cluster.end;
        cluster.end = cluster.first;
    }
    let mut members = vec![PlaceId(0); start as usize];
    for (place, &cluster) in of_place.iter().enumerate() {
        let Some(cluster) = list.get_mut(cluster as usize) else {
            continue;
        };
        if let Some(slot) = members.get_mut(cluster.end as usize) {
            *slot = PlaceId(place as u32);
        }
        cluster.end += 1;
    }
    let weight_of = |place: PlaceId| weights.get(place.index()).copied().unwrap_or(0);
    for cluster in &list {
        let Some(own) = members.get_mut(cluster.first as usize..cluster.end as usize) else {
            continue;
        };
        let heaviest =
            (own.iter().enumerate()).max_by_key(|&(_, &p)| (weight_of(p), std::cmp::Reverse(p)));
        if let Some(head) = heaviest.map(|(i, _)| i).and_then(|i| own.get_mut(..=i)) {
            head.rotate_right(1);
        }
    }
    (list, members)
}

#[cfg(test)]
mod tests;
