//! A figure as a plain display list: the few kinds of marks shared by all views.
//!
//! A figure is one or several frames. A frame with a view is a map, in which base layers, features
//! and the map's own items are placed in world coordinates. Screen, export and snapshots draw it
//! through [`crate::svg`].

use crate::Action;
use cartography::scene::base::Layer;
use cartography::scene::{Anchor, Face, Ink, Item};
use cartography::view::MapView;

/// A figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// Width and height in CSS pixels.
    pub size: [f64; 2],
    /// The frames, from bottom to top.
    pub frames: Vec<Frame>,
    /// Tooltips and actions of elements, indexed by [`Element::tip`].
    pub tips: Vec<Tooltip>,
    /// Whether the element under the pointer is emphasised and unrelated ones fade, for marks that
    /// hide each other.
    pub isolates: bool,
}

/// A part of a figure with its own position, and its own view if it is a map. Anything that extends
/// beyond it is clipped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// Its top left corner within the figure.
    pub at: [f64; 2],
    /// Width and height in CSS pixels.
    pub size: [f64; 2],
    /// The part of the world it shows, if it is a map.
    pub view: Option<MapView>,
    /// The elements, from bottom to top; positions are relative to the frame.
    pub pieces: Vec<Element>,
}

/// A mark with an optional tooltip.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// The mark.
    pub mark: Mark,
    /// Index into [`Figure::tips`].
    pub tip: Option<u32>,
}

/// The text of a tooltip, and what a click does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tooltip {
    /// The text: what the mark is, with its number and unit.
    pub text: String,
    /// What a click does.
    pub act: Option<Action>,
    /// Whether it belongs to the current selection, which is outlined in the accent colour.
    pub on: bool,
    /// The tooltip of the element to which it belongs: for a line, that of its origin.
    pub of: Option<u32>,
}

/// How a shape is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fill {
    /// No fill.
    None,
    /// A single ink.
    Solid(Ink),
    /// A single ink in a pale tint, for what is not selected.
    Pale(Ink),
    /// Hatched: nothing was returned, or nothing is stated.
    Hatched,
    /// Dotted: not known.
    Dotted,
}

/// A line around or along a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Its ink.
    pub ink: Ink,
    /// Its width in CSS pixels.
    pub width: f64,
    /// Whether it is dashed.
    pub dashed: bool,
}

/// The list of [`geography::geo::Boundaries`] to which a feature belongs.
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

/// Something to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A layer of the base map.
    Base(Layer),
    /// One of the map's own items: curves, symbols, names.
    Item(Item),
    /// A nation, a region or a district.
    Feature {
        /// The list to which it belongs.
        level: Level,
        /// Its index in that list.
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
        /// Whether the last point is joined to the first.
        closed: bool,
        /// How it is filled.
        fill: Fill,
        /// The line along it.
        edge: Option<Line>,
    },
    /// A text on one line.
    Text {
        /// The position of the anchor; vertically, the text is centred on it.
        at: [f64; 2],
        /// Which part of the text is at that position.
        anchor: Anchor,
        /// The words.
        text: String,
        /// How it is set.
        face: Face,
        /// Its ink.
        ink: Ink,
    },
}

/// The typeface of a figure's labels.
pub const LABEL: Face = Face {
    size: 12.0,
    weight: 400,
    spacing: 0.0,
    serif: false,
    italic: false,
    halo: 0.0,
};

/// The typeface of a frame's or a legend's title.
pub const TITLE: Face = Face {
    weight: 600,
    ..LABEL
};

/// The approximate width of a text in [`LABEL`], in CSS pixels. The letters of interface
/// sans-serifs are on average slightly wider than half the font size.
#[must_use]
pub fn width_of(text: &str) -> f64 {
    text.chars().count() as f64 * LABEL.size * 0.54
}

/// A text cut with an ellipsis if it is wider than `width` CSS pixels.
#[must_use]
pub fn fitted(text: &str, width: f64) -> String {
    if width_of(text) <= width {
        return text.to_owned();
    }
    let room = (width / (LABEL.size * 0.54) - 1.0).max(1.0) as usize;
    let cut: String = text.chars().take(room).collect();
    format!("{}…", cut.trim_end())
}

/// A text wrapped to lines no wider than `width` CSS pixels; a single word that is wider stays
/// whole.
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
    /// An empty figure with the given size.
    #[must_use]
    pub fn new(size: [f64; 2]) -> Self {
        Self {
            size,
            ..Self::default()
        }
    }

    /// Adds a tooltip and returns its index.
    pub fn tip(&mut self, text: String, act: Option<Action>, on: bool) -> Option<u32> {
        self.tips.push(Tooltip {
            text,
            act,
            on,
            of: None,
        });
        Some(self.tips.len() as u32 - 1)
    }

    /// The tooltips to emphasise when one is pointed at: itself, and those that belong to it.
    #[must_use]
    pub fn lit(&self, tip: u32) -> Vec<u32> {
        let is_part = |(i, other): &(u32, &Tooltip)| *i == tip || other.of == Some(tip);
        let lit = (0..).zip(&self.tips).filter(is_part);
        lit.map(|(i, _)| i).collect()
    }
}

impl Frame {
    /// An empty frame that is not a map.
    #[must_use]
    pub fn new(at: [f64; 2], size: [f64; 2]) -> Self {
        Self {
            at,
            size,
            ..Self::default()
        }
    }

    /// Adds a mark without a tooltip.
    pub fn put(&mut self, mark: Mark) {
        self.pieces.push(Element { mark, tip: None });
    }

    /// Adds a mark with a tooltip.
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
