//! A file of the base map as it travels, and how it is written.
//!
//! ```text
//! magic u32 · cells: count, then for each the step from the number before it and its length in bytes
//! · the cells' bytes, one after the other
//! cell: its layers, each: key u8 · length in bytes · body
//! body: count of shapes · for each: points [· owner · runs of edges] · all steps east · all steps north
//! ```
//!
//! Counts and steps are LEB128 numbers, steps zigzagged: each from the point before it, through all
//! shapes of the body; the first from the cell's south-western corner. East and north stand apart,
//! which compresses better. A run is how many
//! edges are alike, times five, and what they are.

use super::grid::Cell;
use super::{Edge, Layer};

/// What comes first in a file; changes with the layout.
pub const MAGIC: u32 = 0x6d62_0001;
/// Metres a step.
pub const STEP: f64 = 5.0;

/// A ring or a line of a cell, in steps from the cell's south-western corner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
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
pub type Layers = Vec<(Layer, Vec<Part>)>;

/// The bytes of a file from its cells, in the order of their numbers.
#[must_use]
pub fn file(cells: &[(Cell, Layers)]) -> Vec<u8> {
    let bodies: Vec<Vec<u8>> = cells.iter().map(|(_, layers)| cell(layers)).collect();
    let mut bytes = MAGIC.to_le_bytes().to_vec();
    number(&mut bytes, cells.len() as u32);
    let mut before = 0;
    for ((cell, _), body) in cells.iter().zip(&bodies) {
        number(&mut bytes, u32::from(cell.0 - before));
        number(&mut bytes, body.len() as u32);
        before = cell.0;
    }
    bytes.extend(bodies.into_iter().flatten());
    bytes
}

fn cell(layers: &[(Layer, Vec<Part>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (layer, parts) in layers {
        let body = body(*layer, parts);
        bytes.push(layer.key());
        number(&mut bytes, body.len() as u32);
        bytes.extend(body);
    }
    bytes
}

fn body(layer: Layer, parts: &[Part]) -> Vec<u8> {
    let mut bytes = Vec::new();
    number(&mut bytes, parts.len() as u32);
    for part in parts {
        number(&mut bytes, part.points.len() as u32);
        if layer.kind.has_edges() {
            number(&mut bytes, part.owner.into());
            for &(alike, edge) in &part.runs {
                number(&mut bytes, alike * Edge::ALL.len() as u32 + edge as u32);
            }
        }
    }
    for axis in 0..2 {
        let mut before = 0;
        for point in parts.iter().flat_map(|part| &part.points) {
            number(&mut bytes, zigzag(point[axis] - before));
            before = point[axis];
        }
    }
    bytes
}

fn number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// 0, -1, 1, -2 … → 0, 1, 2, 3 …
fn zigzag(step: i32) -> u32 {
    ((step << 1) ^ (step >> 31)) as u32
}
