//! The base map: which layers there are, how they look, and their lines in metres.

use super::Ink;
use crate::codes::Region;
use crate::geo::Boundaries;
use crate::geo::Feature;
use crate::view::{Bounds, MapView};

/// Districts are drawn when one CSS pixel is at most so many metres.
const DISTRICTS_FROM: f64 = 420.0;

/// What is set off from the rest of the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lit {
    /// A region.
    Region(Region),
    /// A district, by its index in [`Boundaries::districts`].
    District(u32),
}

/// One layer of the base map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layer {
    /// Ireland, the Isle of Man, the Channel Islands.
    Neighbours,
    /// The United Kingdom.
    Land,
    /// What is set off from the rest.
    Lit(Lit),
    /// Lines between districts.
    Districts,
    /// Lines between the regions of England.
    Regions,
    /// Lines between nations and with Ireland.
    Nations,
    /// Where a neighbour meets the sea.
    FarCoast,
    /// Where the United Kingdom meets the sea.
    Coast,
}

impl Layer {
    /// The layers of a view from bottom to top, `lit` ones included.
    pub fn of_view<'l>(view: &MapView, lit: &'l [Lit]) -> impl Iterator<Item = Self> + use<'l> {
        let areas = (view.scale <= DISTRICTS_FROM).then_some(Self::Districts);
        ([Self::Neighbours, Self::Land].into_iter())
            .chain(lit.iter().copied().map(Self::Lit))
            .chain(areas)
            .chain([Self::Regions, Self::Nations, Self::FarCoast, Self::Coast])
    }

    /// Its ink.
    #[must_use]
    pub const fn ink(self) -> Ink {
        match self {
            Self::Neighbours => Ink::FarLand,
            Self::Land => Ink::Land,
            Self::Lit(_) => Ink::LitLand,
            Self::Districts => Ink::AreaLine,
            Self::Regions => Ink::RegionLine,
            Self::Nations => Ink::NationLine,
            Self::FarCoast => Ink::FarCoast,
            Self::Coast => Ink::Coast,
        }
    }

    /// The width of its lines in CSS pixels, or `None` where it is filled by the even-odd rule.
    #[must_use]
    pub const fn line_width(self) -> Option<f64> {
        match self {
            Self::Neighbours | Self::Land | Self::Lit(_) => None,
            Self::Districts => Some(0.6),
            Self::Regions => Some(0.8),
            Self::Nations => Some(1.2),
            Self::FarCoast => Some(0.6),
            Self::Coast => Some(0.8),
        }
    }

    /// Calls `path` with the points of every path of the layer, in metres: closed rings of a filled
    /// layer, open lines of the others. With `within`, paths that lie wholly outside are left out.
    pub fn paths(
        self,
        boundaries: &Boundaries,
        within: Option<Bounds>,
        mut path: impl FnMut(&mut dyn Iterator<Item = [f64; 2]>),
    ) {
        let seen = |bounds: Bounds| within.is_none_or(|within| within.overlaps(&bounds));
        let borders = &boundaries.borders;
        let arcs = match self {
            Self::Neighbours => return rings(boundaries, &boundaries.context, seen, path),
            Self::Land => return rings(boundaries, &boundaries.nations, seen, path),
            Self::Lit(Lit::Region(region)) => {
                let one = boundaries.regions.get(region as usize..=region as usize);
                return rings(boundaries, one.unwrap_or(&[]), seen, path);
            }
            Self::Lit(Lit::District(at)) => {
                let one = boundaries.districts.get(at as usize..=at as usize);
                return rings(boundaries, one.unwrap_or(&[]), seen, path);
            }
            Self::Districts => &borders.district,
            Self::Regions => &borders.region,
            Self::Nations => &borders.nation,
            Self::FarCoast => &borders.context,
            Self::Coast => &borders.coast,
        };
        for points in arcs
            .iter()
            .filter_map(|&arc| boundaries.arcs.get(arc as usize))
        {
            if within.is_none() || seen(Bounds::around(points.iter().copied())) {
                path(&mut points.iter().copied());
            }
        }
    }
}

fn rings(
    boundaries: &Boundaries,
    features: &[Feature],
    seen: impl Fn(Bounds) -> bool,
    mut path: impl FnMut(&mut dyn Iterator<Item = [f64; 2]>),
) {
    for ring in features.iter().flat_map(|feature| &feature.rings) {
        if seen(Bounds::around(boundaries.ring(ring))) {
            path(&mut boundaries.ring(ring));
        }
    }
}
