//! Packs the districts' overview into `boundaries.bin`.

use std::path::Path;

use geo::Point;
use geo::{Area, BoundingRect, Contains, Distance, Euclidean, InteriorPoint};
use geography::geo::pack::{MAGIC, PackedBoundaries, PackedFeature, STEP};
use records::codes::{Nation, Region};

use super::table::{differences, index};
use super::topojson::{Geometry, Topology};
use super::{Result, to_bytes};

/// Its path among the geodata: ONS, districts of May 2024, generalised to 150–800 m.
const SOURCE: &str = "boundaries/uk_lad.topo.json";
/// The number of points tried along each side of a shape's extent when searching for its widest
/// part.
const TRIES: u32 = 16;

/// Packs the boundaries, with a label point in the widest part of each shape.
///
/// # Errors
/// The source cannot be read, or a shape has no name, region or interior.
pub fn pack(geodata: &Path) -> Result<Vec<u8>> {
    let mut topology = Topology::read(&geodata.join(SOURCE))?;
    // Cut off at a meridian, it would end in a straight line on a map of the whole country.
    topology.leave_out("context", |shape| {
        ["FRA", "BEL", "NLD"].map(Some).contains(&shape.text("id"))
    });
    let arcs: Vec<Vec<[i32; 2]>> = (topology.arcs().iter())
        .map(|arc| {
            let mut steps: Vec<[i32; 2]> =
                arc.iter().map(|at| steps(topology.project(*at))).collect();
            steps.dedup();
            steps
        })
        .collect();
    let axis = |axis: usize| differences(arcs.iter().flatten().map(|step| step[axis]));
    let layer = |name: &str| -> Result<Vec<PackedFeature>> {
        let shapes = topology.layer(name)?.iter();
        shapes.map(|shape| feature(&topology, shape)).collect()
    };
    to_bytes(&PackedBoundaries {
        magic: MAGIC,
        arc_lengths: arcs.iter().map(|arc| arc.len() as u32).collect(),
        east: axis(0),
        north: axis(1),
        districts: layer("lads")?,
        regions: layer("regions")?,
        nations: layer("nations")?,
        context: layer("context")?,
    })
}

/// Converts map metres to steps of the packed file.
fn steps(metres: [f64; 2]) -> [i32; 2] {
    metres.map(|side| (side / STEP).round() as i32)
}

/// The region for a code of 2021 as in the source: `TLC` is `UKC`.
fn region(code: &str) -> Option<Region> {
    Region::from_code(&format!("UK{}", code.strip_prefix("TL")?))
}

fn feature(topology: &Topology, shape: &Geometry) -> Result<PackedFeature> {
    let name = shape.text("name").ok_or("a shape has no name")?;
    let named = shape.text("nation").unwrap_or(name);
    let nation = Nation::ALL.into_iter().find(|n| n.name() == named);
    // A nation that is a single region is labelled as both; England has no region.
    let region = shape.text("itl1").and_then(region).or_else(|| {
        let mut regions = Region::ALL.into_iter();
        regions.find(|region| Some(region.name()) == nation.map(Nation::name))
    });
    let label = label(topology, shape).ok_or_else(|| format!("{name} has no inside"))?;
    Ok(PackedFeature {
        code: shape.text("code").unwrap_or_default().to_owned(),
        name: name.to_owned(),
        region: region.map(index),
        nation: nation.map(|nation| nation as u8),
        rings: shape.polygons().concat(),
        label: steps(label),
    })
}

/// The point of a grid in the largest polygon that is farthest from its edge, where there is space
/// for a name.
fn label(topology: &Topology, shape: &Geometry) -> Option<[f64; 2]> {
    let polygon = shape
        .polygons()
        .into_iter()
        .map(|rings| topology.polygon(rings))
        .max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    let bounds = polygon.bounding_rect()?;
    let room = |point: &Point| {
        std::iter::once(polygon.exterior())
            .chain(polygon.interiors())
            .map(|ring| Euclidean.distance(point, ring))
            .fold(f64::INFINITY, f64::min)
    };
    let at = |i: u32, low: f64, size: f64| low + size * (f64::from(i) + 0.5) / f64::from(TRIES);
    let grid = (0..TRIES * TRIES).map(|i| {
        Point::new(
            at(i % TRIES, bounds.min().x, bounds.width()),
            at(i / TRIES, bounds.min().y, bounds.height()),
        )
    });
    let widest = grid
        .filter(|point| polygon.contains(point))
        .map(|point| (point, room(&point)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let label = widest
        .map(|(point, _)| point)
        .or_else(|| polygon.interior_point())?;
    Some([label.x(), label.y()])
}
