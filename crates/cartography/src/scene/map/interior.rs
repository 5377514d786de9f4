//! Where a region or nation is on screen: anything that represents it must be within it, whatever
//! the camera.
//!
//! The part that is in view is cut into rows a few pixels apart, counted from its label point, so
//! that whatever is placed on a row moves with the map. A row is a list of spans. One pass over the
//! outline fills all rows; testing each position for its region would take too long for a frame.

use crate::view::{MapView, Metres, Pixels};
use geography::geo::Boundaries;
use geography::geo::boundaries::Feature;
use records::sort;

/// The left and right ends of an interior span, in CSS pixels.
pub(super) type Interval = [f64; 2];

/// A feature's interior by rows.
pub(super) struct Interior {
    /// The height of row 0, at the label point, in CSS pixels like all lengths here.
    origin: f64,
    step: f64,
    first: i32,
    rows: Vec<Vec<Interval>>,
}

impl Interior {
    /// The part of a feature that lies on the map, at least `margin` (left and right, above and
    /// below) from its edges, in rows `step` apart. `None` where no row intersects it.
    pub fn new(
        view: &MapView,
        boundaries: &Boundaries,
        feature: &Feature,
        step: f64,
        margin: Pixels,
    ) -> Option<Self> {
        let [west, south, east, north] = feature.bbox;
        let Pixels([left, bottom]) = view.to_screen(Metres([west, south]));
        let Pixels([right, top]) = view.to_screen(Metres([east, north]));
        let Pixels([width, height]) = view.size;
        let origin = view.to_screen(feature.label).y();
        let row = |y: f64| (y - origin) / step;
        let first = row(top.max(margin.y())).ceil() as i32;
        let last = row(bottom.min(height - margin.y())).floor() as i32;
        let (from, to) = (margin.x(), width - margin.x());
        if first > last || right < from || left > to {
            return None;
        }
        let mut crossings = vec![Vec::new(); (last - first + 1) as usize];
        for ring in &feature.rings {
            let mut points = boundaries.ring(ring).map(|point| view.to_screen(point));
            let Some(start) = points.next() else { continue };
            let mut before = start;
            for point in points.chain([start]) {
                cross(
                    &mut crossings,
                    row(before.y()),
                    row(point.y()),
                    first,
                    |at| before.x() + (point.x() - before.x()) * at,
                );
                before = point;
            }
        }
        let clip = |&[a, b]: &Interval| [a.max(from), b.min(to)];
        let rows: Vec<Vec<Interval>> = crossings
            .into_iter()
            .map(|crossings| spans(&crossings).iter().map(clip).collect())
            .map(|mut spans: Vec<Interval>| {
                spans.retain(|[a, b]| a <= b);
                spans
            })
            .collect();
        let is_empty = rows.iter().all(Vec::is_empty);
        (!is_empty).then_some(Self {
            origin,
            step,
            first,
            rows,
        })
    }

    /// The row numbers, those nearest to a height first.
    pub fn rows_from(&self, y: f64) -> impl Iterator<Item = i32> + '_ {
        let last = self.first + self.rows.len() as i32 - 1;
        let middle = ((y - self.origin) / self.step).round() as i32;
        let middle = middle.max(self.first).min(last);
        (0..=last - self.first)
            .flat_map(move |away| {
                [middle - away, middle + away]
                    .into_iter()
                    .take(1 + usize::from(away > 0))
            })
            .filter(move |row| *row >= self.first && *row <= last)
    }

    /// The height of a row.
    pub fn height(&self, row: i32) -> f64 {
        self.origin + f64::from(row) * self.step
    }

    /// The spans of a row that lie within, from left to right.
    pub fn spans(&self, row: i32) -> &[Interval] {
        usize::try_from(row - self.first)
            .ok()
            .and_then(|row| self.rows.get(row))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether a stretch of a row lies entirely within.
    pub fn holds(&self, row: i32, [from, to]: Interval) -> bool {
        self.spans(row).iter().any(|[a, b]| *a <= from && to <= *b)
    }

    /// Where the centre of a text may be on a row so that all of it lies within. A text may have
    /// several lines of these widths, two rows apart, centred on the row.
    pub fn middles(&self, row: i32, widths: &[f64]) -> Vec<Interval> {
        let above = widths.len() as i32 - 1;
        let mut free: Option<Vec<Interval>> = None;
        for (line, width) in (0..).zip(widths) {
            let fits = self.spans(row - above + 2 * line).iter();
            let fits = fits.map(|[a, b]| [a + width / 2.0, b - width / 2.0]);
            let fits: Vec<Interval> = fits.filter(|[a, b]| a <= b).collect();
            free = Some(match free {
                None => fits,
                Some(free) => shared(&free, &fits),
            });
        }
        free.unwrap_or_default()
    }
}

/// Adds the crossings of rows by an edge between two heights, given in rows; `x` gives the position
/// at a share of the edge. Half-open, so that a vertex on a row belongs to only one of its two
/// edges.
fn cross(rows: &mut [Vec<f64>], from: f64, to: f64, first: i32, x: impl Fn(f64) -> f64) {
    let (low, high) = (from.min(to), from.max(to));
    let begin = (low.ceil() as i32).max(first);
    for row in begin..first + rows.len() as i32 {
        let at = f64::from(row);
        if at >= high {
            break;
        }
        if let Some(crossings) = rows.get_mut((row - first) as usize) {
            crossings.push(x((at - from) / (to - from)));
        }
    }
}

/// The interior lies between each odd crossing and the next even one.
fn spans(crossings: &[f64]) -> Vec<Interval> {
    let order = sort::sorted(crossings.len(), &mut |a, b| {
        crossings[a as usize].total_cmp(&crossings[b as usize])
    });
    let pair = |pair: &[u32]| match *pair {
        [a, b] => Some([crossings[a as usize], crossings[b as usize]]),
        _ => None,
    };
    order.chunks(2).filter_map(pair).collect()
}

fn shared(some: &[Interval], others: &[Interval]) -> Vec<Interval> {
    let both = |a: &Interval, b: &Interval| [a[0].max(b[0]), a[1].min(b[1])];
    let pairs = some
        .iter()
        .flat_map(|a| others.iter().map(move |b| both(a, b)));
    pairs.filter(|[a, b]| a <= b).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossings_pair_up_and_lines_share_what_both_have() {
        assert_eq!(spans(&[9.0, 1.0, 4.0, 2.0]), [[1.0, 2.0], [4.0, 9.0]]);
        assert_eq!(spans(&[]), [[0.0; 2]; 0]);
        let shared = shared(&[[0.0, 5.0], [8.0, 9.0]], &[[3.0, 8.5]]);
        assert_eq!(shared, [[3.0, 5.0], [8.0, 8.5]]);
    }

    #[test]
    fn an_edge_crosses_rows_half_open() {
        let mut rows = vec![Vec::new(); 4];
        // Down from row 0 to row 2 and up again: row 2 is touched, not crossed.
        cross(&mut rows, 0.0, 2.0, 0, |at| at);
        cross(&mut rows, 2.0, 0.0, 0, |at| at + 10.0);
        assert_eq!(rows, [vec![0.0, 11.0], vec![0.5, 10.5], vec![], vec![]]);
    }
}
