//! A file of the base map as it travels, and how it is written.
//!
//! A [`PackHeader`], then the cells' bytes, one after the other; a cell is a row of [`PackedLayer`]s, each
//! to be passed over or decoded to [`PackedShapes`]; everything by postcard. Coordinates are
//! differences, east and north apart, so that most become one byte and compress well.

use serde::{Deserialize, Serialize};

use super::grid::Cell;
use super::{Edge, Layer};

/// What comes first in a file; changes with the layout.
pub const MAGIC: u32 = 0x6d62_0002;
/// Metres a step.
pub const STEP: f64 = 5.0;

/// What cells a file has.
#[derive(Debug, Serialize, Deserialize)]
pub struct PackHeader {
    /// [`MAGIC`].
    pub magic: u32,
    /// In the order of the cells' numbers: the step from the number before, and how many bytes the
    /// cell has.
    pub cells: Vec<(u16, u32)>,
}

/// A layer of a cell.
#[derive(Debug, Serialize, Deserialize)]
pub struct PackedLayer<'b> {
    /// Kind and rank.
    pub key: u8,
    /// [`PackedShapes`].
    pub body: &'b [u8],
}

/// The shapes of a layer in one cell.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PackedShapes {
    /// How many points each has.
    pub lengths: Vec<u32>,
    /// Which district each ring of the land is of; empty where the layer's kind does not tell edges
    /// apart.
    pub owners: Vec<u16>,
    /// Runs of edges of all shapes, one after the other: how many edges are alike, times five, and
    /// what they are. Empty as above.
    pub runs: Vec<u32>,
    /// Steps east from the point before, through all shapes; the first from the cell's south-western
    /// corner.
    pub east: Vec<i32>,
    /// Steps north.
    pub north: Vec<i32>,
}

/// A ring or a line of a cell, in steps from the cell's south-western corner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackPart {
    /// The points; a ring's first is not repeated.
    pub points: Vec<[i32; 2]>,
    /// Which district a ring of the land is of.
    pub owner: u16,
    /// How many edges from there on are alike, and what they are, where the layer's kind tells. A
    /// line that two rings share makes runs of the same points in both, so that both are thinned
    /// alike: the first run begins at the first point.
    pub runs: Vec<(u32, Edge)>,
}

/// A cell's layers, each with its shapes.
pub type Layers = Vec<(Layer, Vec<PackPart>)>;

/// The bytes of a file from its cells, in the order of their numbers.
///
/// # Errors
/// None that anything but a lack of memory would cause.
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
