//! The TopoJSON boundaries → `boundaries.bin`.

use std::collections::BTreeMap;
use std::path::Path;

use engine::codes::{Nation, Region};
use engine::geo::Projection;
use engine::geo::pack::{MAGIC, PackedBoundaries, PackedFeature};
use engine::record::LonLat;
use geo::{Area, BoundingRect, Contains, Distance, Euclidean, InteriorPoint};
use geo::{LineString, Point, Polygon, SimplifyIdx};
use serde::Deserialize;

use super::table::{differences, index};
use super::{Result, read, to_bytes};

const SOURCE: &str = "data/boundaries/uk_2009_areas_regions_nations.topo.json";
/// Points tried along each side of a shape's box when looking for its widest part.
const TRIES: u32 = 16;
/// Degrees: between St Kilda and Rockall.
const WEST_OF_ST_KILDA: f64 = -9.0;

#[derive(Deserialize)]
struct Topology {
    arcs: Vec<Vec<[i32; 2]>>,
    transform: Transform,
    objects: BTreeMap<String, Layer>,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Layer {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(flatten)]
    shape: Shape,
    properties: BTreeMap<String, Option<String>>,
}

type Ring = Vec<i32>;

/// The number of an arc that may be walked backwards.
fn unsigned(signed: i32) -> usize {
    (if signed < 0 { !signed } else { signed }) as usize
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Shape {
    Polygon(Vec<Ring>),
    MultiPolygon(Vec<Vec<Ring>>),
}

impl Geometry {
    fn polygons(&self) -> Vec<&[Ring]> {
        match &self.shape {
            Shape::Polygon(rings) => vec![rings],
            Shape::MultiPolygon(polygons) => polygons.iter().map(Vec::as_slice).collect(),
        }
    }

    fn property(&self, name: &str) -> Option<&str> {
        self.properties.get(name)?.as_deref()
    }
}

/// Metres in a degree at 55° N (WGS84, mean of the country), east and north.
const METRES_EAST: f64 = 63_994.0;
const METRES_NORTH: f64 = 111_330.0;
/// How far a line may stray, in metres (Ramer, Douglas and Peucker).
const UK_TOLERANCE: f64 = 350.0;
const NEIGHBOUR_TOLERANCE: f64 = 1_200.0;

/// Packs the boundaries, with a label point in the widest part of each shape.
pub fn pack(root: &Path) -> Result<Vec<u8>> {
    let topology = read_topology(root)?;
    let lengths = topology.arcs.iter().map(|arc| arc.len() as u32).collect();
    let steps = |axis: usize| {
        differences(
            topology
                .absolute_arcs()
                .into_iter()
                .flatten()
                .map(|step| step[axis]),
        )
    };
    to_bytes(&PackedBoundaries {
        magic: MAGIC,
        scale: topology.transform.scale,
        translate: topology.transform.translate,
        arc_lengths: lengths,
        east: steps(0),
        north: steps(1),
        areas: topology.layer("areas", "name")?,
        regions: topology.layer("regions", "region")?,
        nations: topology.layer("nations", "nation")?,
        context: topology.layer("context", "name")?,
    })
}

/// The name and region of each area by its identifier.
pub fn areas_by_id(root: &Path) -> Result<BTreeMap<String, (String, Region)>> {
    let topology = read_topology(root)?;
    let areas = topology.geometries("areas")?.iter();
    Ok(areas
        .filter_map(|area| {
            let region = Region::from_code(area.property("rgn")?)?;
            Some((
                area.property("id")?.to_owned(),
                (area.property("name")?.to_owned(), region),
            ))
        })
        .collect())
}

fn read_topology(root: &Path) -> Result<Topology> {
    let mut topology: Topology =
        serde_json::from_slice(&read(root, SOURCE)?).map_err(|e| format!("{SOURCE}: {e}"))?;
    topology.leave_out_rockall();
    topology.simplify();
    Ok(topology)
}

impl Topology {
    /// Rockall is a rock without inhabitants, far out in the Atlantic: with it, a quarter of a map
    /// of the whole UK would be empty sea.
    fn leave_out_rockall(&mut self) {
        let is_rockall = {
            let arcs = self.absolute_arcs();
            let east = (WEST_OF_ST_KILDA - self.transform.translate[0]) / self.transform.scale[0];
            let west_of_all = move |signed: &i32| {
                let arc = &arcs[unsigned(*signed)];
                arc.iter().all(|step| f64::from(step[0]) < east)
            };
            move |rings: &[Ring]| rings.iter().flatten().all(&west_of_all)
        };
        let of_the_uk = self
            .objects
            .iter_mut()
            .filter(|(layer, _)| *layer != "context");
        for shape in of_the_uk.flat_map(|(_, layer)| &mut layer.geometries) {
            if let Shape::MultiPolygon(polygons) = &mut shape.shape {
                polygons.retain(|rings| !is_rockall(rings));
            }
        }
        self.leave_out_unused_arcs();
    }

    /// Leaves out points that nobody would miss: the source is good to about 1 km, and neighbours are
    /// only background. Arcs keep their ends, so that what met still meets.
    fn simplify(&mut self) {
        let mut of_the_uk = vec![false; self.arcs.len()];
        for (_, layer) in self.objects.iter().filter(|(name, _)| *name != "context") {
            let rings = layer
                .geometries
                .iter()
                .flat_map(Geometry::polygons)
                .flatten();
            rings
                .flatten()
                .for_each(|signed| of_the_uk[unsigned(*signed)] = true);
        }
        let [east, north] = self.transform.scale;
        let to_metres = [east * METRES_EAST, north * METRES_NORTH];
        let arcs = self.absolute_arcs();
        for ((arc, points), of_the_uk) in self.arcs.iter_mut().zip(arcs).zip(of_the_uk) {
            let tolerance = if of_the_uk {
                UK_TOLERANCE
            } else {
                NEIGHBOUR_TOLERANCE
            };
            let line: LineString = points
                .iter()
                .map(|p| {
                    (
                        f64::from(p[0]) * to_metres[0],
                        f64::from(p[1]) * to_metres[1],
                    )
                })
                .collect();
            let kept = line.simplify_idx(tolerance);
            // An island keeps its shape: a ring needs four points.
            if kept.len() >= 4 || points.first() != points.last() {
                let kept = kept.into_iter().map(|i| points[i]);
                let mut last = [0, 0];
                *arc = kept
                    .map(|p| {
                        let step = [p[0] - last[0], p[1] - last[1]];
                        last = p;
                        step
                    })
                    .collect();
            }
        }
    }

    fn leave_out_unused_arcs(&mut self) {
        let shapes = || self.objects.values().flat_map(|layer| &layer.geometries);
        let mut used = vec![false; self.arcs.len()];
        for signed in shapes().flat_map(Geometry::polygons).flatten().flatten() {
            used[unsigned(*signed)] = true;
        }
        let number = |arc: usize| used[..arc].iter().filter(|used| **used).count() as i32;
        let numbers: Vec<i32> = (0..used.len()).map(number).collect();
        for shape in self
            .objects
            .values_mut()
            .flat_map(|layer| &mut layer.geometries)
        {
            let rings: Vec<&mut Ring> = match &mut shape.shape {
                Shape::Polygon(rings) => rings.iter_mut().collect(),
                Shape::MultiPolygon(polygons) => polygons.iter_mut().flatten().collect(),
            };
            for signed in rings.into_iter().flatten() {
                let number = numbers[unsigned(*signed)];
                *signed = if *signed < 0 { !number } else { number };
            }
        }
        let mut is_used = used.iter();
        self.arcs
            .retain(|_| is_used.next().copied().unwrap_or(true));
    }

    fn geometries(&self, layer: &str) -> Result<&[Geometry]> {
        let layer_of = self.objects.get(layer);
        layer_of
            .map(|layer| layer.geometries.as_slice())
            .ok_or_else(|| format!("{SOURCE} has no layer {layer}"))
    }

    fn layer(&self, layer: &str, name: &str) -> Result<Vec<PackedFeature>> {
        let arcs = self.absolute_arcs();
        self.geometries(layer)?
            .iter()
            .map(|shape| self.feature(shape, name, &arcs))
            .collect()
    }

    fn feature(
        &self,
        shape: &Geometry,
        name: &str,
        arcs: &[Vec<[i32; 2]>],
    ) -> Result<PackedFeature> {
        let nation = shape.property("nation");
        let nation = Nation::ALL.into_iter().find(|n| Some(n.name()) == nation);
        // A nation that is one region is labelled as both; England is of no region.
        let region = shape
            .property("rgn")
            .and_then(Region::from_code)
            .or_else(|| {
                Region::ALL
                    .into_iter()
                    .find(|region| Some(region.name()) == nation.map(Nation::name))
            });
        Ok(PackedFeature {
            name: shape
                .property(name)
                .ok_or("a shape has no name")?
                .to_owned(),
            region: region.map(index),
            nation: nation.map(|nation| nation as u8),
            rings: shape.polygons().concat(),
            label: self.label(shape, arcs).ok_or("a shape has no inside")?,
        })
    }

    /// Arcs in steps from the origin, where the file has each point as a step from the one before.
    fn absolute_arcs(&self) -> Vec<Vec<[i32; 2]>> {
        let add = |at: &mut [i32; 2], step: &[i32; 2]| {
            *at = [at[0] + step[0], at[1] + step[1]];
            Some(*at)
        };
        self.arcs
            .iter()
            .map(|arc| arc.iter().scan([0, 0], add).collect())
            .collect()
    }

    /// Of a grid of points in the largest polygon, the one farthest from its edge: room for a name.
    fn label(&self, shape: &Geometry, arcs: &[Vec<[i32; 2]>]) -> Option<[i32; 2]> {
        let polygon = shape
            .polygons()
            .into_iter()
            .map(|rings| self.polygon(rings, arcs))
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
        Some(self.to_steps(Projection::unproject([label.x(), label.y()])))
    }

    /// A polygon in the map's metres.
    fn polygon(&self, rings: &[Ring], arcs: &[Vec<[i32; 2]>]) -> Polygon {
        let line = |ring: &Ring| -> LineString {
            let points = ring.iter().flat_map(|&signed| {
                let arc = &arcs[unsigned(signed)];
                let order: Vec<_> = if signed < 0 {
                    arc.iter().rev().collect()
                } else {
                    arc.iter().collect()
                };
                order
            });
            points.map(|steps| self.project(*steps)).collect()
        };
        let mut lines = rings.iter().map(line);
        Polygon::new(
            lines.next().unwrap_or_else(|| LineString::new(vec![])),
            lines.collect(),
        )
    }

    fn project(&self, steps: [i32; 2]) -> Point {
        let Transform { scale, translate } = &self.transform;
        let [x, y] = Projection::project(LonLat {
            lon: f64::from(steps[0]) * scale[0] + translate[0],
            lat: f64::from(steps[1]) * scale[1] + translate[1],
        });
        Point::new(x, y)
    }

    fn to_steps(&self, position: LonLat) -> [i32; 2] {
        let Transform { scale, translate } = &self.transform;
        [
            ((position.lon - translate[0]) / scale[0]).round() as i32,
            ((position.lat - translate[1]) / scale[1]).round() as i32,
        ]
    }
}
