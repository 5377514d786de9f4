//! The boundaries as they travel: a quantised topology whose numbers are small.
//!
//! Written by `cargo xtask data`, read by [`super::Boundaries::from_bytes`]. Borders that two
//! features share are stored once, as arcs (the TopoJSON idea). Coordinates are steps of a grid
//! of some 100 m, each the difference from the one before it, east and north apart: so most
//! become one byte, and compress well.

use serde::{Deserialize, Serialize};

/// What comes first in the file; changes with the layout.
pub const MAGIC: u32 = 0x6262_0003;

/// Metres a step, in the map's projection: the page need not project what it draws. Half a step is
/// less than the lines were simplified by, in towns too.
pub const STEP: f64 = 100.0;

/// All layers and the arcs they share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackedBoundaries {
    /// [`MAGIC`].
    pub magic: u32,
    /// Number of points of each arc.
    pub arc_lengths: Vec<u32>,
    /// Steps east from the point before, through all arcs; the very first from zero.
    pub east: Vec<i32>,
    /// Steps north from the point before.
    pub north: Vec<i32>,
    /// The 361 districts.
    pub districts: Vec<PackedFeature>,
    /// The 12 regions.
    pub regions: Vec<PackedFeature>,
    /// The 4 nations.
    pub nations: Vec<PackedFeature>,
    /// Neighbours, drawn as background.
    pub context: Vec<PackedFeature>,
}

/// A named shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackedFeature {
    /// The code of the Office for National Statistics (GSS); empty for a neighbour.
    pub code: String,
    /// English name.
    pub name: String,
    /// Index into `Region::ALL`.
    pub region: Option<u8>,
    /// Index into `Nation::ALL`.
    pub nation: Option<u8>,
    /// Rings of all its polygons: arcs by number, `!number` where the arc runs backwards.
    pub rings: Vec<Vec<i32>>,
    /// A point well inside, in steps.
    pub label: [i32; 2],
}
