//! The details of a place, a partner, an institution or a record.

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
use records::dataset::{Dataset, find_record, place_key};
use records::query::{DistanceUnit, Facet, Near, Radius, Target};
use records::record::LonLat;
use records::{PlaceId, Row};

/// A line of a listing or a fact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The text shown.
    pub text: String,
    /// The number of records, where the line counts them.
    pub records: Option<u32>,
    /// The distance in words; empty where none is given.
    pub distance: String,
    /// What a click on the line opens in the page.
    pub target: Option<Target>,
    /// Whether the text is a web address, as given. [`records::link::link()`] decides whether it
    /// may be a link.
    pub url: bool,
}

/// A labelled list, most records first, or nearest first where lines have distances.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// The list's heading.
    pub heading: PageText,
    /// The radius to insert in the heading, where it needs one.
    pub radius: Option<Radius>,
    /// The facet by which the lines can be filtered, if any.
    pub facet: Option<Facet>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A labelled fact of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The label from the catalogue; `None` for a column specific to the file.
    pub label: Option<PageText>,
    /// The header of a column specific to the file.
    pub header: String,
    /// One line, or several.
    pub lines: Vec<Line>,
}

/// The details of one record, except its long texts: those come from [`long_texts`], possibly
/// later, and are shown between the facts.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordDetail {
    /// Which it is.
    pub row: Row,
    /// The record's row.
    /// The facts shown before the texts, without empty ones.
    pub before: Vec<Fact>,
    /// The facts shown after the texts.
    pub after: Vec<Fact>,
    /// Other records of the same project, each with its title.
    pub siblings: Vec<Line>,
}

/// The details shown next to the map for a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// The kind of target.
    pub kind: PageText,
    /// The target's name.
    pub title: String,
    /// Where the target is, or what it belongs to.
    pub subtitle: String,
    /// How the target was placed, in words; empty where that goes without saying.
    pub placing: String,
    /// For a point that was searched for: what is there or nearest to it, in sentences.
    pub sentences: Vec<String>,
    /// The matching rows.
    pub rows: Vec<Row>,
    /// Counts of the matching rows.
    pub totals: Totals,
    /// How many further records the filter hides.
    pub hidden: u32,
    /// Lists of what the rows contain.
    pub listings: Vec<Listing>,
    /// The record's details; `None` for other targets.
    pub record: Option<RecordDetail>,
    /// The point around which the user may search for others: a place, or where most of a partner's
    /// records are.
    pub around: Option<Around>,
}

/// A point on the map and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// Latitude and longitude, in 1/10,000 of a degree.
    pub at: (i32, i32),
    /// The point's name; may be empty.
    pub name: String,
}

impl Around {
    /// The position of the point.
    #[must_use]
    pub fn point(&self) -> LonLat {
        LonLat {
            lat: f64::from(self.at.0) / 1e4,
            lon: f64::from(self.at.1) / 1e4,
        }
    }

    /// The filter for a radius around this point.
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

/// The radius of "near" in the panel of a place or a partner.
const fn panel_radius(unit: DistanceUnit) -> Radius {
    match unit {
        DistanceUnit::Miles => Radius::miles(30),
        DistanceUnit::Kilometres => Radius::kilometres(50),
    }
}

/// Describes a target under a filter, with distances in a given unit; `None` where the data set
/// does not have it.
#[must_use]
pub fn detail(
    data: &Dataset,
    rows: &[Row],
    target: &Target,
    unit: DistanceUnit,
    words: Words,
) -> Option<Detail> {
    match target {
        Target::Place(lat, lon) => place(data, rows, (*lat, *lon), unit, words),
        Target::Partner(name) => {
            let code = data.partner.values.position(name)?;
            let mut out = group(data, rows, PageText::Partner, name, |row| {
                data.partner.code(row) == Some(code)
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
                |row| data.institution.code(row) == Some(code),
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
    rows: &[Row],
    at: (i32, i32),
    unit: DistanceUnit,
    words: Words,
) -> Option<Detail> {
    let mut keys = data.places.positions.iter().map(|p| place_key(*p));
    let code = PlaceId(keys.position(|key| key == at)? as u32);
    let name = match data.name_of_place(code) {
        "" => words.get(PageText::UnnamedPlace),
        name => words.value(name),
    };
    let mut out = group(data, rows, PageText::Place, name, |row| {
        data.place_of(row) == Some(code)
    });
    let all: Vec<Row> = data
        .rows()
        .filter(|&row| data.place_of(row) == Some(code))
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
    out.placing = placing(data, *all.first()?, words);
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

/// The place of most of a partner's records, whatever the filters; the first in the data wins a
/// tie.
fn main_place(data: &Dataset, partner: u32) -> Option<PlaceId> {
    let rows = data.partner.codes.iter().zip(&data.place);
    let places = rows.filter(|(code, place)| **code == partner && **place != PlaceId::NONE);
    let places = places.map(|(_, place)| place.0);
    most_first(places, data.places.positions.len())
        .next()
        .map(|(place, _)| PlaceId(place))
}

fn around(data: &Dataset, place: PlaceId, name: &str) -> Option<Around> {
    let at = place_key(*data.places.positions.get(place.index())?);
    let name = name.to_owned();
    Some(Around { at, name })
}

/// Lists who else is near a place, nearest first, and which institutions are active around it.
/// `is_other` decides by partner and nearest place.
fn near(
    data: &Dataset,
    rows: &[Row],
    place: PlaceId,
    is_other: impl Fn(u32, PlaceId) -> bool,
    unit: DistanceUnit,
    words: Words,
) -> Vec<Listing> {
    let Some(here) = data.places.positions.get(place.index()).copied() else {
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
    // Where filters narrow the rows, nothing is claimed about who else may be there.
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

/// The distance to a place in words; `from_rough` tells that the starting point is itself known
/// only to the town. A place known only to the town may be anywhere in it, so no distance is given
/// within that range.
pub(super) fn spoken(
    data: &Dataset,
    place: PlaceId,
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

/// The distance of a record from a point in words, in the unit of the radius; `None` where the
/// record has no position.
#[must_use]
pub fn distance_in_words(data: &Dataset, row: Row, near: &Near, words: Words) -> Option<String> {
    let place = *data.place.get(row.index())?;
    let position = data.places.positions.get(place.index())?;
    let metres = distance_km(near.centre(), *position) * 1_000.0;
    let unit = near.radius.unit();
    Some(spoken(data, place, metres, false, unit, words))
}

/// The target for a place code.
pub(super) fn place_target(data: &Dataset, code: PlaceId) -> Option<Target> {
    let (lat, lon) = place_key(*data.places.positions.get(code.index())?);
    Some(Target::Place(lat, lon))
}

#[cfg(test)]
mod tests;
