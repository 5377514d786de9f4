//! What the filters by place include of an area: nothing may be said of the rest.

use crate::Input;
use crate::figure::Level;
use crate::svg;
use geography::geo::{Feature, Projection, Reach};
use geography::metres::Metres;
use records::query::{Facet, Near};

/// How much of an area the filters by nation, region, district and distance include.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Included {
    /// All of it: that it has no records can be said.
    Whole,
    /// Part of it, or it is not known how much: only what was found there can be said.
    Partly,
    /// Nothing of it.
    Not,
}

impl Included {
    /// How much is included of the area of a level with some of the level's features.
    #[must_use]
    pub fn of(input: &Input, level: Level, features: &[u32]) -> Self {
        let near = input.query.near.as_ref();
        let facets = [Facet::Nation, Facet::Region, Facet::District];
        let chosen = |facet: &Facet| !input.query.choice(*facet).values.is_empty();
        if near.is_none() && !facets.iter().any(chosen) {
            return Self::Whole;
        }
        let features = features.iter();
        let mut features = features.filter_map(|at| svg::feature(input.boundaries, level, *at));
        let is_of = |district: &&Feature| match level {
            Level::Nation => features.clone().any(|own| own.nation == district.nation),
            Level::Region => features.clone().any(|own| own.region == district.region),
            Level::District => features.clone().any(|own| std::ptr::eq(own, *district)),
        };
        let districts: Vec<&Feature> = input.boundaries.districts.iter().filter(is_of).collect();
        let kept = districts.iter().filter(|district| is_kept(input, district));
        let kept = kept.count();
        if kept == 0 || !features.any(|own| is_near(near, own.label)) {
            return Self::Not;
        }
        // The circle may cut through any area.
        match kept == districts.len() && near.is_none() {
            true => Self::Whole,
            false => Self::Partly,
        }
    }
}

/// Whether the chosen nations, regions and districts include a district.
fn is_kept(input: &Input, district: &Feature) -> bool {
    let keeps = |facet, name: Option<&str>| {
        let values = &input.query.choice(facet).values;
        values.is_empty() || name.is_some_and(|name| values.iter().any(|value| value == name))
    };
    let region = district.region;
    keeps(Facet::Region, region.map(|region| region.name()))
        && keeps(Facet::Nation, region.map(|region| region.nation().name()))
        && keeps(Facet::District, Some(&district.name))
}

/// Whether the centre of an area is within the radius of the filter. Areas that the circle only
/// touches are excluded: records beyond it do not match, so the area would seem colder than it is.
fn is_near(near: Option<&Near>, middle: Metres) -> bool {
    near.is_none_or(|near| {
        let reach = Reach::new(near.centre(), near.radius.metres());
        reach.distance(Projection::unproject(middle)).is_some()
    })
}
