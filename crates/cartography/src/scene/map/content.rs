//! Derives the map's content from records and query, part by part, so that the page recomputes only
//! what changed.

use super::super::base::Lit;
use super::{Area, Circle, Flow, Kind, Look, RegionOnly, SiteMark, Spot};
use crate::cluster::{Cluster, Clusters};
use crate::view::{Bounds, Metres, UK};
use explore::aggregates::{PlaceCounts, PlaceLink, TypeKey, links};
use geography::geo::{Boundaries, Feature, Projection, offset_km};
use geography::sites::Sites;
use messages::Words;
use records::codes::Region;
use records::dataset::Dataset;
use records::dataset::{find_record, place_key};
use records::query::{Facet, Query, Source, Target};
use records::record::LonLat;
use records::{PlaceId, Row};

/// The position of each place.
#[must_use]
pub fn positions(data: &Dataset) -> Vec<Metres> {
    data.places.positions.iter().map(|p| metres(*p)).collect()
}

/// The look of each cluster: by type with a `key`, else all alike.
#[must_use]
pub fn looks(
    data: &Dataset,
    clusters: &Clusters,
    counts: &PlaceCounts,
    key: &TypeKey,
    by_type: bool,
) -> Vec<Look> {
    let rough = |place: &PlaceId| data.is_rough(*place);
    let look = |cluster: &Cluster| {
        let members = clusters.members(cluster);
        let kind = if by_type {
            Kind::of_slot(counts.main_slot(members, key), key.codes.len())
        } else {
            Kind::Plain
        };
        Look {
            kind,
            approximate: members.iter().all(rough),
        }
    };
    clusters.list.iter().map(look).collect()
}

/// Records known only by region or nation, grouped by it, where these are drawn.
#[must_use]
pub fn somewhere(counts: &PlaceCounts) -> Vec<RegionOnly> {
    let one = |(name, count): &(String, u32)| {
        let area = Area::find(name)?;
        Some(RegionOnly {
            area,
            count: *count,
        })
    };
    counts.somewhere.iter().filter_map(one).collect()
}

/// The extent that the map should frame: every place with a count, every region or nation that
/// records are somewhere in, and the filtered location: the radius around a point, if there is one,
/// whatever region that extends into. The whole UK where no filter is set on the site's own
/// records; empty where no location is known.
#[must_use]
pub fn extent(
    query: &Query,
    positions: &[Metres],
    counts: &PlaceCounts,
    boundaries: &Boundaries,
) -> Bounds {
    if !query.is_filtered() && query.source != Source::Own {
        return UK;
    }
    let ring = query
        .near
        .as_ref()
        .map(|near| Bounds::around([metres(near.centre())]).grown(near.radius.metres()));
    let places = positions.iter().zip(&counts.counts);
    let places = places.filter(|(_, count)| **count > 0);
    let shown = Bounds::around(places.map(|(at, _)| *at));
    let somewhere = counts.somewhere.iter();
    let somewhere = somewhere.filter_map(|(name, _)| Area::find(name)?.feature(boundaries));
    let asked = asked(query, boundaries)
        .into_iter()
        .filter(|_| ring.is_none());
    let shapes = somewhere.chain(asked);
    let all = shapes.fold(shown, |all, shape| all.union(on_the_map(shape.bbox)));
    ring.map_or(all, |ring| all.union(ring))
}

/// The areas that the filter names: districts, else regions, else nations.
fn asked<'b>(query: &Query, boundaries: &'b Boundaries) -> Vec<&'b Feature> {
    let districts = query.choice(Facet::District).values.iter();
    let districts: Vec<&Feature> = districts
        .filter_map(|name| boundaries.district_named(name))
        .filter_map(|district| boundaries.districts.get(district as usize))
        .collect();
    if !districts.is_empty() {
        return districts;
    }
    let regions = &query.choice(Facet::Region).values;
    let nations = &query.choice(Facet::Nation).values;
    let nations = nations.iter().filter(|_| regions.is_empty());
    (regions.iter().filter_map(|name| Area::find(name)))
        .chain(nations.filter_map(|name| Area::nation(name)))
        .filter_map(|area| area.feature(boundaries))
        .collect()
}

/// A shape's extent without what lies off the map: Rockall would make Scotland half as large.
fn on_the_map([west, south, east, north]: [f64; 4]) -> Bounds {
    Bounds {
        min: Metres([west.max(UK.min.east()), south.max(UK.min.north())]),
        max: Metres([east.min(UK.max.east()), north.min(UK.max.north())]),
    }
}

/// The institutions' own sites: all where they are switched on, else those of one institution; real
/// and illustrative ones are never mixed.
#[must_use]
pub fn sites(
    all: &Sites,
    illustrative: bool,
    shown: bool,
    institution: Option<&str>,
) -> Vec<SiteMark> {
    all.0
        .iter()
        .filter(|site| site.illustrative == illustrative)
        .filter(|site| shown || institution == Some(site.institution.as_str()))
        .map(|site| SiteMark {
            at: metres(site.position),
            main: site.main,
        })
        .collect()
}

/// Lines from an institution's main site to the places of its partnerships; none where no site is
/// known.
#[must_use]
pub fn flows(data: &Dataset, rows: &[Row], institution: &str, sites: &Sites) -> Vec<Flow> {
    let Some(main) = sites.of(institution).next() else {
        return Vec::new();
    };
    let from = metres(main.position);
    let flow = |link: PlaceLink| Flow {
        from,
        place: link.place,
        count: link.records,
    };
    links(data, rows, institution)
        .into_iter()
        .map(flow)
        .collect()
}

/// The circle of the filter by distance.
///
/// The projection is conformal, so a circle on the ground is a circle on the map. Its radius on the
/// map is measured eastwards and northwards, because the map's metres and those on the ground
/// differ by up to 0.6%.
#[must_use]
pub fn circle(query: &Query, words: Words) -> Option<Circle> {
    let near = query.near.as_ref()?;
    let (centre, km) = (near.centre(), near.radius.km());
    let at = metres(centre);
    let drawn = [0.0, 90.0].map(|bearing| metres(offset_km(centre, km, bearing)).distance(at));
    Some(Circle {
        at,
        radius: (drawn[0] + drawn[1]) / 2.0,
        label: words.radius(near.radius),
    })
}

/// The areas to highlight for the filter: the districts; where there are none, the regions and
/// those of the nations.
#[must_use]
pub fn lit(query: &Query, boundaries: &Boundaries) -> Vec<Lit> {
    let districts = query.choice(Facet::District).values.iter();
    let districts: Vec<Lit> = districts
        .filter_map(|name| boundaries.district_named(name))
        .map(Lit::District)
        .collect();
    if !districts.is_empty() {
        return districts;
    }
    let regions = &query.choice(Facet::Region).values;
    let nations = &query.choice(Facet::Nation).values;
    let named = |region: &Region| {
        regions.iter().any(|name| name == region.name())
            || nations.iter().any(|name| name == region.nation().name())
    };
    let regions = Region::ALL.into_iter().filter(named);
    regions.map(Lit::Region).collect()
}

/// The institution whose details are open.
#[must_use]
pub fn institution(query: &Query) -> Option<&str> {
    match &query.target {
        Some(Target::Institution(name)) => Some(name),
        _ => None,
    }
}

/// The point that was searched for.
#[must_use]
pub fn spot(target: Option<&Target>) -> Option<Spot<'_>> {
    match target {
        Some(Target::Spot { lat, lon, name }) => Some(Spot {
            at: metres(LonLat {
                lat: f64::from(*lat) / 1e4,
                lon: f64::from(*lon) / 1e4,
            }),
            name,
        }),
        _ => None,
    }
}

/// The place code of the selected item, where it has exactly one place.
#[must_use]
pub fn selected_place(data: &Dataset, target: Option<&Target>) -> Option<PlaceId> {
    match target? {
        Target::Place(lat, lon) => {
            let at = data
                .places
                .positions
                .iter()
                .position(|p| place_key(*p) == (*lat, *lon));
            at.map(|code| PlaceId(code as u32))
        }
        Target::Record(key) => {
            let row = find_record(data, key)?;
            data.place.get(row.index()).copied()
        }
        Target::Partner(name) => {
            let code = data.partner.values.position(name)?;
            let row = data.partner.codes.iter().position(|c| *c == code)?;
            data.place.get(row).copied()
        }
        Target::Institution(_) | Target::Spot { .. } => None,
    }
}

/// The mark of a place: that of the cluster which contains it.
#[must_use]
pub fn mark_of(clusters: &Clusters, place: PlaceId) -> Option<crate::scene::MarkId> {
    let cluster = clusters.list.get(clusters.cluster_of(place)?)?;
    let first = clusters.members(cluster).first()?;
    Some(crate::scene::MarkId::Place(*first))
}

fn metres(position: LonLat) -> Metres {
    Projection::project(position)
}
