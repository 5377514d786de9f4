//! A file of the base map, read cell by cell.

use std::ops::Range;

use super::grid::Cell;
use super::pack::{MAGIC, PackHeader, PackedLayer, PackedShapes, STEP};
use super::thin::{thin, thin_run};
use super::{Edge, Kind, Layer};
use crate::view::Metres;

/// A base-map file: some layers with the same licence.
#[derive(Debug)]
pub struct File {
    bytes: Vec<u8>,
    /// Each cell and the range of its bytes, in order of cell number.
    cells: Vec<(Cell, Range<usize>)>,
    kinds: u32,
}

/// A ring or a line.
#[derive(Debug, PartialEq)]
pub struct Shape<'s> {
    /// The points; the first point of a ring is not repeated.
    pub points: &'s [Metres],
    /// The district to which a ring of land belongs.
    pub owner: u16,
    /// The class of the edge that leaves each point; empty where the layer's kind has none.
    pub edges: &'s [Edge],
}

impl Shape<'_> {
    /// Calls `each` with every stretch of a ring whose edges are of a class; with the whole ring,
    /// closed, where edges are not classified.
    pub fn lines(&self, edge: Edge, each: &mut dyn FnMut(&[Metres])) {
        let mut line: Vec<Metres> = Vec::new();
        let is_wanted = |at: usize| self.edges.get(at).is_none_or(|own| *own == edge);
        for (at, &point) in self.points.iter().enumerate() {
            if is_wanted(at) {
                line.push(point);
            } else if !line.is_empty() {
                line.push(point);
                each(&line);
                line.clear();
            }
        }
        if let (false, Some(&first)) = (line.is_empty(), self.points.first()) {
            line.push(first);
            each(&line);
        }
    }
}

impl File {
    /// Reads the bytes written by `cargo xtask data`.
    ///
    /// # Errors
    /// The bytes are in another format.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, String> {
        let read = Self::read(bytes);
        read.ok_or_else(|| "The base map is not in the expected form.".to_owned())
    }

    fn read(bytes: Vec<u8>) -> Option<Self> {
        let (header, rest) = postcard::take_from_bytes::<PackHeader>(&bytes).ok()?;
        if header.magic != MAGIC {
            return None;
        }
        let mut cells = Vec::with_capacity(header.cells.len());
        let (mut cell, mut at) = (0u16, bytes.len() - rest.len());
        for (step, length) in header.cells {
            cell = cell.checked_add(step)?;
            let end = at.checked_add(length as usize)?;
            cells.push((Cell(cell), at..end));
            at = end;
        }
        if at != bytes.len() {
            return None;
        }
        let mut file = Self {
            bytes,
            cells,
            kinds: 0,
        };
        let layers = file.cells.iter().flat_map(|(_, range)| file.layers(range));
        file.kinds = layers.fold(0, |kinds, layer| kinds | 1 << (layer.key >> 3));
        Some(file)
    }

    fn layers(&self, range: &Range<usize>) -> impl Iterator<Item = PackedLayer<'_>> {
        let mut rest = self.bytes.get(range.clone()).unwrap_or_default();
        std::iter::from_fn(move || {
            let (layer, behind) = postcard::take_from_bytes(rest).ok()?;
            rest = behind;
            Some(layer)
        })
    }

    /// Whether the file has a layer of the given kind.
    #[must_use]
    pub fn has(&self, kind: Kind) -> bool {
        self.kinds >> kind as u8 & 1 == 1
    }

    /// See [`super::BaseMap::shapes`].
    pub(super) fn shapes(
        &self,
        cell: Cell,
        layer: Layer,
        tolerance: f64,
        each: &mut dyn FnMut(Shape),
    ) -> usize {
        if !self.has(layer.kind) {
            return 0;
        }
        let body = self.body(cell, layer);
        body.and_then(|body| decode(body, cell, layer.kind, tolerance, each))
            .unwrap_or_default()
    }

    fn body(&self, cell: Cell, layer: Layer) -> Option<&[u8]> {
        let at = self.cells.binary_search_by_key(&cell, |(cell, _)| *cell);
        let (_, range) = self.cells.get(at.ok()?)?;
        let found = self.layers(range).find(|found| found.key == layer.key());
        found.map(|layer| layer.body)
    }
}

/// Calls `each` with the shapes of a decoded layer and returns the number of their points.
fn decode(
    body: &[u8],
    cell: Cell,
    kind: Kind,
    tolerance: f64,
    each: &mut dyn FnMut(Shape),
) -> Option<usize> {
    let packed: PackedShapes = postcard::from_bytes(body).ok()?;
    let points = points(&packed, cell)?;
    let least = if kind.is_filled() { 3 } else { 2 };
    let (mut kept, mut edges, mut own_runs) = (Vec::new(), Vec::new(), Vec::new());
    let (mut rest, mut given) = (points.as_slice(), 0);
    let mut runs = packed.runs.iter();
    for (at, &length) in packed.lengths.iter().enumerate() {
        let (own, others) = rest.split_at_checked(length as usize)?;
        rest = others;
        kept.clear();
        edges.clear();
        if kind.has_edges() {
            take_runs(&mut runs, own.len(), &mut own_runs)?;
            thin_ring(own, &own_runs, tolerance, &mut kept, &mut edges);
        } else {
            thin(own, tolerance, &mut kept);
        }
        // A ring thinned to less than a triangle cannot be seen.
        if kept.len() >= least {
            given += kept.len();
            each(Shape {
                points: &kept,
                owner: packed.owners.get(at).copied().unwrap_or_default(),
                edges: &edges,
            });
        }
    }
    Some(given)
}

/// The points of all shapes; `None` where the numbers of eastings and northings differ.
fn points(packed: &PackedShapes, cell: Cell) -> Option<Vec<Metres>> {
    if packed.east.len() != packed.north.len() {
        return None;
    }
    let Metres([west, south]) = cell.bounds().min;
    let mut at = [0i32; 2];
    let points = packed.east.iter().zip(&packed.north).map(|(east, north)| {
        at = [at[0].wrapping_add(*east), at[1].wrapping_add(*north)];
        Metres::new(
            west + f64::from(at[0]) * STEP,
            south + f64::from(at[1]) * STEP,
        )
    });
    Some(points.collect())
}

/// A number of consecutive edges with the same class, and that class.
type Run = (usize, Edge);

/// Takes the runs of a ring with `edges` edges.
fn take_runs<'r>(
    runs: &mut impl Iterator<Item = &'r u32>,
    edges: usize,
    own: &mut Vec<Run>,
) -> Option<()> {
    own.clear();
    let mut left = edges;
    while left > 0 {
        let run = *runs.next()? as usize;
        let (alike, edge) = (run / Edge::ALL.len(), run % Edge::ALL.len());
        left = left.checked_sub(alike).filter(|_| alike > 0)?;
        own.push((alike, *Edge::ALL.get(edge)?));
    }
    Some(())
}

/// Thins a ring run by run, and notes the class of the edge from each point kept.
fn thin_ring(
    ring: &[Metres],
    runs: &[Run],
    tolerance: f64,
    kept: &mut Vec<Metres>,
    edges: &mut Vec<Edge>,
) {
    let mut at = 0;
    for &(alike, edge) in runs {
        let end = (at + alike) % ring.len().max(1);
        if let (Some(run), Some(&to)) = (ring.get(at..at + alike), ring.get(end)) {
            thin_run(run, to, tolerance, kept);
        }
        edges.resize(kept.len(), edge);
        at += alike;
    }
}

#[cfg(test)]
mod tests;
