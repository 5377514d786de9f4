//! The base map's style: the scale, ink and line width of each layer.
//!
//! The style is calm and editorial, since the marks are what matters. Built-up land is a shade
//! darker than other land, roads are thin and pale, railways thinner. On a map about ten kilometres
//! across, roads become schematic, so nothing is added below 20 m per pixel; from there on, names
//! carry the detail.

use super::Layer;
use crate::basemap::{Edge, Kind, Layer as Detail};
use crate::scene::Ink;

/// The scale, in metres per CSS pixel, from which the base map replaces the overview: about the
/// error of the overview.
pub const DETAIL_FROM: f64 = 240.0;

/// The appearance of a layer of the base map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Which layer.
    pub layer: Layer,
    /// The scale, in metres per CSS pixel, up to which the layer appears.
    pub from: f64,
    /// Its ink.
    pub ink: Ink,
    /// The width of its lines in CSS pixels, where it first appears and closest up ([`CLOSEST`]);
    /// `None` where it is filled.
    pub width: Option<[f64; 2]>,
}

/// The scale, in metres per CSS pixel, at which lines have their full width.
const CLOSEST: f64 = 4.0;

impl Style {
    /// The width of its lines at a scale, in CSS pixels, interpolated evenly from octave to octave.
    #[must_use]
    pub fn width_at(&self, scale: f64) -> Option<f64> {
        let [far, near] = self.width?;
        let way = (self.from / scale).log2() / (self.from / CLOSEST).log2();
        Some(far + (near - far) * way.clamp(0.0, 1.0))
    }
}

const fn filled(kind: Kind, rank: u8, from: f64, ink: Ink) -> Style {
    Style {
        layer: Layer::Detail(Detail::new(kind, rank)),
        from,
        ink,
        width: None,
    }
}

const fn line(kind: Kind, rank: u8, from: f64, ink: Ink, width: [f64; 2]) -> Style {
    Style {
        width: Some(width),
        ..filled(kind, rank, from, ink)
    }
}

const fn edge(kind: Kind, edge: Edge, from: f64, ink: Ink, width: [f64; 2]) -> Style {
    Style {
        layer: Layer::DetailEdge(kind, edge),
        from,
        ink,
        width: Some(width),
    }
}

/// Every layer of the base map, from bottom to top.
pub const STYLES: [Style; 33] = [
    filled(Kind::Neighbours, 0, DETAIL_FROM, Ink::FarLand),
    edge(
        Kind::Neighbours,
        Edge::Coast,
        DETAIL_FROM,
        Ink::FarCoast,
        [0.6, 0.8],
    ),
    filled(Kind::Land, 0, DETAIL_FROM, Ink::Land),
    filled(Kind::Tidal, 0, DETAIL_FROM, Ink::Sea),
    filled(Kind::Park, 0, 200.0, Ink::Park),
    filled(Kind::Urban, 1, DETAIL_FROM, Ink::BuiltUp),
    filled(Kind::Urban, 2, DETAIL_FROM, Ink::BuiltUp),
    filled(Kind::Urban, 3, 170.0, Ink::BuiltUp),
    filled(Kind::Urban, 4, 110.0, Ink::BuiltUp),
    filled(Kind::Urban, 5, 70.0, Ink::BuiltUp),
    line(Kind::River, 4, 45.0, Ink::River, [0.6, 1.4]),
    line(Kind::River, 3, 70.0, Ink::River, [0.6, 1.8]),
    line(Kind::River, 2, 130.0, Ink::River, [0.6, 2.4]),
    line(Kind::River, 1, DETAIL_FROM, Ink::River, [0.7, 3.2]),
    line(Kind::Canal, 0, 30.0, Ink::River, [0.6, 1.4]),
    filled(Kind::Lake, 3, 90.0, Ink::Sea),
    filled(Kind::Lake, 2, 160.0, Ink::Sea),
    filled(Kind::Lake, 1, DETAIL_FROM, Ink::Sea),
    line(Kind::Secondary, 0, 35.0, Ink::MinorRoad, [0.6, 2.2]),
    line(Kind::Primary, 2, 70.0, Ink::MinorRoad, [0.6, 2.8]),
    line(Kind::Primary, 1, 100.0, Ink::MinorRoad, [0.6, 3.2]),
    line(Kind::Trunk, 0, 170.0, Ink::MainRoad, [0.7, 3.8]),
    line(Kind::Rail, 3, 40.0, Ink::Railway, [0.5, 1.0]),
    line(Kind::Rail, 2, 60.0, Ink::Railway, [0.5, 1.0]),
    line(Kind::Rail, 1, 90.0, Ink::Railway, [0.5, 1.2]),
    line(Kind::Motorway, 0, DETAIL_FROM, Ink::MainRoad, [0.9, 5.0]),
    edge(
        Kind::Land,
        Edge::District,
        DETAIL_FROM,
        Ink::DistrictLine,
        [0.6, 0.9],
    ),
    edge(
        Kind::Land,
        Edge::Region,
        DETAIL_FROM,
        Ink::RegionLine,
        [0.9, 1.2],
    ),
    edge(
        Kind::Land,
        Edge::Nation,
        DETAIL_FROM,
        Ink::NationLine,
        [1.2, 1.5],
    ),
    edge(
        Kind::Tidal,
        Edge::Coast,
        DETAIL_FROM,
        Ink::Coast,
        [0.7, 1.0],
    ),
    edge(Kind::Land, Edge::Coast, DETAIL_FROM, Ink::Coast, [0.7, 1.0]),
    edge(Kind::Lake, Edge::Coast, 20.0, Ink::River, [0.6, 0.8]),
    edge(Kind::Park, Edge::Coast, 120.0, Ink::ParkLine, [0.6, 1.0]),
];

/// The style of a layer of the base map; `None` for the overview's.
#[must_use]
pub fn style_of(layer: Layer) -> Option<&'static Style> {
    STYLES.iter().find(|style| style.layer == layer)
}
