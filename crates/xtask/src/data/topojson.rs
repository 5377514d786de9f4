//! TopoJSON: shapes whose shared lines are stored once, as arcs.
//!
//! M. Bostock and C. Metcalf, "The TopoJSON Format Specification", version 1.0.

use std::collections::BTreeMap;
use std::path::Path;

use geo::{LineString, Point, Polygon};
use geography::geo::Projection;
use records::record::LonLat;
use serde::Deserialize;
use serde_json::Value;

use super::Result;

/// A quantised topology, with its arcs as steps from the origin.
#[derive(Deserialize)]
pub struct Topology {
    arcs: Vec<Vec<[i32; 2]>>,
    transform: Transform,
    objects: BTreeMap<String, TopoLayer>,
    #[serde(skip)]
    path: String,
}

/// The length of a step in degrees, and the position in degrees of step zero: east, north.
#[derive(Clone, Copy, Deserialize)]
pub struct Transform {
    pub scale: [f64; 2],
    pub translate: [f64; 2],
}

#[derive(Deserialize)]
struct TopoLayer {
    geometries: Vec<Geometry>,
}

/// A shape and its properties.
#[derive(Deserialize)]
pub struct Geometry {
    #[serde(flatten)]
    shape: TopoShape,
    properties: BTreeMap<String, Value>,
}

/// Arcs by number, `!number` where the arc is reversed.
pub type Chain = Vec<i32>;

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum TopoShape {
    LineString(Chain),
    MultiLineString(Vec<Chain>),
    Polygon(Vec<Chain>),
    MultiPolygon(Vec<Vec<Chain>>),
    #[serde(untagged)]
    Nothing {},
}

impl Geometry {
    /// Its polygons, each as a list of rings, the outer one first; none for lines.
    pub fn polygons(&self) -> Vec<&[Chain]> {
        match &self.shape {
            TopoShape::Polygon(rings) => vec![rings],
            TopoShape::MultiPolygon(polygons) => polygons.iter().map(Vec::as_slice).collect(),
            _ => Vec::new(),
        }
    }

    /// Its lines, or the rings of its polygons.
    pub fn chains(&self) -> Vec<&Chain> {
        match &self.shape {
            TopoShape::LineString(line) => vec![line],
            TopoShape::MultiLineString(lines) => lines.iter().collect(),
            _ => self.polygons().into_iter().flatten().collect(),
        }
    }

    fn chains_mut(&mut self) -> Vec<&mut Chain> {
        match &mut self.shape {
            TopoShape::LineString(line) => vec![line],
            TopoShape::MultiLineString(lines) | TopoShape::Polygon(lines) => {
                lines.iter_mut().collect()
            }
            TopoShape::MultiPolygon(polygons) => polygons.iter_mut().flatten().collect(),
            TopoShape::Nothing {} => Vec::new(),
        }
    }

    /// A property that is a text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.properties.get(name)?.as_str()
    }

    /// A property that is a whole number.
    pub fn number(&self, name: &str) -> Option<u64> {
        self.properties.get(name)?.as_u64()
    }
}

/// The number of an arc that may be reversed.
pub fn unsigned(signed: i32) -> usize {
    (if signed < 0 { !signed } else { signed }) as usize
}

impl Topology {
    /// Reads a file.
    ///
    /// # Errors
    /// The file cannot be read or is not a quantised TopoJSON.
    pub fn read(path: &Path) -> Result<Self> {
        let shown = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|e| format!("{shown} cannot be read: {e}"))?;
        let mut topology: Self =
            serde_json::from_slice(&bytes).map_err(|e| format!("{shown}: {e}"))?;
        for arc in &mut topology.arcs {
            let mut at = [0, 0];
            for step in arc {
                at = [at[0] + step[0], at[1] + step[1]];
                *step = at;
            }
        }
        topology.path = shown;
        Ok(topology)
    }

    /// Removes the `unwanted` shapes of a layer, and the arcs that no shape uses any more.
    pub fn leave_out(&mut self, layer: &str, unwanted: impl Fn(&Geometry) -> bool) {
        if let Some(layer) = self.objects.get_mut(layer) {
            layer.geometries.retain(|shape| !unwanted(shape));
        }
        let mut used = vec![false; self.arcs.len()];
        let shapes = self.objects.values().flat_map(|layer| &layer.geometries);
        for &signed in shapes.flat_map(Geometry::chains).flatten() {
            used[unsigned(signed)] = true;
        }
        let mut next = 0;
        let numbers: Vec<i32> = used
            .iter()
            .map(|used| {
                let number = next;
                next += i32::from(*used);
                number
            })
            .collect();
        let shapes = self
            .objects
            .values_mut()
            .flat_map(|layer| &mut layer.geometries);
        for signed in shapes.flat_map(Geometry::chains_mut).flatten() {
            let number = numbers[unsigned(*signed)];
            *signed = if *signed < 0 { !number } else { number };
        }
        let mut is_used = used.into_iter();
        self.arcs.retain(|_| is_used.next().unwrap_or(true));
    }

    /// The arcs, with each point in steps from the origin.
    pub fn arcs(&self) -> &[Vec<[i32; 2]>] {
        &self.arcs
    }

    /// The shapes of a layer.
    ///
    /// # Errors
    /// There is no such layer.
    pub fn layer(&self, layer: &str) -> Result<&[Geometry]> {
        let found = self.objects.get(layer);
        found
            .map(|layer| layer.geometries.as_slice())
            .ok_or_else(|| format!("{} has no layer {layer}", self.path))
    }

    /// Converts a point in steps to map metres.
    pub fn project(&self, [east, north]: [i32; 2]) -> [f64; 2] {
        let Transform { scale, translate } = self.transform;
        let at = LonLat {
            lon: f64::from(east) * scale[0] + translate[0],
            lat: f64::from(north) * scale[1] + translate[1],
        };
        Projection::project(at).0
    }

    /// A polygon with these rings, the outer one first, in map metres.
    pub fn polygon(&self, rings: &[Chain]) -> Polygon {
        let line = |ring: &Chain| -> LineString {
            let points = self.points(ring).into_iter();
            points.map(|[x, y]| Point::new(x, y)).collect()
        };
        let mut lines = rings.iter().map(line);
        let outer = lines.next().unwrap_or_else(|| LineString::new(vec![]));
        Polygon::new(outer, lines.collect())
    }

    /// The points of a chain of arcs in order, in map metres; a point where two arcs meet is
    /// included once.
    pub fn points(&self, chain: &Chain) -> Vec<[f64; 2]> {
        let mut steps: Vec<[i32; 2]> = Vec::new();
        for &signed in chain {
            let arc = &self.arcs[unsigned(signed)];
            let skip = usize::from(!steps.is_empty());
            if signed < 0 {
                steps.extend(arc.iter().rev().skip(skip));
            } else {
                steps.extend(arc.iter().skip(skip));
            }
        }
        steps.into_iter().map(|at| self.project(at)).collect()
    }
}
