//! Finds the mark under the pointer, and the next mark for the keyboard.

use super::{Mark, MarkId, Scene};
use crate::view::{Pixels, Step};
use records::sort;

/// How far from a mark's centre a finger may touch, in CSS pixels: half of a 44 px target (WCAG
/// 2.1, 2.5.5).
pub const TOUCH_REACH: f64 = 22.0;

/// How far from a mark's edge a mouse may point, in CSS pixels.
pub const MOUSE_SLACK: f64 = 3.0;

impl Scene {
    /// The mark at a screen position: one under it, else the one whose edge is nearest within
    /// reach. `reach` is the minimum radius that marks are assumed to have: [`TOUCH_REACH`] for a
    /// finger, 0 for a mouse. Of several, the nearest centre wins, and in a tie the upper one.
    #[must_use]
    pub fn hit(&self, at: Pixels, reach: f64) -> Option<&Mark> {
        let away = |mark: &Mark| mark.at.distance(at);
        let nearest = |marks: &mut dyn Iterator<Item = (&'_ Mark, f64)>| {
            marks
                .min_by(|a, b| a.1.total_cmp(&b.1))
                .map(|(mark, _)| mark.id)
        };
        let under = |mark: &&Mark| away(mark) <= mark.radius;
        let found = nearest(&mut self.marks.iter().rev().filter(under).map(|m| (m, away(m))))
            .or_else(|| {
                let near = |mark: &&Mark| away(mark) <= (mark.radius + MOUSE_SLACK).max(reach);
                let edges = self.marks.iter().rev().filter(near);
                nearest(&mut edges.map(|mark| (mark, away(mark) - mark.radius)))
            })?;
        self.mark(found)
    }

    /// The mark with an id, if it is on the map.
    #[must_use]
    pub fn mark(&self, id: MarkId) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.id == id)
    }

    /// The marks in view in the order in which a list should name them: heaviest first, ties from
    /// top to bottom and from left to right; sites last.
    #[must_use]
    pub fn by_weight(&self) -> Vec<&Mark> {
        let order = sort::sorted(self.marks.len(), &mut |a, b| {
            let (a, b) = (&self.marks[a as usize], &self.marks[b as usize]);
            (b.weight.cmp(&a.weight))
                .then(a.at.0[1].total_cmp(&b.at.0[1]))
                .then(a.at.0[0].total_cmp(&b.at.0[0]))
        });
        let marks = order.into_iter().map(|i| &self.marks[i as usize]);
        marks.filter(|mark| self.in_view(mark)).collect()
    }

    /// The mark to which an arrow key leads: the nearest in view that lies mainly in that
    /// direction, where a sideways distance counts double. [`Step::In`] and [`Step::Out`] go to the
    /// next lighter and heavier one. Without a mark to start from, it is the heaviest; `None` where
    /// there is nothing in that direction.
    #[must_use]
    pub fn next(&self, from: Option<MarkId>, step: Step) -> Option<&Mark> {
        let Some(from) = from.and_then(|id| self.mark(id)) else {
            return self.by_weight().first().copied();
        };
        let ahead = |mark: &Mark| {
            let Pixels([dx, dy]) = mark.at - from.at;
            let [along, beside] = match step {
                Step::Left => [-dx, dy],
                Step::Right => [dx, dy],
                Step::Up => [-dy, dx],
                _ => [dy, dx],
            };
            (along > 0.0 && along >= beside.abs()).then(|| along + 2.0 * beside.abs())
        };
        match step {
            Step::In | Step::Out => {
                let order = self.by_weight();
                let here = order.iter().position(|mark| mark.id == from.id)?;
                let next = if step == Step::In {
                    here.checked_add(1)
                } else {
                    here.checked_sub(1)
                };
                order.get(next?).copied()
            }
            _ => (self.marks.iter())
                .filter(|mark| mark.id != from.id && self.in_view(mark))
                .filter_map(|mark| Some((mark, ahead(mark)?)))
                .min_by(|a, b| a.1.total_cmp(&b.1))
                .map(|(mark, _)| mark),
        }
    }

    fn in_view(&self, mark: &Mark) -> bool {
        (0..2).all(|axis| mark.at.0[axis] >= 0.0 && mark.at.0[axis] <= self.view.size.0[axis])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{MapView, Metres};
    use records::PlaceId;

    /// Marks at (x, y) with a radius, which is also the weight.
    fn scene(marks: &[(f64, f64, f64)]) -> Scene {
        let marks = (marks.iter().enumerate())
            .map(|(i, &(x, y, radius))| Mark {
                id: MarkId::Place(PlaceId(i as u32)),
                at: Pixels([x, y]),
                radius,
                weight: radius as u64,
                cluster: Some(i as u32),
            })
            .collect();
        let view = MapView {
            centre: Metres::default(),
            scale: 1_000.0,
            size: Pixels([400.0, 400.0]),
        };
        Scene {
            view,
            items: Vec::new(),
            marks,
        }
    }

    fn place(mark: Option<&Mark>) -> Option<u32> {
        mark.map(|mark| match mark.id {
            MarkId::Place(place) => place.0,
            other => panic!("{other:?} is no place"),
        })
    }

    #[test]
    fn hits() {
        let scene = scene(&[
            (100.0, 100.0, 30.0),
            (140.0, 100.0, 6.0),
            (200.0, 200.0, 4.0),
            (206.0, 200.0, 4.0),
        ]);
        for (at, reach, expected) in [
            ([100.0, 100.0], 0.0, Some(0)),
            // Under the large one, though the small one's centre is nearer.
            ([128.0, 100.0], 22.0, Some(0)),
            ([135.0, 100.0], 0.0, Some(1)),
            ([203.4, 200.0], 0.0, Some(3)),
            ([202.6, 200.0], 0.0, Some(2)),
            ([200.0, 206.5], 0.0, Some(2)),
            ([200.0, 208.0], 0.0, None),
            ([200.0, 221.0], TOUCH_REACH, Some(2)),
            ([200.0, 223.0], TOUCH_REACH, None),
            ([300.0, 300.0], TOUCH_REACH, None),
        ] {
            assert_eq!(
                place(scene.hit(Pixels(at), reach)),
                expected,
                "{at:?} within {reach}"
            );
        }
    }

    #[test]
    fn arrows_lead_to_the_nearest_in_their_direction() {
        let scene = scene(&[
            (200.0, 200.0, 9.0),
            (260.0, 210.0, 5.0),
            (230.0, 225.0, 3.0),
            (200.0, 100.0, 7.0),
            (100.0, 150.0, 2.0),
            (500.0, 200.0, 30.0),
        ]);
        for (from, step, expected) in [
            (None, Step::Right, Some(0)),
            (Some(0), Step::Right, Some(1)),
            (Some(0), Step::Up, Some(3)),
            (Some(0), Step::Left, Some(4)),
            (Some(0), Step::Down, None),
            (Some(1), Step::Right, None),
            (Some(0), Step::In, Some(3)),
            (Some(3), Step::Out, Some(0)),
            (Some(0), Step::Out, None),
            (Some(4), Step::In, None),
        ] {
            let got = place(scene.next(from.map(PlaceId).map(MarkId::Place), step));
            assert_eq!(got, expected, "from {from:?} {step:?}");
        }
    }

    #[test]
    fn the_list_is_by_weight_and_only_of_what_is_in_view() {
        let scene = scene(&[
            (10.0, 90.0, 2.0),
            (10.0, 10.0, 2.0),
            (50.0, 50.0, 8.0),
            (-40.0, 10.0, 60.0),
        ]);
        let order: Vec<_> = scene
            .by_weight()
            .into_iter()
            .map(|mark| place(Some(mark)))
            .collect();
        assert_eq!(order, [Some(2), Some(1), Some(0)]);
    }
}
