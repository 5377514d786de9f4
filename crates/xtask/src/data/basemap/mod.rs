//! Packs the base map's sources into one file for each licence.

mod clip;
mod land;
mod tidal;

use std::collections::BTreeMap;
use std::path::Path;

use cartography::basemap::grid::{Cell, OVERLAP, cells};
use cartography::basemap::pack::{self, PackPart, STEP};
use cartography::basemap::{Edge, Kind, Layer};
use cartography::view::{Bounds, Metres};

use super::topojson::{Geometry, Topology};
use super::{File, Result};
use clip::{Vertex, clip_line, clip_ring};

/// Packs every file of the base map. `boundaries` is the packed overview, whose districts the
/// land's rings refer to.
///
/// # Errors
/// A source cannot be read or lacks a layer.
pub fn pack(geodata: &Path, boundaries: &[u8]) -> Result<Vec<File>> {
    let read = |name: &str| Topology::read(&geodata.join("basemap").join(name));
    let detail = Topology::read(&geodata.join("boundaries/uk_lad_detail.topo.json"))?;
    let (urban, parks) = (read("land_urban.topojson")?, read("parks.topojson")?);
    let (water, transport) = (read("water.topojson")?, read("transport.topojson")?);
    let northern_ireland = read("northern_ireland_odbl.topojson")?;

    let mut ireland = BaseMapCells::default();
    let tidal = tidal::find(&detail, &northern_ireland)?;
    tidal::add(&mut ireland, &tidal);
    ireland.add(&northern_ireland, "urban_ni", ranked(Kind::Urban))?;
    let mut land = BaseMapCells::default();
    land::add(&mut land, &detail, boundaries, &tidal)?;
    let mut built_up = BaseMapCells::default();
    built_up.add(&urban, "urban", ranked(Kind::Urban))?;
    let mut park = BaseMapCells::default();
    park.add(&parks, "parks", |_| Some(Layer::new(Kind::Park, 0)))?;
    let mut topography = BaseMapCells::default();
    topography.add(&read("neighbours.topojson")?, "neighbours", |_| {
        Some(Layer::new(Kind::Neighbours, 0))
    })?;
    topography.add(&water, "lakes", ranked(Kind::Lake))?;
    topography.add(&water, "rivers", |shape| {
        Some(match shape.text("class") {
            Some("canal") => Layer::new(Kind::Canal, 0),
            _ => Layer::new(Kind::River, rank(shape)),
        })
    })?;
    topography.add(&transport, "roads", |shape| {
        Some(match shape.text("class")? {
            "motorway" => Layer::new(Kind::Motorway, 0),
            "trunk" => Layer::new(Kind::Trunk, 0),
            // The source ranks all roads together: its third rank is the first of these.
            _ => Layer::new(Kind::Primary, rank(shape).saturating_sub(2).max(1)),
        })
    })?;
    topography.add(&transport, "rail", ranked(Kind::Rail))?;
    topography.add(&read("roads_b.topojson")?, "roads_b", |_| {
        Some(Layer::new(Kind::Secondary, 0))
    })?;
    Ok(vec![
        ("public/data/basemap_land.bin", land.file()?),
        ("public/data/basemap_built_up.bin", built_up.file()?),
        ("public/data/basemap_parks.bin", park.file()?),
        ("public/data/basemap_northern_ireland.bin", ireland.file()?),
        ("public/data/basemap_topography.bin", topography.file()?),
    ])
}

fn rank(shape: &Geometry) -> u8 {
    shape.number("rank").unwrap_or(1).clamp(1, 7) as u8
}

fn ranked(kind: Kind) -> impl Fn(&Geometry) -> Option<Layer> {
    move |shape| Some(Layer::new(kind, rank(shape)))
}

/// Shapes by cell and layer.
#[derive(Default)]
struct BaseMapCells(BTreeMap<Cell, BTreeMap<Layer, Vec<PackPart>>>);

impl BaseMapCells {
    /// Adds the shapes of a source's layer, each to the layer that `layer` returns.
    fn add(
        &mut self,
        topology: &Topology,
        source: &str,
        layer: impl Fn(&Geometry) -> Option<Layer>,
    ) -> Result<()> {
        for shape in topology.layer(source)? {
            let Some(layer) = layer(shape) else { continue };
            for chain in shape.chains() {
                let points = topology.points(chain);
                if layer.kind.is_filled() {
                    self.add_ring(layer, 0, &Vertex::ring(&points, Edge::Coast));
                } else {
                    self.add_line(layer, &points);
                }
            }
        }
        Ok(())
    }

    /// Adds a ring, cut into the cells that it touches.
    fn add_ring(&mut self, layer: Layer, owner: u16, ring: &[Vertex]) {
        let bounds = Bounds::around(ring.iter().map(|vertex| Metres(vertex.at)));
        for cell in cells(bounds.grown(OVERLAP)) {
            let clipped = clip_ring(ring, cell.bounds().grown(OVERLAP));
            if let Some(part) = ring_part(cell, layer.kind, owner, &clipped) {
                self.put(cell, layer, part);
            }
        }
    }

    fn add_line(&mut self, layer: Layer, points: &[[f64; 2]]) {
        for cell in cells(Bounds::around(points.iter().copied().map(Metres))) {
            for piece in clip_line(points, cell.bounds()) {
                let mut points: Vec<[i32; 2]> =
                    piece.into_iter().map(|at| steps(cell, at)).collect();
                points.dedup();
                if points.len() > 1 {
                    let part = PackPart {
                        points,
                        ..PackPart::default()
                    };
                    self.put(cell, layer, part);
                }
            }
        }
    }

    fn put(&mut self, cell: Cell, layer: Layer, part: PackPart) {
        let layers = self.0.entry(cell).or_default();
        layers.entry(layer).or_default().push(part);
    }

    fn file(self) -> Result<Vec<u8>> {
        let cells: Vec<_> = (self.0.into_iter())
            .map(|(cell, layers)| (cell, layers.into_iter().collect()))
            .collect();
        pack::file(&cells).map_err(|e| e.to_string())
    }
}

/// Converts a position to steps from a cell's south-western corner.
fn steps(cell: Cell, at: [f64; 2]) -> [i32; 2] {
    let from_corner = Metres(at) - cell.bounds().min;
    from_corner.0.map(|side| (side / STEP).round() as i32)
}

/// A ring in steps, with its edges in runs; `None` where nothing of it is left.
fn ring_part(cell: Cell, kind: Kind, owner: u16, ring: &[Vertex]) -> Option<PackPart> {
    let mut vertices: Vec<([i32; 2], Edge, bool)> = Vec::with_capacity(ring.len());
    for vertex in ring {
        let at = steps(cell, vertex.at);
        match vertices.last_mut() {
            // The edge between two points on the same step has no length, so the next one counts.
            Some((last, edge, is_joint)) if *last == at => {
                (*edge, *is_joint) = (vertex.edge, *is_joint || vertex.is_joint);
            }
            _ => vertices.push((at, vertex.edge, vertex.is_joint)),
        }
    }
    while vertices.len() > 1 && vertices.first().map(|v| v.0) == vertices.last().map(|v| v.0) {
        let joint = vertices.pop().is_some_and(|v| v.2);
        if let Some(first) = vertices.first_mut() {
            first.2 |= joint;
        }
    }
    if vertices.len() < 3 {
        return None;
    }
    // Both rings along a line must begin and end a run at its ends, wherever the rings themselves
    // begin.
    let first = vertices.iter().position(|v| v.2).unwrap_or_default();
    vertices.rotate_left(first);
    let mut runs: Vec<(u32, Edge)> = Vec::new();
    for &(_, edge, is_joint) in &vertices {
        match runs.last_mut() {
            Some((alike, same)) if *same == edge && !is_joint => *alike += 1,
            _ => runs.push((1, edge)),
        }
    }
    Some(PackPart {
        points: vertices.into_iter().map(|v| v.0).collect(),
        owner,
        runs: if kind.has_edges() { runs } else { Vec::new() },
    })
}
