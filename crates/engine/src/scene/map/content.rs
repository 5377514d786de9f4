//! What the map shows, from records and query: each part on its own, so that the page makes anew
//! only what changed.

use super::super::base::Lit;
use super::{Flow, Kind, Look, Site, Somewhere};
use crate::cluster::{Cluster, Clusters};
use crate::codes::{Nation, Region};
use crate::dataset::Dataset;
use crate::geo::{Boundaries, Projection};
use crate::query::{Facet, Query, Target};
use crate::record::{LonLat, Precision};
use crate::sites::Sites;
use crate::summary::{Link, PlaceCounts, TypeKey, find_record, links, place_key};

/// Where each place is: metres.
#[must_use]
pub fn positions(data: &Dataset) -> Vec<[f64; 2]> {
    data.places.positions.iter().map(|p| metres(*p)).collect()
}

/// How each cluster looks; by type with a `key`, else all alike.
#[must_use]
pub fn looks(
    data: &Dataset,
    clusters: &Clusters,
    counts: &PlaceCounts,
    key: &TypeKey,
    by_type: bool,
) -> Vec<Look> {
    let rough = |place: &u32| data.places.precision.get(*place as usize) >= Some(&Precision::Town);
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

/// Records known only by region or nation, where those are drawn.
#[must_use]
pub fn somewhere(counts: &PlaceCounts, boundaries: &Boundaries) -> Vec<Somewhere> {
    let point = |(name, count): &(String, u32)| {
        let at = label_point(boundaries, name)?;
        Some(Somewhere { at, count: *count })
    };
    counts.somewhere.iter().filter_map(point).collect()
}

/// Where "somewhere in" a region or nation is drawn: metres.
fn label_point(boundaries: &Boundaries, name: &str) -> Option<[f64; 2]> {
    let region = Region::ALL.into_iter().find(|region| region.name() == name);
    if let Some(region) = region {
        return Some(metres(boundaries.label_point(region)));
    }
    let nation = Nation::ALL
        .into_iter()
        .find(|nation| nation.name() == name)?;
    boundaries
        .nations
        .iter()
        .find(|feature| feature.nation == Some(nation))
        .map(|feature| feature.label)
}

/// The institutions' own sites: all where they are asked for, else those of one institution; real
/// ones and invented ones never together.
#[must_use]
pub fn sites(all: &Sites, illustrative: bool, shown: bool, institution: Option<&str>) -> Vec<Site> {
    all.0
        .iter()
        .filter(|site| site.illustrative == illustrative)
        .filter(|site| shown || institution == Some(site.institution.as_str()))
        .map(|site| Site {
            at: metres(site.position),
            main: site.main,
        })
        .collect()
}

/// Lines from an institution's main site to the places of its partnerships; none where no site of it
/// is known.
#[must_use]
pub fn flows(data: &Dataset, rows: &[u32], institution: &str, sites: &Sites) -> Vec<Flow> {
    let Some(main) = sites.of(institution).next() else {
        return Vec::new();
    };
    let from = metres(main.position);
    let flow = |link: Link| Flow {
        from,
        place: link.place,
        count: link.records,
    };
    links(data, rows, institution)
        .into_iter()
        .map(flow)
        .collect()
}

/// What the filter names: the districts; where there are none, the regions and those of the nations.
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

/// The institution whose detail is open.
#[must_use]
pub fn institution(query: &Query) -> Option<&str> {
    match &query.target {
        Some(Target::Institution(name)) => Some(name),
        _ => None,
    }
}

/// The place code of what is selected, where it has exactly one place.
#[must_use]
pub fn selected_place(data: &Dataset, target: Option<&Target>) -> Option<u32> {
    match target? {
        Target::Place(lat, lon) => {
            let at = data
                .places
                .positions
                .iter()
                .position(|p| place_key(p) == (*lat, *lon));
            at.map(|code| code as u32)
        }
        Target::Record(key) => {
            let row = find_record(data, key)?;
            data.place.get(row as usize).copied()
        }
        Target::Partner(name) => {
            let code = data.partner.values.position(name)?;
            let row = data.partner.codes.iter().position(|c| *c == code)?;
            data.place.get(row).copied()
        }
        Target::Institution(_) => None,
    }
}

/// The mark of a place: that of the cluster which holds it.
#[must_use]
pub fn mark_of(clusters: &Clusters, place: u32) -> Option<crate::scene::MarkId> {
    let cluster = clusters.list.get(clusters.cluster_of(place)?)?;
    let first = clusters.members(cluster).first()?;
    Some(crate::scene::MarkId::Place(*first))
}

fn metres(position: LonLat) -> [f64; 2] {
    Projection::project(position)
}
