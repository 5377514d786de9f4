//! The file format of the base map, and how to write it.
//!
//! A file is a [`PackHeader`], then the cells' bytes, concatenated. A cell is a sequence of
//! [`PackedLayer`]s, each to be skipped or decoded to [`PackedShapes`]; everything is encoded by
//! postcard. Coordinates are differences, eastings and northings separate, so that most become one
//! byte and compress well.

use serde::{Deserialize, Serialize};

use super::grid::Cell;
use super::{Edge, Layer};

/// The number at the start of a file; changes with the format.
pub const MAGIC: u32 = 0x6d62_0002;
/// The length of a coordinate step, in metres.
pub const STEP: f64 = 5.0;

/// The cells that a file contains.
#[derive(Debug, Serialize, Deserialize)]
pub struct PackHeader {
    /// Always [`MAGIC`].
    pub magic: u32,
    /// In order of cell number: the difference from the previous number, and the number of bytes of
    /// the cell.
    pub cells: Vec<(u16, u32)>,
}

/// A packed layer of a cell.
#[derive(Debug, Serialize, Deserialize)]
pub struct PackedLayer<'b> {
    /// Kind and rank in one byte.
    pub key: u8,
    /// Encoded [`PackedShapes`].
    pub body: &'b [u8],
}

/// The shapes of a layer in one cell.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PackedShapes {
    /// The number of points of each shape.
    pub lengths: Vec<u32>,
    /// The district of each ring of land; empty where the layer's kind has no classified edges.
    pub owners: Vec<u16>,
    /// Runs of edges of all shapes, concatenated: the number of edges with the same class, times
    /// five, plus the class. Empty where the layer's kind has no classified edges.
    pub runs: Vec<u32>,
    /// Steps east from the previous point, through all shapes; the first from the cell's
    /// south-western corner.
    pub east: Vec<i32>,
    /// Steps north, likewise.
    pub north: Vec<i32>,
}

/// A ring or a line of a cell, in steps from the cell's south-western corner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackPart {
    /// The points; the first point of a ring is not repeated.
    pub points: Vec<[i32; 2]>,
    /// The district to which a ring of land belongs.
    pub owner: u16,
    /// Runs of edges with the same class: their number and the class, where the layer's kind has
    /// classes. A line shared by two rings gives runs of the same points in both, so that both are
    /// thinned alike. The first run begins at the first point.
    pub runs: Vec<(u32, Edge)>,
}

/// A cell's layers, each with its shapes.
pub type Layers = Vec<(Layer, Vec<PackPart>)>;

/// The bytes of a file with the given cells, in order of cell number.
///
/// # Errors
/// Only a lack of memory causes one.
pub fn file(cells: &[(Cell, Layers)]) -> postcard::Result<Vec<u8>> {
    let bodies: Vec<Vec<u8>> =
        (cells.iter().map(|(_, layers)| cell(layers))).collect::<Result<_, _>>()?;
    let mut before = 0;
    let entries = cells.iter().zip(&bodies).map(|((cell, _), body)| {
        let step = cell.0 - before;
        before = cell.0;
        (step, body.len() as u32)
    });
    let mut bytes = postcard::to_allocvec(&PackHeader {
        magic: MAGIC,
        cells: entries.collect(),
    })?;
    bytes.extend(bodies.into_iter().flatten());
    Ok(bytes)
}

fn cell(layers: &[(Layer, Vec<PackPart>)]) -> postcard::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for (layer, parts) in layers {
        let layer = PackedLayer {
            key: layer.key(),
            body: &postcard::to_allocvec(&shapes(*layer, parts))?,
        };
        bytes.extend(postcard::to_allocvec(&layer)?);
    }
    Ok(bytes)
}

fn shapes(layer: Layer, parts: &[PackPart]) -> PackedShapes {
    let points = || parts.iter().flat_map(|part| &part.points);
    let mut packed = PackedShapes {
        lengths: parts.iter().map(|part| part.points.len() as u32).collect(),
        east: differences(points().map(|point| point[0])),
        north: differences(points().map(|point| point[1])),
        ..PackedShapes::default()
    };
    if layer.kind.has_edges() {
        let runs = parts.iter().flat_map(|part| &part.runs);
        packed.owners = parts.iter().map(|part| part.owner).collect();
        packed.runs = runs
            .map(|&(alike, edge)| alike * Edge::ALL.len() as u32 + edge as u32)
            .collect();
    }
    packed
}

fn differences(values: impl Iterator<Item = i32>) -> Vec<i32> {
    let mut before = 0;
    values
        .map(|value| {
            let step = value - before;
            before = value;
            step
        })
        .collect()
}
