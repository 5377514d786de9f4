//! The input of a map's scene, as plain values.

use super::super::base::{Ground, Lit};
use super::super::{Edge, Ink, MarkId, Shape};
use crate::cluster::Clusters;
use crate::view::{MapView, Metres};
use geography::gazetteer::names::Names;
use geography::geo::Boundaries;
use geography::geo::boundaries::Feature;
use messages::Words;
use records::PlaceId;
use records::codes::{Nation, Region};

/// The look of a cluster, apart from its size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The meaning of its colour and shape.
    pub kind: Kind,
    /// Whether its places are known only to the town or outward code: drawn hollow, with a dashed
    /// line.
    pub approximate: bool,
}

/// The meaning of a cluster's colour and shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// No meaning: all clusters look the same.
    #[default]
    Plain,
    /// The type in a slot, 0 to 6, leads.
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

    /// The style, which the legend also shows. Where no type leads, none determines the colour: the
    /// mark is hollow with a solid line.
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
    /// The style: approximate clusters are hollow with a dashed line in the colour of their kind.
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
    /// The shape.
    pub shape: Shape,
    /// The colour of the interior.
    pub fill: Ink,
    /// The outline.
    pub edge: Edge,
    /// The colour of text on it.
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
    /// The area named by a value of the region column: a region, else a nation.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        let region = Region::ALL.into_iter().find(|region| region.name() == name);
        region.map(Self::Region).or_else(|| Self::nation(name))
    }

    /// The nation with an English name.
    #[must_use]
    pub fn nation(name: &str) -> Option<Self> {
        let nation = Nation::ALL.into_iter().find(|nation| nation.name() == name);
        nation.map(Self::Nation)
    }

    /// The area's shape.
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
    /// The region or nation.
    pub area: Area,
    /// The number of records, in the unit of the map.
    pub count: u32,
}

/// An institution's own site.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SiteMark {
    /// Its position.
    pub at: Metres,
    /// Whether it is the institution's main site, which is kept longest where sites crowd.
    pub main: bool,
}

/// Partnerships from one of an institution's sites to a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// The site's position.
    pub from: Metres,
    /// Where they lead.
    pub place: PlaceId,
    /// The count, in the unit of the map.
    pub count: u32,
}

/// A circle on the ground, with a label for its radius.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    /// Its centre.
    pub at: Metres,
    /// Its radius, in metres.
    pub radius: f64,
    /// Its label, such as "10 miles".
    pub label: String,
}

/// A point that was searched for: marked whether or not anything is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot<'a> {
    /// Its position.
    pub at: Metres,
    /// Its name; may be empty.
    pub name: &'a str,
}

/// Which marks are emphasised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Emphasis {
    /// The mark whose details are open.
    pub selected: Option<MarkId>,
    /// The mark with keyboard focus.
    pub focused: Option<MarkId>,
    /// The mark under the pointer.
    pub hovered: Option<MarkId>,
}

/// Everything that the map shows.
#[derive(Clone, Copy)]
pub struct MapInput<'a> {
    /// The part of the world shown.
    pub view: MapView,
    /// The data from which the ground is drawn, including the names of nations, regions and
    /// districts.
    pub ground: Ground<'a>,
    /// Every town and village, once loaded; until then only the largest are named.
    pub names: Option<&'a Names>,
    /// The clusters, computed for the view's [`crate::cluster::ZoomStep`].
    pub clusters: &'a Clusters,
    /// The look of each cluster, in the order of the list; missing ones are plain.
    pub looks: &'a [Look],
    /// One entry for each region or nation.
    pub somewhere: &'a [RegionOnly],
    /// The sites to show; empty to show none.
    pub sites: &'a [SiteMark],
    /// The flows to show; empty to show none. With flows, clusters that none leads to fade.
    pub flows: &'a [Flow],
    /// The circle of the filter by distance, if set.
    pub near: Option<&'a Circle>,
    /// The point that was searched for, if any.
    pub spot: Option<Spot<'a>>,
    /// The areas that are highlighted.
    pub lit: &'a [Lit],
    /// The marks that are emphasised.
    pub emphasis: Emphasis,
    /// Areas covered by controls, which names avoid: left, top, right, bottom in CSS pixels.
    pub covered: &'a [[f64; 4]],
    /// The user's language.
    pub words: Words,
}
