//! Searches for places, postcodes, districts, regions and nations.

use super::matching::{TIER, Wanted};
use super::{Goal, Hit, HitKind};
use geography::gazetteer::name::key;
use geography::gazetteer::names::{COARSE, Name, Names};
use geography::gazetteer::{Gazetteer, Postcode, UnitPostcodes};
use geography::geo::{Boundaries, Feature, Projection};
use geography::metres::Metres;
use messages::{Language, Words};
use records::codes::{Region, institutions};
use records::dataset::Strings;
use records::query::{Facet, Target};
use records::record::{LonLat, PlacedBy};
use records::sort;

/// The maximum number of hits of one kind.
const MOST_OF_A_KIND: usize = 12;
/// The maximum number of outward codes offered for the beginning of one.
const MOST_OUTWARD: usize = 3;
/// Half the width of the extent shown around a place, by its rank, in metres.
const AROUND_PLACE: [f64; 9] = [
    12_000.0, 9_000.0, 7_000.0, 5_000.0, 4_000.0, 3_000.0, 2_500.0, 2_000.0, 6_000.0,
];
/// Half the width of the extent shown around a unit postcode, in metres.
const AROUND_UNIT: f64 = 1_000.0;

/// A district, region or nation.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchArea {
    /// The kind of area.
    pub kind: HitKind,
    /// The English name, which is the facet's value.
    pub name: String,
    /// The facet to which the area belongs.
    pub facet: Facet,
    /// A point well inside the area.
    pub middle: Metres,
    /// The extent `[west, south, east, north]`, in map metres.
    pub bounds: [f64; 4],
}

impl SearchArea {
    /// Every district, region and nation, each once: Scotland, Wales and Northern Ireland count as
    /// nations here.
    #[must_use]
    pub fn all(boundaries: &Boundaries) -> Vec<Self> {
        let of = |kind, facet| {
            move |feature: &Feature| Self {
                kind,
                name: feature.name.clone(),
                facet,
                middle: feature.label,
                bounds: feature.bbox,
            }
        };
        let english = |region: &&Feature| {
            region
                .region
                .is_some_and(|region| region.nation().name() != region.name())
        };
        let nations = boundaries.nations.iter();
        let regions = boundaries.regions.iter().filter(english);
        nations
            .map(of(HitKind::Region, Facet::Nation))
            .chain(regions.map(of(HitKind::Region, Facet::Region)))
            .chain(
                boundaries
                    .districts
                    .iter()
                    .map(of(HitKind::District, Facet::District)),
            )
            .collect()
    }
}

/// The tables that are searched for places.
pub struct PlaceFinder {
    names: Names,
    keys: Strings,
    /// The keys of alternative names, each with the index of its place.
    aliases: Vec<(String, u32)>,
    gazetteer: Option<Gazetteer>,
    areas: Vec<SearchArea>,
}

impl PlaceFinder {
    /// Makes names comparable, which takes some milliseconds. Without the gazetteer no postcode is
    /// found.
    #[must_use]
    pub fn new(names: Names, gazetteer: Option<Gazetteer>, areas: Vec<SearchArea>) -> Self {
        let mut keys = Strings::default();
        for name in names.iter() {
            keys.push(&key(name.name));
        }
        let aliases = names.aliases().map(|(alias, of)| (key(alias), of));
        Self {
            aliases: aliases.collect(),
            keys,
            gazetteer,
            areas,
            names,
        }
    }

    /// Whether a text is a whole postcode, for which the table of units is needed.
    #[must_use]
    pub fn is_unit(text: &str) -> bool {
        matches!(Postcode::parse(text), Some(Postcode::Full(..)))
    }

    /// The places that a text may mean. `district` gives the district of a position in words.
    #[must_use]
    pub fn find(
        &self,
        text: &str,
        units: Option<&UnitPostcodes>,
        district: &dyn Fn(LonLat) -> Option<String>,
        words: Words,
    ) -> Vec<Hit> {
        let mut hits = self.postcodes(text, units, words);
        hits.extend(institution(text, words));
        let (head, tail) = text.split_once(',').unwrap_or((text, ""));
        let Some(wanted) = Wanted::new(key(head)) else {
            return hits;
        };
        hits.extend(self.named(&wanted, tail, district, words));
        if tail.is_empty() {
            hits.extend(self.areas(&wanted, words));
        }
        hits
    }

    /// Places with a matching name or alternative name. If the end of the text names an area
    /// (`Newport, Shropshire`), only places in it, where there are any.
    fn named(
        &self,
        wanted: &Wanted,
        tail: &str,
        district: &dyn Fn(LonLat) -> Option<String>,
        words: Words,
    ) -> Vec<Hit> {
        let mut found: Vec<(u32, u32, Option<u32>)> = (0..)
            .zip(self.keys.iter())
            .filter_map(|(place, key)| Some((wanted.tier(key)?, place, None)))
            .collect();
        for (alias, (key, place)) in self.aliases.iter().enumerate() {
            let Some(tier) = wanted.tier(key) else {
                continue;
            };
            match found.iter_mut().find(|known| known.1 == *place) {
                Some(known) if known.0 <= tier => {}
                Some(known) => *known = (tier, *place, Some(alias as u32)),
                None => found.push((tier, *place, Some(alias as u32))),
            }
        }
        // In a tie, the more important place comes first: it has the smaller index.
        sort::by_key(&mut found, |(tier, place, _)| (*tier, *place));
        let county = self.gazetteer.as_ref().and_then(|known| known.county(tail));
        let region = county.and_then(|county| county.region);
        let tail = Wanted::new(key(tail));
        found.truncate(if tail.is_some() { 200 } else { MOST_OF_A_KIND });
        let mut hits: Vec<Hit> = found
            .iter()
            .filter_map(|(tier, place, alias)| {
                let place = self.names.get(*place)?;
                let alias = alias.and_then(|alias| self.names.aliases().nth(alias as usize));
                let shown = shown(&place, alias.map(|(alias, _)| alias), words);
                Some(self.place(&place, shown, *tier, district, words))
            })
            .collect();
        if let Some(tail) = tail {
            let fits = |hit: &Hit| tail.tier(&key(&hit.whereabouts)).is_some();
            // A county that is not a district is recognised by its region.
            let in_region = |place: &Hit| {
                region.is_some_and(|r| place.whereabouts.ends_with(words.value(r.name())))
            };
            if hits.iter().any(fits) {
                hits.retain(fits);
            } else if hits.iter().any(in_region) {
                hits.retain(in_region);
            }
        }
        hits
    }

    fn place(
        &self,
        place: &Name,
        shown: String,
        tier: u32,
        district: &dyn Fn(LonLat) -> Option<String>,
        words: Words,
    ) -> Hit {
        let rank = usize::from(place.rank.clamp(1, COARSE));
        let region = words.value(place.region.name()).to_owned();
        let district = district(place.position).filter(|name| *name != shown && *name != region);
        let whereabouts = match district {
            Some(district) => format!("{district}, {region}"),
            None => region,
        };
        let name = match place.welsh {
            Some(welsh) if words.0 == Language::Welsh => welsh,
            _ => place.name,
        };
        #[expect(
            clippy::indexing_slicing,
            reason = "the rank is clamped to those listed"
        )]
        let around = AROUND_PLACE[rank - 1];
        Hit {
            kind: HitKind::Place,
            name: shown,
            whereabouts,
            records: None,
            is_rough: place.is_coarse(),
            goal: spot(place.position, name, around),
            score: tier * TIER + 80 * rank as u32,
        }
    }

    fn areas(&self, wanted: &Wanted, words: Words) -> Vec<Hit> {
        let hit = |area: &SearchArea| {
            let name = match area.kind {
                HitKind::District => words.district(&area.name),
                _ => words.value(&area.name),
            };
            let tiers = [name, area.name.as_str()].map(|name| wanted.tier(&key(name)));
            let tier = tiers.into_iter().flatten().min()?;
            let middle = spot(Projection::unproject(area.middle), name, 0.0);
            let goal = Goal::Filter {
                facet: area.facet,
                value: area.name.clone(),
                otherwise: Box::new(framed(middle, area.bounds)),
            };
            Some(Hit {
                kind: area.kind,
                name: name.to_owned(),
                whereabouts: String::new(),
                records: None,
                is_rough: false,
                goal,
                score: tier * TIER
                    + if area.kind == HitKind::District {
                        110
                    } else {
                        90
                    },
            })
        };
        self.areas.iter().filter_map(hit).collect()
    }

    fn postcodes(&self, text: &str, units: Option<&UnitPostcodes>, words: Words) -> Vec<Hit> {
        let Some(gazetteer) = &self.gazetteer else {
            return Vec::new();
        };
        let mut hits = Vec::new();
        if let Some(postcode) = Postcode::parse(text) {
            hits.extend(postcode_hit(gazetteer, &postcode, units, words));
            let outward = Postcode::Outward(*postcode.outward_code());
            if outward != postcode {
                hits.extend(postcode_hit(gazetteer, &outward, None, words));
            }
        }
        let typed = text.trim().to_ascii_uppercase();
        // "E" begins two hundred codes and is no postcode yet.
        if typed.bytes().any(|byte| byte.is_ascii_digit()) {
            let longer = gazetteer
                .outward_codes()
                .filter(|code| code.as_str().starts_with(&typed) && code.as_str() != typed);
            let longer = longer.take(MOST_OUTWARD).filter_map(|code| {
                let hit = postcode_hit(gazetteer, &Postcode::Outward(code), None, words)?;
                Some(Hit { score: TIER, ..hit })
            });
            hits.extend(longer);
        }
        hits
    }
}

/// The hit for a postcode that exists, or whose sector or outward code does.
fn postcode_hit(
    gazetteer: &Gazetteer,
    postcode: &Postcode,
    units: Option<&UnitPostcodes>,
    words: Words,
) -> Option<Hit> {
    let fix = gazetteer.postcode(postcode)?;
    let is_whole = matches!(postcode, Postcode::Full(..));
    let unit = units.and_then(|units| units.find(postcode));
    // A postcode that is not found with its own precision: a new one, or one in Northern Ireland.
    let is_rough = match postcode {
        Postcode::Full(..) => unit.is_none(),
        Postcode::Sector(..) => fix.placed_by != PlacedBy::PostcodeSector,
        // The centre of an area.
        Postcode::Outward(_) => true,
    };
    let guess = || units.and_then(|units| units.near(postcode));
    let position = unit.or_else(guess).unwrap_or(fix.position);
    let around = match unit {
        Some(_) => AROUND_UNIT,
        None => 1_000.0 * f64::from(fix.radius_km.unwrap_or(5.0).clamp(1.5, 40.0)),
    };
    let name = postcode.to_string();
    Some(Hit {
        kind: if is_whole {
            HitKind::Postcode
        } else {
            HitKind::PartOfPostcode
        },
        whereabouts: fix.region.map_or_else(String::new, |region: Region| {
            words.value(region.name()).to_owned()
        }),
        records: None,
        is_rough,
        goal: spot(position, &name, around),
        score: if is_whole { 0 } else { 10 },
        name,
    })
}

/// The institution of which a text is another name: `V&A`.
fn institution(text: &str, words: Words) -> Option<Hit> {
    let known = institutions::LIST.find(text)?;
    Some(Hit {
        kind: HitKind::Institution,
        name: words.value(known.en).to_owned(),
        whereabouts: String::new(),
        records: None,
        is_rough: false,
        goal: Goal::Open(Target::Institution(known.en.to_owned())),
        score: 15,
    })
}

/// A place's name as it is offered: with the alternative name by which it was found, or its Welsh
/// one.
fn shown(place: &Name, alias: Option<&str>, words: Words) -> String {
    let other = match (words.0, place.welsh) {
        (Language::Welsh, Some(welsh)) => return format!("{welsh} ({})", place.name),
        _ => alias,
    };
    match other {
        // "Derry" adds nothing to "Derry/Londonderry".
        Some(other) if !place.name.contains(other) => format!("{} ({other})", place.name),
        _ => place.name.to_owned(),
    }
}

fn spot(position: LonLat, name: &str, half: f64) -> Goal {
    let Metres([x, y]) = Projection::project(position);
    let (lat, lon) = records::dataset::place_key(position);
    Goal::Spot {
        lat,
        lon,
        name: name.to_owned(),
        around: [x - half, y - half, x + half, y + half],
    }
}

fn framed(goal: Goal, bounds: [f64; 4]) -> Goal {
    match goal {
        Goal::Spot { lat, lon, name, .. } => Goal::Spot {
            lat,
            lon,
            name,
            around: bounds,
        },
        other => other,
    }
}
