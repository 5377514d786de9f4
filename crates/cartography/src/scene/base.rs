//! The ground of the map: its layers, how they look, and their lines in metres.
//!
//! The overview is drawn from the boundaries; closer up than [`DETAIL_FROM`], the base map replaces
//! it where its files are loaded.

mod style;

pub use style::{DETAIL_FROM, STYLES, Style, style_of};

use super::Ink;
use crate::basemap::{self, BaseMap, Edge, Kind, grid::Cell};
use crate::view::{Bounds, MapView, Metres};
use geography::geo::{ArcRef, Boundaries};
use records::codes::Region;

/// The scale, in metres per CSS pixel, up to which districts are drawn.
const DISTRICTS_FROM: f64 = 420.0;
/// The size below which details of the base map cannot be seen, in CSS pixels.
const UNSEEN: f64 = 0.6;
/// The scale, in metres per CSS pixel, below which every point of the base map is drawn.
const WHOLE_FROM: f64 = 8.0;

/// The data from which the ground is drawn.
#[derive(Clone, Copy)]
pub struct Ground<'g> {
    /// The overview.
    pub boundaries: &'g Boundaries,
    /// The detailed base map, once it is loaded.
    pub base_map: Option<&'g BaseMap>,
}

impl<'g> From<&'g Boundaries> for Ground<'g> {
    fn from(boundaries: &'g Boundaries) -> Self {
        Self {
            boundaries,
            base_map: None,
        }
    }
}

/// An area that is highlighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lit {
    /// A region.
    Region(Region),
    /// A district, by its index in [`Boundaries::districts`].
    District(u32),
}

/// One layer of the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layer {
    /// Ireland, the Isle of Man and the Channel Islands.
    Neighbours,
    /// The United Kingdom.
    Land,
    /// A highlighted area.
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
    /// A layer of the base map.
    Detail(basemap::Layer),
    /// Edges of a class, of the base map's polygons of a kind.
    DetailEdge(Kind, Edge),
    /// A highlighted area, in the base map's detail.
    DetailLit(Lit),
}

impl Layer {
    /// The layers of a view from bottom to top, including the highlighted areas in `lit`.
    #[must_use]
    pub fn of_view(view: &MapView, lit: &[Lit], ground: Ground) -> Vec<Self> {
        match ground.base_map {
            Some(base_map) if is_detailed(view, base_map) => Self::detailed(view, lit, base_map),
            _ => Self::overview(view, lit),
        }
    }

    /// The overview's layers.
    #[must_use]
    pub fn overview(view: &MapView, lit: &[Lit]) -> Vec<Self> {
        let districts = (view.scale <= DISTRICTS_FROM).then_some(Self::Districts);
        ([Self::Neighbours, Self::Land].into_iter())
            .chain(lit.iter().copied().map(Self::Lit))
            .chain(districts)
            .chain([Self::Regions, Self::Nations, Self::FarCoast, Self::Coast])
            .collect()
    }

    fn detailed(view: &MapView, lit: &[Lit], base_map: &BaseMap) -> Vec<Self> {
        let mut layers = Vec::new();
        if !base_map.has(Kind::Neighbours) {
            layers.extend([Self::Neighbours, Self::FarCoast]);
        }
        for style in STYLES.iter().filter(|style| view.scale <= style.from) {
            let (Self::Detail(basemap::Layer { kind, .. }) | Self::DetailEdge(kind, _)) =
                style.layer
            else {
                continue;
            };
            if base_map.has(kind) {
                layers.push(style.layer);
            }
            if matches!(style.layer, Self::Detail(layer) if layer.kind == Kind::Land) {
                layers.extend(lit.iter().copied().map(Self::DetailLit));
            }
        }
        layers
    }

    /// Whether the layer is drawn from the base map, cell by cell.
    #[must_use]
    pub const fn is_detail(self) -> bool {
        matches!(
            self,
            Self::Detail(_) | Self::DetailEdge(..) | Self::DetailLit(_)
        )
    }

    /// Its ink.
    #[must_use]
    pub fn ink(self) -> Ink {
        match self {
            Self::Neighbours => Ink::FarLand,
            Self::Land => Ink::Land,
            Self::Lit(_) | Self::DetailLit(_) => Ink::LitLand,
            Self::Districts => Ink::DistrictLine,
            Self::Regions => Ink::RegionLine,
            Self::Nations => Ink::NationLine,
            Self::FarCoast => Ink::FarCoast,
            Self::Coast => Ink::Coast,
            Self::Detail(_) | Self::DetailEdge(..) => {
                style_of(self).map_or(Ink::Land, |style| style.ink)
            }
        }
    }

    /// The width of its lines at a scale, in CSS pixels, or `None` where it is filled by the
    /// even-odd rule.
    #[must_use]
    pub fn line_width(self, scale: f64) -> Option<f64> {
        match self {
            Self::Neighbours | Self::Land | Self::Lit(_) | Self::DetailLit(_) => None,
            Self::Districts | Self::FarCoast => Some(0.6),
            Self::Regions | Self::Coast => Some(0.8),
            Self::Nations => Some(1.2),
            Self::Detail(_) | Self::DetailEdge(..) => style_of(self)?.width_at(scale),
        }
    }

    /// Whether its paths are closed and filled.
    #[must_use]
    pub fn is_filled(self) -> bool {
        self.line_width(DETAIL_FROM).is_none()
    }

    /// Calls `path` with the points of every path of the layer that touches a view: closed rings for
    /// a filled layer, open lines for the others.
    pub fn paths_in(
        self,
        ground: Ground,
        view: &MapView,
        path: &mut dyn FnMut(&mut dyn Iterator<Item = Metres>),
    ) {
        // Lines at the edge keep their full width.
        let within = view.bounds().grown(4.0 * view.scale);
        if !self.is_detail() {
            return self.overview_paths(ground.boundaries, Some(within), path);
        }
        for cell in BaseMap::cells(within) {
            self.cell_paths(ground, cell, tolerance(view.scale), path);
        }
    }

    /// Calls `path` for a layer of the base map in one cell, without details smaller than
    /// `tolerance` metres ([`tolerance`]). Returns the number of points.
    pub fn cell_paths(
        self,
        ground: Ground,
        cell: Cell,
        tolerance: f64,
        path: &mut dyn FnMut(&mut dyn Iterator<Item = Metres>),
    ) -> usize {
        let Some(base_map) = ground.base_map else {
            return 0;
        };
        match self {
            Self::Detail(layer) => base_map.shapes(cell, layer, tolerance, &mut |shape| {
                path(&mut shape.points.iter().copied());
            }),
            Self::DetailEdge(kind, edge) => {
                let mut points = 0;
                for rank in 0..=if matches!(kind, Kind::Lake) { 3 } else { 0 } {
                    let layer = basemap::Layer::new(kind, rank);
                    base_map.shapes(cell, layer, tolerance, &mut |shape| {
                        shape.lines(edge, &mut |line| {
                            points += line.len();
                            path(&mut line.iter().copied());
                        });
                    });
                }
                points
            }
            Self::DetailLit(lit) => {
                let land = basemap::Layer::new(Kind::Land, 0);
                let mut points = 0;
                base_map.shapes(cell, land, tolerance, &mut |shape| {
                    if is_of(lit, shape.owner, ground.boundaries) {
                        points += shape.points.len();
                        path(&mut shape.points.iter().copied());
                    }
                });
                points
            }
            _ => 0,
        }
    }

    /// The paths of a layer of the overview, without those that lie entirely outside `within`, if
    /// given.
    pub fn overview_paths(
        self,
        boundaries: &Boundaries,
        within: Option<Bounds>,
        path: &mut dyn FnMut(&mut dyn Iterator<Item = Metres>),
    ) {
        let seen = |bounds: Bounds| within.is_none_or(|within| within.overlaps(&bounds));
        let mut rings = |features: &[geography::geo::Feature]| {
            for ring in features.iter().flat_map(|feature| &feature.rings) {
                let ring: &Vec<ArcRef> = ring;
                if seen(Bounds::around(boundaries.ring(ring))) {
                    path(&mut boundaries.ring(ring));
                }
            }
        };
        let borders = &boundaries.borders;
        let arcs = match self {
            Self::Neighbours => return rings(&boundaries.context),
            Self::Land => return rings(&boundaries.nations),
            Self::Lit(lit) => {
                let (list, at) = match lit {
                    Lit::Region(region) => (&boundaries.regions, region as usize),
                    Lit::District(district) => (&boundaries.districts, district as usize),
                };
                return rings(list.get(at..=at).unwrap_or_default());
            }
            Self::Districts => &borders.district,
            Self::Regions => &borders.region,
            Self::Nations => &borders.nation,
            Self::FarCoast => &borders.context,
            Self::Coast => &borders.coast,
            Self::Detail(_) | Self::DetailEdge(..) | Self::DetailLit(_) => return,
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

/// Whether a view is drawn from the base map.
#[must_use]
pub fn is_detailed(view: &MapView, base_map: &BaseMap) -> bool {
    view.scale <= DETAIL_FROM && base_map.has(Kind::Land)
}

/// The size in metres below which details cannot be seen at a scale. It is the same for every scale
/// of an octave, so that paths can be reused while the map is zoomed.
#[must_use]
pub fn tolerance(scale: f64) -> f64 {
    if scale <= WHOLE_FROM {
        return 0.0;
    }
    UNSEEN * scale.log2().floor().exp2()
}

fn is_of(lit: Lit, district: u16, boundaries: &Boundaries) -> bool {
    match lit {
        Lit::District(wanted) => u32::from(district) == wanted,
        Lit::Region(region) => {
            let district = boundaries.districts.get(usize::from(district));
            district.is_some_and(|district| district.region == Some(region))
        }
    }
}
