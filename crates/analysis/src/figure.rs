//! A figure as a plain display list: the few marks that all views share.
//!
//! A figure is one or several frames; a frame with a view is a map, in which base layers, features
//! and the map's own items stand where the world is. Screen, export and snapshots draw it through
//! [`crate::svg`].

use crate::Action;
use cartography::scene::base::Layer;
use cartography::scene::{Anchor, Face, Ink, Item};
use cartography::view::MapView;

/// A figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// CSS pixels.
    pub size: [f64; 2],
    /// From bottom to top.
    pub frames: Vec<Frame>,
    /// What pieces say and do: [`Element::tip`] indexes this.
    pub tips: Vec<Tooltip>,
    /// What is pointed at stands out, and what does not belong to it steps back: for marks that hide
    /// each other.
    pub isolates: bool,
}

/// A part of a figure with its own place, and its own view if it is a map. What reaches beyond it
/// is cut off.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// Its top left corner within the figure.
    pub at: [f64; 2],
    /// CSS pixels.
    pub size: [f64; 2],
    /// Which part of the world it shows, if it is a map.
    pub view: Option<MapView>,
    /// From bottom to top; positions are the frame's.
    pub pieces: Vec<Element>,
}

/// A mark, and what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// The mark.
    pub mark: Mark,
    /// Index into [`Figure::tips`].
    pub tip: Option<u32>,
}

/// What is said when a piece is pointed at, and what happens when it is chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tooltip {
    /// What it is, with its number and unit.
    pub text: String,
    /// What choosing it does.
    pub act: Option<Action>,
    /// It belongs to what is chosen now: drawn with the accent around it.
    pub on: bool,
    /// The tip of what it is a part of: a line's of where it begins.
    pub of: Option<u32>,
}

/// How a shape is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fill {
    /// Not at all.
    None,
    /// With one ink.
    Solid(Ink),
    /// With one ink, thinly: what is not chosen.
    Pale(Ink),
    /// Hatched: nothing was returned, or nothing is stated.
    Hatched,
    /// Dotted: what cannot be told.
    Dotted,
}

/// A line around or along a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Its ink.
    pub ink: Ink,
    /// CSS pixels.
    pub width: f64,
    /// Dashed.
    pub dashed: bool,
}

/// Which list of [`geography::geo::Boundaries`] a feature stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// The four nations.
    Nation,
    /// The twelve regions.
    #[default]
    Region,
    /// Local authority districts.
    District,
}

/// A mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A layer of the base map.
    Base(Layer),
    /// One of the map's own items: curves, symbols, names.
    Item(Item),
    /// A nation, a region or a district.
    Feature {
        /// Which list it stands in.
        level: Level,
        /// Its index there.
        index: u32,
        /// How it is filled.
        fill: Fill,
        /// The line around it.
        edge: Option<Line>,
    },
    /// A rectangle.
    Rect {
        /// Its top left corner.
        at: [f64; 2],
        /// Width and height.
        size: [f64; 2],
        /// How it is filled.
        fill: Fill,
        /// The line around it.
        edge: Option<Line>,
    },
    /// A polygon or a line through points.
    Path {
        /// Its points.
        points: Vec<[f64; 2]>,
        /// From the last point back to the first.
        closed: bool,
        /// How it is filled.
        fill: Fill,
        /// The line along it.
        edge: Option<Line>,
    },
    /// A text on one line.
    Text {
        /// Where; vertically it is centred there.
        at: [f64; 2],
        /// Which part of the text is there.
        anchor: Anchor,
        /// The words.
        text: String,
        /// How it is set.
        face: Face,
        /// Its ink.
        ink: Ink,
    },
}

/// The face of a figure's labels.
pub const LABEL: Face = Face {
    size: 12.0,
    weight: 400,
    spacing: 0.0,
    serif: false,
    italic: false,
    halo: 0.0,
};

/// The face of a frame's or a legend's title.
pub const TITLE: Face = Face {
    weight: 600,
    ..LABEL
};

/// How wide a text is set in [`LABEL`], roughly: CSS pixels. Interfaces' sans-serifs run to a little
/// over half their size a letter.
#[must_use]
pub fn width_of(text: &str) -> f64 {
    text.chars().count() as f64 * LABEL.size * 0.54
}

/// A text no wider than so many CSS pixels, cut with an ellipsis where it must be.
#[must_use]
pub fn fitted(text: &str, width: f64) -> String {
    if width_of(text) <= width {
        return text.to_owned();
    }
    let room = (width / (LABEL.size * 0.54) - 1.0).max(1.0) as usize;
    let cut: String = text.chars().take(room).collect();
    format!("{}…", cut.trim_end())
}

/// A text in lines no wider than so many CSS pixels; a single word that is wider stays whole.
#[must_use]
pub fn wrapped(text: &str, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if width_of(line) + width_of(" ") + width_of(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

impl Figure {
    /// An empty figure of a size.
    #[must_use]
    pub fn new(size: [f64; 2]) -> Self {
        Self {
            size,
            ..Self::default()
        }
    }

    /// Adds what is said of a piece; gives its index.
    pub fn tip(&mut self, text: String, act: Option<Action>, on: bool) -> Option<u32> {
        self.tips.push(Tooltip {
            text,
            act,
            on,
            of: None,
        });
        Some(self.tips.len() as u32 - 1)
    }

    /// The tips that stand out when one is pointed at: itself, and what is a part of it.
    #[must_use]
    pub fn lit(&self, tip: u32) -> Vec<u32> {
        let is_part = |(i, other): &(u32, &Tooltip)| *i == tip || other.of == Some(tip);
        let lit = (0..).zip(&self.tips).filter(is_part);
        lit.map(|(i, _)| i).collect()
    }
}

impl Frame {
    /// An empty frame that is no map.
    #[must_use]
    pub fn new(at: [f64; 2], size: [f64; 2]) -> Self {
        Self {
            at,
            size,
            ..Self::default()
        }
    }

    /// Adds a mark that says nothing.
    pub fn put(&mut self, mark: Mark) {
        self.pieces.push(Element { mark, tip: None });
    }

    /// Adds a mark with what is said of it.
    pub fn put_with(&mut self, mark: Mark, tip: Option<u32>) {
        self.pieces.push(Element { mark, tip });
    }

    /// Adds a label.
    pub fn text(&mut self, at: [f64; 2], anchor: Anchor, text: impl Into<String>, ink: Ink) {
        self.put(Mark::Text {
            at,
            anchor,
            text: text.into(),
            face: LABEL,
            ink,
        });
    }

    /// Adds a title.
    pub fn title(&mut self, at: [f64; 2], text: impl Into<String>) {
        self.put(Mark::Text {
            at,
            anchor: Anchor::Start,
            text: text.into(),
            face: TITLE,
            ink: Ink::Text,
        });
    }
}
