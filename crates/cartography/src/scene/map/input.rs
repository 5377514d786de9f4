//! What a map's scene is built from: plain values.

use super::super::base::{Ground, Lit};
use super::super::{Edge, Ink, MarkId, Shape};
use crate::cluster::Clusters;
use crate::view::MapView;
use geography::gazetteer::names::Names;
use geography::geo::Boundaries;
use geography::geo::boundaries::Feature;
use messages::Words;
use records::codes::{Nation, Region};

/// How a cluster looks beside its size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// What its colour and shape say.
    pub kind: Kind,
    /// Its places are known only to the town or outward code: drawn hollow, with a dashed line.
    pub approximate: bool,
}

/// What the colour and shape of a cluster say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Nothing: all clusters look the same.
    #[default]
    Plain,
    /// The type in a slot leads, 0 to 6.
    Type(u8),
    /// A type without a slot leads.
    Other,
    /// No type leads.
    Mixed,
}

impl Kind {
    /// From a slot of [`explore::aggregates::TypeKey`], which names `types` types.
    #[must_use]
    pub fn of_slot(slot: u8, types: usize) -> Self {
        match usize::from(slot).cmp(&types) {
            std::cmp::Ordering::Less => Self::Type(slot),
            std::cmp::Ordering::Equal => Self::Other,
            std::cmp::Ordering::Greater => Self::Mixed,
        }
    }

    /// How it looks: the legend shows the same. Where no type leads, none gives its colour: the mark
    /// is hollow with a firm line.
    #[must_use]
    pub const fn style(self) -> MarkStyle {
        let (ink, text, shape) = match self {
            Self::Plain => (Ink::Mark, Ink::OnMark, Shape::Circle),
            Self::Type(slot) => (Ink::Type(slot), Ink::OnType(slot), shape_of_slot(slot)),
            Self::Other => (Ink::OtherType, Ink::OnOtherType, Shape::Hexagon),
            Self::Mixed => {
                let edge = Edge {
                    ink: Ink::MixedType,
                    width: 2.0,
                    dashed: false,
                };
                return MarkStyle {
                    shape: Shape::Circle,
                    fill: Ink::LitLand,
                    edge,
                    text: Ink::Text,
                };
            }
        };
        let edge = Edge {
            ink: Ink::MarkEdge,
            width: 1.0,
            dashed: false,
        };
        MarkStyle {
            shape,
            fill: ink,
            edge,
            text,
        }
    }
}

impl Look {
    /// How it looks: what is approximate is hollow with a dashed line in the colour of its kind.
    #[must_use]
    pub const fn style(self) -> MarkStyle {
        let style = self.kind.style();
        if !self.approximate {
            return style;
        }
        let ink = if matches!(self.kind, Kind::Mixed) {
            style.edge.ink
        } else {
            style.fill
        };
        let edge = Edge {
            ink,
            width: 1.6,
            dashed: true,
        };
        MarkStyle {
            fill: Ink::LitLand,
            edge,
            text: Ink::Text,
            ..style
        }
    }
}

/// Shape and inks of a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkStyle {
    /// Shape.
    pub shape: Shape,
    /// Colour within.
    pub fill: Ink,
    /// Line around.
    pub edge: Edge,
    /// Text on it.
    pub text: Ink,
}

const fn shape_of_slot(slot: u8) -> Shape {
    match slot {
        0 => Shape::Circle,
        1 => Shape::Square,
        2 => Shape::Triangle,
        3 => Shape::Diamond,
        4 => Shape::InvertedTriangle,
        5 => Shape::Cross,
        6 => Shape::Star,
        _ => Shape::Hexagon,
    }
}

/// A region or a nation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// A region.
    Region(Region),
    /// A nation.
    Nation(Nation),
}

impl Area {
    /// The area that a value of the region column names: a region, else a nation.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        let region = Region::ALL.into_iter().find(|region| region.name() == name);
        region.map(Self::Region).or_else(|| Self::nation(name))
    }

    /// The nation of an English name.
    #[must_use]
    pub fn nation(name: &str) -> Option<Self> {
        let nation = Nation::ALL.into_iter().find(|nation| nation.name() == name);
        nation.map(Self::Nation)
    }

    /// Its shape.
    #[must_use]
    pub fn feature(self, boundaries: &Boundaries) -> Option<&Feature> {
        match self {
            Self::Region(region) => boundaries.regions.get(region as usize),
            Self::Nation(nation) => {
                (boundaries.nations.iter()).find(|feature| feature.nation == Some(nation))
            }
        }
    }
}

/// Records known only to be somewhere in a region or nation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RegionOnly {
    /// In which.
    pub area: Area,
    /// In the unit of the map.
    pub count: u32,
}

/// An institution's own site.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SiteMark {
    /// Metres.
    pub at: [f64; 2],
    /// The institution's main site: it gives way last where sites crowd.
    pub main: bool,
}

/// Partnerships from one of an institution's sites to a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// Metres.
    pub from: [f64; 2],
    /// Place code.
    pub place: u32,
    /// In the unit of the map.
    pub count: u32,
}

/// A circle on the ground, with what is said of its radius.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    /// Its middle, in metres.
    pub at: [f64; 2],
    /// Metres.
    pub radius: f64,
    /// Such as "10 miles".
    pub label: String,
}

/// A point that was looked for: marked whether or not anything is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot<'a> {
    /// Metres.
    pub at: [f64; 2],
    /// What it is called; may be empty.
    pub name: &'a str,
}

/// Which marks are set off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Emphasis {
    /// Its detail is open.
    pub selected: Option<MarkId>,
    /// It has keyboard focus.
    pub focused: Option<MarkId>,
    /// The pointer is over it.
    pub hovered: Option<MarkId>,
}

/// What the map shows.
#[derive(Clone, Copy)]
pub struct MapInput<'a> {
    /// Where.
    pub view: MapView,
    /// What the ground is drawn from, and the names of nations, regions and districts.
    pub ground: Ground<'a>,
    /// Every town and village, once they are here; until then only the largest are named.
    pub names: Option<&'a Names>,
    /// Made for the view's [`crate::cluster::ZoomStep`].
    pub clusters: &'a Clusters,
    /// Index as in the clusters' list; what is missing is plain.
    pub looks: &'a [Look],
    /// One a region or nation.
    pub somewhere: &'a [RegionOnly],
    /// Empty to show none.
    pub sites: &'a [SiteMark],
    /// Empty to show none. With flows, clusters that none leads to stand back.
    pub flows: &'a [Flow],
    /// Within what the records are, where they are narrowed by a distance.
    pub near: Option<&'a Circle>,
    /// The point that was looked for, if one was.
    pub spot: Option<Spot<'a>>,
    /// What is set off from the rest of the country.
    pub lit: &'a [Lit],
    /// Which marks are set off.
    pub emphasis: Emphasis,
    /// What lies over the map, so that names keep off it: left, top, right, bottom in CSS pixels.
    pub covered: &'a [[f64; 4]],
    /// The reader's language.
    pub words: Words,
}
