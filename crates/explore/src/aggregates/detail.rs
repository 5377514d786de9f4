//! Everything known of a place, a partner, an institution or a record.

mod listing;
mod record;

pub(super) use listing::{funding, group, institutions, listing, types};
pub use record::long_texts;

use listing::{most_first, partners, places, tally};
use record::placing;

use super::Totals;
use super::spot::spot;
use crate::nearby::{TOWN_METRES, partners_within, rows_within};
use geography::geo::distance_km;
use messages::{PageText, Words};
use records::dataset::{Dataset, NONE, find_record, place_key};
use records::query::{DistanceUnit, Facet, Near, Radius, Target};
use records::record::LonLat;

/// A line of a listing or a fact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What is shown.
    pub text: String,
    /// Records, where the line counts them.
    pub records: Option<u32>,
    /// How far away it is, in words; empty where that is not said.
    pub distance: String,
    /// What it leads to inside the page.
    pub target: Option<Target>,
    /// An address as given. Whether it may be a link is decided by [`records::link::link()`].
    pub url: bool,
}

/// A labelled list, most records first, or nearest first where lines have distances.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// What is listed.
    pub heading: PageText,
    /// What fills the heading's gap, where it has one.
    pub radius: Option<Radius>,
    /// The facet that the lines are values of, where they can be filtered by.
    pub facet: Option<Facet>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A labelled fact of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The label from the catalogue; `None` for a column that the file brought.
    pub label: Option<PageText>,
    /// The header of a column that the file brought.
    pub header: String,
    /// One line, or several.
    pub lines: Vec<Line>,
}

/// One record, but for its long texts: those are [`long_texts`], which may come later and stand
/// between the facts.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordDetail {
    /// Which it is.
    pub row: u32,
    /// Its facts before the texts, empty ones left out.
    pub before: Vec<Fact>,
    /// Its facts after the texts.
    pub after: Vec<Fact>,
    /// Other records of the same project: row and what it is called.
    pub siblings: Vec<Line>,
}

/// What is shown next to the map for a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// What kind of thing it is.
    pub kind: PageText,
    /// Its name.
    pub title: String,
    /// Where it is, or what it belongs to.
    pub subtitle: String,
    /// How it is placed, in words; empty where nothing need be said.
    pub placing: String,
    /// Of a point that was looked for: what is there or nearest to it, in sentences.
    pub sentences: Vec<String>,
    /// The matching rows.
    pub rows: Vec<u32>,
    /// Counts of the matching rows.
    pub totals: Totals,
    /// How many further records the filter hides.
    pub hidden: u32,
    /// What the rows hold.
    pub listings: Vec<Listing>,
    /// Only for a record.
    pub record: Option<RecordDetail>,
    /// The point around which one may look for others: a place, or where most of a partner's records
    /// are.
    pub around: Option<Around>,
}

/// A point on the map and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// 1/10,000 of a degree: latitude, longitude.
    pub at: (i32, i32),
    /// Its name; may be empty.
    pub name: String,
}

impl Around {
    /// The point.
    #[must_use]
    pub fn point(&self) -> LonLat {
        LonLat {
            lat: f64::from(self.at.0) / 1e4,
            lon: f64::from(self.at.1) / 1e4,
        }
    }

    /// The filter by a distance from here.
    #[must_use]
    pub fn within(&self, radius: Radius) -> Near {
        let (lat, lon) = self.at;
        Near {
            lat,
            lon,
            radius,
            name: self.name.clone(),
        }
    }
}

/// How far "near" reaches in the panel of a place or a partner.
const fn panel_radius(unit: DistanceUnit) -> Radius {
    match unit {
        DistanceUnit::Miles => Radius::miles(30),
        DistanceUnit::Kilometres => Radius::kilometres(50),
    }
}

/// Describes a target under a filter, distances in a unit; `None` where the data set does not hold it.
#[must_use]
pub fn detail(
    data: &Dataset,
    rows: &[u32],
    target: &Target,
    unit: DistanceUnit,
    words: Words,
) -> Option<Detail> {
    match target {
        Target::Place(lat, lon) => place(data, rows, (*lat, *lon), unit, words),
        Target::Partner(name) => {
            let code = data.partner.values.position(name)?;
            let mut out = group(data, rows, PageText::Partner, name, |row| {
                data.partner.codes[row] == code
            });
            out.subtitle = tally(&data.partner_kind, &out.rows, |_| None)
                .into_iter()
                .filter(|line| !line.text.is_empty())
                .map(|line| words.value(&line.text).to_owned())
                .collect::<Vec<_>>()
                .join(", ");
            out.listings = vec![
                listing(
                    PageText::Institutions,
                    Some(Facet::Institution),
                    institutions(data, &out.rows),
                ),
                listing(PageText::Places, None, places(data, &out.rows, words)),
                types(data, &out.rows),
                funding(data, &out.rows),
            ];
            if let Some(place) = main_place(data, code) {
                let others = |partner: u32, _| partner != code;
                out.listings
                    .extend(near(data, rows, place, others, unit, words));
                out.around = around(data, place, name);
            }
            Some(out)
        }
        Target::Institution(name) => {
            let code = data.institution.values.position(name)?;
            let mut out = group(
                data,
                rows,
                PageText::Institution,
                words.value(name),
                |row| data.institution.codes[row] == code,
            );
            out.listings = vec![
                listing(PageText::Partners, None, partners(data, &out.rows)),
                listing(PageText::Places, None, places(data, &out.rows, words)),
                listing(
                    PageText::Regions,
                    Some(Facet::Region),
                    tally(&data.region, &out.rows, |_| None),
                ),
                types(data, &out.rows),
                funding(data, &out.rows),
            ];
            Some(out)
        }
        Target::Record(key) => record::detail(data, find_record(data, key)?, words),
        Target::Spot { lat, lon, name } => {
            let around = Around {
                at: (*lat, *lon),
                name: name.clone(),
            };
            Some(spot(data, rows, around, unit, words))
        }
    }
}

fn place(
    data: &Dataset,
    rows: &[u32],
    at: (i32, i32),
    unit: DistanceUnit,
    words: Words,
) -> Option<Detail> {
    let code = data
        .places
        .positions
        .iter()
        .position(|p| place_key(*p) == at)?;
    let name = match data.name_of_place(code as u32) {
        "" => words.get(PageText::UnnamedPlace),
        name => words.value(name),
    };
    let mut out = group(data, rows, PageText::Place, name, |row| {
        data.place[row] == code as u32
    });
    let all: Vec<u32> = (0..data.len() as u32)
        .filter(|&row| data.place[row as usize] == code as u32)
        .collect();
    out.subtitle = ["region", "nation"]
        .iter()
        .zip([&data.region, &data.nation])
        .filter_map(|(_, column)| tally(column, &all, |_| None).into_iter().next())
        .filter(|line| !line.text.is_empty())
        .map(|line| words.value(&line.text).to_owned())
        .fold(String::new(), |text, part| {
            if text.is_empty() || text == part {
                part
            } else {
                format!("{text}, {part}")
            }
        });
    let first = *all.first()? as usize;
    out.placing = placing(words, data.placed_by[first], data.precision[first]);
    let code = code as u32;
    out.around = around(data, code, data.name_of_place(code));
    out.listings = vec![
        listing(PageText::Partners, None, partners(data, &out.rows)),
        listing(
            PageText::Institutions,
            Some(Facet::Institution),
            institutions(data, &out.rows),
        ),
        types(data, &out.rows),
        funding(data, &out.rows),
    ];
    let elsewhere = |_, place| place != code;
    out.listings
        .extend(near(data, rows, code, elsewhere, unit, words));
    Some(out)
}

/// Where most of a partner's records are, whatever the filters; of equals the first in the data.
fn main_place(data: &Dataset, partner: u32) -> Option<u32> {
    let rows = data.partner.codes.iter().zip(&data.place);
    let places = rows.filter(|(code, place)| **code == partner && **place != NONE);
    let places = places.map(|(_, place)| *place);
    most_first(places, data.places.positions.len())
        .next()
        .map(|(place, _)| place)
}

fn around(data: &Dataset, place: u32, name: &str) -> Option<Around> {
    let at = place_key(*data.places.positions.get(place as usize)?);
    let name = name.to_owned();
    Some(Around { at, name })
}

/// Who else is near a place, nearest first, and which institutions are active around it. `is_other`
/// judges by partner and nearest place.
fn near(
    data: &Dataset,
    rows: &[u32],
    place: u32,
    is_other: impl Fn(u32, u32) -> bool,
    unit: DistanceUnit,
    words: Words,
) -> Vec<Listing> {
    let Some(here) = data.places.positions.get(place as usize).copied() else {
        return Vec::new();
    };
    let radius = panel_radius(unit);
    let found = partners_within(data, rows, here, radius.metres());
    let others = found
        .iter()
        .filter(|near| is_other(near.partner, near.place));
    let others = others.map(|near| {
        let name = data.partner.values.get(near.partner);
        Line {
            text: name.to_owned(),
            records: Some(near.records),
            distance: spoken(
                data,
                near.place,
                near.metres,
                data.is_rough(place),
                unit,
                words,
            ),
            target: Some(Target::Partner(name.to_owned())),
            url: false,
        }
    });
    let active = institutions(data, &rows_within(data, rows, here, radius.metres()));
    // Where filters narrow the rows, nothing is said of who else may be there.
    let [others_key, active_key] = if rows.len() < data.len() {
        [PageText::PartnersNearFound, PageText::InstitutionsNearFound]
    } else {
        [PageText::PartnersNear, PageText::InstitutionsNear]
    };
    let within = |heading, facet, lines| Listing {
        radius: Some(radius),
        ..listing(heading, facet, lines)
    };
    vec![
        within(others_key, None, others.collect()),
        within(active_key, Some(Facet::Institution), active),
    ]
}

/// A distance to a place in words, from a point that is itself known only to the town or not. What is
/// known only to the town may be anywhere in it: within it no distance is said.
pub(super) fn spoken(
    data: &Dataset,
    place: u32,
    metres: f64,
    from_rough: bool,
    unit: DistanceUnit,
    words: Words,
) -> String {
    let is_rough = data.is_rough(place);
    let town = data.name_of_place(place);
    match metres < TOWN_METRES {
        true if is_rough && !town.is_empty() => {
            words.fill(PageText::SomewhereInTown, &[("town", words.named(town))])
        }
        true if from_rough => String::new(),
        _ if is_rough || from_rough => words.rough_distance(metres, unit),
        _ => words.distance(metres, unit),
    }
}

/// How far a record is from a point, in the unit of its radius; `None` where it has no position.
#[must_use]
pub fn distance_in_words(data: &Dataset, row: u32, near: &Near, words: Words) -> Option<String> {
    let place = *data.place.get(row as usize)?;
    let position = data.places.positions.get(place as usize)?;
    let metres = distance_km(near.centre(), *position) * 1_000.0;
    let unit = near.radius.unit();
    Some(spoken(data, place, metres, false, unit, words))
}

/// The target of a place code.
pub(super) fn place_target(data: &Dataset, code: u32) -> Option<Target> {
    let (lat, lon) = place_key(*data.places.positions.get(code as usize)?);
    Some(Target::Place(lat, lon))
}

#[cfg(test)]
mod tests;
