//! The map as a plain display list: what to draw, in which order, with which ink.
//!
//! Items name roles ([`Ink`]), not colours: screen, dark screen and print choose those from one
//! [`palette`]. Marks are in CSS pixels. The base map is named by [`base::Layer`] and stays in
//! metres, so that a painter keeps its paths and only changes the transform while the map moves.
//! The canvas and [`svg`] draw the same list.

pub mod base;
mod city;
pub mod hit;
mod label;
pub mod map;
pub mod palette;
mod shape;
pub mod svg;

pub use palette::{Ink, Theme};
pub use shape::Shape;

use crate::view::MapView;

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkId {
    /// The cluster that holds a place code. A mark is named by its heaviest place.
    Place(u32),
    /// Index into [`map::MapInput::somewhere`].
    RegionOnly(u32),
    /// Index into [`map::MapInput::sites`].
    SiteMark(u32),
}

/// Something that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What it stands for.
    pub id: MarkId,
    /// CSS pixels.
    pub at: [f64; 2],
    /// CSS pixels.
    pub radius: f64,
    /// Its count, in the unit of the map; 0 for a site.
    pub weight: u64,
    /// Index into [`crate::cluster::Clusters::list`], for a place.
    pub cluster: Option<u32>,
}

/// What a text is, which decides its face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextStyle {
    /// The name of a nation: large, spaced, quiet.
    Nation,
    /// The same where it is wider than the nation: closer set.
    NarrowNation,
    /// The name of a region.
    Region,
    /// The name of a city.
    City,
    /// The name of a town.
    Town,
    /// The name of a village or a suburb.
    Village,
    /// The name of a hamlet, or a second name.
    Hamlet,
    /// The name of a district, in capitals.
    District,
    /// The name of a point that was looked for, beside its pin.
    Spot,
    /// A count within a mark.
    Count,
    /// A count within a small mark.
    SmallCount,
}

/// How a text is set. Painters choose the family: the page's serif or sans-serif.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// CSS pixels.
    pub size: f64,
    /// CSS weight.
    pub weight: u16,
    /// Space between letters, in CSS pixels.
    pub spacing: f64,
    /// In the serif face.
    pub serif: bool,
    /// In italics.
    pub italic: bool,
    /// With a halo around it, so that it can be read on anything: its width in CSS pixels.
    pub halo: f64,
}

impl TextStyle {
    /// How it is set.
    #[must_use]
    pub const fn face(self) -> Face {
        let plain = Face {
            size: 12.0,
            weight: 400,
            spacing: 0.0,
            serif: false,
            italic: false,
            halo: 0.0,
        };
        match self {
            Self::Nation => Face {
                size: 13.0,
                spacing: 3.5,
                serif: true,
                ..plain
            },
            Self::NarrowNation => Face {
                size: 12.0,
                spacing: 0.8,
                serif: true,
                ..plain
            },
            Self::Region => Face {
                size: 13.0,
                spacing: 0.4,
                serif: true,
                italic: true,
                ..plain
            },
            Self::City => Face {
                size: 13.5,
                weight: 500,
                halo: 3.0,
                ..plain
            },
            Self::Town => Face {
                size: 12.0,
                halo: 3.0,
                ..plain
            },
            Self::Village => Face {
                size: 11.5,
                halo: 2.5,
                ..plain
            },
            Self::Hamlet => Face {
                size: 10.5,
                halo: 2.5,
                ..plain
            },
            Self::District => Face {
                size: 9.5,
                spacing: 1.6,
                halo: 2.5,
                ..plain
            },
            Self::Spot => Face {
                size: 12.5,
                weight: 600,
                halo: 3.0,
                ..plain
            },
            Self::Count => Face {
                size: 12.5,
                weight: 600,
                ..plain
            },
            Self::SmallCount => Face {
                size: 10.5,
                weight: 600,
                ..plain
            },
        }
    }
}

/// Where a text stands by its point. Vertically it is always centred on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Begins there.
    Start,
    /// Is centred there.
    Middle,
    /// Ends there.
    End,
}

/// How the line around a mark runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// Its ink.
    pub ink: Ink,
    /// CSS pixels.
    pub width: f64,
    /// Dashed, for what is only approximate.
    pub dashed: bool,
}

/// One thing to draw. Lengths are CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// The whole surface.
    Sea,
    /// A layer of the base map, from the shared boundaries.
    Base(base::Layer),
    /// A quadratic curve, open, with round ends.
    Curve {
        /// Start, control point, end.
        points: [[f64; 2]; 3],
        /// Width.
        width: f64,
        /// Colour.
        ink: Ink,
        /// 0 to 1.
        opacity: f64,
    },
    /// A mark.
    Symbol {
        /// Centre.
        at: [f64; 2],
        /// Of the circle of equal area.
        radius: f64,
        /// Shape.
        shape: Shape,
        /// Colour within.
        fill: Ink,
        /// Line around.
        edge: Edge,
        /// 0 to 1.
        opacity: f64,
    },
    /// A rectangle with round corners.
    Badge {
        /// Centre.
        at: [f64; 2],
        /// Width and height.
        size: [f64; 2],
        /// Of the corners.
        radius: f64,
        /// Colour within.
        fill: Ink,
        /// Line around.
        edge: Edge,
    },
    /// A circle without filling.
    Ring {
        /// Centre.
        at: [f64; 2],
        /// Of the line's middle.
        radius: f64,
        /// Line.
        edge: Edge,
    },
    /// A text on one line.
    Text {
        /// Where.
        at: [f64; 2],
        /// Which part of the text is there.
        anchor: Anchor,
        /// The words, in the reader's language.
        text: String,
        /// How it is set.
        style: TextStyle,
        /// Colour.
        ink: Ink,
        /// 0 to 1.
        opacity: f64,
    },
}

impl Item {
    /// A site of a national institution. CSS pixels.
    #[must_use]
    pub const fn site(at: [f64; 2], radius: f64) -> Self {
        Self::Symbol {
            at,
            radius,
            shape: Shape::Diamond,
            fill: Ink::SiteMark,
            edge: Edge {
                ink: Ink::Paper,
                width: 1.5,
                dashed: false,
            },
            opacity: 1.0,
        }
    }
}

impl Item {
    /// The pin of a point that was looked for, its point there. CSS pixels.
    #[must_use]
    pub const fn pin([x, y]: [f64; 2], radius: f64) -> Self {
        Self::Symbol {
            at: [x, y - radius * Shape::POINT],
            radius,
            shape: Shape::Pin,
            fill: Ink::Spot,
            edge: Edge {
                ink: Ink::Paper,
                width: 1.5,
                dashed: false,
            },
            opacity: 1.0,
        }
    }
}

/// A map, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// What it shows.
    pub view: MapView,
    /// From bottom to top.
    pub items: Vec<Item>,
    /// What can be pointed at, from bottom to top.
    pub marks: Vec<Mark>,
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod within_tests;
