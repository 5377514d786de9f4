//! Northern Ireland's loughs and harbours that are inside its districts' outlines.

use cartography::basemap::{Edge, Kind, Layer};
use geo::{Area, BooleanOps, BoundingRect, Contains, Distance, Euclidean, Intersects, Length};
use geo::{MultiPolygon, Point, Polygon, Rect};

use super::super::Result;
use super::super::topojson::{Geometry, Topology};
use super::BaseMapCells;
use super::clip::Vertex;

/// The minimum area in square metres and mean width in metres: smaller waters are differences
/// between two ways of drawing the same coast.
const LEAST_AREA: f64 = 100_000.0;
const LEAST_WIDTH: f64 = 80.0;

/// The distance in metres within which a point counts as lying on a line.
const ON_A_LINE: f64 = 2.0;

/// The waters, and the outline that crosses them.
pub struct Tidal {
    waters: MultiPolygon,
    districts: MultiPolygon,
    bounds: Option<Rect>,
}

/// Finds areas that the districts include but the land does not.
pub fn find(detail: &Topology, land: &Topology) -> Result<Tidal> {
    let regions = detail.layer("regions")?.iter();
    let regions = regions.filter(|region| region.text("nation") == Some("Northern Ireland"));
    let districts = polygons(detail, regions);
    let dry = polygons(land, land.layer("land_ni")?.iter());
    let wide = |water: &Polygon| {
        let (shore, area) = (Euclidean.length(water.exterior()), water.unsigned_area());
        area >= LEAST_AREA && 2.0 * area / shore >= LEAST_WIDTH
    };
    let waters = districts.difference(&dry).into_iter().filter(wide);
    let waters = MultiPolygon::new(waters.collect());
    Ok(Tidal {
        bounds: waters.bounding_rect(),
        waters,
        districts,
    })
}

/// Adds the waters, without a shore where they meet the open sea.
pub fn add(cells: &mut BaseMapCells, tidal: &Tidal) {
    for water in &tidal.waters {
        for line in std::iter::once(water.exterior()).chain(water.interiors()) {
            let points: Vec<[f64; 2]> = line.points().map(|p| [p.x(), p.y()]).collect();
            let mut ring = Vertex::ring(&points, Edge::Coast);
            cut_edges(&mut ring, |middle| is_on(middle, &tidal.districts));
            cells.add_ring(Layer::new(Kind::Tidal, 0), 0, &ring);
        }
    }
}

impl Tidal {
    /// Makes edges of a district that lie in or at the edge of a water separate nothing.
    pub fn hide_edges(&self, ring: &mut [Vertex]) {
        cut_edges(ring, |middle| {
            self.bounds.is_some_and(|bounds| bounds.intersects(middle))
                && (self.waters.contains(middle) || is_on(middle, &self.waters))
        });
    }
}

fn is_on(point: &Point, shapes: &MultiPolygon) -> bool {
    let lines = shapes
        .iter()
        .flat_map(|shape| std::iter::once(shape.exterior()).chain(shape.interiors()));
    lines
        .into_iter()
        .any(|line| Euclidean.distance(point, line) < ON_A_LINE)
}

fn cut_edges(ring: &mut [Vertex], is_hidden: impl Fn(&Point) -> bool) {
    for at in 0..ring.len() {
        let (from, to) = (ring[at].at, ring[(at + 1) % ring.len()].at);
        let middle = Point::new((from[0] + to[0]) / 2.0, (from[1] + to[1]) / 2.0);
        if is_hidden(&middle) {
            ring[at].edge = Edge::Cut;
        }
    }
}

fn polygons<'g>(topology: &Topology, shapes: impl Iterator<Item = &'g Geometry>) -> MultiPolygon {
    let rings = shapes.flat_map(Geometry::polygons);
    MultiPolygon::new(rings.map(|rings| topology.polygon(rings)).collect())
}
