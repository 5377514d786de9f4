//! The base map below the overview: land, water, built-up areas, roads and railways, in cells.
//!
//! Files with different licences are kept separate ([`File`]), and any may be missing. Each is cut
//! into square cells ([`grid`]) whose layers are decoded one by one when they come into view
//! ([`pack`] describes the format). A cell's polygons reach slightly beyond it, so that adjacent
//! cells leave no seam when painted; its lines end at its edge. Coordinates are the map's
//! ([`crate::view::Metres`]).

mod file;
pub mod grid;
pub mod pack;
mod thin;

pub use file::{File, Shape};

use crate::view::Bounds;
use grid::Cell;

/// What a layer shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// Ireland, the Isle of Man, the Channel Islands, the Continent: polygons.
    Neighbours,
    /// The districts: polygons, each with its index in [`geography::geo::Boundaries::districts`],
    /// and with its edges classified by [`Edge`].
    Land,
    /// Tidal water that the districts' outlines treat as land: polygons.
    Tidal,
    /// National parks: polygons.
    Park,
    /// Built-up areas: polygons, ranked by size.
    Urban,
    /// Lakes, reservoirs and wide rivers: polygons.
    Lake,
    /// Rivers: lines.
    River,
    /// Canals: lines.
    Canal,
    /// B roads: lines.
    Secondary,
    /// A roads: lines.
    Primary,
    /// Trunk roads: lines.
    Trunk,
    /// Railways: lines.
    Rail,
    /// Motorways: lines.
    Motorway,
}

impl Kind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 13] = [
        Self::Neighbours,
        Self::Land,
        Self::Tidal,
        Self::Park,
        Self::Urban,
        Self::Lake,
        Self::River,
        Self::Canal,
        Self::Secondary,
        Self::Primary,
        Self::Trunk,
        Self::Rail,
        Self::Motorway,
    ];

    /// Whether its shapes are polygons: closed rings, filled by the even-odd rule.
    #[must_use]
    pub const fn is_filled(self) -> bool {
        (self as u8) < Self::River as u8
    }

    /// Whether the edges of its rings are classified.
    #[must_use]
    pub const fn has_edges(self) -> bool {
        self.is_filled() && !matches!(self, Self::Urban)
    }
}

/// What an edge of a ring separates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Edge {
    /// Nothing: the ring was cut at the edge of its cell.
    Cut,
    /// Land from the sea.
    Coast,
    /// Two districts of one region.
    District,
    /// Two regions of England.
    Region,
    /// Two nations, or Northern Ireland and Ireland.
    Nation,
}

impl Edge {
    /// Every edge, in the order of their numbers.
    pub const ALL: [Self; 5] = [
        Self::Cut,
        Self::Coast,
        Self::District,
        Self::Region,
        Self::Nation,
    ];
}

/// One layer of the base map: a kind and, for some kinds, an importance from 1; 0 for the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Layer {
    /// What it shows.
    pub kind: Kind,
    /// The importance; 1 is highest.
    pub rank: u8,
}

impl Layer {
    /// A layer of a kind and a rank.
    #[must_use]
    pub const fn new(kind: Kind, rank: u8) -> Self {
        Self { kind, rank }
    }

    /// Kind and rank in one byte.
    const fn key(self) -> u8 {
        (self.kind as u8) << 3 | (self.rank & 7)
    }
}

/// The base-map files that are loaded.
#[derive(Debug, Default)]
pub struct BaseMap {
    files: Vec<File>,
}

impl BaseMap {
    /// Adds a file.
    pub fn add(&mut self, file: File) {
        self.files.push(file);
    }

    /// Whether any file has a layer of the given kind.
    #[must_use]
    pub fn has(&self, kind: Kind) -> bool {
        self.files.iter().any(|file| file.has(kind))
    }

    /// The cells of an area, from south to north.
    pub fn cells(bounds: Bounds) -> impl Iterator<Item = Cell> {
        grid::cells(bounds)
    }

    /// Calls `each` with the shapes of one layer in one cell, thinned for a map on which
    /// `tolerance` metres cannot be seen. Returns the number of points.
    pub fn shapes(
        &self,
        cell: Cell,
        layer: Layer,
        tolerance: f64,
        each: &mut dyn FnMut(Shape),
    ) -> usize {
        let files = self.files.iter();
        files
            .map(|file| file.shapes(cell, layer, tolerance, each))
            .sum()
    }
}
