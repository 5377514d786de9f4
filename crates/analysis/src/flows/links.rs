//! Computes the links between origins and targets.

use super::super::{Action, Input, count, institution_nation};
use geography::geo::Projection;
use geography::metres::Metres;
use messages::FlowsText;
use messages::PageText;
use records::codes::{Nation, Region};
use records::dataset::NONE;
use records::dataset::place_key;
use records::query::{Facet, Target};
use records::sort::{pair, sort_pairs, sorted};
use records::{PlaceId, Row};

/// The targets of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum To {
    /// The partners' regions: a few lines.
    #[default]
    Region,
    /// The partners' places: many lines.
    Place,
    /// The partners' nations, from the institutions' home nations.
    Nation,
}

impl To {
    /// All targets, the default first.
    pub const ALL: [Self; 3] = [Self::Region, Self::Place, Self::Nation];

    /// The target's value in view options.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Place => "place",
            Self::Nation => "nation",
        }
    }

    /// The target's name.
    #[must_use]
    pub fn name(self, input: &Input) -> &'static str {
        input.words.get(match self {
            Self::Region => PageText::Region,
            Self::Place => PageText::Place,
            Self::Nation => PageText::Nation,
        })
    }
}

/// A link with its count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlowLink {
    /// The index of an origin, or in a list an institution's code.
    pub from: u32,
    /// The region, place or nation; [`NONE`] where it is not known.
    pub to: u32,
    /// The count in the query's unit.
    pub count: u32,
}

/// A town, or a nation, with the institutions based there.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowOrigin {
    /// The name of the town or nation.
    pub name: String,
    /// Its position.
    pub at: Metres,
    /// The codes of its institutions, among the rows shown.
    pub institutions: Vec<u32>,
}

/// All links, to be drawn and to be listed.
pub struct Flows {
    /// The kind of target.
    pub to: To,
    /// The origins.
    pub origins: Vec<FlowOrigin>,
    /// Links between a known origin and a known target, highest count first.
    pub drawn: Vec<FlowLink>,
    /// Links by institution (by home nation where the targets are nations), highest count first.
    pub listed: Vec<FlowLink>,
    /// The count without a known origin or target.
    pub not_drawn: u32,
    /// The total count.
    pub all: u32,
    /// Institution code → origin.
    origin_of: Vec<u32>,
}

impl Flows {
    /// Computes the links.
    #[must_use]
    pub fn new(input: &Input, to: To) -> Self {
        let (origins, origin_of) = origins(input, to);
        let data = input.data;
        let nations = institution_nation::PartnerNations::new(input);
        let target = |row: Row| -> u32 {
            let region = || input.located.regions.get(row.index()).copied().flatten();
            match to {
                To::Region => region().map_or(NONE, |region| region as u32),
                To::Place => data.place.get(row.index()).map_or(NONE, |place| place.0),
                To::Nation => nations.of(row).map_or(NONE, |nation| nation as u32),
            }
        };
        let institution = |row: Row| data.institution.codes.get(row.index()).copied();
        let origin = |row: Row| -> u32 {
            let origin = institution(row).and_then(|code| origin_of.get(code as usize));
            origin.copied().unwrap_or(NONE)
        };
        let mut drawn = links(input, &origin, &target);
        drawn.retain(|link| link.from != NONE && link.to != NONE);
        let listed = match to {
            To::Nation => links(input, &origin, &target),
            To::Region | To::Place => {
                links(input, &|row| institution(row).unwrap_or(NONE), &target)
            }
        };
        let rows = &input.filtered.rows;
        let not_drawn = count::by_group(data, input.unit(), 1, |put| {
            for &row in rows {
                if origin(row) == NONE || target(row) == NONE {
                    put(row, 0);
                }
            }
        });
        Self {
            to,
            drawn,
            listed,
            not_drawn: not_drawn.first().copied().unwrap_or_default(),
            all: count::all(data, input.unit(), rows),
            origins,
            origin_of,
        }
    }

    /// The name of a drawn link's origin.
    #[must_use]
    pub fn from_name(&self, link: &FlowLink) -> &str {
        let origin = self.origins.get(link.from as usize);
        origin.map_or("", |origin| &origin.name)
    }

    /// The name of a link's target.
    #[must_use]
    pub fn to_name<'a>(&self, input: &Input<'a>, link: &FlowLink) -> &'a str {
        let (w, at) = (input.words, link.to as usize);
        let name = match self.to {
            To::Region => Region::ALL.get(at).map(|region| w.value(region.name())),
            To::Nation => Nation::ALL.get(at).map(|nation| w.value(nation.name())),
            To::Place => Some(w.named(input.data.name_of_place(PlaceId(link.to)))),
        };
        match name {
            Some("") | None => w.get(FlowsText::NotKnown),
            Some(name) => name,
        }
    }

    /// The institution of a listed link and its home, or only its home nation.
    #[must_use]
    pub fn listed_names(&self, input: &Input, link: &FlowLink) -> (String, Option<String>) {
        let unknown = || input.words.get(FlowsText::NotKnown).to_owned();
        let name = |origin: u32| {
            let origin = self.origins.get(origin as usize);
            origin.map_or_else(unknown, |origin| origin.name.clone())
        };
        if self.to == To::Nation {
            return (name(link.from), None);
        }
        let origin = self.origin_of.get(link.from as usize);
        let institution = input.data.institution.values.get(link.from);
        let institution = input.words.value(institution).to_owned();
        (
            institution,
            Some(origin.map_or_else(unknown, |&at| name(at))),
        )
    }

    /// The position of a target.
    #[must_use]
    pub fn target_at(&self, input: &Input, to: u32) -> Option<Metres> {
        let label = |found: Option<&geography::geo::Feature>| found.map(|feature| feature.label);
        match self.to {
            To::Region => {
                let mut regions = input.boundaries.regions.iter();
                label(regions.find(|f| f.region.is_some_and(|region| region as u32 == to)))
            }
            To::Nation => nation_at(input, *Nation::ALL.get(to as usize)?),
            To::Place => {
                let position = input.data.places.positions.get(to as usize)?;
                Some(Projection::project(*position))
            }
        }
    }

    /// Filtering by a target, or opening a place.
    #[must_use]
    pub fn target_act(&self, input: &Input, to: u32) -> Option<Action> {
        if let To::Place = self.to {
            let (lat, lon) = place_key(*input.data.places.positions.get(to as usize)?);
            return Some(Action::Open(Target::Place(lat, lon)));
        }
        let (facet, name) = self.target_value(to)?;
        Some(Action::Toggle(facet, name))
    }

    fn target_value(&self, to: u32) -> Option<(Facet, String)> {
        let at = to as usize;
        match self.to {
            To::Region => Some((Facet::Region, Region::ALL.get(at)?.name().to_owned())),
            To::Nation => Some((Facet::Nation, Nation::ALL.get(at)?.name().to_owned())),
            To::Place => None,
        }
    }

    /// What a click on a line does: it filters by both ends, or opens the place.
    #[must_use]
    pub fn link_act(&self, input: &Input, link: &FlowLink) -> Option<Action> {
        let Some(target) = self.target_value(link.to) else {
            return self.target_act(input, link.to);
        };
        let mut values = self.institutions(input, link.from);
        values.push(target);
        Some(Action::ToggleAll(values))
    }

    /// What a click on a row of the table does.
    #[must_use]
    pub fn listed_act(&self, input: &Input, link: &FlowLink) -> Option<Action> {
        let mut values = match self.to {
            To::Nation => self.institutions(input, link.from),
            To::Region | To::Place => {
                let name = input.data.institution.values.get(link.from);
                vec![(Facet::Institution, name.to_owned())]
            }
        };
        if values.is_empty() {
            return None;
        }
        values.extend(self.target_value(link.to));
        Some(Action::ToggleAll(values))
    }

    /// The filters that keep the institutions of an origin.
    #[must_use]
    pub fn institutions(&self, input: &Input, origin: u32) -> Vec<(Facet, String)> {
        let origin = self.origins.get(origin as usize);
        let codes = origin.map(|origin| origin.institutions.iter());
        let value = |code: &u32| input.data.institution.values.get(*code).to_owned();
        let codes = codes.into_iter().flatten();
        codes
            .map(|code| (Facet::Institution, value(code)))
            .collect()
    }
}

/// Distinct pairs of the rows with their counts, highest first.
fn links(input: &Input, from: &dyn Fn(Row) -> u32, to: &dyn Fn(Row) -> u32) -> Vec<FlowLink> {
    let rows = &input.filtered.rows;
    let of_row: Vec<u64> = rows.iter().map(|&row| pair(from(row), to(row))).collect();
    let mut pairs = of_row.clone();
    sort_pairs(&mut pairs);
    let counts = count::by_group(input.data, input.unit(), pairs.len(), |put| {
        for (&row, key) in rows.iter().zip(&of_row) {
            if let Ok(group) = pairs.binary_search(key) {
                put(row, group as u32);
            }
        }
    });
    let order = sorted(pairs.len(), &mut |a, b| {
        counts[b as usize].cmp(&counts[a as usize])
    });
    let link = |i: u32| FlowLink {
        from: (pairs[i as usize] >> 32) as u32,
        to: pairs[i as usize] as u32,
        count: counts[i as usize],
    };
    order.into_iter().map(link).collect()
}

fn nation_at(input: &Input, nation: Nation) -> Option<Metres> {
    let mut nations = input.boundaries.nations.iter();
    let feature = nations.find(|feature| feature.nation == Some(nation));
    feature.map(|feature| feature.label)
}

/// The origins: where the rows' institutions are based, and the origin of each institution's code.
fn origins(input: &Input, to: To) -> (Vec<FlowOrigin>, Vec<u32>) {
    let mut shown = vec![false; input.data.institution.values.len()];
    for &row in &input.filtered.rows {
        let code = input.data.institution.codes.get(row.index());
        if let Some(shown) = code.and_then(|code| shown.get_mut(*code as usize)) {
            *shown = true;
        }
    }
    let (mut origins, mut of_code): (Vec<FlowOrigin>, Vec<u32>) = Default::default();
    if to == To::Nation {
        origins.extend(Nation::ALL.map(|nation| FlowOrigin {
            name: input.words.value(nation.name()).to_owned(),
            at: nation_at(input, nation).unwrap_or_default(),
            institutions: Vec::new(),
        }));
    }
    for ((code, site), shown) in (0..).zip(institution_nation::sites(input)).zip(shown) {
        let Some(site) = site.filter(|_| shown) else {
            of_code.push(NONE);
            continue;
        };
        let name = match to {
            To::Nation => input.words.value(site.region.nation().name()),
            To::Region | To::Place => input.words.value(&site.town),
        };
        let known = origins.iter().position(|origin| origin.name == name);
        let at = known.unwrap_or_else(|| {
            origins.push(FlowOrigin {
                name: name.to_owned(),
                at: Projection::project(site.position),
                institutions: Vec::new(),
            });
            origins.len() - 1
        });
        origins[at].institutions.push(code);
        of_code.push(at as u32);
    }
    (origins, of_code)
}
