//! The map as a plain display list: what to draw, in which order, with which ink.
//!
//! Items name roles ([`Ink`]), not colours: the light, dark and print themes choose those from one
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

use crate::view::{MapView, Pixels};
use records::PlaceId;

/// What a mark represents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkId {
    /// The cluster that contains a place code. A mark is identified by its heaviest place.
    Place(PlaceId),
    /// Index into [`map::MapInput::somewhere`].
    RegionOnly(u32),
    /// Index into [`map::MapInput::sites`].
    SiteMark(u32),
}

/// Something that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What it represents.
    pub id: MarkId,
    /// The position of its centre.
    pub at: Pixels,
    /// Its radius, in CSS pixels.
    pub radius: f64,
    /// Its count, in the unit of the map; 0 for a site.
    pub weight: u64,
    /// For a place, the index into [`crate::cluster::Clusters::list`].
    pub cluster: Option<u32>,
}

/// What a text represents, which decides its typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextStyle {
    /// The name of a nation: large, spaced, quiet.
    Nation,
    /// The name of a nation, where it is wider than the nation and so more closely spaced.
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
    /// The name of a point that was searched for, next to its pin.
    Spot,
    /// A count within a mark.
    Count,
    /// A count within a small mark.
    SmallCount,
}

/// How a text is set. Painters choose the font family: the page's serif or sans-serif.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// The font size in CSS pixels.
    pub size: f64,
    /// The CSS font weight.
    pub weight: u16,
    /// The letter spacing in CSS pixels.
    pub spacing: f64,
    /// Whether the serif family is used.
    pub serif: bool,
    /// Whether it is in italics.
    pub italic: bool,
    /// The width in CSS pixels of a halo that keeps it legible on any background.
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

/// Where a text is relative to its point. Vertically it is always centred on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins at the point.
    Start,
    /// The text is centred on the point.
    Middle,
    /// The text ends at the point.
    End,
}

/// The outline of a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The line's ink.
    pub ink: Ink,
    /// The line's width in CSS pixels.
    pub width: f64,
    /// Whether the line is dashed, for approximate positions.
    pub dashed: bool,
}

/// One thing to draw. Lengths are CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// The sea, over the whole surface.
    Sea,
    /// A layer of the base map, from the shared boundaries.
    Base(base::Layer),
    /// A quadratic curve, open, with round ends.
    Curve {
        /// Start point, control point and end point.
        points: [Pixels; 3],
        /// The line's width.
        width: f64,
        /// The line's colour.
        ink: Ink,
        /// The opacity, 0 to 1.
        opacity: f64,
    },
    /// A mark.
    Symbol {
        /// The centre.
        at: Pixels,
        /// The radius of the circle of equal area.
        radius: f64,
        /// The shape.
        shape: Shape,
        /// The colour of the interior.
        fill: Ink,
        /// The outline.
        edge: Edge,
        /// The opacity, 0 to 1.
        opacity: f64,
    },
    /// A rectangle with rounded corners.
    Badge {
        /// The centre.
        at: Pixels,
        /// The width and height.
        size: Pixels,
        /// The radius of the corners.
        radius: f64,
        /// The colour of the interior.
        fill: Ink,
        /// The outline.
        edge: Edge,
    },
    /// A circle without a fill.
    Ring {
        /// The centre.
        at: Pixels,
        /// The radius, to the middle of the line.
        radius: f64,
        /// The line.
        edge: Edge,
    },
    /// A text on one line.
    Text {
        /// The position of the anchor.
        at: Pixels,
        /// Which part of the text is at that position.
        anchor: Anchor,
        /// The words, in the user's language.
        text: String,
        /// How it is set.
        style: TextStyle,
        /// The colour.
        ink: Ink,
        /// The opacity, 0 to 1.
        opacity: f64,
    },
}

impl Item {
    /// The symbol of an institution's site. The radius is in CSS pixels.
    #[must_use]
    pub const fn site(at: Pixels, radius: f64) -> Self {
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
    /// The pin of a point that was searched for, with its tip at the given position. The radius is
    /// in CSS pixels.
    #[must_use]
    pub const fn pin(Pixels([x, y]): Pixels, radius: f64) -> Self {
        Self::Symbol {
            at: Pixels([x, y - radius * Shape::POINT]),
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
    /// The part of the world shown.
    pub view: MapView,
    /// The items to draw, from bottom to top.
    pub items: Vec<Item>,
    /// The marks that can be pointed at, from bottom to top.
    pub marks: Vec<Mark>,
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod within_tests;
