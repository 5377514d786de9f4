//! The file format of the boundaries: a quantised topology with small numbers.
//!
//! Written by `cargo xtask data`, read by [`super::Boundaries::from_bytes`]. Borders shared by two
//! features are stored once, as arcs (the TopoJSON idea). Coordinates are steps of a grid of 100 m,
//! each the difference from the previous one, eastings and northings separate, so that most become
//! one byte and compress well.

use serde::{Deserialize, Serialize};

/// The number at the start of the file; changes with the format.
pub const MAGIC: u32 = 0x6262_0003;

/// The length of a step in metres, in the map's projection, so that the page need not project what
/// it draws. Half a step is less than the tolerance with which the lines were simplified, even in
/// towns.
pub const STEP: f64 = 100.0;

/// All layers and the arcs that they share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackedBoundaries {
    /// Always [`MAGIC`].
    pub magic: u32,
    /// The number of points of each arc.
    pub arc_lengths: Vec<u32>,
    /// Steps east from the previous point, through all arcs; the very first from zero.
    pub east: Vec<i32>,
    /// Steps north from the previous point, likewise.
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
    /// The rings of all its polygons: arcs by number, `!number` where the arc is reversed.
    pub rings: Vec<Vec<i32>>,
    /// A point well inside, in steps.
    pub label: [i32; 2],
}
