//! The districts in detail: their rings, with each edge classified by what it separates.

use std::collections::BTreeMap;

use cartography::basemap::{Edge, Kind, Layer};
use geography::geo::Boundaries;

use super::super::Result;
use super::super::topojson::{Chain, Geometry, Topology, unsigned};
use super::BaseMapCells;
use super::clip::Vertex;
use super::tidal::Tidal;

/// Adds the districts, numbered as in the overview. A border in tidal water or at its mouth is
/// invisible, so it is not drawn.
pub fn add(
    cells: &mut BaseMapCells,
    detail: &Topology,
    boundaries: &[u8],
    tidal: &Tidal,
) -> Result<()> {
    let overview = Boundaries::from_bytes(boundaries)?;
    let numbers: BTreeMap<&str, u16> = (overview.districts.iter().zip(0..))
        .map(|(district, number)| (district.code.as_str(), number))
        .collect();
    let edges = edges(detail)?;
    for district in detail.layer("lads")? {
        let code = district.text("code").unwrap_or_default();
        let number = numbers.get(code);
        let number = *number.ok_or_else(|| format!("the overview has no district {code}"))?;
        for chain in district.chains() {
            let mut ring = ring(detail, chain, &edges);
            if district.text("nation") == Some("Northern Ireland") {
                tidal.hide_edges(&mut ring);
            }
            cells.add_ring(Layer::new(Kind::Land, 0), number, &ring);
        }
    }
    Ok(())
}

/// The corners of a ring, with a joint at the start of each arc.
fn ring(detail: &Topology, chain: &Chain, edges: &[Edge]) -> Vec<Vertex> {
    let mut ring = Vec::new();
    for &signed in chain {
        let points = detail.points(&vec![signed]);
        let edge = edges[unsigned(signed)];
        let own = points.split_last().map_or(&[][..], |(_, own)| own);
        ring.extend(own.iter().enumerate().map(|(i, &at)| Vertex {
            at,
            edge,
            is_joint: i == 0,
        }));
    }
    ring
}

/// What each arc separates, judged by the shapes on its two sides.
fn edges(detail: &Topology) -> Result<Vec<Edge>> {
    let mut sides: Vec<Vec<&Geometry>> = vec![Vec::new(); detail.arcs().len()];
    let shapes = detail.layer("lads")?.iter().chain(detail.layer("context")?);
    for shape in shapes {
        for &signed in shape.chains().into_iter().flatten() {
            sides[unsigned(signed)].push(shape);
        }
    }
    let edge = |sides: Vec<&Geometry>| match sides.as_slice() {
        [a, b] if a.text("nation") != b.text("nation") => Edge::Nation,
        [a, b] if a.text("itl1") != b.text("itl1") => Edge::Region,
        [_, _] => Edge::District,
        _ => Edge::Coast,
    };
    Ok(sides.into_iter().map(edge).collect())
}
