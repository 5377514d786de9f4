//! Removes points that cannot be seen.

use crate::view::Metres;

fn is_far(a: Metres, b: Metres, tolerance: f64) -> bool {
    a.distance(b) >= tolerance
}

/// Keeps the first and last points, and of the others each that is at least `tolerance` metres from
/// the previously kept one.
pub(super) fn thin(points: &[Metres], tolerance: f64, kept: &mut Vec<Metres>) {
    let Some((last, others)) = points.split_last() else {
        return;
    };
    let mut before = Metres([f64::INFINITY; 2]);
    for &point in others {
        if is_far(point, before, tolerance) {
            kept.push(point);
            before = point;
        }
    }
    kept.push(*last);
}

/// Does the same for a run of points that continues to `to`, which is not added. The same points of
/// a line are kept in whichever direction it is followed.
pub(super) fn thin_run(run: &[Metres], to: Metres, tolerance: f64, kept: &mut Vec<Metres>) {
    let Some((&from, between)) = run.split_first() else {
        return;
    };
    kept.push(from);
    let first = kept.len();
    if from.0 <= to.0 {
        let mut before = from;
        for &point in between {
            if is_far(point, before, tolerance) {
                kept.push(point);
                before = point;
            }
        }
    } else {
        let mut before = to;
        for &point in between.iter().rev() {
            if is_far(point, before, tolerance) {
                kept.push(point);
                before = point;
            }
        }
        if let Some(added) = kept.get_mut(first..) {
            added.reverse();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_line_is_thinned_alike_both_ways(
            line in prop::collection::vec([-9..9_i32, -9..9], 2..30), tolerance in 0.0..6.0,
        ) {
            let line: Vec<Metres> = line.into_iter().map(|p| Metres(p.map(f64::from))).collect();
            let thinned = |line: &[Metres]| {
                let mut kept = Vec::new();
                let (&to, run) = line.split_last().expect("two points");
                thin_run(run, to, tolerance, &mut kept);
                kept.push(to);
                kept
            };
            let mut back: Vec<Metres> = line.iter().rev().copied().collect();
            // A loop has no end at which to begin.
            prop_assume!(line.first() != line.last());
            back = thinned(&back);
            back.reverse();
            prop_assert_eq!(thinned(&line), back);
        }
    }

    #[test]
    fn ends_stay() {
        let mut kept = Vec::new();
        thin(
            &[[0.0, 0.0], [1.0, 0.0], [5.0, 0.0], [5.5, 0.0]].map(Metres),
            2.0,
            &mut kept,
        );
        assert_eq!(kept, [[0.0, 0.0], [5.0, 0.0], [5.5, 0.0]].map(Metres));
    }
}
