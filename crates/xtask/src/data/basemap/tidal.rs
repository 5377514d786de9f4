//! Northern Ireland's loughs and harbours that its districts' outlines run across.

use engine::basemap::{Edge, Kind, Layer};
use geo::{Area, BooleanOps, Euclidean, Length, LineString, MultiPolygon, Point, Polygon};

use super::super::Result;
use super::super::topojson::{Chain, Geometry, Topology};
use super::Cells;
use super::clip::Vertex;

/// Smaller waters are differences between two ways of drawing one coast: square metres, and the mean
/// width in metres.
const LEAST_AREA: f64 = 100_000.0;
const LEAST_WIDTH: f64 = 80.0;

/// Adds what the districts hold and the land does not.
pub fn add(cells: &mut Cells, detail: &Topology, land: &Topology) -> Result<()> {
    let regions = detail.layer("regions")?.iter();
    let regions = regions.filter(|region| region.text("nation") == Some("Northern Ireland"));
    let districts = polygons(detail, regions);
    let dry = polygons(land, land.layer("land_ni")?.iter());
    for water in districts.difference(&dry) {
        let shore: f64 = Euclidean.length(water.exterior());
        let area = water.unsigned_area();
        if area < LEAST_AREA || 2.0 * area / shore < LEAST_WIDTH {
            continue;
        }
        for ring in std::iter::once(water.exterior()).chain(water.interiors()) {
            let points: Vec<[f64; 2]> = ring.points().map(|p| [p.x(), p.y()]).collect();
            let ring = Vertex::ring(&points, Edge::Coast);
            cells.add_ring(Layer::new(Kind::Tidal, 0), 0, &ring);
        }
    }
    Ok(())
}

fn polygons<'g>(topology: &Topology, shapes: impl Iterator<Item = &'g Geometry>) -> MultiPolygon {
    let line = |ring: &Chain| -> LineString {
        let points = topology.points(ring).into_iter();
        points.map(|[x, y]| Point::new(x, y)).collect()
    };
    let polygons = shapes.flat_map(Geometry::polygons).map(|rings| {
        let mut lines = rings.iter().map(line);
        let outer = lines.next().unwrap_or_else(|| LineString::new(vec![]));
        Polygon::new(outer, lines.collect())
    });
    MultiPolygon::new(polygons.collect())
}
