//! Marks of equal area in different shapes: the second cue, in addition to colour.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

/// The shape of a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// ●
    #[default]
    Circle,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ◆
    Diamond,
    /// ▼
    InvertedTriangle,
    /// ✚
    Cross,
    /// ★
    Star,
    /// ⬢
    Hexagon,
    /// A round head whose tip is about twice the head's radius below its centre ([`Shape::POINT`]).
    Pin,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Self; 9] = [
        Self::Circle,
        Self::Square,
        Self::Triangle,
        Self::Diamond,
        Self::InvertedTriangle,
        Self::Cross,
        Self::Star,
        Self::Hexagon,
        Self::Pin,
    ];

    /// How far the tip of [`Shape::Pin`] is below its centre, for a radius of 1.
    pub const POINT: f64 = 1.813;

    /// The corners of its closed outline around the origin, y down, which encloses the area of a
    /// circle of radius 1: multiply by the radius. Empty for [`Shape::Circle`], which painters draw
    /// as an arc.
    #[must_use]
    pub fn outline(self) -> Vec<[f64; 2]> {
        match self {
            Self::Circle => Vec::new(),
            Self::Square => polygon(4, PI / 4.0),
            Self::Triangle => polygon(3, -FRAC_PI_2),
            Self::Diamond => polygon(4, 0.0),
            Self::InvertedTriangle => polygon(3, FRAC_PI_2),
            Self::Hexagon => polygon(6, 0.0),
            Self::Cross => cross(),
            Self::Star => star(),
            Self::Pin => pin(),
        }
    }

    /// Half the side of a square around the origin that lies within the shape, for a radius of 1:
    /// the space for a number.
    #[must_use]
    pub const fn room(self) -> f64 {
        match self {
            Self::Circle => 0.7,
            Self::Square => 0.88,
            Self::Triangle | Self::InvertedTriangle => 0.56,
            Self::Diamond => 0.62,
            Self::Cross => 0.39,
            Self::Star => 0.48,
            Self::Hexagon => 0.69,
            Self::Pin => 0.6,
        }
    }
}

/// A regular polygon with the circle's area, its first corner at `turn`.
fn polygon(corners: usize, turn: f64) -> Vec<[f64; 2]> {
    let step = TAU / corners as f64;
    let radius = (TAU / (corners as f64 * step.sin())).sqrt();
    (0..corners)
        .map(|i| polar(radius, turn + step * i as f64))
        .collect()
}

fn polar(radius: f64, angle: f64) -> [f64; 2] {
    [radius * angle.cos(), radius * angle.sin()]
}

/// A cross of five squares with side 2a.
fn cross() -> Vec<[f64; 2]> {
    let a = (PI / 20.0).sqrt();
    let b = 3.0 * a;
    [
        [-a, -b],
        [a, -b],
        [a, -a],
        [b, -a],
        [b, a],
        [a, a],
        [a, b],
        [-a, b],
        [-a, a],
        [-b, a],
        [-b, -a],
        [-a, -a],
    ]
    .to_vec()
}

/// A five-pointed star; the inner corners are at half the radius, fuller than a pentagram so that
/// it stays legible.
fn star() -> Vec<[f64; 2]> {
    const INNER: f64 = 0.5;
    let radius = (PI / (5.0 * INNER * (PI / 5.0).sin())).sqrt();
    (0..10)
        .map(|i| {
            let radius = if i % 2 == 0 { radius } else { radius * INNER };
            polar(radius, -FRAC_PI_2 + PI / 5.0 * f64::from(i))
        })
        .collect()
}

/// A head with `CORNERS` corners, open by 60° below, where its tangents meet in the tip.
fn pin() -> Vec<[f64; 2]> {
    const CORNERS: i32 = 28;
    let open = PI / 3.0;
    let head = (0..=CORNERS).map(|i| {
        let turned = (TAU - 2.0 * open) * f64::from(i) / f64::from(CORNERS);
        polar(1.0, FRAC_PI_2 + open + turned)
    });
    let corners: Vec<[f64; 2]> = head.chain([[0.0, 2.0]]).collect();
    // Its area, with a head radius of 1, by the shoelace formula.
    let next = corners.iter().cycle().skip(1);
    let twice: f64 = corners
        .iter()
        .zip(next)
        .map(|(a, b)| a[0] * b[1] - b[0] * a[1])
        .sum();
    let size = (2.0 * PI / twice.abs()).sqrt();
    corners
        .into_iter()
        .map(|[x, y]| [x * size, y * size])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(outline: &[[f64; 2]]) -> f64 {
        let next = outline.iter().cycle().skip(1);
        outline
            .iter()
            .zip(next)
            .map(|(a, b)| a[0] * b[1] - b[0] * a[1])
            .sum::<f64>()
            .abs()
            / 2.0
    }

    #[test]
    fn every_shape_has_the_area_of_its_circle() {
        for shape in Shape::ALL {
            let expected = if shape == Shape::Circle { 0.0 } else { PI };
            let got = area(&shape.outline());
            assert!((got - expected).abs() < 1e-9, "{shape:?}: {got}");
        }
    }

    #[test]
    fn the_pin_ends_where_it_says() {
        let lowest = Shape::Pin
            .outline()
            .iter()
            .map(|[_, y]| *y)
            .fold(0.0, f64::max);
        assert!((lowest - Shape::POINT).abs() < 0.01, "{lowest}");
    }

    #[test]
    fn the_room_lies_within_the_shape() {
        for shape in Shape::ALL.into_iter() {
            let half = shape.room();
            for corner in [[-half, -half], [half, -half], [half, half], [-half, half]] {
                let inside = if shape == Shape::Circle {
                    corner[0].hypot(corner[1]) < 1.0
                } else {
                    encloses(&shape.outline(), corner)
                };
                assert!(inside, "{shape:?}: {corner:?} is outside");
            }
        }
    }

    fn encloses(outline: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
        let next = outline.iter().cycle().skip(1);
        let crossings = outline.iter().zip(next).filter(|(a, b)| {
            (a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
        });
        crossings.count() % 2 == 1
    }
}
