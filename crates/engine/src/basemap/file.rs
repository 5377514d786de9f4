//! A file of the base map, read by the cell.

use super::grid::Cell;
use super::pack::{MAGIC, STEP};
use super::thin::{thin, thin_run};
use super::{Edge, Kind, Layer};

/// One file: a few layers of one licence.
#[derive(Debug)]
pub struct File {
    bytes: Vec<u8>,
    /// Cell → where its bytes are, in the order of their numbers.
    cells: Vec<(Cell, std::ops::Range<usize>)>,
    kinds: u32,
}

/// A ring or a line, in the map's metres.
#[derive(Debug, PartialEq)]
pub struct Shape<'s> {
    /// The points; a ring's first is not repeated.
    pub points: &'s [[f64; 2]],
    /// Which district a ring of the land is of.
    pub owner: u16,
    /// What the edge that leaves each point is; empty where the layer's kind does not tell.
    pub edges: &'s [Edge],
}

impl Shape<'_> {
    /// Calls `each` with every stretch of a ring whose edges are of a kind; with the whole ring,
    /// closed, where edges are not told apart.
    pub fn lines(&self, edge: Edge, each: &mut dyn FnMut(&[[f64; 2]])) {
        let mut line: Vec<[f64; 2]> = Vec::new();
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
    /// Takes the bytes that `cargo xtask data` writes.
    ///
    /// # Errors
    /// Says so where they are not of that form.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, String> {
        let read = Self::read(bytes);
        read.ok_or_else(|| "The base map is not in the expected form.".to_owned())
    }

    fn read(bytes: Vec<u8>) -> Option<Self> {
        let mut reader = Reader::new(&bytes);
        if reader.take(4)? != MAGIC.to_le_bytes() {
            return None;
        }
        let count = reader.number()?;
        let mut cells = Vec::new();
        let (mut cell, mut at) = (0u16, 0usize);
        for _ in 0..count {
            cell = cell.checked_add(u16::try_from(reader.number()?).ok()?)?;
            let end = at.checked_add(reader.number()? as usize)?;
            cells.push((Cell(cell), at..end));
            at = end;
        }
        let start = reader.at;
        if start.checked_add(at)? != bytes.len() {
            return None;
        }
        for (_, range) in &mut cells {
            *range = range.start + start..range.end + start;
        }
        let mut file = Self {
            bytes,
            cells,
            kinds: 0,
        };
        file.kinds = file.kinds()?;
        Some(file)
    }

    /// The set of the kinds that are there: a walk over the layers' beginnings.
    fn kinds(&self) -> Option<u32> {
        let mut kinds = 0;
        for (_, range) in &self.cells {
            let mut reader = Reader::new(self.bytes.get(range.clone())?);
            while !reader.is_done() {
                kinds |= 1u32 << (reader.byte()? >> 3);
                let length = reader.number()? as usize;
                reader.take(length)?;
            }
        }
        Some(kinds)
    }

    /// Whether it holds a layer of a kind.
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
        let mut reader = Reader::new(self.bytes.get(range.clone())?);
        loop {
            let key = reader.byte()?;
            let length = reader.number()? as usize;
            let body = reader.take(length)?;
            if key == layer.key() {
                return Some(body);
            }
        }
    }
}

/// A shape's number of points, its owner, and where its runs are among all of the body's.
struct Head {
    points: usize,
    owner: u16,
    runs: std::ops::Range<usize>,
}

/// Calls `each` with the shapes of a body; how many points they have.
fn decode(
    body: &[u8],
    cell: Cell,
    kind: Kind,
    tolerance: f64,
    each: &mut dyn FnMut(Shape),
) -> Option<usize> {
    let mut reader = Reader::new(body);
    let (heads, runs) = heads(&mut reader, body.len(), kind)?;
    let all: usize = heads.iter().map(|head| head.points).sum();
    if all > body.len() {
        return None;
    }
    let mut points = vec![[0.0; 2]; all];
    for (axis, origin) in cell.bounds().min.into_iter().enumerate() {
        let mut at = 0i32;
        for point in &mut points {
            at = at.wrapping_add(reader.step()?);
            point[axis] = origin + f64::from(at) * STEP;
        }
    }
    let least = if kind.is_filled() { 3 } else { 2 };
    let (mut kept, mut edges) = (Vec::new(), Vec::new());
    let (mut rest, mut given) = (points.as_slice(), 0);
    for head in heads {
        let (own, others) = rest.split_at_checked(head.points)?;
        rest = others;
        kept.clear();
        edges.clear();
        let own_runs = runs.get(head.runs)?;
        if own_runs.is_empty() {
            thin(own, tolerance, &mut kept);
        } else {
            thin_ring(own, own_runs, tolerance, &mut kept, &mut edges);
        }
        // A ring of which no triangle is left cannot be seen.
        if kept.len() >= least {
            given += kept.len();
            each(Shape {
                points: &kept,
                owner: head.owner,
                edges: &edges,
            });
        }
    }
    Some(given)
}

type Run = (usize, Edge);

fn heads(reader: &mut Reader, most: usize, kind: Kind) -> Option<(Vec<Head>, Vec<Run>)> {
    let (mut heads, mut runs) = (Vec::new(), Vec::new());
    for _ in 0..reader.number()? {
        let points = reader.number()? as usize;
        // Each point takes at least two bytes.
        if points > most {
            return None;
        }
        let mut owner = 0;
        let first = runs.len();
        if kind.has_edges() {
            owner = u16::try_from(reader.number()?).ok()?;
            let mut left = points;
            while left > 0 {
                let run = reader.number()? as usize;
                let (alike, edge) = (run / Edge::ALL.len(), run % Edge::ALL.len());
                left = left.checked_sub(alike).filter(|_| alike > 0)?;
                runs.push((alike, *Edge::ALL.get(edge)?));
            }
        }
        heads.push(Head {
            points,
            owner,
            runs: first..runs.len(),
        });
    }
    Some((heads, runs))
}

/// Thins a ring run by run, and notes what the edge from each point that is kept is.
fn thin_ring(
    ring: &[[f64; 2]],
    runs: &[Run],
    tolerance: f64,
    kept: &mut Vec<[f64; 2]>,
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

/// Walks bytes; `None` past their end.
struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    const fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    const fn is_done(&self) -> bool {
        self.at >= self.bytes.len()
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let end = self.at.checked_add(length)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    /// A LEB128 number of at most 32 bits.
    fn number(&mut self) -> Option<u32> {
        let mut number = 0u32;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// 0, 1, 2, 3 … → 0, -1, 1, -2 …
    fn step(&mut self) -> Option<i32> {
        let number = self.number()?;
        Some((number >> 1) as i32 ^ -((number & 1) as i32))
    }
}

#[cfg(test)]
mod tests;
